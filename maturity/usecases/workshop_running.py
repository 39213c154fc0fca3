"""The day of a workshop, step by step, as the facilitator takes them. Not the agreed levels.

A step that was taken already does nothing: two tabs and a double click do no harm.
"""

from collections.abc import Callable
from dataclasses import dataclass

from maturity.access import Permission, Visitor
from maturity.domain import workshop_steps as steps
from maturity.domain.vote import Counts
from maturity.domain.workshop import MOST_PARTICIPANTS, ItemState, Workshop
from maturity.domain.workshop_steps import IllegalStep, Refused
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_sentences import sentence
from maturity.usecases.workshops import OpenWorkshop, require_workshop

CARDS_COUNT_IN = frozenset({ItemState.OPEN, ItemState.COUNTED})


@dataclass(frozen=True)
class GivenCards:
    """Cards held up in one vote on a question."""

    question_id: str
    ballot: int
    counts: Counts


def start_day(workplace: Workplace, who: Visitor | None, workshop_id: str) -> Workshop:
    """The day begins: nobody votes ahead any more, and the agenda is offered by disagreement."""
    here = require_workshop(workplace, who, workshop_id, Permission.HOLD_WORKSHOP)
    return take_step(workplace, here, steps.start)


def open_vote(
    workplace: Workplace, who: Visitor | None, workshop_id: str, question_id: str
) -> Workshop:
    """The first vote of the day on a question."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    now = workplace.now()
    return take_step(workplace, here, lambda found: steps.open_vote(found, question_id, now))


def vote_again(
    workplace: Workplace, who: Visitor | None, workshop_id: str, question_id: str, after: int
) -> Workshop:
    """A further vote. `after` is the number of the vote that the room has seen."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    now = workplace.now()
    return take_step(
        workplace, here, lambda found: steps.vote_again(found, question_id, after, now)
    )


def close_vote(
    workplace: Workplace, who: Visitor | None, workshop_id: str, question_id: str, ballot: int
) -> Workshop:
    """Nobody votes by phone any more. Cards can still be typed."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    return take_step(workplace, here, lambda found: steps.close_vote(found, question_id, ballot))


def reveal(
    workplace: Workplace, who: Visitor | None, workshop_id: str, question_id: str, ballot: int
) -> Workshop:
    """Everybody sees the counts at the same time."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    return take_step(workplace, here, lambda found: steps.reveal(found, question_id, ballot))


def park(workplace: Workplace, who: Visitor | None, workshop_id: str, question_id: str) -> Workshop:
    """For later, or for somebody who is not in the room."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    return take_step(workplace, here, lambda found: steps.park(found, question_id))


def skip(workplace: Workplace, who: Visitor | None, workshop_id: str, question_id: str) -> Workshop:
    """Not today."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    return take_step(workplace, here, lambda found: steps.skip(found, question_id))


def take_up(
    workplace: Workplace, who: Visitor | None, workshop_id: str, question_id: str
) -> Workshop:
    """Puts a question on the wall, where it was when the room left it."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    return take_step(workplace, here, lambda found: steps.take_up(found, question_id))


def set_cards(
    workplace: Workplace, who: Visitor | None, workshop_id: str, given: GivenCards
) -> Workshop:
    """How many cards of each level were held up, in the place of what was typed before."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    _check_cards(given.counts, here.top)

    def decide(now: Workshop) -> int:
        item = now.item(given.question_id)
        if item is None:
            raise _refused(here, Refused.NOT_ON_AGENDA, given.question_id)
        if item.state not in CARDS_COUNT_IN or item.ballot != given.ballot:
            raise MaturityError(
                _("Cards are typed while people vote, until the reveal. Open a vote first.")
            )
        return given.ballot

    return workplace.store.set_cards(here.workshop.id, given.question_id, given.counts, decide)


def take_step(
    workplace: Workplace, here: OpenWorkshop, step: Callable[[Workshop], Workshop]
) -> Workshop:
    """For use cases that have asked already. A step out of order is refused with a sentence."""

    def decide(now: Workshop) -> Workshop:
        try:
            return step(now)
        except IllegalStep as illegal:
            raise MaturityError(sentence(illegal, here.titles)) from None

    return workplace.store.change_workshop(here.workshop.id, decide)


def _check_cards(counts: Counts, top: int) -> None:
    if len(counts.levels) != top + 1:
        raise MaturityError(_("Type how many cards of each level from 0 to {top}.").format(top=top))
    if min(*counts.levels, counts.dont_know, counts.abstained) < 0:
        raise MaturityError(_("A number of cards is 0 or more. Correct it."))
    if counts.given > MOST_PARTICIPANTS:
        raise MaturityError(
            _(
                "These are {count} cards. A workshop has at most {most} people: correct them."
            ).format(count=counts.given, most=MOST_PARTICIPANTS)
        )


def _refused(here: OpenWorkshop, because: Refused, question_id: str) -> MaturityError:
    return MaturityError(sentence(IllegalStep(because, question_id), here.titles))
