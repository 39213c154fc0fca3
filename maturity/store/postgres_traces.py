"""Writing PostgreSQL's tables anew, so that no page has what was deleted. Not its journal."""

from collections.abc import Iterator
from time import monotonic, sleep
from typing import Any

from psycopg import Connection, errors

from maturity.store.postgres_schema import SCHEMA

Session = Connection[Any]

LARGEST = 64 * 2**20
"""Bytes of a table with its indexes. A larger one would be locked for more than a second."""

PATIENCE = 5.0
"""Seconds to wait for whoever still sees what was deleted."""

IN_SHORT = "SET lock_timeout TO '1s'"
"""Whoever wants the same table waits behind a lock that is waited for."""

TABLES = """
    SELECT format('%%I.%%I', nspname, relname), pg_total_relation_size(pg_class.oid)
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = %s AND relkind = 'r' AND pg_relation_size(pg_class.oid) > 0
"""

SAMPLES = "pg_catalog.pg_statistic"
"""Values that PostgreSQL took from the tables to plan by. Who owns the database may clear it."""

OWNED = """
    SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = current_database()
"""

UNTIL_NOW = "SELECT pg_snapshot_xmax(pg_current_snapshot())::xid::text"

STILL_SEEN = """
    SELECT 1 FROM (
        SELECT backend_xmin AS seen FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND (datname IS NULL OR datname = current_database())
        UNION ALL SELECT xmin FROM pg_replication_slots
        UNION ALL SELECT catalog_xmin FROM pg_replication_slots
    ) AS others
    WHERE age(seen) > age(%s::xid) LIMIT 1
"""


def written_anew(session: Session) -> bool:
    """False where others still see what was deleted, a table is too large, or it is not ours to do.

    A row that somebody may still read would be written along, so they are waited for.
    """
    session.execute(IN_SHORT)
    tables = dict(session.execute(TABLES, (SCHEMA,)))
    small = [table for table, size in tables.items() if size <= LARGEST]
    try:
        return all(_steps(session, small)) and len(small) == len(tables)
    except errors.LockNotAvailable:
        return False


def _steps(session: Session, tables: list[str]) -> Iterator[bool]:
    yield _nobody_sees(session)
    if tables:
        session.execute(f"VACUUM (FULL, ANALYZE) {', '.join(tables)}")
    yield session.execute(OWNED).fetchone() == (True,)
    yield _nobody_sees(session)
    session.execute(f"VACUUM (FULL) {SAMPLES}")


def _nobody_sees(session: Session) -> bool:
    """What was deleted until now."""
    now, end = session.execute(UNTIL_NOW).fetchone(), monotonic() + PATIENCE
    while session.execute(STILL_SEEN, now).fetchone():
        if monotonic() > end:
            return False
        sleep(0.02)
    return True
