"""Journeys of people who do not know the tool: an officer from the link to the result, on two
devices; a Welsh and a Scottish council; somebody who looks around.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from maturity.domain.assessment import NoLevel
from maturity.domain.organisation import Role
from maturity.usecases.come_in import invite
from tests.e2e.councils import questionnaire
from tests.e2e.servers import Server, start_server
from tests.e2e.sites import Site
from tests.e2e.walks import (
    all_addresses,
    begin,
    card,
    choose,
    come_in,
    is_chosen,
    is_saved,
    made_link,
    open_page,
    say_name,
    settle,
    turn_to,
    unfold,
    visit,
)

SCOPE = "Where social value applies"
SCOPE_3 = "3, Mature: Your rule reaches at least three quarters"
ENGLISH_ACT = "Public Services (Social Value) Act 2012"
WELSH_ACT = "Social Partnership and Public Procurement (Wales) Act 2023"
LAW = "Why it matters, what to show"

COUNT = """addEventListener('pointerdown', () =>
    sessionStorage.setItem('pressed', Number(sessionStorage.getItem('pressed')) + 1), true)"""


@pytest.fixture(params=["sqlite", "postgres"])
def empty_site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A server on a database of its own, of each kind."""
    sqlite = request.param == "sqlite"
    database = tmp_path / "maturity.db" if sqlite else request.getfixturevalue("postgres").fresh()
    server = start_server(database, tmp_path / "server.log")
    yield Site(server, database)
    server.kill()


def presses(page: Page) -> int:
    """How often a mouse or a finger was used in this tab."""
    return int(page.evaluate("sessionStorage.getItem('pressed')"))


def asked_for(page: Page) -> int:
    """Boxes for one's name and choices of a nation on the page."""
    wanted = re.compile("What is your name|In which nation")
    return page.get_by_text(wanted).count()


def test_from_an_invitation_to_the_first_question_takes_two_clicks_and_a_name(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = site.council("Rivermouth Borough Council")
    page = visitor.new_page()
    page.add_init_script(COUNT)

    come_in(page, site.link(invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)))
    say_name(page, "Ben Officer")

    expect(page.get_by_role("heading", name=SCOPE)).to_be_visible()
    assert presses(page) <= 3


def test_an_officer_answers_on_a_laptop_and_a_phone_and_gets_a_sentence(
    empty_site: Site, visitor: BrowserContext, browser: Browser
) -> None:
    site, page = empty_site, visitor.new_page()
    page.add_init_script(COUNT)
    begin(page, site, "Rivermouth District Council")
    expect(page.get_by_role("heading", name=SCOPE)).to_be_visible()
    assert presses(page) <= 3
    choose(page, SCOPE_3)
    is_saved(card(page, SCOPE))
    unfold(card(page, SCOPE), LAW)
    expect(card(page, SCOPE).get_by_text(ENGLISH_ACT)).to_be_visible()
    link = made_link(page, "Colleagues", "Make a link for another device")
    me = site.named("Ann Lead", "Rivermouth District Council")
    page.close()

    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    small = phone.new_page()
    come_in(small, link)
    expect(small.get_by_text("1 of 20 questions are done.")).to_be_visible()
    assert asked_for(small) == 0
    visit(small, f"{site.address}/policy")
    is_chosen(small, SCOPE_3)
    rest = [q for q in site.asked(*me) if q not in ("policy.scope", "impact.voice")]
    site.answer(*me, dict.fromkeys(rest, 2) | {"policy.capacity": NoLevel.DONT_KNOW})
    visit(small, f"{site.address}/impact?question=impact.voice")
    card(small, "Hearing from people afterwards").get_by_text("Don't know").click()
    is_saved(card(small, "Hearing from people afterwards"))
    visit(small, f"{site.address}/results")

    sentence = "This is a first picture: 18 of 20 questions are answered."
    expect(small.get_by_text(sentence)).to_be_visible()
    expect(small.get_by_role("heading", level=1)).to_contain_text("Rivermouth District Council")
    expect(
        small.get_by_text("Overall so far that is Developing (average 2.1 of 5)")
    ).to_be_visible()
    phone.close()


def test_name_and_nation_are_asked_once(server: Server, visitor: BrowserContext) -> None:
    page = visitor.new_page()
    begin(page, server, "Rivermouth Town Council", "Northern Ireland")

    asked = {}
    for address in all_addresses(page, server):
        turn_to(page, address)
        asked[address] = asked_for(page)

    # Another organisation that the owner of the server adds has a nation of its own.
    assert {path: n for path, n in asked.items() if n} == {f"{server.address}/organisations": 1}


def law_of(nation: str) -> set[str]:
    """What the notes of the light set and the legal check say there."""
    light = questionnaire().light_set()
    notes = (note for question in light.questions for note in question.legal_notes)
    checks = questionnaire().legal_checks
    return {part.text for part in (*notes, *checks) if part.nation == nation}


def test_a_welsh_council_reads_the_law_of_wales_and_no_other(
    site: Site, visitor: BrowserContext
) -> None:
    ann = site.council("Cyngor Sir Ynys Môn", "wales")[0]
    site.enter(visitor, ann)
    page = visitor.new_page()
    light = questionnaire().light_set()

    read = ""
    for path in ("policy", "targeting", "measurement", "impact", "law"):
        turn_to(page, f"{site.address}/{path}")
        for question in (q for q in light.questions if q.id.startswith(f"{path}.")):
            unfold(card(page, question.title), LAW)
            expect(page.get_by_text(question.why)).to_be_visible()
        read += page.locator("main").text_content() or ""

    assert [text for text in law_of("wales") if text not in read] == []
    others = law_of("england") | law_of("scotland") | law_of("northern-ireland")
    assert [text for text in others - law_of("wales") if text in read] == []


def test_every_note_on_the_law_says_when_it_was_checked(
    site: Site, visitor: BrowserContext
) -> None:
    ann = site.council("Cyngor Sir Powys", "wales")[0]
    site.enter(visitor, ann)
    page = visitor.new_page()
    visit(page, f"{site.address}/policy")

    unfold(card(page, SCOPE), LAW)

    expect(card(page, SCOPE).get_by_text(WELSH_ACT)).to_be_visible()
    expect(card(page, SCOPE).get_by_text(re.compile(r"Checked on \d+ \w+ \d{4}"))).to_be_visible()


def test_welsh_letters_survive_in_names_and_comments(site: Site, visitor: BrowserContext) -> None:
    words = "Mae'r ŵyl yn Llanfair-ym-Muallt: â ê î ô û ŵ ŷ Ŵ Ŷ"
    ann = site.council("Cyngor Tŷ Ŵyn", "wales", lead="Siân Ŷ")[0]
    site.enter(visitor, ann)
    page = visitor.new_page()
    visit(page, f"{site.address}/policy")
    choose(page, SCOPE_3)
    unfold(card(page, SCOPE), "Evidence, comment and target")
    comment = card(page, SCOPE).get_by_label("Comment", exact=True)

    comment.fill(words)
    comment.press("Tab")
    is_saved(card(page, SCOPE))
    settle(page)
    visit(page, f"{site.address}/policy")
    unfold(card(page, SCOPE), "Evidence, comment and target")

    expect(comment).to_have_value(words)
    unfold(card(page, SCOPE), "Who answered, and when")
    expect(card(page, SCOPE).get_by_text("by Siân Ŷ")).to_be_visible()
    open_page(page, "Colleagues")
    expect(page.get_by_role("heading", name="Cyngor Tŷ Ŵyn")).to_be_visible()


def test_a_scottish_council_can_reach_level_4(site: Site, visitor: BrowserContext) -> None:
    ann, begun = site.council("Comhairle nan Eilean Siar", "scotland")
    site.answer(ann, begun, dict.fromkeys(site.asked(ann, begun), 4))
    site.enter(visitor, ann)
    page = visitor.new_page()

    visit(page, f"{site.address}/results")

    expect(page.get_by_text("Overall that is Leader (average 4.0 of 5).")).to_be_visible()
