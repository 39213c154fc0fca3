"""The audit log: which acts are noted, what each note says, and the chain that shows a change.

A note has ids and words of ours, never a text that somebody typed. Where notes are kept is the
store's.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from hashlib import sha256

COMMAND_LINE = "command line"
"""Who acts where somebody who runs the server does, by a command."""

NOBODY = "nobody"
"""Who acts where somebody who is not in yet tries to come in."""

START = "0" * 64
"""What stands before the first note."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)

PLAIN = re.compile(r"[0-9A-Za-z_.:-]{1,80}")


class Event(Enum):
    """Security-relevant acts."""

    SIGNED_IN = "signed in"
    SIGN_IN_REFUSED = "sign-in refused"
    SIGNED_OUT = "signed out"
    IDENTITY_JOINED = "identity joined"
    IDENTITY_CLOSED = "identity closed"
    IDENTITY_OPENED = "identity opened"
    BECAME_ONE = "became one"
    JOINED = "joined"
    INVITED = "invited"
    INVITATION_REVOKED = "invitation revoked"
    ROLE_CHANGED = "role changed"
    WAY_IN_CLOSED = "way in closed"
    WAY_IN_OPENED = "way in opened"
    LEAD_HANDED_OVER = "lead handed over"
    LEFT = "left"
    DUTY_GIVEN = "duty given"
    DUTY_GIVEN_UP = "duty given up"
    DUTY_TAKEN = "duty taken"
    DOMAIN_TIED = "domain tied"
    DOMAIN_AGREED = "domain agreed"
    DOMAIN_UNTIED = "domain untied"
    ORGANISATION_BEGUN = "organisation begun"
    ORGANISATIONS_MERGED = "organisations merged"
    MERGER_AGREED = "merger agreed"
    MERGER_ENDED = "merger ended"
    SERVICE_JOINED = "service joined"
    SERVICE_LEFT = "service left"
    SHARING_AGREED = "sharing agreed"
    SHARING_ENDED = "sharing ended"
    ROUND_SUBMITTED = "round submitted"
    ROUND_REOPENED = "round reopened"
    CONTRIBUTED = "contributed"
    CONTRIBUTION_WITHDRAWN = "contribution withdrawn"
    FILE_TAKEN = "contribution file taken"
    RELEASE_PUBLISHED = "release published"
    EXPORTED = "exported"
    ORGANISATION_ERASED = "organisation erased"
    PERSON_ERASED = "person erased"
    LINKS_DELETED = "links deleted"
    WORKSHOP_EXPIRED = "workshop expired"
    BACKED_UP = "backed up"
    RESTORED = "restored"
    MOVED = "moved"
    UNREADABLE = "unreadable"
    """Never noted: it stands for a row that somebody changed into what no note says."""


FACTS: Mapping[Event, frozenset[str]] = {
    Event.SIGNED_IN: frozenset({"way"}),
    Event.SIGN_IN_REFUSED: frozenset({"way", "reason"}),
    Event.SIGNED_OUT: frozenset({"way"}),
    Event.IDENTITY_JOINED: frozenset({"person", "provider"}),
    Event.IDENTITY_CLOSED: frozenset({"person", "provider"}),
    Event.IDENTITY_OPENED: frozenset({"person", "provider"}),
    Event.BECAME_ONE: frozenset({"person"}),
    Event.JOINED: frozenset({"role"}),
    Event.INVITED: frozenset({"role"}),
    Event.INVITATION_REVOKED: frozenset(),
    Event.ROLE_CHANGED: frozenset({"person", "before", "after"}),
    Event.WAY_IN_CLOSED: frozenset({"person"}),
    Event.WAY_IN_OPENED: frozenset({"person"}),
    Event.LEAD_HANDED_OVER: frozenset({"person"}),
    Event.LEFT: frozenset(),
    Event.DUTY_GIVEN: frozenset({"person", "duty"}),
    Event.DUTY_GIVEN_UP: frozenset({"duty"}),
    Event.DUTY_TAKEN: frozenset({"person", "duty"}),
    Event.DOMAIN_TIED: frozenset({"role"}),
    Event.DOMAIN_AGREED: frozenset({"role"}),
    Event.DOMAIN_UNTIED: frozenset(),
    Event.ORGANISATION_BEGUN: frozenset(),
    Event.ORGANISATIONS_MERGED: frozenset({"successor"}),
    Event.MERGER_AGREED: frozenset({"successor"}),
    Event.MERGER_ENDED: frozenset({"successor"}),
    Event.SERVICE_JOINED: frozenset({"group"}),
    Event.SERVICE_LEFT: frozenset({"group"}),
    Event.SHARING_AGREED: frozenset({"group"}),
    Event.SHARING_ENDED: frozenset({"group"}),
    Event.ROUND_SUBMITTED: frozenset({"round", "submission"}),
    Event.ROUND_REOPENED: frozenset({"round", "submission"}),
    Event.CONTRIBUTED: frozenset({"round"}),
    Event.CONTRIBUTION_WITHDRAWN: frozenset(),
    Event.FILE_TAKEN: frozenset({"code", "kind"}),
    Event.RELEASE_PUBLISHED: frozenset({"release"}),
    Event.EXPORTED: frozenset({"what"}),
    Event.ORGANISATION_ERASED: frozenset({"reason"}),
    Event.PERSON_ERASED: frozenset({"person", "reason"}),
    Event.LINKS_DELETED: frozenset({"count"}),
    Event.WORKSHOP_EXPIRED: frozenset({"workshop"}),
    Event.BACKED_UP: frozenset(),
    Event.RESTORED: frozenset(),
    Event.MOVED: frozenset(),
    Event.UNREADABLE: frozenset(),
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


def unreadable(number: int) -> Entry:
    """Stands for a row that no note could have made, and breaks every chain."""
    return Entry(number, Note(Event.UNREADABLE, NOBODY, NEVER), "", "")


@dataclass(frozen=True)
class Checked:
    """What reading a chain from its first entry found.

    `broken` is the number of the first entry that is missing, changed or out of its place, and
    counting ends there. `met` says whether a hash that was looked for is one of the chain's.
    """

    entries: int = 0
    begins: datetime | None = None
    ends: datetime | None = None
    hash: str = START
    broken: int | None = None
    met: bool = False

    @property
    def whole(self) -> bool:
        return self.broken is None


def checked(entries: Iterable[Entry], known: Checked = Checked(), expected: str = "") -> Checked:
    """Reads on from `known`. What was cut off at the end, only a hash that was written down
    elsewhere can show: `expected` is one, of any entry.
    """
    if not known.whole:
        return known
    for found in entries:
        if found != entry(known.entries + 1, found.note, known.hash):
            return replace(known, broken=known.entries + 1)
        known = Checked(
            entries=found.number,
            begins=known.begins or found.note.at,
            ends=found.note.at,
            hash=found.hash,
            met=known.met or found.hash == expected,
        )
    return known


def first_broken(entries: Iterable[Entry]) -> int | None:
    """The number of the first entry that is not as it was written; None where all are."""
    return checked(entries).broken


def _hash(number: int, note: Note, previous: str) -> str:
    parts = [
        number,
        note.event.value,
        note.actor,
        note.at.astimezone(UTC).isoformat(timespec="microseconds"),
        note.organisation_id,
        sorted(note.facts),
        previous,
    ]
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
