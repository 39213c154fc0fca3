"""Plain data to a domain object, strictly: no type is guessed. Words are in problems.py."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import reduce
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from maturity.content.problems import Problems, shape_problem

T = TypeVar("T")

LARGEST_NUMBER = 10**15

DATE_FIELDS = ("checked_on", "review_by")

_UNKNOWN = "unexpected_keyword_argument"
_BRANCHES = ("str", "int")
"""What pydantic adds to the place of a field that may be text or a number."""

_FITS_NOWHERE = {"": ""}
"""Stands for a value that JSON does not have or no field takes: every type refuses it."""

_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def parse(kind: type[T], raw: Any, file: str, where: str, problems: Problems) -> T | None:
    """`raw` as an object of `kind`, or None. Every problem of its shape is reported.

    Where fields that nobody knows are the only fault, the object comes back without them, so that
    its other rules are looked at in the same run.
    """
    try:
        return _strictly(kind, raw)
    except ValidationError as error:
        details = _one_for_each_place(error.errors(include_url=False), raw)
    for detail in details:
        problems.add(file, where, shape_problem(detail, kind))
    if any(detail["type"] != _UNKNOWN for detail in details):
        return None
    return _strictly(kind, _without(raw, [detail["loc"] for detail in details]))


def _strictly(kind: type[T], raw: Any) -> T:
    text = json.dumps(_in_json(raw))
    parsed: T = _adapter(kind).validate_json(text, strict=True)
    return parsed


def _in_json(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _in_json(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_in_json(inner) for inner in value]
    if type(value) is date and key in DATE_FIELDS:
        return value.isoformat()
    return _FITS_NOWHERE if _is_foreign(value) else value


def _is_foreign(value: Any) -> bool:
    return isinstance(value, date | datetime | time) or is_large(value)


def is_large(value: Any) -> bool:
    return isinstance(value, int) and abs(value) > LARGEST_NUMBER


def _one_for_each_place(errors: Sequence[Any], raw: Any) -> list[dict[str, Any]]:
    """A value of no type that fits is one fault, however many types it might have had."""
    found: dict[tuple[int | str, ...], dict[str, Any]] = {}
    for error in errors:
        detail = _as_written(error, raw)
        found.setdefault(detail["loc"], detail)
    return list(found.values())


def _as_written(error: Mapping[str, Any], raw: Any) -> dict[str, Any]:
    """The error with the place and value of the file, where pydantic saw what stands for them."""
    loc, kind = error["loc"], error["type"]
    if kind != _UNKNOWN and loc[-1:] and loc[-1] in _BRANCHES:
        loc = loc[:-1]
    for depth in range(len(loc)):
        if _is_foreign(_at(raw, loc[:depth])):
            loc, kind = loc[:depth], "dataclass_type"
            break
    value = _at(raw, loc)
    if is_large(value) and kind in ("int_type", "float_type"):
        kind = "too_large"
    return {**error, "loc": loc, "type": kind, "input": value}


def _at(raw: Any, loc: Sequence[int | str]) -> Any:
    return reduce(_inner, loc, raw)


def _inner(value: Any, part: int | str) -> Any:
    if isinstance(value, Mapping):
        return value.get(part)
    return value[part] if isinstance(value, list) and isinstance(part, int) else None


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    """Building an adapter takes longer than a whole theme's questions: each is built once."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _without(raw: Any, paths: list[tuple[int | str, ...]], at: tuple[int | str, ...] = ()) -> Any:
    if isinstance(raw, Mapping):
        return {
            key: _without(inner, paths, (*at, key))
            for key, inner in raw.items()
            if (*at, key) not in paths
        }
    if isinstance(raw, list):
        return [_without(inner, paths, (*at, number)) for number, inner in enumerate(raw)]
    return raw
