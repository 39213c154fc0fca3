"""Every environment variable, read once. What a setting is used for is elsewhere."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """`cache` is the folder for checked content, or None to check it anew each time."""

    cache: Path | None


@dataclass(frozen=True)
class Variable:
    """An environment variable, for the table in the README."""

    name: str
    default: str
    help: str


CACHE = Variable(
    "MATURITY_CACHE",
    "the user's cache folder",
    "Where checked content is kept, so that it is checked once and not at each start. "
    "Empty: nowhere.",
)
VARIABLES = (CACHE,)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    chosen = environment.get(CACHE.name)
    if chosen is None:
        return Settings(cache=_user_cache(environment))
    return Settings(cache=Path(chosen) if chosen else None)


def _user_cache(environment: Mapping[str, str]) -> Path | None:
    """Where each system keeps what a program may lose; None where there is no home folder."""
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) / "maturity" / "cache" if local else None
    home = environment.get("HOME")
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Caches" / "maturity" if home else None
    xdg = environment.get("XDG_CACHE_HOME")
    base = Path(xdg) if xdg else Path(home) / ".cache" if home else None
    return base / "maturity" if base else None
