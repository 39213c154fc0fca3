"""In a language that nobody speaks, what the benchmark still says in English was forgotten."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from maturity.documents.blocks import Document
from maturity.documents.comparison_page import comparison_page
from maturity.documents.comparison_text import national_sentence
from maturity.documents.contribution_text import contribution_text
from maturity.documents.sector_page import sector_document
from maturity.domain.comparing import Attributes, compare
from maturity.domain.comparison import Comparison, NotCompared, Position
from maturity.domain.release import HeldBecause, MissingGroup, Release
from maturity.locale import speaking, translations
from tests.documents.reading import texts
from tests.documents.sample_benchmark import a_comparison, a_record, a_release, an_own, figures
from tests.documents.sample_documents import document
from tests.documents.sample_results import shipped
from tests.locale.pseudo import LANGUAGE, forgotten, in_brackets

QUESTIONS = in_brackets(shipped())
REASONS = get_args(HeldBecause)


@pytest.fixture
def speaks(catalogues: Path) -> Iterator[None]:
    with speaking(translations(LANGUAGE, catalogues)):
        yield


def releases() -> Iterator[Release]:
    held = tuple(MissingGroup("type:county", "type", "councils", because) for because in REASONS)
    yield a_release(QUESTIONS, missing=held, groups=(figures(), figures("region:London")))
    yield a_release(QUESTIONS, invented=True, movement=None, questions=())


def comparisons() -> Iterator[Comparison]:
    for release in releases():
        yield compare(QUESTIONS, an_own(), release)
    yield compare(QUESTIONS, an_own(attributes=Attributes("other")), a_release(QUESTIONS))
    yield compare(QUESTIONS, an_own(attributes=Attributes("police")), a_release(QUESTIONS))
    yield Comparison(None, because=NotCompared.NO_RELEASE, contributions=5)
    yield Comparison(None, because=NotCompared.NO_RELEASE, contributions=25)
    yield Comparison(a_release(), because=NotCompared.INCOMPLETE)
    yield Comparison(a_release(), because=NotCompared.OTHER_FAMILY)
    first = a_comparison(invented=True)
    for position in Position:
        group = first.groups[0]
        standings = tuple(replace(s, position=position) for s in group.standings)
        yield replace(first, groups=(replace(group, standings=standings),))


def documents() -> Iterator[Document]:
    yield from (sector_document(release, QUESTIONS) for release in releases())
    yield from (document(*comparison_page(QUESTIONS, found)) for found in comparisons())
    yield document(*contribution_text(QUESTIONS, a_record(size=None)))
    yield document(*contribution_text(QUESTIONS, a_record(invented=True)))


def test_no_sentence_of_the_benchmark_is_english(speaks: None) -> None:
    record = a_record()
    value = record.content_hash
    known = [record.id, *(value[start : start + 16] for start in range(0, len(value), 16))]

    left = {forgotten(text, known) for found in documents() for text in texts(found)}

    assert left == {""}


def test_the_line_for_members_is_not_english(speaks: None) -> None:
    said = [national_sentence(a_comparison(invented=invented)) for invented in (False, True)]

    assert all(said)
    assert [forgotten(line) for line in said] == ["", ""]
