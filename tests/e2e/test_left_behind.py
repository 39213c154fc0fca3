"""Something that cannot be saved yet, on a page that somebody leaves."""

import re

from playwright.sync_api import BrowserContext, expect

from tests.e2e.servers import Server
from tests.e2e.walks import begin, open_page

NA = re.compile("^Not applicable")


def test_what_lacks_a_reason_is_said_on_the_next_page_and_still_there_on_return(
    server: Server, visitor: BrowserContext
) -> None:
    page = visitor.new_page()
    begin(page, server, "Rivermouth Borough Council")
    page.get_by_role("radio", name=NA).first.check(force=True)
    expect(page.get_by_text("Say why the question does not apply")).to_be_visible()

    open_page(page, "Targeting")
    expect(page.get_by_text("Not saved yet: 'Where social value applies'.")).to_be_visible()
    open_page(page, "Policy")

    expect(page.get_by_role("radio", name=NA).first).to_be_checked()
    page.get_by_label("Why does it not apply?").fill("We buy nothing.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(re.compile("^Saved"))).to_be_visible()
