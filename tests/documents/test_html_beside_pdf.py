"""HTML and PDF of the same document: the same words in the same order, whatever somebody typed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial

import pytest

from maturity.documents.blocks import Document
from maturity.documents.fonts import covered
from maturity.documents.html import html
from maturity.documents.legible import legible, storable
from maturity.documents.pdf import pdf
from maturity.documents.plan_page import full_plan, members_page
from tests.documents.html_reading import Node, read_html
from tests.documents.pdf_reading import Tagged, read_pdf
from tests.documents.plans import full_paper
from tests.documents.sample_documents import (
    HOSTILE,
    LONG_TEXT,
    LONG_WORD,
    document,
    every_block,
    long_plan,
    result_paper,
)

PAPERS: dict[str, Callable[[], Document]] = {
    "every": every_block,
    "result": result_paper,
    "long": long_plan,
    "plan": lambda: full_plan(full_paper()),
    "members": lambda: members_page(full_paper()),
    "none": document,
    **{f"hostile: {name}": partial(every_block, text) for name, text in HOSTILE.items()},
    "long word": partial(every_block, LONG_WORD),
    "long text": partial(every_block, LONG_TEXT),
}
every_paper = pytest.mark.parametrize("name", PAPERS)

LEAVES = ("h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "caption", "th", "td")
LIKE = {"h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "caption": "Caption"}


def packed(text: str) -> str:
    """Without white space, which a line of a page may lose, and in letters of the PDF's fonts."""
    return re.sub(r"[\s\u2060]", "", legible(text, covered()))


def body(paper: Document) -> Node:
    return read_html(html(paper)).of("main")[0]


@cache
def both(name: str) -> tuple[Node, Tagged]:
    """The page and the PDF, read once for all that is asked of them."""
    paper = PAPERS[name]()
    return body(paper), read_pdf(pdf(paper))


def said(node: Node) -> Iterator[str]:
    """The texts of a page in their order. The names of ticks stand in the chart as well."""
    for part in node.own:
        if isinstance(part, Node) and part.attributes.get("class") != "ticks":
            if part.tag == "footer" or (part.tag in LEAVES and not part.of(*LEAVES)):
                yield part.text
            else:
                yield from said(part)


def spoken(whole: Tagged) -> str:
    """All that a PDF says, with the alternative texts of its charts."""
    return " ".join([whole.text, *(figure.alt for figure in whole.of("Figure"))])


@every_paper
def test_every_word_of_the_page_is_in_the_pdf(name: str) -> None:
    page, whole = both(name)

    words = {*re.findall(r"\w+", legible(page.text, covered()))}
    there = packed(spoken(whole))
    assert not [word for word in words if word not in there]


@every_paper
def test_both_say_the_same_in_the_same_order(name: str) -> None:
    page, pages = both(name)
    whole, place = packed(pages.text), 0

    for text in said(page):
        found = whole.find(packed(text), place)
        assert found >= 0, f"{text[:80]!r} is not after {whole[max(place - 80, 0) : place]!r}"
        place = found + len(packed(text))


@every_paper
def test_both_have_the_same_headings_tables_figures_and_links(name: str) -> None:
    page, whole = both(name)

    for tag, kind in LIKE.items():
        texts = [packed(found.text) for found in whole.of(kind)]
        assert texts == [packed(node.text) for node in page.of(tag)]
    cells = [[packed(cell.text) for cell in row.of("TH", "TD")] for row in whole.of("TR")]
    assert cells == [[packed(cell.text) for cell in row.of("th", "td")] for row in page.of("tr")]
    assert [packed(found.alt) for found in whole.of("Figure")] == [
        packed(chart.of("title")[0].text) for chart in page.of("svg")
    ]
    outside = [a for a in page.of("a") if a.attributes["href"].startswith("https:")]
    inside = [a for a in page.of("a") if a.attributes["href"].startswith("#")]
    assert len(whole.of("Link")) == len(outside) + len(inside)


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG_WORD], ids=[*HOSTILE, "long word"])
def test_what_somebody_typed_makes_no_element(text: str) -> None:
    harmless = body(every_block("Policy"))

    hostile = body(every_block(text))

    extra = Counter(n.tag for n in hostile.each()) - Counter(n.tag for n in harmless.each())
    assert set(extra) <= {"p", "text"}, "lines of a comment and of a chart, and nothing else"
    assert {name for n in hostile.each() for name in n.attributes} == {
        name for n in harmless.each() for name in n.attributes
    }


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_somebody_typed_is_shown_as_it_was_typed(text: str) -> None:
    shown = " ".join(storable(text).split())

    page = body(every_block(text))

    cells = [" ".join(cell.text.split()) for cell in page.of("th")]
    assert shown in cells
    assert shown in [found.text for found in page.of("p")]
    assert shown in [found.text for found in page.of("li")]
    assert page.of("h1")[0].text == f"Action plan of {shown}"
