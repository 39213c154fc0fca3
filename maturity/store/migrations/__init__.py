"""The schema, step by step: portable SQL in numbered files. Never edited once it was released."""

from pathlib import Path
from re import findall

MIGRATIONS: tuple[tuple[str, str], ...] = tuple(
    (path.stem, path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("[0-9]*.sql"))
)
"""Name and text of each step, in order."""

TABLES: tuple[str, ...] = tuple(
    table for _name, text in MIGRATIONS for table in findall(r"CREATE TABLE (\w+)", text)
)
"""In the order in which they are made: the rows of each point to rows of earlier ones only."""
