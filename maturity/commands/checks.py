"""What `doctor` looks at: a line for each, and what to do where something is not as it should."""

import os
import shlex
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from maturity.commands.database import Inside, inside_of_database
from maturity.commands.sign_in import sign_in
from maturity.commands.unwell import LookAtThis, Unwell
from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.location import SqliteFile
from maturity.settings import ADDRESS, DATABASE, VARIABLES, Settings, unknown_variables

LITTLE_ROOM = 500_000_000
"""Bytes. What people enter in a year stays far below."""

COPIES = 3
"""How often the database must fit on the disk once more: an update copies it, so does restoring."""

LONG_AGO = timedelta(days=7)
"""Without a backup."""

SKEW = timedelta(minutes=2)
"""A clock that was set right meanwhile may have been a little fast."""

ALIKE = 0.85
"""Of two names that begin in the same way."""


@dataclass(frozen=True)
class Patient:
    """An installation, and how closely it is looked at."""

    settings: Settings
    thorough: bool
    now: datetime

    @property
    def file(self) -> Path | None:
        """That of SQLite; None where the database is PostgreSQL's."""
        database = self.settings.database
        return database.path if isinstance(database, SqliteFile) else None

    @cached_property
    def inside(self) -> Inside | MaturityError | None:
        """What is in the database, why nobody can tell, or None where there is none yet."""
        path = self.file
        if path is None or not path.exists():
            return None
        try:
            return inside_of_database(path, thorough=self.thorough)
        except StoreError as error:
            return error

    @property
    def readable(self) -> Inside | None:
        """The check of the database says it where it is not."""
        return self.inside if isinstance(self.inside, Inside) else None


def findings(patient: Patient) -> Iterator[tuple[str, bool]]:
    """The line of each check, and whether it is a fault."""
    for check in CHECKS:
        try:
            found = check(patient)
        except LookAtThis as doubt:
            yield _("Look at this: {sentence}").format(sentence=doubt), False
        except MaturityError as fault:
            yield _("Fault: {sentence}").format(sentence=fault), True
        else:
            if found:
                yield _("OK: {sentence}").format(sentence=found), False


def _database(patient: Patient) -> str:
    path = patient.file
    if path is None:
        return ""
    if patient.inside is None:
        return _("Database: {path} does not exist yet. The first start makes it.").format(path=path)
    if not isinstance(patient.inside, Inside):
        raise patient.inside
    if patient.inside.faults:
        raise Unwell(
            _("The database {path} is damaged: {fault}. Restore a backup of it.").format(
                path=path, fault=patient.inside.faults[0]
            )
        )
    sound = (
        _("Database: {path}, {size} MB, sound.")
        if patient.thorough
        else _("Database: {path}, {size} MB, sound. --thorough looks at its indexes too.")
    )
    return sound.format(path=path, size=f"{path.stat().st_size / 1e6:.1f}")


def _schema(patient: Patient) -> str:
    inside = patient.readable
    if inside is None:
        return ""
    if inside.unknown:
        raise Unwell(
            _("Schema: a newer version of this tool added {steps}. Install that version.").format(
                steps=", ".join(inside.unknown)
            )
        )
    if inside.pending:
        raise LookAtThis(
            _(
                "Schema: {steps} will be added at the next start, which copies the file first."
            ).format(steps=", ".join(inside.pending))
        )
    return _("Schema: that of this version, up to {step}.").format(step=inside.applied[-1])


def _backup(patient: Patient) -> str:
    inside = patient.readable
    if inside is None or inside.newest is None:
        return ""
    if inside.backed_up is None or patient.now - inside.backed_up > LONG_AGO:
        raise LookAtThis(
            ngettext(
                "Backup: none was made with 'backup' in the last {count} day.",
                "Backup: none was made with 'backup' in the last {count} days.",
                LONG_AGO.days,
            ).format(count=LONG_AGO.days)
        )
    return _("Backup: the last one was made at {time}.").format(time=_time(inside.backed_up))


def _folder(patient: Patient) -> str:
    if patient.file is None:
        return ""
    folder = _existing(patient.file)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Unwell(
            _(
                "Nobody may write in {folder} as this user. Change its rights, or set {name}."
            ).format(folder=folder, name=DATABASE.name)
        )
    return _("Folder: {folder} may be written.").format(folder=folder)


def _readers(patient: Patient) -> str:
    """Of the database, of what SQLite keeps beside it, and of copies in the same folder."""
    path = patient.file
    if os.name != "posix" or path is None or not path.exists():
        return ""
    beside = [file for file in _existing(path).iterdir() if file.name.startswith(path.name)]
    for file in filter(_open_to_others, sorted(beside)):
        raise Unwell(
            _("Other users may read {path}. Take that right away: chmod 600 {quoted}").format(
                path=file, quoted=shlex.quote(str(file))
            )
        )
    return _("Readers: {path} is for its owner alone.").format(path=path)


def _open_to_others(file: Path) -> bool:
    """SQLite's own files come and go while a server works."""
    with suppress(FileNotFoundError):
        return bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
    return False


def _existing(path: Path) -> Path:
    """The folder in which it is, or in which folders for it would be made."""
    return next(folder for folder in path.absolute().parents if folder.is_dir())


def _disk(patient: Patient) -> str:
    path = patient.file
    if path is None:
        return ""
    folder = _existing(path)
    free = shutil.disk_usage(folder).free
    needed = max(LITTLE_ROOM, COPIES * path.stat().st_size if path.exists() else 0)
    if free < needed:
        raise Unwell(
            _("The disk of {folder} has {free} MB left, and needs {needed} MB. Make room.").format(
                folder=folder, free=free // 1_000_000, needed=needed // 1_000_000
            )
        )
    return _("Disk: {free} MB are free.").format(free=free // 1_000_000)


def _content(patient: Patient) -> str:
    from maturity.usecases.check_content import check_content

    today = patient.now.astimezone(ZoneInfo("Europe/London")).date()
    report = check_content(open_library((SHIPPED,), cache=None), today)
    return _("Content: no fault. {warnings}").format(
        warnings=ngettext("{count} warning.", "{count} warnings.", len(report.warnings)).format(
            count=len(report.warnings)
        )
    )


def _address(patient: Patient) -> str:
    address = patient.settings.address
    if not address:
        return _("Address: this computer only. Set {name} for others to reach it.").format(
            name=ADDRESS.name
        )
    if urlsplit(address).scheme != "https":
        raise LookAtThis(
            _(
                "Address: {address}. It is not https: whoever shares the network can read along."
            ).format(address=address)
        )
    return _("Address: {address}").format(address=address)


def _variables(_patient: Patient) -> str:
    unknown = unknown_variables()
    if not unknown:
        return _("Settings: all that begin with MATURITY_ are known.")
    like = get_close_matches(unknown[0], [variable.name for variable in VARIABLES], 1, ALIKE)
    if like:
        raise LookAtThis(
            _("Settings: {name} does nothing. Did you mean {like}?").format(
                name=unknown[0], like=like[0]
            )
        )
    raise LookAtThis(
        _("Settings: {names} does nothing. Take it away.").format(names=", ".join(unknown))
    )


def _sign_in(patient: Patient) -> str:
    return sign_in(patient.settings)


def _clock(patient: Patient) -> str:
    """Only a database that has seen later instants can tell: nobody outside is asked."""
    inside = patient.readable
    now = _time(patient.now)
    if inside is not None and inside.newest is not None and inside.newest - patient.now > SKEW:
        raise Unwell(
            _(
                "Clock: it is {now} here, and the database has something from {newest}. Set the "
                "clock of this computer, or let it be set by the network."
            ).format(now=now, newest=_time(inside.newest))
        )
    return _("Clock: it is {now}.").format(now=now)


def _time(at: datetime) -> str:
    """With the offset, so that a wrong zone is seen too."""
    return at.astimezone(ZoneInfo("Europe/London")).strftime("%Y-%m-%d %H:%M (%z)")


CHECKS: tuple[Callable[[Patient], str], ...] = (
    _database,
    _schema,
    _backup,
    _folder,
    _readers,
    _disk,
    _content,
    _address,
    _variables,
    _sign_in,
    _clock,
)
"""In the order in which they are said. What does not apply says nothing."""


def patient_of(settings: Settings, *, thorough: bool) -> Patient:
    return Patient(settings, thorough, datetime.now(UTC))
