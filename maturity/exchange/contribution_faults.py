"""What is wrong with a contribution that came as a file, a sentence for each thing.

Whether there is another one of the same organisation is not known here.
"""

import re
from collections.abc import Iterator
from datetime import date

from maturity.domain.content_hash import content_hash
from maturity.domain.contribution import Contribution, GivenFigure, Record, Withdrawal
from maturity.domain.contribution_check import is_comparable, recomputed
from maturity.domain.indicator import Indicator
from maturity.domain.indicator_entry import Fault, IndicatorEntry, faults
from maturity.domain.library import Library
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import NotFound
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,39}")
"""As registers write it (`DUR`, `NIR-V`), or as the taskforce issued it."""

SECRET = re.compile(r"[A-Za-z0-9_-]{22,64}")
"""128 bits or more, in letters that an address may have."""

ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


def contribution_faults(given: Contribution, library: Library, today: date) -> Iterator[str]:
    envelope, record = given.envelope, given.record
    yield from _code_and_key(envelope.code, envelope.key)
    if not envelope.consent_by.strip():
        yield _("Nobody is named who agreed to contribute.")
    if envelope.consent_at.date() > today:
        yield _future().format(day=envelope.consent_at.date().isoformat())
    if not ID.fullmatch(record.id):
        yield _("'{id}' cannot be the id of a record.").format(id=shown(record.id))
    yield from _of_record(record, library)


def withdrawal_faults(given: Withdrawal, today: date) -> Iterator[str]:
    yield from _code_and_key(given.code, given.key)
    if given.withdrawn_at.date() > today:
        yield _future().format(day=given.withdrawn_at.date().isoformat())


def _future() -> str:
    return _("It is dated {day}, which is in the future. Check the clock of that computer.")


def _code_and_key(code: str, key: str) -> Iterator[str]:
    if not CODE.fullmatch(code):
        yield _(
            "'{code}' cannot be the code of an organisation. It is the one of the public register, "
            "such as DUR, or one that the taskforce issued."
        ).format(code=shown(code))
    if not SECRET.fullmatch(key):
        yield _(
            "The contributor key is no secret of 128 bits. Ask for the file as the index made it."
        )


def _of_record(record: Record, library: Library) -> Iterator[str]:
    try:
        whole = library.questionnaire(record.questionnaire_id)
    except NotFound as unknown:
        yield str(unknown)
        return
    asked = whole.light_set()
    if record.content_hash != content_hash(asked):
        yield _(
            "The edition '{id}' is here with other rules than were answered. Use the version of "
            "this program that the contribution was made with."
        ).format(id=whole.id)
        return
    wrong = tuple(_of_levels(record, asked))
    yield from wrong
    if not wrong:
        yield from _of_scores(record, whole)
    yield from _of_figures(record, whole)


def _of_levels(record: Record, asked: Questionnaire) -> Iterator[str]:
    known = {question.id for question in asked.questions}
    for name in sorted(known - record.levels.keys()):
        yield _("The question '{id}' is missing.").format(id=name)
    for name in sorted(record.levels.keys() - known):
        yield _("'{id}' is no question of the light set.").format(id=shown(name))
    for name, level in record.levels.items():
        if level is not None and not 0 <= level <= asked.top_level:
            yield _("'{id}' is at level {level}. A level goes from 0 to {top}.").format(
                id=shown(name), level=shown(str(level)), top=asked.top_level
            )


def _of_scores(record: Record, whole: Questionnaire) -> Iterator[str]:
    if not is_comparable(whole, record.levels):
        yield _(
            "Too many questions do not apply, so that it cannot be compared with others. "
            "It cannot be contributed."
        )
        return
    themes, overall = recomputed(whole, record.levels)
    said = {**record.themes, "": record.overall}
    follows = {**themes, "": overall}
    for name in sorted(said.keys() | follows.keys()):
        if said.get(name) != follows.get(name):
            yield _(
                "The average of '{theme}' is given as {said} and comes to {found}. The averages "
                "must follow from the levels."
            ).format(
                theme=shown(name) or _("overall"),
                said=shown(str(said.get(name, _("nothing")))),
                found=follows.get(name, _("nothing")),
            )


def _of_figures(record: Record, whole: Questionnaire) -> Iterator[str]:
    known = {indicator.id: indicator for indicator in whole.indicators}
    seen: set[str] = set()
    for given in record.figures:
        name = given.indicator_id
        if name in seen:
            yield _("The indicator '{id}' stands there twice.").format(id=shown(name))
        seen.add(name)
        if name not in known:
            yield _("'{id}' is no indicator of this edition.").format(id=shown(name))
        elif _is_faulty(known[name], given):
            yield _(
                "The figure of the indicator '{id}' is incomplete or out of its range, which is "
                "{least} to {most}."
            ).format(id=name, least=known[name].minimum, most=known[name].maximum)


def _is_faulty(indicator: Indicator, given: GivenFigure) -> bool:
    """The time and the words of a figure stay with the organisation. Sure they were at home."""
    entry = IndicatorEntry(given.value, given.numerator, given.denominator, period="-", note="-")
    return bool(set(faults(indicator, entry)) - {Fault.ASK})
