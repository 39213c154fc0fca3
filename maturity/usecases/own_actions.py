"""Actions that an organisation adds to its plan itself. Not what is noted about them."""

from contextlib import suppress
from dataclasses import dataclass

from maturity.access import Permission, Visitor, person_id
from maturity.domain.kept_plan import KeptOwnAction
from maturity.domain.plan import OwnAction
from maturity.errors import Conflict, MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.free_text import require_length
from maturity.usecases.given_text import LONGEST_NAME, one_line
from maturity.usecases.plan_wishes import MOST_DAYS
from maturity.usecases.rounds import require_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class GivenOwnAction:
    """An action of the organisation's own. `action_id` is empty for one that is new."""

    title: str
    days: int = 0
    action_id: str = ""
    based_on: int = 0


def add_own_action(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenOwnAction
) -> KeptOwnAction:
    """An action that no catalogue has, new or worded anew."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    if (
        given.action_id
        and given.action_id not in workplace.store.plan(found.assessment.id).own_actions
    ):
        raise NotHere
    action = OwnAction(
        id=given.action_id or f"own:{workplace.new_id()}",
        title=_title(given.title),
        days=given.days,
    )
    if not 0 <= action.days <= MOST_DAYS:
        raise MaturityError(
            _("The staff days of an action are 0 to {most}, not {given}.").format(
                most=MOST_DAYS, given=action.days
            )
        )
    own = KeptOwnAction(given.based_on + 1, action, person_id(who), workplace.now())
    workplace.store.add_own_action(found.assessment.id, own)
    return own


def _title(text: str) -> str:
    title = one_line(text)
    if not title:
        raise MaturityError(_("The action has no title. Write what is to be done."))
    require_length(_("The title"), title, LONGEST_NAME)
    return title


def log_own_action(
    workplace: Workplace, who: Visitor | None, assessment_id: str, action_id: str, title: str
) -> None:
    """An action that follows from a workshop, under an id of its own: it is logged once. Whoever
    runs a workshop need not see the plan.
    """
    found = require_round(workplace, who, assessment_id, Permission.RUN_WORKSHOP)
    if action_id in workplace.store.plan(found.assessment.id).own_actions:
        return
    action = OwnAction(id=action_id, title=_title(title), days=0)
    own = KeptOwnAction(1, action, person_id(who), workplace.now())
    with suppress(Conflict):
        workplace.store.add_own_action(found.assessment.id, own)
