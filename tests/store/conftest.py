"""The stores under test. A contract test takes `store`, and knows no more than the protocol."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maturity.domain.round import Assessment
from maturity.store import Store
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.databases import migrated
from tests.store.samples import an_assessment, begin


def sqlite_store(folder: Path) -> Store:
    return SqlStore(migrated(folder / "maturity.db"))


ADAPTERS: dict[str, Callable[[Path], Store]] = {"sqlite": sqlite_store}
"""PostgreSQL joins here."""


@pytest.fixture(params=ADAPTERS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Empty."""
    made: str = request.param
    return ADAPTERS[made](tmp_path)


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
