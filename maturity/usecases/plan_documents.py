"""The documents of a round's plan: for whoever may see it, as files. Not their words or form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from maturity.access import Permission, Visitor, require
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.optimum import best_possible
from maturity.usecases.days import day_of
from maturity.usecases.plan_forms import Form, rendered
from maturity.usecases.plan_parts import document_of
from maturity.usecases.plans import PlanOnHand, plan_of
from maturity.usecases.result_document import what_stands
from maturity.usecases.rounds import Round, asked_in
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class Wanted:
    """One part of the plan in one form. `optimal` compares it with the best possible plan, which
    takes up to five seconds.
    """

    part: str
    form: Form
    optimal: bool = False


def plan_file(workplace: Workplace, who: Visitor | None, found: Round, wanted: Wanted) -> bytes:
    """The same answers, plan and release give the same bytes of HTML and PDF, whatever the day."""
    require(who, Permission.SEE, found.organisation)
    paper = plan_paper(workplace, who, found, optimal=wanted.optimal)
    return rendered(document_of(paper, wanted.part), wanted.form)


def plan_paper(
    workplace: Workplace, who: Visitor | None, found: Round, *, optimal: bool = False
) -> PlanPaper:
    """All that the documents tell, as of the last day on which anything about it changed."""
    require(who, Permission.SEE, found.organisation)
    on_hand = plan_of(workplace, who, found)
    stands = what_stands(workplace, who, found)
    return PlanPaper(
        organisation=stands.organisation,
        result=stands.result,
        plan=on_hand.plan,
        catalogue=on_hand.catalogue,
        on=_last_day(on_hand),
        since=stands.since,
        legal=stands.legal,
        indicators=stands.indicators,
        handed_in=stands.handed_in,
        optimal_share=_share(on_hand) if optimal else None,
        comparison=stands.comparison,
    )


def _share(on_hand: PlanOnHand) -> Fraction:
    found = on_hand.found
    best = best_possible(asked_in(found), on_hand.catalogue, found.answers, on_hand.plan)
    return best.share


def _last_day(on_hand: PlanOnHand) -> date:
    return day_of(max(_changes(on_hand)))


def _changes(on_hand: PlanOnHand) -> Iterator[datetime]:
    found, kept = on_hand.found, on_hand.kept
    yield found.assessment.started_at
    yield from (record.answered_at for record in found.records.values())
    yield from (noted.recorded_at for noted in kept.records.values())
    yield from (target.chosen_at for target in kept.targets.values())
    yield from (own.worded_at for own in kept.own_actions.values())
    if kept.wishes is not None:
        yield kept.wishes.asked_at
