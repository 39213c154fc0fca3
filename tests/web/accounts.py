"""A provider in the settings of the app under test, and browsers that hold its cookies."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.responses import Response

from maturity.domain.identity import Identity, SignIn
from maturity.web import account_cookie, context
from maturity.web.visitors import signing_secret
from tests.web.apptest import FrontDoor

ADDRESS = "https://index.example.gov.uk"
FROM_HERE = {"sec-fetch-site": "same-origin"}
BEA = Identity("entra", "https://login.example", "bea", "bea@ambridge.gov.uk", vouched=True)
PROVIDER = """[[provider]]
id = "entra"
name = "Microsoft"
server_metadata_url = "https://login.example/.well-known/openid-configuration"
client_id = "our-id"
client_secret = "hush"
"""


def with_provider(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a server that was started so. Nobody is asked: the address is nobody's."""
    path = folder / "sign_in.toml"
    path.write_text(PROVIDER, encoding="utf-8")
    monkeypatch.setenv("MATURITY_SIGN_IN", str(path))
    monkeypatch.setenv("MATURITY_ADDRESS", ADDRESS)
    context.settings.cache_clear()


def account(at: datetime, identity: Identity = BEA) -> Mapping[str, str]:
    """The cookie of somebody who signed in then, by its name."""
    response = Response()
    account_cookie.set_sign_in(
        response, SignIn(identity, at), signing_secret(), timedelta(hours=12), secure=True
    )
    value = response.headers["set-cookie"].split(";")[0].partition("=")[2]
    return {account_cookie.NAME: value}


def sent(cookies: Mapping[str, str]) -> dict[str, str]:
    """As headers of a request."""
    return {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


def forget_secret() -> None:
    """Each test has a database of its own, and the process keeps the secret of the first."""
    signing_secret.cache_clear()


def now(front_door: FrontDoor) -> datetime:
    return front_door.place.clock()
