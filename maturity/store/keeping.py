"""What whoever runs a server asks of a database as a whole: copies of it, and one of them back.

How that is done each adapter brings itself. What is in the tables is told by store/__init__.py.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from maturity.domain.audit import Note


@dataclass(frozen=True)
class Contents:
    """What a database or a copy of it holds.

    `pending` are the steps of the schema that it lacks: it is of an earlier version. `last_answer`
    is when somebody answered last.
    """

    size: int
    organisations: int
    rounds: int
    answers: int
    last_answer: datetime | None = None
    pending: tuple[str, ...] = ()


class Keeping(Protocol):
    """One database, and its copies in files. StoreError or OutputError where something fails."""

    def contents(self) -> Contents | None:
        """What it holds now; None where there is no database yet."""
        ...

    def contents_of(self, file: Path) -> Contents:
        """Of a copy, once every part of it was checked. The file is not changed."""
        ...

    def back_up(self, file: Path) -> Contents:
        """One moment of the database, in a new file, while people go on writing.

        The file is there only once it was checked. It never replaces another.
        """
        ...

    def require_unused(self) -> None:
        """StoreError while a server or a command works with the database."""
        ...

    def put_back(self, file: Path, note: Note) -> Path | None:
        """What the copy holds becomes the database, with this note; at once, or not at all.

        Where the former database is kept; None where there was none. Nobody may be at work.
        """
        ...
