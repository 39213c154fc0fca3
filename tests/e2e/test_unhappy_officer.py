"""An officer for whom little goes well: the link, and the file, each with a sentence that helps."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.usecases.come_in import follow_link, invite, make_device_link, revoke_link, token_hash
from tests.e2e.sites import Site
from tests.e2e.walks import card, is_chosen, open_page, settle, visit

REFUSED = "This link does not work"


def is_refused(page: Page, link: str, sentence: str) -> None:
    page.goto(link)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", name=REFUSED, level=1)).to_be_visible()
    expect(page.get_by_text(sentence)).to_be_visible()
    page.goto("/".join(link.split("/")[:3]))
    expect(page.get_by_role("heading", name="Come in")).to_be_visible()


def invited(site: Site) -> tuple[Visitor, Assessment, str]:
    """A lead, their round, and the token of an invitation into it."""
    ann, begun = site.council()
    return ann, begun, invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)


def test_a_forwarded_link_that_a_colleague_used_first_says_so(
    site: Site, visitor: BrowserContext
) -> None:
    token = invited(site)[2]
    follow_link(site.place, token, None)

    is_refused(
        visitor.new_page(),
        site.link(token),
        "This link was used already, and each works once. Ask for a new one.",
    )


def test_an_expired_link_says_so(site: Site, visitor: BrowserContext) -> None:
    ann, begun = site.council()
    long_ago = datetime.now(UTC) - timedelta(days=15)
    then = replace(site.place, now=lambda: long_ago)
    token = invite(then, ann, begun.organisation_id, Role.CONTRIBUTOR)

    is_refused(visitor.new_page(), site.link(token), "This link has expired. Ask for a new one.")


def test_a_link_that_was_taken_back_says_so(site: Site, visitor: BrowserContext) -> None:
    ann, _begun, token = invited(site)
    revoke_link(site.place, ann, token_hash(token))

    sentence = "This link was taken back. Ask for a new one."
    is_refused(visitor.new_page(), site.link(token), sentence)


@pytest.mark.parametrize("token", ["guessed", "x" * 500, "%F0%9F%92%A9", "%22%3E%3Cb%3E"])
def test_a_guessed_link_is_told_apart_from_nothing(
    site: Site, visitor: BrowserContext, token: str
) -> None:
    sentence = "There is no such link. Check that you copied all of it."

    is_refused(visitor.new_page(), site.link(token), sentence)


def test_a_link_can_be_looked_at_often_before_it_is_used(
    site: Site, visitor: BrowserContext
) -> None:
    link = site.link(invited(site)[2])
    page = visitor.new_page()
    page.goto(link)
    page.goto(link)

    page.get_by_role("button", name="Come in").click()

    expect(page.get_by_label("What is your name")).to_be_visible()


def test_somebody_elses_device_link_does_not_make_one_somebody_else(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = site.council()
    ben = site.member(begun.organisation_id, "Ben")
    site.enter(visitor, ben)
    page = visitor.new_page()

    page.goto(site.link(make_device_link(site.place, ann)))
    page.get_by_role("button", name="Come in").click()

    expect(page.get_by_text("You are in already, as somebody else.")).to_be_visible()

    visit(page, f"{site.address}/colleagues")
    expect(page.get_by_text("Ben, answers questions, this is you")).to_be_visible()


def at_files(site: Site, context: BrowserContext) -> tuple[Page, Assessment]:
    ann, begun = site.council()
    site.enter(context, ann)
    page = context.new_page()
    visit(page, f"{site.address}/files")
    return page, begun


def upload(page: Page, text: str) -> None:
    file = {"name": "ours.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator('input[type="file"]').set_input_files(files=file)  # type: ignore[arg-type]
    expect(page.get_by_text("ours.csv", exact=True)).to_be_visible()
    settle(page)


def test_a_file_with_a_row_twice_is_told_and_nothing_of_it_is_taken(
    site: Site, visitor: BrowserContext
) -> None:
    page, begun = at_files(site, visitor)

    upload(page, "question,level\npolicy.scope,3\npolicy.leadership,2\npolicy.scope,4\n")

    expect(page.get_by_text("Nothing was taken over: the file has a problem.")).to_be_visible()
    expect(page.get_by_text("this question stands in row 2 already")).to_be_visible()
    expect(page.get_by_role("button", name="Take over")).to_have_count(0)
    assert site.place.store.current_answers(begun.id) == {}


def test_a_file_from_another_spreadsheet_is_looked_at_and_taken_over(
    site: Site, visitor: BrowserContext
) -> None:
    page, begun = at_files(site, visitor)

    upload(page, "question;level;comment\npolicy.scope;4 - Leader;Grants\n")
    expect(page.get_by_role("columnheader", name="Would become")).to_be_visible()
    expect(page.get_by_role("cell", name="4, Leader; Comment: Grants")).to_be_visible()
    assert site.place.store.current_answers(begun.id) == {}
    page.get_by_role("button", name="Take over this 1 answer").click()
    expect(page.get_by_text("1 answer was taken over.")).to_be_visible()

    open_page(page, "Policy")
    is_chosen(page, "4, Leader: Beyond contracts")
    expect(card(page, "Where social value applies").get_by_text("Saved")).to_be_visible()


def test_the_file_that_is_downloaded_comes_back_without_a_change(
    site: Site, visitor: BrowserContext
) -> None:
    page, _begun = at_files(site, visitor)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download your answers").click()

    text = waiting.value.path().read_text(encoding="utf-8-sig")
    upload(page, text)

    assert waiting.value.suggested_filename == "Rivermouth-round-1-answers.csv"
    assert text.count("\n") == 21
    expect(page.get_by_text("Nothing would change.")).to_be_visible()
