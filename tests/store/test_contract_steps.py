"""Databases of earlier versions, which several servers may bring up at once: nothing is lost, and
what later steps brought is there for what was made before them.
"""

from collections.abc import Callable
from contextlib import closing

import pytest

from maturity.domain.kept_plan import KeptPlan
from maturity.domain.organisation import Membership, Person, Role
from maturity.errors import Conflict, NotHere, StoreError
from maturity.store import postgres_schema, sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.opening import Database
from maturity.store.postgres import PostgresAdapter
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.store.tables import Adapter
from tests.store.plan_samples import KEEPING, a_note, a_target, own, wishes
from tests.store.processes import said
from tests.store.samples import an_assessment, at_once, begin, close
from tests.store.worker import die_while_migrating

AN_ORGANISATION = (
    "INSERT INTO organisation (id, name, nation, region, invented)"
    " VALUES ('council', 'Council', 'wales', '', 0)"
)
ROUND = (
    "INSERT INTO assessment (id, organisation_id, questionnaire_id, number, scope, started_at,"
    " state, version, threshold, share_covered) VALUES"
    " ('{id}', 'council', 'tea-2026', {number}, 'light', '2026-03-01T12:00:00.123456+00:00',"
    " '{state}', 1, '', '')"
)
STEPS = {"sqlite3": "_sqlite_migrations", "psycopg": "schema_step"}

Until = Callable[[Callable[[str], bool]], None]


@pytest.fixture
def until(bare: Database, monkeypatch: pytest.MonkeyPatch) -> Until:
    """Makes the database of a version that had these steps only."""

    def made(known: Callable[[str], bool]) -> None:
        with monkeypatch.context() as patch:
            for module in (sqlite, postgres_schema):
                steps = tuple(step for step in MIGRATIONS if known(step[0]))
                patch.setattr(module, "MIGRATIONS", steps)
            bare.migrate()

    return made


def insert(adapter: Adapter, *statements: str) -> None:
    for statement in statements:
        adapter.write(lambda tx, s=statement: tx.execute(s))  # type: ignore[misc]


def steps(bare: Database) -> list[str]:
    statement = f"SELECT name FROM {STEPS[bare.driver]} ORDER BY name"  # noqa: S608
    return [name for (name,) in bare.read(lambda tx: list(tx.execute(statement)))]


def bring_up_another(bare: Database) -> None:
    """On connections of its own, as another server does."""
    if isinstance(bare, PostgresAdapter):
        with closing(PostgresAdapter(bare.address)) as other:
            other.migrate()
    else:
        assert isinstance(bare, SqliteAdapter)
        SqliteAdapter(bare.path).migrate()


@pytest.mark.parametrize("old", ["0", "0005"], ids=["new", "old"])
def test_of_servers_that_start_at_once_each_step_is_taken_by_one(
    bare: Database, until: Until, old: str
) -> None:
    if old != "0":
        until(lambda name: name < old)
        insert(bare, AN_ORGANISATION)

    assert at_once(4, lambda _: bring_up_another(bare)) == [None] * 4

    assert steps(bare) == [name for name, _text in MIGRATIONS]
    assert (SqlStore(bare).organisation("council") is not None) == (old != "0")


def test_a_newer_version_is_refused_and_left_as_it_is(
    bare: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = (*MIGRATIONS, ("9999_later", "CREATE TABLE later (id TEXT)"))
    with monkeypatch.context() as patch:
        for module in (sqlite, postgres_schema):
            patch.setattr(module, "MIGRATIONS", later)
        bare.migrate()

    with pytest.raises(StoreError, match=r"newer version of this tool. Install that version\.$"):
        bare.migrate()

    assert steps(bare) == [name for name, _text in later]


def test_a_step_that_fails_leaves_nothing_of_those_before_it(
    bare: Database, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    until(lambda name: name < "0003")
    before = steps(bare)
    for module in (sqlite, postgres_schema):
        broken = ("9999_broken", "CREATE TABLE half (id TEXT); CREATE TABLE organisation (id TEXT)")
        monkeypatch.setattr(module, "MIGRATIONS", (*MIGRATIONS, broken))

    with pytest.raises(StoreError, match="organisation"):
        bare.migrate()
    assert steps(bare) == before

    monkeypatch.undo()
    bare.migrate()
    assert steps(bare) == [name for name, _text in MIGRATIONS]


@pytest.mark.parametrize("bare", ["postgres"], indirect=True)
def test_a_server_that_is_killed_in_the_middle_of_the_steps_leaves_none_of_them(
    bare: Database, until: Until
) -> None:
    """test_sqlite_interrupted.py tries each step of SQLite's."""
    until(lambda name: name < "0005")
    before = steps(bare)

    assert said(die_while_migrating, bare) == []

    assert steps(bare) == before
    bare.migrate()
    assert steps(bare) == [name for name, _text in MIGRATIONS]


def test_an_owner_of_before_has_both_duties_and_nobody_has_left(
    bare: Database, until: Until
) -> None:
    until(lambda name: name < "0010")
    insert(
        bare,
        "INSERT INTO organisation VALUES ('a', 'A', 'wales', '', '', 0, 0, '', 0)",
        "INSERT INTO person VALUES ('olga', 'Olga', 1), ('ben', 'Ben', 0)",
        "INSERT INTO membership VALUES ('ben', 'a', 'lead', 0)",
    )

    bare.migrate()

    store = SqlStore(bare)
    assert store.person("olga") == Person("olga", "Olga", owner=True, taskforce=True)
    assert store.person("ben") == Person("ben", "Ben")
    assert list(store.members("a")) == [Membership("ben", "a", Role.LEAD)]


def test_a_round_from_before_has_no_roles_and_goes_on(bare: Database, until: Until) -> None:
    until(lambda name: name < "0005")
    insert(bare, AN_ORGANISATION, ROUND.format(id="round-1", number=1, state="draft"))

    bare.migrate()

    store = SqlStore(bare)
    assert store.assessment("round-1") == an_assessment()
    assert store.save_assessment(an_assessment(roles=("legal",))).version == 2


def test_a_round_from_before_has_an_empty_plan_and_takes_one(bare: Database, until: Until) -> None:
    until(lambda name: name[:4] not in ("0006", "0015"))
    closed = close(SqlStore(bare), begin(SqlStore(bare), an_assessment()))

    bare.migrate()

    store = SqlStore(bare)
    before = store.plan(closed.id)
    for keep in KEEPING:
        keep(store, closed, 1, "ann")
    assert before == KeptPlan()
    assert store.plan(closed.id) == KeptPlan(
        wishes(), {"pot.full": a_target()}, {"pot.fill": a_note()}, {"own-1": own()}
    )


def test_the_database_itself_refuses_a_second_draft(empty_adapter: Adapter) -> None:
    begin(SqlStore(empty_adapter), an_assessment())

    with pytest.raises(Conflict):
        insert(empty_adapter, ROUND.format(id="second", number=2, state="draft"))
    for number in (3, 4):
        insert(empty_adapter, ROUND.format(id=f"r{number}", number=number, state="submitted"))


@pytest.mark.parametrize("table", ["plan_wishes", "plan_target", "action_record", "own_action"])
def test_nothing_of_a_plan_is_kept_for_a_round_or_by_a_person_that_is_not_there(
    empty_adapter: Adapter, table: str
) -> None:
    closed = begin(SqlStore(empty_adapter), an_assessment())
    keep = next(k for k, name in zip(KEEPING, TABLES, strict=True) if name == table)
    keep(SqlStore(empty_adapter), closed, 1, "ann")

    for column in ("assessment_id", "author_id"):
        with pytest.raises(NotHere):
            insert(empty_adapter, f"UPDATE {table} SET {column} = 'nobody'")  # noqa: S608


TABLES = ("plan_wishes", "plan_target", "action_record", "own_action")
"""In the order of KEEPING."""
