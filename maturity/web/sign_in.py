"""What Streamlit is told about signing in. Coming back from a provider is coming_back.py's."""

from collections.abc import Mapping
from hmac import new

from maturity.web.context import settings
from maturity.web.visitors import signing_secret

CALLBACK = "/oauth2callback"
SCOPE = "openid email"
"""Whatever else a provider knows of somebody is not asked for."""


def streamlit_secrets() -> dict[str, Mapping[str, object]] | None:
    """The part `auth` of Streamlit's secrets; None where nobody signs in with a provider."""
    if not settings().providers:
        return None
    sections: dict[str, object] = {
        provider.id: {
            "client_id": provider.client_id,
            "client_secret": provider.client_secret,
            "server_metadata_url": provider.metadata_url,
            "client_kwargs": {"prompt": provider.prompt, "scope": SCOPE},
        }
        for provider in settings().providers
    }
    redirect_uri = f"{settings().address}{CALLBACK}"
    return {"auth": {"redirect_uri": redirect_uri, "cookie_secret": streamlit_secret(), **sections}}


def streamlit_secret() -> str:
    """From ours, so that all servers on one database agree; and another, so that what is signed for
    one purpose never passes for another.
    """
    return new(signing_secret().encode(), b"maturity.streamlit.1", "sha256").hexdigest()
