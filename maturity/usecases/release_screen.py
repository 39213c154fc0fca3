"""What the taskforce sees of contributions and of a draft. Its words are those of documents/."""

from maturity.access import Visitor, require_taskforce
from maturity.documents.blocks import Block
from maturity.documents.release_preview_text import (
    on_hand_invented,
    on_hand_text,
    preview,
)
from maturity.domain.ledger import Ledger
from maturity.locale import language
from maturity.usecases.taskforce import contributions_on_hand
from maturity.usecases.workplace import Workplace


def on_hand(workplace: Workplace, who: Visitor | None) -> tuple[Block, ...]:
    """How many contributions there are of each kind that is compared with itself."""
    require_taskforce(who)
    found = contributions_on_hand(workplace, who)
    return (
        *(on_hand_invented() if found.invented else ()),
        *on_hand_text(found.by_pool, found.withdrawn, found.unknown),
    )


def draft_blocks(workplace: Workplace, who: Visitor | None, draft: Ledger) -> tuple[Block, ...]:
    """What a draft would publish, and what it would hold back and why, in words."""
    require_taskforce(who)
    edition = workplace.library.questionnaire(draft.release.questionnaire_id, language())
    return preview(draft, edition)
