"""What shared services answered and a member has still to look at, for the pages that ask it."""

from collections.abc import Mapping

from maturity.access import Visitor
from maturity.domain.service_answers import ServiceAnswer
from maturity.errors import StoreError
from maturity.usecases.rounds import Round
from maturity.usecases.service_answers import service_answers
from maturity.web.context import workplace


def served_here(who: Visitor | None, found: Round) -> Mapping[str, tuple[ServiceAnswer, ...]]:
    """By question. A round that was handed in takes nothing, and no question waits for the
    database.
    """
    if found.frozen:
        return {}
    try:
        waiting = [a for a in service_answers(workplace(), who, found.assessment.id) if a.waits]
    except StoreError:
        return {}
    ids = {answer.question_id for answer in waiting}
    return {i: tuple(answer for answer in waiting if answer.question_id == i) for i in ids}
