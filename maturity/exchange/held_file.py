"""Everything held about somebody as one zip: an SQLite file, and the same as CSV and JSON.

Rows are written as they come, so that no table has to fit into memory. The same rows on the same
day give the same bytes.
"""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from maturity.domain.held import Held, holds_numbers
from maturity.exchange.answer_cells import write_words
from maturity.exchange.release_file import WRITTEN_BY

Value = str | int | None

DATABASE, READ_ME = "data.sqlite", "README.txt"


class HeldFile:
    """Takes one table after the other, and then becomes bytes."""

    def __init__(self, folder: Path, held: Held) -> None:
        self._folder, self._held = folder, held
        self._names = [DATABASE]
        for kind in ("csv", "json"):
            (folder / kind).mkdir()
        self._connection = sqlite3.connect(folder / DATABASE, isolation_level=None)
        # Nobody needs half of it, so nothing has to be written for going back.
        for setting in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF"):
            self._connection.execute(f"PRAGMA {setting}")

    def take(self, table: str, rows: Iterable[tuple[Value, ...]]) -> None:
        columns = self._held[table]
        names = [f"csv/{table}.csv", f"json/{table}.json"]
        self._names += names
        as_csv, as_json = (self._folder / name for name in names)
        with (
            as_csv.open("w", encoding="utf-8-sig", newline="") as sheet,
            as_json.open("w", encoding="utf-8", newline="") as text,
        ):
            writer = csv.writer(sheet, lineterminator="\r\n")
            writer.writerow(columns)
            made = (dict(zip(columns, row, strict=True)) for row in rows)
            self._insert(table, _also_written(made, writer, text))

    def zipped(self, read_me: str, day: date) -> bytes:
        self._connection.execute("VACUUM")
        self.close()
        _neutral(self._folder / DATABASE)
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as whole:
            whole.writestr(_named(READ_ME, day), read_me.encode("utf-8-sig"))
            for name in sorted(self._names):
                with (
                    (self._folder / name).open("rb") as file,
                    whole.open(_named(name, day), "w") as inside,
                ):
                    copyfileobj(file, inside)
        return out.getvalue()

    def close(self) -> None:
        self._connection.close()

    def _insert(self, table: str, rows: Iterator[dict[str, Value]]) -> None:
        from sqlite_utils import Database

        columns = {name: int if holds_numbers(table, name) else str for name in self._held[table]}
        database = Database(self._connection, execute_plugins=False)
        database.table(table).create(columns, strict=True).insert_all(rows)


@contextmanager
def held_file(held: Held) -> Iterator[HeldFile]:
    """In a folder that nobody else can look into, and that is gone afterwards."""
    with (
        TemporaryDirectory(prefix="maturity-") as folder,
        closing(HeldFile(Path(folder), held)) as file,
    ):
        yield file


def _also_written(
    rows: Iterable[dict[str, Value]], sheet: Any, text: Any
) -> Iterator[dict[str, Value]]:
    text.write("[")
    between = "\n"
    for row in rows:
        sheet.writerow(map(_cell, row.values()))
        text.write(between + json.dumps(row, ensure_ascii=False))
        between = ",\n"
        yield row
    text.write("\n]\n")


def _cell(value: Value) -> Value:
    return write_words(value) if isinstance(value, str) else value


def _named(name: str, day: date) -> ZipInfo:
    """Without a clock time, and readable for its owner alone, whoever made it where."""
    info = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
    return info


def _neutral(file: Path) -> None:
    """Bytes 24 and 92 count changes, and must be equal; 96 is the version of SQLite."""
    one = (1).to_bytes(4, "big")
    with file.open("rb+") as opened:
        for place, value in ((24, one), (92, one), (96, WRITTEN_BY.to_bytes(4, "big"))):
            opened.seek(place)
            opened.write(value)
