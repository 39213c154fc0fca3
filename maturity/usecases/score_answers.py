"""Score an answers file, and compare two of them, without storing anything."""

from dataclasses import dataclass
from pathlib import Path

from maturity.documents.result import Result
from maturity.documents.result_json import result_json
from maturity.documents.result_text import result_text
from maturity.domain.assessment import Scope
from maturity.domain.library import Library
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scoring import score
from maturity.errors import MaturityError
from maturity.exchange.answers_csv import read_answers
from maturity.locale import gettext as _


@dataclass(frozen=True)
class AnswersFile:
    """A file of answers and how to read it. `roles` took part, separated by commas."""

    path: Path
    questionnaire_id: str
    scope: Scope = Scope.FULL
    roles: str = ""


def score_as_text(library: Library, file: AnswersFile) -> str:
    """The readable result of an answers file."""
    return result_text(score_file(library, file))


def score_as_json(library: Library, file: AnswersFile) -> str:
    """The result of an answers file for other programs, as docs/result-json.md describes."""
    return result_json(score_file(library, file))


def score_file(library: Library, file: AnswersFile) -> Result:
    """Reads the whole file before anything is scored: one faulty row and there is no result."""
    questionnaire = library.questionnaire(file.questionnaire_id)
    answers = read_answers(file.path, questionnaire)
    asked = asked_questions(questionnaire, file.scope)
    asked_ids = {question.id for question in asked.questions}
    return Result(
        questionnaire=asked,
        answers=answers,
        scorecard=score(asked, answers),
        scope=file.scope,
        roles=tuple(role.strip() for role in file.roles.split(",") if role.strip()),
        left_out=sum(a.responded for i, a in answers.items() if i not in asked_ids),
    )


def asked_questions(questionnaire: Questionnaire, scope: Scope) -> Questionnaire:
    """The whole questionnaire, or its light set."""
    if scope is Scope.FULL:
        return questionnaire
    light_set = questionnaire.light_set()
    if not light_set.themes:
        raise MaturityError(
            _("{questionnaire} has no light set. Leave --light out.").format(
                questionnaire=questionnaire.id
            )
        )
    return light_set
