"""One content file to plain data, with its problems in words. Not what the data means."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from gettext import gettext as _
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from maturity.content.problems import Problems, shape_problems

T = TypeVar("T")
Raw = dict[str, Any]

BIGGEST_FILE = 2_000_000
"""Bytes. A theme of ours has 20,000; whatever is far larger is not a content file."""


def read_toml(path: Path, name: str, problems: Problems) -> Raw | None:
    """The file's tables, or None and a problem."""
    try:
        if path.stat().st_size > BIGGEST_FILE:
            problems.add(name, "", _("the file is larger than 2 MB. Split or shorten it."))
            return None
        raw = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        problems.add(name, "", _("the file is missing. Add it."))
    except OSError as error:
        problems.add(
            name, "", _("the file cannot be read: {reason}.").format(reason=error.strerror)
        )
    except UnicodeDecodeError:
        problems.add(name, "", _("the file is not UTF-8 text. Save it as UTF-8."))
    except tomllib.TOMLDecodeError as error:
        problems.add(name, "", _("this is not valid TOML: {reason}.").format(reason=error))
    except RecursionError:
        problems.add(name, "", _("this is nested too deeply. Write flat tables."))
    else:
        return _without_control_characters(raw, name, problems)
    return None


def _without_control_characters(raw: Raw, name: str, problems: Problems) -> Raw | None:
    faulty = [text for text in _texts(raw) if any(ord(c) < 32 and c not in "\n\t" for c in text)]
    for text in faulty:
        problems.add(
            name,
            "",
            _("the text {text} has a control character. Remove it.").format(text=ascii(text)),
        )
    return None if faulty else raw


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def parse(kind: type[T], raw: Any, file: str, where: str, problems: Problems) -> T | None:
    """`raw` as an object of `kind`, strictly: no type is guessed. Or None and its problems."""
    try:
        text = json.dumps(raw, default=_as_text)
        parsed = _adapter(kind).validate_json(text, strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False)
        for sentence in shape_problems(details, kind.__dataclass_fields__):  # type: ignore[attr-defined]
            problems.add(file, where, sentence)
        return None
    return parsed


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    """Building an adapter takes longer than a whole theme's questions: each is built once."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _as_text(value: Any) -> str:
    """TOML's dates as JSON writes them; its times of day have no place in content."""
    return value.isoformat() if type(value) is date else repr(value)
