"""Text that means harm, or that software often breaks: kept as typed, shown as typed, harmless."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal

from playwright.sync_api import BrowserContext, Page, expect

from maturity.access import Visitor
from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.indicator_entry import IndicatorEntry
from maturity.domain.legal_answer import LegalAnswer, LegalResponse
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.usecases.come_in import invite
from maturity.usecases.handing_in import reopen_round, submit_round
from maturity.usecases.indicators import GivenEntry, enter_indicator
from maturity.usecases.legal_check import GivenLegalAnswer, answer_legal_check
from maturity.usecases.rounds import ScopeLine, set_scope_line
from tests.e2e.faults import TOO_WIDE, UNFOLD
from tests.e2e.sites import Site
from tests.e2e.walks import all_addresses, card, choose, settle, turn_to, unfold, until, visit

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example/bare",
    "<b>bold</b> **bold** _it_ `code` ~~no~~",
    r"$\alpha$ $$x^2$$ \(y\)",
    ":red[x] :smile: :material/home:",
    "{{7*7}} {name} {0} %s",
    "=1+1 | a | b |",
    "🏛️👩🏽\u200d💻",
    "Ŵ ŵ Ŷ ŷ",
    "שלום مرحبا",
)
EVERYTHING = "# " + " ".join(ATTACKS)
COUNCIL = "# <script>alert(1)</script> [click](https://evil.example) ![x](//evil.example) $\\alpha$"
PERSON = '1. "><img src=x onerror=alert(1)> :red[x] {{7*7}} =1+1 | ŵ 🏛️ שלום www.evil.example *a*'
LONG = ("x" * 4_999 + " ") * 2
"""10,000 characters, the most that is kept, in two words. No page becomes wider for them."""

LEADS_AWAY = "a[href*='//evil'], a[href*='www.evil'], a[href^='javascript']"
MADE_OF_IT = f"main :is(img, script:not([src='/page.js']), {LEADS_AWAY}, .katex, b, code, em)"
"""Elements that only text could have become."""

JOINER = "\u2060"
"""Stands in addresses, so that no browser and no Markdown makes a link of them. Nobody sees it."""

SHOWN = """() => [document.querySelector('main').innerText,
    ...[...document.querySelectorAll('main :is(input, textarea)')].map(box => box.value),
    ...[...document.querySelectorAll('main summary')].map(part => part.innerText)].join('\\n')"""


@contextmanager
def watched(page: Page, address: str) -> Iterator[None]:
    """No dialog opens, and nothing is asked of any other server."""
    dialogs: list[str] = []
    outside: list[str] = []

    def look(url: str) -> None:
        if not url.startswith((address, "data:", "blob:", address.replace("http", "ws"))):
            outside.append(url)

    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: look(request.url))
    page.on("websocket", lambda socket: look(socket.url))
    yield
    assert (dialogs, outside) == ([], [])


def shown(page: Page) -> str:
    """All that stands on the page and in its boxes, as a reader sees it."""
    text: str = page.evaluate(SHOWN)
    return " ".join(text.replace(JOINER, "").split())


def is_harmless(page: Page) -> None:
    assert page.locator(MADE_OF_IT).evaluate_all("all => all.map(e => e.outerHTML)") == []
    assert page.evaluate(TOO_WIDE) == []


def hostile_council(site: Site) -> tuple[Visitor, Assessment]:
    """Whatever somebody can type is hostile, in a round that was handed in and reopened."""
    ann, begun = site.council(COUNCIL, lead=PERSON)
    words = {"evidence_link": EVERYTHING, "evidence_note": EVERYTHING, "comment": EVERYTHING}
    site.answer(ann, begun, {"policy.scope": Answer(3, **words)})
    site.answer(ann, begun, {"policy.purpose": Answer(NoLevel.NOT_APPLICABLE, reason=EVERYTHING)})
    site.answer_the_rest(ann, begun, 2)
    set_scope_line(site.place, ann, begun.id, ScopeLine(EVERYTHING, EVERYTHING), begun.version)
    given = GivenLegalAnswer("england.lots", LegalAnswer(LegalResponse.NO, EVERYTHING))
    answer_legal_check(site.place, ann, begun.id, given)
    entry = IndicatorEntry(Decimal(10), period=EVERYTHING, note=EVERYTHING)
    enter_indicator(site.place, ann, begun.id, GivenEntry("weighting-goods", entry))
    submit_round(site.place, ann, begun.id)
    reopen_round(site.place, ann, begun.id, f"{EVERYTHING} {LONG[:9_000]}")
    invite(site.place, ann, begun.organisation_id, Role.CONTRIBUTOR)
    return ann, begun


def test_it_is_shown_as_it_was_typed_and_harmless_on_every_page(
    site: Site, visitor: BrowserContext
) -> None:
    ann = hostile_council(site)[0]
    site.enter(visitor, ann)
    page = visitor.new_page()
    texts: dict[str, str] = {}

    with watched(page, site.address):
        addresses = all_addresses(page, site)
        page.set_viewport_size({"width": 320, "height": 900})
        for address in addresses:
            turn_to(page, address)
            page.evaluate(UNFOLD)
            settle(page)
            if page.get_by_text("Who answered, and when").count():
                until(page, lambda: f"by {PERSON}: " in shown(page))
            is_harmless(page)
            texts[address.rsplit("/", 1)[-1]] = shown(page)

    pages = ("policy", "law", "indicators", "round", "results")
    assert [p for p in ("", "results", "colleagues") if COUNCIL not in texts[p]] == []
    assert [p for p in ("policy", "round", "colleagues") if PERSON not in texts[p]] == []
    assert [p for p in pages if EVERYTHING not in texts[p]] == []
    assert texts["policy"].count(EVERYTHING) == 6


def test_names_of_strangers_to_the_server_are_shown_as_typed_to_its_owner(
    site: Site, visitor: BrowserContext
) -> None:
    owner = site.person(PERSON, owner=True)
    site.enter(visitor, owner)
    page = visitor.new_page()

    with watched(page, site.address):
        visit(page, f"{site.address}/organisations")
        page.get_by_label("What is it called?").fill(COUNCIL)
        page.get_by_text("Wales", exact=True).click()
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("button", name="Invite the lead of # <script>")).to_be_visible()
        assert f"Invite the lead of {COUNCIL}" in shown(page)
        is_harmless(page)


def typed(page: Page, label: str, text: str) -> None:
    box = card(page, "Where social value applies").get_by_label(label, exact=True)
    box.fill(text)
    box.press("Tab")


def test_boxes_keep_every_character_up_to_ten_thousand(site: Site, visitor: BrowserContext) -> None:
    ann, begun = site.council()
    site.enter(visitor, ann)
    page = visitor.new_page()
    visit(page, f"{site.address}/policy")

    def stored() -> Answer:
        return site.place.store.current_answers(begun.id)["policy.scope"].answer

    with watched(page, site.address):
        choose(page, "3, Mature: Your rule")
        unfold(card(page, "Where social value applies"), "Evidence, comment and target")
        typed(page, "Link to the evidence", "javascript:alert(1)//" + ATTACKS[0])
        typed(page, "Note on the evidence", EVERYTHING)
        typed(page, "Comment", LONG)
        until(page, lambda: stored().comment == LONG)
        typed(page, "Comment", LONG + "y")
        expect(page.get_by_text("The comment has 10,001 characters.")).to_be_visible()
        is_harmless(page)

    assert stored() == Answer(
        3,
        evidence_link="javascript:alert(1)//" + ATTACKS[0],
        evidence_note=EVERYTHING,
        comment=LONG,
    )


def test_who_was_faster_is_named_as_they_typed_themselves(
    site: Site, visitor: BrowserContext
) -> None:
    ann, begun = site.council()
    ben = site.member(begun.organisation_id, PERSON)
    site.enter(visitor, ann)
    page = visitor.new_page()

    with watched(page, site.address):
        visit(page, f"{site.address}/policy")
        site.answer(ben, begun, {"policy.scope": 2})
        choose(page, "3, Mature: Your rule")
        expect(page.get_by_text("answered this meanwhile")).to_be_visible()
        assert f"Not saved: {PERSON} answered this meanwhile" in shown(page)
        is_harmless(page)


def on_files(site: Site, context: BrowserContext, look: Callable[[Page], None], text: str) -> None:
    site.enter(context, site.council()[0])
    page = context.new_page()
    name = "<img src=x onerror=alert(1)> [a](b).csv"
    with watched(page, site.address):
        visit(page, f"{site.address}/files")
        file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
        page.locator('input[type="file"]').set_input_files(files=file)  # type: ignore[arg-type]
        look(page)
        is_harmless(page)


def test_the_cells_of_a_file_are_shown_as_they_stand_in_it(
    site: Site, visitor: BrowserContext
) -> None:
    cell = EVERYTHING[:190].strip()
    quoted = cell.replace('"', '""')

    def look(page: Page) -> None:
        expect(page.get_by_role("cell", name="Would become")).to_have_count(0)
        expect(page.get_by_role("columnheader", name="Would become")).to_be_visible()
        assert f"Comment: {cell}" in shown(page)

    on_files(site, visitor, look, f'question,level,comment\npolicy.scope,3,"{quoted}"\n')


def test_what_is_wrong_in_a_file_is_shown_as_it_stands_in_it(
    site: Site, visitor: BrowserContext
) -> None:
    def look(page: Page) -> None:
        expect(page.get_by_text("the file has 2 problems")).to_be_visible()
        text = shown(page)
        assert "<img src=x onerror=alert(1)> [a](b).csv, row 2" in text
        assert all(attack in text for attack in (ATTACKS[0], ATTACKS[2]))

    rows = f"policy.scope,{ATTACKS[0]}\n{ATTACKS[2]},3\n"
    on_files(site, visitor, look, f"question,level\n{rows}")


def test_a_figure_that_is_none_is_shown_as_it_was_typed(
    site: Site, visitor: BrowserContext
) -> None:
    site.enter(visitor, site.council()[0])
    page = visitor.new_page()

    with watched(page, site.address):
        visit(page, f"{site.address}/indicators")
        page.locator("summary").filter(has_text="Enter or change").first.click()
        # A button that still moves with what unfolds may be missed.
        expect(page.get_by_role("button", name="Save").first).to_be_visible()
        settle(page)
        page.get_by_label("Your figure, in %").first.fill(EVERYTHING)
        page.get_by_label("Your figure, in %").first.press("Tab")
        page.get_by_role("button", name="Save").first.click()
        expect(page.get_by_text("is not a number")).to_be_visible()
        assert f"'{EVERYTHING}' is not a number" in shown(page)
        is_harmless(page)
