"""A language that nobody speaks: English between brackets, so that a test sees what was translated.

⟦a sentence of the code, with ⟪a value⟫ in it⟧ and «words of the content». Whatever stands in no
bracket, or straight in a value's, was forgotten.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo

from maturity.domain import catalogue as actions
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import DOMAIN

PACKAGE = Path(__file__).parents[2] / "maturity"
LANGUAGE = "cy"
"""As if it were Welsh, which has more plural forms than English."""

SENTENCE, VALUE, CONTENT = "⟦⟧", "⟪⟫", "«»"
PAIRS = {pair[0]: pair[1] for pair in (SENTENCE, VALUE, CONTENT)}
WORDS_OF_CONTENT = {
    *("title", "text", "why", "trap", "levels", "evidence", "probes", "name", "meaning"),
    *("as_stage", "summary", "good_result", "term", "source", "applies", "note", "definition"),
    *("caution", "numerator", "denominator", "unit", "period", "contrast", "lead", "level"),
    *("notice", "steps", "done_when"),
}
_FIELD = re.compile(r"(?<!\{)\{[^{}]+\}(?!\})")
_BRACKETS = re.compile(f"([{SENTENCE}{VALUE}{CONTENT}])")
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)|https?://[^\s()<>⟫»]+")
_LIST = re.compile(r"\w+(, \w+){9,}")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def sentences() -> tuple[str | tuple[str, str], ...]:
    """Every sentence of the code; those with a number in two forms."""
    messages = (found[2] for found in extract_from_dir(PACKAGE))
    return tuple((m[0], m[1]) if isinstance(m, tuple) else m for m in messages)


def write_catalogue(folder: Path) -> Path:
    """Compiled, where gettext looks for it below `folder`."""
    catalogue = Catalog(locale=LANGUAGE)
    for message in sentences():
        many = bracketed(message if isinstance(message, str) else message[1])
        forms = many if isinstance(message, str) else (many,) * catalogue.num_plurals
        catalogue.add(message, forms)
    place = folder / LANGUAGE / "LC_MESSAGES" / f"{DOMAIN}.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as out:
        write_mo(out, catalogue)
    return folder


def bracketed(sentence: str) -> str:
    """A list of words, such as the months, is taken apart at its commas: each has its own."""
    if _LIST.fullmatch(sentence):
        return ", ".join(word.join(SENTENCE) for word in sentence.split(", "))
    values = _FIELD.sub(lambda found: found[0].join(VALUE), sentence)
    return values.join(SENTENCE)


def in_brackets(questionnaire: Questionnaire) -> Questionnaire:
    """With «» around every text that a reader may see. Ids and numbers stay as they are."""
    wrapped: Questionnaire = _wrapped(questionnaire)
    return wrapped


def actions_in_brackets(catalogue: actions.Catalogue) -> actions.Catalogue:
    wrapped: actions.Catalogue = _wrapped(catalogue)
    return wrapped


def _wrapped(value: Any, name: str = "") -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: _wrapped(getattr(value, f.name), f.name) for f in fields(value)}
        return replace(value, **inner)
    if isinstance(value, tuple):
        return tuple(_wrapped(inner, name) for inner in value)
    if isinstance(value, str) and value and name in WORDS_OF_CONTENT:
        return value.join(CONTENT)
    return value


def forgotten(text: str, known: Iterable[str] = ()) -> str:
    """What of `text` stands in no bracket; empty if only signs, numbers and `known` words do."""
    text = _ADDRESS.sub(" ", text)
    for word in sorted(known, key=len, reverse=True):
        text = text.replace(word, " ")
    pieces = [" ".join(piece.split()) for piece in _outside(text)]
    return " | ".join(piece for piece in pieces if _LETTER.search(piece))


def _outside(text: str) -> Iterator[str]:
    """The pieces between brackets, and those straight in a value's."""
    closings: list[str] = []
    for piece in _BRACKETS.split(text):
        if piece in PAIRS:
            closings.append(PAIRS[piece])
        elif piece in PAIRS.values():
            if not closings or closings.pop() != piece:
                break
        elif not closings or closings[-1] == VALUE[1]:
            yield piece
    else:
        if not closings:
            return
    yield f"(broken brackets: {text})"
