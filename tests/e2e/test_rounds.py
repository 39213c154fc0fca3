"""A round as a whole, in a real browser: more questions, handing in, reopening, the next one."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from maturity.access import Visitor
from maturity.domain.round import Assessment
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import start_round
from tests.e2e.councils import QUESTIONNAIRE
from tests.e2e.sites import Site
from tests.e2e.walks import card, choose, open_page, settle, until, visit

CARRIED = "Carried over from the last round. Confirm it, or change it."

TABLES = ("answer", "frozen_result", "reopening", "legal_answer", "indicator_entry")


def at_round(site: Site, context: BrowserContext, who: Visitor) -> Page:
    site.enter(context, who)
    page = context.new_page()
    visit(page, f"{site.address}/round")
    return page


def handed_in(site: Site) -> tuple[Visitor, Assessment]:
    """A round in which every answer is 2."""
    ann, begun = site.council()
    site.answer_the_rest(ann, begun, 2)
    return ann, submit_round(site.place, ann, begun.id)


def rows(database: Path, assessment_id: str) -> list[tuple[object, ...]]:
    """All that is stored of a round."""
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT * FROM assessment WHERE id = ?", [assessment_id])
        stored = found.fetchall()
        for table in TABLES:
            select = f"SELECT * FROM {table} WHERE assessment_id = ? ORDER BY 1, 2, 3"  # noqa: S608
            stored += connection.execute(select, [assessment_id]).fetchall()
    return stored


def test_a_round_is_handed_in_frozen_and_reopened_with_a_reason(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = site.council()
    site.answer_the_rest(ann, begun, 2)
    page = at_round(site, visitor, ann)

    page.get_by_role("button", name="Hand in this round").click()
    expect(page.get_by_text(re.compile("^Handed in on .* by Ann Lead"))).to_be_visible()
    open_page(page, "Policy")
    expect(page.get_by_role("radio").first).to_be_disabled()
    open_page(page, "This round")
    page.get_by_label("Why do you reopen it").fill("One answer was wrong.")
    page.get_by_role("button", name="Reopen this round").click()

    expect(page.get_by_text("Reason: One answer was wrong.")).to_be_visible()
    expect(page.get_by_role("button", name="Hand in this round")).to_be_visible()


def test_a_round_with_gaps_says_what_is_missing_and_stays_open(
    site: Site, visitor: BrowserContext
) -> None:
    page = at_round(site, visitor, site.council()[0])

    page.get_by_role("button", name="Hand in this round").click()

    expect(page.get_by_text("20 questions have no response yet")).to_be_visible()
    visit(page, f"{site.address}/round")
    expect(page.get_by_role("button", name="Hand in this round")).to_be_visible()


def test_the_other_sixteen_questions_join_and_what_is_in_scope_is_kept(
    site: Site, visitor: BrowserContext
) -> None:
    page = at_round(site, visitor, site.council()[0])
    page.get_by_role("button", name="Continue with 16 more").click()
    expect(page.get_by_text("0 of 36 questions are done.")).to_be_visible()

    open_page(page, "Policy")
    expect(page.get_by_role("radiogroup")).to_have_count(9)
    threshold = page.get_by_label("From what contract value")
    threshold.fill("£25,000")
    threshold.press("Tab")
    settle(page)
    visit(page, f"{site.address}/policy")

    expect(threshold).to_have_value("£25,000")


def test_the_next_round_carries_every_answer_over_to_be_confirmed_or_changed(
    site: Site, visitor: BrowserContext
) -> None:
    ann, last = handed_in(site)
    page = at_round(site, visitor, ann)

    page.get_by_role("button", name="Start the next round").click()
    # Exact: "20 of 20 questions are done", of the last round, holds the same words.
    expect(page.get_by_text("0 of 20 questions are done.", exact=True)).to_be_visible()
    open_page(page, "Policy")
    expect(page.get_by_text(CARRIED)).to_have_count(5)
    scope = card(page, "Where social value applies")
    scope.get_by_role("button", name="Still true: confirm").click()
    expect(scope.get_by_text(CARRIED)).to_have_count(0)
    choose(page, "3, Mature: At least twice in the last 12 months")
    expect(card(page, "Leaders answer for results").get_by_text(CARRIED)).to_have_count(0)

    expect(page.get_by_text("2 of 5 questions are done.")).to_be_visible()
    now = site.place.store.assessments_of(last.organisation_id)[-1]
    assert now.number == 2
    stored = site.place.store.current_answers(now.id)
    assert [stored[q].answer.level for q in ("policy.scope", "policy.leadership")] == [2, 3]


def test_a_second_result_opens_with_the_facts_of_progress(
    site: Site, visitor: BrowserContext
) -> None:
    ann, last = handed_in(site)
    now = start_round(site.place, ann, last.organisation_id, QUESTIONNAIRE)
    rising = dict.fromkeys(site.asked(ann, now)[:7], 3)
    site.answer(ann, now, rising | {"impact.decisions": 1})
    site.answer_the_rest(ann, now, 2)
    page = at_round(site, visitor, ann)
    open_first = page.get_by_role("link", name="Results", exact=True).first
    open_first.click()

    facts = page.get_by_text("Since the last round: 7 answers rose; 1 fell; 12 are unchanged.")
    expect(facts).to_be_visible()
    texts = page.locator("main").get_by_role("paragraph").all_inner_texts()
    assert texts[0].startswith("Since the last round: 7 answers rose")


def test_an_old_round_can_be_looked_at_and_is_unchanged_byte_for_byte(
    site: Site, visitor: BrowserContext
) -> None:
    ann, last = handed_in(site)
    before = rows(site.database, last.id)
    now = start_round(site.place, ann, last.organisation_id, QUESTIONNAIRE)
    site.answer(ann, now, {"policy.scope": 4})
    submitted = site.place.store.frozen_results(last.id)
    page = at_round(site, visitor, ann)

    visit(page, site.address)
    page.get_by_role("button", name="Rivermouth, round 1").click()
    expect(
        page.get_by_text("It was handed in. It can be looked at, and not changed.")
    ).to_be_visible()
    for title in ("Policy", "This round", "All questions", "Legal check", "Indicators"):
        open_page(page, title)
    expect(page.get_by_role("radio").and_(page.locator(":enabled"))).to_have_count(0)

    assert submitted == site.place.store.frozen_results(last.id)
    assert rows(site.database, last.id) == before


def test_ticked_roles_are_counted_in_the_result(site: Site, visitor: BrowserContext) -> None:
    ann, begun = site.council()
    site.answer_the_rest(ann, begun, 2)
    page = at_round(site, visitor, ann)

    for role in ("Procurement", "Finance"):
        page.get_by_role("checkbox", name=role).check(force=True)
    stored = site.place.store
    until(page, lambda: len((stored.assessment(begun.id) or begun).roles) == 2)
    visit(page, f"{site.address}/results")

    expect(page.get_by_text(re.compile("How sure is this\\? .*2 roles"))).to_be_visible()
