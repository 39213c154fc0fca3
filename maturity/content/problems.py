"""What is wrong with content, in sentences for the person who writes it. No rule of the format."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from gettext import gettext as _
from typing import Any

_EXPECTED = {
    "string_type": _('text in quotes, such as "policy.scope"'),
    "int_type": _("a whole number without quotes, such as 3"),
    "float_type": _("a number without quotes, such as 1 or 0.75"),
    "bool_type": _("true or false without quotes"),
    "tuple_type": _('a list in square brackets, such as ["one", "two"]'),
    "dataclass_type": _("a table with named fields"),
    "date_type": _("a date, such as 2026-11-22"),
    "date_parsing": _("a date, such as 2026-11-22"),
    "date_from_datetime_parsing": _("a date, such as 2026-11-22"),
}


@dataclass
class Problems:
    """Collects the problems of all folders, so that one run reports them together."""

    lines: list[str] = field(default_factory=list)

    def add(self, file: str, where: str, what: str) -> None:
        line = f"{file}: {where}: {what}" if where else f"{file}: {what}"
        if line not in self.lines:
            self.lines.append(line)


def shape_problems(errors: Iterable[Mapping[str, Any]], fields: Iterable[str]) -> Iterator[str]:
    """Sentences for pydantic's errors about one object. `fields` are the names it may have."""
    known = tuple(fields)
    seen: set[str] = set()
    for error in errors:
        path = tuple(part for part in error["loc"] if part not in ("int", "str", "float"))
        sentence = _sentence(error, path, known)
        if sentence not in seen:
            seen.add(sentence)
            yield sentence


def _sentence(error: Mapping[str, Any], path: tuple[Any, ...], known: tuple[str, ...]) -> str:
    name = _field_name(path)
    if error["type"] == "missing":
        return _(
            "'{field}' is missing. Add it; questionnaires/README.md says what belongs there."
        ).format(field=name)
    if error["type"] == "unexpected_keyword_argument":
        return unknown_field(name, known if len(path) == 1 else ())
    return _("'{field}' is {value}. Write {expected}.").format(
        field=name, value=_shown(error["input"]), expected=_expected(error)
    )


def unknown_field(name: str, known: tuple[str, ...]) -> str:
    """A sentence about a field that the format does not have, with the likeliest one it does."""
    close = difflib.get_close_matches(name, known, n=1)
    if close:
        return _("'{field}' is not a field here. Write '{close}', or remove it.").format(
            field=name, close=close[0]
        )
    if known:
        return _("'{field}' is not a field here. Remove it, or use one of: {known}.").format(
            field=name, known=", ".join(known)
        )
    return _("'{field}' is not a field here. Remove it.").format(field=name)


def _field_name(path: tuple[Any, ...]) -> str:
    """`references 2, url` for the second reference's address. Counts from 1 as people do."""
    words = [f"{part + 1}" if isinstance(part, int) else f", {part}" for part in path]
    return "".join(f" {w}" if w[0] != "," else w for w in words).removeprefix(", ").strip()


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _expected(error: Mapping[str, Any]) -> str:
    if error["type"] == "literal_error":
        return _("one of {allowed}").format(allowed=error["ctx"]["expected"])
    return _EXPECTED.get(error["type"], str(error["msg"]))
