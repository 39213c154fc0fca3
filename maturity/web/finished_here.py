"""What was finished since the last round, for the pages that ask about it first."""

from collections.abc import Mapping

from maturity.access import Visitor
from maturity.errors import StoreError
from maturity.usecases.finished_actions import Finished, finished_actions
from maturity.usecases.rounds import Round
from maturity.web.context import workplace


def finished_here(who: Visitor | None, found: Round) -> Mapping[str, tuple[Finished, ...]]:
    """By question. A first round follows on nothing, and no question waits for the database."""
    if found.assessment.number == 1 or found.frozen:
        return {}
    try:
        return finished_actions(workplace(), who, found)
    except StoreError:
        return {}
