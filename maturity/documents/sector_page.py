"""What a release says about the sector, as a document for the taskforce's meeting. From it alone.

What it says about one organisation is in comparison_page.py.
"""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.benchmark_words import (
    group_name,
    marked,
    members_of,
    share,
    told,
)
from maturity.documents.blocks import (
    Bar,
    BarChart,
    Block,
    Document,
    Heading,
    Item,
    Marks,
    Paragraph,
    Steps,
    Table,
)
from maturity.documents.comparison_text import how_to_read, limits_part
from maturity.documents.figures import average, day, month, of_top
from maturity.documents.indicator_comparison_text import (
    figure_cells,
    figure_headers,
    own_figure_each,
)
from maturity.documents.missing_groups_text import missing_groups
from maturity.documents.movement_text import movement_section
from maturity.documents.question_shares_text import level_headers, rounded_shares, share_cells
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.release import (
    LEAST_FOR_QUESTIONS,
    GroupFigures,
    Quartiles,
    QuestionShares,
    Release,
)
from maturity.domain.targets import MATURE
from maturity.locale import gettext as _
from maturity.locale import language, ngettext

HARDEST = 5


def sector_document(release: Release, questionnaire: Questionnaire) -> Document:
    """`questionnaire` is the whole edition of the release."""
    title = marked(
        _("Social value in the sector, {month}").format(month=month(release.cut_off)),
        invented=release.invented,
    )
    blocks = (
        Heading(title, 1),
        *_opening(release),
        *_hardest(questionnaire, release),
        *movement_section(questionnaire, release),
        *_groups(questionnaire, release),
        *_shares(questionnaire, release),
        *_indicators(questionnaire, release),
        *_missing(release),
        *limits_part(questionnaire, release, level=2),
    )
    footer = _("Benchmark of {day}. No organisation is named.").format(day=day(release.cut_off))
    return Document(
        title, language(), release.cut_off, blocks, told(footer, invented=release.invented)
    )


def _opening(release: Release) -> Iterator[Block]:
    if release.invented:
        invented = _("Invented data: no organisation gave these figures.")
        yield Paragraph(invented, bold=invented)
    basis = _("Contributions up to {day}, edition {edition}.").format(
        day=day(release.cut_off), edition=release.edition
    )
    counted = ngettext(
        "{count} or more organisation is in it.",
        "{count} or more organisations are in it.",
        release.contributions,
    ).format(count=release.contributions)
    yield Paragraph(f"{basis} {counted}")


def _asked(questionnaire: Questionnaire, release: Release) -> list[tuple[Question, QuestionShares]]:
    """In the order of the questionnaire, on a scale as long as its."""
    top = questionnaire.top_level
    published = {s.question_id: s for s in release.questions if len(s.at_least) == top}
    return [(q, published[q.id]) for q in questionnaire.questions if q.id in published]


def _hardest(questionnaire: Questionnaire, release: Release) -> Iterator[Block]:
    yield Heading(marked(_("What councils find hardest"), invented=release.invented))
    asked = _asked(questionnaire, release)
    if not asked:
        sentence = _("Shares of single questions are shown from {least} councils on.")
        yield Paragraph(sentence.format(least=LEAST_FOR_QUESTIONS))
        return
    level = min(MATURE, questionnaire.top_level)
    name = questionnaire.levels[level].name
    lowest = sorted(asked, key=lambda found: found[1].at_least[level - 1 :: -1])[:HARDEST]
    yield Paragraph(
        _("The questions with the fewest at {level} or higher, fewest first:").format(level=name)
    )
    yield Steps(tuple(Item(_hard(question, found, level)) for question, found in lowest))


def _hard(question: Question, found: QuestionShares, level: int) -> str:
    return _("{title}: {share} of councils.").format(
        title=question.title, share=share(found.at_least[level - 1])
    )


def _groups(questionnaire: Questionnaire, release: Release) -> Iterator[Block]:
    if not release.groups:
        return
    yield Heading(marked(_("Where groups stand"), invented=release.invented))
    first = release.groups[0]
    shown = _("The bars are the medians of {members}.").format(members=members_of(first))
    yield Paragraph(f"{how_to_read()} {shown}")
    yield _bars(questionnaire, first, invented=release.invented)
    header = (
        *(_("Group"), _("How many"), _("Lower quartile"), _("Median"), _("Upper quartile")),
        _("Figures of"),
    )
    rows = tuple(_group_row(questionnaire, group) for group in release.groups)
    caption = marked(_("Overall averages by group"), invented=release.invented)
    yield Table(caption, header, rows)


def _group_row(questionnaire: Questionnaire, group: GroupFigures) -> tuple[str, ...]:
    return (
        group_name(group.id),
        _("{count} or more").format(count=group.members),
        *_levels(questionnaire, group.overall),
        day(group.as_of),
    )


def _levels(questionnaire: Questionnaire, found: Quartiles) -> tuple[str, ...]:
    marks = (found.lower, found.median, found.upper)
    return tuple(of_top(Fraction(mark, 1000), questionnaire.top_level) for mark in marks)


def _bars(questionnaire: Questionnaire, group: GroupFigures, *, invented: bool) -> BarChart:
    titles = {theme.id: theme.title for theme in questionnaire.themes}
    found = [(_("Overall"), group.overall)]
    found += [(titles[i], quartiles) for i, quartiles in group.themes.items() if i in titles]
    said = " ".join(_said(questionnaire, name, quartiles) for name, quartiles in found)
    sentence = _("Medians as bars from 0 to {top}, each with its quartiles. {group}. {bars}")
    return BarChart(
        alt=told(
            sentence.format(top=questionnaire.top_level, group=group_name(group.id), bars=said),
            invented=invented,
        ),
        bars=tuple(_bar(questionnaire, name, quartiles) for name, quartiles in found),
        ticks=tuple(level.name for level in questionnaire.levels),
    )


def _said(questionnaire: Questionnaire, name: str, found: Quartiles) -> str:
    lower, median, upper = (
        average(Fraction(mark, 1000), questionnaire.top_level)
        for mark in (found.lower, found.median, found.upper)
    )
    return _("{measure}: lower quartile {lower}, median {median}, upper quartile {upper}.").format(
        measure=name, lower=lower, median=median, upper=upper
    )


def _bar(questionnaire: Questionnaire, name: str, found: Quartiles) -> Bar:
    top = questionnaire.top_level
    text = _("{measure}: median {median}").format(
        measure=name, median=average(Fraction(found.median, 1000), top)
    )
    lower, median, upper = (m * top / 1000 for m in (found.lower, found.median, found.upper))
    return Bar(text, median, marks=Marks(lower, median, upper))


def _shares(questionnaire: Questionnaire, release: Release) -> Iterator[Block]:
    asked = _asked(questionnaire, release)
    if not asked:
        return
    yield Heading(marked(_("Question by question"), invented=release.invented))
    caption = _("Share of {count} or more councils at each level or higher")
    rows = tuple((question.title, *share_cells(found)) for question, found in asked)
    yield Table(
        marked(caption.format(count=asked[0][1].members), invented=release.invented),
        (_("Question"), *level_headers(questionnaire)),
        rows,
    )
    yield Paragraph(rounded_shares())


def _indicators(questionnaire: Questionnaire, release: Release) -> Iterator[Block]:
    published = {figures.indicator_id: figures for figures in release.indicators}
    known = [(i, published[i.id]) for i in questionnaire.indicators if i.id in published]
    if not known:
        return
    yield Heading(marked(_("Figures"), invented=release.invented))
    yield Paragraph(own_figure_each())
    yield Table(
        marked(_("Figures that councils gave"), invented=release.invented),
        (_("Figure"), *figure_headers()),
        tuple((indicator.title, *figure_cells(indicator, found)) for indicator, found in known),
    )


def _missing(release: Release) -> Iterator[Block]:
    if release.missing:
        yield Heading(_("Groups that are not shown"))
        yield missing_groups(release.missing, release)
