"""Handing questions to people: one by one, by tag, as in the round before; and what it is not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from maturity.access import Visitor
from maturity.domain.library import Library
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.errors import MaturityError, NotAllowed, NotHere, RoundClosed
from maturity.usecases.handing_in import submit_round
from maturity.usecases.handing_out import (
    can_be_handed_to,
    hand_as_before,
    hand_by_tag,
    hand_questions,
    handed_before,
    questions_handed,
    take_back,
)
from maturity.usecases.organisations import set_shut_out
from maturity.usecases.roles import change_role, leave
from maturity.usecases.rounds import continue_with_all, open_round, start_round
from tests.builders import a_question, a_questionnaire, a_theme
from tests.usecases.places import NEXT_TEA, TEA, Place

FULL, WARM, CLEAN = "pot.full", "pot.warm", "cup.clean"


@pytest.fixture
def team(place: Place) -> tuple[Place, Visitor, Assessment]:
    """Ann leads, Bob and Cat answer. The round asks all three questions."""
    ann, begun = place.round()
    for name in ("Bob", "Cat"):
        place.contributor(place.organisation(), name)
    return place, ann, continue_with_all(place.work, ann, begun.id, begun.version)


Team = tuple[Place, Visitor, Assessment]


def whose(place: Place, who: Visitor, assessment: Assessment) -> dict[str, str]:
    found = open_round(place.work, who, assessment.id)
    handed = questions_handed(place.work, who, found)
    return {question_id: person.name for question_id, person in handed.items()}


def test_a_lead_hands_questions_out_moves_them_and_takes_them_back(team: Team) -> None:
    place, ann, begun = team
    hand_questions(place.work, ann, begun.id, [FULL, WARM], "bob")
    assert whose(place, ann, begun) == {FULL: "Bob", WARM: "Bob"}

    hand_questions(place.work, ann, begun.id, [WARM, CLEAN], "cat")
    assert whose(place, ann, begun) == {FULL: "Bob", WARM: "Cat", CLEAN: "Cat"}

    take_back(place.work, ann, begun.id, [FULL, WARM], "bob")
    assert whose(place, ann, begun) == {WARM: "Cat", CLEAN: "Cat"}


def test_it_is_no_permission(team: Team) -> None:
    place, ann, begun = team
    hand_questions(place.work, ann, begun.id, [FULL], "bob")
    cat = place.contributor(place.organisation(), "Cat")

    place.answer(cat, begun, FULL)

    assert open_round(place.work, ann, begun.id).responded(FULL)
    assert whose(place, cat, begun) == {FULL: "Bob"}


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.READER, Role.FACILITATOR])
def test_only_a_lead_hands_out(team: Team, role: Role) -> None:
    place, _, begun = team
    other = place.member(place.organisation(), "Rob", role)

    for act in (
        lambda: hand_questions(place.work, other, begun.id, [FULL], "bob"),
        lambda: hand_by_tag(place.work, other, begun.id, "tea", "bob"),
        lambda: take_back(place.work, other, begun.id, [FULL], "bob"),
        lambda: hand_as_before(place.work, other, begun.id),
        lambda: can_be_handed_to(place.work, other, "ambridge"),
    ):
        with pytest.raises(NotAllowed):
            act()


def _leaves(place: Place, _ann: Visitor) -> None:
    leave(place.work, place.again(place.person("Bob").person), "ambridge")


def _is_shut_out(place: Place, ann: Visitor) -> None:
    set_shut_out(place.work, ann, "ambridge", "bob", shut_out=True)


def _only_reads(place: Place, ann: Visitor) -> None:
    change_role(place.work, ann, "ambridge", "bob", Role.READER)


@pytest.mark.parametrize("goes", [_leaves, _is_shut_out, _only_reads])
def test_what_somebody_has_who_answers_no_more_is_nobodys(
    team: Team, goes: Callable[[Place, Visitor], None]
) -> None:
    place, ann, begun = team
    hand_questions(place.work, ann, begun.id, [FULL, WARM], "bob")
    goes(place, ann)

    assert whose(place, ann, begun) == {}
    assert [p.name for p in can_be_handed_to(place.work, ann, "ambridge")] == ["Ann", "Cat"]
    with pytest.raises(MaturityError, match="does not answer questions"):
        hand_questions(place.work, ann, begun.id, [CLEAN], "bob")
    take_back(place.work, ann, begun.id, [FULL], "bob")
    place.contributor(place.organisation(), "Bob")
    assert whose(place, ann, begun) == {WARM: "Bob"}


@pytest.mark.parametrize("wanted", ["nobody", "", "\ud800", "eve"])
def test_who_is_no_colleague_is_handed_nothing(team: Team, wanted: str) -> None:
    place, ann, begun = team
    place.lead(place.organisation("Borchester"), "Eve")

    for act in (hand_questions, take_back):
        with pytest.raises(NotHere):
            act(place.work, ann, begun.id, [FULL], wanted)
    with pytest.raises(NotHere):
        hand_by_tag(place.work, ann, begun.id, "tea", wanted)


def test_a_question_that_is_not_asked_is_not_here(team: Team) -> None:
    place, ann, begun = team

    with pytest.raises(NotHere):
        hand_questions(place.work, ann, begun.id, [FULL, "pot.lid"], "bob")

    assert whose(place, ann, begun) == {}


def test_by_tag_only_what_is_nobodys_is_handed_over(team: Team) -> None:
    place, ann, _ = team
    questions = [
        a_question(FULL, tags=("buying",)),
        a_question(WARM, tags=("buying", "running")),
        a_question(CLEAN, tags=("running",)),
    ]
    kinds = a_questionnaire(a_theme("pot", questions), id="tagged")
    place.work = replace(place.work, library=Library((kinds,)))
    place.lead(place.organisation("Borchester"), "Ann")
    place.contributor(place.organisation("Borchester"), "Bob")
    place.contributor(place.organisation("Borchester"), "Cat")
    both = place.again(ann.person)
    begun = start_round(place.work, both, "borchester", "tagged")

    assert hand_by_tag(place.work, both, begun.id, "buying", "bob") == (FULL, WARM)
    assert hand_by_tag(place.work, both, begun.id, "running", "cat") == (CLEAN,)
    assert hand_by_tag(place.work, both, begun.id, "running", "ann") == ()
    assert whose(place, both, begun) == {FULL: "Bob", WARM: "Bob", CLEAN: "Cat"}


def next_round(place: Place, ann: Visitor, begun: Assessment, questionnaire: str) -> Assessment:
    for question_id in (FULL, WARM, CLEAN):
        place.answer(ann, begun, question_id)
    submit_round(place.work, ann, begun.id)
    return start_round(place.work, ann, "ambridge", questionnaire)


@pytest.mark.parametrize("questionnaire", [TEA, NEXT_TEA])
def test_the_next_round_proposes_the_same_and_a_lead_decides(
    team: Team, questionnaire: str
) -> None:
    place, ann, begun = team
    hand_questions(place.work, ann, begun.id, [FULL, WARM], "bob")
    hand_questions(place.work, ann, begun.id, [CLEAN], "cat")
    change_role(place.work, ann, "ambridge", "cat", Role.READER)
    second = next_round(place, ann, begun, questionnaire)
    assert whose(place, ann, second) == {}
    hand_questions(place.work, ann, second.id, [WARM], "ann")
    take_back(place.work, ann, second.id, [WARM], "ann")

    found = open_round(place.work, ann, second.id)
    assert {i: p.name for i, p in handed_before(place.work, ann, found).items()} == {FULL: "Bob"}
    hand_as_before(place.work, ann, second.id)

    assert whose(place, ann, second) == {FULL: "Bob"}
    assert handed_before(place.work, ann, open_round(place.work, ann, second.id)) == {}


def test_a_round_that_was_handed_in_stays_as_it_is(team: Team) -> None:
    place, ann, begun = team
    hand_questions(place.work, ann, begun.id, [FULL], "bob")
    next_round(place, ann, begun, TEA)

    for act in (hand_questions, take_back):
        with pytest.raises(RoundClosed):
            act(place.work, ann, begun.id, [FULL], "bob")
    assert whose(place, ann, begun) == {FULL: "Bob"}
    assert handed_before(place.work, ann, open_round(place.work, ann, begun.id)) == {}


def test_nobody_hands_out_in_a_council_of_others(team: Team) -> None:
    place, ann, begun = team
    eve = place.lead(place.organisation("Borchester"), "Eve")
    hand_questions(place.work, ann, begun.id, [FULL], "bob")

    for act in (hand_questions, take_back):
        with pytest.raises(NotHere):
            act(place.work, eve, begun.id, [FULL], "bob")
    for look in (questions_handed, handed_before):
        with pytest.raises(NotHere):
            look(place.work, eve, open_round(place.work, ann, begun.id))
    assert whose(place, ann, begun) == {FULL: "Bob"}
