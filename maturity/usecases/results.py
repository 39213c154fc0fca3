"""Where a round stands: its scored result, in words."""

from maturity.documents.result import Result
from maturity.documents.result_text import result_text
from maturity.domain.scoring import score
from maturity.usecases.rounds import Round, asked_in


def result_of(found: Round) -> Result:
    """How the round stands now."""
    asked = asked_in(found)
    asked_ids = {question.id for question in asked.questions}
    return Result(
        questionnaire=asked,
        answers=found.answers,
        scorecard=score(asked, found.answers),
        scope=found.assessment.scope,
        roles=found.assessment.roles,
        left_out=sum(a.responded for i, a in found.answers.items() if i not in asked_ids),
    )


def result_text_of(found: Round) -> str:
    return result_text(result_of(found))
