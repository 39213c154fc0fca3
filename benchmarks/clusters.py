"""A throw-away PostgreSQL that syncs, as a real one does, and the processor's time it takes."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import TICKS
from maturity.location import PostgresAddress
from maturity.store.postgres import PostgresAdapter
from tests.postgres import MISSING, Cluster, Own, own_cluster, programs

AS_IN_SERVICE = {
    "fsync": "on",
    "shared_buffers": "256MB",
    "wal_recycle": "on",
    "wal_init_zero": "on",
    "max_wal_size": "1GB",
}
"""What tests leave out to be quick, and a service needs."""


@dataclass(frozen=True)
class Running:
    own: Own
    cluster: Cluster

    def fresh(self) -> PostgresAddress:
        """A database with the schema."""
        return self.cluster.fresh()

    def adapter(self) -> PostgresAdapter:
        return PostgresAdapter(self.fresh())

    def cpu_seconds(self) -> float:
        """Of all its processes until now, those that ended among them."""
        first = int((self.own.data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        while True:
            with suppress(FileNotFoundError):  # one ended between two looks
                return sum(_own_and_ended(pid) for pid in (first, *_children(first)))


@contextmanager
def a_cluster() -> Iterator[Running]:
    """On the disk of temporary files."""
    folder = programs()
    if folder is None:
        raise SystemExit(MISSING)
    with own_cluster(folder) as own:
        own.stop("fast")
        own.start(**AS_IN_SERVICE)
        yield Running(own, own.cluster)


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    return [int(child) for child in found.split()]


def _own_and_ended(pid: int) -> float:
    """User and system time, of the process and of children that it waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / TICKS
