"""Every page of a phone in a workshop, in a language that nobody speaks."""

from collections.abc import Callable

import pytest

from maturity.domain.library import Library
from maturity.usecases.agreeing import GivenLevel, agree
from tests.locale.pseudo import forgotten
from tests.web.apptest import FrontDoor
from tests.web.asgi import Reply
from tests.web.phones import CLIMATE, FROM_HERE, SCOPE, Phone, Room, a_room, fresh
from tests.web.visible import texts_of_html

__all__ = ["fresh"]

WELSH = {"accept-language": "cy"}
KNOWN = ["ABC-234", "We looked."]


def a_phone(room: Room) -> Phone:
    return Phone(headers=dict(WELSH)).join(room.code)


def code_pages(room: Room) -> list[Reply]:
    new = Phone(headers=dict(WELSH))
    role = {"role": "nobody"}
    return [
        *(new.get(path) for path in ("/j", "/j/ABC234", f"/j/{room.code}", "/w")),
        new.post(f"/j/{room.code}", role),
        new.post(f"/j/{room.code}", role, sec_fetch_site="cross-site"),
        new.post(f"/j/{room.code}", {"role": "x" * 9_000}, **FROM_HERE),
    ]


def waiting_pages(room: Room) -> list[Reply]:
    phone = a_phone(room)
    pages = [phone.get("/w")]
    room.start()
    return [*pages, phone.get("/w")]


def votes_ahead(room: Room) -> list[Reply]:
    phone = a_phone(room)
    first = phone.get("/w/ahead/1")
    after = phone.send("/w/vote", {**phone.form("/w/ahead/1"), "choice": "3"})
    return [first, after, phone.get("/w/ahead/1"), phone.get("/w")]


def ballots(room: Room) -> list[Reply]:
    room.start()
    room.open()
    phone = a_phone(room)
    form = phone.form()
    pages = [phone.get("/w"), *(phone.vote(choice) for choice in ("2", "dont_know", "abstain"))]
    pages += [phone.vote("9"), phone.vote(""), phone.vote("3", ballot="2")]
    pages += [phone.vote("3", question=CLIMATE), phone.send("/w/time", form)]
    pages += [phone.send("/w/vote", {"choice": "3"}), phone.vote("3", more="x" * 9_000)]
    return pages


def results(room: Room) -> list[Reply]:
    room.start()
    room.open()
    phones = [a_phone(room) for _ in range(9)]
    for phone, choice in zip(phones, "012345555", strict=True):
        phone.vote(choice)
    phones[8].vote("dont_know")
    pages = []
    for ballot in (1, 2):
        room.close_vote(ballot)
        pages.append(phones[0].get("/w"))
        room.reveal(ballot)
        pages.append(phones[0].get("/w"))
        if ballot == 1:
            room.again()
    agree(room.place.work, room.ann, room.workshop.id, GivenLevel(SCOPE, 2, "We looked.", ballot=2))
    room.place.clock.forward(room.workshop.expires_at - room.place.clock())
    return [*pages, phones[0].get("/w"), phones[0].get(f"/j/{room.code}")]


@pytest.mark.parametrize(
    "pages", [code_pages, waiting_pages, votes_ahead, ballots, results], ids=lambda p: p.__name__
)
@pytest.mark.usefixtures("unspoken", "fresh")
def test_no_page_of_a_phone_forgets_a_sentence(
    front_door: FrontDoor,
    shelf: Library,
    monkeypatch: pytest.MonkeyPatch,
    pages: Callable[[Room], list[Reply]],
) -> None:
    # A descriptor that is cut has one bracket here and the other one there.
    monkeypatch.setattr("maturity.web.routes.screens.clauses", lambda whole: (whole, whole))
    front_door.reads(shelf)
    room = a_room(front_door.place, vote_ahead=pages is votes_ahead)

    found = pages(room)

    assert all('lang="cy"' in reply.text for reply in found)
    texts = {text for reply in found for text in texts_of_html(reply.text)}
    assert {left for text in texts if (left := forgotten(text, KNOWN))} == set()
