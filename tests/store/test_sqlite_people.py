"""The step that parts duties: whoever owned the server before has both afterwards."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from maturity.domain.organisation import Membership, Person, Role
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter


def test_an_owner_of_before_has_both_duties_and_nobody_has_left(tmp_path: Path) -> None:
    path = tmp_path / "maturity.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:9])
        SqliteAdapter(path).migrate()
    with closing(sqlite3.connect(path)) as old:
        old.execute("INSERT INTO organisation VALUES ('a', 'A', 'wales', '', '', 0, 0, '', 0)")
        old.execute("INSERT INTO person VALUES ('olga', 'Olga', 1), ('ben', 'Ben', 0)")
        old.execute("INSERT INTO membership VALUES ('ben', 'a', 'lead', 0)")
        old.commit()

    SqliteAdapter(path).migrate()

    store = SqlStore(SqliteAdapter(path))
    assert store.person("olga") == Person("olga", "Olga", owner=True, taskforce=True)
    assert store.person("ben") == Person("ben", "Ben")
    assert list(store.members("a")) == [Membership("ben", "a", Role.LEAD)]
