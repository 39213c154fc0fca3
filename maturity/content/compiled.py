"""Checked content kept as JSON in the user's cache, so that a start need not check it again.

An entry is found by a digest of every content file's bytes and of the code that checks them: whatever
changes, the entry no longer fits and the content is checked anew. Entries live in the user's own
cache folder only, never beside content that came from somebody else. Losing one costs a second.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from maturity.domain import indicator, law, questionnaire
from maturity.domain.library import Library

_CLASSES: dict[str, Any] = {
    kind.__name__: kind
    for module in (questionnaire, indicator, law)
    for kind in vars(module).values()
    if isinstance(kind, type) and is_dataclass(kind)
} | {"Library": Library}

_KIND = "is"


def open_library(roots: Sequence[Path], cache: Path | None) -> Library:
    """The checked library of `roots`, from `cache` if it was checked before. Or ContentError."""
    name = None if cache is None else _digest(roots)
    kept = None if cache is None or name is None else recall(cache, name)
    if kept is not None:
        return kept
    # Checking needs pydantic, which takes longer to import than everything else together.
    from maturity.content.library import load_library

    library = load_library(roots)
    if cache is not None and name is not None:
        keep(cache, name, library)
    return library


def _digest(roots: Sequence[Path]) -> str | None:
    """A name for exactly this content, checked by exactly this code; None if it cannot be read."""
    try:
        return _digest_of(_files(roots))
    except OSError:
        return None


def _files(roots: Sequence[Path]) -> list[Path]:
    package = Path(__file__).parents[1]
    code = [path for layer in ("content", "domain") for path in (package / layer).glob("*.py")]
    return sorted(code) + _content_files(roots)


def _digest_of(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        data = path.read_bytes()
        found.update(f"{path}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def _content_files(roots: Iterable[Path]) -> list[Path]:
    """Those that a root, a questionnaire and a translation in it can hold, and no deeper."""
    depths = ("*.toml", "*/*.toml", "*/*/*.toml")
    return [path for root in roots for depth in depths for path in sorted(root.glob(depth))]


def recall(cache: Path, name: str) -> Library | None:
    """The library kept under `name`, or None when there is none or it cannot be read."""
    try:
        library = json.loads((cache / f"{name}.json").read_bytes(), object_hook=_revive)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return library if isinstance(library, Library) else None


def keep(cache: Path, name: str, library: Library) -> None:
    """Best effort: a cache that cannot be written is no reason to stop."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=cache, delete=False, encoding="utf-8") as out:
            json.dump(_plain(library), out)
        os.replace(out.name, cache / f"{name}.json")
    except OSError:
        return


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
    return _CLASSES[kind](
        **{name: tuple(v) if isinstance(v, list) else v for name, v in table.items()}
    )
