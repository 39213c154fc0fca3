"""Every page against WCAG 2.2 AA, light and dark, narrow and wide, empty and full."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from tests.e2e.faults import faults, unfold_all
from tests.e2e.sites import Site
from tests.e2e.walks import all_addresses, visit

Scheme = Literal["light", "dark"]

BOTH_WAYS = pytest.mark.parametrize("scheme", ["light", "dark"])
EACH_WIDTH = pytest.mark.parametrize("width", [320, 1280])


@contextmanager
def tab(browser: Browser, scheme: Scheme, width: int) -> Iterator[Page]:
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def every_page(page: Page, site: Site, who: Visitor) -> dict[str, list[str]]:
    """What is wrong with each, by its address."""
    site.enter(page.context, who)
    found = {address: looked_at(page, address) for address in all_addresses(page, site)}
    assert len(found) >= 12
    return {address: wrong for address, wrong in found.items() if wrong}


def looked_at(page: Page, address: str) -> list[str]:
    visit(page, address)
    unfold_all(page)
    return faults(page)


@BOTH_WAYS
@EACH_WIDTH
def test_no_page_of_a_council_that_has_just_begun_breaks_a_rule(
    site: Site, browser: Browser, scheme: Scheme, width: int
) -> None:
    ann = site.council()[0]

    with tab(browser, scheme, width) as page:
        assert every_page(page, site, ann) == {}


@BOTH_WAYS
@EACH_WIDTH
def test_no_page_of_a_council_with_every_answer_breaks_a_rule(
    site: Site, browser: Browser, scheme: Scheme, width: int
) -> None:
    owner = site.explorer()[0]

    with tab(browser, scheme, width) as page:
        assert every_page(page, site, owner) == {}


@BOTH_WAYS
@EACH_WIDTH
def test_no_page_on_the_way_in_breaks_a_rule(
    site: Site, browser: Browser, scheme: Scheme, width: int
) -> None:
    ann, begun = site.council()
    token = invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)

    with tab(browser, scheme, width) as page:
        wrong = looked_at(page, site.address)
        page.goto(site.link(token))
        wrong += faults(page)
        page.goto(site.link("guessed"))
        page.get_by_role("button").click()
        wrong += faults(page)
        for newcomer in (
            site.member(begun.organisation_id, ""),
            site.person("", owner=True),
            site.person("Somebody who belongs nowhere"),
        ):
            site.enter(page.context, newcomer)
            wrong += looked_at(page, site.address)

    assert wrong == []


def test_each_page_has_a_title_of_its_own(site: Site, browser: Browser) -> None:
    owner = site.explorer()[0]
    titles = []

    with tab(browser, "light", 1280) as page:
        site.enter(page.context, owner)
        for address in all_addresses(page, site):
            visit(page, address)
            titles.append(page.title())

    assert len(set(titles)) == len(titles)
    assert all(title.endswith(" - Social Value Maturity Index") for title in titles)
