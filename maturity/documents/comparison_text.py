"""Where an organisation stands among published figures: words, bars and a table for each group.

No rank, no percentile, and nothing that asks anybody to catch up. Questions and indicators have a
module of their own.
"""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.benchmark_words import (
    group_words,
    marked,
    members_of,
    position_words,
    promise,
    sentence_case,
    told,
)
from maturity.documents.blocks import (
    Bar,
    BarChart,
    Block,
    Heading,
    Marks,
    Paragraph,
    Table,
)
from maturity.documents.figures import average, day, listed, month, of_top, quantity, some_titles
from maturity.documents.missing_groups_text import missing_groups
from maturity.domain.comparison import NEAR, Comparison, GroupComparison, Position, Standing
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import GroupFigures, Release
from maturity.locale import gettext as _
from maturity.locale import ngettext


def comparison_section(
    questionnaire: Questionnaire, comparison: Comparison | None
) -> Iterator[Block]:
    """A part of a longer document. Nothing where there is nothing to compare with."""
    if comparison is None or comparison.release is None or not comparison.groups:
        return
    yield Heading(marked(_("Compared with others"), invented=comparison.release.invented))
    yield from standings_part(questionnaire, comparison, level=3)
    yield from limits_part(questionnaire, comparison.release, level=3)


def standings_part(
    questionnaire: Questionnaire, comparison: Comparison, level: int
) -> Iterator[Block]:
    """Every group that there is, then those that there are not."""
    release = comparison.release
    if release is None:
        return
    yield Paragraph(_how_made(questionnaire, release))
    yield Paragraph(how_to_read())
    for number, compared in enumerate(comparison.groups):
        yield from _group(questionnaire, release, compared, level, with_themes=number == 0)
    yield from _not_compared(questionnaire, comparison)
    yield from _missing(comparison, release, level)


def national_sentence(comparison: Comparison | None) -> str:
    """`Compared with 25+ councils, November 2027: about the middle.` Empty without a first group
    in which the whole is compared.
    """
    if comparison is None or comparison.release is None or not comparison.groups:
        return ""
    first = comparison.groups[0]
    overall = next((s for s in first.standings if not s.measure), None)
    if first.group.family != "national" or overall is None:
        return ""
    sentence = (
        _("Compared with {count}+ invented {organisations}, {month}: {position}.")
        if comparison.release.invented
        else _("Compared with {count}+ {organisations}, {month}: {position}.")
    )
    return sentence.format(
        count=first.group.members,
        organisations=group_words(first.group.id),
        month=month(first.group.as_of),
        position=position_words(overall.position),
    )


def _how_made(questionnaire: Questionnaire, release: Release) -> str:
    sentences = [
        _("The figures are those of {day}, edition {edition}.").format(
            day=day(release.cut_off), edition=release.edition
        ),
        ngettext(
            "Everybody is compared on the same {count} question, the light set.",
            "Everybody is compared on the same {count} questions, the light set.",
            count := sum(1 for _question in questionnaire.light_set().questions),
        ).format(count=count),
        _("There are fixed groups: all together, then by type, part of the country and size."),
    ]
    if release.invented:
        sentences.insert(0, _("Invented data: no organisation gave these figures."))
    return " ".join(sentences)


def how_to_read() -> str:
    return _(
        "A quarter of a group is at its lower quartile or below, half at its median or below, and "
        "a quarter at its upper quartile or above. Below a bar, a line reaches from the lower to "
        "the upper quartile, and its dot is the median."
    )


def _group(
    questionnaire: Questionnaire,
    release: Release,
    compared: GroupComparison,
    level: int,
    *,
    with_themes: bool,
) -> Iterator[Block]:
    """The first group has a bar for each theme; the others one for the whole, if that is known."""
    group, invented = compared.group, release.invented
    yield Heading(marked(sentence_case(members_of(group)), invented=invented), level)
    yield _sentence(questionnaire, compared, release)
    drawn = compared.standings if with_themes else compared.standings[:1]
    yield _bars(questionnaire, group, drawn, invented=invented)
    yield _table(questionnaire, compared, invented=invented)


def _sentence(
    questionnaire: Questionnaire, compared: GroupComparison, release: Release
) -> Paragraph:
    whole = next((s for s in compared.standings if not s.measure), None)
    rest = " ".join((*_themes(questionnaire, compared), *_which(compared.group, release)))
    name = members_of(compared.group)
    if whole is None:
        return Paragraph(_("Among {members}: {themes}").format(members=name, themes=rest))
    where = position_words(whole.position)
    sentence = _("Among {members} you are {position}.").format(members=name, position=where)
    return Paragraph(f"{sentence} {rest}", bold=where)


def _themes(questionnaire: Questionnaire, compared: GroupComparison) -> Iterator[str]:
    """Those at the same place share a sentence."""
    titles = {theme.id: theme.title for theme in questionnaire.themes}
    found: dict[Position, list[str]] = {}
    for standing in compared.standings:
        if standing.measure:
            found.setdefault(standing.position, []).append(titles[standing.measure])
    for where, some in found.items():
        yield _("{theme}: {position}.").format(theme=listed(some), position=position_words(where))


def _which(group: GroupFigures, release: Release) -> Iterator[str]:
    """Who is in it, and of when it is."""
    yield {
        "national": _("All of your kind that contributed are in this group."),
        "type": _("Those of your type are in this group."),
        "region": _("Those in your part of the country are in this group."),
        "size": _("Those of about your number of people are in this group."),
    }[group.family]
    if group.as_of < release.cut_off:
        yield _(
            "The figures are still those of {day}: too little has changed since to show new ones."
        ).format(day=day(group.as_of))


def _bars(
    questionnaire: Questionnaire,
    group: GroupFigures,
    drawn: tuple[Standing, ...],
    *,
    invented: bool,
) -> BarChart:
    top = questionnaire.top_level
    said = " ".join(_said(questionnaire, standing) for standing in drawn)
    sentence = _(
        "Your averages as bars from 0 to {top}, each with the quartiles of {members}. {bars}"
    ).format(top=top, members=members_of(group), bars=said)
    return BarChart(
        alt=told(sentence, invented=invented),
        bars=tuple(_bar(questionnaire, standing) for standing in drawn),
        ticks=tuple(level.name for level in questionnaire.levels),
    )


def _said(questionnaire: Questionnaire, standing: Standing) -> str:
    top, marks = questionnaire.top_level, standing.quartiles
    return _(
        "{measure}: you {own}, lower quartile {lower}, median {median}, upper quartile {upper}."
    ).format(
        measure=_measure(questionnaire, standing),
        own=_average(standing.own, top),
        lower=_average(marks.lower, top),
        median=_average(marks.median, top),
        upper=_average(marks.upper, top),
    )


def _bar(questionnaire: Questionnaire, standing: Standing) -> Bar:
    """Short enough for a phone: the quartiles stand in the table."""
    top, found = questionnaire.top_level, standing.quartiles
    text = _("{measure}: you {own}, median {median}").format(
        measure=_measure(questionnaire, standing),
        own=_average(standing.own, top),
        median=_average(found.median, top),
    )
    lower, median, upper = (m * top / 1000 for m in (found.lower, found.median, found.upper))
    return Bar(text, standing.own * top / 1000, marks=Marks(lower, median, upper))


def _table(questionnaire: Questionnaire, compared: GroupComparison, *, invented: bool) -> Table:
    caption = _("Your averages beside those of {members}").format(
        members=members_of(compared.group)
    )
    header = (_("Average"), _("You"), _("Lower quartile"), _("Median"), _("Upper quartile"))
    rows = tuple(_row(questionnaire, standing) for standing in compared.standings)
    return Table(marked(caption, invented=invented), header, rows)


def _row(questionnaire: Questionnaire, standing: Standing) -> tuple[str, ...]:
    top, marks = questionnaire.top_level, standing.quartiles
    figures = (standing.own, marks.lower, marks.median, marks.upper)
    shown = (of_top(Fraction(figure, 1000), top) for figure in figures)
    return (_measure(questionnaire, standing), *shown)


def _measure(questionnaire: Questionnaire, standing: Standing) -> str:
    if not standing.measure:
        return _("Overall")
    return next(t.title for t in questionnaire.themes if t.id == standing.measure)


def _average(permille: int, top: int) -> str:
    return average(Fraction(permille, 1000), top)


def _not_compared(questionnaire: Questionnaire, comparison: Comparison) -> Iterator[Block]:
    """Of another edition."""
    if comparison.changed:
        titles = {question.id: question.title for question in questionnaire.questions}
        yield Paragraph(
            ngettext(
                "{count} question has changed since and is not compared ({titles}).",
                "{count} questions have changed since and are not compared ({titles}).",
                len(comparison.changed),
            ).format(
                count=len(comparison.changed),
                titles=some_titles([titles[i] for i in comparison.changed]),
            )
        )


def _missing(comparison: Comparison, release: Release, level: int) -> Iterator[Block]:
    if not comparison.missing:
        return
    yield Heading(_("Groups of yours that are not shown"), level)
    yield missing_groups(comparison.missing, release)


def limits_part(questionnaire: Questionnaire, release: Release, level: int) -> Iterator[Block]:
    """What the figures do not say, and what is promised about them."""
    yield Heading(_("What these figures do not say"), level)
    step = quantity(Fraction(NEAR * questionnaire.top_level, 1000), 2)
    yield Paragraph(
        _(
            "Published figures are rounded to {step} of a level, and a place that near to a mark "
            "is said to be on it. There is no rank. Those who contribute do so by their own "
            "choice and assess themselves: they are no sample of all."
        ).format(step=step)
    )
    yield Paragraph(promise(release.k))
