"""Every environment variable, read once. What a setting is used for is elsewhere."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """`cache` is the folder for checked content, or None to check it anew each time.

    `database` is the file that keeps everything people enter.
    """

    cache: Path | None
    database: Path


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
DATABASE = Variable(
    "MATURITY_DATABASE",
    "maturity.db in the user's data folder",
    "The file that keeps everything people enter.",
)
VARIABLES = (CACHE, DATABASE)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    return Settings(cache=_cache(environment), database=_database(environment))


def _cache(environment: Mapping[str, str]) -> Path | None:
    chosen = environment.get(CACHE.name)
    if chosen is None:
        return _user_cache(environment)
    return Path(chosen) if chosen else None


def _database(environment: Mapping[str, str]) -> Path:
    chosen = environment.get(DATABASE.name)
    return Path(chosen) if chosen else _user_data(environment) / "maturity.db"


def _user_data(environment: Mapping[str, str]) -> Path:
    """Where each system keeps what a program must not lose; this folder where there is no home."""
    if sys.platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return Path(local) / "maturity" if local else Path()
    home = environment.get("HOME")
    if sys.platform == "darwin":
        return Path(home) / "Library" / "Application Support" / "maturity" if home else Path()
    xdg = environment.get("XDG_DATA_HOME")
    base = Path(xdg) if xdg else Path(home) / ".local" / "share" if home else None
    return base / "maturity" if base else Path()


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
