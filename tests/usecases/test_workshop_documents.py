"""The files of a workshop: who may have them, and that a record tells what the wall has shown."""

import re
from html import unescape

import pytest

from maturity.errors import NotHere
from maturity.usecases.agreeing import GivenLevel, agree
from maturity.usecases.days import LONDON
from maturity.usecases.join_code import shown_code
from maturity.usecases.workshop_close import close_workshop
from maturity.usecases.workshop_documents import joining_picture, pack_file, record_file
from tests.usecases.places import Place
from tests.usecases.rooms import FULL, Room, begun, prepared

SERVER = "https://index.example.gov.uk"
VOTES = (3, 3, 3, 3, 1, 1, 1, 5, 5)


def words(file: bytes) -> str:
    return " ".join(unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", file.decode())).split())


def record(room: Room) -> str:
    return words(record_file(room.work, room.ann, room.id, "html"))


def test_the_pack_opens_the_workshop_it_is_of(place: Place) -> None:
    room = prepared(place)

    said = words(pack_file(room.work, room.ann, room.id, SERVER, "html"))

    code = shown_code(room.workshop.code)
    assert f"QR code that opens {SERVER}/j/{code}" in said
    assert joining_picture(SERVER, room.workshop.code).startswith("<svg")


def test_the_hours_of_the_pack_are_those_of_the_clock_on_the_wall(place: Place) -> None:
    room = prepared(place)
    starts = room.workshop.starts_at
    assert starts is not None

    said = words(pack_file(room.work, room.ann, room.id, "", "html"))

    assert f"{starts.astimezone(LONDON):%H:%M} Welcome" in said


def test_a_record_shows_no_vote_before_the_wall_did(place: Place) -> None:
    room = begun(place, len(VOTES))
    room.open()
    room.vote(VOTES)

    before = record(room)
    room.close()
    counted = record(room)
    room.reveal()

    assert "Median" not in before + counted
    assert "Median 3" in record(room)


def test_a_closed_workshop_has_the_same_record_but_for_the_line_that_it_is_open(
    place: Place,
) -> None:
    room = begun(place)
    room.revealed(VOTES)
    agree(room.work, room.ann, room.id, GivenLevel(FULL, 3, "Why", "Log", "One says 1.", ballot=1))
    before = record(room)

    close_workshop(room.work, room.ann, room.id)

    line = "The workshop is not closed yet: this record may still change. "
    assert line in before
    assert record(room) == before.replace(line, "")
    assert "Another view One says 1." in before


def test_another_organisation_gets_neither(place: Place) -> None:
    room = prepared(place)
    stranger = place.lead(place.organisation("Borchester"), "Eve")

    for wanted in (
        lambda: pack_file(room.work, stranger, room.id, SERVER, "html"),
        lambda: record_file(room.work, stranger, room.id, "html"),
    ):
        with pytest.raises(NotHere):
            wanted()
