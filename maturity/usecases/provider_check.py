"""What a provider says of itself: whether it can be reached, and where people sign out of it.

The one place of ours that asks anything outside, and it asks the providers of the settings alone.
"""

import json
from collections.abc import Iterator, Mapping
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.providers import Provider, is_safe

PATIENCE = 5.0
MOST_BYTES = 1_000_000
NEEDED = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")


class _StayThere(HTTPRedirectHandler):
    """An answer that leads elsewhere is none: the settings name the address."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def metadata(provider: Provider) -> Mapping[str, str]:
    """What stands at its address. Raises MaturityError with what is wrong."""
    try:
        with build_opener(_StayThere).open(provider.metadata_url, timeout=PATIENCE) as answer:
            found = json.loads(answer.read(MOST_BYTES))
    except HTTPError as error:
        raise _unwell(provider, _("it answers {status}").format(status=error.code)) from error
    except (URLError, OSError) as error:
        raise _unwell(provider, _("it cannot be reached")) from error
    except ValueError as error:
        raise _unwell(provider, _("what it answers is not JSON")) from error
    texts = found if isinstance(found, dict) else {}
    return {key: value for key, value in texts.items() if isinstance(value, str)}


def faults_of_provider(provider: Provider) -> Iterator[str]:
    """One sentence for each thing that would keep people from signing in. For the doctor."""
    try:
        found = metadata(provider)
    except MaturityError as error:
        yield str(error)
        return
    for key in NEEDED:
        if key not in found:
            yield str(_unwell(provider, _("it does not say its {key}").format(key=key)))
        elif not is_safe(found[key]):
            yield str(_unwell(provider, _("its {key} is not https").format(key=key)))


def sign_out_address(provider: Provider) -> str:
    """Where its users sign out; empty where it has no such place, or does not say so now."""
    try:
        address = metadata(provider).get("end_session_endpoint", "")
    except MaturityError:
        return ""
    if not is_safe(address):
        return ""
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode({'client_id': provider.client_id})}"


def _unwell(provider: Provider, what: str) -> MaturityError:
    return MaturityError(
        _("Sign-in with {name}: {what}. Look at {url} and at the settings.").format(
            name=provider.name, what=what, url=provider.metadata_url
        )
    )
