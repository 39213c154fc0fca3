"""Links to files on a page, as a browser has them, and following one of them."""

import re
from html import unescape

from streamlit.testing.v1 import AppTest

from tests.web.asgi import Reply, fetch
from tests.web.whole import whole_app

LINK = re.compile(r'<a class="take-along" href="([^"]+)">([^<]+)</a>')


def file_links(tab: AppTest) -> dict[str, str]:
    """The address by what the link is called, in their order."""
    bodies = (getattr(getattr(node, "proto", None), "body", "") for node in tab)
    found = [link for body in bodies for link in LINK.findall(str(body))]
    links = {unescape(label): unescape(address) for address, label in found}
    assert len(links) == len(found), "two links of one name"
    return links


def take(address: str, **headers: str) -> Reply:
    """As whoever the front door says comes now."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return fetch(whole_app(), address, headers={"sec-fetch-site": "same-origin", **named})


def name_of(reply: Reply) -> str:
    """Under which a browser keeps it."""
    return reply.headers["content-disposition"].split("; ")[1]
