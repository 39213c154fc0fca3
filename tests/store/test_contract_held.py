"""Everything held is handed on: every table and column is in it, or left out by a decision."""

import pytest

from maturity.domain.held import OF_ORGANISATION, OF_PERSON, Held, holds_numbers
from maturity.exchange.held_columns import column_words
from maturity.exchange.held_words import (
    not_of_organisation,
    tables_of_organisation,
    tables_of_person,
)
from maturity.store.sql import SqlStore
from maturity.store.tables import Adapter
from tests.store.everything import Rows, Value, columns, fill, references

STEPS = {"_sqlite_migrations", "schema_step"}
"""Of the database itself."""

Taken = dict[str, list[tuple[Value, ...]]]


@pytest.fixture
def sides(empty_adapter: Adapter) -> tuple[SqlStore, Rows, Rows]:
    return SqlStore(empty_adapter), fill(empty_adapter, "X", 1), fill(empty_adapter, "Y", 2)


def schema(empty_adapter: Adapter) -> dict[str, dict[str, str]]:
    return {t: c for t, c in empty_adapter.read(columns).items() if t not in STEPS}


def test_every_table_and_column_is_in_it_or_left_out_with_a_reason(empty_adapter: Adapter) -> None:
    known = schema(empty_adapter)
    left_out = not_of_organisation()

    tables = {table for table in left_out if table in known}
    single = {name for name in left_out if name.count(".") == 1}
    inside = {f"{table}.{column}" for table, names in OF_ORGANISATION.items() for column in names}
    everything = {f"{t}.{column}" for t in known if t not in tables for column in known[t]}

    assert OF_ORGANISATION.keys() | tables == known.keys()
    assert not OF_ORGANISATION.keys() & tables
    assert inside | single == everything
    assert not inside & single


def test_columns_have_the_types_that_the_database_has(empty_adapter: Adapter) -> None:
    known = schema(empty_adapter)
    inside = {(t, n) for held in (OF_ORGANISATION, OF_PERSON) for t in held for n in held[t]}

    wrong = {
        (table, name)
        for table, name in inside
        if table in known and (known[table][name] == "INTEGER") != holds_numbers(table, name)
    }

    assert not wrong
    assert (holds_numbers("act", "version"), holds_numbers("act", "at")) == (True, False)


@pytest.mark.parametrize(
    ("held", "tables"),
    [(OF_ORGANISATION, tables_of_organisation()), (OF_PERSON, tables_of_person())],
)
def test_each_table_and_column_is_explained(held: Held, tables: dict[str, str]) -> None:
    assert tables.keys() == held.keys()
    assert all(column_words(table, name) for table, names in held.items() for name in names)


def test_an_organisation_gets_its_own_rows_with_each_value_in_its_column(
    sides: tuple[SqlStore, Rows, Rows],
) -> None:
    store, mine, _theirs = sides
    taken: Taken = {}

    store.read_organisation(
        "X.organisation.id", lambda table, rows: taken.update({table: list(rows)})
    )

    assert list(taken) == list(OF_ORGANISATION)
    assert taken == {
        table: [tuple(mine[table][name] for name in names)]
        for table, names in OF_ORGANISATION.items()
    }


def test_somebody_gets_what_is_theirs_and_when_they_did_what(
    sides: tuple[SqlStore, Rows, Rows], empty_adapter: Adapter
) -> None:
    store, mine, _theirs = sides
    taken: Taken = {}

    store.read_person("X.person.id", lambda table, rows: taken.update({table: list(rows)}))

    assert list(taken) == list(OF_PERSON)
    acts = taken.pop("act")
    assert taken == {
        table: [tuple(mine[table][name] for name in OF_PERSON[table])] for table in taken
    }
    assert {row[0] for row in acts} == done_by_people(empty_adapter)
    assert "Y." not in repr((taken, acts))
    assert "comment" not in repr(acts), "what they wrote is their organisation's"
    for what, organisation_id, _round, _item, _version, at in acts:
        assert at, f"when was {what}?"
        assert organisation_id in (None, "X.organisation.id")


def done_by_people(empty_adapter: Adapter) -> set[str]:
    """Tables that say who did something. Those of who somebody is are tables of the export."""
    refers = empty_adapter.read(lambda tx: {table: references(tx, table) for table in columns(tx)})
    found = {t for t, refs in refers.items() if any(o == "person" for o, _ in refs.values())}
    return found - OF_PERSON.keys() | {"contribution"}
