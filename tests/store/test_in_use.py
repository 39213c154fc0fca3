"""Who works with a database, and who may replace it: servers and commands, told by the system."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.domain.organisation import Person
from maturity.errors import StoreError
from maturity.store import copy_file, in_use
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.store.sqlite_keeping import SqliteKeeping
from tests.command_line import ROOT
from tests.store.processes import lines

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems have no such locks")

NOTE = Note(Event.RESTORED, COMMAND_LINE, datetime(2026, 3, 2, tzinfo=UTC))
HOLD = (
    "import sys; from pathlib import Path; from maturity.store.in_use import hold;"
    "hold(Path(sys.argv[1])); print('held', flush=True); sys.stdin.readline()"
)


@contextmanager
def somebody_at_work(path: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with process:
        assert lines(process).readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture
def keeping(adapter: SqliteAdapter, path: Path, tmp_path: Path) -> SqliteKeeping:
    SqlStore(adapter).save_person(Person("ann", "Ann"))
    made = SqliteKeeping(path)
    made.back_up(tmp_path / "copy.db")
    SqlStore(adapter).save_person(Person("ben", "Ben"))
    return made


def test_nobody_replaces_a_database_under_a_server_until_it_is_killed(
    keeping: SqliteKeeping, path: Path, tmp_path: Path
) -> None:
    with somebody_at_work(path) as server:
        for act in (
            keeping.require_unused,
            lambda: keeping.put_back(tmp_path / "copy.db", NOTE),
        ):
            with pytest.raises(StoreError, match="A server or another command works with"):
                act()
        assert SqlStore(SqliteAdapter(path)).person("ben") is not None

        server.send_signal(signal.SIGKILL)
        server.wait()
        keeping.put_back(tmp_path / "copy.db", NOTE)

    assert SqlStore(SqliteAdapter(path)).person("ben") is None


def test_servers_and_commands_work_side_by_side(keeping: SqliteKeeping, path: Path) -> None:
    with somebody_at_work(path), in_use.held(path), in_use.held(path):
        pass

    keeping.require_unused()


def test_a_link_to_the_database_is_the_same_database(
    keeping: SqliteKeeping, path: Path, tmp_path: Path
) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(path)

    with in_use.held(link), pytest.raises(StoreError):
        keeping.require_unused()
    SqliteKeeping(link).put_back(tmp_path / "copy.db", NOTE)

    assert link.is_symlink()
    assert SqlStore(SqliteAdapter(path)).person("ben") is None


def test_who_comes_while_it_is_replaced_waits_and_is_told(
    keeping: SqliteKeeping, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_use, "PATIENCE", 0.1)

    with (
        in_use.alone(path),
        pytest.raises(StoreError, match="is being replaced"),
        in_use.held(path),
    ):
        pass

    with in_use.held(path):
        """The door is open again."""


def test_who_has_it_open_without_saying_so_is_noticed_too(
    keeping: SqliteKeeping, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_file, "WAIT", 0.05)

    def restore(_connection: object) -> None:
        _connection.execute("SELECT * FROM person").fetchall()  # type: ignore[attr-defined]
        keeping.put_back(tmp_path / "copy.db", NOTE)

    with pytest.raises(StoreError, match="works with"):
        SqliteAdapter(path).read(restore)

    assert SqlStore(SqliteAdapter(path)).person("ben") is not None
    assert not list(tmp_path.glob("*.before-*"))
    assert not list(tmp_path.glob("*.restoring*"))


def test_a_folder_that_takes_no_lock_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    assert in_use.hold(tmp_path / "file" / "maturity.db") is None
