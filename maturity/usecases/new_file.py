"""A new file where the user wants it: all of it or nothing, and never over one of theirs."""

import os
from pathlib import Path

from maturity.errors import OutputError
from maturity.locale import gettext as _

ANYBODY, OWNER = 0o666, 0o600
"""Who may read a new file: whoever the system lets by default, or its owner alone."""


def write_new_file(data: bytes, path: Path, mode: int = ANYBODY) -> None:
    """OutputError where there is a file already, or none can be made."""
    require_new(path)
    try:
        _write_whole(data, path, mode)
    except OSError as error:
        raise _unwritten(path, error) from None


def require_new(path: Path) -> None:
    """Nothing there yet, or an empty file. A pipe or a device is not ours to replace."""
    try:
        ours = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    except OSError as error:
        raise _unwritten(path, error) from None
    if not ours:
        raise OutputError(
            _("{path} exists already and is not overwritten. Choose another name.").format(
                path=path
            )
        )


def _unwritten(path: Path, error: OSError) -> OutputError:
    return OutputError(
        _("{path} cannot be written: {reason}. Choose a folder that you can write to.").format(
            path=path, reason=error.strerror or str(error)
        )
    )


def _write_whole(data: bytes, path: Path, mode: int) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(partial, "xb", opener=lambda name, how: os.open(name, how, mode)) as out:
            out.write(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
