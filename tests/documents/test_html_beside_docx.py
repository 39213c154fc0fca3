"""HTML and Word file of the same document: the same words, headings, tables, figures and links."""

import re
from functools import cache

import pytest
from docx.document import Document as WordFile

from maturity.documents.docx import docx
from maturity.documents.html import html
from maturity.documents.legible import ZERO_WIDTH
from maturity.documents.plan_page import evidence_annex, full_plan, members_page, theme_sheet
from tests.documents.docx_reading import (
    alternatives,
    cells,
    everything_said,
    headings,
    outside,
    read_docx,
)
from tests.documents.html_reading import Node, read_html
from tests.documents.plans import a_paper, full_paper, rivermouth
from tests.documents.sample_documents import (
    HOSTILE,
    LONG_TEXT,
    every_block,
    long_plan,
    result_paper,
)

PAPERS = {
    "full plan": full_plan(full_paper()),
    "plan with nothing noted": full_plan(a_paper(rivermouth())),
    "members' page": members_page(full_paper()),
    "theme sheet": theme_sheet(full_paper(), "impact"),
    "evidence annex": evidence_annex(full_paper()),
    "every": every_block(),
    "result": result_paper(),
    "long": long_plan(),
    "long text": every_block(LONG_TEXT),
    **{f"hostile: {name}": every_block(text) for name, text in HOSTILE.items()},
}
every_paper = pytest.mark.parametrize("name", PAPERS)


@cache
def page(name: str) -> Node:
    return read_html(html(PAPERS[name]))


@cache
def file(name: str) -> bytes:
    return docx(PAPERS[name])


@cache
def word(name: str) -> WordFile:
    return read_docx(file(name))


def said(name: str) -> str:
    return " ".join(everything_said(file(name))).replace(ZERO_WIDTH, "")


def without_pictures(node: Node) -> str:
    """A picture's words are in its alternative text, or its reader could not have them."""
    parts = (
        part if isinstance(part, str) else without_pictures(part)
        for part in node.own
        if isinstance(part, str) or part.tag not in ("svg", "style")
    )
    return " ".join(" ".join(parts).replace(ZERO_WIDTH, "").split())


@every_paper
def test_every_word_of_the_page_is_in_the_word_file(name: str) -> None:
    there = set(re.findall(r"\w+", said(name)))

    assert not set(re.findall(r"\w+", without_pictures(page(name).of("body")[0]))) - there


@every_paper
def test_both_have_the_same_headings(name: str) -> None:
    levels = {f"h{level}": level for level in range(1, 7)}

    found = [
        (levels[node.tag], node.text)
        for node in page(name).of(*levels)
        if node.attributes.get("id") != "contents"
    ]
    assert found == headings(word(name)), "Word calls the contents' own title by another name"


@every_paper
def test_both_have_the_same_tables(name: str) -> None:
    tables = [
        [[cell.text for cell in row.of("th", "td")] for row in table.of("tr")]
        for table in page(name).of("table")
    ]

    assert tables == cells(word(name))


@every_paper
def test_both_have_the_same_charts_with_the_same_alternative_texts(name: str) -> None:
    titles = [" ".join(chart.of("title")[0].text.split()) for chart in page(name).of("svg")]

    assert titles == [" ".join(alt.split()) for alt in alternatives(word(name))]


@every_paper
def test_both_have_the_same_links(name: str) -> None:
    addresses = {a.attributes["href"] for a in page(name).of("a")}

    assert {a for a in addresses if not a.startswith("#")} == set(outside(word(name)))


@pytest.mark.parametrize("name", ["full plan", "members' page", "theme sheet", "evidence annex"])
def test_a_charts_words_are_in_its_alternative_text(name: str) -> None:
    """What the picture of a real plan says is there for those who do not see it."""
    drawn = {
        found
        for chart in page(name).of("svg")
        for text in chart.of("text")
        for found in re.findall(r"\w+", text.text)
    }

    assert not drawn - set(re.findall(r"\w+", said(name)))
