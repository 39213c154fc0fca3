"""Rules of single values: an id, a number, a text, a link. Each yields what to write instead."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import TypeGuard

from maturity.locale import gettext as _

Faults = Iterator[str]

_SLUG = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")
_HTTPS = re.compile(r"https://[^\s<>\"/]+(/[^\s<>\"]*)?")


def slug(name: str, value: str) -> Faults:
    if not _SLUG.fullmatch(value):
        yield _(
            "the {name} '{value}' is malformed. Use lower-case letters, digits, and single dots, "
            "hyphens or underscores between them, such as 'policy.scope'."
        ).format(name=name, value=value)


def is_slug(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and _SLUG.fullmatch(value) is not None


def positive(name: str, value: float) -> Faults:
    if not (isfinite(value) and value > 0):
        yield _("'{name}' is {value}. Write an ordinary number greater than 0.").format(
            name=name, value=number(value)
        )


def finite(name: str, value: float | None) -> Faults:
    if value is not None and not isfinite(value):
        yield _("'{name}' is {value}. Write an ordinary number.").format(
            name=name, value=number(value)
        )


def within(name: str, value: int | None, top: int | None) -> Faults:
    """A level from 0 to `top`; nothing is said while the levels themselves are not known."""
    if value is not None and top is not None and not 0 <= value <= top:
        yield _("'{name}' is {value}. Write a number from 0 to {top}.").format(
            name=name, value=value, top=top
        )


def number(value: float) -> str:
    return f"{value:g}"


def not_empty(name: str, value: str) -> Faults:
    if not value.strip():
        yield _("'{name}' is empty. Write its text.").format(name=name)


def https(name: str, url: str) -> Faults:
    if not _HTTPS.fullmatch(url):
        yield _(
            "'{name}' is '{url}'. Write an address that begins with https:// and has no spaces."
        ).format(name=name, url=url)


def repeated(values: Iterable[str]) -> list[str]:
    """The values that stand more than once."""
    return [value for value, times in Counter(values).items() if times > 1]


def unique(name: str, values: Iterable[str]) -> Faults:
    for value in repeated(values):
        yield _("the {name} '{value}' stands twice. Ids are permanent and used once.").format(
            name=name, value=value
        )


def listed(values: Iterable[object]) -> str:
    return ", ".join(str(value) for value in values)
