"""In a language that nobody speaks: every entry of the audit log, and what `audit` says."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maturity.commands import audit
from maturity.domain.audit import COMMAND_LINE, FACTS, NOBODY, Event, Note
from maturity.locale import speaking, translations
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.usecases.audit_words import event_name, sentence
from tests.command_line import Invoke
from tests.locale.pseudo import LANGUAGE, forgotten

NOW = datetime(2026, 5, 12, 14, 3, tzinfo=UTC)
VALUES = {
    **dict.fromkeys(("role", "before", "after"), "facilitator"),
    "duty": "taskforce",
    "way": "link",
    "reason": "shut-out",
    "what": "organisation",
    "kind": "withdrawal",
}
TYPED = ("SHA-256", "UTC", "HASH", "audit verify --expect", "ann", "x")


@pytest.fixture
def speaks(catalogues: Path) -> Iterator[None]:
    with speaking(translations(LANGUAGE, catalogues)):
        yield


def a_note(event: Event, actor: str = "ann") -> Note:
    facts = tuple((name, VALUES.get(name, "x")) for name in sorted(FACTS[event]))
    return Note(event, actor, NOW, None, facts)


@pytest.mark.parametrize("event", Event)
def test_no_entry_is_english(speaks: None, event: Event) -> None:
    said = [sentence(a_note(event, actor), str) for actor in ("ann", COMMAND_LINE, NOBODY)]

    assert not forgotten(" ".join([*said, event_name(event)]), TYPED)


@pytest.mark.usefixtures("speaks")
def test_no_line_of_the_command_is_english(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    adapter = SqliteAdapter(tmp_path / "x.db")
    adapter.migrate()
    store = SqlStore(adapter)
    monkeypatch.setattr(audit, "open_store", lambda: store)
    asked = (("verify",), ("verify", "--expect", "x"), ("list",))

    lines: list[str] = []
    for note in (None, a_note(Event.LEFT), a_note(Event.BACKED_UP)):
        if note is not None:
            store.note(note)
        lines += [line for args in asked for line in said(invoke, *args)]

    assert not forgotten("\n".join(lines), TYPED)


def said(invoke: Invoke, *args: str) -> list[str]:
    done = invoke("audit", *args)
    return re.sub(r"[0-9a-f]{64}", "", done.stdout + done.stderr).splitlines()
