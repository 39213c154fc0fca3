"""A file for a page that is open on another server."""

import pytest
from starlette.applications import Starlette

from maturity.web.elsewhere import NotHere
from tests.web.asgi import fetch

UPLOAD = "/_stcore/upload_file/of-another-server/file"


def test_it_is_read_and_refused_with_what_makes_a_proxy_ask_the_next() -> None:
    reply = fetch(NotHere(Starlette()), UPLOAD, "PUT", body=b"x" * 100_000)

    assert (reply.status, reply.text) == (404, "not here\n")


@pytest.mark.parametrize(("path", "method"), [(UPLOAD, "DELETE"), ("/w/vote", "PUT")])
def test_whatever_brings_no_file_passes(path: str, method: str) -> None:
    assert fetch(NotHere(Starlette()), path, method).text == "Not Found"
