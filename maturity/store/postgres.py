"""PostgreSQL: connections, transactions, trying again and what its errors mean. No statement."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from threading import Lock, Semaphore
from time import monotonic, sleep
from typing import Any, TypeVar

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg_pool import ConnectionPool, PoolTimeout

from maturity.errors import MaturityError
from maturity.location import PostgresAddress
from maturity.store.postgres_errors import (
    OTHERS_FIRST,
    is_lost,
    may_pass,
    meaning,
    unreadable,
    unsure,
)
from maturity.store.postgres_schema import SCHEMA, TURN, bring_up, recognised
from maturity.store.postgres_traces import written_anew

T = TypeVar("T")
Session = psycopg.Connection[Any]

BUSY_SECONDS = 10.0
"""So long an act is tried again: while others are first, or while the database starts anew."""

CONNECTIONS = 10
"""At most, for each process of ours."""

NOT_IN_LINE = 3
"""Connections of a process that stay for others while many of its writes stand in line."""

SHORTEST, LONGEST = 0.002, 0.25
"""Seconds between two tries."""

SOON = 2.0
"""Seconds to wait for a connection, before it is asked again whether there can be one."""

WRITE = "BEGIN ISOLATION LEVEL SERIALIZABLE"
READ = "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY"
READ_ONCE = "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE"
MIGRATE = "BEGIN ISOLATION LEVEL READ COMMITTED"
LOOK = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""Waits for nobody, and makes nobody try again: for who only counts and reports."""

WAIT_FOR_TURN = f"LOCK TABLE {SCHEMA}.{TURN} IN EXCLUSIVE MODE"
"""Takes no snapshot, so that what is read afterwards is what the one before left."""

FIND = f"SET search_path TO {SCHEMA}, pg_catalog"
AWHILE = f"SET lock_timeout TO '{BUSY_SECONDS:.0f}s'"

SETTINGS = (
    FIND,
    # A lock on what was read holds as little as an index can tell; reading a whole table, however
    # small, would make everybody who writes in it try again.
    "SET enable_seqscan TO off",
    "SET jit TO off",
    AWHILE,
    # A server that fell silent in the middle of an act holds up those who write.
    "SET idle_in_transaction_session_timeout TO '5s'",
    "SET tcp_keepalives_idle TO 10",
    "SET tcp_keepalives_interval TO 5",
    "SET tcp_keepalives_count TO 3",
)

UNHURRIED = (
    FIND,
    AWHILE,
    "SET statement_timeout TO 0",
    "SET idle_in_transaction_session_timeout TO 0",
)

AT_WORK = "maturity"
"""How PostgreSQL calls connections of servers and commands, whatever the address says: whoever
replaces all that there is looks for it.
"""

APART = {"application_name": "maturity, the whole of it", "tcp_user_timeout": "300000"}
"""Of whoever copies or replaces all that there is: PostgreSQL may be busy writing for a while."""

PATIENT = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}
"""A machine that is gone without a word is noticed. What the address says goes before it."""


class PostgresAdapter:
    """A database that several servers share. What it acknowledged survives power loss, as long as
    whoever runs it leaves fsync and synchronous_commit on.
    """

    driver = "psycopg"

    def __init__(self, address: PostgresAddress, connections: int = CONNECTIONS) -> None:
        """StoreError for an address that the driver cannot read."""
        self.address = address
        self._parts = _parts(address)
        self._pool = self._new_pool(connections)
        self._tried_again = 0
        self._line, self._asks = Semaphore(max(1, connections - NOT_IN_LINE)), Lock()

    def read(self, act: Callable[[Session], T]) -> T:
        return self._tried(lambda _again: self._transact(READ, act))

    def read_once(self, act: Callable[[Session], T]) -> T:
        """Waits for a moment from which nobody can make it start again."""
        with ExitStack() as stack:
            session = self._tried(lambda _again: self._begun(stack))
            try:
                return act(session)
            except psycopg.Error as error:
                raise self._meaning(error) from error

    def write(self, act: Callable[[Session], T]) -> T:
        return self._tried(lambda again: self._in_line(act) if again else self._at_once(act))

    @contextmanager
    def apart(self, begin: str) -> Iterator[Session]:
        """A transaction that may take long, on a connection of its own. It is not tried again."""
        try:
            with psycopg.connect(**self._parts | APART) as session:
                for setting in UNHURRIED:
                    session.execute(setting)
                session.execute(begin)
                yield session
                self._commit(session, begin)
        except psycopg.Error as error:
            raise self._meaning(error) from error

    def migrate(self) -> None:
        """Brings the schema to this version's, or makes it. Of several that try at once one does.

        Raises StoreError, and changes nothing, where the schema is not ours or newer than this.
        """
        self._tried(lambda _again: self._bring_up())

    def recognise(self, session: Session) -> tuple[str, ...]:
        """The steps that it lacks. StoreError where it is not ours, or newer than this."""
        return recognised(session, self.address)

    def leave_no_trace(self) -> bool:
        """What was deleted is gone from the tables. The journal is whoever's who runs PostgreSQL:
        docs/privacy.md says how long it has it.
        """
        return self._tried(lambda _again: self._write_anew())

    def numbers(self) -> Mapping[str, float]:
        """Of this process: its connections, and how often something was tried again."""
        found = self._pool.get_stats()
        return {
            "connections": found.get("pool_size", 0),
            "connections_free": found.get("pool_available", 0),
            "waiting": found.get("requests_waiting", 0),
            "tried_again": self._tried_again,
        }

    def close(self) -> None:
        """Ends its connections. It cannot be used afterwards."""
        self._pool.close()

    def _new_pool(self, most: int) -> ConnectionPool[Session]:
        """It connects when it is first used."""
        return ConnectionPool(
            kwargs=self._parts,
            min_size=1,
            max_size=most,
            open=False,
            configure=_prepare,
            timeout=SOON,
            reconnect_timeout=SOON / 2,
            name="maturity",
        )

    def _bring_up(self) -> None:
        """On a connection of its own, which says at once why there is none."""
        with psycopg.connect(**self._parts) as session:
            session.execute(MIGRATE)
            bring_up(session, self.address)
            session.execute("COMMIT")

    def _write_anew(self) -> bool:
        with psycopg.connect(**self._parts) as session:
            return written_anew(session)

    def _at_once(self, act: Callable[[Session], T]) -> T:
        return self._transact(WRITE, act)

    def _in_line(self, act: Callable[[Session], T]) -> T:
        def in_turn(session: Session) -> T:
            session.execute(WAIT_FOR_TURN)
            return act(session)

        with self._line:
            return self._transact(WRITE, in_turn)

    def _transact(self, begin: str, act: Callable[[Session], T]) -> T:
        with self._pool_open().connection() as session:
            session.execute(begin)
            done = act(session)
            self._commit(session, begin)
            return done

    def _begun(self, stack: ExitStack) -> Session:
        with ExitStack() as one:
            session = one.enter_context(self._pool_open().connection())
            session.execute(READ_ONCE)
            stack.push(one.pop_all())
            return session

    def _commit(self, session: Session, begin: str) -> None:
        """A write whose end nobody heard of is not done again: it may have happened."""
        try:
            session.execute("COMMIT")
        except psycopg.Error as error:
            if begin in (WRITE, MIGRATE) and is_lost(error):
                raise unsure(self.address) from error
            raise

    def _tried(self, attempt: Callable[[bool], T]) -> T:
        """Again while others are first, or the database starts anew; once more in any case. Who
        had to let others go first waits in line: `attempt` is told. Then it means what the error
        means.
        """
        end, tries, others = monotonic() + BUSY_SECONDS, 0, False
        while True:
            try:
                return attempt(others)
            except (psycopg.Error, PoolTimeout) as error:
                if not may_pass(error, tries) or (tries and monotonic() > end):
                    raise self._meaning(error) from error
                others = others or isinstance(error, OTHERS_FIRST)
            tries += 1
            self._tried_again += 1
            sleep(random.uniform(0, min(LONGEST, SHORTEST * 2**tries)))  # noqa: S311

    def _pool_open(self) -> ConnectionPool[Session]:
        self._pool.open()
        return self._pool

    def _meaning(self, error: Exception) -> MaturityError:
        """A pool only says that it has no connection. Whoever asks for one is told why: one asks
        for all, for there may be too many already.
        """
        none = isinstance(error, PoolTimeout) and not self.numbers()["connections_free"]
        if none and self._asks.acquire(blocking=False):
            try:
                psycopg.connect(**self._parts).close()
            except psycopg.Error as reason:
                return meaning(reason, self.address)
            finally:
                self._asks.release()
        return meaning(error, self.address)


def _parts(address: PostgresAddress) -> dict[str, Any]:
    try:
        said = conninfo_to_dict(address.whole)
    except psycopg.Error:
        raise unreadable() from None
    return {"autocommit": True, **PATIENT, **said, "application_name": AT_WORK}


def _prepare(session: Session) -> None:
    for setting in SETTINGS:
        session.execute(setting)
