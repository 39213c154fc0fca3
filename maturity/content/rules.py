"""The rules of the format that types alone cannot say. Each yields what to write instead."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from gettext import gettext as _
from math import isfinite
from string import Formatter

from maturity.domain.indicator import Indicator
from maturity.domain.law import LegalCheck, LegalNote
from maturity.domain.questionnaire import (
    EvidenceCaps,
    Level,
    Opening,
    Question,
    Questionnaire,
    Theme,
)

Found = Iterator[str]

RESERVED = ("questionnaire", "indicators", "legal_checks")
"""File names that a theme's file cannot have."""

_SLUG = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")


def slug(name: str, value: str) -> Found:
    if not _SLUG.fullmatch(value):
        yield _(
            "the {name} '{value}' is malformed. Use lower-case letters, digits, and single dots, "
            "hyphens or underscores between them, such as 'policy.scope'."
        ).format(name=name, value=value)


def repeated(values: Iterable[str]) -> list[str]:
    """The values that stand more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def positive(name: str, value: float) -> Found:
    if not (isfinite(value) and value > 0):
        yield _("'{name}' is {value}. Write a number greater than 0.").format(
            name=name, value=_number(value)
        )


def within(name: str, value: float | None, low: int, high: int) -> Found:
    if value is not None and not low <= value <= high:
        yield _("'{name}' is {value}. Write a number from {low} to {high}.").format(
            name=name, value=_number(value), low=low, high=high
        )


def _number(value: float) -> str:
    return f"{value:g}"


def not_empty(name: str, value: str) -> Found:
    if not value.strip():
        yield _("'{name}' is empty. Write its text.").format(name=name)


def https(name: str, url: str) -> Found:
    if not re.fullmatch(r"https://[^\s<>\"/]+(/[^\s<>\"]*)?", url):
        yield _("'{name}' is '{url}'. Write an address that begins with https://").format(
            name=name, url=url
        )


def levels(found: tuple[Level, ...]) -> Found:
    values = [level.value for level in found]
    if values != list(range(len(values))):
        yield _("the values of the levels are {values}. Write {wanted}, in this order.").format(
            values=_listed(values), wanted=_listed(range(len(values)))
        )
    if len(values) < 2:
        yield _("there are fewer than two levels. Write at least 0 and 1.")
    for name in repeated(level.name.casefold() for level in found):
        yield _("two levels are called '{name}'. Give each a name of its own.").format(name=name)
    for level in found:
        yield from not_empty("name", level.name)


def _listed(values: Iterable[int]) -> str:
    return ", ".join(str(value) for value in values)


def theme(found: Theme, top: int) -> Found:
    yield from slug("id", found.id)
    if found.id in RESERVED:
        yield _("a theme cannot be called '{id}': that file has another use. Rename it.").format(
            id=found.id
        )
    yield from not_empty("title", found.title)
    yield from positive("weight", found.weight)
    stages = [clause.from_stage for clause in found.opening]
    for stage in stages:
        yield from within("opening, from_stage", stage, 0, top)
    if stages and (0 not in stages or len(set(stages)) != len(stages)):
        yield _("'opening' needs one clause from stage 0, and no stage twice.")


def question(found: Question, top: int) -> Found:
    yield from slug("id", found.id)
    yield from not_empty("title", found.title)
    yield from not_empty("text", found.text)
    yield from _descriptors(found.levels, top)
    yield from positive("weight", found.weight)
    if found.meaning < 1:
        yield _("'meaning' is {value}. Write 1, or more after a change of meaning.").format(
            value=found.meaning
        )
    yield from within("document_supports", found.document_supports, 0, top)
    for reference in found.references:
        yield from https("url", reference.url)
    for note in found.legal_notes:
        yield from within("legal_floor", note.legal_floor, 0, top)
        yield from law(note)


def _descriptors(texts: tuple[str, ...], top: int) -> Found:
    if len(texts) != top + 1:
        yield _(
            "'levels' has {count} descriptors. Write {wanted}, one for each level from 0 to {top}."
        ).format(count=len(texts), wanted=top + 1, top=top)
    for level, text in enumerate(texts):
        yield from not_empty(f"levels {level + 1}", text)


def law(found: LegalNote | LegalCheck) -> Found:
    yield from not_empty("text", found.text)
    yield from not_empty("source", found.source)
    yield from https("url", found.url)
    if found.review_by <= found.checked_on:
        yield _("'review_by' is {review}. Write a day after 'checked_on', {checked}.").format(
            review=found.review_by, checked=found.checked_on
        )


def legal_check(found: LegalCheck) -> Found:
    yield from slug("id", found.id)
    yield from law(found)


def indicator(found: Indicator) -> Found:
    yield from slug("id", found.id)
    if found.minimum >= found.maximum:
        yield _("'maximum' is {maximum}. Write a number above 'minimum', {minimum}.").format(
            maximum=_number(found.maximum), minimum=_number(found.minimum)
        )
    if (found.kind == "ratio") != bool(found.numerator and found.denominator):
        yield _("'numerator' and 'denominator' go with kind = \"ratio\", and only with it.")
    yield from positive("publish_step", found.publish_step)
    for line in found.reference_lines:
        yield from https("url", line.url)


def header(found: Questionnaire) -> Found:
    for name, value in (("id", found.id), ("family", found.family)):
        yield from slug(name, value)
    for retired in found.retired:
        yield from slug("retired id", retired)
    yield from not_empty("title", found.title)
    yield from _shares(found)
    yield from opening(found.opening)
    yield from _caps(found.evidence)


def _caps(found: EvidenceCaps | None) -> Found:
    for cap in (found.word, found.document, found.records) if found else ():
        if cap is not None and cap < 0:
            yield _("a cap in 'evidence' is {cap}. Write a level, 0 or higher.").format(cap=cap)


def _shares(found: Questionnaire) -> Found:
    for name, share in (
        ("stage, weight_share", found.stage.weight_share),
        ("stage, theme_share", found.stage.theme_share),
    ):
        if not 0 < share <= 1:
            yield _("'{name}' is {share}. Write a share above 0 and up to 1, such as 0.75.").format(
                name=name, share=_number(share)
            )


def opening(found: Opening | None) -> Found:
    for pattern in (found.contrast, found.lead, found.level) if found else ():
        if _placeholders(pattern) != ["best", "lowest", "second"]:
            yield _(
                "'opening' is '{pattern}'. Write {{best}}, {{second}} and {{lowest}}, each once."
            ).format(pattern=pattern)


def _placeholders(pattern: str) -> list[str]:
    try:
        return sorted(name for _, name, _, _ in Formatter().parse(pattern) if name is not None)
    except ValueError:
        return []


def unique(name: str, values: Iterable[str]) -> Found:
    for value in repeated(values):
        yield _("the {name} '{value}' stands twice. Ids are permanent and used once.").format(
            name=name, value=value
        )
