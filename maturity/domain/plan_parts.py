"""From what is placed to the parts of a plan, with the reasons beside them. It places nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from maturity.domain.assessment import Answer, Answers, answer_to
from maturity.domain.catalogue import Action, Catalogue, Move
from maturity.domain.filling import Taken
from maturity.domain.horizon import is_kept
from maturity.domain.plan import Left, LeftOut, Now, Scheduled, Status, Task
from maturity.domain.plan_reasons import waits_of, why_here, why_left
from maturity.domain.schedule import Board
from maturity.domain.situation import Situation, not_before
from maturity.domain.steps import climb, moved_steps
from maturity.domain.tasks import action_task, record_of


@dataclass(frozen=True)
class Draft:
    """All that is placed, and what planning itself took, by id."""

    catalogue: Catalogue
    situation: Situation
    board: Board
    taken: dict[str, Taken]

    @cached_property
    def forecast(self) -> dict[str, int]:
        """The known levels as if all that is finished and all that is planned were done."""
        done = [a for a in self.catalogue.actions if self._counts(a)]
        steps = frozenset(moved_steps(done))
        return {q: climb(q, level, steps) for q, level in self.situation.aims.known.items()}

    def _counts(self, action: Action) -> bool:
        return action.id in self.board.slots or self.status(action.id) is Status.DONE

    def status(self, task_id: str) -> Status:
        return record_of(task_id, self.situation.request).status

    def reached(self, action: Action) -> tuple[Move, ...]:
        """The moves that count in the forecast and not today."""
        known = self.situation.aims.known
        return tuple(
            move
            for move in action.moves
            if move.question in known
            and known[move.question] <= move.from_level < self.forecast[move.question]
        )


def forecast_answers(answers: Answers, draft: Draft) -> dict[str, Answer]:
    """Today's answers with the levels of the forecast."""
    risen = {
        question: replace(answer_to(question, answers), response=level)
        for question, level in draft.forecast.items()
    }
    return {**answers, **risen}


def scheduled_parts(draft: Draft) -> Iterator[Scheduled]:
    """By quarter; what is to be found out first, then actions as catalogued, then one's own."""
    waits = {
        job.id: tuple(waits_of(job, draft.situation, draft.board))
        for job in draft.situation.jobs.values()
        if job.id in draft.board.slots
    }
    found = [
        _scheduled(task, waits, draft) for task in _tasks(draft) if task.id in draft.board.slots
    ]
    yield from sorted(found, key=lambda scheduled: scheduled.first)


def _tasks(draft: Draft) -> Iterator[Task]:
    yield from draft.situation.find_out
    for job in draft.situation.jobs.values():
        yield action_task(job.action, draft.reached(job.action))
    yield from draft.situation.own


def _scheduled(task: Task, waits: dict[str, tuple[str, ...]], draft: Draft) -> Scheduled:
    slot = draft.board.slots[task.id]
    unit = draft.board.unit
    planned = Scheduled(
        task=task,
        first=slot.first,
        days=tuple(Fraction(units, unit) for units in slot.days),
        here=why_here(task, draft.situation),
        now=_why_now(task, draft),
        after=waits.get(task.id, ()),
        unlocks=tuple(other for other, before in waits.items() if task.id in before),
    )
    taken = draft.taken.get(task.id)
    if taken is None:
        return planned
    gain = Fraction(taken.bundle.gain, draft.situation.aims.scale)
    bundle = taken.bundle
    return replace(planned, bundle=bundle.ids, bundle_gain=gain, bundle_days=bundle.days)


def _why_now(task: Task, draft: Draft) -> Now:
    if task.id in draft.taken:
        return draft.taken[task.id].why
    if task.own is not None or is_kept(record_of(task.id, draft.situation.request)):
        return Now.CHOSEN
    if task.action is not None:
        return Now.IN_TIME
    earliest = not_before(task, draft.situation)
    if draft.board.slots[task.id].first > earliest:
        return Now.ROOM
    return Now.CHOSEN if earliest else Now.FIRST


def left_out_parts(draft: Draft) -> Iterator[LeftOut]:
    """Every task that came into question and is not in the plan. What is done did not."""
    situation, board = draft.situation, draft.board
    for job in situation.jobs.values():
        if job.id not in board.slots:
            moves = tuple(m for m in job.action.moves if (m.question, m.from_level) in job.steps)
            reason = why_left(job, situation, board)
            yield LeftOut(action_task(job.action, moves), reason.why, reason.because)
    for task in (*situation.find_out, *situation.own):
        if task.id not in board.slots and draft.status(task.id) is not Status.DONE:
            yield LeftOut(task, _why_not(task, draft))


def _why_not(task: Task, draft: Draft) -> Left:
    """Nothing but their own record and the days decides about tasks outside the catalogue."""
    if draft.status(task.id) is Status.DROPPED:
        return Left.DROPPED
    count = draft.situation.horizon.count
    kept = task.own is not None or is_kept(record_of(task.id, draft.situation.request))
    put_off = kept or not_before(task, draft.situation) >= count
    return Left.POSTPONED if put_off and count else Left.NO_ROOM


def finished_parts(draft: Draft) -> Iterator[Task]:
    for action in draft.catalogue.actions:
        if draft.status(action.id) is Status.DONE:
            yield action_task(action, draft.reached(action))
    for task in (*draft.situation.find_out, *draft.situation.own):
        if draft.status(task.id) is Status.DONE:
            yield task
