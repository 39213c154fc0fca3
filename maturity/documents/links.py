"""Which addresses of people and of the catalogue may become links in a file."""

import re
from urllib.parse import quote, urlsplit

LONGEST = 2_000
"""Characters. No browser opens much more."""

HTTPS = re.compile(r"https://[A-Za-z0-9.-]+(:\d+)?([/?#][^\s\x00-\x1f\x7f-\x9f\"<>\\^`{|}]*)?")
"""A host in plain letters and nobody's name before it: what looks like ours may be another's."""

STAYS = "%/:?#[]@!$&'()*+,;=~"


def web_address(url: str) -> str:
    """The address where it is an https one of a named host; nothing where it is any other."""
    if len(url) > LONGEST or not HTTPS.fullmatch(url) or not _has_parts(url):
        return ""
    return quote(url, safe=STAYS, errors="replace")


def _has_parts(url: str) -> bool:
    try:
        return bool(urlsplit(url).hostname)
    except ValueError:
        return False
