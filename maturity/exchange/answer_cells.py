"""One cell of an answers file to its value and back. A cell that cannot be read says what may be.

Words are led by an apostrophe where a spreadsheet would run them as a formula; reading takes it
away again. Blanks at either end of a cell mean nothing: neither side keeps them.
"""

import re
from typing import get_args

from maturity.domain.assessment import EvidenceKind, NoLevel, Response
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _

_LEVEL = re.compile(r"([0-9]{1,9})(?:[.,]0*)?(?:\s*[-:\u2013\u2014]\s*|\s+|$)(.*)", re.DOTALL)

_WORDS = {
    "": NoLevel.UNANSWERED,
    "na": NoLevel.NOT_APPLICABLE,
    "n/a": NoLevel.NOT_APPLICABLE,
    "not applicable": NoLevel.NOT_APPLICABLE,
    "dont_know": NoLevel.DONT_KNOW,
    "don't know": NoLevel.DONT_KNOW,
    "dont know": NoLevel.DONT_KNOW,
}


_RUN = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a formula begins with, also in the full width that East Asian spreadsheets take."""

_SPOKEN = {"checked by others": "checked", "a document": "document", "our word": "word"}


class FaultyCell(ValueError):
    """The cell's value cannot be used. The message says what is allowed."""


def read_response(cell: str, questionnaire: Questionnaire) -> Response:
    """A level also as spreadsheets write it, '4.0' or '4 - Leader'; na, dont_know or nothing."""
    word = _WORDS.get(cell.casefold().replace("\u2019", "'"))
    allowed = _("write a level from 0 to {top}, na, dont_know, or leave it empty")
    return _read_level(cell, questionnaire, allowed) if word is None else word


def read_target(cell: str, questionnaire: Questionnaire) -> int | None:
    allowed = _("write a level from 0 to {top}, or leave it empty")
    return _read_level(cell, questionnaire, allowed) if cell else None


def _read_level(cell: str, questionnaire: Questionnaire, allowed: str) -> int:
    match = _LEVEL.fullmatch(cell)
    value = int(match[1]) if match else -1
    if match is None or value > questionnaire.top_level:
        raise FaultyCell(allowed.format(top=questionnaire.top_level))
    level = questionnaire.levels[value]
    names = {level.name.casefold(), level.as_stage.casefold(), ""}
    if match[2].strip().casefold() not in names:
        raise FaultyCell(
            _("level {value} is called {name}; write the number alone").format(
                value=value, name=level.name
            )
        )
    return value


def read_evidence(cell: str) -> EvidenceKind | None:
    """A kind also as results call it, `our word`; None where nothing is stated."""
    kinds: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
    spoken = _SPOKEN.get(cell.casefold(), cell.casefold())
    found = next((kind for kind in kinds if kind == spoken), None)
    if found is None and cell:
        allowed = ", ".join(kinds)
        raise FaultyCell(_("write one of {allowed}, or leave it empty").format(allowed=allowed))
    return found


def write_response(response: Response) -> str:
    return response.value if isinstance(response, NoLevel) else str(response)


def read_words(cell: str) -> str:
    """An apostrophe before anything else, as in 'tis, belongs to the text."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and _would_run(text) else text


def write_words(text: str) -> str:
    """So that `read_words` gives the text again, without the blanks at its ends."""
    text = text.strip()
    return f"'{text}" if _would_run(text) else text


def _would_run(text: str) -> bool:
    """Also behind apostrophes of its own: else reading would take one of them for ours."""
    return text.lstrip("'").startswith(_RUN)
