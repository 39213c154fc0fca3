"""What is kept of security-relevant acts, in the words of the domain: a part of the protocol in
__init__.py.

- An **audit entry** is one row, added in the very transaction of the act that it is about, and
  never changed or deleted. It carries the hash of the one before it.
"""

from collections.abc import Sequence
from typing import Protocol, Self

from maturity.domain.audit import Entry, Note


class AuditStore(Protocol):
    """What use cases ask of a store about the audit log."""

    def noting(self, note: Note) -> Self:
        """The same store, whose writes add the note to the log in their own transaction: both
        happen, or neither. For one write of one act.
        """
        ...

    def note(self, note: Note) -> None:
        """For an act that writes nothing else."""
        ...

    def audit_entries(self) -> Sequence[Entry]:
        """All of them, oldest first."""
        ...
