"""PostgreSQL that refuses, goes or is not ours: a sentence each, never with a password; and what
carries on by itself. On a server of our own.
"""

import socket
from collections.abc import Iterator
from contextlib import closing
from threading import Thread
from urllib.parse import urlsplit

import psycopg
import pytest

from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.location import PostgresAddress, read_location
from maturity.store import postgres
from maturity.store.postgres import PostgresAdapter
from maturity.store.sql import SqlStore
from tests.e2e.servers import free_port
from tests.postgres import Cluster

ANN = Person("ann", "Ann")
AN_ANN = "INSERT INTO person (id, name, owner, taskforce) VALUES ('ann', 'Ann', 0, 0)"
SECRET = "hush-hush"
WAIT = 60.0


@pytest.fixture(autouse=True)
def no_password_is_told(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level("DEBUG")
    yield
    assert SECRET not in caplog.text


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(postgres, "SOON", 0.1)


@pytest.fixture
def own(postgres: Cluster) -> PostgresAddress:
    return postgres.fresh()


def to(address: PostgresAddress, **other: object) -> PostgresAddress:
    """The same with a password, and another user, host, port or name."""
    known = urlsplit(address.whole)
    parts = {"user": known.username, "host": known.hostname, "port": known.port}
    whole = parts | {"name": known.path.lstrip("/")} | other
    text = "postgresql://{user}:{secret}@{host}:{port}/{name}".format(secret=SECRET, **whole)
    found = read_location(text)
    assert isinstance(found, PostgresAddress)
    return found


def refused(address: PostgresAddress, *words: str) -> None:
    """When it starts, and while it runs."""
    adapter = PostgresAdapter(address)
    try:
        for act in (adapter.migrate, lambda: SqlStore(adapter).save_person(ANN)):
            with pytest.raises(StoreError) as raised:
                act()
            assert_says(raised.value, address, *words)
        assert SECRET not in repr(adapter) + repr(address)
    finally:
        adapter.close()


def assert_says(error: BaseException | None, address: PostgresAddress, *words: str) -> None:
    sentence = str(error)
    assert str(address) in sentence
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "\n" not in sentence
    assert [word for word in words if word not in sentence] == []
    while error is not None:
        assert SECRET not in str(error) + repr(error)
        error = error.__cause__


@pytest.mark.usefixtures("hurry")
def test_an_address_at_which_there_is_nothing(own: PostgresAddress) -> None:
    again = "Try again in a moment."
    refused(to(own, name="nowhere"), 'database "nowhere" does not exist. Check its address')
    refused(to(own, user="nobody"), 'role "nobody" does not exist. Check its address')
    refused(to(own, port=free_port()), "cannot be reached (", "Connection refused", again)
    refused(to(own, host="nowhere.invalid"), "cannot be reached (", "nowhere.invalid", again)


@pytest.mark.parametrize(
    "text",
    [
        f"postgresql://ann:{SECRET}@host:port/name",
        f"postgresql://ann:{SECRET}@host:99999/name",
        f"postgresql://ann:{SECRET}@[host/name",
        f"postgresql://ann:{SECRET}@host/name?hush=1",
        f"postgresql://ann:{SECRET}@host/name?connect_timeout",
    ],
)
def test_an_address_that_cannot_be_read_is_not_repeated(text: str) -> None:
    with pytest.raises(Exception, match=r"cannot be read\. Write it as postgresql://") as raised:
        PostgresAdapter(read_location(text))  # type: ignore[arg-type]

    assert SECRET not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None or raised.value.__suppress_context__


@pytest.mark.usefixtures("hurry")
def test_too_many_connections(postgres: Cluster, own: PostgresAddress) -> None:
    role = f"{urlsplit(own.whole).path.lstrip('/')}_few"
    postgres.run(f"CREATE ROLE {role} LOGIN PASSWORD '{SECRET}' CONNECTION LIMIT 1")

    with psycopg.connect(to(own, user=role).whole):
        refused(to(own, user=role), "cannot be reached (too many connections", "Try again")


@pytest.mark.usefixtures("hurry")
def test_rights_that_are_missing(postgres: Cluster, own: PostgresAddress) -> None:
    role = f"{urlsplit(own.whole).path.lstrip('/')}_none"
    postgres.run(f"CREATE ROLE {role} LOGIN PASSWORD '{SECRET}'")
    with psycopg.connect(own.whole) as session:
        session.execute(f"GRANT USAGE ON SCHEMA maturity TO {role}")  # type: ignore[arg-type]
    bare = postgres.fresh(migrated=False)

    refused(to(own, user=role), "may not do this (permission denied", "Check what it may do")
    with pytest.raises(StoreError) as raised:
        PostgresAdapter(to(bare, user=role)).migrate()
    assert_says(raised.value, to(bare), "may not do this (permission denied for database")


def test_who_does_not_own_the_database_cannot_clear_all_traces(postgres: Cluster) -> None:
    address = postgres.fresh(migrated=False)
    name = urlsplit(address.whole).path.lstrip("/")
    postgres.run(f"CREATE ROLE {name} LOGIN")
    postgres.run(f"GRANT CREATE ON DATABASE {name} TO {name}")
    with closing(PostgresAdapter(to(address, user=name))) as adapter:
        adapter.migrate()
        SqlStore(adapter).save_person(ANN)

        assert not adapter.leave_no_trace()
        postgres.run(f"ALTER DATABASE {name} OWNER TO {name}")
        assert adapter.leave_no_trace()


def test_a_database_that_only_reads(postgres: Cluster, own: PostgresAddress) -> None:
    name = urlsplit(own.whole).path.lstrip("/")
    postgres.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    adapter = PostgresAdapter(to(own))

    adapter.migrate()
    with pytest.raises(StoreError) as raised:
        SqlStore(adapter).save_person(ANN)

    assert_says(raised.value, own, "may not be written", "Name the one that is written")
    assert SqlStore(adapter).person("ann") is None
    adapter.close()


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_does_not_keep_all_letters(
    postgres: Cluster, own: PostgresAddress, encoding: str
) -> None:
    name = f"{urlsplit(own.whole).path.lstrip('/')}_{encoding.lower()}"
    locale = "LC_COLLATE 'C' LC_CTYPE 'C'"
    postgres.run(f"CREATE DATABASE {name} ENCODING '{encoding}' {locale} TEMPLATE template0")
    address = to(own, name=name)

    with pytest.raises(StoreError) as raised:
        PostgresAdapter(address).migrate()

    assert_says(raised.value, address, "does not keep all letters", "Make one with UTF8")
    with psycopg.connect(address.whole) as session:
        assert session.execute("SELECT to_regnamespace('maturity')").fetchone() == (None,)


def test_a_schema_that_somebody_else_uses_is_left_as_it_is(postgres: Cluster) -> None:
    address = postgres.fresh(migrated=False)
    with psycopg.connect(address.whole) as session:
        session.execute("CREATE SCHEMA maturity CREATE TABLE bookmark (id BIGINT)")

    with pytest.raises(StoreError) as raised:
        PostgresAdapter(address).migrate()

    assert_says(raised.value, address, "is not one of this tool", "Name another database")


def test_an_empty_schema_that_was_made_for_us_is_used(postgres: Cluster) -> None:
    address = postgres.fresh(migrated=False)
    with psycopg.connect(address.whole) as session:
        session.execute("CREATE SCHEMA maturity")

    adapter = PostgresAdapter(address)
    adapter.migrate()

    SqlStore(adapter).save_person(ANN)
    assert SqlStore(adapter).person("ann") == ANN
    adapter.close()


def test_a_connection_that_is_ended_in_the_middle_of_an_act_is_followed_by_another(
    own: PostgresAddress,
) -> None:
    adapter = PostgresAdapter(to(own))
    ended: list[int] = []

    def act(tx: psycopg.Connection[tuple[int]]) -> None:
        tx.execute(AN_ANN)
        if not ended:
            ended.append(tx.info.backend_pid)
            tx.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    adapter.write(act)

    assert SqlStore(adapter).person("ann") == ANN
    assert adapter.numbers()["tried_again"] == 1
    adapter.close()


@pytest.mark.parametrize("stored", [True, False])
def test_a_write_whose_end_nobody_heard_of_is_not_done_again(
    own: PostgresAddress, *, stored: bool
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        between = Thread(target=hang_up_at_commit, args=(door, own), kwargs={"after": stored})
        between.start()
        adapter = PostgresAdapter(to(own, port=door.getsockname()[1]))
        acts: list[None] = []

        def act(tx: psycopg.Connection[tuple[int]]) -> None:
            acts.append(tx.execute(AN_ANN) and None)

        with pytest.raises(StoreError) as raised:
            adapter.write(act)
        adapter.close()
        between.join(WAIT)

    assert_says(raised.value, adapter.address, "Look whether it was stored")
    assert len(acts) == 1
    direct = PostgresAdapter(own)
    assert SqlStore(direct).person("ann") == (ANN if stored else None)
    direct.close()


def hang_up_at_commit(door: socket.socket, address: PostgresAddress, *, after: bool) -> None:
    """Between one client and PostgreSQL: it is cut off at COMMIT, which arrived or did not."""
    client, _ = door.accept()
    door.close()
    known = urlsplit(address.whole)
    with client, socket.create_connection((known.hostname, known.port)) as server:
        back = Thread(target=pass_on, args=(server, client))
        back.start()
        while (said := client.recv(65536)) and b"COMMIT" not in said:
            server.sendall(said)
        client.shutdown(socket.SHUT_RDWR)
        if after:
            server.sendall(said)
        server.shutdown(socket.SHUT_WR)
        back.join(WAIT)


def pass_on(server: socket.socket, client: socket.socket) -> None:
    """Until it ends."""
    while said := server.recv(65536):
        try:
            client.sendall(said)
        except OSError:
            continue
