"""A room of people with phones, in a workshop about a round of tea."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from maturity.access import Visitor
from maturity.domain.round import Assessment
from maturity.domain.vote import Choice, Counts
from maturity.domain.workshop import Workshop
from maturity.usecases.joining import join
from maturity.usecases.voting import cast_vote
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_running import (
    GivenCards,
    close_vote,
    open_vote,
    reveal,
    set_cards,
    start_day,
    vote_again,
)
from maturity.usecases.workshop_wall import Wall, wall
from maturity.usecases.workshops import GivenWorkshop, prepare_workshop
from tests.usecases.places import Place

FULL, WARM, CLEAN = "pot.full", "pot.warm", "cup.clean"
MINUTES = {FULL: 10, WARM: 5}


@dataclass
class Room:
    """`phones` are the tokens of those who joined."""

    place: Place
    ann: Visitor
    assessment: Assessment
    id: str
    code: str
    phones: list[str] = field(default_factory=list)

    @property
    def work(self) -> Workplace:
        return self.place.work

    @property
    def workshop(self) -> Workshop:
        found = self.work.store.workshop(self.id)
        assert found is not None
        return found

    @property
    def wall(self) -> Wall:
        return wall(self.work, self.ann, self.id)

    def join(self, people: int) -> Sequence[str]:
        came = [join(self.work, self.code, "finance")[1] for _ in range(people)]
        self.phones += came
        return came

    def start(self) -> None:
        start_day(self.work, self.ann, self.id)

    def open(self, question_id: str = FULL) -> None:
        open_vote(self.work, self.ann, self.id, question_id)

    def again(self, after: int, question_id: str = FULL) -> None:
        vote_again(self.work, self.ann, self.id, question_id, after)

    def vote(self, choices: Iterable[Choice], ballot: int = 1, question_id: str = FULL) -> None:
        """The first phone the first of them, and so on."""
        for phone, choice in zip(self.phones, choices, strict=False):
            cast_vote(self.work, phone, question_id, ballot, choice)

    def cards(self, *levels: int, ballot: int = 1) -> None:
        given = GivenCards(FULL, ballot, Counts(levels))
        set_cards(self.work, self.ann, self.id, given)

    def close(self, ballot: int = 1, question_id: str = FULL) -> None:
        close_vote(self.work, self.ann, self.id, question_id, ballot)

    def reveal(self, ballot: int = 1, question_id: str = FULL) -> None:
        self.close(ballot, question_id)
        reveal(self.work, self.ann, self.id, question_id, ballot)

    def revealed(self, choices: Sequence[Choice], question_id: str = FULL) -> None:
        """A whole first vote, by as many as choose."""
        self.join(len(choices) - len(self.phones))
        self.open(question_id)
        self.vote(choices, question_id=question_id)
        self.reveal(question_id=question_id)


def given(place: Place, **fields: object) -> GivenWorkshop:
    whole = {"minutes": MINUTES, "starts_at": place.clock() + timedelta(days=1)} | fields
    return GivenWorkshop(**whole)  # type: ignore[arg-type]


def prepared(place: Place, **fields: object) -> Room:
    ann, assessment = place.round()
    workshop = prepare_workshop(place.work, ann, assessment.id, given(place, **fields))
    return Room(place, ann, assessment, workshop.id, workshop.code)


def begun(place: Place, people: int = 0) -> Room:
    room = prepared(place)
    room.start()
    room.join(people)
    return room
