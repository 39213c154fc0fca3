"""From need to need left, a row for each priority: what is on record, and "not known yet".

Figures are recorded for all contracts together, so they stand in a row of their own.
"""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.answers_text import NONE
from maturity.documents.blocks import Block, Heading, Paragraph, Table
from maturity.documents.figures import in_unit, listed
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.promises_text import known_indicator, pounds, promises, recorded
from maturity.documents.theme_text import level_now
from maturity.locale import gettext as _

ASKED = "prescribed-share"
HELPED = ("priority-jobs", "work-placements")
"""Indicators of what was asked for and of people helped. A questionnaire may have others."""


def priorities_section(paper: PlanPaper) -> Iterator[Block]:
    """Its table has too many columns for a page that stands upright."""
    yield Heading(_("From need to need left"))
    yield from _words(paper)
    yield _table(paper)


def _words(paper: PlanPaper) -> Iterator[Block]:
    if not paper.plan.request.priorities:
        yield Paragraph(
            _("You have named no priorities yet. Name up to three: each then has a row of its own.")
        )
    yield Paragraph(
        _(
            "A priority is served when need gets smaller, not when more is promised. Where nothing "
            "is on record, the cell says so. Pounds are estimates, not cash and not savings."
        )
    )


def _table(paper: PlanPaper) -> Table:
    header = (
        *(_("Priority"), _("Need"), _("Asked for"), _("Promised"), _("Due"), _("Delivered")),
        *(_("People helped"), _("Need left"), _("Actions")),
    )
    rows = tuple(_priority(paper, priority) for priority in paper.plan.request.priorities)
    return Table(_("What is on record for each priority"), header, (*rows, _all_together(paper)))


def _priority(paper: PlanPaper, priority: str) -> tuple[str, ...]:
    """Nothing is recorded by priority yet; which actions serve it is known."""
    return (priority_name(paper, priority), *[_unknown()] * 7, _serving(paper, priority))


def _unknown() -> str:
    return _("Not known yet")


def priority_title(paper: PlanPaper, priority: str) -> str:
    questionnaire = paper.result.questionnaire
    titles = {theme.id: theme.title for theme in questionnaire.themes}
    return (titles | {question.id: question.title for question in questionnaire.questions})[
        priority
    ]


def priority_name(paper: PlanPaper, priority: str) -> str:
    """With the level of a question, now and aimed at."""
    title = priority_title(paper, priority)
    if priority in {theme.id for theme in paper.result.questionnaire.themes}:
        return title
    target = paper.plan.targets.get(priority)
    now = level_now(paper.result, priority)
    if target is None:
        return _("{title} (now {now})").format(title=title, now=now)
    return _("{title} (now {now}, aim {target})").format(title=title, now=now, target=target)


def questions_of(paper: PlanPaper, priority: str) -> set[str]:
    return {
        question.id
        for theme in paper.result.questionnaire.themes
        for question in theme.questions
        if priority in {theme.id, question.id}
    }


def _serving(paper: PlanPaper, priority: str) -> str:
    wanted = questions_of(paper, priority)
    return _numbers(
        paper.numbers[s.task.id]
        for s in paper.to_do
        if wanted & {move.question for move in s.task.moves}
    )


def _numbers(numbers: Iterator[int]) -> str:
    return listed([str(number) for number in numbers]) or NONE


def _all_together(paper: PlanPaper) -> tuple[str, ...]:
    found = promises(paper.indicators)
    return (
        _("All contracts together"),
        _unknown(),
        _asked(paper),
        _pounds(found.promised),
        _pounds(found.due),
        _pounds(found.delivered),
        _helped(paper),
        _unknown(),
        NONE,
    )


def _pounds(value: Fraction | None) -> str:
    return _unknown() if value is None else pounds(value)


def _asked(paper: PlanPaper) -> str:
    share = recorded(paper.indicators, ASKED)
    if share is None:
        return _unknown()
    return _("In {share} of tenders").format(share=in_unit(share, "%"))


def _helped(paper: PlanPaper) -> str:
    """Somebody may be in both figures, so they are never added up."""
    shown = [
        f"{indicator.title}: {in_unit(value, indicator.unit)}"
        for indicator in (known_indicator(paper.indicators, i) for i in HELPED)
        if indicator is not None and (value := paper.indicators.figure(indicator)) is not None
    ]
    return "; ".join(shown) or _unknown()
