"""`lead-link` as somebody runs it, when an organisation is locked out."""

import re
from pathlib import Path

import pytest

from maturity.commands.database import open_store
from maturity.domain.organisation import Organisation
from tests.command_line import Invoke


@pytest.fixture(autouse=True)
def _database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MATURITY_DATABASE", str(tmp_path / "maturity.db"))
    monkeypatch.setenv("MATURITY_ADDRESS", "https://index.example.gov.uk")
    open_store().save_organisation(Organisation("ambridge", "Ambridge", "england"))


def test_it_prints_a_link_and_that_it_is_noted(invoke: Invoke) -> None:
    done = invoke("lead-link", "Ambridge")

    assert done.exit_code == 0, done.output
    assert re.search(r"a lead of Ambridge, .*: https://index\S*/link/[\w-]{22}\n", done.stdout)
    assert "It is noted in the audit log" in done.stdout
    assert len(open_store().links_of("ambridge")) == 1


def test_an_unknown_name_is_refused_with_a_sentence(invoke: Invoke) -> None:
    done = invoke("lead-link", "Felpersham")

    assert done.exit_code == 1
    assert "There is no organisation 'Felpersham'." in done.stderr
