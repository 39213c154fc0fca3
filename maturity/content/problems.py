"""What is wrong with content, in sentences for the person who writes it. No rule of the format."""

import difflib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, time
from typing import Any, get_args, get_type_hints

from maturity.domain import catalogue
from maturity.locale import gettext as _

IN_FILES_OF_THEIR_OWN = ("questions", "indicators", "legal_checks", "actions", "informants")
"""Fields that no table holds: they are read from other files of the folder."""


@dataclass
class Problems:
    """Collects the problems of all folders, so that one run reports them together."""

    lines: list[str] = field(default_factory=list)

    def add(self, file: str, where: str, what: str) -> None:
        line = f"{file}: {where}: {what}" if where else f"{file}: {what}"
        line = line.replace("\n", "\\n")
        if line not in self.lines:
            self.lines.append(line)

    def report(self, file: str, where: str, faults: Iterable[str]) -> None:
        for fault in faults:
            self.add(file, where, fault)


def shape_problem(error: Mapping[str, Any], kind: type[Any]) -> str:
    """A sentence for one of pydantic's errors about an object of `kind`."""
    path = error["loc"]
    name = _field_name(path)
    if error["type"] == "missing":
        return _("'{field}' is missing. Add it; {format} says what belongs there.").format(
            field=name, format=_described_in(kind)
        )
    if error["type"] == "unexpected_keyword_argument":
        return unknown_field(name, _fields_at(kind, path[:-1]))
    if error["type"] == "too_large":
        return _("'{field}' is too large a number. Write a smaller one.").format(field=name)
    if not name:
        return _("this is {value}. Write {expected}.").format(
            value=shown(error["input"]), expected=_expected(error)
        )
    return _("'{field}' is {value}. Write {expected}.").format(
        field=name, value=shown(error["input"]), expected=_expected(error)
    )


def _described_in(kind: type[Any]) -> str:
    of_a_catalogue = kind.__module__ == catalogue.__name__
    return "action_plans/README.md" if of_a_catalogue else "questionnaires/README.md"


def unknown_field(name: str, known: tuple[str, ...]) -> str:
    """A sentence about a field that the format does not have, with the likeliest one it does."""
    close = difflib.get_close_matches(name.rpartition(", ")[2], known, n=1)
    if close:
        return _("'{field}' is not a field here. Write '{close}', or remove it.").format(
            field=name, close=close[0]
        )
    if known:
        return _("'{field}' is not a field here. Remove it, or use one of: {known}.").format(
            field=name, known=", ".join(known)
        )
    return _("'{field}' is not a field here. Remove it.").format(field=name)


def _fields_at(kind: type[Any], path: tuple[Any, ...]) -> tuple[str, ...]:
    """The fields of the table that stands at `path` within an object of `kind`."""
    for part in path:
        if isinstance(part, str):
            kind = _table_kind(get_type_hints(kind)[part])
    return tuple(f.name for f in fields(kind) if f.name not in IN_FILES_OF_THEIR_OWN)


def _table_kind(hint: Any) -> Any:
    """The dataclass within a hint such as `tuple[Reference, ...]` or `Opening | None`."""
    return next(kind for kind in (hint, *get_args(hint)) if is_dataclass(kind))


def _field_name(path: tuple[Any, ...]) -> str:
    """`references 2, url` for the second reference's address. Counts from 1 as people do."""
    words = [f" {part + 1}" if isinstance(part, int) else f", {part}" for part in path]
    return "".join(words).removeprefix(", ").strip()


def shown(value: Any) -> str:
    """A value as its file writes it, cut short."""
    text = value if isinstance(value, str) else _as_toml(value)
    text = f'"{text}"' if isinstance(value, str) and text[:1] != "'" else text
    return text if len(text) <= 60 else text[:57] + "..."


def _as_toml(value: Any) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # a number with more digits than Python writes
        return "..."


def _expected(error: Mapping[str, Any]) -> str:
    a_date = _("a date without quotes, such as 2026-11-22")
    expected = {
        "literal_error": _("one of {allowed}").format(allowed=error.get("ctx", {}).get("expected")),
        "string_type": _("text in quotes"),
        "int_type": _("a whole number without quotes, such as 3"),
        "float_type": _("a number without quotes, such as 1 or 0.75"),
        "bool_type": _("true or false without quotes"),
        "tuple_type": _("a list in square brackets, or [[tables]] of that name"),
        "dataclass_type": _("a table with fields of its own"),
        "date_type": a_date,
        "date_parsing": a_date,
        "date_from_datetime_parsing": a_date,
    }
    return expected.get(error["type"], str(error["msg"]))
