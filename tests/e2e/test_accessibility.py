"""Every page against WCAG 2.2 AA with axe-core, light and dark, narrow and wide."""

import re
from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.e2e.servers import Server
from tests.e2e.walks import begin, choose, open_page

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {[node['html'][:120] for node in v['nodes'][:3]]}" for v in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_breaks_a_rule(
    server: Server, browser: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}

    def look(name: str, go: Callable[[], object]) -> None:
        go()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        found[name] = violations(page)

    look("stranger", lambda: page.goto(server.address))
    look("link", lambda: page.goto(server.owner_link))
    begin(page, server, "Rivermouth Borough Council")
    look("start", lambda: None)
    look("theme, empty", lambda: page.goto(f"{server.address}/policy"))
    choose(page, "3, Mature: Your rule")
    expect(page.get_by_text(re.compile("^Saved"))).to_be_visible()
    look("theme, answered", lambda: None)
    look("results", lambda: page.goto(f"{server.address}/results"))
    look("round", lambda: page.goto(f"{server.address}/round"))
    look("colleagues", lambda: page.goto(f"{server.address}/colleagues"))
    context.close()

    assert {name: broken for name, broken in found.items() if broken} == {}


def test_a_question_is_answered_with_the_keyboard_alone(server: Server, browser: Browser) -> None:
    page = browser.new_context().new_page()
    begin(page, server, "Rivermouth Borough Council")
    open_page(page, "Policy")

    page.get_by_role("radio", name=re.compile("^0, Not in place: No rule")).focus()
    page.keyboard.press("Space")
    for _ in range(3):
        page.keyboard.press("ArrowDown")

    expect(page.get_by_role("radio", name=re.compile("^3, Mature: Your rule"))).to_be_checked()
    expect(page.get_by_text(re.compile("^Saved"))).to_be_visible()
