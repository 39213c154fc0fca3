"""A page that stays open: whoever is out by now has no file made by its links."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.usecases.signing_in import follow_signed_in, sign_out, signed_in
from maturity.usecases.work_accounts import set_work_account_closed
from maturity.web.routes.files_of_councils import ABOUT_YOU
from maturity.web.visitors import sign_in_of
from tests.web.accounts import BEA, account, forget_secret, now, sent, with_provider
from tests.web.apptest import FrontDoor
from tests.web.file_links import take


@pytest.fixture
def held(
    front_door: FrontDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Mapping[str, str]]:
    """The cookie of Bea, who signed in with her work account."""
    with_provider(tmp_path, monkeypatch)
    forget_secret()
    place, held = front_door.place, account(now(front_door))
    ann, sign_in = place.lead(place.organisation()), sign_in_of(held)
    assert sign_in is not None
    token = invite(place.work, ann, "ambridge", Role.CONTRIBUTOR)
    follow_signed_in(place.work, token, sign_in)
    yield held
    forget_secret()


def signs_out(door: FrontDoor) -> None:
    sign_in = sign_in_of(account(now(door)))
    sign_out(door.place.work, signed_in(door.place.work, sign_in), sign_in)


def is_closed(door: FrontDoor) -> None:
    olga = door.place.person("Olga", owner=True)
    set_work_account_closed(door.place.work, olga, BEA.issuer, BEA.subject, closed=True)


def is_over(door: FrontDoor) -> None:
    door.place.clock.forward(timedelta(hours=12, minutes=1))


@pytest.mark.parametrize("end", [signs_out, is_closed, is_over])
def test_the_end_of_a_session_is_the_end_of_files_for_its_cookie(
    end: Callable[[FrontDoor], None], front_door: FrontDoor, held: Mapping[str, str]
) -> None:
    assert take(ABOUT_YOU, **sent(held)).status == 200

    end(front_door)

    assert take(ABOUT_YOU, **sent(held)).status == 404
