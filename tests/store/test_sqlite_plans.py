"""SQLite and what the sixth step of the schema brought: plans, for rounds from before it too."""

from pathlib import Path

import pytest

from maturity.domain.kept_plan import KeptPlan
from maturity.errors import NotHere
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from tests.store.plan_samples import KEEPING, a_note, a_target, own, wishes
from tests.store.samples import an_assessment, begin, close


def test_a_round_from_before_has_an_empty_plan_and_takes_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", tuple(m for m in MIGRATIONS if m[0][:4] != "0006"))
        SqliteAdapter(path).migrate()
    adapter = SqliteAdapter(path)
    closed = close(SqlStore(adapter), begin(SqlStore(adapter), an_assessment()))

    adapter.migrate()

    store = SqlStore(adapter)
    before = store.plan(closed.id)
    for keep in KEEPING:
        keep(store, closed, 1, "ann")
    assert before == KeptPlan()
    assert store.plan(closed.id) == KeptPlan(
        wishes(), {"pot.full": a_target()}, {"pot.fill": a_note()}, {"own-1": own()}
    )


@pytest.mark.parametrize("table", ["plan_wishes", "plan_target", "action_record", "own_action"])
def test_nothing_of_a_plan_is_kept_for_a_round_or_by_a_person_that_is_not_there(
    adapter: SqliteAdapter, table: str
) -> None:
    closed = begin(SqlStore(adapter), an_assessment())
    keep = next(k for k, name in zip(KEEPING, TABLES, strict=True) if name == table)
    keep(SqlStore(adapter), closed, 1, "ann")

    for column in ("assessment_id", "author_id"):
        with pytest.raises(NotHere):
            adapter.write(
                lambda tx, c=column: tx.execute(f"UPDATE {table} SET {c} = 'nobody'")  # noqa: S608
            )


TABLES = ("plan_wishes", "plan_target", "action_record", "own_action")
"""In the order of KEEPING."""
