"""`demo` as somebody runs it: what it prints, and that it fills a new database or none."""

import re
from pathlib import Path

import pytest

from maturity.commands.database import at_once, open_store
from maturity.domain.organisation import Person
from maturity.errors import MaturityError
from maturity.store import Store
from tests.command_line import Invoke


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "new" / "maturity.db"
    monkeypatch.setenv("MATURITY_DATABASE", str(path))
    return path


def test_a_new_database_is_filled_and_it_is_said_how_to_come_in(
    invoke: Invoke, database: Path
) -> None:
    done = invoke("demo", "--seed", "3")

    assert done.exit_code == 0, done.output
    assert f"{database} is filled. Everything in it is invented:" in done.stdout
    assert "- 120 organisations, " in done.stdout
    assert (
        len(re.findall(r"- the release of \d{4}-\d\d-\d\d: \d+ groups published", done.stdout)) == 3
    )
    assert "No real release takes any of it. Use this database for nothing else." in done.stdout
    assert re.search(r"open this once: http://127\.0\.0\.1:8501/link/[\w-]{22}\n", done.stdout)
    assert "Inventing" in done.stderr


def test_a_filled_database_is_refused_with_a_sentence(invoke: Invoke, database: Path) -> None:
    database.parent.mkdir()
    database.write_bytes(b"Dear diary")

    done = invoke("demo")

    assert done.exit_code == 1
    assert "is not a database of this tool" in done.stderr
    assert database.read_bytes() == b"Dear diary"


def test_what_is_done_at_once_is_done_as_a_whole_or_not_at_all(database: Path) -> None:
    def cut_short(store: Store) -> None:
        store.save_person(Person("ann", "Ann"))
        assert store.person("ann") is not None
        raise MaturityError("Enough")

    with pytest.raises(MaturityError, match="Enough"):
        at_once(cut_short)
    at_once(lambda store: store.save_person(Person("bob", "Bob")))

    assert open_store().person("ann") is None
    assert open_store().person("bob") == Person("bob", "Bob")


def test_a_seed_is_a_whole_number(invoke: Invoke, database: Path) -> None:
    done = invoke("demo", "--seed", "-1")

    assert done.exit_code == 2
    assert not database.exists()
