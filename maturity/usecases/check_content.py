"""What content there is, and which legal notes are due for review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maturity.domain.library import Library
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _


@dataclass(frozen=True)
class ContentReport:
    """Lines for the person who keeps the content. Warnings do not stop anything."""

    counts: tuple[str, ...]
    warnings: tuple[str, ...]


def check_content(library: Library, today: date) -> ContentReport:
    """The library was checked when it was loaded; this counts it and looks at its dates."""
    questionnaires = library.questionnaires
    return ContentReport(
        counts=tuple(_counts(q, library) for q in questionnaires),
        warnings=tuple(line for q in questionnaires for line in _overdue(q, today)),
    )


def _counts(questionnaire: Questionnaire, library: Library) -> str:
    questions = tuple(questionnaire.questions)
    others = [t.language for t in library.translations if t.id == questionnaire.id]
    return _(
        "{id}: {themes} themes, {questions} questions ({light} in the light set), "
        "{descriptors} descriptors, {notes} legal notes, {checks} legal checks, "
        "{indicators} indicators, {actions} actions; languages: {languages}"
    ).format(
        id=questionnaire.id,
        themes=len(questionnaire.themes),
        questions=len(questions),
        light=sum(question.light for question in questions),
        descriptors=sum(len(question.levels) for question in questions),
        notes=sum(len(question.legal_notes) for question in questions),
        checks=len(questionnaire.legal_checks),
        indicators=len(questionnaire.indicators),
        actions=0,
        languages=", ".join((questionnaire.language, *others)),
    )


def _overdue(questionnaire: Questionnaire, today: date) -> Iterator[str]:
    notes = [
        (f"{question.id}, {note.nation}", note.review_by)
        for question in questionnaire.questions
        for note in question.legal_notes
    ]
    checks = [(check.id, check.review_by) for check in questionnaire.legal_checks]
    for where, review_by in (*notes, *checks):
        if review_by < today:
            yield _("{id}: the legal text of {where} was to be reviewed by {day}.").format(
                id=questionnaire.id, where=where, day=review_by.isoformat()
            )
