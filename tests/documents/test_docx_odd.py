"""The Word file of odd texts, of nothing at all, and of the same document again."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.documents.blocks import Document, Heading, Paragraph
from maturity.documents.docx import docx
from maturity.documents.legible import storable
from tests.documents.docx_reading import all_of, headings, outside, read_docx, text_of
from tests.documents.sample_documents import (
    FOOTER,
    HOSTILE,
    LONG_WORD,
    document,
    every_block,
)

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG_WORD], ids=[*HOSTILE, "long word"])
def test_what_somebody_typed_stays_text(text: str) -> None:
    shown = " ".join(storable(text).split())
    harmless = read_docx(docx(every_block("Policy")))

    word = read_docx(docx(every_block(text)))

    said = [text_of(p) for p in all_of(word, "p")]
    assert f"Action plan of {shown}" in said
    assert said.count(shown) >= 4, "a paragraph, an entry of a list and of a table, a comment"
    assert {e.tag for e in word.element.body.iter()} == {
        e.tag for e in harmless.element.body.iter()
    }
    assert outside(word) == outside(harmless)


@given(text=st.text(st.characters(), min_size=1))
def test_any_text_makes_a_file_that_says_it(text: str) -> None:
    word = read_docx(docx(document(Paragraph(text), Heading(text), title=text)))

    shown = " ".join(storable(text).split())
    assert [text_of(p) for p in all_of(word, "p")] == [shown, shown, shown]


def test_an_empty_document_has_its_title() -> None:
    assert headings(read_docx(docx(document()))) == [(1, "Action plan")]


def test_a_title_longer_than_a_property_may_be_stands_in_full_on_the_page() -> None:
    word = read_docx(docx(document(title="Plan " * 100)))

    assert len(word.core_properties.title) == 255
    assert headings(word) == [(1, ("Plan " * 100).strip())]


def test_the_file_holds_what_it_needs_and_nothing_that_runs() -> None:
    with ZipFile(BytesIO(docx(every_block()))) as file:
        names = {name for name in file.namelist() if not name.startswith("word/media/")}

    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    }


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib; from maturity.documents.docx import docx;"
        "from tests.documents.sample_documents import every_block;"
        "print(hashlib.sha256(docx(every_block())).hexdigest())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "America/New_York"))
    ]

    assert made == [hashlib.sha256(docx(every_block())).hexdigest()] * 2


def test_another_day_is_another_file() -> None:
    papers = [
        Document("Plan", "en", date(2027, 5, day), (Paragraph("a"),), FOOTER) for day in (1, 2)
    ]

    assert docx(papers[0]) != docx(papers[1])
