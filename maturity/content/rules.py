"""The rules of the format that types alone cannot say, object by object."""

from string import Formatter

from maturity.content.values import (
    Faults,
    finite,
    https,
    listed,
    not_empty,
    number,
    positive,
    repeated,
    slug,
    within,
)
from maturity.domain.indicator import Indicator
from maturity.domain.law import LegalCheck, LegalNote
from maturity.domain.questionnaire import (
    EvidenceCaps,
    Level,
    Opening,
    Question,
    Questionnaire,
    StageRule,
    Theme,
)
from maturity.locale import gettext as _

RESERVED = ("questionnaire", "indicators", "legal_checks")
"""File names that a theme's file cannot have."""


def header(found: Questionnaire) -> Faults:
    for name, value in (("id", found.id), ("family", found.family)):
        yield from slug(name, value)
    for retired in found.retired:
        yield from slug("retired id", retired)
    for name in ("title", "language", "edition"):
        yield from not_empty(name, str(getattr(found, name)))
    yield from _shares(found.stage)
    yield from opening(found.opening)
    yield from _caps(found.evidence)
    if found.follows == found.id:
        yield _("it follows itself. Write the id of the edition before it, or remove 'follows'.")


def _shares(found: StageRule) -> Faults:
    for name, share in (("weight_share", found.weight_share), ("theme_share", found.theme_share)):
        if not 0 < share <= 1:
            yield _(
                "'{name}' in [stage] is {share}. Write a share above 0 and up to 1, such as 0.75."
            ).format(name=name, share=number(share))


def _caps(found: EvidenceCaps | None) -> Faults:
    for cap in (found.word, found.document, found.records) if found else ():
        if cap is not None and cap < 0:
            yield _("a cap in [evidence] is {cap}. Write a level, 0 or higher.").format(cap=cap)


def opening(found: Opening | None) -> Faults:
    for pattern in (found.contrast, found.lead, found.level) if found else ():
        if _placeholders(pattern) != ["best", "lowest", "second"]:
            yield _(
                "'opening' is '{pattern}'. Write {{best}}, {{second}} and {{lowest}}, each once."
            ).format(pattern=pattern)


def _placeholders(pattern: str) -> list[str]:
    """The names in braces; none where the pattern is broken or says how to write a value."""
    try:
        parts = [part for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        return []
    if any(part[2] or part[3] for part in parts):
        return []
    return sorted(part[1] or "" for part in parts)


def levels(found: tuple[Level, ...]) -> Faults:
    values = [level.value for level in found]
    if values != list(range(len(values))):
        yield _("the values of the levels are {values}. Write {wanted}, in this order.").format(
            values=listed(values), wanted=listed(range(len(values)))
        )
    if len(values) < 2:
        yield _("there are fewer than two levels. Write at least 0 and 1.")
    yield from level_names([(level.value, level.name) for level in found])


def level_names(found: list[tuple[int, str]]) -> Faults:
    for name in repeated(pair[1].strip().casefold() for pair in found):
        yield _("two levels are called '{name}'. Give each a name of its own.").format(name=name)
    for value, name in found:
        yield from not_empty(_("name of level {value}").format(value=value), name)


def theme(found: Theme, top: int | None) -> Faults:
    yield from slug("id", found.id)
    if found.id in RESERVED:
        yield _("a theme cannot be called '{id}': that file has another use. Rename it.").format(
            id=found.id
        )
    yield from not_empty("title", found.title)
    yield from positive("weight", found.weight)
    stages = [clause.from_stage for clause in found.opening]
    for stage in stages:
        yield from within("opening, from_stage", stage, top)
    if stages and (0 not in stages or len(set(stages)) != len(stages)):
        yield _("'opening' needs one clause from stage 0, and no stage twice.")


def question(found: Question, top: int | None) -> Faults:
    yield from slug("id", found.id)
    yield from not_empty("title", found.title)
    yield from not_empty("text", found.text)
    yield from _descriptors(found.levels, top)
    yield from positive("weight", found.weight)
    if found.meaning < 1:
        yield _("'meaning' is {value}. Write 1, or more after a change of meaning.").format(
            value=found.meaning
        )
    yield from within("document_supports", found.document_supports, top)
    for place, reference in enumerate(found.references, start=1):
        yield from https(_("url of reference {place}").format(place=place), reference.url)
    for note in found.legal_notes:
        name = _("legal_floor for {nation}").format(nation=note.nation)
        yield from within(name, note.legal_floor, top)
        yield from law(note)


def _descriptors(texts: tuple[str, ...], top: int | None) -> Faults:
    if top is not None and len(texts) != top + 1:
        yield _(
            "'levels' has {count} descriptors. Write {wanted}, one for each level from 0 to {top}."
        ).format(count=len(texts), wanted=top + 1, top=top)
    yield from descriptors_not_empty(texts)


def descriptors_not_empty(texts: tuple[str, ...]) -> Faults:
    for level, text in enumerate(texts):
        yield from not_empty(_("descriptor of level {level}").format(level=level), text)


def law(found: LegalNote | LegalCheck) -> Faults:
    yield from not_empty("text", found.text)
    yield from not_empty("source", found.source)
    yield from https("url", found.url)
    if found.review_by <= found.checked_on:
        yield _("'review_by' is {review}. Write a day after 'checked_on', {checked}.").format(
            review=found.review_by, checked=found.checked_on
        )


def legal_check(found: LegalCheck) -> Faults:
    yield from slug("id", found.id)
    yield from law(found)


def indicator(found: Indicator) -> Faults:
    yield from slug("id", found.id)
    for name in ("minimum", "maximum", "ask_above"):
        yield from finite(name, getattr(found, name))
    if found.minimum >= found.maximum:
        yield _("'maximum' is {maximum}. Write a number above 'minimum', {minimum}.").format(
            maximum=number(found.maximum), minimum=number(found.minimum)
        )
    if (found.kind == "ratio") != bool(found.numerator and found.denominator):
        yield _("'numerator' and 'denominator' go with kind = \"ratio\", and only with it.")
    yield from positive("publish_step", found.publish_step)
    for place, line in enumerate(found.reference_lines, start=1):
        yield from finite(_("value of reference line {place}").format(place=place), line.value)
        yield from https(_("url of reference line {place}").format(place=place), line.url)
