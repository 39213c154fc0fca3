"""The plan of a round: what it follows from, what is asked of it, and what it leaves alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from maturity.domain.assessment import Answer
from maturity.domain.kept_plan import KeptPlan, Wishes
from maturity.domain.plan import Plan
from maturity.errors import Conflict, MaturityError, NoCatalogue, NotHere, PlanError
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import reopen_round, submit_round
from maturity.usecases.plans import (
    GivenTarget,
    GivenWishes,
    change_request,
    choose_target,
)
from maturity.usecases.rounds import continue_with_all, keep_to_light, open_round
from tests.usecases.places import COFFEE, Place
from tests.usecases.planning import APRIL, plan_on_hand


def planned(plan: Plan) -> list[str]:
    return [scheduled.task.id for scheduled in plan.scheduled]


def wishes(**fields: object) -> GivenWishes:
    based_on = fields.pop("based_on", 0)
    return GivenWishes(replace(Wishes(APRIL), **fields), based_on)  # type: ignore[arg-type]


def test_a_plan_follows_from_the_answers_of_a_draft(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 1)
    place.answer(ann, begun, "pot.warm", 3)

    before = plan_on_hand(place, ann, begun)
    place.answer(ann, begun, "pot.full", 2)
    after = plan_on_hand(place, ann, begun)

    assert (planned(before.plan), before.plan.targets) == (["pot.full.2"], {"pot.full": 2})
    assert (planned(after.plan), after.plan.targets) == (["pot.full.3"], {"pot.full": 3})
    assert before.kept == KeptPlan()
    assert before.catalogue.id == "tea-2026-actions"


def test_the_plan_of_a_draft_begins_on_the_day_the_round_did(place: Place) -> None:
    ann, begun = place.round()
    place.clock.forward(timedelta(days=200))

    request = plan_on_hand(place, ann, begun).request

    assert (request.start, request.nation) == (date(2026, 3, 2), "england")
    assert (request.quarters, request.days_a_quarter, request.preset) == (4, 30, "propose")


def test_the_plan_of_a_submitted_round_begins_on_the_day_it_was_handed_in(place: Place) -> None:
    ann, begun = place.round()
    for question in ("pot.full", "pot.warm"):
        place.answer(ann, begun, question, 1)
    for _ in range(2):
        place.clock.forward(timedelta(days=30))
        submit_round(place.work, ann, begun.id)
        reopen_round(place.work, ann, begun.id, "Look again.")
    place.clock.instant = place.clock.instant.replace(month=6, day=30, hour=23, minute=30)
    submit_round(place.work, ann, begun.id)
    place.clock.forward(timedelta(days=100))

    found = plan_on_hand(place, ann, begun)

    assert found.request.start == date(2026, 7, 1), "it is July in London already"
    assert planned(found.plan) == ["pot.full.2"]


def test_looking_at_a_plan_on_another_day_changes_nothing(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 1)
    before = plan_on_hand(place, ann, begun)

    place.clock.forward(timedelta(days=400))

    assert plan_on_hand(place, ann, begun) == before


def test_a_questionnaire_without_a_catalogue_has_no_plan(place: Place) -> None:
    ann, begun = place.round(COFFEE)

    with pytest.raises(NoCatalogue):
        plan_on_hand(place, ann, begun)


def test_what_was_asked_of_a_plan_is_kept_with_who_asked_and_when(place: Place) -> None:
    _, begun = place.round()
    bob = place.contributor(place.organisation())
    place.answer(bob, begun, "pot.warm", 1)
    place.clock.forward(timedelta(minutes=5))

    kept = change_request(
        place.work,
        bob,
        begun.id,
        wishes(quarters=2, days_a_quarter=5, parallel=1, most_actions=3, priorities=("pot.warm",)),
    )

    found = plan_on_hand(place, bob, begun)
    assert (kept.version, kept.author_id, kept.asked_at) == (1, "bob", place.clock.instant)
    assert found.kept.wishes == kept
    request = found.request
    assert (request.start, request.quarters, request.days_a_quarter) == (APRIL, 2, 5)
    assert (request.parallel, request.most_actions) == (1, 3)
    assert request.priorities == ("pot.warm",)
    assert "pot.warm.2" in planned(found.plan)


def test_a_priority_named_twice_is_named_once(place: Place) -> None:
    ann, begun = place.round()

    kept = change_request(
        place.work, ann, begun.id, wishes(priorities=("pot", "pot", "pot", "pot"))
    )

    assert kept.wishes.priorities == ("pot",)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"quarters": 0}, "A plan has 1 to 8 quarters, not 0."),
        ({"quarters": 9}, "A plan has 1 to 8 quarters, not 9."),
        ({"days_a_quarter": -1}, "The staff days of a quarter are 0 to 10000, not -1."),
        ({"days_a_quarter": 2**70}, "The staff days of a quarter are 0 to 10000, not"),
        ({"parallel": 0}, "The number of actions is 1 to 1000, not 0."),
        ({"most_actions": 0}, "The number of actions is 1 to 1000, not 0."),
        ({"start": date(1999, 12, 31)}, "1999-12-31 is no day of a plan."),
        ({"start": date.max}, "9999-12-31 is no day of a plan. Choose one from 2000 to 2099."),
        ({"priorities": ("mug",)}, "There is no theme and no question 'mug' here."),
        ({"priorities": ("cup.clean",)}, "no question 'cup.clean' here. The themes are pot;"),
        ({"priorities": ("pot", "a", "b", "c")}, "You named 4 priorities. Keep at most 3."),
        ({"preset": "perfect"}, "There is no preset 'perfect'. Choose one of propose, law,"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    place: Place, fields: dict[str, object], sentence: str
) -> None:
    ann, begun = place.round()

    with pytest.raises(PlanError) as raised:
        change_request(place.work, ann, begun.id, wishes(**fields))

    assert sentence in raised.value.problems[0]
    assert plan_on_hand(place, ann, begun).kept == KeptPlan()


def test_everything_wrong_is_said_at_once(place: Place) -> None:
    ann, begun = place.round()
    wrong = wishes(quarters=0, days_a_quarter=-1, priorities=("mug", "jug"))

    with pytest.raises(PlanError) as raised:
        change_request(place.work, ann, begun.id, wrong)

    assert len(raised.value.problems) == 4


@pytest.mark.parametrize("edge", [{"quarters": 1}, {"quarters": 8}, {"days_a_quarter": 0}])
def test_the_ends_of_what_may_be_asked_make_a_plan(place: Place, edge: dict[str, object]) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full", 0)

    change_request(place.work, ann, begun.id, wishes(**edge))

    found = plan_on_hand(place, ann, begun).plan
    assert len(found.quarters) == edge.get("quarters", 4)
    assert bool(found.scheduled) != (edge == {"days_a_quarter": 0})


def test_wishes_over_a_version_that_somebody_changed_are_a_conflict(place: Place) -> None:
    ann, begun = place.round()
    change_request(place.work, ann, begun.id, wishes(quarters=2))
    change_request(place.work, ann, begun.id, wishes(quarters=3, based_on=1))

    for based_on in (-1, 0, 1, 3, 2**63):
        with pytest.raises(Conflict):
            change_request(place.work, ann, begun.id, wishes(quarters=4, based_on=based_on))

    assert plan_on_hand(place, ann, begun).request.quarters == 3


def test_a_chosen_target_comes_before_that_of_the_answer_and_changes_no_answer(
    place: Place,
) -> None:
    ann, begun = place.round()
    given = GivenAnswer("pot.full", Answer(1, target=2))
    record = answer_question(place.work, ann, begun.id, given)

    before = plan_on_hand(place, ann, begun).plan.targets
    kept = choose_target(place.work, ann, begun.id, GivenTarget("pot.full", 4))
    chosen = plan_on_hand(place, ann, begun).plan.targets
    choose_target(place.work, ann, begun.id, GivenTarget("pot.full", None, based_on=1))
    after = plan_on_hand(place, ann, begun).plan.targets

    assert (before, chosen, after) == ({"pot.full": 2}, {"pot.full": 4}, {"pot.full": 2})
    assert (kept.version, kept.author_id) == (1, "ann")
    assert open_round(place.work, ann, begun.id).records == {"pot.full": record}


@pytest.mark.parametrize("level", [-1, 6])
def test_a_target_off_the_scale_is_refused(place: Place, level: int) -> None:
    ann, begun = place.round()

    with pytest.raises(MaturityError, match="A level goes from 0 to 5"):
        choose_target(place.work, ann, begun.id, GivenTarget("pot.full", level))


@pytest.mark.parametrize("question_id", ["pot.lid", "cup.clean", "", "\ud800"])
def test_a_target_for_a_question_that_is_not_asked_is_not_here(
    place: Place, question_id: str
) -> None:
    ann, begun = place.round()

    with pytest.raises(NotHere):
        choose_target(place.work, ann, begun.id, GivenTarget(question_id, 3))


def test_two_people_choose_targets_of_two_questions_without_a_conflict(place: Place) -> None:
    ann, begun = place.round()
    bob = place.contributor(place.organisation())

    choose_target(place.work, ann, begun.id, GivenTarget("pot.full", 4))
    choose_target(place.work, bob, begun.id, GivenTarget("pot.warm", 5))
    with pytest.raises(Conflict):
        choose_target(place.work, bob, begun.id, GivenTarget("pot.full", 5))

    assert plan_on_hand(place, ann, begun).request.targets == {"pot.full": 4, "pot.warm": 5}


def test_what_was_asked_for_questions_that_are_no_longer_asked_waits(place: Place) -> None:
    ann, begun = place.round()
    full = continue_with_all(place.work, ann, begun.id, begun.version)
    place.answer(ann, begun, "cup.clean", 1)
    change_request(place.work, ann, begun.id, wishes(priorities=("cup", "pot")))
    choose_target(place.work, ann, begun.id, GivenTarget("cup.clean", 3))
    asked = plan_on_hand(place, ann, begun)

    light = keep_to_light(place.work, ann, begun.id, full.version)
    waiting = plan_on_hand(place, ann, begun)
    continue_with_all(place.work, ann, begun.id, light.version)

    assert (waiting.request.priorities, waiting.request.targets) == (("pot",), {})
    assert "cup.clean.2" in planned(asked.plan)
    assert not {"cup.clean", "find-out:cup.clean"} & waiting.plan.targets.keys()
    assert plan_on_hand(place, ann, begun).plan == asked.plan


def test_a_submitted_round_is_planned_for(place: Place) -> None:
    ann, begun = place.round()
    for question in ("pot.full", "pot.warm"):
        place.answer(ann, begun, question, 1)
    closed = submit_round(place.work, ann, begun.id)

    change_request(place.work, ann, begun.id, wishes(days_a_quarter=60))
    choose_target(place.work, ann, begun.id, GivenTarget("pot.warm", 2))

    assert plan_on_hand(place, ann, begun).plan.targets == {"pot.full": 2, "pot.warm": 2}
    assert open_round(place.work, ann, begun.id).assessment == closed
