"""The HTML file in a real browser: WCAG in both lights, a phone, and nobody who is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from maturity.documents.blocks import Document
from maturity.documents.html import html
from maturity.documents.plan_page import full_plan, members_page
from tests.documents.plans import full_paper
from tests.documents.sample_documents import (
    HOSTILE,
    LONG_TEXT,
    LONG_WORD,
    document,
    every_block,
)
from tests.e2e.faults import TOO_WIDE, faults, wait_until

PAPERS: dict[str, Callable[[], Document]] = {
    "every block": every_block,
    "a plan": lambda: full_plan(full_paper()),
    "a members' page": lambda: members_page(full_paper()),
    "nothing": document,
    "hostile": partial(every_block, " ".join(HOSTILE.values())),
    "a long word": partial(every_block, LONG_WORD),
}

VIOLATED = """() => new Promise(done => {
    document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
    document.body.append(Object.assign(new Image(), {src: 'https://evil.example/x.png'}));
})"""

FOCUSED = """() => [...document.querySelectorAll('.scroll')].filter(place => {
    place.focus();
    return document.activeElement !== place;
}).length"""

FITS = """() => [...document.querySelectorAll('p, li, h1, h2, h3, dt, dd, figure')].filter(part =>
    part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(part => part.outerHTML.slice(0, 120))"""
"""What would be cut off, though the page does not scroll."""


def written(folder: Path, paper: Document) -> Path:
    file = folder / "plan.html"
    file.write_bytes(html(paper).encode())
    return file


@contextmanager
def opened(context: BrowserContext, folder: Path, paper: Document) -> Iterator[Page]:
    """From the disk, as a council opens a download. It asks for nothing but itself."""
    file = written(folder, paper)
    page = context.new_page()
    asked: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    yield page
    assert asked == [file.as_uri()]
    assert dialogs == []
    page.close()


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_it_breaks_no_rule_in_either_light_narrow_or_wide(
    visitor: BrowserContext, tmp_path: Path, paper: Callable[[], Document]
) -> None:
    with opened(visitor, tmp_path, paper()) as page:
        assert faults(page) == []


@pytest.mark.parametrize(
    "paper", [*PAPERS.values(), partial(every_block, LONG_TEXT)], ids=[*PAPERS, "a long text"]
)
def test_on_a_phone_only_tables_scroll_to_the_side(
    visitor: BrowserContext, tmp_path: Path, paper: Callable[[], Document]
) -> None:
    with opened(visitor, tmp_path, paper()) as page:
        page.set_viewport_size({"width": 320, "height": 800})

        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(FITS) == []


def test_every_table_can_be_reached_and_scrolled_with_the_keyboard(
    visitor: BrowserContext, tmp_path: Path
) -> None:
    with opened(visitor, tmp_path, every_block()) as page:
        page.set_viewport_size({"width": 320, "height": 800})
        page.locator(".wide .scroll").focus()
        page.keyboard.press("ArrowRight")

        wait_until(page, "document.querySelector('.wide .scroll').scrollLeft > 0")
        assert page.evaluate(FOCUSED) == 0


def test_the_contents_lead_to_their_sections(visitor: BrowserContext, tmp_path: Path) -> None:
    with opened(visitor, tmp_path, full_plan(full_paper())) as page:
        page.get_by_role("navigation").get_by_role("link", name="How this is worked out").click()

        heading = page.get_by_role("heading", name="How this is worked out", exact=True)
        wait_until(page, "window.scrollY > 0")
        assert 0 <= heading.evaluate("found => found.getBoundingClientRect().top") < 100


def test_a_chart_is_a_picture_with_the_words_of_the_document(
    visitor: BrowserContext, tmp_path: Path
) -> None:
    with opened(visitor, tmp_path, every_block()) as page:
        names = [
            found.evaluate("chart => chart.querySelector('title').textContent")
            for found in page.get_by_role("img").all()
        ]

        assert [name.split(".")[0] for name in names] == [
            "A bar for each theme shows its average, from 0 to 5",
            "A row of cells for each theme",
        ]


def test_an_outside_picture_would_be_refused(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(written(tmp_path, every_block()).as_uri())

    assert page.evaluate(VIOLATED) == "img-src"
    page.close()
