"""Closing: what stays of the votes, what is gone from the file, and what flows into the round."""

from dataclasses import replace
from uuid import uuid4

import pytest

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.round import Origin
from maturity.domain.second_vote import Showing
from maturity.domain.vote import AHEAD, Counts
from maturity.domain.workshop import ItemState
from maturity.errors import Conflict, MaturityError, NotAllowed, RoundClosed
from maturity.usecases.agreed_levels import LevelChange, preview_agreed, take_agreed
from maturity.usecases.agreeing import GivenLevel, agree
from maturity.usecases.come_in import token_hash
from maturity.usecases.handing_in import submit_round
from maturity.usecases.workshop_close import close_workshop, record_of
from maturity.usecases.workshop_running import park
from tests.usecases.places import Place
from tests.usecases.rooms import FULL, MINUTES, WARM, Room, begun, prepared

NINE = (3, 3, 3, 3, 1, 1, 1, 5, 5)


def finished(place: Place) -> Room:
    """Agreed on one question after two votes; of the other four people voted, and it is parked."""
    room = begun(place)
    room.revealed(NINE)
    room.again(1)
    room.vote((4, 4, 4, *NINE[3:]), 2)
    room.reveal(2)
    agree(place.work, room.ann, room.id, GivenLevel(FULL, 3, "Why", "Log", "One says 1.", ballot=2))
    room.open(WARM)
    room.vote((2, 2, 2, 2), 1, WARM)
    room.reveal(1, WARM)
    park(place.work, room.ann, room.id, WARM)
    return room


def test_the_record_says_the_same_before_and_after_the_close(place: Place) -> None:
    room = finished(place)
    before = record_of(place.work, room.ann, room.id)

    close_workshop(place.work, room.ann, room.id)

    after = record_of(place.work, room.ann, room.id)
    assert [item.shown for item in after.items] == [item.shown for item in before.items]
    assert after.roles == before.roles == {"finance": 9}
    first, second = after.items
    assert first.shown is not None
    assert first.shown.how is Showing.BESIDE
    assert first.shown.before == Counts((0, 3, 0, 4, 0, 2))
    assert first.shown.after == Counts((0, 3, 0, 1, 3, 2))
    assert second.shown is not None
    assert (second.shown.how, second.shown.after) == (Showing.TOO_FEW, None)
    assert second.item.state is ItemState.PARKED


def test_nothing_says_whose_a_vote_was_not_even_the_file(place: Place) -> None:
    place.work = replace(place.work, new_id=lambda: uuid4().hex)
    room = finished(place)
    people = [token_hash(token).encode() for token in room.phones]
    assert all(one in _bytes(place) for one in people)

    close_workshop(place.work, room.ann, room.id)

    kept = place.work.store.kept(room.id)
    assert not [one for one in people if one in _bytes(place)]
    assert {(paper.question_id, paper.ballot) for paper in kept.papers} == {(FULL, 1), (FULL, 2)}
    assert [paper.id for paper in kept.papers] == sorted(paper.id for paper in kept.papers)
    assert [p.choice for p in kept.papers] != [*NINE, 4, 4, 4, *NINE[3:]]


def _bytes(place: Place) -> bytes:
    return b"".join(path.read_bytes() for path in place.database.parent.glob("maturity.db*"))


def test_votes_that_nobody_saw_do_not_stay(place: Place) -> None:
    room = prepared(place, vote_ahead=True, minutes={**MINUTES, "cup.clean": 5})
    room.join(6)
    for question_id in (FULL, WARM):
        room.vote((3,) * 6, AHEAD, question_id)
    room.start()
    room.open()
    room.vote((3,) * 6)
    room.close()

    close_workshop(place.work, room.ann, room.id)

    assert place.work.store.kept(room.id).papers == ()
    assert {item.shown for item in record_of(place.work, room.ann, room.id).items} == {None}


def test_an_open_vote_keeps_a_workshop_from_being_closed(place: Place) -> None:
    room = begun(place, 1)
    room.open()

    with pytest.raises(MaturityError, match="still being voted on"):
        close_workshop(place.work, room.ann, room.id)
    assert place.work.store.joined(room.id) == {"finance": 1}


def test_closing_twice_is_closing_once(place: Place) -> None:
    room = finished(place)

    assert close_workshop(place.work, room.ann, room.id) == close_workshop(
        place.work, room.ann, room.id
    )


def test_agreed_levels_become_answers_after_a_look(place: Place) -> None:
    room = finished(place)
    place.answer(room.ann, room.assessment, FULL, 1)
    close_workshop(place.work, room.ann, room.id)

    preview = preview_agreed(place.work, room.ann, room.id)
    taken = [take_agreed(place.work, room.ann, room.id, preview) for _twice in range(2)]

    after = Answer(3, evidence_note="Log", comment="Why\n\nAnother view: One says 1.")
    assert preview.changes == (LevelChange(FULL, "Pot.Full", Answer(1), after, 1),)
    assert (preview.same, preview.open, taken) == (0, 1, [1, 1])
    record = place.work.store.current_answers(room.assessment.id)[FULL]
    assert (record.answer, record.origin, record.version) == (after, Origin.WORKSHOP, 2)
    again = preview_agreed(place.work, room.ann, room.id)
    assert (again.changes, again.same) == ((), 1)


def test_what_somebody_answered_meanwhile_is_not_overwritten_unseen(place: Place) -> None:
    room = finished(place)
    close_workshop(place.work, room.ann, room.id)
    preview = preview_agreed(place.work, room.ann, room.id)
    place.answer(room.ann, room.assessment, FULL, NoLevel.DONT_KNOW)

    with pytest.raises(Conflict, match=r"meanwhile: Pot\.Full"):
        take_agreed(place.work, room.ann, room.id, preview)

    record = place.work.store.current_answers(room.assessment.id)[FULL]
    assert record.answer == Answer(NoLevel.DONT_KNOW)


def test_levels_are_taken_over_once_the_workshop_is_closed_by_a_lead(place: Place) -> None:
    room = finished(place)
    preview = preview_agreed(place.work, room.ann, room.id)
    bob = place.contributor(place.organisation())

    with pytest.raises(MaturityError, match="Close the workshop first"):
        take_agreed(place.work, room.ann, room.id, preview)
    with pytest.raises(NotAllowed):
        take_agreed(place.work, bob, room.id, preview)


def test_a_round_that_was_handed_in_takes_no_level(place: Place) -> None:
    room = finished(place)
    close_workshop(place.work, room.ann, room.id)
    preview = preview_agreed(place.work, room.ann, room.id)
    for question_id in (FULL, WARM):
        place.answer(room.ann, room.assessment, question_id)
    submit_round(place.work, room.ann, room.assessment.id)

    with pytest.raises(RoundClosed):
        take_agreed(place.work, room.ann, room.id, preview)
