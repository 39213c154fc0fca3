"""The choices of targets that this browser tab looks at."""

from maturity.access import Visitor
from maturity.errors import NotHere, StoreError
from maturity.usecases.rounds import Round
from maturity.usecases.target_choices import TargetChoice, target_choices
from maturity.web import session
from maturity.web.context import workplace


def targets_here(who: Visitor | None, found: Round) -> tuple[TargetChoice, ...]:
    """While the database does not answer, as they were last seen: what somebody chose on the page
    must stay drawn.
    """
    remembered = f"targets:{found.assessment.id}"
    try:
        choices = target_choices(workplace(), who, found)
    except StoreError:
        last: tuple[TargetChoice, ...] = session.get(remembered, ())
        if not last:
            raise
        return last
    session.put(remembered, choices)
    return choices


def choice_here(who: Visitor | None, found: Round, question_id: str) -> TargetChoice:
    """NotHere for a question that does not apply any more."""
    choices = targets_here(who, found)
    choice = next((c for c in choices if c.question_id == question_id), None)
    if choice is None:
        raise NotHere
    return choice
