"""What holds for every plan, on random catalogues with random prerequisites and records."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from maturity.domain.assessment import Answer
from maturity.domain.catalogue import Action
from maturity.domain.plan import ActionRecord, Left, Plan, Scheduled, Status
from maturity.domain.scoring import score
from tests.plans import Case, cases

MANY = settings(max_examples=200, deadline=None)


def record(case: Case, task_id: str) -> ActionRecord:
    return case.request.records.get(task_id, ActionRecord(task_id))


def kept(case: Case, task_id: str) -> bool:
    noted = record(case, task_id)
    over = noted.status in (Status.DONE, Status.DROPPED)
    return not over and (noted.status is Status.IN_PROGRESS or noted.pinned_to is not None)


def chosen_by_planning(case: Case, plan: Plan) -> Iterator[tuple[Scheduled, Action]]:
    for one in plan.scheduled:
        if one.task.action is not None and not kept(case, one.task.id):
            yield one, one.task.action


def levels_before(case: Case, plan: Plan, quarter: int) -> dict[str, int]:
    """The known levels once all that ends before a quarter is done, with what is finished."""
    done = [task.action for task in plan.finished]
    done += [one.task.action for one in plan.scheduled if one.last < quarter and not one.runs_on]
    steps = {(m.question, m.from_level) for action in done if action for m in action.moves}
    found = {}
    for question, answer in case.answers.items():
        if answer.level is not None:
            level = answer.level
            while (question, level) in steps:
                level += 1
            found[question] = level
    return found


@given(cases())
@MANY
def test_no_quarter_holds_more_days_than_it_has(case: Case) -> None:
    plan = case.plan()

    for quarter, capacity in enumerate(plan.capacity):
        taken = [o.days[quarter - o.first] for o in plan.scheduled if o.first <= quarter <= o.last]
        assert sum(taken) <= capacity
        assert all(days >= 0 for days in taken)


@given(cases())
@MANY
def test_a_task_is_planned_once_with_all_its_days_or_is_left_out_or_finished(case: Case) -> None:
    plan = case.plan()

    ids = [one.task.id for one in (*plan.scheduled, *plan.left_out)]
    ids += [task.id for task in plan.finished]
    assert len(ids) == len(set(ids))
    for one in plan.scheduled:
        assert 0 <= one.first <= one.last < len(plan.quarters)
        assert sum(one.days) == one.task.days.likely or one.runs_on


@given(cases())
@MANY
def test_days_are_spread_over_the_weeks_and_only_long_actions_run_on(case: Case) -> None:
    plan = case.plan()

    for one, action in chosen_by_planning(case, plan):
        least = max(1, -(-action.weeks // 13))
        assert len(one.days) >= least or one.runs_on
        assert not one.runs_on or one.first + least > len(plan.quarters)
        for number in range(len(one.days)):
            share = Fraction(action.days.likely, least) * min(number + 1, least)
            assert sum(one.days[: number + 1]) <= share


@given(cases())
@MANY
def test_prerequisites_are_met_or_end_before_what_needs_them(case: Case) -> None:
    plan = case.plan()
    ends = {one.task.id: one.last for one in plan.scheduled if not one.runs_on}
    by_id = {action.id: action for action in case.catalogue.actions}
    applies = {question for question, answer in case.answers.items() if answer.applies}
    levels = levels_before(case, plan, 0)

    for one, action in chosen_by_planning(case, plan):
        for need in (by_id[need] for need in action.needs):
            moves = [move for move in need.moves if move.question in applies]
            reached = all(levels.get(move.question, -1) >= move.to_level for move in moves)
            held = any(levels.get(h.question, -1) >= h.level for h in need.in_place)
            done = record(case, need.id).status is Status.DONE
            met = done or (reached if need.moves else held)
            assert met or ends[need.id] < one.first


@given(cases())
@MANY
def test_an_action_begins_at_a_level_that_one_of_its_steps_starts_from(case: Case) -> None:
    plan = case.plan()

    for one, action in chosen_by_planning(case, plan):
        levels = levels_before(case, plan, one.first)
        wanted = [
            move
            for move in action.moves
            if levels_before(case, plan, 0).get(move.question, 9) <= move.from_level
            and move.from_level < plan.targets.get(move.question, 0)
        ]
        assert not wanted or any(levels[move.question] >= move.from_level for move in wanted)


@given(cases())
@MANY
def test_no_more_actions_begin_in_a_year_or_run_at_once_than_were_asked_for(case: Case) -> None:
    plan = case.plan()
    most = case.request.most_actions
    most = case.catalogue.most_actions if most is None else most
    counted = [one for one in plan.scheduled if one.task.action or one.task.own]
    mine = [one for one in counted if one.task.own or kept(case, one.task.id)]

    year = plan.quarters[0].first_day.replace(year=plan.quarters[0].first_day.year + 1)
    quarters = [n for n, quarter in enumerate(plan.quarters) if quarter.first_day < year]
    begun = sum(one.first in quarters for one in counted)
    assert begun <= max(most, sum(one.first in quarters for one in mine))
    for quarter in range(len(plan.quarters)):
        running = sum(one.first <= quarter <= one.last for one in counted)
        own = sum(one.first <= quarter <= one.last for one in mine)
        assert case.request.parallel is None or running <= max(case.request.parallel, own)


@given(cases())
@MANY
def test_every_action_that_would_help_is_planned_or_left_out_with_a_reason(case: Case) -> None:
    plan = case.plan()
    known = {one.task.id for one in (*plan.scheduled, *plan.left_out)}
    known |= {task.id for task in plan.finished}
    levels = levels_before(case, plan, 0)

    for action in case.catalogue.valid_in(case.request.nation):
        helps = any(
            levels.get(move.question, 9) <= move.from_level < plan.targets.get(move.question, 0)
            for move in action.moves
        )
        assert not helps or action.id in known or _moved_by_finished(action, plan, levels)


def _moved_by_finished(action: Action, plan: Plan, levels: dict[str, int]) -> bool:
    """All its steps are those of actions that are finished, above a level not reached yet."""
    finished = {
        (m.question, m.from_level) for t in plan.finished if t.action for m in t.action.moves
    }
    return all(
        (m.question, m.from_level) in finished
        or not levels.get(m.question, 9) <= m.from_level < plan.targets.get(m.question, 0)
        for m in action.moves
    )


@given(cases())
@MANY
def test_what_is_left_out_says_why(case: Case) -> None:
    plan = case.plan()
    planned = {one.task.id for one in plan.scheduled}

    for left in plan.left_out:
        status = record(case, left.task.id).status
        assert (left.why is Left.DROPPED) == (status is Status.DROPPED)
        if left.why is Left.OTHER_ACTION:
            assert left.because
            assert set(left.because) <= planned | {one.task.id for one in plan.left_out}
        if left.why is Left.NEEDS:
            assert not set(left.because) & planned or any(
                one.runs_on for one in plan.scheduled if one.task.id in left.because
            )
        if left.why is Left.TOO_LARGE:
            assert left.task.days.likely > sum(plan.capacity)


@given(cases())
@MANY
def test_the_forecast_is_the_score_of_the_answers_with_all_moves_made(case: Case) -> None:
    plan = case.plan()
    tasks = [one.task for one in plan.scheduled] + list(plan.finished)
    moves = sorted({(m.question, m.from_level) for task in tasks for m in task.moves})
    answers = dict(case.answers)
    for question, from_level in moves:
        assert answers[question].level == from_level
        answers[question] = replace(answers[question], response=from_level + 1)

    assert plan.today == score(case.questionnaire, case.answers)
    assert plan.forecast == score(case.questionnaire, answers)


@given(cases())
@MANY
def test_what_the_organisation_settled_stays(case: Case) -> None:
    plan = case.plan()
    first = {one.task.id: one.first for one in plan.scheduled}
    last_day = plan.quarters[-1].last_day

    for task, noted in case.request.records.items():
        if noted.status is Status.DROPPED:
            assert task not in first
        elif noted.status is not Status.DONE and noted.pinned_to is not None:
            quarters = [n for n, q in enumerate(plan.quarters) if noted.pinned_to <= q.last_day]
            comes_up = task in {one.task.id for one in (*plan.scheduled, *plan.left_out)}
            assert not comes_up or first.get(task) == next(iter(quarters), None)
        elif noted.not_before is not None and task in first and not kept(case, task):
            assert plan.quarters[first[task]].last_day >= noted.not_before
            assert noted.not_before <= last_day


@given(cases())
@MANY
def test_the_same_input_in_another_order_gives_the_same_plan(case: Case) -> None:
    turned = replace(
        case,
        answers=dict(reversed(case.answers.items())),
        request=replace(
            case.request,
            records=dict(reversed(case.request.records.items())),
            targets=dict(reversed(case.request.targets.items())),
        ),
    )

    assert turned.plan() == case.plan()


@given(cases())
@MANY
def test_totals_add_up_and_stay_in_order(case: Case) -> None:
    plan = case.plan()

    for total in (plan.total, *plan.by_quarter):
        assert 0 <= total.days.low <= total.days.likely <= total.days.high
        assert 0 <= total.money.low <= total.money.high
    for part in ("low", "likely", "high"):
        by_quarter = [getattr(total.days, part) for total in plan.by_quarter]
        assert sum(by_quarter) == getattr(plan.total.days, part)
        if not any(one.runs_on for one in plan.scheduled):
            assert sum(by_quarter) == sum(getattr(o.task.days, part) for o in plan.scheduled)


def unanswered(case: Case) -> set[str]:
    open_answers = {q for q, a in case.answers.items() if a.applies and a.level is None}
    return {f"find-out:{question}" for question in open_answers}


@given(cases())
@MANY
def test_every_open_question_is_to_be_found_out_and_nothing_else_is(case: Case) -> None:
    plan = case.plan()
    tasks = [*(one.task for one in plan.scheduled), *(one.task for one in plan.left_out)]
    tasks += plan.finished

    assert {task.id for task in tasks if task.question} == unanswered(case)
    assert not {m.question for task in tasks for m in task.moves} & {
        question for question, answer in case.answers.items() if answer.level is None
    }


@given(cases())
def test_nothing_known_moves_no_step(case: Case) -> None:
    blank = replace(case, answers={})

    assert not [o for o in blank.plan().scheduled if o.task.moves]


@given(cases())
def test_at_the_top_everywhere_only_kept_work_is_planned(case: Case) -> None:
    top = Answer(case.questionnaire.top_level)
    case = replace(case, answers=dict.fromkeys(case.answers, top))
    plan = case.plan()

    assert all(target == case.questionnaire.top_level for target in plan.targets.values())
    assert not list(chosen_by_planning(case, plan)) or any(
        kept(case, task) for task in case.request.records
    )
