"""Where two receipts say different things, place by place."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from maturity.exchange.text_file import shown
from maturity.locale import gettext as _
from maturity.locale import ngettext

MISSING = object()
"""Stands where one of them has nothing, which is not the same as null."""


@dataclass(frozen=True)
class Difference:
    """What a receipt says somewhere, and what it comes to, both as they may be shown."""

    path: str
    said: str
    found: str


def differences(said: Any, found: Any, path: str = "") -> Iterator[Difference]:
    """In the order of `found`, what it lacks last. Lists of one length are compared by place."""
    if isinstance(said, dict) and isinstance(found, dict):
        for name in (*found, *(name for name in said if name not in found)):
            pair = said.get(name, MISSING), found.get(name, MISSING)
            yield from differences(*pair, f"{path}.{name}" if path else name)
    elif isinstance(said, list) and isinstance(found, list) and len(said) == len(found):
        for number, pair in enumerate(zip(said, found, strict=True)):
            yield from differences(*pair, f"{path}.{number}")
    elif type(said) is not type(found) or said != found:
        yield Difference(shown(path), _shown(said), _shown(found))


def _shown(value: Any) -> str:
    if value is MISSING:
        return _("nothing")
    if isinstance(value, dict):
        return ngettext("{count} field", "{count} fields", len(value)).format(count=len(value))
    if isinstance(value, list):
        return ngettext("{count} entry", "{count} entries", len(value)).format(count=len(value))
    return shown(json.dumps(value, ensure_ascii=False))
