"""What the wall may show now, and what the facilitator may know: turnout, then counts at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from maturity.access import Permission, Visitor
from maturity.domain.agenda import agreed_ahead, by_disagreement
from maturity.domain.consensus import Agreement, agreement
from maturity.domain.kept_ballots import counted_ahead, shown_now
from maturity.domain.second_vote import Shown
from maturity.domain.vote import Counts
from maturity.domain.workshop import Item, Turnout, Workshop, WorkshopState
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_running import CARDS_COUNT_IN
from maturity.usecases.workshops import OpenWorkshop, require_workshop


@dataclass(frozen=True)
class Wall:
    """The question on the wall and all that may be said of it.

    `turnout` is there while people vote and until the reveal, `cards` as they were typed likewise,
    `shown` and its `agreement` from the reveal on: None below five votes. `proposed` is the lower
    median.
    """

    here: OpenWorkshop
    item: Item | None = None
    turnout: Turnout | None = None
    cards: Counts | None = None
    shown: Shown | None = None
    agreement: Agreement | None = None

    @property
    def proposed(self) -> int | None:
        return None if self.agreement is None else self.agreement.lower_median


@dataclass(frozen=True)
class Ahead:
    """Votes before the day. `voted` says how many on each question, and that is all there is of it
    until the day has begun: `order` and `agreed` are empty before.
    """

    joined: int
    voted: Mapping[str, int]
    order: tuple[str, ...] = ()
    agreed: Mapping[str, Agreement] | None = None


@dataclass(frozen=True)
class Pulse:
    """What changes while everybody waits: a number that is another whenever the wall is, and how
    many have voted on the question that is open, or `joined` where none is on the wall.
    """

    version: int
    turnout: Turnout | None
    joined: int = 0


def wall(workplace: Workplace, who: Visitor | None, workshop_id: str) -> Wall:
    """Everything that the wall may show now."""
    here = require_workshop(workplace, who, workshop_id, Permission.SEE_WORKSHOP)
    workshop, item = here.workshop, here.workshop.on_the_wall
    if item is None:
        return Wall(here)
    cast = workplace.store.cast_on(workshop.id, item.question_id)
    shown = shown_now(workshop, item, cast, here.top)
    waiting = item.state in CARDS_COUNT_IN
    return Wall(
        here=here,
        item=item,
        turnout=_turnout(workplace, workshop, item) if waiting else None,
        cards=cast.cards.get((item.question_id, item.ballot)) if waiting else None,
        shown=shown,
        agreement=agreement_shown(shown),
    )


def pulse(workplace: Workplace, who: Visitor | None, workshop_id: str) -> Pulse:
    """For a page that asks again every second."""
    workshop = require_workshop(workplace, who, workshop_id, Permission.SEE_WORKSHOP).workshop
    item = workshop.on_the_wall
    voting = item is not None and item.state in CARDS_COUNT_IN
    turnout = _turnout(workplace, workshop, item) if item is not None and voting else None
    joined = sum(workplace.store.joined(workshop.id).values()) if item is None else 0
    return Pulse(workshop.version, turnout, joined)


def votes_ahead(workplace: Workplace, who: Visitor | None, workshop_id: str) -> Ahead:
    """How many voted before the day; on the day also which order they suggest, and what they agree
    on. Never what they chose.
    """
    here = require_workshop(workplace, who, workshop_id, Permission.SEE_WORKSHOP)
    workshop = here.workshop
    joined = sum(workplace.store.joined(workshop.id).values())
    voted = workplace.store.ahead_turnout(workshop.id)
    if workshop.state is not WorkshopState.LIVE:
        return Ahead(joined, voted)
    counts = counted_ahead(workplace.store.cast_on(workshop.id), here.top)
    order = by_disagreement([item.question_id for item in workshop.items], counts)
    return Ahead(joined, voted, order, agreed_ahead(workshop, counts))


def order_by_disagreement(workplace: Workplace, who: Visitor | None, workshop_id: str) -> Workshop:
    """Puts the agenda into the order that votes ahead suggest."""
    here = require_workshop(workplace, who, workshop_id, Permission.RUN_WORKSHOP)
    if here.workshop.state is not WorkshopState.LIVE:
        raise MaturityError(_("Votes before the day can be looked at once it has begun."))
    counts = counted_ahead(workplace.store.cast_on(here.workshop.id), here.top)

    def decide(now: Workshop) -> Workshop:
        items = {item.question_id: item for item in now.items}
        return replace(now, items=tuple(items[i] for i in by_disagreement(list(items), counts)))

    return workplace.store.change_workshop(here.workshop.id, decide)


def agreement_shown(shown: Shown | None) -> Agreement | None:
    """Of the newest counts that are shown."""
    if shown is None:
        return None
    counts = shown.before if shown.after is None else shown.after
    return None if counts is None else agreement(counts)


def _turnout(workplace: Workplace, workshop: Workshop, item: Item) -> Turnout:
    return workplace.store.turnout(workshop.id, item.question_id, item.ballot)
