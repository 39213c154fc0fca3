"""Everything held, as a file: three times the same, for the same rows and day byte by byte."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from maturity.domain.held import OF_ORGANISATION, OF_PERSON, Held
from maturity.exchange.answer_cells import read_words
from maturity.exchange.held_file import HeldFile, held_file
from maturity.exchange.held_words import not_of_organisation, not_of_person, read_me

DAY = date(2026, 3, 2)
HELD: Held = {"reopening": ("assessment_id", "submission", "reason"), "paper": ("choice",)}
ROWS = [
    ("round-1", 1, '=HYPERLINK("http://x")'),
    ("round-1", 2, '\u0175 \U0001f469 \' "quoted"\r\nand lines; --'),
    ("round-2", 1, "'+already led"),
    ("round-2", 2, ""),
    ("round-3", None, None),
]


def made(rows: list[tuple[str | int | None, ...]] | None = None, day: date = DAY) -> bytes:
    with held_file(HELD) as file:
        file.take("reopening", ROWS if rows is None else rows)
        file.take("paper", [])
        return file.zipped("Read me", day)


def opened(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as whole:
        assert whole.testzip() is None
        return {name: whole.read(name) for name in whole.namelist()}


def test_it_has_each_table_in_three_forms_and_a_text_to_read() -> None:
    assert list(opened(made())) == [
        "README.txt",
        *("csv/paper.csv", "csv/reopening.csv", "data.sqlite"),
        *("json/paper.json", "json/reopening.json"),
    ]


def test_each_form_has_every_row() -> None:
    found = opened(made())

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(found["data.sqlite"])
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        rows = connection.execute("SELECT * FROM reopening").fetchall()
        kinds = connection.execute("SELECT typeof(submission) FROM reopening").fetchall()
        assert connection.execute("SELECT COUNT(*) FROM paper").fetchone() == (0,)
    from_json = [tuple(row.values()) for row in json.loads(found["json/reopening.json"])]
    text = found["csv/reopening.csv"].decode("utf-8-sig")
    header, *cells = csv.reader(io.StringIO(text, newline=""))

    assert rows == from_json == ROWS
    assert {kind for (kind,) in kinds} == {"integer", "null"}
    assert json.loads(found["json/paper.json"]) == []
    assert header == ["assessment_id", "submission", "reason"]
    assert [(a, b, read_words(c)) for a, b, c in cells] == [
        (a, "" if b is None else str(b), c or "") for a, b, c in ROWS
    ]


def test_no_cell_of_a_spreadsheet_begins_as_a_formula() -> None:
    words = [f"{sign}1+1" for sign in "=+-@\uff1d"] + ["\t=1", "  @x"]
    rows = opened(made([("r", 1, word) for word in words]))["csv/reopening.csv"]

    cells = list(csv.reader(io.StringIO(rows.decode("utf-8-sig"), newline="")))[1:]

    assert all(cell[2].startswith("'") for cell in cells)


def test_the_same_rows_and_day_give_the_same_bytes() -> None:
    assert made() == made()
    assert made() != made(day=date(2026, 3, 3))
    assert made() != made(ROWS[:-1])


def test_rows_are_written_while_others_are_still_to_come(tmp_path: Path) -> None:
    """So that no table has to fit into memory."""
    seen: list[int] = []

    def rows() -> Iterator[tuple[str, int, str]]:
        for number in range(5_000):
            seen.append((tmp_path / "json" / "reopening.json").stat().st_size)
            yield "r", number, "x" * 100

    with closing(HeldFile(tmp_path, HELD)) as file:
        file.take("reopening", rows())

    assert len(seen) == 5_000
    assert 0 < seen[2_500] < seen[-1]


@pytest.mark.parametrize(
    ("held", "left_out", "of_person"),
    [
        (OF_ORGANISATION, not_of_organisation(), False),
        (OF_PERSON, not_of_person(), True),
    ],
)
def test_what_is_to_be_read_says_what_all_of_it_is(
    held: Held, left_out: dict[str, str], of_person: bool
) -> None:
    text = read_me("Ambridge", DAY, held, of_person=of_person)

    lines = text.split("\r\n")
    assert lines[0] == "Everything held about Ambridge"
    assert "Social Value Maturity Index, as of 2026-03-02 (year-month-day)." in lines
    for table, names in held.items():
        assert sum(line.startswith(f"{table}: ") for line in lines) == 1
        assert all(any(line.startswith(f"    {name}: ") for line in lines) for name in names)
    for what, why in left_out.items():
        assert f"- {what}: {why}" in lines
