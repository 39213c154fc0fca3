"""What is in a PostgreSQL database, and how its server is set. Nothing is written here."""

from dataclasses import dataclass
from datetime import datetime

from maturity.errors import StoreError
from maturity.location import PostgresAddress
from maturity.store.migrations import TABLES
from maturity.store.postgres import CONNECTIONS, Session
from maturity.store.postgres_schema import SCHEMA, STEPS, tables
from maturity.store.postgres_side import PostgresSide
from maturity.store.rows import optional_instant_of
from maturity.store.sqlite_inside import BACKED_UP, INSTANTS

SAFE = ("fsync", "full_page_writes", "synchronous_commit")
"""Settings without which an answer that was acknowledged may be lost with the power."""

SIZE = """
    SELECT COALESCE(SUM(pg_catalog.pg_total_relation_size(pg_class.oid)), 0)
    FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = %s AND relkind = 'r'
"""
USED = "SELECT SUM(numbackends) FROM pg_catalog.pg_stat_database"


@dataclass(frozen=True)
class Server:
    """`number` is 150014 for 15.14. `off` are those of SAFE. Of its `connections`, `free` are left,
    this one counted as free; each process of ours takes up to `each`.
    """

    version: str
    number: int
    encoding: str
    size: int
    off: tuple[str, ...]
    connections: int
    free: int
    each: int


def server(session: Session) -> Server:
    most = int(_setting(session, "max_connections"))
    usable = most - int(_setting(session, "superuser_reserved_connections"))
    (used,) = session.execute(USED).fetchone() or (0,)
    return Server(
        version=_setting(session, "server_version").partition(" ")[0],
        number=int(_setting(session, "server_version_num")),
        encoding=_setting(session, "server_encoding"),
        size=size(session),
        off=tuple(name for name in SAFE if _setting(session, name) == "off"),
        connections=usable,
        free=usable - int(used) + 1,
        each=CONNECTIONS,
    )


def size(session: Session) -> int:
    (found,) = session.execute(SIZE, (SCHEMA,)).fetchone() or (0,)
    return int(found)


def steps(session: Session) -> set[str]:
    """Those of the schema that were taken."""
    if STEPS not in tables(session):
        return set()
    return {str(name) for (name,) in session.execute(f"SELECT name FROM {SCHEMA}.{STEPS}")}  # noqa: S608


def faults(session: Session, address: PostgresAddress) -> list[str]:
    """Why a row cannot be read: each of them is."""
    side = PostgresSide(address, session)
    there = tables(session)
    try:
        for table in TABLES:
            for _row in side.rows(table, side.columns(table)) if table in there else ():
                """Read to the end."""
    except StoreError as error:
        return [str(error)]
    return []


def last_instant(session: Session, *names: str) -> datetime | None:
    """The newest that is kept in these tables; of those that there are."""
    there = tables(session)
    found = [_instant(session, INSTANTS[name]) for name in names if name in there]
    return max((instant for instant in found if instant), default=None)


def last_backup(session: Session) -> datetime | None:
    """What the audit log says."""
    return _instant(session, BACKED_UP) if "audit_entry" in tables(session) else None


def _instant(session: Session, statement: str) -> datetime | None:
    try:
        (found,) = session.execute(statement.encode()).fetchone() or (None,)
        return optional_instant_of(found)
    except ValueError:  # a row that somebody changed into what the tool never writes
        return None


def _setting(session: Session, name: str) -> str:
    (found,) = session.execute("SELECT current_setting(%s)", (name,)).fetchone() or ("",)
    return str(found)
