"""Every page against WCAG 2.2 AA, light and dark, narrow and wide, empty and full."""

from collections.abc import Collection

from playwright.sync_api import BrowserContext, Page, expect

from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from tests.e2e.faults import faults
from tests.e2e.plans import fill_plan
from tests.e2e.sites import Site
from tests.e2e.walks import all_addresses, turn_to, unfold_all, visit

PAGES = 20
"""At least so many: a walk that finds fewer has lost its way."""


ALIKE = {"targeting", "measurement", "impact"}
"""While nothing is answered, one theme's page is like another's."""


def wrong_on_pages(page: Page, site: Site, *, but: Collection[str] = ()) -> dict[str, list[str]]:
    """By their addresses."""
    found: dict[str, list[str]] = {}
    titles: list[str] = []
    addresses = all_addresses(page, site)
    assert len(addresses) >= PAGES
    for address in addresses:
        if address.rpartition("/")[2] in but:
            continue
        turn_to(page, address)
        titles.append(page.title())
        found[address] = faults(page)
    assert len(set(titles)) == len(titles), "each page has a title of its own"
    assert all(title.endswith(" - Social Value Maturity Index") for title in titles)
    return {address: wrong for address, wrong in found.items() if wrong}


def test_no_page_of_a_council_that_has_just_begun_breaks_a_rule(
    site: Site, visitor: BrowserContext
) -> None:
    ann = site.council()[0]
    site.enter(visitor, ann)

    assert wrong_on_pages(visitor.new_page(), site, but=ALIKE) == {}


def test_no_page_of_a_council_with_every_answer_breaks_a_rule(
    site: Site, visitor: BrowserContext
) -> None:
    owner = site.explorer()[0]
    invite(site.place, owner, owner.memberships[0].organisation_id, Role.CONTRIBUTOR)
    site.enter(visitor, owner)
    page = visitor.new_page()

    assert wrong_on_pages(page, site) == {}
    for path in ("log", "audit"):
        turn_to(page, f"{site.address}/{path}")
        expect(page.get_by_text("made an invitation for a contributor").first).to_be_visible()
        assert faults(page) == []


def test_no_page_of_a_plan_that_is_worked_with_breaks_a_rule(
    site: Site, visitor: BrowserContext
) -> None:
    owner, explored = site.explorer()
    fill_plan(site, owner, explored)
    site.enter(visitor, owner)
    page = visitor.new_page()
    wrong: dict[str, list[str]] = {}

    for path in ("priorities", "targets", "plan", "documents"):
        turn_to(page, f"{site.address}/{path}")
        unfold_all(page)
        wrong[path] = faults(page)

    assert {path: found for path, found in wrong.items() if found} == {}


def test_no_first_page_of_a_newcomer_breaks_a_rule(site: Site, visitor: BrowserContext) -> None:
    ann, begun = site.council()
    page = visitor.new_page()
    visit(page, site.address)
    wrong = faults(page)

    for newcomer in (
        site.member(begun.organisation_id, ""),
        site.member(begun.organisation_id, "Rob", Role.READER),
        site.member(begun.organisation_id, "", Role.FACILITATOR),
        site.person("", owner=True),
        site.person("Somebody who belongs nowhere"),
    ):
        site.enter(visitor, newcomer)
        visit(page, site.address)
        wrong += faults(page)

    site.enter(visitor, ann)
    visit(page, f"{site.address}/colleagues")
    unfold_all(page)
    assert wrong + faults(page) == []


def test_neither_the_page_of_a_link_nor_its_refusal_breaks_a_rule(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = site.council()
    page = visitor.new_page()
    page.goto(site.link(invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)))
    wrong = faults(page)

    page.goto(site.link("guessed"))
    page.get_by_role("button").click()

    assert [*wrong, *faults(page)] == []
