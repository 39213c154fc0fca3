"""Everything from one database into another, of either kind: all of it arrives as it was."""

import os
from itertools import count, product
from pathlib import Path

import pytest

from maturity.domain.audit import first_broken
from maturity.location import Location, SqliteFile
from maturity.store import copying
from maturity.store.keeping import Keeping
from maturity.store.migrations import TABLES
from maturity.store.opening import keeping_at
from maturity.store.sql import SqlStore
from tests.postgres import Cluster
from tests.store.kept import NOTE, Found, at_work, found, full, keepings, new, opened
from tests.store.samples import NOW, a_record, an_assessment, begin

KINDS = ("sqlite", "postgres")
Told = list[tuple[str, int, int]]


def without_the_log(of: Found) -> Found:
    return {table: rows for table, rows in of.items() if table != "audit_entry"}


def moved(source: Keeping, target: Keeping) -> tuple[int, Told]:
    told: Told = []
    rows = source.move_to(target, NOTE, lambda *progress: told.append(progress))
    return rows, told


@pytest.mark.parametrize(
    ("old", "new_kind", "migrated"),
    [(*pair, False) for pair in product(KINDS, KINDS)] + [("sqlite", kind, True) for kind in KINDS],
)
def test_every_row_arrives_as_it_was_and_the_log_goes_on(
    tmp_path: Path, postgres: Cluster, old: str, new_kind: str, migrated: bool
) -> None:
    source = full(new(old, tmp_path, postgres))
    target = new(new_kind, tmp_path, postgres, migrated=migrated)
    before = found(source)

    rows, told = moved(*keepings(source, target))

    there = found(target)
    assert without_the_log(there) == without_the_log(before) == without_the_log(found(source))
    assert all(before.values()), "every table has a row"
    assert told == [(table, len(before[table]), len(before[table])) for table in TABLES]
    assert rows == sum(map(len, before.values()))
    for location, entries in ((source, 3), (target, 4)):
        with opened(location) as adapter:
            log = SqlStore(adapter).audit_entries()
        assert (len(log), first_broken(log)) == (entries, None)
    assert log[-1].note == NOTE


def test_there_and_back_again_is_what_it_was(tmp_path: Path, postgres: Cluster) -> None:
    first, second, third = (
        full(new("sqlite", tmp_path, postgres)),
        new("postgres", tmp_path, postgres),
        SqliteFile(tmp_path / "folder" / "again.db"),
    )

    keeping_at(first).move_to(keeping_at(second), NOTE, lambda *_: None)
    keeping_at(second).move_to(keeping_at(third), NOTE, lambda *_: None)

    assert without_the_log(found(third)) == without_the_log(found(first))
    assert os.name != "posix" or third.path.stat().st_mode & 0o777 == 0o600


def test_a_long_table_says_how_far_it_is(
    tmp_path: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "OFTEN", 1_000)
    source, target = new("sqlite", tmp_path, postgres), new("postgres", tmp_path, postgres)
    with opened(source) as adapter:
        rows = ((f"{number:06}", "x" * 50) for number in range(3_000))
        insert = "INSERT INTO secret (name, value) VALUES (?, ?)"
        adapter.write(lambda tx: tx.executemany(insert, rows))

    _count, there = moved(*keepings(source, target))
    back = SqliteFile(tmp_path / "back.db")
    _count, again = moved(*keepings(target, back))

    for told in (there, again):
        of_it = [progress for progress in told if progress[0] == "secret"]
        assert of_it == [("secret", so_far, 3_000) for so_far in (1_000, 2_000, 3_000)]


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_never_all_in_memory(tmp_path: Path, postgres: Cluster, kind: str) -> None:
    """The first can be had while the others were not asked for."""
    source = full(new(kind, tmp_path, postgres))

    first = keeping_at(source).read_all(
        lambda side: next(side.rows("audit_entry", ("number", "actor")))
    )

    assert first == (1, "command line")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_erased_after_a_move_is_gone(tmp_path: Path, postgres: Cluster, kind: str) -> None:
    source, target = SqliteFile(tmp_path / "old.db"), new(kind, tmp_path, postgres)
    with opened(source) as adapter:
        begin(SqlStore(adapter), an_assessment())
        SqlStore(adapter).add_answers("round-1", [a_record()])
    moved(*keepings(source, target))
    ids = (f"new-{number}" for number in count(1))

    with opened(target) as adapter:
        SqlStore(adapter).erase_organisation(
            "council", NOW, lambda: next(ids), lambda _: None, lambda _: NOTE
        )

    left, before = found(target), found(source)
    for table in ("organisation", "assessment", "answer"):
        assert before[table]
        assert not [row for row in left[table] if "council" in row or "round-1" in row]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("busy", ["source", "target"])
def test_while_somebody_is_at_work_nothing_is_moved(
    tmp_path: Path, postgres: Cluster, kind: str, busy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = "postgres" if kind == "sqlite" else "sqlite"
    kinds = (kind, other) if busy == "source" else (other, kind)
    source, target = (new(one, tmp_path, postgres, migrated=True) for one in kinds)
    theirs: Location = source if busy == "source" else target

    with monkeypatch.context() as patch, at_work(theirs):
        patch.setattr("maturity.store.postgres_keeping.PATIENCE", 0.0)
        with pytest.raises(copying.StoreError, match=r"A server .* works with .* Stop it"):
            moved(*keepings(source, target))

    assert moved(*keepings(source, target))[0] == 0
