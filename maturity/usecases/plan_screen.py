"""The plan of a round as its page shows it: in parts, each drawn by itself. Its words are those of
documents/.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from maturity.access import Permission, Visitor
from maturity.documents.action_screen import action_blocks
from maturity.documents.blocks import Block
from maturity.documents.indicator_text import IndicatorPart
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_screen import (
    first_things,
    in_brief,
    left_out_blocks,
    opening,
    outlook,
    quarter_blocks,
)
from maturity.documents.task_text import (
    owner_words,
    quarter_name,
    quarter_of_day,
    title_of,
)
from maturity.domain.due import due_day, next_up, overdue, start_day
from maturity.domain.kept_plan import KeptOwnAction, KeptPlan, KeptRecord
from maturity.domain.plan import ActionRecord, Plan
from maturity.domain.quarter import first_day_of_quarter, quarters_from
from maturity.errors import NotHere
from maturity.usecases.days import day_of
from maturity.usecases.indicators import indicator_entries, indicators
from maturity.usecases.peer_offers import ShownOffer, offers_for_task
from maturity.usecases.plans import PlanOnHand, plan_of
from maturity.usecases.results import result_of
from maturity.usecases.rounds import Round, require_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class Card:
    """One action while it is folded."""

    task_id: str
    title: str


@dataclass(frozen=True)
class QuarterPart:
    title: str
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class PlanScreen:
    """`places` are the first days of quarters that an action may be put into, with their names; the
    last one lies behind the plan.
    """

    opening: tuple[Block, ...]
    first: tuple[Block, ...]
    quarters: tuple[QuarterPart, ...]
    left_out: tuple[Block, ...]
    left_cards: tuple[Card, ...]
    done_cards: tuple[Card, ...]
    outlook: tuple[Block, ...]
    places: tuple[tuple[date, str], ...]


@dataclass(frozen=True)
class ActionScreen:
    """One action unfolded. Owner and days are those that stand where nobody notes others, the days
    None where it is not planned. `offers` are those of others who can show how they do this.
    """

    title: str
    blocks: tuple[Block, ...]
    owner: str
    start: date | None
    due: date | None
    kept: KeptRecord | None
    own: KeptOwnAction | None
    offers: tuple[ShownOffer, ...] = ()


def plan_screen(workplace: Workplace, who: Visitor | None, found: Round) -> PlanScreen:
    """The plan as it stands today."""
    hand = plan_of(workplace, who, found)
    paper = _paper(workplace, who, hand)
    left_ids = [left.task.id for left in hand.plan.left_out]
    return PlanScreen(
        opening=tuple(opening(paper)),
        first=tuple(first_things(paper)),
        quarters=tuple(_quarters(paper)),
        left_out=tuple(left_out_blocks(paper)),
        left_cards=tuple(_cards(paper, left_ids)),
        done_cards=tuple(_cards(paper, [task.id for task in hand.plan.finished])),
        outlook=tuple(outlook(paper)),
        places=tuple(_places(hand.plan)),
    )


def plan_in_brief(workplace: Workplace, who: Visitor | None, found: Round) -> str:
    """How much there is to do, or why there is nothing."""
    return in_brief(_paper(workplace, who, plan_of(workplace, who, found)))


def plan_dues(workplace: Workplace, who: Visitor | None, found: Round) -> tuple[int, int] | None:
    """How many actions are overdue today, and how many come next. None while nobody has worked on
    the plan: then it is only a proposal.
    """
    kept = kept_plan(workplace, who, found.assessment.id)
    if kept == KeptPlan():
        return None
    plan, today = plan_of(workplace, who, found).plan, day_of(workplace.now())
    return len(overdue(plan, today)), len(next_up(plan, today))


def action_screen(
    workplace: Workplace, who: Visitor | None, found: Round, task_id: str
) -> ActionScreen:
    """NotHere for an action that the plan has nothing to do with any more."""
    hand = plan_of(workplace, who, found)
    paper = _paper(workplace, who, hand)
    if task_id not in paper.tasks:
        raise NotHere
    task = paper.tasks[task_id]
    planned = next((s for s in hand.plan.scheduled if s.task.id == task_id), None)
    return ActionScreen(
        title=title_of(paper, task_id),
        blocks=tuple(action_blocks(paper, task)),
        owner=owner_words(task, ActionRecord(task_id)),
        start=None if planned is None else start_day(_without_records(hand.plan), planned),
        due=None if planned is None else due_day(_without_records(hand.plan), planned),
        kept=hand.kept.records.get(task_id),
        own=hand.kept.own_actions.get(task_id),
        offers=offers_for_task(workplace, who, hand, task),
    )


def kept_plan(workplace: Workplace, who: Visitor | None, assessment_id: str) -> KeptPlan:
    """What was asked, chosen and noted, without planning anything."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    return workplace.store.plan(found.assessment.id)


def _paper(workplace: Workplace, who: Visitor | None, hand: PlanOnHand) -> PlanPaper:
    found = hand.found
    entries = indicator_entries(workplace, who, found.assessment.id)
    return PlanPaper(
        organisation=found.organisation,
        result=result_of(found),
        plan=hand.plan,
        catalogue=hand.catalogue,
        on=day_of(workplace.now()),
        indicators=IndicatorPart(indicators(found), {i: r.entry for i, r in entries.items()}),
    )


def _without_records(plan: Plan) -> Plan:
    """The days that planning gives, not those that somebody set."""
    return replace(plan, request=replace(plan.request, records={}))


def _quarters(paper: PlanPaper) -> Iterator[QuarterPart]:
    """None where nothing is planned: the opening says why."""
    quarters = paper.plan.quarters if paper.plan.scheduled else ()
    for number, quarter in enumerate(quarters):
        begin = [s for s in paper.in_order if s.first == number]
        yield QuarterPart(
            title=quarter_name(quarter),
            blocks=tuple(quarter_blocks(paper, number)),
            cards=tuple(_cards(paper, [s.task.id for s in begin])),
        )


def _cards(paper: PlanPaper, task_ids: Iterable[str]) -> Iterator[Card]:
    return (Card(task_id, title_of(paper, task_id)) for task_id in task_ids)


def _places(plan: Plan) -> Iterator[tuple[date, str]]:
    start = first_day_of_quarter(plan.request.start)
    for quarter in quarters_from(start, plan.request.quarters + 1):
        yield quarter.first_day, quarter_of_day(quarter.first_day)
