"""The end of a workshop: votes become papers without a voter; and the record of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from maturity.access import Permission, Visitor
from maturity.domain import workshop_steps as steps
from maturity.domain.consensus import Agreement
from maturity.domain.kept_ballots import BallotKey, Cast, Closing, keep, shown_now, stays
from maturity.domain.questionnaire import Question
from maturity.domain.second_vote import Showing, Shown
from maturity.domain.vote import Counts, Paper
from maturity.domain.workshop import Item, Workshop, WorkshopState
from maturity.domain.workshop_steps import IllegalStep
from maturity.errors import MaturityError
from maturity.usecases.agreeing import log_what_to_find
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_sentences import sentence
from maturity.usecases.workshop_wall import agreement_shown
from maturity.usecases.workshops import OpenWorkshop, require_workshop


@dataclass(frozen=True)
class RecordItem:
    """A question of the agenda with what may be told of its votes: None where nothing may."""

    question: Question
    item: Item
    shown: Shown | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True)
class WorkshopRecord:
    """What a document about a workshop says. `roles` has how many joined in each, and no votes."""

    here: OpenWorkshop
    roles: Mapping[str, int]
    items: tuple[RecordItem, ...]

    @property
    def joined(self) -> int:
        return sum(self.roles.values())


def close_workshop(workplace: Workplace, who: Visitor | None, workshop_id: str) -> Workshop:
    """Ends it for good. What was not revealed is not kept, and nothing says whose a vote was."""
    here = require_workshop(workplace, who, workshop_id, Permission.HOLD_WORKSHOP)

    def decide(now: Workshop, cast: Cast) -> Closing:
        try:
            closed = steps.close(now)
        except IllegalStep as illegal:
            raise MaturityError(sentence(illegal, here.titles)) from None
        outcomes = _outcomes(now, cast, here.top)
        return Closing(closed, _papers(workplace, cast, outcomes), _cards(cast, outcomes), outcomes)

    workshop = workplace.store.close_workshop(here.workshop.id, decide)
    log_what_to_find(workplace, who, workshop.id)
    return workshop


def record_of(workplace: Workplace, who: Visitor | None, workshop_id: str) -> WorkshopRecord:
    """The workshop so far, or as it was when it was closed."""
    here = require_workshop(workplace, who, workshop_id, Permission.SEE_WORKSHOP)
    shown = _shown(workplace, here)
    items = tuple(
        RecordItem(
            question=here.question(item.question_id),
            item=item,
            shown=shown[item.question_id],
            agreement=agreement_shown(shown[item.question_id]),
        )
        for item in here.workshop.items
    )
    return WorkshopRecord(here, workplace.store.joined(here.workshop.id), items)


def _shown(workplace: Workplace, here: OpenWorkshop) -> dict[str, Shown | None]:
    workshop = here.workshop
    if workshop.state is WorkshopState.CLOSED:
        kept = workplace.store.kept(workshop.id)
        return {i.question_id: kept.shown(i.question_id, here.top) for i in workshop.items}
    cast = workplace.store.cast_on(workshop.id)
    return {i.question_id: shown_now(workshop, i, cast, here.top) for i in workshop.items}


def _outcomes(workshop: Workshop, cast: Cast, top: int) -> dict[BallotKey, Showing | None]:
    found: dict[BallotKey, Showing | None] = {}
    for item in workshop.items:
        found |= keep(workshop, item, cast, top)
    return found


def _papers(
    workplace: Workplace, cast: Cast, outcomes: Mapping[BallotKey, Showing | None]
) -> tuple[Paper, ...]:
    return tuple(
        Paper(workplace.new_id(), vote.question_id, vote.ballot, vote.choice)
        for vote in cast.votes
        if stays(outcomes, (vote.question_id, vote.ballot))
    )


def _cards(cast: Cast, outcomes: Mapping[BallotKey, Showing | None]) -> dict[BallotKey, Counts]:
    return {key: counts for key, counts in cast.cards.items() if stays(outcomes, key)}
