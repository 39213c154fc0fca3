"""What whoever runs a server asks of a database as a whole: copies, one of them back, all of it
elsewhere.

How that is done each adapter brings itself. What is in the tables is told by store/__init__.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from maturity.domain.audit import Note
from maturity.store.side import Side, Told

T = TypeVar("T")


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

    def put_back(self, file: Path, note: Note) -> str | None:
        """What the copy holds becomes the database, with this note; at once, or not at all.

        Where the former database is kept; None where there was none. Nobody may be at work.
        """
        ...

    def move_to(self, target: "Keeping", note: Note, told: Told) -> int:
        """Everything is in the target then, with this note, counted and compared; or nothing. How
        many rows that were. Nobody may be at work with either.
        """
        ...

    def identity(self) -> object:
        """The same for two that are one database, however each was named."""
        ...

    def read_all(self, act: Callable[[Side], T]) -> T:
        """Of one moment. It must be of this version, and nobody may be at work."""
        ...

    def fill(self, act: Callable[[Side], T]) -> T:
        """With its tables, which must be empty or are made: what is put there is there at once, or
        not at all. Nobody may be at work.
        """
        ...
