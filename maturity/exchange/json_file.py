"""A JSON file that a user chose, to plain data. What the data says is not known here.

Taken are whole numbers only, each name of an object once, and a few levels of nesting: what the
index writes itself has no more.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from maturity.errors import FaultyInput
from maturity.exchange.text_file import BIGGEST, read_bytes, shown
from maturity.locale import gettext as _

DEEPEST = 20


def read_json(path: Path, error: type[FaultyInput]) -> Any:
    """Or an error of this type, with one sentence."""
    return json_in(str(path), read_bytes(path, error), error)


def json_in(name: str, data: bytes, error: type[FaultyInput], most: int = BIGGEST) -> Any:
    """The same of a file that was read already. `name` is what the user calls it."""
    try:
        return _parsed(data, most)
    except _Refused as refusal:
        raise error((f"{name}: {refusal}",)) from None


class _Refused(ValueError):
    """Why the file cannot be used, in a sentence."""


def _parsed(data: bytes, most: int) -> Any:
    if len(data) > most:
        raise _Refused(
            _("the file is larger than {most} MB, which is too much. Is it the right one?").format(
                most=most // 1_000_000
            )
        )
    try:
        value = json.loads(
            data.decode("utf-8-sig"),
            parse_float=_no_number,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
    except _Refused:
        raise
    except RecursionError:
        raise _too_deep() from None
    except ValueError:
        raise _Refused(
            _("this is not JSON, or only a part of it. Take the file as it was made.")
        ) from None
    if _depth(value) > DEEPEST:
        raise _too_deep()
    return value


def _no_number(text: str) -> NoReturn:
    raise _Refused(
        _("'{number}' is in it, and there are only whole numbers in what the index writes.").format(
            number=shown(text)
        )
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        (twice, _times), *_others = Counter(name for name, _value in pairs).most_common(1)
        raise _Refused(_("'{name}' stands twice in one place.").format(name=shown(twice)))
    return made


def _too_deep() -> _Refused:
    return _Refused(_("it is nested too deeply. Is it the right file?"))


def _depth(value: Any) -> int:
    """Level by level: a function that calls itself would be what too deep a file breaks."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        depth += 1
        level = [inner for outer in level for inner in _inside(outer)]
    return depth


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
