"""Moving everything, killed at each table: the new database stays empty, or is not there at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from maturity.location import PostgresAddress, SqliteFile
from maturity.store.migrations import TABLES
from tests.command_line import ROOT
from tests.postgres import Cluster
from tests.store.kept import found, full, new

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes fork as POSIX lets them")


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_what_is_killed_leaves_nothing_and_the_next_attempt_brings_everything(
    tmp_path: Path, postgres: Cluster, kind: str
) -> None:
    source = full(SqliteFile(tmp_path / "full.db"))
    target = new(kind, tmp_path, postgres, migrated=kind == "postgres")
    address = target.whole if isinstance(target, PostgresAddress) else str(target)

    done = subprocess.run(
        [sys.executable, "-m", "tests.store.moving", str(source), address],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=300,
    )

    assert done.returncode == 0, done.stderr
    *killed, whole = done.stdout.splitlines()
    assert len(killed) > len(TABLES), "in the middle of a table too"
    assert (set(killed), whole) == ({"True"}, "False")
    there = found(target)
    assert there["organisation"] == found(source)["organisation"]
    assert len(there["audit_entry"]) == 4
