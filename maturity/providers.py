"""Who vouches for people who sign in: the file that names the providers. Not what comes of it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from re import fullmatch
from typing import Any
from urllib.parse import urlsplit

from maturity.errors import MaturityError
from maturity.locale import gettext as _

TABLE = "provider"
KEYS = ("id", "name", "server_metadata_url", "client_id")
SECRET_FILE = "client_secret_file"  # noqa: S105 - the name of a key
PROMPT, PROMPTS = "prompt", ("select_account", "login")
"""What it asks of somebody who is signed in to it already: which account they mean, which is what
we ask for where nothing is said, or their password once more.
"""

TAKEN = ("link", "provider")
"""What the audit log calls other ways in."""

MULTI_TENANT = ("common", "organizations", "consumers")
"""In Microsoft's addresses: whoever has any account of theirs. Their tokens name another issuer
than the metadata does, so that it could not be checked.
"""

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Provider:
    """One that speaks OpenID Connect. `name` stands on the button."""

    id: str
    name: str
    metadata_url: str
    client_id: str
    client_secret: str = field(repr=False)
    prompt: str = PROMPTS[0]


def read_providers(path: Path) -> tuple[Provider, ...]:
    """Raises MaturityError with the file, the provider and the key that is wrong."""
    entries = _data(path).get(TABLE)
    if not isinstance(entries, list) or not entries:
        raise MaturityError(
            _("{path} names no provider. Begin each with [[provider]].").format(path=path)
        )
    found = tuple(_provider(path, number, entry) for number, entry in enumerate(entries, 1))
    ids = [provider.id for provider in found]
    for twice in (one for one in ids if ids.count(one) > 1):
        raise _wrong(path, twice, "id", _("Two providers have it. Choose another for one of them."))
    return found


def is_safe(url: str) -> bool:
    """Nobody can listen or step in between: https, or this very computer."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    )


def _data(path: Path) -> Mapping[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MaturityError(
            _("{path} cannot be read: {reason}. It says how people sign in.").format(
                path=path, reason=error.strerror
            )
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        # The error itself may quote a secret.
        raise MaturityError(
            _("{path} is not a TOML file. Look at its quotes and brackets.").format(path=path)
        ) from None
    for other in sorted(data.keys() - {TABLE}):
        raise MaturityError(
            _("{path} has '{key}', which says nothing here. Take it out.").format(
                path=path, key=other
            )
        )
    return data


def _provider(path: Path, number: int, entry: object) -> Provider:
    values = entry if isinstance(entry, dict) else {}
    which = values.get("id") if isinstance(values.get("id"), str) else None
    which = which or str(number)
    in_file = SECRET_FILE in values
    keys = (*KEYS, SECRET_FILE if in_file else "client_secret")
    for unknown in sorted(values.keys() - {*keys, PROMPT}):
        raise _wrong(path, which, unknown, _("It says nothing here. Take it out."))
    provider_id, name, url, client, secret = (_text(path, which, values, key) for key in keys)
    if not fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", provider_id) or provider_id in TAKEN:
        raise _wrong(
            path, which, "id", _("Write small letters, digits and hyphens, such as entra.")
        )
    if in_file:
        secret = _secret_file(path, which, secret)
    prompt = _prompt(path, which, values.get(PROMPT, PROMPTS[0]))
    return Provider(provider_id, name, _metadata_url(path, which, url), client, secret, prompt)


def _text(path: Path, which: str, values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise _wrong(path, which, key, _("Write it, in quotes."))
    return value.strip()


def _metadata_url(path: Path, which: str, url: str) -> str:
    key = "server_metadata_url"
    if not is_safe(url):
        raise _wrong(path, which, key, _("Write an address with https:// at its beginning."))
    if any(f"/{tenants}/" in url for tenants in MULTI_TENANT):
        raise _wrong(
            path,
            which,
            key,
            _("It takes accounts of everybody. Write your tenant's id instead of that word."),
        )
    return url


def _prompt(path: Path, which: str, value: object) -> str:
    if value not in PROMPTS:
        raise _wrong(
            path, which, PROMPT, _("Write one of these: {all}.").format(all=", ".join(PROMPTS))
        )
    return str(value)


def _secret_file(path: Path, which: str, name: str) -> str:
    """Beside the file that names it, unless it says where."""
    try:
        secret = (path.parent / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        secret = ""
    if not secret or not secret.isprintable():
        raise _wrong(path, which, SECRET_FILE, _("That file has no secret that can be read."))
    return secret


def _wrong(path: Path, which: str, key: str, what_to_do: str) -> MaturityError:
    return MaturityError(
        _("{path}, provider {which}, {key}: {what_to_do}").format(
            path=path, which=which, key=key, what_to_do=what_to_do
        )
    )
