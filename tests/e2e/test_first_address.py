"""The first thing that a server is asked for after its start may be any page."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.servers import Server


@pytest.mark.parametrize("path", ["results", "policy", "nowhere"])
def test_a_link_to_a_page_is_no_worse_as_the_first_address_than_later(
    server: Server, visitor: BrowserContext, path: str
) -> None:
    page = visitor.new_page()

    page.goto(f"{server.address}/{path}")

    expect(page.get_by_role("heading", name="Come in")).to_be_visible()
    assert "has encountered an error" not in page.inner_text("body")
