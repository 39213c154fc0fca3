"""Signing in, in a language that nobody speaks: pages, routes, refusals, faults of the settings."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from maturity.domain.organisation import Role
from maturity.errors import MaturityError
from maturity.locale import speaking, translations
from maturity.providers import Provider, read_providers
from maturity.settings import read_settings
from maturity.usecases import provider_check
from maturity.usecases.domains import agree_to_domain
from maturity.usecases.signing_in import use_work_account
from maturity.usecases.work_accounts import set_work_account_closed, tie_domain
from maturity.web import account_cookie, cookies
from maturity.web.coming_back import ComingBack
from maturity.web.escape import plain
from maturity.web.language import TheirLanguage
from maturity.web.routes import ROUTES
from maturity.web.sign_in import CALLBACK
from maturity.web.visitors import sign_in_of
from tests.locale.pseudo import LANGUAGE, forgotten
from tests.web.accounts import BEA, FROM_HERE, account, forget_secret, now, sent, with_provider
from tests.web.apptest import FrontDoor, page_test, run
from tests.web.asgi import fetch
from tests.web.visible import texts_of, texts_of_html

KNOWN = [
    *(plain(BEA.email), plain("ambridge.gov.uk")),
    *("Ambridge", "Ann", "Microsoft", "entra", "bea@ambridge.gov.uk", "ambridge.gov.uk", "Olga"),
    *("reader", "council", "https", "server_metadata_url", "client_secret_file", "client_secret"),
    *("provider", "prompt", "select_account", "login", "MATURITY_SIGN_IN", "MATURITY_ADDRESS"),
    *("MATURITY_SESSION_HOURS", "id", "name", "client_id", "JSON", "issuer", "sign_in.toml"),
]
"""Names, addresses and keys."""


@pytest.fixture(autouse=True)
def _provider(
    front_door: FrontDoor, unspoken: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    with_provider(tmp_path, monkeypatch)
    monkeypatch.setattr(provider_check, "PATIENCE", 0.1)
    front_door.locale = "cy-GB"
    forget_secret()
    yield
    forget_secret()


def left_in(texts: Iterator[str]) -> set[str]:
    return {found for text in texts if (found := forgotten(text, KNOWN))}


def a_stranger(front_door: FrontDoor) -> Iterator[str]:
    yield from texts_of(page_test(front_door))


def an_operator(front_door: FrontDoor) -> Iterator[str]:
    place = front_door.place
    olga, there = place.person("Olga", owner=True), place.organisation()
    tie_domain(place.work, olga, there.id, ("entra", "ambridge.gov.uk", Role.READER))
    session = sign_in_of(account(now(front_door)))
    assert session is not None
    use_work_account(place.work, place.lead(there), session)
    tab = page_test(front_door, "organisations", olga)
    for words, address in (("ambridge", BEA.email), ("nowhere", "nobody@ambridge.gov.uk")):
        tab.text_input(key="tie-to").set_value(words)
        tab.text_input(key="account").set_value(address)
        yield from texts_of(run(tab))
    set_work_account_closed(place.work, olga, BEA.issuer, BEA.subject, closed=True)
    tab.text_input(key="account").set_value(BEA.email)
    yield from texts_of(run(tab))


def a_colleague(front_door: FrontDoor) -> Iterator[str]:
    place, there = front_door.place, front_door.place.organisation()
    ann = place.lead(there)
    olga = place.person("Olga", owner=True)
    tie_domain(place.work, olga, there.id, ("entra", "ambridge.gov.uk", Role.READER))
    yield from texts_of(page_test(front_door, "colleagues", ann))
    agree_to_domain(place.work, ann, there.id, "entra", "ambridge.gov.uk")
    yield from texts_of(page_test(front_door, "organisations", olga))
    session = sign_in_of(account(now(front_door)))
    assert session is not None
    use_work_account(front_door.place.work, ann, session)
    yield from texts_of(page_test(front_door, "colleagues", ann))


@pytest.mark.parametrize("state", [a_stranger, an_operator, a_colleague], ids=lambda s: s.__name__)
def test_no_page_forgets_a_sentence(
    state: Callable[[FrontDoor], Iterator[str]], front_door: FrontDoor
) -> None:
    assert left_in(state(front_door)) == set()


def test_who_was_never_invited_reads_their_language(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sign_in_of(account(now(front_door)))
    monkeypatch.setattr(account_cookie, "sign_in_of", lambda *_: session)

    assert left_in(texts_of(page_test(front_door))) == set()


def asked(path: str, held: Mapping[str, str], method: str = "GET", **form: str) -> str:
    headers = {**sent(held), **FROM_HERE, "accept-language": "cy"}
    app = TheirLanguage(ComingBack(Starlette(routes=ROUTES)))
    return fetch(app, path, method, headers, urlencode(form).encode()).text


def token_in(page: str) -> str:
    found = re.search(r'name="token" value="(\w+)"', page)
    assert found
    return found[1]


def test_no_route_is_in_english(front_door: FrontDoor) -> None:
    front_door.comes(front_door.place.lead(front_door.place.organisation()))
    held = {cookies.NAME: "of ann", **account(now(front_door))}

    asking = asked("/account", held)
    pages = [
        asking,
        asked("/account", held, "POST"),
        asked("/account", held, "POST", token="x" * 5_000),
        asked(CALLBACK, {}),
        asked("/account", held, "POST", token=token_in(asking), do="join"),
        asked("/sign-out", held),
        asked("/sign-out", {account_cookie.NAME: held[account_cookie.NAME]}),
    ]
    pages.append(asked("/sign-out", held, "POST", token=token_in(pages[-2])))

    assert set().union(*(left_in(texts_of_html(page)) for page in pages)) == set()


FILES = [
    b"",
    b"x",
    b"[x]",
    b"[[provider]]",
    b'[[provider]]\nid = "A"\nname = "x"',
    b'[[provider]]\nid = "x"\nother = "x"',
]


@pytest.mark.parametrize("text", [*FILES, None], ids=str)
def test_no_fault_of_the_file_is_in_english(
    text: bytes | None, tmp_path: Path, catalogues: Path
) -> None:
    path = tmp_path / "faulty.toml"
    if text is not None:
        path.write_bytes(text)

    with speaking(translations(LANGUAGE, catalogues)), pytest.raises(MaturityError) as caught:
        read_providers(path)

    assert not forgotten(
        str(caught.value), [*KNOWN, str(path), "No such file or directory", "x", "A", "other"]
    )


def test_no_setting_is_refused_in_english(catalogues: Path) -> None:
    for settings in ({"MATURITY_SIGN_IN": "x"}, {"MATURITY_SESSION_HOURS": "x"}):
        with speaking(translations(LANGUAGE, catalogues)), pytest.raises(MaturityError) as caught:
            read_settings(settings)
        assert not forgotten(str(caught.value), [*KNOWN, "index.example.gov.uk", "x"])


def test_no_provider_is_found_wanting_in_english(catalogues: Path) -> None:
    nobody = Provider("entra", "Microsoft", "http://127.0.0.1:9/x", "us", "hush")
    with speaking(translations(LANGUAGE, catalogues)):
        found = " ".join(provider_check.faults_of_provider(nobody))

    assert not forgotten(found, [*KNOWN, nobody.metadata_url])
