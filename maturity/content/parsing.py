"""Plain data to a domain object, strictly: no type is guessed. Words are in problems.py."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from maturity.content.problems import Problems, shape_problem

T = TypeVar("T")

_UNKNOWN = "unexpected_keyword_argument"
_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def parse(kind: type[T], raw: Any, file: str, where: str, problems: Problems) -> T | None:
    """`raw` as an object of `kind`, or None. Every problem of its shape is reported.

    Where fields that nobody knows are the only fault, the object comes back without them, so that
    its other rules are looked at in the same run.
    """
    try:
        return _strictly(kind, raw)
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        problems.add(file, where, shape_problem(detail, kind))
    if any(detail["type"] != _UNKNOWN for detail in details):
        return None
    return _strictly(kind, _without(raw, [detail["loc"] for detail in details]))


def _strictly(kind: type[T], raw: Any) -> T:
    text = json.dumps(raw, default=str)
    parsed: T = _adapter(kind).validate_json(text, strict=True)
    return parsed


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
