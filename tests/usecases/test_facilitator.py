"""A facilitator: everything of a workshop, and nothing else of the organisation."""

from collections.abc import Callable

import pytest

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.errors import NotAllowed
from maturity.usecases.agreed_levels import preview_agreed
from maturity.usecases.agreeing import GivenLevel, agree
from maturity.usecases.organisations import members, names_in
from maturity.usecases.plan_screen import kept_plan
from maturity.usecases.rounds import ScopeLine, open_round, rounds_of, set_roles, set_scope_line
from maturity.usecases.workshop_close import close_workshop, record_of
from maturity.usecases.workshop_documents import pack_file, record_file
from maturity.usecases.workshop_running import close_vote, open_vote, start_day, take_up
from maturity.usecases.workshop_wall import wall
from maturity.usecases.workshops import (
    names_of_setters,
    open_workshop,
    prepare_workshop,
    round_for_workshop,
    workshop_of,
    workshop_rounds,
)
from tests.usecases.places import Place
from tests.usecases.rooms import FULL, given

SECRET = "We keep the good tea behind the flour"


def invited(place: Place) -> tuple[Visitor, Visitor, str]:
    """Ann leads Ambridge and answered; Fay facilitates. And the id of the round."""
    ann, begun = place.round()
    place.answer(ann, begun, FULL, 1)
    begun = set_roles(place.work, ann, begun.id, ["finance"], begun.version)
    line = ScopeLine(SECRET, SECRET)
    set_scope_line(place.work, ann, begun.id, line, begun.version)
    return ann, place.member(place.organisation(), "Fay", Role.FACILITATOR), begun.id


def test_a_facilitator_holds_a_workshop_from_beginning_to_end(place: Place) -> None:
    ann, fay, round_id = invited(place)

    workshop = prepare_workshop(place.work, fay, round_id, given(place))
    start_day(place.work, fay, workshop.id)
    take_up(place.work, fay, workshop.id, FULL)
    open_vote(place.work, fay, workshop.id, FULL)
    close_vote(place.work, fay, workshop.id, FULL, 1)
    closed = close_workshop(place.work, fay, workshop.id)

    assert closed.made_by == "fay"
    assert workshop_of(place.work, ann, round_id) == closed


def test_what_the_room_did_not_agree_on_gets_into_a_plan_that_a_facilitator_does_not_see(
    place: Place,
) -> None:
    ann, fay, round_id = invited(place)
    workshop = prepare_workshop(place.work, fay, round_id, given(place))
    start_day(place.work, fay, workshop.id)

    agree(place.work, fay, workshop.id, GivenLevel(FULL, 2, "Nobody knows.", settled=False))
    close_workshop(place.work, fay, workshop.id)

    own = kept_plan(place.work, ann, round_id).own_actions
    assert [kept.action.title for kept in own.values()] == ["Find the evidence: Pot.Full"]
    with pytest.raises(NotAllowed):
        kept_plan(place.work, fay, round_id)


def test_agreed_levels_become_answers_by_a_lead_alone(place: Place) -> None:
    _, fay, round_id = invited(place)
    workshop = prepare_workshop(place.work, fay, round_id, given(place))

    with pytest.raises(NotAllowed):
        preview_agreed(place.work, fay, workshop.id)


def test_nothing_that_a_facilitator_gets_holds_an_answer_or_a_word_of_the_round(
    place: Place,
) -> None:
    _, fay, round_id = invited(place)
    work, workshop = place.work, prepare_workshop(place.work, fay, round_id, given(place))

    found = [
        open_workshop(work, fay, workshop.id).found,
        wall(work, fay, workshop.id).here.found,
        record_of(work, fay, workshop.id).here.found,
        round_for_workshop(work, fay, round_id),
    ]

    assert [(each.records, each.answers) for each in found] == [({}, {})] * 4
    everything = repr((found, workshop_rounds(work, fay, "ambridge")))
    assert SECRET not in everything
    assert "finance" not in everything
    for data in (
        record_file(work, fay, workshop.id, "html"),
        pack_file(work, fay, workshop.id, "https://x.example.gov.uk", "html"),
    ):
        assert SECRET.encode() not in data


def test_a_facilitator_learns_the_names_of_who_set_a_level_and_no_other(place: Place) -> None:
    ann, fay, round_id = invited(place)
    place.contributor(place.organisation(), "Bob Hidden")
    workshop = prepare_workshop(place.work, fay, round_id, given(place))
    start_day(place.work, fay, workshop.id)
    agree(place.work, ann, workshop.id, GivenLevel(FULL, 2, "We looked."))

    assert names_of_setters(place.work, fay, workshop.id) == {"ann": "Ann"}
    record = record_file(place.work, fay, workshop.id, "html")
    assert b"Ann" in record
    assert b"Bob Hidden" not in record


@pytest.mark.parametrize(
    "act",
    [
        open_round,
        lambda work, who, _: rounds_of(work, who, "ambridge"),
        lambda work, who, _: members(work, who, "ambridge"),
        lambda work, who, _: names_in(work, who, "ambridge"),
    ],
)
def test_rounds_and_colleagues_are_not_for_a_facilitator(
    place: Place, act: Callable[..., object]
) -> None:
    _, fay, round_id = invited(place)

    with pytest.raises(NotAllowed):
        act(place.work, fay, round_id)


def test_somebody_who_reads_sees_a_workshop_and_takes_no_step_of_it(place: Place) -> None:
    _, fay, round_id = invited(place)
    rob = place.member(place.organisation(), "Rob", Role.READER)
    workshop = prepare_workshop(place.work, fay, round_id, given(place))

    assert wall(place.work, rob, workshop.id).item is None
    with pytest.raises(NotAllowed):
        start_day(place.work, rob, workshop.id)
    with pytest.raises(NotAllowed):
        take_up(place.work, rob, workshop.id, FULL)
