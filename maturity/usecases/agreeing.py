"""The level that a room agrees on, who set it and why; or that it did not agree. Not its votes."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from maturity.access import Permission, Visitor, person_id
from maturity.domain import workshop_steps as steps
from maturity.domain.agenda import agreed_ahead
from maturity.domain.kept_ballots import counted_ahead
from maturity.domain.workshop import Agreed, Workshop, WorkshopState
from maturity.domain.workshop_steps import IllegalStep, Refused
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.given_text import LONGEST_NAME
from maturity.usecases.own_actions import log_own_action
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_running import take_step
from maturity.usecases.workshops import OpenWorkshop, require_workshop

LONGEST_TEXT = 2_000


@dataclass(frozen=True)
class GivenLevel:
    """What somebody sets for a question. `ballot` is the last that they saw, 0 without any;
    `instead_of` is when the level that it corrects was set.

    `settled` is False where the room did not agree: finding the evidence becomes an action.
    """

    question_id: str
    level: int
    reason: str = ""
    evidence: str = ""
    dissent: str = ""
    settled: bool = True
    instead_of: datetime | None = None
    ballot: int = 0


def agree(
    workplace: Workplace, who: Visitor | None, workshop_id: str, given: GivenLevel
) -> Workshop:
    """Sets the level of a question, after a reveal or from open discussion."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    agreed = _agreed(workplace, who, here, given)
    workshop = take_step(
        workplace,
        here,
        lambda now: _with_level(now, given, agreed),
    )
    log_what_to_find(workplace, who, workshop.id)
    return workshop


def confirm_block(
    workplace: Workplace, who: Visitor | None, workshop_id: str, question_ids: Collection[str]
) -> Workshop:
    """Sets the lower median of each of these questions. Votes ahead must agree on all of them."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    ahead = counted_ahead(workplace.store.cast_on(here.workshop.id), here.top)
    given = GivenLevel("", 0, _("The votes before the day agreed."))
    block = _agreed(workplace, who, here, given)

    def step(now: Workshop) -> Workshop:
        # Before the day not even whether votes agree may be found out.
        if now.state is WorkshopState.PREPARING:
            raise IllegalStep(Refused.NOT_STARTED)
        agreed = agreed_ahead(now, ahead)
        levels = {i: agreed[i].lower_median for i in question_ids if i in agreed}
        _require_agreed(here, now, set(question_ids) - set(levels))
        return steps.confirm_block(now, {i: replace(block, level=levels[i]) for i in levels})

    return take_step(workplace, here, step)


def reopen_level(
    workplace: Workplace,
    who: Visitor | None,
    workshop_id: str,
    question_id: str,
    agreed_at: datetime,
) -> Workshop:
    """Takes an agreed level back: the room talks about the question again."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    return take_step(workplace, here, lambda now: steps.reopen(now, question_id, agreed_at))


def log_what_to_find(workplace: Workplace, who: Visitor | None, workshop_id: str) -> None:
    """An action for each question that the room did not agree on; once, however often it is asked.

    A level and its action are two writes: closing asks again, in case one was cut short.
    """
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    open_ = [item for item in here.workshop.items if item.agreed and not item.agreed.settled]
    for item in open_:
        title = _("Find the evidence: {question}").format(question=here.titles[item.question_id])
        log_own_action(
            workplace,
            who,
            here.found.assessment.id,
            f"own:{here.workshop.id}:{item.question_id}",
            title[:LONGEST_NAME],
        )


def _with_level(now: Workshop, given: GivenLevel, agreed: Agreed) -> Workshop:
    return steps.agree(now, given.question_id, agreed, given.ballot, given.instead_of)


def _require_agreed(here: OpenWorkshop, now: Workshop, others: set[str]) -> None:
    """Those that have a level by now were confirmed a moment ago, perhaps by this very click."""
    for question_id in sorted(others):
        item = now.item(question_id)
        if item is None or item.agreed is None:
            raise MaturityError(
                _("The votes before the day do not agree on '{question}'. Talk about it.").format(
                    question=here.titles.get(question_id, question_id)
                )
            )


def _agreed(
    workplace: Workplace, who: Visitor | None, here: OpenWorkshop, given: GivenLevel
) -> Agreed:
    if not 0 <= given.level <= here.top:
        raise MaturityError(_("A level goes from 0 to {top}.").format(top=here.top))
    agreed = Agreed(
        level=given.level,
        reason=kept(given.reason).strip(),
        evidence=kept(given.evidence).strip(),
        dissent=kept(given.dissent).strip(),
        settled=given.settled,
        by=person_id(who),
        at=workplace.now(),
    )
    require_length(_("The reason"), agreed.reason, LONGEST_TEXT)
    require_length(_("The evidence"), agreed.evidence, LONGEST_TEXT)
    require_length(_("The other view"), agreed.dissent, LONGEST_TEXT)
    if not agreed.settled and not agreed.reason:
        raise MaturityError(_("The room did not agree. Say why this level is set."))
    return agreed
