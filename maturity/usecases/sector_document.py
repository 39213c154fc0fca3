"""What the newest release says about the sector, on a page and as a file. Its words are those of
documents/.
"""

from maturity.access import Visitor
from maturity.documents.blocks import Block, Document
from maturity.documents.sector_page import sector_document
from maturity.errors import NotHere
from maturity.locale import language
from maturity.usecases.comparing import sector
from maturity.usecases.plan_forms import Form, rendered
from maturity.usecases.workplace import Workplace


def sector_blocks(
    workplace: Workplace, who: Visitor | None, questionnaire_id: str
) -> tuple[Block, ...]:
    """None where there is no release yet."""
    document = _document(workplace, who, questionnaire_id)
    return () if document is None else document.blocks


def sector_file(
    workplace: Workplace, who: Visitor | None, questionnaire_id: str, form: Form
) -> bytes:
    """What the sector finds hardest, as a file. NotHere before the first release."""
    document = _document(workplace, who, questionnaire_id)
    if document is None:
        raise NotHere
    return rendered(document, form)


def _document(workplace: Workplace, who: Visitor | None, questionnaire_id: str) -> Document | None:
    release = sector(workplace, who, questionnaire_id)
    if release is None:
        return None
    edition = workplace.library.questionnaire(release.questionnaire_id, language())
    return sector_document(release, edition)
