"""Coming back from a provider: what Streamlit has checked is checked once more, and not sent on."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from maturity.domain.identity import Identity, SignIn
from maturity.domain.organisation import Role
from maturity.usecases.domains import agree_to_domain
from maturity.usecases.signing_in import signed_in, use_work_account
from maturity.usecases.work_accounts import tie_domain
from maturity.web import account_cookie, coming_back, cookies
from maturity.web.coming_back import ComingBack
from maturity.web.secure_cookies import SecureCookies
from maturity.web.sign_in import CALLBACK, streamlit_secret, streamlit_secrets
from maturity.web.staying_in import StayingIn
from maturity.web.visitors import sign_in_of
from tests.web.accounts import ADDRESS, BEA, account, forget_secret, now, sent, with_provider
from tests.web.apptest import FrontDoor
from tests.web.asgi import Reply, fetch


@pytest.fixture(autouse=True)
def _provider(
    front_door: FrontDoor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    with_provider(tmp_path, monkeypatch)
    forget_secret()
    olga = front_door.place.person("Olga", owner=True)
    there = front_door.place.organisation()
    tie_domain(front_door.place.work, olga, there.id, ("entra", "ambridge.gov.uk", Role.READER))
    lead = front_door.place.lead(there)
    agree_to_domain(front_door.place.work, lead, there.id, "entra", "ambridge.gov.uk")
    yield
    forget_secret()


def claims(front_door: FrontDoor, **changes: object) -> dict[str, object]:
    told = {"provider": "entra", "is_logged_in": True, "aud": "our-id", "iss": BEA.issuer}
    bea = {"sub": "bea", "email": BEA.email, "email_verified": True}
    return told | bea | {"iat": int(now(front_door).timestamp())} | changes


def come_back(told: Mapping[str, object] | str | None, **headers: str) -> Reply:
    """To a server whose Streamlit says this of somebody. A text is what it sets as it stands."""

    async def callback(_request: Request) -> Response:
        response = RedirectResponse("/", 302)
        name = "_streamlit_user"
        if told is not None:
            value = told if isinstance(told, str) else signed(name, json.dumps(told))
            response.set_cookie(name, value)
            response.set_cookie(f"{name}_tokens", signed(f"{name}_tokens", '{"id_token": "x"}'))
        response.set_cookie("_streamlit_session", "null")
        return response

    around = [
        Middleware(SecureCookies, address=ADDRESS),
        Middleware(StayingIn),
        Middleware(ComingBack),
    ]
    app = Starlette(routes=[Route(CALLBACK, callback)], middleware=around)
    return fetch(app, f"{CALLBACK}?code=x&state=y", headers={"accept": "text/html", **headers})


def signed(name: str, text: str) -> str:
    return create_signed_value(streamlit_secret(), name, text).decode()


def set_by(reply: Reply) -> dict[str, str]:
    """Value and attributes, by the name of the cookie."""
    pairs = (cookie.partition("=") for cookie in reply.headers.getlist("set-cookie"))
    return {name: rest for name, _sign, rest in pairs}


def test_somebody_gets_our_cookie_and_none_of_streamlits(front_door: FrontDoor) -> None:
    reply = come_back(claims(front_door))

    found = set_by(reply)
    assert (reply.status, reply.headers["location"]) == (303, "/")
    assert set(found) == {account_cookie.NAME, cookies.NAME, "_streamlit_session"}
    flags = found[account_cookie.NAME].partition("; ")[2]
    assert flags == "HttpOnly; Max-Age=43200; Path=/; SameSite=lax; Secure"
    assert found["_streamlit_session"].endswith("; Secure")
    value = found[account_cookie.NAME].partition(";")[0]
    bea = signed_in(front_door.place.work, sign_in_of({account_cookie.NAME: value}))
    assert bea is not None
    assert bea.role_in("ambridge") is Role.READER


REFUSED: dict[str, dict[str, object]] = {
    "made for another client": {"aud": "another"},
    "made for another client that we asked for": {"aud": "another", "azp": "our-id"},
    "issued too long ago": {"iat": 1_700_000_000},
    "without a time": {"iat": None},
    "of a provider that is not ours": {"provider": "google"},
    "of nobody": {"sub": ""},
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_for_us_or_not_of_now_is_refused(case: str, front_door: FrontDoor) -> None:
    reply = come_back(claims(front_door, **REFUSED[case]))

    assert reply.status == 403
    assert "You are not signed in" in reply.text
    assert set(set_by(reply)) == {"_streamlit_session"}
    assert front_door.place.work.store.identities_by_email(BEA.email) == []


@pytest.mark.parametrize(
    "told",
    [None, "", "forged", "chunks-2", "chunks-99999999999", '"; Path=/', "{}"],
)
def test_what_streamlit_did_not_sign_is_nobody(told: str | None) -> None:
    reply = come_back(told)

    assert (reply.status, set(set_by(reply))) == (403, {"_streamlit_session"})


def test_what_was_signed_for_another_cookie_is_nobody(front_door: FrontDoor) -> None:
    told = signed("_streamlit_user_tokens", json.dumps(claims(front_door)))

    assert come_back(told).status == 403


def test_claims_that_streamlit_had_to_cut_are_put_together(front_door: FrontDoor) -> None:
    whole = json.dumps(claims(front_door, padding="x" * 3_000))
    cookies_ = {"_streamlit_user": "chunks-2"}
    cookies_ |= {"_streamlit_user_1": whole[:2_000], "_streamlit_user_2": whole[2_000:]}

    async def callback(_request: Request) -> Response:
        response = RedirectResponse("/", 302)
        for name, text in cookies_.items():
            response.set_cookie(name, signed(name, text))
        return response

    app = Starlette(routes=[Route(CALLBACK, callback)], middleware=[Middleware(ComingBack)])

    assert fetch(app, CALLBACK).status == 303


def test_a_links_holder_is_asked_first_and_stays_who_they_are(front_door: FrontDoor) -> None:
    ann = front_door.place.lead(front_door.place.organisation())
    front_door.comes(ann)

    reply = come_back(claims(front_door))

    assert reply.headers["location"] == "/account"
    assert cookies.NAME not in set_by(reply)
    assert front_door.place.work.store.identities_by_email(BEA.email) == []


def test_an_older_cookie_of_a_link_is_not_renewed_when_it_ends(front_door: FrontDoor) -> None:
    ann = front_door.place.lead(front_door.place.organisation())
    use_work_account(front_door.place.work, ann, SignIn(BEA, now(front_door)))
    front_door.comes(ann)

    reply = come_back(claims(front_door), **sent({cookies.NAME: "of yesterday"}))

    theirs = [c for c in reply.headers.getlist("set-cookie") if c.startswith(cookies.NAME)]
    assert len(theirs) == 1
    assert "Max-Age=0" in theirs[0]


def test_a_database_that_does_not_answer_is_said(front_door: FrontDoor) -> None:
    told = claims(front_door)
    streamlit_secrets()  # the server had started
    database = front_door.place.database
    database.rename(database.with_name("away"))
    database.mkdir()

    reply = come_back(told)

    assert reply.status == 503
    assert account_cookie.NAME not in set_by(reply)


def test_a_flood_of_sign_ins_is_stopped_before_a_provider_is_asked(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coming_back, "A_MINUTE", 3)
    asked = []

    async def ask(request: Request) -> Response:
        asked.append(request.scope["path"])
        return Response()

    routes = [Route(coming_back.LOGIN, ask), Route(CALLBACK, ask)]
    app = Starlette(routes=routes, middleware=[Middleware(ComingBack)])
    app.middleware_stack = app.build_middleware_stack()

    paths = (coming_back.LOGIN, CALLBACK, CALLBACK, coming_back.LOGIN, CALLBACK)
    replies = [fetch(app, path).status for path in paths]

    assert replies == [200, 403, 403, 429, 429]
    assert len(asked) == 3


def test_nothing_else_passes_through_it(front_door: FrontDoor) -> None:
    async def page(_request: Request) -> Response:
        return Response("page", headers={"set-cookie": "_streamlit_user=x"})

    app = Starlette(routes=[Route("/", page)], middleware=[Middleware(ComingBack)])

    assert fetch(app, "/").text == "page"


def test_streamlit_is_told_what_it_needs_and_a_secret_that_is_not_ours() -> None:
    found = streamlit_secrets()

    assert found is not None
    auth = found["auth"]
    assert auth["redirect_uri"] == f"{ADDRESS}{CALLBACK}"
    assert set(auth) == {"redirect_uri", "cookie_secret", "entra"}
    kwargs = {"prompt": "select_account", "scope": "openid email"}
    assert dict(auth["entra"])["client_kwargs"] == kwargs  # type: ignore[call-overload]


def test_a_session_of_a_provider_that_was_taken_out_is_over(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = account(now(front_door))
    assert sign_in_of(held) is not None

    other = account(now(front_door), Identity("google", "i", "s"))

    assert sign_in_of(other) is None
