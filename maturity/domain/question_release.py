"""Shares by question of all councils. One question may keep older shares while others are new."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maturity.domain.benchmarking import Histogram, question_measure
from maturity.domain.ledger import SCORES, HeldBack, PublishedSet
from maturity.domain.proposals import Proposal, changed_enough
from maturity.domain.publishable import Members, enough
from maturity.domain.published_history import Published
from maturity.domain.questionnaire import Question
from maturity.domain.release import LEAST_FOR_QUESTIONS, QuestionShares
from maturity.domain.release_figures import question_shares
from maturity.domain.release_stock import Stock


@dataclass
class QuestionRelease:
    """`histograms` belong to the national set. Shares of an older set have that one in `sets`."""

    shares: list[QuestionShares] = field(default_factory=list)
    histograms: dict[str, Histogram] = field(default_factory=dict)
    sets: list[PublishedSet] = field(default_factory=list)
    held: list[HeldBack] = field(default_factory=list)


def release_questions(stock: Stock, national: Proposal) -> QuestionRelease:
    found = QuestionRelease()
    if national.keeps and national.last is not None:
        ledger = national.last.ledger
        found.shares += ledger.release.questions
        found.sets += [one for one in ledger.sets if one.group_id.startswith(question_measure(""))]
    elif national.fresh and enough(national.members, max(LEAST_FOR_QUESTIONS, stock.order.k)):
        levels = stock.table.levels(national.members)
        for question in stock.order.questionnaire.light_set().questions:
            _add(found, stock, question, national.members, levels)
    return found


def _add(
    found: QuestionRelease,
    stock: Stock,
    question: Question,
    members: Members,
    levels: Mapping[str, Histogram],
) -> None:
    measure = question_measure(question.id)
    last = stock.history.last_question(question.id)
    if last is None or _changed_enough(stock, measure, members, last.members):
        order = stock.order
        found.histograms[measure] = levels[measure]
        found.shares.append(
            question_shares(question, order.questionnaire.top_level, levels[measure], order.cut_off)
        )
        return
    found.held.append(HeldBack(SCORES, measure, "change"))
    if last.same_edition and enough(last.members, max(LEAST_FOR_QUESTIONS, stock.order.k)):
        _keep(found, last, question.id)


def _changed_enough(stock: Stock, measure: str, new: Members, old: Members) -> bool:
    """By the threshold of questions: a share of few newcomers would show what all of them said."""
    least = max(LEAST_FOR_QUESTIONS, stock.order.k)
    return changed_enough(
        new, old, least, lambda members: measure in stock.varied_questions(members)
    )


def _keep(found: QuestionRelease, last: Published, question_id: str) -> None:
    measure = question_measure(question_id)
    histograms = {measure: last.one.histograms[measure]}
    found.sets.append(PublishedSet(SCORES, measure, last.one.record_ids, histograms))
    found.shares.append(last.shares(question_id))
