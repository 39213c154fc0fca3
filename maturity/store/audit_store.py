"""What is kept of security-relevant acts, in the words of the domain: a part of the protocol in
__init__.py.

- An **audit entry** is one row, added in the very transaction of the act that it is about, and
  never changed or deleted. It carries the hash of the one before it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, Self

from maturity.domain.audit import Entry, Event, Note
from maturity.store.rows import EVERYTHING


class AuditStore(Protocol):
    """What use cases ask of a store about the audit log."""

    def noting(self, note: Note) -> Self:
        """The same store, whose writes add the note to the log in their own transaction: both
        happen, or neither. For one write of one act. A write that says False, since it changed
        nothing, is not noted.
        """
        ...

    def noting_found(self, notes: Callable[[], Sequence[Note]]) -> Self:
        """The same for what only the write itself finds out: `notes` is asked once it is done, in
        its transaction, and again wherever the write is begun again.
        """
        ...

    def note(self, note: Note) -> None:
        """For an act that writes nothing else."""
        ...

    def note_once(self, note: Note, since: datetime) -> bool:
        """The same, where nothing alike but for its time was noted after `since`: for what somebody
        could do so often that it fills the disk. False where it was.
        """
        ...

    def audit_entries(self) -> Sequence[Entry]:
        """All of them, oldest first. A row that was changed into what no note says is `unreadable`,
        here and below.
        """
        ...

    def audit_after(self, number: int, most: int) -> Sequence[Entry]:
        """The next ones, oldest first."""
        ...

    def audit_newest(
        self,
        most: int,
        before: int | None = None,
        event: Event | None = None,
        organisation_id: str | None = None,
    ) -> Sequence[Entry]:
        """The last ones, or those before a number; of one event, of one organisation, or both."""
        ...

    def audited_organisations(
        self, words: str = "", most: int = EVERYTHING
    ) -> Sequence[tuple[str, str]]:
        """Id and name of each organisation that an entry is about, that is still there, and that
        has the words in its name, by name.
        """
        ...
