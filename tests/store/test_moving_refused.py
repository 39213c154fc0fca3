"""What cannot be moved, and what cannot be moved to: each is said, and nothing is changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from maturity.errors import StoreError
from maturity.location import Location, SqliteFile, read_location
from maturity.store import postgres_schema, sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.opening import keeping_at
from maturity.store.side import Side
from tests.postgres import Cluster
from tests.store.kept import NOTE, changed, found, full, is_empty, new, opened

KINDS = ("sqlite", "postgres")


def refused(source: Location, target: Location) -> str:
    with pytest.raises(StoreError) as error:
        keeping_at(source).move_to(keeping_at(target), NOTE, lambda *_: None)
    return str(error.value)


@pytest.mark.parametrize("kind", KINDS)
def test_where_there_is_no_database_none_is_made(
    tmp_path: Path, postgres: Cluster, kind: str
) -> None:
    source, target = new(kind, tmp_path, postgres), SqliteFile(tmp_path / "new.db")

    assert refused(source, target) == f"There is no database {source} yet, and nothing to copy."
    assert not target.path.exists()


@pytest.mark.parametrize("content", [b"", b"Dear diary"])
def test_what_is_no_database_of_ours_is_refused_on_both_sides(
    tmp_path: Path, content: bytes
) -> None:
    odd, ours = tmp_path / "odd.db", full(SqliteFile(tmp_path / "ours.db"))
    odd.write_bytes(content)

    assert "odd.db is not a database of this tool." in refused(SqliteFile(odd), ours)
    if content:
        assert "odd.db is not a database of this tool." in refused(ours, SqliteFile(odd))
    assert odd.read_bytes() == content


def test_a_schema_of_somebody_else_is_refused_on_both_sides(
    tmp_path: Path, postgres: Cluster
) -> None:
    odd, ours = postgres.fresh(), full(SqliteFile(tmp_path / "ours.db"))
    postgres.run_in(odd, "DROP TABLE maturity.schema_step")

    assert "is not one of this tool" in refused(odd, SqliteFile(tmp_path / "new.db"))
    assert "is not one of this tool" in refused(ours, odd)


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_of_an_earlier_version_is_told_what_brings_it_up(
    tmp_path: Path, postgres: Cluster, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = new(kind, tmp_path, postgres), SqliteFile(tmp_path / "new.db")
    with monkeypatch.context() as patch:
        for module in (sqlite, postgres_schema):
            patch.setattr(module, "MIGRATIONS", MIGRATIONS[:-1])
        with opened(source):
            """As the version before left it."""

    assert "is of an earlier version of this tool. Bring it up first: " in refused(source, target)
    assert "audit verify" in refused(source, target)
    with opened(source):
        """As any other command does."""
    assert keeping_at(source).move_to(keeping_at(target), NOTE, lambda *_: None) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_target_that_has_a_row_keeps_it_and_gets_no_other(
    tmp_path: Path, postgres: Cluster, kind: str
) -> None:
    source, target = full(SqliteFile(tmp_path / "full.db")), new(kind, tmp_path, postgres)
    changed(target, "INSERT INTO secret (name, value) VALUES ('a', 'b')")
    before = found(target)

    assert "is not empty: there are rows in 'secret'. Name a new" in refused(source, target)

    assert found(target) == before


def test_the_same_database_by_another_name_is_recognised(tmp_path: Path, postgres: Cluster) -> None:
    file = full(SqliteFile(tmp_path / "full.db"))
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "full.db")
    one = postgres.fresh()
    other = read_location(f"{one.whole}?options=-ctimezone%3DUTC")

    assert "Both are the same database." in refused(file, SqliteFile(link))
    assert "Both are the same database." in refused(one, other)


def test_a_damaged_source_is_not_moved(tmp_path: Path, postgres: Cluster) -> None:
    source, target = full(SqliteFile(tmp_path / "full.db")), postgres.fresh(migrated=False)
    with closing(sqlite3.connect(source.path)) as database:
        database.execute("INSERT INTO reopening VALUES ('no round', 1, '', 'ann', '')")
        database.commit()

    assert "is damaged: a row of 'reopening' points" in refused(source, target)
    assert is_empty(target)


TRIGGER = {
    "sqlite": "CREATE TRIGGER other AFTER INSERT ON {table} BEGIN {change} WHERE id = NEW.id; END",
    "postgres": """
        CREATE FUNCTION other() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN {change}; END $$;
        CREATE TRIGGER other BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION other()
    """,
}
CHANGES = {
    ("sqlite", "person"): "UPDATE person SET name = 'B'",
    ("sqlite", "paper"): "DELETE FROM paper",
    ("postgres", "person"): "NEW.name = 'B'; RETURN NEW",
    ("postgres", "paper"): "RETURN NULL",
}
"""A database that keeps another name than it was given, or not a row."""


@pytest.mark.parametrize(("kind", "table"), CHANGES)
def test_a_row_that_is_not_the_same_on_both_sides_is_noticed_and_nothing_stays(
    tmp_path: Path, postgres: Cluster, kind: str, table: str
) -> None:
    source, target = full(SqliteFile(tmp_path / "full.db")), new(kind, tmp_path, postgres)
    changed(target, TRIGGER[kind].format(table=table, change=CHANGES[kind, table]))

    assert f"The table '{table}' is not the same on both sides." in refused(source, target)

    assert is_empty(target)


def test_what_postgresql_cannot_keep_is_said_with_its_table(
    tmp_path: Path, postgres: Cluster
) -> None:
    source, target = full(SqliteFile(tmp_path / "full.db")), postgres.fresh(migrated=False)
    changed(source, "UPDATE handed SET handed_at = 'a' || CHAR(0) || 'b'")

    said = refused(source, target)

    assert said.startswith("The table 'handed' could not be copied. The database postgresql://")
    assert is_empty(target)


def test_a_new_file_that_fails_is_gone_again(tmp_path: Path) -> None:
    target = SqliteFile(tmp_path / "new.db")

    def fail(_side: Side) -> None:
        raise StoreError("no")

    with pytest.raises(StoreError, match="no"):
        keeping_at(target).fill(fail)

    assert [file.name for file in tmp_path.iterdir()] == ["new.db.lock"]


def test_no_sentence_has_the_password(tmp_path: Path, postgres: Cluster) -> None:
    address = postgres.fresh().whole.replace("maturity@", "maturity:hunter2@")
    one, gone = read_location(address), read_location("postgresql://ann:hunter2@127.0.0.1:1/x")

    said = [refused(one, one), refused(gone, one), refused(one, gone)]

    assert "hunter2" not in " ".join(said)
