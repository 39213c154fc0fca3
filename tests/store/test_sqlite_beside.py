"""SQLite and what the fifth step of the schema brought: one draft, and roles of older rounds."""

from pathlib import Path

import pytest

from maturity.errors import Conflict
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.samples import an_assessment, begin

COUNCIL = (
    "INSERT INTO organisation (id, name, nation, region, invented)"
    " VALUES ('council', 'Council', 'wales', '', 0)"
)
ROUND = (
    "INSERT INTO assessment (id, organisation_id, questionnaire_id, number, scope, started_at,"
    " state, version, threshold, share_covered) VALUES"
    " ('{id}', 'council', 'tea-2026', {number}, 'light', '2026-03-01T12:00:00.123456+00:00',"
    " '{state}', 1, '', '')"
)


def insert(adapter: SqliteAdapter, statement: str) -> None:
    adapter.write(lambda connection: connection.execute(statement))


def test_the_database_itself_refuses_a_second_draft(adapter: SqliteAdapter) -> None:
    begin(SqlStore(adapter), an_assessment())

    with pytest.raises(Conflict) as raised:
        insert(adapter, ROUND.format(id="second", number=2, state="draft"))
    for number in (3, 4):
        insert(adapter, ROUND.format(id=f"r{number}", number=number, state="submitted"))

    assert "assessment.organisation_id" in str(raised.value.__cause__)


def test_a_round_from_before_has_no_roles_and_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", tuple(m for m in MIGRATIONS if m[0] < "0005"))
        SqliteAdapter(path).migrate()
    adapter = SqliteAdapter(path)
    insert(adapter, COUNCIL)
    insert(adapter, ROUND.format(id="round-1", number=1, state="draft"))

    adapter.migrate()

    store = SqlStore(adapter)
    assert store.assessment("round-1") == an_assessment()
    assert store.save_assessment(an_assessment(roles=("legal",))).version == 2
