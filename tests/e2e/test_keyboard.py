"""The keyboard alone, by real key presses: a whole theme, and where focus is after each step."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from maturity.access import Visitor
from maturity.domain.round import Assessment
from maturity.usecases.answering import answer_history
from tests.e2e.councils import levels, questionnaire
from tests.e2e.sites import Site
from tests.e2e.walks import is_saved, settle, until, visit

TARGETING = questionnaire().light_set().themes[1]

FOCUS = """() => {
    const here = document.activeElement;
    const name = here.ariaLabel || here.labels?.[0]?.innerText || here.innerText || here.value;
    return [here.tagName, here.tagName === 'MAIN' ? 'main' : (name || '').trim()];
}"""

MOST = 200
"""Presses of Tab that no page needs."""


def focus(page: Page) -> tuple[str, str]:
    """The element that has it, and what it is called."""
    tag, name = page.evaluate(FOCUS)
    return tag, name


def tab_to(page: Page, words: str, tag: str = "") -> list[str]:
    """Presses Tab until it is there, and says what it passed on its way."""
    passed: list[str] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        found, name = focus(page)
        if words in name and found.startswith(tag):
            return passed
        passed.append(name)
    raise AssertionError(f"'{words}' is not reached by Tab, only {passed}")


def begun(site: Site, visitor: BrowserContext, path: str = "") -> tuple[Page, Visitor, Assessment]:
    ann, assessment = site.council()
    site.enter(visitor, ann)
    page = visitor.new_page()
    visit(page, f"{site.address}/{path}")
    return page, ann, assessment


def group(page: Page, text: str) -> Locator:
    return page.get_by_role("radiogroup", name=text)


def test_a_whole_theme_is_answered_from_the_top_of_the_page(
    site: Site, visitor: BrowserContext
) -> None:
    page, ann, assessment = begun(site, visitor, "targeting")
    expect(page.get_by_role("radiogroup")).to_have_count(len(TARGETING.questions))

    for question in TARGETING.questions:
        tab_to(page, "0, Not in place", "INPUT")
        page.keyboard.press("Space")
        for _level in range(3):
            page.keyboard.press("ArrowDown")
        chosen = group(page, question.text).get_by_role("radio").nth(3)
        expect(chosen).to_be_checked()
        expect(chosen).to_be_focused()

    expect(page.get_by_text("5 of 5 questions are done.")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_have_count(5)
    meant = {question.id: 3 for question in TARGETING.questions}
    until(page, lambda: levels(site.place, assessment.id) == meant)
    for question in TARGETING.questions:
        assert len(answer_history(site.place, ann, assessment.id, question.id)) == 1


def test_tab_follows_the_page_from_the_top_and_stops_once_at_each_question(
    site: Site, visitor: BrowserContext
) -> None:
    page, _ann, _assessment = begun(site, visitor, "targeting")
    expect(page.get_by_role("radiogroup")).to_have_count(len(TARGETING.questions))

    passed = tab_to(page, "Go on to the next question")

    assert passed[:4] == ["Skip to main content", "Start", "Policy", "Targeting"]
    stops = [name for name in passed if re.match(r"[0-5], ", name)]
    assert len(stops) == len(TARGETING.questions)


def test_the_box_for_evidence_is_opened_filled_and_saved_by_key(
    site: Site, visitor: BrowserContext
) -> None:
    page, _ann, assessment = begun(site, visitor, "targeting")
    question = TARGETING.questions[0]
    tab_to(page, "0, Not in place", "INPUT")
    page.keyboard.press("Space")

    tab_to(page, "Evidence, comment and target", "SUMMARY")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What stands behind your answer?")).to_be_visible()
    settle(page)
    tab_to(page, "What stands behind your answer?")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(page, "Note on the evidence")
    page.keyboard.type("Minutes of May")
    page.keyboard.press("Tab")

    is_saved(page)
    answers = site.place.store.current_answers
    until(page, lambda: answers(assessment.id)[question.id].answer.evidence_note != "")
    stored = answers(assessment.id)[question.id].answer
    assert (stored.level, stored.evidence) == (0, "records")
    assert stored.evidence_note == "Minutes of May"


def test_focus_goes_to_the_heading_of_the_page_that_was_opened(
    site: Site, visitor: BrowserContext
) -> None:
    page, _ann, _assessment = begun(site, visitor)
    assert focus(page)[0] == "BODY"

    for title in ("Policy", "This round", "Results", "Start"):
        tab_to(page, title, "A")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_be_focused()


def test_the_next_question_is_announced_by_its_heading(site: Site, visitor: BrowserContext) -> None:
    page, ann, assessment = begun(site, visitor, "policy")
    answers = [question.id for question in questionnaire().light_set().themes[0].questions]
    site.answer(ann, assessment, dict.fromkeys(answers, 1))
    visit(page, site.address)

    tab_to(page, f"Next question: {TARGETING.questions[0].title}")
    page.keyboard.press("Enter")

    heading = page.get_by_role("heading", name=TARGETING.questions[0].title)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    page.keyboard.press("Tab")
    passed = focus(page)[1]
    assert passed == "Link to heading" or passed.startswith("0, Not in place")
