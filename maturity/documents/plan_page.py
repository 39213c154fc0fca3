"""The documents of a plan: the full plan, the members' page, a theme sheet, the evidence annex.

What they are made from is in plan_paper.py; every part's words are in a module of their own.
"""

from collections.abc import Iterable, Iterator

from maturity.documents.action_text import first_actions
from maturity.documents.blocks import (
    Block,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Wide,
)
from maturity.documents.certainty_text import in_one_line
from maturity.documents.comparison_text import comparison_section
from maturity.documents.evidence_annex_text import annex_sections, how_it_works
from maturity.documents.figures import day, listed, month
from maturity.documents.findings_text import findings
from maturity.documents.indicator_text import indicator_section
from maturity.documents.keeping_text import keeping_section
from maturity.documents.left_out_text import left_out_section
from maturity.documents.legal_text import legal_section
from maturity.documents.members_page import members_part, members_title
from maturity.documents.organisation_words import shown_name
from maturity.documents.outlook_text import forecast_section, nothing_done_section
from maturity.documents.plan_method_text import how_chosen, what_it_is_not
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_quarters_text import quarters_section, totals_section
from maturity.documents.priority_rows import priorities_section
from maturity.documents.progress_text import progress_facts
from maturity.documents.roles import role_name
from maturity.documents.standing_text import standing, what_was_asked
from maturity.documents.task_text import span_name
from maturity.documents.theme_sheet import theme_part, theme_title
from maturity.documents.theme_text import theme_charts
from maturity.documents.way_up_text import way_up, what_blocks
from maturity.locale import gettext as _
from maturity.locale import language


def full_plan(paper: PlanPaper) -> Document:
    title = _("Social value action plan")
    blocks = (
        _cover(paper, title),
        Contents(_("Contents")),
        NewPage(),
        Heading(members_title()),
        *members_part(paper),
        NewPage(),
        *_where_you_stand(paper),
        *_what_to_do(paper),
        NewPage(),
        *annex_sections(paper),
        *legal_section(paper.legal),
        *indicator_section(paper.indicators),
        *how_it_works(paper),
        *how_chosen(paper),
        *what_it_is_not(paper),
    )
    return _document(paper, f"{title}: {shown_name(paper.organisation)}", blocks)


def members_page(paper: PlanPaper) -> Document:
    blocks = (Heading(members_title(), 1), *members_part(paper))
    return _document(paper, members_title(), blocks)


def theme_sheet(paper: PlanPaper, theme_id: str) -> Document:
    title = theme_title(paper, theme_id)
    return _document(paper, title, (Heading(title, 1), *theme_part(paper, theme_id)))


def evidence_annex(paper: PlanPaper) -> Document:
    title = _("Evidence behind the answers of {organisation}, {month}").format(
        organisation=shown_name(paper.organisation), month=month(paper.on)
    )
    blocks = (Heading(title, 1), *annex_sections(paper), *how_it_works(paper))
    return _document(paper, title, blocks)


def _document(paper: PlanPaper, title: str, blocks: Iterable[Block]) -> Document:
    footer = _("{organisation}, {month}. A self-assessment, not an audit.").format(
        organisation=shown_name(paper.organisation), month=month(paper.on)
    )
    return Document(title, language(), paper.on, tuple(blocks), footer)


def _cover(paper: PlanPaper, title: str) -> Cover:
    return Cover(title, shown_name(paper.organisation), Facts(tuple(_cover_facts(paper))))


def _cover_facts(paper: PlanPaper) -> Iterator[tuple[str, str]]:
    quarters = paper.plan.quarters
    if quarters:
        yield _("Plan for"), span_name(quarters[0].first_day, quarters[-1].last_day)
    yield _("Answers of"), day(paper.on)
    yield _("Questions"), what_was_asked(paper.result).text
    if paper.result.roles:
        yield _("Who took part"), listed([role_name(role) for role in paper.result.roles])
    yield _("What this is"), _("A self-assessment, not an audit.")


def _where_you_stand(paper: PlanPaper) -> Iterator[Block]:
    result = paper.result
    yield Heading(_("Where you stand"))
    if paper.since is not None:
        facts = progress_facts(paper.since.progress)
        since = _("Since the last round: {facts}").format(facts=facts)
        yield Paragraph(since, bold=facts)
    yield from standing(result)
    yield in_one_line(result)
    yield from way_up(result)
    yield from what_blocks(result)
    yield from _themes(paper)
    yield from comparison_section(paper.result.questionnaire, paper.comparison)


def _themes(paper: PlanPaper) -> Iterator[Block]:
    """Where there is nothing to draw yet, what was found and written still stands."""
    drawn = tuple(theme_charts(paper.result, lambda theme_id: findings(paper, theme_id)))
    yield from drawn
    if not drawn:
        yield Heading(_("Theme by theme"))
        for theme in paper.result.questionnaire.themes:
            yield Heading(theme.title, 3)
            yield from findings(paper, theme.id)


def _what_to_do(paper: PlanPaper) -> Iterator[Block]:
    tables = (*priorities_section(paper), *quarters_section(paper), *totals_section(paper))
    yield Wide(tables)
    yield from keeping_section(paper)
    yield from first_actions(paper)
    outlook = (
        *left_out_section(paper),
        *nothing_done_section(paper),
        *forecast_section(paper),
    )
    yield from (NewPage(), *outlook) if outlook else ()
