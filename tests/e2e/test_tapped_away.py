"""On a touch screen: somebody taps a link while the words that they typed are still in a box."""

from playwright.sync_api import Browser, expect

from tests.e2e.sites import Site

COMMENT = "Half a day of work"


def test_a_comment_is_saved_when_the_next_tap_is_on_a_link(site: Site, browser: Browser) -> None:
    ann, begun = site.council()
    context = browser.new_context(has_touch=True)
    site.enter(context, ann)
    page = context.new_page()
    page.goto(f"{site.address}/policy")
    expect(page.get_by_role("heading", name="What comes next")).to_be_visible()
    page.locator("summary", has_text="Evidence, comment").last.click()
    page.get_by_label("Comment", exact=True).last.press_sequentially(COMMENT)

    page.get_by_test_id("stMain").get_by_role("link", name="Targeting").last.tap()

    expect(page.get_by_role("heading", name="Targeting", level=1)).to_be_visible()
    answers = site.place.store.current_answers(begun.id).values()
    assert [record.answer.comment for record in answers] == [COMMENT]
    context.close()
