"""PostgreSQL that is stopped and started while people answer, and one that asks for a password."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import psycopg
import pytest

from maturity.domain.assessment import Answer
from maturity.errors import StoreError
from maturity.location import PostgresAddress
from maturity.store.postgres import PostgresAdapter
from maturity.store.sql import SqlStore
from tests.postgres import MISSING, Cluster, Own, own_cluster, programs
from tests.store.samples import a_record, an_assessment, begin
from tests.store.test_postgres_errors import SECRET, assert_says, to

WAIT = 60.0


@pytest.fixture(scope="module")
def server() -> Iterator[Own]:
    folder = programs()
    if folder is None:
        pytest.skip(MISSING)
    with own_cluster(folder) as own:
        yield own


@pytest.fixture(scope="module")
def cluster(server: Own) -> Cluster:
    return server.cluster


class Answering:
    """Somebody who answers one question for ever, and looks again when it is not sure."""

    def __init__(self, adapter: PostgresAdapter, question: str) -> None:
        self.store, self.question = SqlStore(adapter), question
        self.acknowledged: list[int] = []
        self.unsure: list[str] = []
        self.moved, self.enough = Event(), Event()

    def __call__(self) -> None:
        while not self.enough.is_set():
            version = len(self.versions()) + 1
            record = a_record(self.question, version, answer=Answer(version % 6))
            try:
                self.store.add_answers("round-1", [record])
            except StoreError as error:
                self.unsure.append(str(error))
            else:
                self.acknowledged.append(version)
                self.moved.set()

    def versions(self) -> list[int]:
        return [record.version for record in self.store.answer_history("round-1", self.question)]

    def move(self) -> None:
        self.moved.clear()
        assert self.moved.wait(WAIT)


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_who_answers_while_it_is_restarted_carries_on_and_nothing_is_lost_or_done_twice(
    server: Own, cluster: Cluster, mode: str
) -> None:
    with closing(PostgresAdapter(cluster.fresh())) as adapter, ThreadPoolExecutor() as pool:
        begin(SqlStore(adapter), an_assessment())
        people = [Answering(adapter, f"q{number}") for number in range(3)]
        working = [pool.submit(person) for person in people]
        try:
            for _ in range(2):
                for person in people:
                    person.move()
                server.stop(mode)
                server.start()
            for person in people:
                person.move()
        finally:
            for person in people:
                person.enough.set()

        assert [done.result(WAIT) for done in working] == [None] * 3
        for person in people:
            stored = person.versions()
            assert stored == list(range(1, len(stored) + 1))
            assert set(person.acknowledged) <= set(stored)
            assert len(person.acknowledged) == len(set(person.acknowledged))
            assert len(stored) <= len(person.acknowledged) + len(person.unsure)
            assert all("at the very moment of storing" in said for said in person.unsure)


def guarded(server: Own, cluster: Cluster) -> PostgresAddress:
    """A database for whose user a password is asked."""
    address = cluster.fresh()
    cluster.run("CREATE ROLE guarded LOGIN PASSWORD 'right'")
    with psycopg.connect(address.whole) as session:
        session.execute("GRANT ALL ON SCHEMA maturity TO guarded")
        session.execute("GRANT ALL ON ALL TABLES IN SCHEMA maturity TO guarded")
    rules = "host all guarded 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
    (server.data / "pg_hba.conf").write_text(rules, encoding="utf-8")
    server.stop("fast")
    server.start()
    return to(address, user="guarded")


def test_a_wrong_password_is_said_to_be_wrong_and_never_told(
    server: Own, cluster: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    address = guarded(server, cluster)
    whole = address.whole.replace(SECRET, "right")

    with pytest.raises(StoreError) as raised:
        PostgresAdapter(address).migrate()
    PostgresAdapter(PostgresAddress(whole, address.shown)).migrate()

    assert_says(raised.value, address, 'password authentication failed for user "guarded"')
    assert SECRET not in caplog.text
