"""Preparing a workshop: who may, what is refused, and what the code is like."""

from datetime import timedelta

import pytest

from maturity.domain.contributors import ContributorRole
from maturity.domain.workshop import Item, WorkshopState
from maturity.errors import Conflict, MaturityError, NotAllowed, NotHere
from maturity.usecases.join_code import ALPHABET, join_code, read_code, shown_code
from maturity.usecases.workshop_close import close_workshop
from maturity.usecases.workshop_running import open_vote, start_day
from maturity.usecases.workshop_wall import wall
from maturity.usecases.workshops import (
    change_agenda,
    change_preparation,
    open_workshop,
    prepare_workshop,
    workshop_of,
    workshops_of,
)
from tests.usecases.places import Clock, Place
from tests.usecases.rooms import CLEAN, FULL, WARM, begun, given, prepared


def test_a_lead_prepares_a_workshop(place: Place) -> None:
    roles: tuple[ContributorRole, ...] = ("finance", "legal")

    room = prepared(place, roles=roles, vote_ahead=True)

    made = room.workshop
    assert made.items == (Item(FULL, 10), Item(WARM, 5))
    assert (made.roles, made.vote_ahead, made.state) == (roles, True, WorkshopState.PREPARING)
    assert made.expires_at == place.clock() + timedelta(days=1, hours=36)
    assert workshop_of(place.work, room.ann, room.assessment.id) == made
    assert open_workshop(place.work, room.ann, room.id).workshop == made


def test_a_contributor_may_help_to_run_it_and_neither_prepare_nor_begin_it(place: Place) -> None:
    room = prepared(place)
    bob = place.contributor(place.organisation())

    with pytest.raises(NotAllowed):
        prepare_workshop(place.work, bob, room.assessment.id, given(place))
    with pytest.raises(NotAllowed):
        start_day(place.work, bob, room.id)
    with pytest.raises(NotAllowed):
        close_workshop(place.work, bob, room.id)
    room.start()

    assert open_vote(place.work, bob, room.id, FULL).current == FULL


def test_to_others_it_does_not_exist(place: Place) -> None:
    room = prepared(place)
    stranger = place.lead(place.organisation("Borchester"), "Eve")

    for who in (stranger, None):
        with pytest.raises(NotHere):
            wall(place.work, who, room.id)
        with pytest.raises(NotHere):
            open_vote(place.work, who, room.id, FULL)
    with pytest.raises(NotHere):
        wall(place.work, room.ann, "nowhere")


NOW, A_DAY = Clock().instant, timedelta(days=1)

FAULTS: tuple[tuple[dict[str, object], str], ...] = (
    ({"minutes": {}}, "The agenda is empty"),
    ({"minutes": {FULL: 0}}, "from 1 to 120 minutes"),
    ({"minutes": {FULL: 121}}, "from 1 to 120 minutes"),
    ({"roles": ("king",)}, "no role 'king'"),
    ({"vote_ahead": True, "starts_at": NOW + 31 * A_DAY}, "at most 30 days. Choose"),
    ({"expires_at": NOW + A_DAY}, "expire before"),
    ({"expires_at": NOW + 32 * A_DAY}, "at most 30 days from the start"),
)


def test_what_cannot_be_prepared_is_said(place: Place) -> None:
    ann, assessment = place.round()

    for fields, sentence in FAULTS:
        with pytest.raises(MaturityError, match=sentence):
            prepare_workshop(place.work, ann, assessment.id, given(place, **fields))
    assert workshop_of(place.work, ann, assessment.id) is None


def test_a_question_that_is_none_is_not_here(place: Place) -> None:
    with pytest.raises(NotHere):
        prepared(place, minutes={"pot.lid": 5})


def test_a_round_has_one_at_a_time(place: Place) -> None:
    room = prepared(place)
    with pytest.raises(Conflict):
        prepare_workshop(place.work, room.ann, room.assessment.id, given(place))

    close_workshop(place.work, room.ann, room.id)
    place.clock.forward(timedelta(hours=1))
    second = prepare_workshop(place.work, room.ann, room.assessment.id, given(place))

    assert workshop_of(place.work, room.ann, room.assessment.id) == second
    assert [w.id for w in workshops_of(place.work, room.ann, room.assessment.id)] == [
        room.id,
        second.id,
    ]


def test_a_closed_one_is_found_as_long_as_there_is_no_other(place: Place) -> None:
    room = prepared(place)
    assert workshop_of(place.work, room.ann, room.assessment.id) is not None

    close_workshop(place.work, room.ann, room.id)

    found = workshop_of(place.work, room.ann, room.assessment.id)
    assert found is not None
    assert found.state is WorkshopState.CLOSED


def test_what_was_prepared_changes_until_it_has_begun(place: Place) -> None:
    room = prepared(place)
    day = given(place, minutes={CLEAN: 9}, roles=("legal",))
    change_agenda(place.work, room.ann, room.id, {CLEAN: 3, FULL: 4})
    change_preparation(place.work, room.ann, room.id, day)
    room.start()
    room.open()

    assert room.workshop.roles == ("legal",)
    with pytest.raises(MaturityError, match=r"'Pot\.Full' has begun"):
        change_agenda(place.work, room.ann, room.id, {CLEAN: 3})
    assert [i.question_id for i in room.workshop.items] == [CLEAN, FULL]


def test_a_late_facilitator_gives_the_code_more_time(place: Place) -> None:
    room = begun(place)
    starts_at = place.clock() + timedelta(days=1)
    later = starts_at + timedelta(days=3)

    change_preparation(
        place.work, room.ann, room.id, given(place, starts_at=starts_at, expires_at=later)
    )

    assert room.workshop.expires_at == later


def test_a_code_is_read_as_people_type_it() -> None:
    code = join_code("a secret")

    assert len(code) == 6
    assert set(code) <= set(ALPHABET)
    assert not set("0O1ILU") & set(ALPHABET)
    for typed in (code, code.lower(), shown_code(code), f" {code[:3]} {code[3:]}\n".strip("\n")):
        assert read_code(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "ABC", "ABCDEFG", "ABC-DE0", "x" * 10**6, "\ud800BCDEF", "ABCDÉF"]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None
