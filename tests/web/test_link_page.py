"""What the page of a link says: as whom it lets in, and when the fault is not the link's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.usecases.come_in import follow_link, invite, make_device_link, make_owner_link
from maturity.usecases.organisations import rename_person
from maturity.web.context import workplace
from maturity.web.routes import ROUTES
from maturity.web.routes import links as link_routes
from maturity.web.routes.budget import Budget
from tests.web.accounts import FROM_HERE, forget_secret
from tests.web.apptest import FrontDoor
from tests.web.asgi import Reply, fetch
from tests.web.whole import dump

APP = Starlette(routes=ROUTES)
AS_WHOM, ADDS = "It lets you in as", "You are in as"


@pytest.fixture(autouse=True)
def _fresh(front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("wrong_links", "wrong_looks"):
        monkeypatch.setattr(link_routes, name, Budget(600))
    forget_secret()
    yield
    forget_secret()


def shown(front_door: FrontDoor, token: str, who: Visitor | None = None) -> Reply:
    front_door.comes(who)
    return fetch(APP, f"/link/{token}")


def test_whoever_is_sent_somebody_elses_link_reads_whose_it_is(front_door: FrontDoor) -> None:
    work, mallory = front_door.place.work, front_door.place.person("Mallory")

    reply = shown(front_door, make_device_link(work, mallory))

    assert "It lets you in as Mallory, who made it." in reply.text
    assert "If you did not make it yourself, do not use it." in reply.text


def test_a_link_of_somebody_without_a_name_warns_as_well(front_door: FrontDoor) -> None:
    work = front_door.place.work
    person = follow_link(work, make_owner_link(work), None)

    reply = shown(front_door, make_device_link(work, front_door.place.again(person)))

    assert "It lets you in as a colleague, who made it." in reply.text
    assert "If you did not make it yourself, do not use it." in reply.text


def test_an_invitation_says_to_whom_it_adds_what(front_door: FrontDoor) -> None:
    place = front_door.place
    token = invite(place.work, place.lead(place.organisation()), "ambridge", Role.LEAD)

    vics, strangers = shown(front_door, token, place.person("Vic")), shown(front_door, token)

    assert "You are in as Vic: this adds Ambridge to that." in vics.text
    assert "If that is not you, sign out first." in vics.text
    assert not [word for word in ("Ambridge", ADDS, AS_WHOM) if word in strangers.text]


def test_a_link_of_the_server_says_to_whom_it_adds_a_duty(front_door: FrontDoor) -> None:
    place = front_door.place

    reply = shown(front_door, make_owner_link(place.work), place.person("Vic"))

    assert "You are in as Vic: this adds a duty on this server to that." in reply.text


def test_names_are_escaped_and_the_policy_stays_strict(front_door: FrontDoor) -> None:
    place, odd = front_door.place, "<script>alert(1)</script>{{ 7 * 7 }}{name}"
    vic = Visitor(rename_person(place.work, place.person("Vic"), odd))
    ann = place.lead(place.organisation())

    for token in (
        make_device_link(place.work, vic),
        invite(place.work, ann, "ambridge", Role.LEAD),
    ):
        reply = shown(front_door, token, vic)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}{name}" in reply.text
        assert "<script>" not in reply.text
        assert "unsafe" not in reply.headers["content-security-policy"]
        assert reply.headers["cache-control"] == "no-store"


def test_looking_again_and_again_changes_nothing_and_the_link_still_works(
    front_door: FrontDoor,
) -> None:
    place = front_door.place
    ann = place.lead(place.organisation())
    token = make_device_link(place.work, ann)
    shown(front_door, token)  # the first request of all makes the key that signs cookies
    before = dump(place.database)

    for who in (None, ann, place.again(ann.person)):
        assert "set-cookie" not in shown(front_door, token, who).headers

    assert dump(place.database) == before
    front_door.comes(None)
    assert fetch(APP, f"/link/{token}", "POST", FROM_HERE).status == 303


def test_a_link_that_is_over_and_one_that_never_was_look_alike(front_door: FrontDoor) -> None:
    place = front_door.place
    token = make_device_link(place.work, place.person("Mallory"))
    follow_link(place.work, token, None)

    over, guessed = shown(front_door, token), shown(front_door, "guessed")

    assert (over.status, guessed.status) == (200, 200)
    assert over.text.replace(token, "guessed") == guessed.text
    assert "Mallory" not in over.text


def test_wrong_looks_draw_on_a_budget_of_their_own(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_routes, "wrong_looks", Budget(3))
    token = make_device_link(front_door.place.work, front_door.place.person("Ann"))

    right = [shown(front_door, token).status for _ in range(5)]
    wrong = [shown(front_door, "guessed").status for _ in range(5)]

    assert (right, wrong) == ([200] * 5, [200] * 3 + [429] * 2)
    assert fetch(APP, f"/link/{token}", "POST", FROM_HERE).status == 303


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_database_that_does_not_answer_is_said_and_not_blamed_on_the_link(
    method: str, front_door: FrontDoor
) -> None:
    database: Path = front_door.place.database
    workplace()  # the server had started
    database.rename(database.with_name("away"))
    database.mkdir()

    reply = fetch(APP, "/link/any", method, FROM_HERE)

    assert reply.status == 503
    assert "does not answer" in reply.text
    assert str(database) not in reply.text
