"""The schema, step by step: portable SQL in numbered files. Never edited once it was released."""

from pathlib import Path

MIGRATIONS: tuple[tuple[str, str], ...] = tuple(
    (path.stem, path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).parent.glob("[0-9]*.sql"))
)
"""Name and text of each step, in order."""
