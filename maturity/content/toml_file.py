"""One content file to plain data: its tables, or a problem. Not what the data means."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from gettext import gettext as _
from pathlib import Path
from typing import Any
from unicodedata import category

from maturity.content.problems import Problems, shown

Raw = dict[str, Any]

BIGGEST_FILE = 2_000_000
"""Bytes. A theme of ours has 30,000; whatever is far larger is not a content file."""

DEEPEST = 12
"""Tables within tables. Ours stand three deep."""

LARGEST_NUMBER = 10**15

DATE_FIELDS = ("checked_on", "review_by")


def read_toml(path: Path, name: str, problems: Problems) -> Raw | None:
    """The file's tables, or None and its problems."""
    text = _text(path, name, problems)
    raw = None if text is None else _tables(text, name, problems)
    if raw is None:
        return None
    faults = list(dict.fromkeys(_faults(raw, "", 0)))
    for fault in faults:
        problems.add(name, "", fault)
    return None if faults else raw


def _text(path: Path, name: str, problems: Problems) -> str | None:
    try:
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


def cannot_be_read(error: OSError) -> str:
    return _("it cannot be read ({reason}). Check who may read it.").format(
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


def _faults(value: Any, key: str, depth: int) -> Iterator[str]:
    """What no content file may hold, whichever field it stands in."""
    if depth > DEEPEST:
        yield _("tables are nested too deeply. Write flat tables.")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _text_faults(name)
            yield from _faults(inner, name, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _faults(inner, key, depth + 1)
    elif isinstance(value, str):
        yield from _text_faults(value)
    else:
        yield from _value_faults(value, key)


def _text_faults(text: str) -> Iterator[str]:
    if any(category(character) == "Cc" and character not in "\n\t" for character in text):
        yield _("the text {text} has a control character. Remove it.").format(
            text=shown(ascii(text))
        )


def _value_faults(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        yield _("'{field}' is too large a number. Write a smaller one.").format(field=key)
    if isinstance(value, datetime | time) or (isinstance(value, date) and key not in DATE_FIELDS):
        yield _("'{field}' is a date or a time of day. Write it as text in quotes.").format(
            field=key
        )
