"""One content file to plain data: its tables, or a problem. Not what the data means."""

import tomllib
from pathlib import Path
from typing import Any
from unicodedata import category

from maturity.content.problems import Problems, shown
from maturity.locale import gettext as _

Raw = dict[str, Any]

BIGGEST_FILE = 2_000_000
"""Bytes. A theme of ours has 30,000; whatever is far larger is not a content file."""

DEEPEST = 12
"""Tables within tables. Ours stand three deep."""


def read_toml(path: Path, name: str, problems: Problems) -> Raw | None:
    """The file's tables, or None and its problems."""
    text = _text(path, name, problems)
    raw = None if text is None else _tables(text, name, problems)
    if raw is None:
        return None
    if _too_deep(raw, DEEPEST):
        problems.add(name, "", _("tables are nested too deeply. Write flat tables."))
        return None
    removed: list[str] = []
    tables: Raw = _printable(raw, removed)
    for text in removed:
        what = _("the text {text} has a control character. Remove it.")
        problems.add(name, "", what.format(text=shown(ascii(text))))
    return tables


def _text(path: Path, name: str, problems: Problems) -> str | None:
    try:
        if path.is_dir():
            problems.add(name, "", _("this is a folder. Rename it, and add a file of this name."))
            return None
        if path.stat().st_size > BIGGEST_FILE:
            problems.add(name, "", _("the file is larger than 2 MB. Split or shorten it."))
            return None
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        problems.add(name, "", _("the file is missing. Add it."))
    except OSError as error:
        problems.add(name, "", cannot_be_read(error))
    except UnicodeDecodeError:
        problems.add(name, "", _("the file is not UTF-8 text. Save it as UTF-8."))
    return None


def holds_toml(folder: Path, name: str, problems: Problems) -> bool:
    """A folder that cannot be looked into is a problem, not one without content."""
    try:
        return any(path.suffix == ".toml" for path in folder.iterdir())
    except OSError as error:
        problems.add(name, "", cannot_be_read(error))
        return False


def cannot_be_read(error: OSError) -> str:
    return _("it cannot be read ({reason}). Check its name and who may read it.").format(
        reason=error.strerror or error
    )


def _tables(text: str, name: str, problems: Problems) -> Raw | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what = _("this is not valid TOML: {reason}. Look for a missing quotation mark or bracket.")
        problems.add(name, "", what.format(reason=error))
    except RecursionError:
        problems.add(name, "", _("tables are nested too deeply. Write flat tables."))
    except ValueError:
        problems.add(name, "", _("a number is too large. Write a smaller one."))
    return None


def _too_deep(value: Any, left: int) -> bool:
    within = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return left < 0 or any(_too_deep(inner, left - 1) for inner in within)


def _printable(value: Any, removed: list[str]) -> Any:
    """`value` without control characters, so that one hides no other fault of the file."""
    if isinstance(value, dict):
        return {_printable(k, removed): _printable(v, removed) for k, v in value.items()}
    if isinstance(value, list):
        return [_printable(inner, removed) for inner in value]
    if not isinstance(value, str) or value.isprintable():
        return value
    clean = "".join(c for c in value if c in "\n\t" or category(c) != "Cc")
    if clean != value:
        removed.append(value)
    return clean
