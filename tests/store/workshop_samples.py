"""Workshops, participants and votes with defaults, for the contract tests."""

from dataclasses import replace
from datetime import timedelta

from maturity.domain.ballot_box import BallotBox
from maturity.domain.vote import Choice, Vote
from maturity.domain.workshop import Item, Participant, Workshop
from maturity.store import Store
from tests.store.samples import NOW, an_assessment, begin

FULL, WARM = "pot.full", "pot.warm"


def a_workshop(workshop_id: str = "shop", **fields: object) -> Workshop:
    made = Workshop(
        id=workshop_id,
        assessment_id="round-1",
        code=f"code of {workshop_id}",
        made_by="ann",
        made_at=NOW,
        expires_at=NOW + timedelta(days=1),
        items=(Item(FULL, 10), Item(WARM, 5)),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def prepare(store: Store, **fields: object) -> Workshop:
    """A workshop in the store, with the round that it is about."""
    begin(store, an_assessment())
    workshop = a_workshop(**fields)
    store.add_workshop(workshop)
    return workshop


def let_in(store: Store, *participants: str, workshop_id: str = "shop") -> None:
    for participant_id in participants:
        made = Participant(participant_id, workshop_id, "finance", NOW)
        store.join(made, lambda _workshop, _joined: None)


def cast(
    store: Store, participant_id: str, choice: Choice, ballot: int = 1, question_id: str = FULL
) -> Vote:
    vote = Vote(question_id, ballot, participant_id, choice)
    store.cast(vote, anything)
    return vote


def anything(_box: BallotBox) -> None:
    """Takes every vote."""
