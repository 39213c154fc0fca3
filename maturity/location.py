"""Where a database is: a file of SQLite's, or an address of PostgreSQL's. Nothing is opened."""

from dataclasses import dataclass, field
from pathlib import Path
from re import match
from urllib.parse import urlsplit

from maturity.errors import MaturityError
from maturity.locale import gettext as _

POSTGRES = ("postgresql", "postgres")


@dataclass(frozen=True)
class SqliteFile:
    path: Path

    @property
    def in_full(self) -> str:
        return str(self.path.absolute())

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True)
class PostgresAddress:
    """`whole` may hold a password: it is for the driver, and never shown. `shown` has none."""

    whole: str = field(repr=False)
    shown: str

    @property
    def in_full(self) -> str:
        return self.shown

    def __str__(self) -> str:
        return self.shown


Location = SqliteFile | PostgresAddress


def read_location(text: str) -> Location:
    """`postgresql://...`, `sqlite:FILE`, or the name of a file. MaturityError for another kind."""
    kind, _colon, rest = text.partition(":")
    if kind in POSTGRES and rest.startswith("//"):
        return _postgres(text)
    if kind == "sqlite" and rest:
        return SqliteFile(Path(rest))
    if match("[A-Za-z][A-Za-z0-9+]+://", text):
        raise MaturityError(
            _(
                "{kind} is no kind of database that this tool knows. Write an address that begins "
                "with postgresql:// or name a file."
            ).format(kind=kind)
        )
    return SqliteFile(Path(text))


def _postgres(text: str) -> PostgresAddress:
    """Read here first: what the driver says of a wrong one may repeat the password."""
    try:
        parts = urlsplit(text)
        place, name = parts.hostname or "", parts.path.lstrip("/")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise MaturityError(
            _(
                "The address of the database cannot be read. Write it as "
                "postgresql://user:password@host:5432/name, with %40 for an @ in the password."
            )
        ) from None
    return PostgresAddress(text, f"postgresql://{place}{port}/{name}")
