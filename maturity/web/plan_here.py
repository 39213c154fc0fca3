"""The plan that this browser tab looks at."""

from maturity.access import Visitor
from maturity.errors import StoreError
from maturity.usecases.plan_screen import PlanScreen, plan_screen
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.context import workplace


def plan_here(who: Visitor | None, found: Round) -> PlanScreen:
    """While the database does not answer, as it was last seen: what somebody typed on the page must
    stay drawn.
    """
    remembered = f"plan:{found.assessment.id}:screen"
    try:
        screen = plan_screen(workplace(), who, found)
    except StoreError:
        last: PlanScreen | None = session.get(remembered, None)
        if last is None:
            raise
        return last
    session.put(remembered, screen)
    return screen
