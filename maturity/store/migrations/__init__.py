"""The schema, step by step: portable SQL in numbered files. Never edited once it was released."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from re import DOTALL, MULTILINE, findall

MIGRATIONS: tuple[tuple[str, str], ...] = tuple(
    (path.stem, path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("[0-9]*.sql"))
)
"""Name and text of each step, in order."""

TABLES: tuple[str, ...] = tuple(
    table for _name, text in MIGRATIONS for table in findall(r"CREATE TABLE (\w+)", text)
)
"""In the order in which they are made: the rows of each point to rows of earlier ones only."""


def _keys(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for table, body in findall(r"CREATE TABLE (\w+) \((.*?)\n\);", text, flags=DOTALL):
        several = findall(r"^    PRIMARY KEY \((.+)\)", body, flags=MULTILINE)
        alone = findall(r"^    (\w+) \w+ PRIMARY KEY", body, flags=MULTILINE)
        yield table, tuple(several[0].split(", ") if several else alone)


KEYS: Mapping[str, tuple[str, ...]] = {
    table: key for _name, text in MIGRATIONS for table, key in _keys(text)
}
"""The columns of each table by which its rows are told apart."""
