"""`retention` as somebody runs it: it lists, and deletes only when it is told to."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from maturity.commands.database import open_store
from maturity.domain.assessment import Scope
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from tests.command_line import Invoke

LONG_AGO = datetime.now(UTC) - timedelta(days=1_500)


@pytest.fixture
def council(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Which began a round long ago, and did nothing since."""
    monkeypatch.setenv("MATURITY_DATABASE", str(tmp_path / "maturity.db"))
    monkeypatch.delenv("MATURITY_KEEP_YEARS", raising=False)
    store = open_store()
    store.save_organisation(Organisation("a", "Ambridge", "england"))
    store.start_assessment(Assessment("r", "a", "tea-2026", 1, Scope.FULL, LONG_AGO))


def there() -> bool:
    return open_store().organisation("a") is not None


def test_it_lists_first_and_deletes_when_told_to(
    invoke: Invoke, council: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATURITY_KEEP_YEARS", "4")

    listed = invoke("retention")
    stayed = there()
    done = invoke("retention", "--yes")

    assert (listed.exit_code, stayed) == (0, True)
    assert "Ambridge: erased. The last act there was on " in listed.stdout
    assert "Nothing was changed. Run this again with --yes to do it." in listed.stdout
    assert (done.exit_code, there()) == (0, False), done.output
    assert done.stdout.endswith(
        "Backups and copies of the database still have it: delete those too.\n"
    )
    assert "There is nothing to delete." in invoke("retention", "--yes").stdout


def test_without_a_setting_it_deletes_nothing_for_its_age(invoke: Invoke, council: None) -> None:
    done = invoke("retention", "--yes")

    assert (done.exit_code, there()) == (0, True)
    assert done.stdout.splitlines() == [
        "MATURITY_KEEP_YEARS is not set: nothing is deleted for its age.",
        "There is nothing to delete.",
    ]
