"""A round's comparison as its page shows it. Its words are those of documents/."""

from maturity.access import Visitor
from maturity.documents.blocks import Block
from maturity.documents.comparison_page import comparison_page
from maturity.documents.comparison_text import national_sentence
from maturity.usecases.comparing import comparison
from maturity.usecases.rounds import Round
from maturity.usecases.workplace import Workplace


def comparison_blocks(workplace: Workplace, who: Visitor | None, found: Round) -> tuple[Block, ...]:
    """How the organisation compares with others, in words and charts."""
    return comparison_page(found.questionnaire, comparison(workplace, who, found))


def comparison_sentence(workplace: Workplace, who: Visitor | None, found: Round) -> str:
    """Where the organisation is among all of its kind. Empty where that is not known."""
    return national_sentence(comparison(workplace, who, found))
