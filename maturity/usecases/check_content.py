"""What content there is, and which legal notes are due for review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maturity.domain.catalogue import Catalogue
from maturity.domain.law import NATIONS, Nation
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
        counts=(
            *(_counts(questionnaire, library) for questionnaire in questionnaires),
            *(_actions(catalogue, library) for catalogue in library.catalogues),
        ),
        warnings=tuple(line for q in questionnaires for line in _overdue(q, today)),
    )


def _counts(questionnaire: Questionnaire, library: Library) -> str:
    questions = tuple(questionnaire.questions)
    others = [t.language for t in library.translations if t.id == questionnaire.id]
    return _(
        "{id}: {themes} themes, {questions} questions ({light} in the light set), "
        "{descriptors} descriptors, {notes} legal notes, {checks} legal checks, "
        "{indicators} indicators; languages: {languages}"
    ).format(
        id=questionnaire.id,
        themes=len(questionnaire.themes),
        questions=len(questions),
        light=sum(question.light for question in questions),
        descriptors=sum(len(question.levels) for question in questions),
        notes=sum(len(question.legal_notes) for question in questions),
        checks=len(questionnaire.legal_checks),
        indicators=len(questionnaire.indicators),
        languages=", ".join((questionnaire.language, *others)),
    )


def _actions(catalogue: Catalogue, library: Library) -> str:
    questionnaire = library.questionnaire(catalogue.questionnaire)
    covered = set.intersection(*(_steps(catalogue, nation) for nation in NATIONS))
    return _(
        "{id}: {actions} actions ({quick} quick wins); in each nation they cover {covered} of "
        "{steps} steps from one level to the next"
    ).format(
        id=questionnaire.id,
        actions=len(catalogue.actions),
        quick=sum(action.pace == "quick win" for action in catalogue.actions),
        covered=len(covered),
        steps=len(tuple(questionnaire.questions)) * questionnaire.top_level,
    )


def _steps(catalogue: Catalogue, nation: Nation) -> set[tuple[str, int]]:
    moves = (move for action in catalogue.valid_in(nation) for move in action.moves)
    return {(move.question, move.from_level) for move in moves}


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
