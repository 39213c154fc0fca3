"""What is wrong with a page on the screen: axe-core, headings, width, language. In both lights, on
a phone and on a wide screen.
"""

from itertools import pairwise
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.e2e.walks import QUIET

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BRIEF = {"resultTypes": ["violations"], "preload": False, "selectors": False}
"""Rules that read style sheets again are experiments, which have none of these tags."""

EVERY_RULE = {"runOnly": {"type": "tag", "values": TAGS}, **BRIEF}
COLOURS = {"runOnly": ["color-contrast"], **BRIEF}
"""Of all rules, what a dark page may break and a light one does not."""

STILL = "* { transition: none !important; animation: none !important; }"
"""A colour on its way to another one is no fault."""

STAND_STILL = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
}"""
"""The policy of our own pages takes no style that stands in the page."""

UNFOLD = """async () => {
    const drawn = part => part.innerText.trim().length
        > part.querySelector('summary').innerText.trim().length;
    for (const part of document.querySelectorAll('details')) {
        if (!part.open) part.querySelector('summary').click();
        for (let n = 0; n < 100 && !drawn(part); n++) await new Promise(r => setTimeout(r, 50));
        if (!drawn(part)) throw new Error(`still empty: ${part.innerText}`);
    }
}"""
"""Most parts are drawn only once they are open: one after the other, as somebody would."""

HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""

TOO_WIDE = """() => [document.scrollingElement, ...document.querySelectorAll('main')]
    .filter(part => part.scrollWidth > part.clientWidth)
    .map(part => `${part.tagName} is ${part.scrollWidth} wide`)"""
"""Streamlit scrolls a part of the page, not the page itself."""


IN_LIGHT = """scheme => {
    const part = document.querySelector('[data-testid="stApp"]') ?? document.body;
    const [red] = getComputedStyle(part).backgroundColor.match(/\\d+/);
    return (red > 127) === (scheme === 'light');
}"""
"""Streamlit follows the browser a moment later."""


Scheme = Literal["light", "dark"]
WIDE, NARROW = 1280, 320
LOOKS: list[tuple[Scheme, int]] = [
    ("light", WIDE),
    ("light", NARROW),
    ("dark", NARROW),
    ("dark", WIDE),
]
"""From either end: a page is drawn anew for each change of light or width."""


def faults(page: Page) -> list[str]:
    """Empty for a page that has none. Folded parts are looked at unfolded. The light stays as it
    was looked at last: the next page begins with it.
    """
    if page.evaluate("!window.axe"):
        page.evaluate(STAND_STILL, STILL)
        page.evaluate(Axe().axe_script)
    page.evaluate(UNFOLD)
    looks = LOOKS if page.evaluate(IN_LIGHT, "light") else LOOKS[::-1]
    seen = [fault for scheme, width in looks for fault in _seen(page, scheme, width)]
    return [*seen, *_headings(page), *_language(page)]


def _seen(page: Page, scheme: Scheme, width: int) -> list[str]:
    _widen(page, width)
    _light_up(page, scheme)
    page.evaluate(QUIET)
    if scheme == "dark":
        return [f"{width}: dark: {fault}" for fault in _axe(page, COLOURS)]
    return [f"{width}: {fault}" for fault in [*_axe(page, EVERY_RULE), *page.evaluate(TOO_WIDE)]]


def _widen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


def _light_up(page: Page, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    wait_until(page, IN_LIGHT, scheme)


def what_the_policy_refuses(context: BrowserContext) -> list[str]:
    """It fills while pages of this browser are used, should one break its own policy."""
    refused: list[str] = []

    def look(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    context.on("console", look)
    return refused


def wait_until(page: Page, true: str, argument: object = None) -> None:
    """Looks from outside: playwright's own way evaluates text in the page, which a content security
    policy forbids at every look but the first.
    """
    for _ in range(400):
        if page.evaluate(true, argument):
            return
        page.wait_for_timeout(50)
    raise AssertionError(true)


def _axe(page: Page, rules: dict[str, Any]) -> list[str]:
    found = page.evaluate("rules => axe.run(rules).then(done => done.violations)", rules)
    return [f"{v['id']}: {[node['html'][:200] for node in v['nodes'][:3]]}" for v in found]


def _headings(page: Page) -> list[str]:
    levels: list[int] = page.evaluate(HEADINGS)
    wrong = [f"h{below} after h{above}" for above, below in pairwise(levels) if below > above + 1]
    if levels.count(1) != 1 or levels[0] != 1:
        wrong.append(f"headings are {levels}: one h1, first")
    return wrong


def _language(page: Page) -> list[str]:
    language = page.evaluate("document.documentElement.lang")
    return [] if language == "en" else [f"the language is '{language}'"]
