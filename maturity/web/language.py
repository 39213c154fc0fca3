"""Which language a visitor reads: the best of their browser's wishes that we have, else English."""

from collections.abc import Iterable

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from maturity.locale import ENGLISH, FOLDER, available, speak, speaking, translations

CATALOGUES = FOLDER

SHARE = "q="


def best(wishes: Iterable[str]) -> str:
    """Of wishes such as cy-GB, best first. A catalogue for Welsh serves whoever asks for any."""
    ours = available(CATALOGUES)
    known = {language.casefold(): language for language in ours}
    for wish in wishes:
        plain = wish.casefold().replace("_", "-")
        for candidate in (plain, plain.split("-", maxsplit=1)[0]):
            if candidate in known:
                return known[candidate]
    return ENGLISH


def wishes_of_tab() -> tuple[str, ...]:
    """What the browser of a Streamlit session asks for. It names one language."""
    locale = st.context.locale
    return (locale,) if locale else ()


def wishes_of_request(headers: Headers) -> tuple[str, ...]:
    """What the browser asks our own routes for, best first."""
    parts = [part.split(";") for part in headers.get("accept-language", "").split(",")]
    wishes = [(_share(options), wish.strip()) for wish, *options in parts]
    wanted = [(share, wish) for share, wish in wishes if share > 0 and wish]
    return tuple(wish for _, wish in sorted(wanted, key=lambda pair: -pair[0]))


def _share(options: list[str]) -> float:
    """How much a language is wanted: `;q=0.5`. What cannot be read is not wanted."""
    given = [option.strip()[len(SHARE) :] for option in options if option.strip().startswith(SHARE)]
    try:
        return float(given[0]) if given else 1.0
    except ValueError:
        return 0.0


def speak_theirs() -> None:
    """First in the main script and in each fragment: each run may have a thread of its own."""
    speak(translations(best(wishes_of_tab()), CATALOGUES))


class TheirLanguage:
    """Around our own routes, for the time of a request. Work in anyio's threads inherits it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        wishes = wishes_of_request(Headers(scope=scope))
        with speaking(translations(best(wishes), CATALOGUES)):
            await self.app(scope, receive, send)
