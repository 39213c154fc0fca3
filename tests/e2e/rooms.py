"""A workshop in the database of a running server, and its facilitator: by use cases, without a
browser.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from maturity.access import Visitor
from maturity.domain.vote import Counts
from maturity.domain.workshop import Workshop
from maturity.usecases import workshop_running as running
from maturity.usecases.rounds import start_round
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_close import close_workshop
from maturity.usecases.workshops import GivenWorkshop, prepare_workshop
from tests.e2e.councils import QUESTIONNAIRE
from tests.e2e.sites import Site

SCOPE, CLIMATE = "policy.scope", "policy.climate"


@dataclass(frozen=True)
class Room:
    place: Workplace
    ann: Visitor
    workshop: Workshop

    @property
    def id(self) -> str:
        return self.workshop.id

    @property
    def code(self) -> str:
        return self.workshop.code

    def start(self) -> None:
        running.start_day(self.place, self.ann, self.id)

    def open(self, question_id: str = SCOPE) -> None:
        running.open_vote(self.place, self.ann, self.id, question_id)

    def again(self, after: int = 1) -> None:
        running.vote_again(self.place, self.ann, self.id, SCOPE, after)

    def close_vote(self, ballot: int = 1) -> None:
        running.close_vote(self.place, self.ann, self.id, SCOPE, ballot)

    def cards(self, levels: Sequence[int], ballot: int = 1) -> None:
        given = running.GivenCards(SCOPE, ballot, Counts(tuple(levels)))
        running.set_cards(self.place, self.ann, self.id, given)

    def reveal(self, ballot: int = 1) -> None:
        self.close_vote(ballot)
        running.reveal(self.place, self.ann, self.id, SCOPE, ballot)

    def close(self) -> None:
        close_workshop(self.place, self.ann, self.id)

    def voted(self, ballot: int = 1) -> list[object]:
        votes = self.place.store.cast_on(self.id).votes
        here = [v for v in votes if (v.question_id, v.ballot) == (SCOPE, ballot)]
        return sorted((vote.choice for vote in here), key=str)

    def want_time(self) -> int:
        return self.place.store.turnout(self.id, SCOPE, 1).want_time


def a_room(site: Site, *, vote_ahead: bool = False) -> Room:
    """Prepared, with two questions."""
    ann, assessment = site.council()
    return prepared(site.place, ann, assessment.id, vote_ahead=vote_ahead)


def another_room(place: Workplace, ann: Visitor, organisation_id: str) -> Room:
    assessment = start_round(place, ann, organisation_id, QUESTIONNAIRE)
    return prepared(place, ann, assessment.id)


def prepared(
    place: Workplace, ann: Visitor, assessment_id: str, *, vote_ahead: bool = False
) -> Room:
    given = GivenWorkshop(
        minutes={SCOPE: 7, CLIMATE: 7},
        starts_at=datetime.now(UTC) + timedelta(hours=1),
        vote_ahead=vote_ahead,
    )
    return Room(place, ann, prepare_workshop(place, ann, assessment_id, given))
