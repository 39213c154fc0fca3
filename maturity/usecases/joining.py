"""Coming into a workshop with its code, on a phone, as nobody in particular. Not voting.

A participant is a secret in a cookie and a role. It opens nothing but voting.
"""

from collections.abc import Sequence
from datetime import datetime

from maturity.domain.vote import Vote
from maturity.domain.workshop import (
    MOST_PARTICIPANTS,
    VOTER_ROLES,
    Participant,
    VoterRole,
    Workshop,
    WorkshopState,
)
from maturity.errors import Conflict, MaturityError, NotHere, WorkshopOver
from maturity.locale import gettext as _
from maturity.usecases.come_in import token_hash
from maturity.usecases.join_code import read_code
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_sentences import over


class NoSuchCode(NotHere):
    """Nothing has this code, or ever had."""

    def __init__(self) -> None:
        MaturityError.__init__(
            self, _("There is no workshop with this code. Look at it again, and type all of it.")
        )


class NotJoined(NotHere):
    """A browser without a part in any workshop that is open."""

    def __init__(self) -> None:
        MaturityError.__init__(
            self,
            _("You have not joined a workshop in this browser. Type its code to join."),
        )


def find_workshop(workplace: Workplace, code: str) -> Workshop:
    """NoSuchCode for what nobody was given, WorkshopOver for what is closed or has expired."""
    read = read_code(code)
    workshop = None if read is None else workplace.store.workshop_by_code(read)
    if workshop is None:
        raise NoSuchCode
    _require_open(workshop, workplace.now())
    return workshop


def join(workplace: Workplace, code: str, role: str, seat: str = "") -> tuple[Participant, str]:
    """Somebody new, with the secret of their cookie, which is kept nowhere. It begins with the
    workshop's id, so that a phone that comes back later hears that the workshop is over. With
    `seat`, a secret too, whoever comes with the same one again is who they were.
    """
    workshop = find_workshop(workplace, code)
    token, now = f"{workshop.id}.{seat or workplace.new_token()}", workplace.now()
    known = workplace.store.participant(token_hash(token)) if seat else None
    if known is not None:
        return known, token
    participant = Participant(token_hash(token), workshop.id, _role(role), now)

    def decide(found: Workshop, joined: int) -> None:
        _require_open(found, now)
        if joined >= MOST_PARTICIPANTS:
            raise WorkshopFull

    try:
        workplace.store.join(participant, decide)
    except Conflict:  # the same form came twice at once
        if not seat:
            raise
    return participant, token


class WorkshopFull(MaturityError):
    """Nobody else comes in."""

    def __init__(self) -> None:
        super().__init__(
            _("{most} people have joined, and no more can. Tell the facilitator.").format(
                most=MOST_PARTICIPANTS
            )
        )


def participant_of(
    workplace: Workplace, token: str
) -> tuple[Participant, Workshop, Sequence[Vote]]:
    """Whose secret this is, with their workshop and their own votes.

    NotJoined where it is nobody's, WorkshopOver where it was somebody's of a closed workshop.
    """
    if not (token.isascii() and token.isprintable()):
        raise NotJoined
    found = workplace.store.voter(token_hash(token))
    if found is None:
        workshop = workplace.store.workshop(token.partition(".")[0])
        if workshop is not None and workshop.state is WorkshopState.CLOSED:
            raise WorkshopOver(over())
        raise NotJoined
    return found


def _role(text: str) -> VoterRole:
    for role in VOTER_ROLES:
        if role == text:
            return role
    raise MaturityError(_("Choose what you speak for from the list."))


def _require_open(workshop: Workshop, now: datetime) -> None:
    if workshop.state is WorkshopState.CLOSED or workshop.expired(now):
        raise WorkshopOver(over())
