"""Every environment variable, read once. What a setting is used for is elsewhere."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.location import Location, SqliteFile, read_location
from maturity.providers import Provider, is_safe, read_providers

SESSION_HOURS_DEFAULT = 12
SESSION_HOURS_MOST = 720
KEEP_YEARS_MOST = 100
SECRET_LEAST = 32
HERE = "127.0.0.1"


@dataclass(frozen=True)
class Settings:
    """`cache` is the folder for checked content, or None to check it anew each time.

    `database` is where everything is kept that people enter. `address` is where people reach the
    server, such as https://index.example.gov.uk; empty where it is only for this computer.
    `desktop` tells whether somebody sits at this computer who can be shown a page. `release_key` is
    the public key of whoever publishes releases; empty where it is not known. `providers` vouch for
    people who sign in, and `session_hours` is how long that holds. An organisation in which nothing
    was done for `keep_years` may be deleted; None where nothing is for its age. `secret` signs
    cookies; empty where the one in the database does. `metrics` is where numbers are given out, a
    host and a port; None where nowhere.
    """

    cache: Path | None
    database: Location
    address: str = ""
    desktop: bool = False
    release_key: str = ""
    providers: tuple[Provider, ...] = ()
    session_hours: int = SESSION_HOURS_DEFAULT
    keep_years: int | None = None
    secret: str = field(default="", repr=False)
    metrics: tuple[str, int] | None = None


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
    "What keeps everything people enter: a file, or `postgresql://user:password@host/name` where "
    "[several servers](docs/deploying.md#several-servers) share one database.",
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
SIGN_IN = Variable(
    "MATURITY_SIGN_IN",
    "links only",
    "A TOML file that names providers such as Microsoft Entra ID, with which people sign in. "
    "[How](docs/signing-in.md).",
)
SESSION_HOURS = Variable(
    "MATURITY_SESSION_HOURS",
    str(SESSION_HOURS_DEFAULT),
    "How many hours somebody who signed in so stays in. Whoever came by a link stays in for 30 "
    "days.",
)
KEEP_YEARS = Variable(
    "MATURITY_KEEP_YEARS",
    "for good",
    "After so many years without an act an organisation is deleted, and a link that old, but only "
    "when somebody runs [`retention`](docs/privacy.md#for-how-long).",
)
SECRET = Variable(
    "MATURITY_SECRET",
    "made once, kept in the database",
    "The key that signs cookies, at least 32 letters made by chance, the same on every server. "
    "Another one signs everybody out.",
)
METRICS = Variable(
    "MATURITY_METRICS",
    "none",
    "A port, or `host:port`, on which a monitor reads [numbers](docs/deploying.md#numbers) about "
    "this process.",
)
VARIABLES = (
    CACHE,
    DATABASE,
    ADDRESS,
    RELEASE_KEY,
    SIGN_IN,
    SESSION_HOURS,
    KEEP_YEARS,
    SECRET,
    METRICS,
)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raises MaturityError for what cannot be used: an address that is none, for one."""
    address = _address(environment.get(ADDRESS.name, ""))
    return Settings(
        cache=_cache(environment),
        database=_database(environment),
        address=address,
        desktop=_desktop(environment),
        release_key=environment.get(RELEASE_KEY.name, "").strip(),
        providers=_providers(environment, address),
        session_hours=_session_hours(environment.get(SESSION_HOURS.name, "").strip()),
        keep_years=_keep_years(environment.get(KEEP_YEARS.name, "").strip()),
        secret=_secret(environment.get(SECRET.name, "").strip()),
        metrics=_metrics(environment.get(METRICS.name, "").strip()),
    )


def unknown_variables(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Those that look like ours, and that nobody reads: most are misspelt."""
    known = {variable.name for variable in VARIABLES}
    return sorted(
        name for name in environment if name.startswith("MATURITY_") and name not in known
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


def _providers(environment: Mapping[str, str], address: str) -> tuple[Provider, ...]:
    """A provider sends people back to an address that it was told, and nowhere else."""
    name = environment.get(SIGN_IN.name, "").strip()
    if name and not is_safe(address):
        raise MaturityError(
            _(
                "{sign_in} is set, and signing in needs more: set {address} to an address such as "
                "https://index.example.gov.uk too."
            ).format(sign_in=SIGN_IN.name, address=ADDRESS.name)
        )
    return read_providers(Path(name)) if name else ()


def _session_hours(text: str) -> int:
    hours = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    if text and not 1 <= hours <= SESSION_HOURS_MOST:
        raise MaturityError(
            _("{variable} is '{value}'. Write a whole number of hours, 1 to {most}.").format(
                variable=SESSION_HOURS.name, value=text, most=SESSION_HOURS_MOST
            )
        )
    return hours or SESSION_HOURS_DEFAULT


def _keep_years(text: str) -> int | None:
    years = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    if text and not 1 <= years <= KEEP_YEARS_MOST:
        raise MaturityError(
            _("{variable} is '{value}'. Write a whole number of years, 1 to {most}.").format(
                variable=KEEP_YEARS.name, value=text, most=KEEP_YEARS_MOST
            )
        )
    return years or None


def _secret(text: str) -> str:
    if text and len(text) < SECRET_LEAST:
        raise MaturityError(
            _("{variable} is too short to keep a secret. Use at least {least} letters.").format(
                variable=SECRET.name, least=SECRET_LEAST
            )
        )
    return text


def _metrics(text: str) -> tuple[str, int] | None:
    """`[::1]:9100` too. Nobody but this computer asks where no host is named."""
    host, _colon, last = text.rpartition(":")
    port = int(last) if last.isascii() and last.isdigit() and len(last) < 6 else 0
    if text and not 0 < port < 65536:
        raise MaturityError(
            _("{variable} is '{value}'. Write a port such as 9100, or host:port.").format(
                variable=METRICS.name, value=text
            )
        )
    return (host.strip("[]") or HERE, port) if text else None


def _desktop(environment: Mapping[str, str]) -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _cache(environment: Mapping[str, str]) -> Path | None:
    chosen = environment.get(CACHE.name)
    if chosen is None:
        return _user_cache(environment)
    return Path(chosen) if chosen else None


def _database(environment: Mapping[str, str]) -> Location:
    chosen = environment.get(DATABASE.name)
    return read_location(chosen) if chosen else SqliteFile(_user_data(environment) / "maturity.db")


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
