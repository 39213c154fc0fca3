"""After an erasure nothing of it is in the database, not even in a byte that nobody reads; and what
others have is as it was. Over every table that there is.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from maturity.domain.audit import Event, Note
from maturity.domain.erasing import ERASED
from maturity.errors import MaturityError, NotHere
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.everything import (
    Rows,
    columns,
    counts,
    dump,
    fill,
    found_in_files,
    references,
    texts_of,
)
from tests.store.samples import NOW

X, Y = "X.organisation.id", "Y.organisation.id"
ANN = "X.person.id"

STAYS = {("audit_entry", "actor"), ("audit_entry", "organisation_id"), ("audit_entry", "event")}
STAYS |= {("audit_entry", name) for name in ("facts", "previous", "hash")}
"""The log says what happened, by ids that lead nowhere any more."""


@pytest.fixture
def sides(path: Path) -> tuple[SqlStore, Rows, Rows]:
    adapter = SqliteAdapter(path)
    adapter.migrate()
    return SqlStore(adapter), fill(path, "X", 1), fill(path, "Y", 2)


def new_ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def gone(person_id: str) -> Note:
    facts = (("person", person_id), ("reason", "with-organisation"))
    return Note(Event.PERSON_ERASED, "somebody", NOW, X, facts)


def erase(store: SqlStore) -> None:
    store.erase_organisation(X, NOW, new_ids(), lambda _: None, gone)
    assert store.leave_no_trace()


def where(path: Path, text: str) -> set[tuple[str, str]]:
    return {(table, name) for table, name, value in dump(path) if text in str(value)}


def of_side(path: Path, side: str) -> list[tuple[str, str, object]]:
    """But for the chain of the log, which goes on."""
    found = ((t, n, v) for t, n, v in dump(path) if str(v).startswith(f"{side}."))
    return sorted(one for one in found if one[:2] != ("audit_entry", "previous"))


def test_every_table_is_filled_by_both_sides(path: Path, sides: object) -> None:
    assert {t for t, rows in counts(path).items() if rows < 2} == {
        "benchmark_release",
        "benchmark_ledger",
        "ended_authority",
    }


def test_of_an_organisation_that_was_erased_nothing_is_left(
    path: Path, sides: tuple[SqlStore, Rows, Rows]
) -> None:
    store, mine, _theirs = sides
    theirs_before = of_side(path, "Y")
    kept = {str(value) for name, value in mine["audit_entry"].items()}

    erase(store)

    assert where(path, "X.") <= STAYS
    assert found_in_files(path, texts_of(mine, "X") - kept) == set()
    assert found_in_files(path, {"X.organisation.id"}) == {"X.organisation.id"}, "the log's"
    assert of_side(path, "Y") == theirs_before


def test_without_the_last_step_traces_would_be_left(
    path: Path, sides: tuple[SqlStore, Rows, Rows]
) -> None:
    """So that the look at every byte is known to see something."""
    store, mine, _theirs = sides
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM answer").fetchone()
        store.erase_organisation(X, NOW, new_ids(), lambda _: None, gone)

        assert found_in_files(path, texts_of(mine, "X") & {"X.answer.comment"})


def test_what_a_public_register_says_is_put_back_under_an_id_of_its_own(
    path: Path, sides: tuple[SqlStore, Rows, Rows]
) -> None:
    store = sides[0]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE organisation SET register_code = 'E1' WHERE id = ?", (X,))

    erase(store)

    again = store.organisation_by_code("E1")
    assert again is not None
    assert (again.id.startswith("new-"), again.name) == (True, "X.organisation.name")
    assert store.members(again.id) == []


def test_a_contribution_that_a_release_holds_stays_without_a_name(
    path: Path, sides: tuple[SqlStore, Rows, Rows]
) -> None:
    store = sides[0]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO benchmark_release VALUES ('r', 'f', '2026-03-01', 0, '', '', ?)",
            (NOW.isoformat(),),
        )
        body = '{"holders": {"X.contribution.id": "X.contribution.contributor_key"}}'
        connection.execute("INSERT INTO benchmark_ledger VALUES ('r', ?)", (body,))
    going = store.going_organisation(X)

    erase(store)

    assert going is not None
    assert (going.contributed, going.published) == (1, 1)
    with closing(sqlite3.connect(path)) as connection:
        rows = "SELECT id, code, contributor_key, consent_by, organisation_id FROM contribution"
        stayed = connection.execute(f"{rows} WHERE organisation_id IS NULL").fetchall()
        withdrawn = connection.execute("SELECT code, withdrawn_at FROM withdrawal").fetchall()
    key = "X.contribution.contributor_key"
    assert stayed == [("X.contribution.id", ERASED, key, "", None)]
    assert (ERASED, NOW.isoformat()) in withdrawn
    assert where(path, "X.") - STAYS == {
        ("contribution", "id"),
        ("contribution", "contributor_key"),
        ("contribution", "record"),
        ("contribution", "origin"),
        ("withdrawal", "contributor_key"),
        ("benchmark_ledger", "body"),
    }


def test_of_a_person_who_was_erased_nothing_is_left_but_what_was_done(
    path: Path, sides: tuple[SqlStore, Rows, Rows]
) -> None:
    store, mine, _theirs = sides
    before = of_side(path, "Y")
    rows = {table: n for table, n in counts(path).items() if table not in ("identity", "link")}

    store.erase_person(ANN, NOW, new_ids(), lambda _: None)
    assert store.leave_no_trace()

    assert where(path, ANN) == {("audit_entry", "actor")}
    own = {ANN, "X.person.name", "X.peer_offer.contact"}
    own |= {str(v) for v in mine["identity"].values() if str(v).startswith("X.identity")}
    assert found_in_files(path, own) == {ANN}, "the log's"
    assert of_side(path, "Y") == before
    assert {t: n for t, n in counts(path).items() if t in rows} == rows
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_somebody_nameless_stands_wherever_they_stood(
    path: Path, sides: tuple[SqlStore, Rows, Rows]
) -> None:
    """Two answers of one author stay two answers of one author."""
    store = sides[0]

    store.erase_person(ANN, NOW, new_ids(), lambda _: None)

    with closing(sqlite3.connect(path)) as connection:
        found = {
            (table, column): {
                value
                for (value,) in connection.execute(
                    f"SELECT {column} FROM {table}"  # noqa: S608
                )
            }
            for table in columns(connection)
            for column, (other, _key) in references(connection, table).items()
            if other == "person"
        }
    moved = {place for place, values in found.items() if "new-1" in values}
    assert moved == found.keys() - {("identity", "person_id"), ("link", "person_id")}
    person = store.person("new-1")
    assert person is not None
    assert not person.name
    assert [part.has_left for part in store.memberships_of("new-1")] == [True]


def test_what_is_in_the_way_leaves_everything_as_it_is(
    path: Path, sides: tuple[SqlStore, Rows, Rows]
) -> None:
    store, before = sides[0], list(dump(path))

    def no(_going: object) -> None:
        raise MaturityError("no")

    with pytest.raises(MaturityError):
        store.erase_organisation(X, NOW, new_ids(), no, gone)
    with pytest.raises(MaturityError):
        store.erase_person(ANN, NOW, new_ids(), no)
    with pytest.raises(NotHere):
        store.erase_organisation("nowhere", NOW, new_ids(), no, gone)

    assert list(dump(path)) == before


def test_while_somebody_reads_it_is_said_that_traces_may_be_left(
    path: Path, sides: tuple[SqlStore, Rows, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity.store.sqlite.BUSY_SECONDS", 0.01)
    store = sides[0]
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM answer").fetchone()

        assert not store.leave_no_trace()

    assert store.leave_no_trace()


def test_an_earlier_entry_of_the_same_person_goes_too(
    path: Path, sides: tuple[SqlStore, Rows, Rows]
) -> None:
    """Two entries became one, and the one that went has kept its name."""
    store = sides[0]
    store.note(Note(Event.BECAME_ONE, ANN, NOW, X, (("person", "Y.person.id"),)))
    taken: dict[str, int] = {}
    store.read_person("Y.person.id", lambda table, rows: taken.update({table: len(list(rows))}))

    looked_at: list[str] = []
    store.erase_person(
        "Y.person.id", NOW, new_ids(), lambda going: looked_at.append(going.person.id)
    )
    assert store.leave_no_trace()

    assert sorted(looked_at) == sorted(["Y.person.id", ANN])
    assert (taken["person"], taken["identity"], taken["membership"]) == (2, 2, 2)
    assert found_in_files(path, {"X.person.name", "Y.person.name"}) == set()
    assert {store.person(known) is None for known in (ANN, "Y.person.id")} == {True}
