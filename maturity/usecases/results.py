"""Where a round stands: its scored result, in words."""

from maturity.documents.result import Result
from maturity.documents.result_text import result_text
from maturity.domain.scoring import score
from maturity.usecases.rounds import Round, asked_in


def result_of(found: Round) -> Result:
    """How the round stands now."""
    asked = asked_in(found)
    return Result(asked, found.answers, score(asked, found.answers), found.assessment.scope)


def result_text_of(found: Round) -> str:
    return result_text(result_of(found))
