"""Shipped questionnaires, answers at one level, and results made from them."""

from collections.abc import Iterable
from datetime import date

from maturity.documents.blocks import Block
from maturity.documents.plain_text import plain_text
from maturity.documents.result import Result
from maturity.documents.result_page import ResultPage, result_page
from maturity.documents.result_text import result_text
from maturity.domain.assessment import Answer, Answers, EvidenceKind, Response, Scope
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import EvidenceCaps, Questionnaire
from maturity.domain.scoring import score
from tests.builders import a_question, a_questionnaire, a_theme
from tests.shipped import shipped_library

OURS = "social-value-2026"


def shipped() -> Questionnaire:
    return shipped_library().questionnaire(OURS)


def all_at(
    questionnaire: Questionnaire, response: Response, evidence: EvidenceKind = "word"
) -> dict[str, Answer]:
    answer = Answer(response, reason="It does not apply here.", evidence=evidence)
    return {question.id: answer for question in questionnaire.questions}


def themes_at(questionnaire: Questionnaire, levels: tuple[int, ...]) -> dict[str, Answer]:
    return {
        question.id: Answer(level)
        for theme, level in zip(questionnaire.themes, levels, strict=True)
        for question in theme.questions
    }


def first_answered(questionnaire: Questionnaire, count: int, level: int = 3) -> dict[str, Answer]:
    """The first `count` questions at `level`, the others unanswered."""
    return {q.id: Answer(level) for q in list(questionnaire.questions)[:count]}


def a_result(
    questionnaire: Questionnaire,
    answers: Answers,
    *,
    scope: Scope = Scope.FULL,
    roles: tuple[str, ...] = (),
    left_out: int = 0,
) -> Result:
    scorecard = score(questionnaire, answers)
    return Result(questionnaire, answers, scorecard, scope, roles, left_out)


def in_one_line(text: str) -> str:
    """The text without its line breaks, so that a sentence is found wherever it was wrapped."""
    return " ".join(text.split())


def tea(questions: int = 1) -> Questionnaire:
    themes = [a_theme("tea", [a_question(f"tea.{n}", core=n == 0) for n in range(questions)])]
    return a_questionnaire(*themes, evidence=EvidenceCaps(word=2, document=3, records=4))


def said(*args: object, **kwargs: object) -> str:
    return in_one_line(result_text(a_result(*args, **kwargs)))  # type: ignore[arg-type]


RIVERMOUTH = Organisation("rivermouth", "Rivermouth Borough Council", "england")


def a_page(result: Result, **fields: object) -> tuple[Block, ...]:
    """The whole document, of an invented day in May."""
    page = {"organisation": RIVERMOUTH, "on": date(2027, 5, 14), "result": result} | fields
    return result_page(ResultPage(**page))  # type: ignore[arg-type]


def words(blocks: Iterable[Block]) -> str:
    return in_one_line(plain_text(blocks))
