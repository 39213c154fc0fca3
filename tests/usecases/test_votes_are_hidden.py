"""Two rooms that vote differently look the same, byte by byte, until the reveal; a busy room and
ten at once.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from maturity.domain.vote import Choice, Counts, NoVote
from maturity.errors import VoteRefused
from maturity.store.tables import Adapter
from maturity.usecases.joining import join
from maturity.usecases.rounds import start_round
from maturity.usecases.voting import cast_vote, phone_of
from maturity.usecases.workshop_close import record_of
from maturity.usecases.workshop_running import open_vote, start_day
from maturity.usecases.workshop_wall import pulse, votes_ahead, wall
from maturity.usecases.workshops import open_workshop, prepare_workshop, workshop_of
from tests.usecases.places import TEA, Place
from tests.usecases.rooms import FULL, Room, begun, given, prepared

ONE: tuple[Choice, ...] = (3,) * 8
Vote = Callable[[Room, tuple[Choice, ...]], None]
OTHER: tuple[Choice, ...] = (0, 5, 0, 5, NoVote.DONT_KNOW, NoVote.ABSTAIN, 1, 2)


def everything(room: Room) -> str:
    """All that anybody but the voter themselves can read: the facilitator, and a ninth phone."""
    reads = (wall, pulse, votes_ahead, record_of, open_workshop)
    seen = [repr(read(room.work, room.ann, room.id)) for read in reads]
    seen.append(repr(workshop_of(room.work, room.ann, room.assessment.id)))
    return "\n".join([*seen, repr(phone_of(room.work, room.phones[8]))])


def ahead(room: Room, choices: tuple[Choice, ...]) -> None:
    room.vote(choices, 0)


def opened(room: Room, choices: tuple[Choice, ...]) -> None:
    room.start()
    room.open()
    room.vote(choices)


def counted(room: Room, choices: tuple[Choice, ...]) -> None:
    opened(room, choices)
    room.close()


def second(room: Room, choices: tuple[Choice, ...]) -> None:
    opened(room, (1,) * 8)
    room.reveal()
    room.again(1)
    room.vote(choices, 2)
    room.close(2)


def seen_of(
    path: Path, anew: Callable[[Path], Adapter], choices: tuple[Choice, ...], vote: Vote
) -> str:
    room = prepared(Place(path, empty=anew(path)), vote_ahead=True)
    room.join(9)
    vote(room, choices)
    return everything(room)


@pytest.mark.parametrize("vote", [ahead, opened, counted, second])
def test_nobody_can_tell_what_was_voted_before_the_reveal(
    tmp_path: Path, anew: Callable[[Path], Adapter], vote: Vote
) -> None:
    one, other = (seen_of(tmp_path / f"{c[1]}", anew, c, vote) for c in (ONE, OTHER))

    assert one == other


def test_what_is_compared_does_tell_them_apart_after_the_reveal(
    tmp_path: Path, anew: Callable[[Path], Adapter]
) -> None:
    def shown(room: Room, choices: tuple[Choice, ...]) -> None:
        counted(room, choices)
        room.reveal()

    one, other = (seen_of(tmp_path / f"{c[1]}", anew, c, shown) for c in (ONE, OTHER))

    assert one != other


def test_a_room_of_forty_with_cards_late_joiners_and_double_clicks_is_counted_right(
    place: Place,
) -> None:
    room = begun(place, 30)
    room.open()
    room.vote([number % 6 for number in range(28)])  # two leave without a vote
    late = room.join(6)
    for token in (*late, *late):
        cast_vote(place.work, token, FULL, 1, 5)
    room.vote([2, 2])
    room.vote([2, 2])
    room.close()
    with pytest.raises(VoteRefused):
        room.vote([0])
    room.cards(0, 0, 4, 0, 0, 0)
    room.reveal()

    # 28 phones in turn, of which 0 and 1 became 2 and 2; six late ones with 5; four cards with 2
    assert room.wall.shown is not None
    assert room.wall.shown.after == Counts((4, 4, 11, 5, 4, 10))


def test_ten_workshops_at_once_do_not_see_each_other(place: Place) -> None:
    rooms = []
    for number in range(10):
        organisation = place.organisation(f"Council {number}")
        lead = place.lead(organisation, f"Lead {number}")
        assessment = start_round(place.work, lead, organisation.id, TEA)
        made = prepare_workshop(place.work, lead, assessment.id, given(place))
        start_day(place.work, lead, made.id)
        open_vote(place.work, lead, made.id, FULL)
        rooms.append(Room(place, lead, assessment, made.id, made.code))
    for number, room in enumerate(rooms):
        room.phones = [join(place.work, room.code, "other")[1] for _ in range(5)]
        room.vote([number % 6] * 5)
    for room in rooms:
        room.reveal()

    for number, room in enumerate(rooms):
        levels = tuple(5 if level == number % 6 else 0 for level in range(6))
        assert room.wall.shown is not None
        assert room.wall.shown.after == Counts(levels)
