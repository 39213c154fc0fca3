"""What is wrong with a page as it stands on the screen: axe-core, headings, width, language."""

from itertools import pairwise
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}

UNFOLD = "document.querySelectorAll('details:not([open]) > summary').forEach(s => s.click())"

HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""

TOO_WIDE = """() => [document.scrollingElement, ...document.querySelectorAll('section, main')]
    .filter(part => part.scrollWidth > Math.max(part.clientWidth, window.innerWidth))
    .map(part => `${part.tagName} is ${part.scrollWidth} wide`)"""
"""Streamlit scrolls a part of the page, not the page itself."""


def faults(page: Page) -> list[str]:
    """Empty for a page that has none. Folded parts are looked at unfolded."""
    return [*_axe(page), *_headings(page), *page.evaluate(TOO_WIDE), *_names(page)]


def unfold_all(page: Page) -> None:
    page.evaluate(UNFOLD)


def _axe(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {[node['html'][:200] for node in v['nodes'][:3]]}" for v in found]


def _headings(page: Page) -> list[str]:
    levels: list[int] = page.evaluate(HEADINGS)
    wrong = [f"h{below} after h{above}" for above, below in pairwise(levels) if below > above + 1]
    if levels.count(1) != 1 or levels[0] != 1:
        wrong.append(f"headings are {levels}: one h1, first")
    return wrong


def _names(page: Page) -> list[str]:
    language = page.evaluate("document.documentElement.lang")
    return [] if language == "en" else [f"the language is '{language}'"]
