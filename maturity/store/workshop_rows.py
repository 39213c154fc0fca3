"""Workshops, votes and papers to statement parameters, and back from rows. No statement."""

import json
from collections.abc import Iterable
from typing import Any

from maturity.domain.ballot_box import BallotBox
from maturity.domain.contributors import CONTRIBUTOR_ROLES
from maturity.domain.kept_ballots import BallotKey
from maturity.domain.second_vote import Showing
from maturity.domain.vote import Choice, Counts, NoVote, Paper, Vote
from maturity.domain.workshop import (
    Agreed,
    Item,
    ItemState,
    Participant,
    Workshop,
    WorkshopState,
)
from maturity.store.rows import (
    Parameters,
    Row,
    instant,
    instant_of,
    optional_instant,
    optional_instant_of,
)

_BEFORE = "before"


def workshop_parameters(workshop: Workshop) -> Parameters:
    return {
        "id": workshop.id,
        "assessment_id": workshop.assessment_id,
        "code": workshop.code,
        "made_by": workshop.made_by,
        "made_at": instant(workshop.made_at),
        "starts_at": optional_instant(workshop.starts_at),
        "expires_at": instant(workshop.expires_at),
        "roles": " ".join(workshop.roles),
        "vote_ahead": int(workshop.vote_ahead),
        "state": workshop.state.value,
        "on_the_wall": workshop.current,
        "version": workshop.version,
    }


def workshop_of(row: Row, items: Iterable[Row]) -> Workshop:
    found, assessment, code, made_by, made_at, starts_at, expires_at, roles, *rest = row
    vote_ahead, state, current, version = rest
    expected = roles.split()
    return Workshop(
        id=found,
        assessment_id=assessment,
        code=code,
        made_by=made_by,
        made_at=instant_of(made_at),
        expires_at=instant_of(expires_at),
        items=tuple(map(item_of, items)),
        roles=tuple(role for role in CONTRIBUTOR_ROLES if role in expected),
        vote_ahead=bool(vote_ahead),
        state=WorkshopState(state),
        current=current,
        version=version,
        starts_at=optional_instant_of(starts_at),
    )


def item_parameters(workshop_id: str, place: int, item: Item) -> Parameters:
    return {
        "workshop_id": workshop_id,
        "question_id": item.question_id,
        "place": place,
        "minutes": item.minutes,
        "state": item.state.value,
        "ballot": item.ballot,
        "revealed": item.revealed,
        "opened_at": optional_instant(item.opened_at),
        **_agreed_parameters(item.agreed),
    }


def _agreed_parameters(agreed: Agreed | None) -> Parameters:
    if agreed is None:
        names = ("level", "reason", "evidence", "dissent", "settled", "by", "at")
        return {f"agreed_{name}": None for name in names}
    return {
        "agreed_level": agreed.level,
        "agreed_reason": agreed.reason,
        "agreed_evidence": agreed.evidence,
        "agreed_dissent": agreed.dissent,
        "agreed_settled": int(agreed.settled),
        "agreed_by": agreed.by,
        "agreed_at": instant(agreed.at),
    }


def item_of(row: Row) -> Item:
    question, minutes, state, ballot, revealed, opened_at, *agreed = row
    return Item(
        question_id=question,
        minutes=minutes,
        state=ItemState(state),
        ballot=ballot,
        revealed=revealed,
        opened_at=optional_instant_of(opened_at),
        agreed=_agreed_of(agreed),
    )


def _agreed_of(columns: list[Any]) -> Agreed | None:
    level, reason, evidence, dissent, settled, by, at = columns
    if level is None:
        return None
    return Agreed(level, reason, evidence, dissent, bool(settled), by, instant_of(at))


def participant_parameters(participant: Participant) -> Parameters:
    return {
        "id": participant.id,
        "workshop_id": participant.workshop_id,
        "role": participant.role,
        "joined_at": instant(participant.joined_at),
        "time_for": None,
        "time_ballot": None,
    }


def participant_of(row: Row) -> Participant:
    found, workshop, role, joined_at = row
    return Participant(found, workshop, role, instant_of(joined_at))


def box_of(row: Row) -> BallotBox:
    workshop, state, expires_at, vote_ahead, item_state, ballot = row
    return BallotBox(
        workshop_id=workshop,
        state=WorkshopState(state),
        expires_at=instant_of(expires_at),
        vote_ahead=bool(vote_ahead),
        item_state=None if item_state is None else ItemState(item_state),
        ballot=ballot or 0,
    )


def vote_parameters(workshop_id: str, vote: Vote) -> Parameters:
    return {
        "workshop_id": workshop_id,
        "question_id": vote.question_id,
        "ballot": vote.ballot,
        "participant_id": vote.participant_id,
        "choice": _choice_text(vote.choice),
    }


def vote_of(row: Row) -> Vote:
    question, ballot, participant, choice = row
    return Vote(question, ballot, participant, _choice(choice))


def paper_parameters(workshop_id: str, paper: Paper) -> Parameters:
    return {
        "id": paper.id,
        "workshop_id": workshop_id,
        "question_id": paper.question_id,
        "ballot": paper.ballot,
        "choice": _choice_text(paper.choice),
    }


def paper_of(row: Row) -> Paper:
    found, question, ballot, choice = row
    return Paper(found, question, ballot, _choice(choice))


def _choice_text(choice: Choice) -> str:
    return choice.value if isinstance(choice, NoVote) else str(choice)


def _choice(text: str) -> Choice:
    return int(text) if text.isdecimal() else NoVote(text)


def ballot_parameters(workshop_id: str, key: BallotKey, cards: Counts | None) -> Parameters:
    question_id, ballot = key
    return {
        "workshop_id": workshop_id,
        "question_id": question_id,
        "ballot": ballot,
        "cards": None if cards is None else json.dumps(vars(cards)),
        "outcome": None,
    }


def cards_of(text: str) -> Counts:
    found = json.loads(text)
    return Counts(tuple(found["levels"]), found["dont_know"], found["abstained"])


def outcome_text(outcome: Showing | None) -> str:
    return _BEFORE if outcome is None else outcome.value


def outcome_of(text: str) -> Showing | None:
    return None if text == _BEFORE else Showing(text)
