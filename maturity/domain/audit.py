"""The audit log: which acts are noted, what each note says, and the chain that shows a change.

A note has ids and words of ours, never a text that somebody typed. Where notes are kept is the
store's.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hashlib import sha256

COMMAND_LINE = "command line"
"""Who acts where somebody who runs the server does, by a command."""

NOBODY = "nobody"
"""Who acts where somebody who is not in yet tries to come in."""

START = "0" * 64
"""What stands before the first note."""

PLAIN = re.compile(r"[0-9A-Za-z_.:-]{1,80}")


class Event(Enum):
    """Security-relevant acts."""

    SIGNED_IN = "signed in"
    SIGN_IN_REFUSED = "sign-in refused"
    SIGNED_OUT = "signed out"
    IDENTITY_JOINED = "identity joined"
    INVITED = "invited"
    INVITATION_REVOKED = "invitation revoked"
    ROLE_CHANGED = "role changed"
    WAY_IN_CLOSED = "way in closed"
    WAY_IN_OPENED = "way in opened"
    LEFT = "left"
    DUTY_GIVEN = "duty given"
    DUTY_GIVEN_UP = "duty given up"
    DOMAIN_TIED = "domain tied"
    DOMAIN_UNTIED = "domain untied"
    ORGANISATION_BEGUN = "organisation begun"
    ORGANISATIONS_MERGED = "organisations merged"
    SERVICE_JOINED = "service joined"
    SERVICE_LEFT = "service left"
    SHARING_AGREED = "sharing agreed"
    SHARING_ENDED = "sharing ended"
    ROUND_SUBMITTED = "round submitted"
    ROUND_REOPENED = "round reopened"
    CONTRIBUTED = "contributed"
    CONTRIBUTION_WITHDRAWN = "contribution withdrawn"
    RELEASE_PUBLISHED = "release published"
    EXPORTED = "exported"
    ORGANISATION_ERASED = "organisation erased"
    PERSON_ERASED = "person erased"
    BACKED_UP = "backed up"
    RESTORED = "restored"


FACTS: Mapping[Event, frozenset[str]] = {
    Event.SIGNED_IN: frozenset({"way"}),
    Event.SIGN_IN_REFUSED: frozenset({"way", "reason"}),
    Event.SIGNED_OUT: frozenset({"way"}),
    Event.IDENTITY_JOINED: frozenset({"person", "provider"}),
    Event.INVITED: frozenset({"role"}),
    Event.INVITATION_REVOKED: frozenset(),
    Event.ROLE_CHANGED: frozenset({"person", "before", "after"}),
    Event.WAY_IN_CLOSED: frozenset({"person"}),
    Event.WAY_IN_OPENED: frozenset({"person"}),
    Event.LEFT: frozenset(),
    Event.DUTY_GIVEN: frozenset({"person", "duty"}),
    Event.DUTY_GIVEN_UP: frozenset({"duty"}),
    Event.DOMAIN_TIED: frozenset({"role"}),
    Event.DOMAIN_UNTIED: frozenset(),
    Event.ORGANISATION_BEGUN: frozenset(),
    Event.ORGANISATIONS_MERGED: frozenset({"successor"}),
    Event.SERVICE_JOINED: frozenset({"group"}),
    Event.SERVICE_LEFT: frozenset({"group"}),
    Event.SHARING_AGREED: frozenset({"group"}),
    Event.SHARING_ENDED: frozenset({"group"}),
    Event.ROUND_SUBMITTED: frozenset({"round", "submission"}),
    Event.ROUND_REOPENED: frozenset({"round", "submission"}),
    Event.CONTRIBUTED: frozenset({"round"}),
    Event.CONTRIBUTION_WITHDRAWN: frozenset(),
    Event.RELEASE_PUBLISHED: frozenset({"release"}),
    Event.EXPORTED: frozenset({"what"}),
    Event.ORGANISATION_ERASED: frozenset({"reason"}),
    Event.PERSON_ERASED: frozenset({"person", "reason"}),
    Event.BACKED_UP: frozenset(),
    Event.RESTORED: frozenset(),
}
"""What a note of each act says, and nothing else."""


@dataclass(frozen=True)
class Note:
    """What is to be noted of one act. `actor` is a person's id, COMMAND_LINE or NOBODY.

    ValueError for facts that are not exactly those declared, or that are no id and no plain word.
    """

    event: Event
    actor: str
    at: datetime
    organisation_id: str | None = None
    facts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        given = {name for name, _value in self.facts}
        if given != FACTS[self.event] or len(given) != len(self.facts):
            expected = sorted(FACTS[self.event])
            raise ValueError(f"{self.event.value} says {expected}, not {sorted(given)}")
        for name, value in self.facts:
            if not PLAIN.fullmatch(value):
                raise ValueError(f"{name} of {self.event.value} is no id and no plain word")


@dataclass(frozen=True)
class Entry:
    """A note as it is kept: `number` counts from 1, `previous` is the hash of the one before."""

    number: int
    note: Note
    previous: str
    hash: str


def entry(number: int, note: Note, previous: str) -> Entry:
    """The next of a chain."""
    return Entry(number, note, previous, _hash(number, note, previous))


def first_broken(entries: Iterable[Entry]) -> int | None:
    """The number of the first entry that is missing, changed or out of its place; None where all
    is as it was written. What was cut off at the end, only a hash kept elsewhere can show.
    """
    previous, expected = START, 1
    for found in entries:
        whole = entry(expected, found.note, previous)
        if found != whole:
            return expected
        previous, expected = found.hash, expected + 1
    return None


def _hash(number: int, note: Note, previous: str) -> str:
    parts = [
        number,
        note.event.value,
        note.actor,
        note.at.isoformat(timespec="microseconds"),
        note.organisation_id,
        sorted(note.facts),
        previous,
    ]
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
