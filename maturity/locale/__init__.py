"""The language of sentences: gettext over the catalogues of this folder. Content has its own words.

The language is set for one context (a command, a session's run, a request), never for the process:
one server speaks to people of several languages at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import NullTranslations, translation
from pathlib import Path

FOLDER = Path(__file__).parent
DOMAIN = "maturity"
ENGLISH = "en"
"""What the sentences in the code are written in. It needs no catalogue."""

_ENGLISH = NullTranslations()
_current: ContextVar[NullTranslations] = ContextVar("language", default=_ENGLISH)


def gettext(sentence: str) -> str:
    return _current.get().gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    return _current.get().ngettext(one, many, count)


def speak(translations: NullTranslations) -> None:
    """From now on, in this context."""
    _current.set(translations)


@contextmanager
def speaking(translations: NullTranslations) -> Iterator[None]:
    """For a while: what is kept for everybody is written in one language, whoever asked for it."""
    before = _current.set(translations)
    try:
        yield
    finally:
        _current.reset(before)


def language() -> str:
    """Which one is spoken in this context, in short: en, cy. A catalogue names its own."""
    return _current.get().info().get("language", ENGLISH)


@lru_cache
def available(folder: Path = FOLDER) -> tuple[str, ...]:
    """English, and every language that has a compiled catalogue."""
    found = {path.parents[1].name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return (ENGLISH, *sorted(found - {ENGLISH}))


@lru_cache
def translations(language: str, folder: Path = FOLDER) -> NullTranslations:
    """The catalogue of a language; for English, and one that has none, the sentences as written."""
    if language == ENGLISH:
        return _ENGLISH
    return translation(DOMAIN, folder, [language], fallback=True)
