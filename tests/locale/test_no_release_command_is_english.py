"""In a language that nobody speaks: what `release` and `contributions` say."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from maturity.commands import options
from maturity.domain.library import Library
from maturity.domain.release_order import BuildFault, CannotBuild
from maturity.errors import MaturityError
from maturity.exchange.canonical_json import checksum
from maturity.exchange.contribution_file import contribution_bytes, read_contribution
from maturity.exchange.release_file import release_bytes
from maturity.locale import speaking, translations
from maturity.usecases.build_refusal import build_refusal
from tests.command_line import OURS
from tests.locale.pseudo import LANGUAGE, forgotten
from tests.locale.test_no_sentence_is_forgotten import said
from tests.release_files import FIRST, LATER, an_inbox, given, put
from tests.releases import a_release

KNOWN = ["SHA-256", "MATURITY_RELEASE_KEY", "release build", "release keys", "release audit", OURS]
FILES = [
    "inbox",
    "out",
    "may",
    "bad",
    "again",
    "x",
    ".sqlite",
    ".db",
    ".private",
    ".json",
    ".sig",
    ".pem",
]
REASONS = ["No such file or directory", "service", "member", "C000", "edition", "overall", "/"]
COLUMNS = ["content_hash", "id", "contributions"]


@pytest.fixture
def here(
    catalogues: Path, shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A folder with files of ten organisations, and two that are refused."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(options, "open_library", lambda *_args, **_kept: shelf)
    (tmp_path / "out").mkdir()
    box = an_inbox(tmp_path / "inbox", range(10))
    put(box, "again", given("C000").contribution)
    (box / "bad.json").write_text("{}", encoding="utf-8")
    with speaking(translations(LANGUAGE, catalogues)):
        yield tmp_path


def told(*args: str) -> str:
    env = {"MATURITY_DATABASE": "x.db", "MATURITY_RELEASE_KEY": "x"}
    output = re.sub(r"[0-9a-f]{64}", "", said(*args, **env))
    return forgotten(output, known=[*KNOWN, *FILES, *REASONS, *COLUMNS])


def test_building_and_all_that_follows_says_nothing_in_english(here: Path) -> None:
    build = ("release", "build", "--contributions", "inbox", "--out")

    assert told("release", "keys", "x.pem").startswith("=MCowBQYDK2VwAyEA")
    assert not told(*build, "out/may.sqlite", "--at", FIRST, "--key", "x.pem")
    assert not told(*build, "out/may.sqlite", "--at", FIRST)
    assert not told(*build, "out/x.db")
    assert not told(*build, "out/x.sqlite", "--at", "2099-01-01")
    assert not told(*build, "out/x.sqlite", "--at", FIRST)
    assert not told(*build, "out/x.sqlite", "--services", "inbox/bad.json")
    assert not told("release", "audit", "out/may.sqlite", "--history", "out")
    assert not told("release", "show", "out/may.sqlite")
    assert not told("release", "show", "inbox/bad.json")
    assert not told("release", "sign", "out/may.sqlite", "--key", "inbox/bad.json")
    assert not told("release", "import", "out/may.sqlite")
    assert not told("release", "import", "out/may.sqlite", "--sha256", "x")
    assert not told("contributions", "import", "inbox/bad.json", "x.json")
    (here / "out" / "may.private.json").unlink()
    assert not told("release", "audit", "out/may.sqlite", "--history", "out")
    assert not told("release", "audit", "out/may.sqlite", "--history", "x")


def test_no_figure_of_a_release_is_refused_in_english(here: Path) -> None:
    release = a_release(k=3, contributions=3, content_hash="x", id="x")
    (here / "x.sqlite").write_bytes(release_bytes(release))

    assert not told("release", "show", "x.sqlite")


@pytest.mark.parametrize("fault", BuildFault)
def test_no_build_is_refused_in_english(here: Path, fault: BuildFault) -> None:
    assert not forgotten(str(build_refusal(CannotBuild(fault, "x"))), known=["x"])


def test_no_contribution_is_refused_in_english(here: Path, shelf: Library) -> None:
    whole = json.loads(contribution_bytes(given("C000", LATER).contribution))
    record = whole["contribution"]["record"]
    record |= {"id": "x", "overall": 1, "figures": [{"indicator_id": "x", "value": "1"}]}
    record["figures"][0] |= {"numerator": None, "denominator": None}
    whole["contribution"]["envelope"] |= {"code": "?", "key": "x", "consent_by": " "}
    del whole["checksum"]
    path = here / "x.json"
    path.write_text(json.dumps(whole | {"checksum": checksum(whole)}), encoding="utf-8")

    with pytest.raises(MaturityError) as refused:
        read_contribution(path, shelf, LATER.date().replace(year=2025))

    assert str(refused.value).count("\n") == 6
    assert not forgotten(str(refused.value), known=[str(path), "DUR", "x", "overall"])
