"""Objects of the domain to plain data for JSON and back, by the types of their fields.

A decimal, a day and an instant are text. What is read back holds each field, and nothing else.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from types import NoneType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from maturity.exchange.receipt_parts import OddPart, Part
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _

T = TypeVar("T")

DECIMAL = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,10})?")
"""Without an exponent: nobody would look for so long a number in so short a text."""


def plain(value: Any) -> Any:
    """Lists, objects, text, whole numbers, true and false."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {name: plain(inside) for name, inside in value.items()}
    if isinstance(value, tuple):
        return [plain(inside) for inside in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value


def made(kind: type[T], part: Part) -> T:
    """An object of this dataclass. Or OddPart."""
    return cast("T", _of_fields(kind, part))


def _of_fields(kind: Any, part: Part) -> Any:
    wanted = _types(kind)
    for name, found in part.items():
        if name not in wanted:
            raise OddPart(_("'{path}' does not belong there.").format(path=shown(found.path)))
    return kind(**{name: _read(type_, part.at(name)) for name, type_ in wanted.items()})


@lru_cache
def _types(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _read(kind: Any, part: Part) -> Any:
    if kind in READERS:
        return READERS[kind](part)
    if is_dataclass(kind):
        return _of_fields(kind, part)
    inner = get_args(kind)
    if get_origin(kind) is Literal:
        return part.one_of({word: word for word in inner})
    if NoneType in inner:
        return part.maybe(lambda found: _read(_without_none(inner), found))
    if get_origin(kind) is tuple:
        return _tuple(inner, part)
    return {_name(name): _read(inner[1], value) for name, value in part.items()}


def _without_none(kinds: tuple[Any, ...]) -> Any:
    (kind,) = (kind for kind in kinds if kind is not NoneType)
    return kind


def _tuple(inner: tuple[Any, ...], part: Part) -> tuple[Any, ...]:
    parts = tuple(part.parts())
    if inner[-1] is Ellipsis:
        return tuple(_read(inner[0], each) for each in parts)
    if len(parts) != len(inner):
        raise part.odd(_("a list of {count}").format(count=len(inner)))
    return tuple(_read(kind, each) for kind, each in zip(inner, parts, strict=True))


def _name(text: str) -> str:
    return Part(text, text).text()


def _truth(part: Part) -> bool:
    if not isinstance(part.value, bool):
        raise part.odd(_("true or false"))
    return part.value


def _decimal(part: Part) -> Decimal:
    try:
        if DECIMAL.fullmatch(part.text()):
            return Decimal(part.text())
    except InvalidOperation:
        pass
    raise part.odd(_('a number as text, such as "12.5"'))


def _instant(part: Part) -> datetime:
    try:
        found = datetime.fromisoformat(part.text())
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise part.odd(_("an instant such as 2027-04-01T09:30:00+00:00"))
    try:
        return found.astimezone(UTC)
    except OverflowError:
        raise part.odd(_("an instant such as 2027-04-01T09:30:00+00:00")) from None


READERS: dict[Any, Callable[[Part], Any]] = {
    str: Part.text,
    int: Part.number,
    bool: _truth,
    date: Part.day,
    datetime: _instant,
    Decimal: _decimal,
}
