"""Where a round stands: its scored result. Its words are those of documents/."""

from maturity.documents.result import Result
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
