"""A round beside the one before it: which one that is, and what may be compared."""

from dataclasses import replace
from datetime import timedelta

from maturity.access import Visitor
from maturity.domain.assessment import Scope
from maturity.domain.library import Library
from maturity.domain.progress import Change, Incomparable, Why
from maturity.domain.round import Assessment
from maturity.usecases.handing_in import reopen_round, submit_round
from maturity.usecases.rounds import (
    Round,
    continue_with_all,
    keep_to_light,
    open_round,
    start_round,
)
from maturity.usecases.rounds_compared import previous_round, progress_of
from tests.usecases.places import COFFEE, NEXT_TEA, TEA, Place, coffee, next_tea, tea

LEVELS = {"pot.full": 3, "pot.warm": 3, "pot.lid": 3, "cup.clean": 3, "bean.ground": 3}


def hand_in(place: Place, ann: Visitor, questionnaire_id: str, **levels: int) -> Assessment:
    """A round in which everything asked and everything given has a level."""
    place.clock.forward(timedelta(days=365))
    begun = start_round(place.work, ann, "ambridge", questionnaire_id)
    given = {name.replace("_", "."): level for name, level in levels.items()}
    if "cup.clean" in given and begun.scope is Scope.LIGHT:
        begun = continue_with_all(place.work, ann, begun.id, begun.version)
    elif "cup.clean" not in given and questionnaire_id != COFFEE:
        begun = keep_to_light(place.work, ann, begun.id, begun.version)
    for question_id in open_round(place.work, ann, begun.id).to_do:
        place.answer(ann, begun, question_id, (LEVELS | given)[question_id])
    return submit_round(place.work, ann, begun.id)


def lead(place: Place) -> Visitor:
    return place.lead(place.organisation())


def opened(place: Place, ann: Visitor, assessment: Assessment) -> Round:
    return open_round(place.work, ann, assessment.id)


def before(place: Place, ann: Visitor, assessment: Assessment) -> str | None:
    found = previous_round(place.work, ann, opened(place, ann, assessment))
    return None if found is None else found.assessment.id


def test_a_first_round_has_none_before_it(place: Place) -> None:
    ann, begun = place.round()

    assert before(place, ann, begun) is None


def test_the_round_before_is_the_newest_that_was_handed_in(place: Place) -> None:
    ann = lead(place)
    first, second = hand_in(place, ann, TEA), hand_in(place, ann, TEA)
    third = start_round(place.work, ann, "ambridge", NEXT_TEA)

    assert before(place, ann, third) == second.id
    assert before(place, ann, second) == first.id


def test_a_round_that_is_in_work_again_is_not_compared_with(place: Place) -> None:
    ann = lead(place)
    first, second = hand_in(place, ann, TEA), hand_in(place, ann, TEA)
    third = hand_in(place, ann, TEA)

    reopen_round(place.work, ann, second.id, "A mistake.")

    assert before(place, ann, third) == first.id


def test_rounds_of_another_family_are_passed_over_and_carry_nothing(place: Place) -> None:
    drink = replace(coffee(), family="coffee", themes=tea().themes)
    place.work = replace(place.work, library=Library((tea(), next_tea(), drink)))
    ann = lead(place)
    first = hand_in(place, ann, TEA, pot_full=1)
    second = start_round(place.work, ann, "ambridge", COFFEE)
    carried = opened(place, ann, second).records
    for question_id in LEVELS.keys() - {"pot.lid", "bean.ground"}:
        place.answer(ann, second, question_id)
    submit_round(place.work, ann, second.id)

    third = start_round(place.work, ann, "ambridge", TEA)

    assert carried == {}
    assert before(place, ann, second) is None
    assert before(place, ann, third) == first.id
    assert opened(place, ann, third).answers["pot.full"].level == 1


def test_a_contributor_compares_too(place: Place) -> None:
    ann = lead(place)
    first, second = hand_in(place, ann, TEA), hand_in(place, ann, TEA)
    bob = place.contributor(place.organisation())

    assert before(place, bob, second) == first.id


def test_progress_tells_what_rose_and_what_fell(place: Place) -> None:
    ann = lead(place)
    first = hand_in(place, ann, TEA, pot_full=1, pot_warm=4)
    second = hand_in(place, ann, TEA, pot_full=2, pot_warm=3)

    found = progress_of(opened(place, ann, second), opened(place, ann, first))

    assert found.rose == (Change("pot.full", 1, 2, with_records=False),)
    assert found.fell == (Change("pot.warm", 4, 3, with_records=False),)
    assert (found.same, found.new, found.incomparable) == ((), (), ())


def test_a_question_that_only_a_wider_round_asked_is_in_neither(place: Place) -> None:
    ann = lead(place)
    light = hand_in(place, ann, TEA, pot_full=1)
    full = hand_in(place, ann, TEA, cup_clean=5)
    again = hand_in(place, ann, TEA)

    for now, then in ((full, light), (again, full)):
        found = progress_of(opened(place, ann, now), opened(place, ann, then))

        changes = (*found.rose, *found.fell, *found.same)
        assert {change.question_id for change in changes} == {"pot.full", "pot.warm"}
        assert (found.new, found.incomparable) == ((), ())
        assert [theme.theme_id for theme in found.themes] == ["pot"]


def test_what_an_edition_changed_or_added_is_said(place: Place) -> None:
    ann = lead(place)
    first = hand_in(place, ann, TEA)
    second = hand_in(place, ann, NEXT_TEA)

    found = progress_of(opened(place, ann, second), opened(place, ann, first))

    assert found.new == ("pot.warm", "pot.lid")
    assert found.incomparable == (Incomparable("pot.warm", Why.MEANING),)
    back = progress_of(opened(place, ann, first), opened(place, ann, second))
    assert Incomparable("pot.lid", Why.GONE) in back.incomparable
