"""Where a database is: a file of SQLite's, or an address of PostgreSQL's. Nothing is opened."""

from dataclasses import dataclass, field
from pathlib import Path
from re import match, search
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
    if kind in POSTGRES or search(r"\b(password|host|dbname|user)=", text.partition("?")[0]):
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
    """Looked at with care: what is shown of a wrong one, or is made a file's name, may be the
    password. There can be several hosts, each with a port.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        raise _unreadable() from None
    after, hosts = f"{parts.path}?{parts.query}", parts.netloc.rpartition("@")[2]
    if parts.scheme not in POSTGRES or "//" not in text or "@" in after or parts.fragment:
        raise _unreadable()
    if not all(map(_has_good_port, hosts.split(","))):
        raise _unreadable()
    return PostgresAddress(text, f"postgresql://{hosts}{parts.path}")


def _has_good_port(host: str) -> bool:
    _name, colon, port = host.rpartition("]")[2].partition(":")
    return not colon or (port.isascii() and port.isdigit() and 0 < int(port) < 65536)


def _unreadable() -> MaturityError:
    return MaturityError(
        _(
            "The address of the database cannot be read. Write it as "
            "postgresql://user:password@host:5432/name, with %40 for an @ in the password, %2F for "
            "a /, %3F for a ? and %23 for a #."
        )
    )
