"""What suppliers promised, what fell due and what came, from the recorded figures. Never a score.

A pound figure stands beside the other two, and says that it is an estimate.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from maturity.documents.figures import in_unit, quantity
from maturity.documents.indicator_text import IndicatorPart
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.assessment import answer_to
from maturity.domain.indicator import Indicator
from maturity.domain.plan import Scheduled
from maturity.domain.targets import MATURE
from maturity.locale import gettext as _

PROMISED, DUE, DELIVERED = "promised-value", "due-value", "delivered-value"
DELIVERED_OF_DUE, CHECKED = "delivery-ratio-due", "checked-share"
CONTRACTS = "contracts-with-promises"
FINDING_OUT = (PROMISED, DUE, DELIVERED, DELIVERED_OF_DUE, CHECKED, CONTRACTS)
"""Indicators that show whether promises are kept. A questionnaire may have others, or none."""

DELIVERY_QUESTION = "measurement.delivery"
MILLION = 1_000_000
LONGEST_PERIOD = 60


@dataclass(frozen=True)
class Promises:
    """What is recorded, of all contracts together; None where nothing is."""

    promised: Fraction | None
    due: Fraction | None
    delivered: Fraction | None
    delivered_of_due: Fraction | None
    checked: Fraction | None
    contracts: Fraction | None

    @property
    def any_value(self) -> bool:
        return any(value is not None for value in (self.promised, self.due, self.delivered))

    @property
    def missed(self) -> Fraction:
        """What is due and did not come, by the recorded estimates; 0 where that is not known."""
        if self.due is None or self.delivered is None:
            return Fraction(0)
        return max(self.due - self.delivered, Fraction(0))


def promises(part: IndicatorPart) -> Promises:
    return Promises(
        promised=recorded(part, PROMISED),
        due=recorded(part, DUE),
        delivered=recorded(part, DELIVERED),
        delivered_of_due=recorded(part, DELIVERED_OF_DUE),
        checked=recorded(part, CHECKED),
        contracts=_contracts(part),
    )


def recorded(part: IndicatorPart, indicator_id: str) -> Fraction | None:
    indicator = known_indicator(part, indicator_id)
    return None if indicator is None else part.figure(indicator)


def known_indicator(part: IndicatorPart, indicator_id: str) -> Indicator | None:
    return next((i for i in part.indicators if i.id == indicator_id), None)


def _contracts(part: IndicatorPart) -> Fraction | None:
    """How many live contracts hold promises: the first of the two figures of the share."""
    entry = part.entries.get(CONTRACTS)
    if recorded(part, CONTRACTS) is None or entry is None or entry.numerator is None:
        return None
    return Fraction(entry.numerator)


def promise_sentences(paper: PlanPaper) -> Iterator[str]:
    """Shares first, then the three values with what they are; or how to find out."""
    found = promises(paper.indicators)
    if found.delivered_of_due is None and not found.any_value:
        yield cannot_say(paper)
        return
    yield from _shares(paper, found)
    yield values(found)


def _shares(paper: PlanPaper, found: Promises) -> Iterator[str]:
    delivered, checked = found.delivered_of_due, found.checked
    if delivered is not None and checked is not None:
        sentence = _("Of what was due, {delivered} was delivered{period}, {checked} of it checked.")
    elif delivered is not None:
        sentence = _("Of what was due, {delivered} was delivered{period}.")
    elif checked is not None:
        sentence = _("Of what was delivered, {checked} was checked.")
    else:
        return
    yield sentence.format(
        delivered=in_unit(delivered or Fraction(0), "%"),
        checked=in_unit(checked or Fraction(0), "%"),
        period=_period(paper, DELIVERED_OF_DUE),
    )


def values(found: Promises) -> str:
    """All three, whichever are known."""
    return _(
        "Estimated value, not cash and not savings: promised {promised}, due {due}, "
        "delivered {delivered}."
    ).format(
        promised=pounds(found.promised), due=pounds(found.due), delivered=pounds(found.delivered)
    )


def pounds(value: Fraction | None) -> str:
    """`£12.3 million`, `£450,000`, `not known yet`."""
    if value is None:
        return _("not known yet")
    if value >= MILLION:
        return _("£{amount} million").format(amount=quantity(value / MILLION))
    return in_unit(Fraction(round(value)), "GBP")


def _period(paper: PlanPaper, indicator_id: str) -> str:
    """What time a figure is of, where that is said in a few words."""
    entry = paper.indicators.entries.get(indicator_id)
    period = "" if entry is None else " ".join(entry.period.split())
    return _(" ({period})").format(period=period) if 0 < len(period) <= LONGEST_PERIOD else ""


def knows_delivery(paper: PlanPaper) -> bool:
    """Whether the answers say that it is known, though no figure is entered."""
    level = answer_to(DELIVERY_QUESTION, paper.answers).level
    return level is not None and level >= min(MATURE, paper.result.questionnaire.top_level)


def cannot_say(paper: PlanPaper) -> str:
    if knows_delivery(paper):
        return _("The figures of what was promised, due and delivered are still to be entered.")
    finding_out = next((s for s in paper.to_do if _finds_out(s)), None)
    if finding_out is None:
        return _("We cannot say yet: what was promised, due and delivered is not on record.")
    return _("We cannot say yet. Finding out begins with action {number}.").format(
        number=paper.numbers[finding_out.task.id]
    )


def _finds_out(scheduled: Scheduled) -> bool:
    action = scheduled.task.action
    if action is None:
        return False
    moved = {move.question for move in scheduled.task.moves}
    return action.measure.indicator in FINDING_OUT or DELIVERY_QUESTION in moved
