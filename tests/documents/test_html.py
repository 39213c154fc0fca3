"""A document as one HTML file: its structure, its links, and that it asks nobody for anything."""

from dataclasses import replace
from itertools import pairwise

import pytest

from maturity.documents.blocks import (
    Bullets,
    Contents,
    Document,
    Heading,
    Item,
    NewPage,
    Paragraph,
    Quote,
)
from maturity.documents.html import html
from tests.documents.html_reading import Node, read_html
from tests.documents.sample_documents import (
    document,
    every_block,
    long_plan,
    result_paper,
    short_table,
)

PAPERS = {"every": every_block(), "result": result_paper(), "long": long_plan(), "none": document()}
every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
ASKS = {"src", "srcset", "action", "background", "poster", "data", "formaction", "xlink:href"}
"""Attributes by which a page fetches something or sends something."""


def headings(whole: Node) -> list[Node]:
    return whole.of("h1", "h2", "h3", "h4", "h5", "h6")


@every_paper
def test_a_file_has_a_language_a_title_and_one_first_heading(paper: Document) -> None:
    whole = read_html(html(paper))

    levels = [int(found.tag[1]) for found in headings(whole)]
    assert [found.attributes["lang"] for found in whole.of("html")] == ["en"]
    assert [found.text for found in whole.of("head")[0].of("title")] == [paper.title]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@every_paper
def test_each_table_has_a_caption_headers_and_a_place_to_scroll_in(paper: Document) -> None:
    whole = read_html(html(paper))

    places = [node for node in whole.of("div") if node.attributes.get("class") == "scroll"]
    assert len(places) == len(whole.of("table"))
    for place in places:
        (caption,) = place.of("caption")
        scopes = [[cell.attributes.get("scope") for cell in row.own] for row in place.of("tr")]  # type: ignore[union-attr]
        assert caption.text
        assert place.attributes | {"aria-label": caption.text} == {
            "class": "scroll",
            "tabindex": "0",
            "role": "region",
            "aria-label": caption.text,
        }
        assert set(scopes[0]) == {"col"}
        assert all(row == ["row", *[None] * (len(row) - 1)] for row in scopes[1:])


@every_paper
def test_each_chart_is_a_picture_with_its_words(paper: Document) -> None:
    for chart in read_html(html(paper)).of("svg"):
        assert chart.attributes["role"] == "img"
        (title,) = chart.of("title")
        assert title.text.endswith(".")


@every_paper
def test_nothing_runs_and_nothing_is_asked_of_anybody(paper: Document) -> None:
    text = html(paper)
    whole = read_html(text)

    attributes = {name for node in whole.each() for name in node.attributes}
    policies = [n for n in whole.of("meta") if "http-equiv" in n.attributes]
    assert not whole.of("script", "iframe", "object", "embed", "link", "form", "base", "img")
    assert not {name for name in attributes if name in ASKS or name.startswith("on")}
    assert "style" not in attributes
    assert "url(" not in text
    assert "@import" not in text
    assert [found.attributes["content"] for found in policies] == [POLICY]


@every_paper
def test_every_id_is_there_once_and_every_entry_of_the_contents_leads_to_one(
    paper: Document,
) -> None:
    whole = read_html(html(paper))

    ids = [node.attributes["id"] for node in whole.each() if "id" in node.attributes]
    links = [node for nav in whole.of("nav") for node in nav.of("a")]
    named = {node.attributes["id"]: node.text for node in whole.each() if "id" in node.attributes}
    assert len(ids) == len(set(ids))
    assert [(named[link.attributes["href"][1:]]) for link in links] == [link.text for link in links]


def test_the_contents_list_the_sections_and_nothing_below_them() -> None:
    paper = document(
        Contents("Contents"), Heading("Same"), Heading("Below", 3), NewPage(), Heading("Same")
    )

    (nav,) = read_html(html(paper)).of("nav")

    assert [(a.text, a.attributes["href"]) for a in nav.of("a")] == [
        ("Same", "#section-1"),
        ("Same", "#section-2"),
    ]


def test_what_stands_out_is_strong_once() -> None:
    paper = document(Paragraph("Mature is good. Mature it is.", bold="Mature"), Paragraph("Plain."))

    first, second, _footer = read_html(html(paper)).of("p")

    assert [strong.text for strong in first.of("strong")] == ["Mature"]
    assert "</strong> is good. Mature it is.</p>" in html(paper)
    assert not second.of("strong")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "http://example.org",
        "data:text/html,<script>alert(1)</script>",
        "//evil.example",
        "https:evil.example",
        "https://",
        "https:///path",
        "https://good.example@evil.example/",
        "https://exa mple.org",
        'https://example.org/"onclick="alert(1)',
        "https://example.org/\nx",
        "https://[::1",
        "ftp://example.org",
        "#section-1",
        "",
    ],
)
def test_an_address_that_may_not_be_followed_is_only_words(url: str) -> None:
    paper = document(Bullets((Item("See", "the guide", url), Item("Alone", "", url))))

    whole = read_html(html(paper))

    assert not whole.of("a")
    assert whole.of("li")[0].text == "See the guide"
    assert " ".join(url.split()) in whole.of("li")[1].text


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://www.gov.uk/guide?a=1&b=2#c", "https://www.gov.uk/guide?a=1&b=2#c"),
        ("https://example.org:8443/a%20b", "https://example.org:8443/a%20b"),
        ("https://example.org/tŷ", "https://example.org/t%C5%B7"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_an_https_address_is_a_link(url: str, href: str) -> None:
    (link,) = read_html(html(document(Bullets((Item("See", "the guide", url),))))).of("a")

    assert link.attributes["href"] == href
    assert link.text == "the guide"


def test_a_comment_keeps_its_lines() -> None:
    paper = document(Quote("One line.\n\nAnother.\r\nA third.", "Comment"))

    (quote,) = read_html(html(paper)).of("blockquote")

    assert [line.text for line in quote.of("p")] == ["One line.", "Another.", "A third."]
    assert [source.text for source in quote.of("footer")] == ["Comment"]


def test_a_document_of_no_blocks_is_its_title() -> None:
    whole = read_html(html(document(title="Nothing planned")))

    assert [(found.tag, found.text) for found in headings(whole)] == [("h1", "Nothing planned")]


def test_another_language_is_told() -> None:
    whole = read_html(html(replace(document(), language="cy")))

    assert whole.of("html")[0].attributes["lang"] == "cy"


def test_the_same_document_gives_the_same_file() -> None:
    assert html(every_block()) == html(every_block())
    assert html(document(short_table())) != html(document(short_table("Impact")))
