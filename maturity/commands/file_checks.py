"""What `doctor` looks at where the database is a file: it, its folder, its readers, and room."""

import os
import shlex
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from maturity.commands.database import Inside
from maturity.commands.patient import Patient
from maturity.commands.unwell import Unwell
from maturity.locale import gettext as _
from maturity.settings import DATABASE

LITTLE_ROOM = 500_000_000
"""Bytes. What people enter in a year stays far below."""

COPIES = 3
"""How often the database must fit on the disk once more: an update copies it, so does restoring."""


def file(patient: Patient) -> str:
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


def folder(patient: Patient) -> str:
    if patient.file is None:
        return ""
    place = _existing(patient.file)
    if not os.access(place, os.W_OK | os.X_OK):
        raise Unwell(
            _(
                "Nobody may write in {folder} as this user. Change its rights, or set {name}."
            ).format(folder=place, name=DATABASE.name)
        )
    return _("Folder: {folder} may be written.").format(folder=place)


def readers(patient: Patient) -> str:
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


def room(patient: Patient) -> str:
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
