"""A result as a whole document: the first screen, then what is behind it, in sections.

The order is the order in which people ask. Charts come after words, and each has a table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from maturity.documents.answers_text import every_answer
from maturity.documents.blocks import Block, Heading, Paragraph
from maturity.documents.certainty_text import comparability, how_sure, in_one_line, interval
from maturity.documents.comparison_text import comparison_section
from maturity.documents.evidence_text import evidence_section
from maturity.documents.figures import month
from maturity.documents.handed_in_text import HandedIn, handed_in
from maturity.documents.indicator_text import IndicatorPart, indicator_section
from maturity.documents.legal_text import LegalPart, legal_section
from maturity.documents.method_text import worked_out
from maturity.documents.progress_text import changes, progress_facts
from maturity.documents.result import Result
from maturity.documents.standing_text import standing, what_was_asked
from maturity.documents.theme_text import theme_charts
from maturity.documents.way_up_text import way_up, what_blocks
from maturity.domain.comparison import Comparison
from maturity.domain.organisation import Organisation
from maturity.domain.progress import Progress
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _
from maturity.locale import ngettext


@dataclass(frozen=True)
class Since:
    """What changed since the last round that was handed in, which asked `then`."""

    then: Questionnaire
    progress: Progress


@dataclass(frozen=True)
class ResultPage:
    """All that a result document tells. `on` is the day of which it speaks.

    `carried` counts the answers of an earlier round that nobody has confirmed in this one.
    """

    organisation: Organisation
    result: Result
    on: date
    since: Since | None = None
    carried: int = 0
    legal: LegalPart = field(default_factory=lambda: LegalPart((), {}))
    indicators: IndicatorPart = field(default_factory=lambda: IndicatorPart((), {}))
    handed_in: HandedIn | None = None
    comparison: Comparison | None = None


def result_page(page: ResultPage) -> tuple[Block, ...]:
    return (*_first_screen(page), *_sections(page))


def _first_screen(page: ResultPage) -> Iterator[Block]:
    result = page.result
    yield Heading(_title(page), 1)
    if page.since is not None:
        facts = progress_facts(page.since.progress)
        since = _("Since the last round: {facts}").format(facts=facts)
        yield Paragraph(since, bold=facts)
    if page.carried:
        yield Paragraph(_carried(page.carried))
    yield from standing(result)
    yield from way_up(result)
    yield in_one_line(result)


def _title(page: ResultPage) -> str:
    name = page.organisation.name
    if page.organisation.invented:
        name = _("{name} (invented)").format(name=name)
    return _("Where {organisation} stands, {month}").format(organisation=name, month=month(page.on))


def _carried(count: int) -> str:
    return ngettext(
        "{count} answer is from an earlier round and not confirmed yet.",
        "{count} answers are from an earlier round and not confirmed yet.",
        count,
    ).format(count=count)


def _sections(page: ResultPage) -> Iterator[Block]:
    result = page.result
    yield from what_blocks(result)
    if page.since is not None:
        yield Heading(_("What changed since the last round"))
        yield Paragraph(progress_facts(page.since.progress))
        now = result.questionnaire
        yield from changes(now, page.since.then, page.since.progress, level=3)
    yield from theme_charts(result)
    yield from comparison_section(result.questionnaire, page.comparison)
    yield from every_answer(result)
    yield from evidence_section(result)
    yield from how_sure(result)
    yield from interval(result)
    yield from comparability(result)
    yield from legal_section(page.legal)
    yield from indicator_section(page.indicators)
    yield from _method(page)


def _method(page: ResultPage) -> Iterator[Block]:
    yield from worked_out(page.result)
    yield what_was_asked(page.result)
    if page.result.left_out:
        yield Paragraph(_left_out(page.result.left_out))
    if page.handed_in is not None:
        yield from handed_in(page.result, page.handed_in)


def _left_out(count: int) -> str:
    return ngettext(
        "{count} answer to a question outside the light set is kept and not counted.",
        "{count} answers to questions outside the light set are kept and not counted.",
        count,
    ).format(count=count)
