"""Databases as a migration leaves them: made once in each process and copied, for that takes longer
than most tests. How they are made is tested in tests/store.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from maturity.store.sqlite import FILE_MODE, SqliteAdapter


def migrated(path: Path) -> SqliteAdapter:
    """Where there is a database already, it is brought up to date."""
    adapter = SqliteAdapter(path)
    if path.exists():
        adapter.migrate()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=FILE_MODE)
        path.write_bytes(_empty())
    return adapter


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        adapter = SqliteAdapter(Path(folder) / "maturity.db")
        adapter.migrate()
        return adapter.path.read_bytes()
