"""A visitor reads the best of their browser's wishes that we have, on pages and on our routes."""

import re
from pathlib import Path

import pytest
from anyio import to_thread
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from maturity.locale import gettext, speaking, translations
from maturity.locale import language as spoken
from maturity.web import language
from maturity.web.routes import ROUTES
from tests.locale.pseudo import LANGUAGE, write_catalogue
from tests.web.apptest import FrontDoor, go, page_test
from tests.web.asgi import fetch

LINK = "/link/there-is-none"


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogue(tmp_path_factory.mktemp("catalogues"))


@pytest.fixture(autouse=True)
def welsh(catalogues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "CATALOGUES", catalogues)


@pytest.mark.parametrize(
    ("wishes", "chosen"),
    [
        ((), "en"),
        (("cy",), "cy"),
        (("cy-GB",), "cy"),
        (("CY_gb",), "cy"),
        (("en-GB", "cy"), "en"),
        (("fr", "cy", "en"), "cy"),
        (("fr", "*"), "en"),
        (("cym",), "en"),
        (("", "-", "../cy"), "en"),
    ],
)
def test_the_first_wish_that_we_have_is_chosen(wishes: tuple[str, ...], chosen: str) -> None:
    assert language.best(wishes) == chosen


@pytest.mark.parametrize(
    ("header", "wishes"),
    [
        ("", ()),
        ("cy", ("cy",)),
        ("cy-GB,cy;q=0.9,en;q=0.8", ("cy-GB", "cy", "en")),
        ("en;q=0.5, cy", ("cy", "en")),
        ("en , cy ; q=0.5", ("en", "cy")),
        ("en;q=0, cy;q=0.1", ("cy",)),
        ("en;q=high, cy", ("cy",)),
        ("en;q=nan, ;, ,cy;level=1", ("cy",)),
    ],
)
def test_wishes_are_read_in_the_order_of_their_shares(header: str, wishes: tuple[str, ...]) -> None:
    assert language.wishes_of_request(Headers({"accept-language": header})) == wishes


@pytest.mark.parametrize(("wish", "lang"), [("cy-GB, en;q=0.5", "cy"), ("en-GB", "en")])
def test_a_page_of_our_routes_speaks_and_says_its_language(
    front_door: FrontDoor, wish: str, lang: str
) -> None:
    app = language.TheirLanguage(Starlette(routes=ROUTES))

    reply = fetch(app, LINK, headers={"Accept-Language": wish})

    assert f'<html lang="{lang}">' in reply.text
    assert ("⟦Come in⟧" in reply.text) == (lang == "cy")


def test_work_in_a_thread_speaks_the_language_of_its_request() -> None:
    async def answer(_request: Request) -> Response:
        said = await to_thread.run_sync(lambda: gettext("Come in"))
        return PlainTextResponse(said)

    app = language.TheirLanguage(Starlette(routes=[Route("/", answer)]))

    assert fetch(app, "/", headers={"Accept-Language": "cy"}).text == "⟦Come in⟧"
    assert fetch(app, "/").text == "Come in"


def test_after_a_request_its_language_is_forgotten() -> None:
    async def nothing(scope: object, receive: object, send: object) -> None:
        assert spoken() == "cy"

    app = language.TheirLanguage(nothing)
    scope = {"type": "http", "headers": [(b"accept-language", b"cy")]}

    with pytest.raises(StopIteration):
        app(scope, None, None).send(None)  # type: ignore[arg-type]

    assert spoken() == "en"


@pytest.mark.parametrize(("locale", "title"), [("cy-GB", "⟦.+⟧"), ("en-GB", "[^⟦]+")])
def test_a_page_speaks_the_language_of_its_browser(
    front_door: FrontDoor, locale: str, title: str
) -> None:
    front_door.locale = locale

    tab = page_test(front_door)

    assert re.fullmatch(title, tab.title[0].value)


def test_two_tabs_of_two_languages_do_not_mix(front_door: FrontDoor) -> None:
    english = page_test(front_door)
    front_door.locale = "cy-GB"
    welsh = page_test(front_door)

    assert "⟦" not in go(english, "").title[0].value
    assert "⟦" in go(welsh, "").title[0].value


def test_a_run_forgets_what_the_last_one_in_its_thread_spoke(front_door: FrontDoor) -> None:
    with speaking(translations(LANGUAGE, language.CATALOGUES)):
        language.speak_theirs()

        assert spoken() == "en"
