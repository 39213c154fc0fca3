"""Indicators beside the result: one's own figure, published figures, a caution. Never scored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph
from maturity.documents.figures import in_unit, quantity
from maturity.domain.indicator import Indicator, ReferenceLine
from maturity.domain.indicator_entry import IndicatorEntry, figure
from maturity.domain.questionnaire import exact
from maturity.locale import gettext as _
from maturity.locale import ngettext

PLACES = 4
"""As entered: figures are kept to four places."""


@dataclass(frozen=True)
class IndicatorPart:
    """The questionnaire's indicators, and what the organisation entered, by indicator."""

    indicators: tuple[Indicator, ...]
    entries: Mapping[str, IndicatorEntry]

    def figure(self, indicator: Indicator) -> Fraction | None:
        entry = self.entries.get(indicator.id)
        return None if entry is None else figure(indicator, entry)


def indicator_section(part: IndicatorPart) -> Iterator[Block]:
    """Only those with a figure are shown; the others are counted."""
    if not part.indicators:
        return
    yield Heading(_("Indicators"))
    yield Paragraph(_("Figures beside your answers. They change no level and no stage."))
    entered = [indicator for indicator in part.indicators if part.figure(indicator) is not None]
    for indicator in entered:
        yield from _indicator(part, indicator)
    missing = len(part.indicators) - len(entered)
    if missing:
        yield Paragraph(
            ngettext(
                "{count} indicator has no figure yet.",
                "{count} indicators have no figure yet.",
                missing,
            ).format(count=missing)
        )


def _indicator(part: IndicatorPart, indicator: Indicator) -> Iterator[Block]:
    found, entry = part.figure(indicator), part.entries[indicator.id]
    if found is None:
        return
    yield Heading(indicator.title, 3)
    shown = in_unit(found, indicator.unit)
    own = _("{figure} ({period}).").format(figure=shown, period=entry.period or indicator.period)
    yield Paragraph(" ".join((own, *_behind(indicator, entry))), bold=shown)
    if indicator.reference_lines:
        yield Paragraph(_("Published figures to stand beside it:"))
        yield Bullets(tuple(_line(indicator, line) for line in indicator.reference_lines))
    if indicator.caution:
        yield Paragraph(indicator.caution)


def _behind(indicator: Indicator, entry: IndicatorEntry) -> Iterator[str]:
    """What a ratio was worked out from, and how the organisation defined it."""
    if entry.numerator is not None and entry.denominator is not None:
        yield _("{above}: {numerator}. {below}: {denominator}.").format(
            above=indicator.numerator,
            numerator=_as_entered(entry.numerator),
            below=indicator.denominator,
            denominator=_as_entered(entry.denominator),
        )
    if entry.note.strip():
        yield _("Your note: {note}").format(note=entry.note.strip())


def _as_entered(value: Decimal) -> str:
    return quantity(Fraction(value), PLACES)


def _line(indicator: Indicator, line: ReferenceLine) -> Item:
    return Item(
        f"{in_unit(exact(line.value), indicator.unit)}: {line.text}",
        _("{source}, {year}").format(source=line.source, year=line.year),
        line.url,
    )
