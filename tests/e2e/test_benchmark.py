"""From handing in to comparing, in a real browser: seen first, agreed to, published, compared."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from maturity.access import Visitor
from maturity.domain.round import Assessment
from tests.benchmarked import contribute_all
from tests.e2e.councils import questionnaire
from tests.e2e.faults import faults
from tests.e2e.servers import Server
from tests.e2e.sites import Site
from tests.e2e.walks import settle, unfold, visit


def district(site: Site) -> tuple[Visitor, Assessment]:
    """A council that the register knows, with every answer of the light set."""
    ann, begun = site.council()
    known = site.place.store.organisation(begun.organisation_id)
    assert known is not None
    listed = replace(
        known, type="district", region="South West", population=90_000, register_code="RIV"
    )
    site.place.store.save_organisations([listed])
    site.answer_the_rest(ann, begun, 2)
    return ann, begun


def tick(page: Page, words: str) -> None:
    page.get_by_text(words).click()
    expect(page.get_by_role("checkbox", name=words)).to_be_checked()


def hand_in_and_contribute(page: Page, address: str) -> None:
    visit(page, f"{address}/round")
    page.get_by_role("button", name="Hand in this round").click()
    expect(page.get_by_role("button", name="Reopen this round")).to_be_visible()
    page.get_by_role("link", name="Contribute to the benchmark").click()
    expect(page.get_by_role("heading", name="Exactly what would be sent")).to_be_visible()
    unfold(page.locator("main"), "The levels of 20 questions")
    expect(page.get_by_role("cell", name="2, Developing").first).to_be_visible()
    settle(page)
    assert faults(page) == []
    tick(page, "Yes, our organisation contributes what stands above to the benchmark.")
    page.get_by_role("button", name="Contribute to the benchmark").click()
    expect(page.get_by_text("Contributed. It counts in the next release.")).to_be_visible()
    settle(page)
    expect(page.get_by_role("heading", name="What was sent")).to_be_focused()


def publish(page: Page, address: str) -> bytes:
    """The public file."""
    visit(page, f"{address}/benchmark")
    expect(page.get_by_role("cell", name="31", exact=True)).to_be_visible()
    page.get_by_role("button", name="Prepare a draft").click()
    expect(page.get_by_text("The draft is ready.")).to_be_visible()
    settle(page)
    assert faults(page) == []
    tick(page, "I have looked at what is in it and what is held back.")
    page.get_by_role("button", name="Publish this release").click()
    expect(page.get_by_text("The release is published.")).to_be_visible()
    settle(page)
    expect(page.get_by_role("heading", name="Published releases")).to_be_focused()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Release of").click()
    return waiting.value.path().read_bytes()


def test_a_council_contributes_what_it_saw_and_compares_itself_once_the_taskforce_published(
    server: Server, visitor: BrowserContext, tmp_path: Path
) -> None:
    site = Site(server, tmp_path / "maturity.db")
    ann, begun = district(site)
    contribute_all(site.place, questionnaire())
    site.enter(visitor, ann)
    page = visitor.new_page()

    hand_in_and_contribute(page, site.address)
    site.enter(visitor, site.person("Olga", owner=True))
    file = publish(page, site.address)
    site.enter(visitor, ann)
    visit(page, f"{site.address}/results")
    page.get_by_role("link", name="Compare with others").click()

    expect(page.get_by_text("Among 30 or more councils you are").first).to_be_visible()
    settle(page)
    assert faults(page) == []
    assert file.startswith(b"SQLite format 3")
    assert begun.organisation_id.encode() not in file
    assert b"RIV" not in file
