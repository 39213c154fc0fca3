"""After an erasure nothing of it is in the database, not even in a byte that nobody reads; and what
others have is as it was. Over every table that there is.
"""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any, TypeVar

import pytest

from maturity.domain.audit import Event, Note
from maturity.domain.erasing import ERASED, GoingOrganisation
from maturity.errors import MaturityError, NotHere
from maturity.store.opening import Database
from maturity.store.rows import instant
from maturity.store.sql import SqlStore
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


T = TypeVar("T")
Sides = tuple[SqlStore, Rows, Rows]

A_RELEASE = """
    INSERT INTO benchmark_release
    VALUES ('r', 'f', '2026-03-01', 0, '', '', '2026-03-01T12:00:00.123456+00:00')
"""
ITS_LEDGER = """
    INSERT INTO benchmark_ledger
    VALUES ('r', '{"holders": {"X.contribution.id": "X.contribution.contributor_key"}}')
"""


@pytest.fixture
def sides(alone: Database) -> Sides:
    # Theirs first: what is deleted from the free end of a page stays there.
    theirs, mine = fill(alone, "Y", 2), fill(alone, "X", 1)
    if alone.driver == "psycopg":
        change(alone, "ANALYZE")  # as it does by itself: it keeps some values elsewhere then
    return SqlStore(alone), mine, theirs


def new_ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def gone(person_id: str) -> Note:
    facts = (("person", person_id), ("reason", "with-organisation"))
    return Note(Event.PERSON_ERASED, "somebody", NOW, X, facts)


def erase(store: SqlStore) -> None:
    store.erase_organisation(X, NOW, new_ids(), lambda _: None, gone)
    assert store.leave_no_trace()


def where(alone: Database, text: str) -> set[tuple[str, str]]:
    return {(table, name) for table, name, value in dump(alone) if text in str(value)}


def of_side(alone: Database, side: str) -> list[tuple[str, str, object]]:
    """But for the chain of the log, which goes on."""
    found = ((t, n, v) for t, n, v in dump(alone) if str(v).startswith(f"{side}."))
    return sorted(one for one in found if one[:2] != ("audit_entry", "previous"))


def change(alone: Database, statement: str) -> None:
    alone.write(lambda tx: tx.execute(statement))


def selected(alone: Database, statement: str) -> list[tuple[Any, ...]]:
    return alone.read(lambda tx: list(tx.execute(statement)))


def values(alone: Database, table: str, column: str) -> set[object]:
    return {value for (value,) in selected(alone, f"SELECT {column} FROM {table}")}  # noqa: S608


def pointing(alone: Database) -> dict[tuple[str, str], tuple[str, str]]:
    """Table and column, and those whose rows they name."""

    def act(tx: Any) -> dict[tuple[str, str], tuple[str, str]]:
        known = {table: references(tx, table) for table in columns(tx)}
        return {(t, c): other for t, refers in known.items() for c, other in refers.items()}

    return alone.read(act)


def while_somebody_reads(alone: Database, act: Callable[[], T]) -> T:
    """A table in which there is nothing: what was deleted, they could still look at."""

    def look(tx: Any) -> T:
        tx.execute("SELECT COUNT(*) FROM ended_authority").fetchone()
        return act()

    return alone.read_once(look)


def test_every_table_is_filled_by_both_sides(alone: Database, sides: object) -> None:
    assert {t for t, rows in counts(alone).items() if rows < 2} == {
        "benchmark_release",
        "benchmark_ledger",
        "ended_authority",
        "signed_out_browser",
    }


def test_of_an_organisation_that_was_erased_nothing_is_left(alone: Database, sides: Sides) -> None:
    store, mine, _theirs = sides
    theirs_before = of_side(alone, "Y")
    kept = {str(value) for name, value in mine["audit_entry"].items()}

    erase(store)

    assert where(alone, "X.") <= STAYS
    assert found_in_files(alone, texts_of(mine, "X") - kept) == set()
    assert found_in_files(alone, {X}) == {X}, "the log's"
    assert of_side(alone, "Y") == theirs_before


def test_without_the_last_step_traces_would_be_left(alone: Database, sides: Sides) -> None:
    """So that the look at every byte is known to see something."""
    store = sides[0]

    def erase_and_look() -> set[str]:
        store.erase_organisation(X, NOW, new_ids(), lambda _: None, gone)
        return found_in_files(alone, {"X.answer.comment"})

    assert while_somebody_reads(alone, erase_and_look)


def test_what_a_public_register_says_is_put_back_under_an_id_of_its_own(
    alone: Database, sides: Sides
) -> None:
    store = sides[0]
    change(alone, "UPDATE organisation SET register_code = 'E1' WHERE name LIKE 'X.%'")

    erase(store)

    again = store.organisation_by_code("E1")
    assert again is not None
    assert (again.id.startswith("new-"), again.name) == (True, "X.organisation.name")
    assert store.members(again.id) == []


def test_a_contribution_that_a_release_holds_stays_without_a_name(
    alone: Database, sides: Sides
) -> None:
    store = sides[0]
    change(alone, A_RELEASE)
    change(alone, ITS_LEDGER)
    going = store.going_organisation(X)

    erase(store)

    assert going is not None
    assert (going.contributed, going.published) == (1, 1)
    rows = "SELECT id, code, contributor_key, consent_by, organisation_id FROM contribution"
    stayed = selected(alone, f"{rows} WHERE organisation_id IS NULL")
    withdrawn = selected(alone, "SELECT code, withdrawn_at FROM withdrawal")
    key = "X.contribution.contributor_key"
    assert stayed == [("X.contribution.id", ERASED, key, "", None)]
    assert (ERASED, NOW.isoformat()) in withdrawn
    assert where(alone, "X.") - STAYS == {
        ("contribution", "id"),
        ("contribution", "contributor_key"),
        ("contribution", "record"),
        ("contribution", "origin"),
        ("withdrawal", "contributor_key"),
        ("benchmark_ledger", "body"),
    }


def test_of_a_person_who_was_erased_nothing_is_left_but_what_was_done(
    alone: Database, sides: Sides
) -> None:
    store, mine, _theirs = sides
    before = of_side(alone, "Y")
    rows = {table: n for table, n in counts(alone).items() if table not in ("identity", "link")}

    store.erase_person(ANN, NOW, new_ids(), lambda _: None)
    assert store.leave_no_trace()

    assert where(alone, ANN) == {("audit_entry", "actor")}
    own = {ANN, "X.person.name", "X.peer_offer.contact"}
    own |= {str(v) for v in mine["identity"].values() if str(v).startswith("X.identity")}
    assert found_in_files(alone, own) == {ANN}, "the log's"
    assert of_side(alone, "Y") == before
    assert {t: n for t, n in counts(alone).items() if t in rows} == rows
    for place, key in pointing(alone).items():
        assert values(alone, *place) <= values(alone, *key) | {None}


def test_somebody_nameless_stands_wherever_they_stood(alone: Database, sides: Sides) -> None:
    """Two answers of one author stay two answers of one author."""
    store = sides[0]

    store.erase_person(ANN, NOW, new_ids(), lambda _: None)

    to_people = (place for place, key in pointing(alone).items() if key == ("person", "id"))
    found = {place: values(alone, *place) for place in to_people}
    moved = {place for place, there in found.items() if "new-1" in there}
    assert moved == found.keys() - {("identity", "person_id"), ("link", "person_id")}
    person = store.person("new-1")
    assert person is not None
    assert not person.name
    assert [part.has_left for part in store.memberships_of("new-1")] == [True]


def test_what_is_in_the_way_leaves_everything_as_it_is(alone: Database, sides: Sides) -> None:
    store, before = sides[0], list(dump(alone))

    def no(_going: object) -> None:
        raise MaturityError("no")

    with pytest.raises(MaturityError):
        store.erase_organisation(X, NOW, new_ids(), no, gone)
    with pytest.raises(MaturityError):
        store.erase_person(ANN, NOW, new_ids(), no)
    with pytest.raises(NotHere):
        store.erase_organisation("nowhere", NOW, new_ids(), no, gone)

    assert list(dump(alone)) == before


def test_whoever_decides_is_told_when_somebody_last_did_something(
    alone: Database, sides: Sides
) -> None:
    store = sides[0]
    later = NOW + timedelta(days=9)
    an_act = f"UPDATE link SET used_at = '{instant(later)}' WHERE organisation_id = '{X}'"  # noqa: S608
    change(alone, an_act)
    told: list[GoingOrganisation] = []

    store.erase_organisation(X, NOW, new_ids(), told.append, gone)

    assert [going.newest for going in told] == [later]


def test_while_somebody_reads_it_is_said_that_traces_may_be_left(
    alone: Database, sides: Sides, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity.store.sqlite.BUSY_SECONDS", 0.01)
    monkeypatch.setattr("maturity.store.postgres_traces.PATIENCE", 0.01)
    store = sides[0]

    assert not while_somebody_reads(alone, store.leave_no_trace)
    assert store.leave_no_trace()


@pytest.mark.parametrize("alone", ["postgres"], indirect=True)
def test_a_table_that_is_too_large_to_be_written_anew_is_left_and_that_is_said(
    alone: Database, sides: Sides, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity.store.postgres_traces.LARGEST", 0)
    store = sides[0]
    store.erase_organisation(X, NOW, new_ids(), lambda _: None, gone)

    assert not store.leave_no_trace()
    assert found_in_files(alone, {"X.answer.comment"})


def test_an_earlier_entry_of_the_same_person_goes_too(alone: Database, sides: Sides) -> None:
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
    assert found_in_files(alone, {"X.person.name", "Y.person.name"}) == set()
    assert {store.person(known) is None for known in (ANN, "Y.person.id")} == {True}
