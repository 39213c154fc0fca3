"""Bringing a database up, and putting a copy in its place, killed at each step of the way."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from maturity.store.sqlite import SqliteAdapter
from tests.command_line import ROOT

BEFORE = MIGRATIONS[:8]
"""The schema of the version before people had roles."""

OLD, NEW = [name for name, _ in BEFORE], [name for name, _ in MIGRATIONS]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes fork as POSIX lets them")


def an_old_database(path: Path, person: str) -> None:
    SqliteAdapter(path).migrate()
    row = "INSERT INTO person (id, name, owner) VALUES ('ann', ?, 0)"
    SqliteAdapter(path).write(lambda connection: connection.execute(row, (person,)))


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", BEFORE)
        an_old_database(tmp_path / "maturity.db", "former")
        an_old_database(tmp_path / "copy.db", "copied")
    return tmp_path


def attempts(act: str, folder: Path) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.interrupting", act, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=300,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def in_short(found: dict[str, Any]) -> tuple[Any, list[str], list[str]]:
    return found["sound"], [name for (name,) in found["steps"]], [n for (n,) in found["people"]]


FORMER, COPIED = ("ok", OLD, ["former"]), ("ok", NEW, ["copied"])
BROUGHT_UP = ("ok", NEW, ["former"])


def test_an_update_that_is_killed_leaves_the_database_as_it_was_or_wholly_brought_up(
    old: Path,
) -> None:
    told = attempts("migrate", old)
    *killed, whole = told

    assert len(killed) > 40, "or else not every step was tried"
    assert {json.dumps(in_short(one["at_once"])) for one in killed} == {json.dumps(FORMER)}
    tables = {json.dumps(one["at_once"]["tables"]) for one in killed}
    assert len(tables) == 1, "no table of the new schema is left behind"
    assert whole["whole"]
    assert in_short(whole["at_once"]) == BROUGHT_UP
    assert all(in_short(one["again"]) == BROUGHT_UP for one in told), "the next start completes it"

    copies = [[in_short(copy) for copy in one["copies"]] for one in told]
    begun = copies.index([FORMER])
    assert copies == [[]] * begun + [[FORMER]] * (len(told) - begun)
    assert 0 < begun < len(told) / 2, "most steps are those of the schema, and the copy was there"


def test_a_restore_that_is_killed_leaves_the_former_database_or_the_copy(old: Path) -> None:
    told = attempts("restore", old)

    found = [in_short(one["at_once"]) for one in told]
    swapped = found.index(COPIED)
    assert len(told) > 40
    assert found == [FORMER] * swapped + [COPIED] * (len(told) - swapped)
    kept = [[in_short(copy) for copy in one["copies"]] for one in told]
    assert all(one in ([], [FORMER]) for one in kept)
    assert all(one == [FORMER] for one in kept[swapped:]), "the former database is never lost"
    assert told[-1]["whole"]
