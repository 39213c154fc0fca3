"""Copies of an SQLite database while others write, and files that outlast a power failure."""

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

from maturity.errors import OutputError, StoreError
from maturity.locale import gettext as _
from maturity.store.sqlite_inside import Rows, faults, opened_to_read, rows

OWNER_ALONE = 0o600

PAGES, PAUSE = 256, 0.002
"""A megabyte at a time, with a rest between: people who answer need the same disk."""

KEPT_BEFORE = 3
"""How many copies from before a change of the schema stay."""


def copy_to_new(source: sqlite3.Connection, file: Path, pause: float = PAUSE) -> None:
    """What `source` sees in the transaction that it is in, in a file that appears when it is whole.

    OutputError where there is a file already, or none can be made.
    """
    with written_whole(file) as part, _unwritten(file):
        copy(source, part, pause)


def copy(source: sqlite3.Connection, part: Path, pause: float = 0.0) -> None:
    """Into a file that is there and empty. Checked: StoreError where it is not what it should be.

    A transaction sees one moment, however long the copying takes, and in WAL mode it makes nobody
    wait.
    """
    expected = rows(source)
    with closing(sqlite3.connect(part, isolation_level=None)) as target:
        # Nobody needs half a copy, so nothing has to be written for going back.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=PAGES, progress=lambda _status, left, _all: _rest(left, pause))
    with closing(sqlite3.connect(part, isolation_level=None)) as target:
        # One file, to be read even where nothing may be written.
        target.execute("PRAGMA journal_mode = DELETE")
    require_sound(part, expected)


def _rest(left: int, pause: float) -> None:
    if left and pause:
        sleep(pause)


def require_sound(part: Path, expected: Rows | None = None) -> None:
    """A copy: each page of it, each row that points to another, and how many there are."""
    with opened_to_read(part) as copied:
        found = faults(copied, thorough=True)
        if not found and expected is not None and rows(copied) != expected:
            found = [_("rows are missing")]
    if found:
        raise StoreError(
            _(
                "The copy of the database is not sound: {fault}. The database may be damaged: "
                "look with 'doctor --thorough'."
            ).format(fault=found[0])
        )


@contextmanager
def written_whole(file: Path) -> Iterator[Path]:
    """A new, empty file beside it for its owner alone, which gets the name when all went well.

    OutputError where the name is taken.
    """
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    with _unwritten(file):
        require_free(file)
        new_and_empty(part)
    try:
        yield part
        with _unwritten(file):
            settle(part)
            _name(part, file)
    finally:
        part.unlink(missing_ok=True)


def new_and_empty(file: Path) -> None:
    """What a start that was cut short left there goes."""
    file.unlink(missing_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ALONE))


def require_free(file: Path) -> None:
    if os.path.lexists(file):
        raise OutputError(
            _("{path} exists already and is not overwritten. Choose another name.").format(
                path=file
            )
        )


def _name(part: Path, file: Path) -> None:
    """A link is never made over another file, even one that came this moment."""
    try:
        os.link(part, file)
    except FileExistsError:
        require_free(file)
        raise
    except OSError:  # a disk that knows no links, such as many that one carries about
        require_free(file)
        part.rename(file)
    settle_folder(file)


def settle(file: Path) -> None:
    """Returns when the disk has it."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def settle_folder(file: Path) -> None:
    """Returns when the disk knows the name. Windows cannot be asked."""
    if sys.platform == "win32":
        return
    folder = os.open(file.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _unwritten(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (
            sqlite3.SQLITE_CORRUPT,
            sqlite3.SQLITE_NOTADB,
        ):
            raise  # what is read is at fault, and not what is written
        raise OutputError(
            _("{path} cannot be written: {reason}. Choose a folder that you can write to.").format(
                path=file, reason=getattr(error, "strerror", None) or error
            )
        ) from error


@contextmanager
def copied_before(source: sqlite3.Connection, path: Path, step: str) -> Iterator[None]:
    """Around bringing a database up to another schema: a copy of it, if there is anything in it.

    Of such copies the newest few stay. Where nothing came of it, the copy goes too.
    """
    if not any(count for name, count in rows(source).items() if not name.startswith("_")):
        yield
        return
    file = _copy_before(source, path, step)
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise
    for old in _copies_before(path)[:-KEPT_BEFORE]:
        old.unlink(missing_ok=True)


def _copy_before(source: sqlite3.Connection, path: Path, step: str) -> Path:
    file = stamped(path, f"before-{step}")
    try:
        copy_to_new(source, file, pause=0.0)
    except OutputError as error:
        raise StoreError(
            _(
                "{path} is of an earlier version. It is copied before it is changed, and that "
                "failed. {reason}"
            ).format(path=path, reason=error)
        ) from error
    like_its_folder(path, file)
    return file


def stamped(path: Path, word: str) -> Path:
    """A name beside it that nobody has yet."""
    at = datetime.now(UTC)
    while os.path.lexists(file := path.with_name(f"{path.name}.{word}-{at:%Y%m%dT%H%M%SZ}")):
        at += timedelta(seconds=1)
    return file


def _copies_before(path: Path) -> list[Path]:
    ours = re.compile(re.escape(path.name) + r"\.before-\d{4}_\w+-(\d{8}T\d{6}Z)")
    found = [(ours.fullmatch(file.name), file) for file in path.absolute().parent.iterdir()]
    return [file for _at, file in sorted((match[1], file) for match, file in found if match)]


def like_its_folder(model: Path, file: Path) -> None:
    """Whoever has the database has what is made beside it, even by an administrator's command."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return
    owner = (model if model.exists() else model.absolute().parent).stat()
    with suppress(PermissionError):
        os.chown(file, owner.st_uid, owner.st_gid)
