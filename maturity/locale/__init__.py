"""The language of sentences: gettext over the catalogues of this folder. Content has its own words.

The language is set for one context (a command, a session's run, a request), never for the process:
one server speaks to people of several languages at once.
"""

from contextvars import ContextVar
from gettext import NullTranslations

_ENGLISH = NullTranslations()
_current: ContextVar[NullTranslations] = ContextVar("language")


def gettext(sentence: str) -> str:
    return _current.get(_ENGLISH).gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    return _current.get(_ENGLISH).ngettext(one, many, count)


def speak(translations: NullTranslations) -> None:
    """From now on, in this context."""
    _current.set(translations)
