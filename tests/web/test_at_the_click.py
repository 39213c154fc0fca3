"""A page that stays open: whoever is out by now has no file made by its buttons."""

import ast
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from maturity.usecases.signing_in import follow_signed_in, sign_out, signed_in
from maturity.usecases.work_accounts import set_work_account_closed
from maturity.web import visitors
from maturity.web.at_the_click import at_the_click
from maturity.web.visitors import sign_in_of
from tests.web.accounts import BEA, account, forget_secret, now, with_provider
from tests.web.apptest import FrontDoor

WEB = Path(__file__).parents[2] / "maturity" / "web"


def name_of(who: Visitor | None) -> bytes:
    return b"nobody" if who is None else who.person.id.encode()


@pytest.fixture
def button(
    front_door: FrontDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], bytes]]:
    """Of a page that Bea opened, who signed in with her work account."""
    with_provider(tmp_path, monkeypatch)
    forget_secret()
    place, held = front_door.place, account(now(front_door))
    ann, sign_in = place.lead(place.organisation()), sign_in_of(held)
    assert sign_in is not None
    token = invite(place.work, ann, "ambridge", Role.CONTRIBUTOR)
    follow_signed_in(place.work, token, sign_in)
    with monkeypatch.context() as in_the_run:
        in_the_run.setattr(visitors.st, "context", SimpleNamespace(cookies=held))
        made = at_the_click(name_of)
    yield made
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
def test_the_end_of_a_session_is_the_end_of_files_in_tabs_that_are_open(
    end: Callable[[FrontDoor], None], front_door: FrontDoor, button: Callable[[], bytes]
) -> None:
    kept = front_door.place.work.store.identity(BEA.issuer, BEA.subject)
    assert kept is not None
    assert button() == kept.person_id.encode()

    end(front_door)

    assert button() == b"nobody"


def test_every_button_for_a_file_asks_anew_who_is_here() -> None:
    found = {
        f"{path.name}:{node.lineno}": ast.unparse(keyword.value)
        for path in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("download_button")
        for keyword in node.keywords
        if keyword.arg == "data"
    }

    theirs = ("at_the_click(", "round_at_the_click(")
    assert len(found) > 9
    assert {where: data for where, data in found.items() if not data.startswith(theirs)} == {}
