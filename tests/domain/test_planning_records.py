"""What the organisation noted, chose or added itself, and answers that nobody knew."""

from dataclasses import replace
from datetime import date

import pytest

from maturity.domain.catalogue import Action
from maturity.domain.plan import ActionRecord, Here, Left, Now, OwnAction, Status
from tests.builders import DONT_KNOW, a_question, a_questionnaire, a_theme, answers
from tests.plans import (
    START,
    STEP,
    Case,
    a_catalogue,
    a_request,
    an_action,
    records,
    starts,
    three_questions,
)

JULY, OCTOBER, NEXT_MAY = date(2026, 7, 1), date(2026, 10, 1), date(2027, 5, 1)
LAST_YEAR = date(2025, 10, 1)


def a_case(*actions: Action, noted: tuple[ActionRecord, ...] = (), **wishes: object) -> Case:
    return three_questions(*actions, records=records(*noted), **wishes)


Q, R = an_action("do-q", [("q", 0)]), an_action("do-r", [("r", 0)])


@pytest.mark.parametrize(
    ("note", "first", "here"),
    [
        (ActionRecord("do-q", Status.IN_PROGRESS), 0, Here.STARTED),
        (ActionRecord("do-q", Status.IN_PROGRESS, start=LAST_YEAR), 0, Here.STARTED),
        (ActionRecord("do-q", Status.IN_PROGRESS, start=date(2026, 8, 3)), 1, Here.STARTED),
        (ActionRecord("do-q", Status.IN_PROGRESS, start=NEXT_MAY), 0, Here.STARTED),
        (ActionRecord("do-q", Status.IN_PROGRESS, pinned_to=OCTOBER), 2, Here.STARTED),
        (ActionRecord("do-q", pinned_to=OCTOBER), 2, Here.PINNED),
        (ActionRecord("do-q", pinned_to=LAST_YEAR), 0, Here.PINNED),
    ],
)
def test_what_was_begun_or_put_into_a_quarter_stays_there(
    note: ActionRecord, first: int, here: Here
) -> None:
    plan = a_case(Q, noted=(note,)).plan()

    (kept,) = plan.scheduled
    assert (kept.first, kept.here, kept.now, kept.bundle) == (first, here, Now.CHOSEN, ())


def test_a_kept_action_stays_against_every_limit_and_takes_only_the_days_there_are() -> None:
    note = ActionRecord("do-q", pinned_to=JULY)
    big = replace(Q, days=replace(Q.days, likely=50, high=99))

    plan = a_case(
        big, noted=(note,), days_a_quarter=10, most_actions=0, parallel=0, quarters=3
    ).plan()

    (kept,) = plan.scheduled
    assert (kept.first, kept.days, kept.runs_on) == (1, (10, 10), True)
    assert plan.total.days.likely == 20
    assert plan.forecast.score.point == STEP


def test_an_action_pinned_behind_the_plan_or_put_off_so_far_is_postponed() -> None:
    plan = a_case(
        Q,
        R,
        noted=(ActionRecord("do-q", pinned_to=NEXT_MAY), ActionRecord("do-r", not_before=NEXT_MAY)),
    ).plan()

    assert not plan.scheduled
    assert {one.task.id: one.why for one in plan.left_out} == {
        "do-q": Left.POSTPONED,
        "do-r": Left.POSTPONED,
    }


def test_an_action_put_off_begins_in_its_quarter_because_that_was_chosen() -> None:
    (put_off,) = a_case(Q, noted=(ActionRecord("do-q", not_before=JULY),)).plan().scheduled

    assert (put_off.first, put_off.now) == (1, Now.CHOSEN)


def test_a_kept_action_pulls_what_it_needs_before_it_unless_it_is_too_late() -> None:
    basis = an_action("basis", days=2)
    then = replace(Q, needs=("basis",))

    in_time = a_case(basis, then, noted=(ActionRecord("do-q", pinned_to=JULY),)).plan()
    late = a_case(basis, then, noted=(ActionRecord("do-q", pinned_to=START),)).plan()

    assert starts(in_time) == {"basis": 0, "do-q": 1}
    assert (in_time.scheduled[0].now, in_time.scheduled[1].after) == (Now.IN_TIME, ("basis",))
    assert starts(late) == {"do-q": 0}
    assert [(one.task.id, one.why, one.because) for one in late.left_out] == [
        ("basis", Left.NOT_NEEDED, ("do-q",))
    ]


def test_what_follows_a_kept_action_waits_for_its_end() -> None:
    more = an_action("more-q", [("q", 1)])

    plan = a_case(Q, more, noted=(ActionRecord("do-q", pinned_to=JULY),)).plan()

    assert starts(plan) == {"do-q": 1, "more-q": 2}


def test_no_second_action_is_planned_for_a_step_that_one_under_way_will_reach() -> None:
    long = replace(Q, weeks=90)
    same = an_action("same", [("q", 0)], days=1)

    plan = a_case(long, same, noted=(ActionRecord("do-q", Status.IN_PROGRESS),)).plan()

    assert starts(plan) == {"do-q": 0}
    assert [(one.why, one.because) for one in plan.left_out] == [(Left.OTHER_ACTION, ("do-q",))]


def test_what_is_under_way_takes_its_days_before_what_was_put_beside_it() -> None:
    big = replace(Q, days=replace(Q.days, likely=10))
    same = replace(R, days=replace(R.days, likely=10))
    noted = (ActionRecord("do-q", pinned_to=START), ActionRecord("do-r", Status.IN_PROGRESS))

    plan = a_case(big, same, noted=noted, days_a_quarter=10).plan()

    assert {one.task.id: one.days for one in plan.scheduled} == {"do-q": (0, 10), "do-r": (10,)}


def test_an_action_that_was_put_before_what_it_needs_waits_for_nothing() -> None:
    then = replace(Q, needs=("do-r",))

    plan = a_case(then, R, noted=(ActionRecord("do-q", pinned_to=START),)).plan()

    assert {one.task.id: (one.first, one.after) for one in plan.scheduled} == {
        "do-q": (0, ()),
        "do-r": (0, ()),
    }


def test_a_dropped_action_is_left_out_and_another_may_take_its_place() -> None:
    other = an_action("other-way", [("q", 0)], days=20)

    plan = a_case(Q, other, noted=(ActionRecord("do-q", Status.DROPPED),)).plan()

    assert starts(plan) == {"other-way": 0}
    assert [(one.task.id, one.why) for one in plan.left_out] == [("do-q", Left.DROPPED)]


def test_a_finished_action_counts_for_what_follows_and_in_the_forecast_but_not_today() -> None:
    case = a_case(
        Q,
        an_action("more-q", [("q", 1)]),
        replace(R, needs=("do-q",)),
        noted=(ActionRecord("do-q", Status.DONE),),
    )

    plan = case.plan()

    assert [task.id for task in plan.finished] == ["do-q"]
    assert [(m.question, m.from_level) for m in plan.finished[0].moves] == [("q", 0)]
    assert starts(plan) == {"more-q": 0, "do-r": 0}
    assert plan.today == replace(case, request=a_request()).plan().today
    assert (plan.today.score.point, plan.forecast.score.point) == (0, 3 * STEP)


def test_taking_the_step_below_a_finished_one_brings_both() -> None:
    ahead = an_action("ahead", [("q", 1)])

    plan = a_case(Q, ahead, noted=(ActionRecord("ahead", Status.DONE),)).plan()

    assert [(one.task.id, one.bundle_gain) for one in plan.scheduled] == [("do-q", 2 * STEP)]
    assert plan.forecast.score.point == 2 * STEP


def test_ones_own_action_begins_where_it_starts_takes_days_and_raises_nothing() -> None:
    own = (OwnAction("mine", "Mine", 25), OwnAction("later", "Later", 4), OwnAction("talk", "Talk"))

    plan = a_case(
        Q,
        noted=(ActionRecord("later", start=date(2026, 8, 20)), ActionRecord("talk", start=JULY)),
        own_actions=own,
    ).plan()

    assert starts(plan) == {"do-q": 0, "mine": 0, "later": 1, "talk": 1}
    mine = next(one for one in plan.scheduled if one.task.id == "mine")
    assert (mine.days, mine.here, mine.now, mine.task.owner) == ((25,), Here.OWN, Now.CHOSEN, None)
    assert plan.by_quarter[0].days.likely == 30
    assert plan.forecast.score.point == STEP


def test_ones_own_actions_take_places_too() -> None:
    plan = a_case(Q, most_actions=1, own_actions=(OwnAction("mine", "Mine", 1),)).plan()

    assert starts(plan) == {"mine": 0}
    assert [one.why for one in plan.left_out] == [Left.ENOUGH_ACTIONS]


@pytest.mark.parametrize(
    ("note", "why"),
    [
        (ActionRecord("mine", Status.DROPPED), Left.DROPPED),
        (ActionRecord("mine", start=NEXT_MAY), Left.POSTPONED),
    ],
)
def test_ones_own_action_may_be_dropped_or_come_later(note: ActionRecord, why: Left) -> None:
    plan = a_case(noted=(note,), own_actions=(OwnAction("mine", "Mine", 1),)).plan()

    assert [(one.task.id, one.why) for one in plan.left_out] == [("mine", why)]


def test_what_nobody_knows_is_found_out_first_foundations_before_priorities() -> None:
    questions = [a_question("x"), a_question("p"), a_question("f", core=True), a_question("k")]
    case = Case(
        a_questionnaire(a_theme("only", questions)),
        a_catalogue(an_action("x-up", [("x", 0)]), an_action("k-up", [("k", 0)], days=6)),
        answers({"x": DONT_KNOW, "f": DONT_KNOW, "k": 0}),
        a_request(preset="solid", priorities=("p",), days_a_quarter=4),
    )

    plan = case.plan()

    assert [(o.task.id, o.first, o.now) for o in plan.scheduled if o.task.question] == [
        ("find-out:f", 0, Now.FIRST),
        ("find-out:p", 1, Now.ROOM),
        ("find-out:x", 2, Now.ROOM),
    ]
    k_up = next(one for one in plan.scheduled if one.task.id == "k-up")
    assert (k_up.first, k_up.days) == (0, (2, 2, 2))
    assert plan.scheduled[0].task.owner == "policy"
    assert plan.scheduled[0].here is Here.FIND_OUT


def test_finding_out_is_not_counted_among_the_actions_and_takes_what_they_leave() -> None:
    case = a_case(most_actions=0, parallel=0, days_a_quarter=6)
    case = replace(case, answers={})

    plan = case.plan()

    assert starts(plan) == {"find-out:q": 0, "find-out:r": 0, "find-out:s": 0}


@pytest.mark.parametrize(
    ("note", "first", "why"),
    [
        (ActionRecord("find-out:q", Status.DONE), None, None),
        (ActionRecord("find-out:q", Status.DROPPED), None, Left.DROPPED),
        (ActionRecord("find-out:q", Status.IN_PROGRESS, start=JULY), 1, None),
        (ActionRecord("find-out:q", pinned_to=JULY), 1, None),
        (ActionRecord("find-out:q", not_before=JULY), 1, None),
        (ActionRecord("find-out:q", not_before=NEXT_MAY), None, Left.POSTPONED),
        (ActionRecord("find-out:q", pinned_to=NEXT_MAY), None, Left.POSTPONED),
    ],
)
def test_finding_out_can_be_noted_like_any_action(
    note: ActionRecord, first: int | None, why: Left | None
) -> None:
    case = a_case(noted=(note,))

    plan = replace(case, answers=answers({"q": DONT_KNOW, "r": 0, "s": 0})).plan()

    assert starts(plan) == ({} if first is None else {"find-out:q": first})
    assert [one.why for one in plan.left_out] == ([] if why is None else [why])
    assert len(plan.finished) == (note.status is Status.DONE)


def test_records_of_actions_that_are_no_more_change_nothing() -> None:
    gone = ActionRecord("withdrawn", Status.IN_PROGRESS)

    assert a_case(Q, noted=(gone,)).plan().scheduled == a_case(Q).plan().scheduled
