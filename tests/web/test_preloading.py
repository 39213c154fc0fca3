"""What a browser is told to fetch at once."""

import re
from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from maturity.web.preloading import PARTS, Preloading, link_header
from maturity.web.routes.links import ROUTES
from tests.web.apptest import FrontDoor
from tests.web.asgi import fetch

STATIC = Path(streamlit.__file__).parent / "static"


async def page(_request: object) -> HTMLResponse:
    return HTMLResponse("Streamlit's")


async def script(_request: object) -> PlainTextResponse:
    return PlainTextResponse("no page")


APP = Preloading(Starlette(routes=[Route("/policy", page), Route("/x.js", script), *ROUTES]))


def test_the_scripts_of_every_part_of_a_page_with_questions_are_named_and_are_there() -> None:
    names = re.findall(r"</static/js/([^>]+)>; rel=modulepreload", link_header())

    assert len(names) == len(set(names))
    assert [part for part in PARTS if not any(name.startswith(f"{part}.") for name in names)] == []
    assert all((STATIC / "static" / "js" / name).is_file() for name in names)


def test_what_streamlits_page_names_itself_is_not_named_again() -> None:
    known = (STATIC / "index.html").read_text(encoding="utf-8")

    assert not [name for name in re.findall(r"js/([^>]+)>", link_header()) if name in known]


def test_the_page_of_streamlit_has_the_header() -> None:
    assert fetch(APP, "/policy").headers["Link"] == link_header()


def test_our_own_small_pages_and_other_files_do_not(front_door: FrontDoor) -> None:
    assert "Link" not in fetch(APP, "/link/abc").headers
    assert "Link" not in fetch(APP, "/x.js").headers
