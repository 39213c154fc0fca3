"""Every environment variable, read once. What a setting is used for is elsewhere."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from maturity.errors import MaturityError
from maturity.locale import gettext as _


@dataclass(frozen=True)
class Settings:
    """`cache` is the folder for checked content, or None to check it anew each time.

    `database` is the file that keeps everything people enter. `address` is where people reach the
    server, such as https://index.example.gov.uk; empty where it is only for this computer.
    `desktop` tells whether somebody sits at this computer who can be shown a page. `release_key` is
    the public key of whoever publishes releases; empty where it is not known.
    """

    cache: Path | None
    database: Path
    address: str = ""
    desktop: bool = False
    release_key: str = ""


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
ADDRESS = Variable(
    "MATURITY_ADDRESS",
    "this computer only",
    "Where people reach the server, such as `https://index.example.gov.uk`. Links begin with it, "
    "and requests for another host are refused.",
)
RELEASE_KEY = Variable(
    "MATURITY_RELEASE_KEY",
    "none",
    "The taskforce's public key, one line. A release that it did not sign is refused.",
)
VARIABLES = (CACHE, DATABASE, ADDRESS, RELEASE_KEY)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raises MaturityError for an address that is none."""
    return Settings(
        cache=_cache(environment),
        database=_database(environment),
        address=_address(environment.get(ADDRESS.name, "")),
        desktop=_desktop(environment),
        release_key=environment.get(RELEASE_KEY.name, "").strip(),
    )


def _address(text: str) -> str:
    """Without a path or a slash at its end, so that links can be added to it."""
    address = text.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if address and (not whole or address.count("/") != 2 or parts.username is not None):
        raise MaturityError(
            _(
                "{variable} is '{value}'. Write an address such as https://index.example.gov.uk, "
                "without a path."
            ).format(variable=ADDRESS.name, value=text)
        )
    return address


def _desktop(environment: Mapping[str, str]) -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


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
