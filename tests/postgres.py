"""A throw-away PostgreSQL: one for each process that tests, from Debian's package, or databases of
their own in the one that TEST_POSTGRES_URL names. It keeps nothing and syncs nothing.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from maturity.location import PostgresAddress, read_location
from maturity.store.migrations import TABLES
from maturity.store.postgres import PostgresAdapter
from maturity.store.postgres_schema import SCHEMA
from tests.e2e.servers import free_port

MISSING = (
    "NO POSTGRESQL: nothing was tried on it. Install postgresql, or set TEST_POSTGRES_URL to one "
    "in which databases may be made."
)
OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    # What an old file of the journal held is not kept for the next.
    "wal_recycle": "off",
    "wal_init_zero": "off",
    "max_wal_size": "64MB",
    "min_wal_size": "32MB",
}


@dataclass(frozen=True)
class Cluster:
    """`url` is of a database in which others can be made. `data` is None where it is not ours."""

    url: str
    data: Path | None = None

    def fresh(self, *, migrated: bool = True) -> PostgresAddress:
        """A database that nobody else has. With its schema it is copied, which is quicker."""
        name = f"{self._prefix}_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {self._template if migrated else 'template0'}")
        return self._named(name)

    def run(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as session:
            session.execute(statement)

    def run_in(self, address: PostgresAddress, statement: str) -> None:
        """By somebody else than us."""
        with psycopg.connect(address.whole, autocommit=True) as session:
            session.execute(statement.encode())

    @cached_property
    def _template(self) -> str:
        address = self.fresh(migrated=False)
        adapter = PostgresAdapter(address)
        adapter.migrate()
        return urlsplit(address.whole).path.lstrip("/")

    @cached_property
    def _prefix(self) -> str:
        return f"maturity_test_{os.getpid()}"

    @cached_property
    def _numbers(self) -> Iterator[int]:
        return count()

    def _named(self, name: str) -> PostgresAddress:
        found = read_location(urlunsplit(urlsplit(self.url)._replace(path=f"/{name}")))
        assert isinstance(found, PostgresAddress)
        return found

    def drop_all(self) -> None:
        with psycopg.connect(self.url, autocommit=True) as session:
            mine = (f"{self._prefix}%",)
            databases = "SELECT datname FROM pg_database WHERE datname LIKE %s"
            for (name,) in session.execute(databases, mine).fetchall():
                session.execute(f"DROP DATABASE {name} WITH (FORCE)")
            roles = "SELECT rolname FROM pg_roles WHERE rolname LIKE %s"
            for (name,) in session.execute(roles, mine).fetchall():
                session.execute(f"DROP ROLE {name}")


def emptied(adapter: PostgresAdapter) -> PostgresAdapter:
    """Much quicker than another database."""
    deletes = [f"DELETE FROM {SCHEMA}.{table};" for table in reversed(TABLES)]  # noqa: S608
    with psycopg.connect(adapter.address.whole) as session:
        session.execute("".join(deletes))
    return adapter


def programs() -> Path | None:
    """The folder of initdb and postgres, the newest that Debian has, or that of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_number)
    named = shutil.which("initdb")
    chosen = found[-1] if found else Path(named) if named else None
    return chosen.parent if chosen else None


def _number(path: Path) -> int:
    return int(path.parts[-3]) if path.parts[-3].isdigit() else 0


@contextmanager
def running() -> Iterator[Cluster]:
    """Skips the test, loudly, where there is none; CI does not allow that."""
    url, folder = os.environ.get("TEST_POSTGRES_URL"), programs()
    if url:
        cluster = Cluster(url)
        yield cluster
        cluster.drop_all()
    elif folder is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    else:
        with own_cluster(folder) as mine:
            yield mine.cluster


@dataclass
class Own:
    """A server of our own, that can be stopped and started."""

    folder: Path
    home: Path
    port: int

    @property
    def cluster(self) -> Cluster:
        return Cluster(f"postgresql://maturity@127.0.0.1:{self.port}/postgres", self.data)

    @property
    def data(self) -> Path:
        return self.home / "data"

    def make(self) -> None:
        self._run("initdb", "-D", str(self.data), "-A", "trust", "-U", "maturity", "-N",
                  "--encoding=UTF8", "--locale=C.UTF-8")  # fmt: skip

    def start(self, **more: str) -> None:
        settings = OPTIONS | {"port": str(self.port), "unix_socket_directories": str(self.home)}
        options = " ".join(f"-c {name}={value}" for name, value in (settings | more).items())
        self._run("pg_ctl", "-D", str(self.data), "-o", options, "-l", str(self.home / "log"),
                  "-w", "start")  # fmt: skip

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-D", str(self.data), "-m", mode, "-w", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        """PostgreSQL refuses to be run by root."""
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        command = [*(user if os.geteuid() == 0 else []), str(self.folder / program), *arguments]
        # Not captured: the server that pg_ctl leaves behind would keep the pipe open.
        with (self.home / "said").open("wb") as said:
            done = subprocess.run(command, stdout=said, stderr=said, cwd=self.home, check=False)
        assert done.returncode == 0, (self.home / "said").read_text(encoding="utf-8")


@contextmanager
def own_cluster(folder: Path) -> Iterator[Own]:
    """In a short path: the name of a socket may not be long."""
    own = Own(folder, Path(mkdtemp(prefix="pg")), free_port())
    if os.geteuid() == 0:
        shutil.chown(own.home, "postgres", "postgres")
    try:
        own.make()
        own.start()
        try:
            yield own
        finally:
            own.stop()
    finally:
        shutil.rmtree(own.home)
