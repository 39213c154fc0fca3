"""Release files: only published figures, the same bytes each time, and nothing odd comes in."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from maturity.domain.release import Quartiles, Release
from maturity.errors import ReleaseError
from maturity.exchange.release_file import (
    read_release,
    release_bytes,
    release_in,
    sha256_of,
)
from maturity.exchange.release_tables import TABLES
from maturity.exchange.release_text import release_json, release_of
from maturity.exchange.release_words import COLUMNS, METHOD
from tests.command_line import ROOT
from tests.releases import a_group, a_release, without_movement

BYTES = release_bytes(a_release())


def a_file(folder: Path, data: bytes = BYTES) -> Path:
    path = folder / "release.sqlite"
    path.write_bytes(data)
    return path


def touched(folder: Path, *statements: str) -> bytes:
    """The file after somebody worked on it with SQLite."""
    path = a_file(folder)
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    return path.read_bytes()


def refusal(data: bytes) -> str:
    with pytest.raises(ReleaseError) as refused:
        release_in("may.sqlite", data)
    assert all(line.startswith("may.sqlite: ") for line in refused.value.problems)
    return str(refused.value)


@pytest.mark.parametrize("release", [a_release(), without_movement()], ids=["whole", "invented"])
def test_a_release_comes_back_as_it_was(release: Release, tmp_path: Path) -> None:
    assert read_release(a_file(tmp_path, release_bytes(release))) == release
    assert release_of(release_json(release)) == release


def test_the_same_release_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    program = (
        "from maturity.exchange.release_file import release_bytes, sha256_of\n"
        "from tests.releases import a_release\n"
        "print(sha256_of(release_bytes(a_release())))\n"
    )
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == sha256_of(release_bytes(a_release())) == sha256_of(BYTES)


def test_the_order_of_themes_changes_no_byte() -> None:
    groups = tuple(replace(g, themes=dict(reversed(g.themes.items()))) for g in a_release().groups)

    assert release_bytes(replace(a_release(), groups=groups)) == BYTES


def test_reading_leaves_no_file_and_changes_none(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    path.chmod(0o400)

    read_release(path)

    assert [file.name for file in tmp_path.iterdir()] == ["release.sqlite"]
    assert path.read_bytes() == BYTES


def test_any_program_can_open_the_file_and_finds_it_sound(tmp_path: Path) -> None:
    with closing(sqlite3.connect(f"file:{a_file(tmp_path)}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        (median,) = connection.execute(
            "SELECT median FROM groups JOIN scores ON group_id = id "
            "WHERE id = 'national' AND measure = 'policy'"
        ).fetchone()
    assert median == 400


def test_every_column_and_rule_is_explained_in_the_file(tmp_path: Path) -> None:
    columns = {f"{table.name}.{column}" for table in TABLES for column in table.columns}
    with closing(sqlite3.connect(a_file(tmp_path))) as connection:
        told = dict(connection.execute("SELECT about, text FROM readme"))
        rules = dict(connection.execute("SELECT rule, text FROM method"))

    assert COLUMNS.keys() == columns
    assert {about for about in told if about.startswith("column ")} == {
        f"column {name}" for name in columns
    }
    assert rules.keys() == METHOD.keys()
    assert "1 to 9 organisations" in rules["complement"]
    assert "Several organisations that pool their own answers" in " ".join(told.values())


def test_invented_data_says_so_first(tmp_path: Path) -> None:
    data = release_bytes(without_movement())
    with closing(sqlite3.connect(a_file(tmp_path, data))) as connection:
        first, *_ = connection.execute("SELECT about, text FROM readme ORDER BY rowid")

    assert first[0] == "invented data"
    assert "invented data" not in str(BYTES)


STATEMENTS = {
    "a median that is not rounded": (
        "UPDATE scores SET median = 460 WHERE group_id = 'national' AND measure = 'policy'",
        "'national', 'policy': 250, 460, 600 are no rounded figures",
    ),
    "quartiles out of order": (
        "UPDATE scores SET lower = 650 WHERE measure = 'policy'",
        "'national': the lower quartile, median and upper quartile are out of order",
    ),
    "a group of five": (
        "UPDATE groups SET members = 5 WHERE id = 'national:fire'",
        "'national:fire' is of 5 organisations",
    ),
    "a number that is no band": ("UPDATE groups SET members = 27", "is of 27 organisations"),
    "a share that is not rounded": (
        "UPDATE questions SET share = 65 WHERE level = 2",
        "'policy.0': 65 is no rounded share",
    ),
    "everybody the same": ("UPDATE questions SET share = 100", "100 is no rounded share"),
    "more at a higher level": (
        "UPDATE questions SET share = 90 WHERE level = 5",
        "'policy.0': more are at a higher level than at a lower one",
    ),
    "questions of ten": ("UPDATE questions SET members = 10", "'policy.0' is of 10 organisations"),
    "a level left out": ("DELETE FROM questions WHERE level = 2", "this is no release"),
    "two numbers for one question": (
        "UPDATE questions SET members = 30 WHERE level = 2",
        "this is no release",
    ),
    "a k of five": ("UPDATE release SET k = 5", "made with groups of 5 or more; fewer than 10"),
    "a group of two attributes": (
        "UPDATE missing SET id = 'type:county+north' WHERE family = 'type'",
        "'type:county+north' is no group that a release can have",
    ),
    "a type that there is not": (
        "UPDATE missing SET id = 'type:borough' WHERE family = 'type'",
        "'type:borough' is no group that a release can have",
    ),
    "a group of no family": (
        "UPDATE groups SET family = 'rural' WHERE id = 'national:fire'",
        "where one of national, type, region, size belongs",
    ),
    "a group in another pool": (
        "UPDATE groups SET pool = 'police' WHERE id = 'national:fire'",
        "'national:fire' is no group",
    ),
    "a group twice": (
        "UPDATE missing SET id = 'type:london-borough' WHERE family = 'type'",
        "stands there twice",
    ),
    "figures of the future": (
        "UPDATE groups SET as_of = '2028-01-01' WHERE id = 'national'",
        "'national' is 2028-01-01, which a release cannot say",
    ),
    "a theme of one group": (
        "DELETE FROM scores WHERE group_id = 'national:fire' AND measure = 'policy'",
        "'national:fire' has averages of other themes",
    ),
    "no averages": ("DELETE FROM scores", "this is no release"),
    "an indicator that is text": ("UPDATE indicators SET median = 'much'", "a number as text"),
    "an indicator out of order": ("UPDATE indicators SET upper = '0'", "out of order"),
    "half a movement": (
        "DELETE FROM movement WHERE measure = 'overall'",
        "this is no release",
    ),
    "a movement without figures": (
        "UPDATE movement SET lower_now = NULL WHERE measure = 'overall'",
        "'movement.overall.1.lower' is None",
    ),
    "a movement backwards": (
        "UPDATE movement SET since = '2027-03-31'",
        "'movement' is 2027-03-31",
    ),
    "another hash": ("UPDATE release SET content_hash = 'x'", "'content_hash' is x"),
    "another day": ("UPDATE release SET cut_off = '2027-06-30'", "'id' is 2027-03-31"),
    "no day": ("UPDATE release SET cut_off = 'today'", "where a day such as"),
    "two releases": (
        (
            "INSERT INTO release SELECT 'x', questionnaire_id, family, edition, content_hash, "
            "cut_off, k, contributions, invented FROM release"
        ),
        "this is no release",
    ),
    "another table": ("CREATE TABLE people (name TEXT)", "this is no release"),
    "a view": ("CREATE VIEW people AS SELECT 1", "this is no release"),
    "a trigger": (
        "CREATE TRIGGER t AFTER INSERT ON missing BEGIN SELECT 1; END",
        "this is no release",
    ),
    "a missing table": ("DROP TABLE method", "this is no release"),
    "another column": ("ALTER TABLE missing ADD COLUMN members INTEGER", "this is no release"),
    "another program's": ("PRAGMA application_id = 1", "this is no release"),
    "a later version": ("PRAGMA user_version = 2", "this is no release"),
}


@pytest.mark.parametrize("case", STATEMENTS)
def test_a_file_is_refused_that_has(case: str, tmp_path: Path) -> None:
    statement, sentence = STATEMENTS[case]

    assert sentence in refusal(touched(tmp_path, statement))


def test_a_table_that_is_a_view_is_not_read(tmp_path: Path) -> None:
    data = touched(
        tmp_path, "DROP TABLE missing", "CREATE VIEW missing AS SELECT 1 AS id, 2 AS family"
    )

    assert "this is no release" in refusal(data)


def test_a_file_that_would_fill_the_memory_is_refused_at_once(tmp_path: Path) -> None:
    column = "text TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000)))"
    data = touched(
        tmp_path,
        "DROP TABLE readme",
        f"CREATE TABLE readme (about TEXT, {column})",
        "INSERT INTO readme (about) VALUES ('a')",
    )

    assert "this is no release" in refusal(data)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _data: b"",
    "half": lambda data: data[: len(data) // 2],
    "text": lambda _data: b"SQLite format 3\0 and no more",
    "another kind": lambda data: b"PK" + data[2:],
    "an overwritten page": lambda data: data[:8192] + b"\xff" * 4096 + data[12288:],
    "far too much": lambda data: data + bytes(20_000_000),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_refused_in_one_sentence(damage: str) -> None:
    assert "this is no release of the index, or it is damaged" in refusal(DAMAGES[damage](BYTES))


def test_a_stored_release_with_an_odd_figure_is_refused() -> None:
    odd = a_release(groups=(a_group(overall=Quartiles(100, 201, 300)),))

    with pytest.raises(ReleaseError, match="100, 201, 300 are no rounded figures"):
        release_of(release_json(odd))


def test_each_table_and_column_stands_in_the_documentation() -> None:
    page = (ROOT / "docs" / "release-file.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (\w+) \| (.+?) \|$", page, re.MULTILINE)

    assert told == [
        (table.name, column, {str: "text", int: "number"}[kind], COLUMNS[f"{table.name}.{column}"])
        for table in TABLES
        for column, kind in table.columns.items()
    ]
