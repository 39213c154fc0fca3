"""A button that is pressed twice, as on a slow network or by an unsteady hand."""

from playwright.sync_api import BrowserContext, expect

from tests.e2e.sites import Site


def test_pressing_come_in_twice_lets_somebody_in(site: Site, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    page.goto(site.owner_link)
    button = page.get_by_role("button", name="Come in").bounding_box()
    assert button is not None
    place = button["x"] + 5, button["y"] + 5

    page.mouse.click(*place)
    page.mouse.click(*place)

    expect(page.get_by_role("heading", name="Start for my organisation")).to_be_visible()
