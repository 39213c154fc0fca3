"""The stores under test. A contract test takes `store`, and knows no more than the protocol."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from maturity.domain.round import Assessment
from maturity.location import PostgresAddress
from maturity.store import Store, postgres_keeping
from maturity.store.opening import Database
from maturity.store.postgres import PostgresAdapter
from maturity.store.postgres_keeping import PostgresKeeping
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.store.tables import Adapter
from tests.databases import migrated
from tests.postgres import Cluster
from tests.store.samples import an_assessment, begin


@pytest.fixture(params=["sqlite", "postgres"])
def bare(request: pytest.FixtureRequest, path: Path) -> Iterator[Database]:
    """A database of its own, without a schema."""
    if request.param == "sqlite":
        yield SqliteAdapter(path)
    else:
        cluster: Cluster = request.getfixturevalue("postgres")
        made = PostgresAdapter(cluster.fresh(migrated=False))
        yield made
        made.close()


@pytest.fixture(params=["sqlite", "postgres"])
def alone(request: pytest.FixtureRequest, path: Path) -> Iterator[Database]:
    """A database of its own, empty: for processes, and for who looks at its files."""
    if request.param == "sqlite":
        yield migrated(path)
    else:
        cluster: Cluster = request.getfixturevalue("postgres")
        made = PostgresAdapter(cluster.fresh())
        yield made
        made.close()


@pytest.fixture
def store(empty_adapter: Adapter) -> Store:
    """Empty."""
    return SqlStore(empty_adapter)


@pytest.fixture
def draft(store: Store) -> Assessment:
    """A round that takes answers from ann and ben, in the store."""
    return begin(store, an_assessment())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "maturity.db"


@pytest.fixture
def adapter(path: Path) -> SqliteAdapter:
    """SQLite alone, with its schema."""
    made = SqliteAdapter(path)
    made.migrate()
    return made


@pytest.fixture
def address(postgres: Cluster) -> PostgresAddress:
    """PostgreSQL alone, with its schema."""
    return postgres.fresh()


@pytest.fixture
def keeping(address: PostgresAddress, monkeypatch: pytest.MonkeyPatch) -> PostgresKeeping:
    """Of that database, and it does not wait long for others."""
    monkeypatch.setattr(postgres_keeping, "PATIENCE", 0.5)
    return PostgresKeeping(address)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """For copies."""
    made = tmp_path / "copies"
    made.mkdir()
    return made


@pytest.fixture
def file(folder: Path) -> Path:
    """A copy's name that is hard to write into an address."""
    return folder / "100% of it?.db"
