"""Checked content kept as JSON in the user's cache, so that a start need not check it again.

A kept library carries the stamp (path, size, checksum) of every content file and of the code that
checked it: whatever changes, it no longer fits and the content is checked anew. It lies in the
user's own cache folder only, never beside content that came from somebody else. Losing it costs a
second.
"""

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from maturity.content import action_plans

if TYPE_CHECKING:
    from maturity.domain.library import Library

_KIND = "is"


def open_library(roots: Sequence[Path], cache: Path | None) -> "Library":
    """The checked library of `roots`, from `cache` if it was checked before. Or ContentError."""
    if cache is None:
        return _checked(roots)
    places = [root.resolve() for root in roots]
    stamp = _stamp(places)
    if stamp is None:
        return _checked(roots)
    place = cache / f"content-{crc32(repr(places).encode()):08x}.json"
    library = _recall(place, stamp)
    if library is None:
        library = _checked(roots)
        _keep(place, stamp, library)
    return library


def _checked(roots: Sequence[Path]) -> "Library":
    # Checking needs pydantic, which takes longer to import than everything else together.
    from maturity.content.library import load_library

    return load_library(roots)


def _stamp(roots: Sequence[Path]) -> str | None:
    """What tells whether content, or the code that checks it, is as it was. None if unreadable."""
    try:
        files = [(path, path.read_bytes()) for path in (*_code_files(), *_content_files(roots))]
    except OSError:
        return None
    return json.dumps([[str(path), len(data), crc32(data)] for path, data in files])


def _code_files() -> list[Path]:
    package = Path(__file__).parents[1]
    return sorted(
        path for layer in ("content", "domain") for path in (package / layer).glob("*.py")
    )


def _content_files(roots: Iterable[Path]) -> list[Path]:
    """Those that a root, a questionnaire and a translation in it can hold, and no deeper. And those
    of the action catalogues beside it.
    """
    depths = ("*.toml", "*/*.toml", "*/*/*.toml")
    places = [place for root in roots for place in (root, action_plans(root))]
    return [path for place in places for depth in depths for path in sorted(place.glob(depth))]


def _recall(place: Path, stamp: str) -> "Library | None":
    """The library kept at `place`, or None when there is none, or it does not fit `stamp`."""
    try:
        kept, checksum, body = place.read_text(encoding="utf-8").split("\n", 2)
        if kept != stamp or checksum != _checksum(body):
            return None
        library = json.loads(body, object_hook=_revive)
    except (OSError, ValueError):
        return None
    return library if isinstance(library, _classes()["Library"]) else None


def _checksum(body: str) -> str:
    """Tells a damaged file. Nobody else writes to the user's cache, so it is no signature."""
    return f"{crc32(body.encode()):08x}"


def _keep(place: Path, stamp: str, library: "Library") -> None:
    """Best effort: a cache that cannot be written is no reason to stop."""
    body = json.dumps(_plain(library))
    partial = place.with_suffix(f".{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(f"{stamp}\n{_checksum(body)}\n{body}", encoding="utf-8")
        partial.replace(place)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, date):
        return {_KIND: "date", "year": value.year, "month": value.month, "day": value.day}
    if is_dataclass(value):
        inner = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {_KIND: type(value).__name__, **inner}
    return value


def _revive(table: dict[str, Any]) -> Any:
    kind = table.pop(_KIND)
    if kind == "date":
        return date(**table)
    return _classes()[kind](
        **{name: tuple(v) if isinstance(v, list) else v for name, v in table.items()}
    )


@lru_cache(maxsize=1)
def _classes() -> dict[str, Any]:
    # They take longer to make than `--help`, which needs none of them, to say everything it has.
    from maturity.domain import catalogue, indicator, law, questionnaire
    from maturity.domain.library import Library

    return {
        kind.__name__: kind
        for module in (questionnaire, indicator, law, catalogue)
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind)
    } | {"Library": Library}
