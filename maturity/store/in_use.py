"""Who works with a database file: servers and commands side by side, or one who replaces it.

A lock on an empty file beside it says so. The system takes it back when a process ends, however it
ends. Where a system has no such locks, nobody is stopped.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.store.sqlite import FILE_MODE, FOLDER_MODE
from maturity.store.sqlite_copy import like_its_folder

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PATIENCE = 10.0
"""Seconds. Whoever replaces a database needs few."""


def lock_of(path: Path) -> Path:
    real = path.resolve()
    return real.with_name(f"{real.name}.lock")


def hold(path: Path) -> int | None:
    """Says that this process works with it, until `let_go`; StoreError while it is replaced.

    None where no lock can be had: what is wrong with the folder, the database itself will say.
    """
    lock = _opened(path)
    if lock is None:
        return None
    patience = monotonic() + PATIENCE
    while not _locked(lock, alone=False):
        if monotonic() > patience:
            os.close(lock)
            raise StoreError(
                _("The database {path} is being replaced. Try again in a moment.").format(path=path)
            )
        sleep(0.05)
    return lock


def let_go(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)


@contextmanager
def held(path: Path) -> Iterator[None]:
    lock = hold(path)
    try:
        yield
    finally:
        let_go(lock)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else holds it meanwhile. StoreError where somebody does."""
    lock = _opened(path)
    try:
        if lock is not None and not _locked(lock, alone=True):
            raise StoreError(at_work().format(path=path))
        yield
    finally:
        let_go(lock)


def at_work() -> str:
    return _(
        "A server or another command works with {path}. Stop it, and try again. "
        "Nothing was changed."
    )


def _opened(path: Path) -> int | None:
    if fcntl is None:
        return None
    file = lock_of(path)
    try:
        file.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        new = not file.exists()
        lock = os.open(file, os.O_RDONLY | os.O_CREAT, FILE_MODE)
    except OSError:
        return None
    if new:
        like_its_folder(path, file)
    return lock


def _locked(lock: int, *, alone: bool) -> bool:
    try:
        fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk without locks: nobody is stopped there either
        return True
    return True
