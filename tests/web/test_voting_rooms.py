"""A full room with all that people do in it, and ten rooms at once."""

from random import Random

from maturity.domain.vote import Counts
from maturity.usecases.workshop_running import GivenCards, set_cards
from maturity.usecases.workshop_wall import wall
from tests.web.apptest import FrontDoor
from tests.web.phones import SCOPE, Phone, Room, a_room, fresh, room

__all__ = ["fresh", "room"]

ROOMS = 10


def counts_on_the_wall(room: Room) -> Counts:
    shown = wall(room.place.work, room.ann, room.workshop.id).shown
    assert shown is not None
    assert shown.after is not None
    return shown.after


def test_a_room_of_forty_is_counted_right_whatever_its_people_do(room: Room) -> None:
    chance = Random(40)  # noqa: S311 - chance of a trial, not of a secret
    early, leavers = room.phones(20), room.phones(4)
    leavers[0].get("/w")
    room.open()
    late = room.phones(12)
    chosen: list[int] = []
    for number, phone in enumerate(early + late):
        level = chance.randrange(6)
        form = {**phone.form(), "choice": str(level)}
        for _click in range(1 + number % 2):
            assert phone.post("/w/vote", form).status == 303
        if number % 5 == 0:
            level = chance.randrange(6)
            phone.vote(str(level))
        chosen.append(level)
    cards = Counts((0, 1, 2, 1, 0, 0))

    set_cards(room.place.work, room.ann, room.workshop.id, GivenCards(SCOPE, 1, cards))
    room.reveal()

    phones = Counts(tuple(chosen.count(level) for level in range(6)))
    assert counts_on_the_wall(room) == phones + cards
    assert phones.votes == len(early) + len(late)


def test_ten_workshops_at_once_do_not_see_each_other(front_door: FrontDoor, fresh: None) -> None:
    rooms = [a_room(front_door.place, f"Council {number}") for number in range(ROOMS)]
    for found in rooms:
        found.start()
        found.open()
    phones = [Phone().join(found.code) for found in rooms]
    forms = [phone.form() for phone in phones]

    for number, phone in enumerate(phones):
        stolen = {**forms[(number + 1) % ROOMS], "choice": "0"}
        assert phone.post("/w/vote", stolen).status == 403
        phone.vote(str(number % 6))
    rooms[0].close_vote()

    assert [found.voted() for found in rooms] == [[number % 6] for number in range(ROOMS)]
    assert phones[0].vote("5", **forms[0]).status == 409
    assert phones[1].vote("5").status == 200
