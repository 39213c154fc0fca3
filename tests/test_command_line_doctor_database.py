"""`doctor` as somebody runs it: a database, its copies, the clock, and what settings name."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from maturity.commands import file_checks
from maturity.commands.database import open_store
from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.store import sqlite
from maturity.store.migrations import MIGRATIONS
from tests.command_line import Invoke


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "maturity.db"
    monkeypatch.setenv("MATURITY_DATABASE", str(path))
    monkeypatch.delenv("MATURITY_ADDRESS", raising=False)
    return path


def test_a_thorough_look_finds_what_a_quick_one_does_not(invoke: Invoke, database: Path) -> None:
    """A row that points nowhere: no page is damaged."""
    open_store()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("INSERT INTO reopening VALUES ('no round', 1, '', 'nobody', '')")
        connection.commit()

    quick, thorough = invoke("doctor"), invoke("doctor", "--thorough")

    assert quick.exit_code == 0, quick.output
    assert thorough.exit_code == 1
    assert "is damaged: a row of 'reopening' points to one of '" in thorough.stdout
    assert "Restore a backup of it." in thorough.stdout


def test_steps_that_a_start_would_add_are_named(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", MIGRATIONS[:-1])
        open_store()

    done = invoke("doctor")

    assert done.exit_code == 0, done.output
    assert f"Look at this: Schema: {MIGRATIONS[-1][0]} will be added" in done.stdout
    open_store()
    assert (
        f"OK: Schema: that of this version, up to {MIGRATIONS[-1][0]}." in invoke("doctor").stdout
    )


def test_steps_of_a_newer_version_are_a_fault(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        later = (*MIGRATIONS, ("9999_later", "CREATE TABLE later (id TEXT)"))
        patch.setattr(sqlite, "MIGRATIONS", later)
        open_store()

    done = invoke("doctor")

    assert done.exit_code == 1
    assert "a newer version of this tool added 9999_later. Install that version." in done.stdout


def test_a_clock_behind_what_was_kept_is_a_fault(invoke: Invoke, database: Path) -> None:
    ahead = datetime.now(UTC) + timedelta(hours=3)
    open_store().note(Note(Event.BACKED_UP, COMMAND_LINE, ahead))

    done = invoke("doctor")

    assert done.exit_code == 1
    assert "Fault: Clock: it is " in done.stdout
    assert f"{ahead.astimezone(ZoneInfo('Europe/London')):%Y-%m-%d %H:%M}" in done.stdout
    assert "Set the clock of this computer" in done.stdout


@pytest.mark.parametrize(("days", "said"), [(1, "OK: Backup: "), (9, "Look at this: Backup: ")])
def test_a_backup_that_is_long_ago_is_said(
    invoke: Invoke, database: Path, days: int, said: str
) -> None:
    then = datetime.now(UTC) - timedelta(days=days)
    open_store().note(Note(Event.BACKED_UP, COMMAND_LINE, then))

    done = invoke("doctor")

    assert done.exit_code == 0, done.output
    assert said in done.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("MATURITY_DATABSE", "MATURITY_DATABSE does nothing. Did you mean MATURITY_DATABASE?"),
        ("MATURITY_X", "MATURITY_X does nothing. Take it away."),
    ],
)
def test_a_setting_that_nobody_reads_is_said(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.setenv(name, "1")

    done = invoke("doctor")

    assert done.exit_code == 0, done.output
    assert f"Look at this: Settings: {said}" in done.stdout


def test_a_disk_without_room_for_copies_is_a_fault(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_checks, "LITTLE_ROOM", 10**18)

    done = invoke("doctor")

    assert done.exit_code == 1
    assert "MB left, and needs 1000000000000 MB. Make room." in done.stdout


def test_a_copy_that_others_may_read_is_a_fault_too(invoke: Invoke, database: Path) -> None:
    open_store()
    copy = database.with_name("maturity.db.before-sale")
    copy.write_text("names")
    copy.chmod(0o644)

    done = invoke("doctor")

    assert done.exit_code == 1
    assert f"Other users may read {copy}." in done.stdout


@contextmanager
def a_provider(answer: bytes) -> Iterator[str]:
    class Says(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Says)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def signing_in_with(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "providers.toml"
    file.write_text(
        f"""[[provider]]
        id = "council"
        name = "the council"
        server_metadata_url = "{url}/.well-known/openid-configuration"
        client_id = "index"
        client_secret = "hidden"
        """,
        encoding="utf-8",
    )
    monkeypatch.setenv("MATURITY_SIGN_IN", str(file))
    monkeypatch.setenv("MATURITY_ADDRESS", "https://index.example.gov.uk")


def test_a_provider_that_can_be_reached_is_named(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
    with a_provider(json.dumps(dict.fromkeys(keys, "https://x.example")).encode()) as url:
        signing_in_with(url, database.parent, monkeypatch)
        done = invoke("doctor")

    assert done.exit_code == 0, done.output
    assert "OK: Signing in: by links, and with the council, which can be reached." in done.stdout


def test_a_provider_that_does_not_answer_is_a_fault_and_no_secret_is_said(
    invoke: Invoke, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_provider(b"") as url:
        signing_in_with(url, database.parent, monkeypatch)

    done = invoke("doctor")

    assert done.exit_code == 1
    assert "Fault: Sign-in with the council: it cannot be reached." in done.stdout
    assert "hidden" not in done.output
