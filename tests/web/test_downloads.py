"""The answer to a link to a file: how it comes, what is said where there is none, and how many are
made at once.
"""

import ast
import asyncio
from pathlib import Path
from threading import Event

import pytest
from starlette.applications import Starlette

from maturity.errors import MaturityError
from maturity.usecases.rounds import start_round
from maturity.web.routes import downloads
from maturity.web.routes.downloads import AT_ONCE, OF_ONE_PERSON, Asked, File, download
from maturity.web.routes.files_of_a_round import ANSWERS, PLAN
from maturity.web.routes.files_of_councils import ABOUT_YOU
from tests.web.apptest import OURS, FrontDoor, page_test
from tests.web.asgi import Reply, fetch, fetch_at_once
from tests.web.file_links import file_links, name_of, take
from tests.web.plan_tabs import at_one
from tests.web.test_forgery import ELSEWHERE
from tests.web.test_unreadable_database import unreadable
from tests.web.whole import dump, whole_app

WEB = Path(__file__).parents[2] / "maturity" / "web"
OF_PLAN = {
    "Full plan (web page)": (b"<!", "text/html; charset=utf-8", "full-plan.html"),
    "Members' page (PDF)": (b"%PDF", "application/pdf", "members-page.pdf"),
    "Policy (Word)": (b"PK", downloads.MEDIA["docx"], "policy.docx"),
    "Action sheet (Excel)": (b"PK", downloads.MEDIA["xlsx"], "action-sheet.xlsx"),
    "Receipt (JSON)": (b"{", "application/json", "receipt.json"),
}


def answers_of_ann(door: FrontDoor, organisation: str = "Ambridge") -> str:
    """The address of her round's answers. She is here."""
    place = door.place
    ann = place.lead(place.organisation(organisation))
    begun = start_round(place.work, ann, organisation.lower(), OURS)
    door.comes(ann)
    return f"{ANSWERS}?round={begun.id}"


def test_every_link_on_the_page_of_documents_gives_what_it_is_called(
    front_door: FrontDoor,
) -> None:
    links = file_links(page_test(front_door, "documents", at_one(front_door)[0]))

    for label, (beginning, media, name) in OF_PLAN.items():
        reply = take(links[label])

        assert reply.status == 200, label
        assert reply.body.startswith(beginning), label
        assert reply.headers["content-type"] == media
        assert name_of(reply) == f'filename="Ambridge-round-1-{name}"'


def test_a_file_is_kept_never_shown_and_left_in_no_cache(front_door: FrontDoor) -> None:
    reply = take(answers_of_ann(front_door, "Cyngor Sir Gâr"))

    assert reply.body.startswith(b"\xef\xbb\xbfquestion")
    assert reply.headers["content-disposition"] == (
        'attachment; filename="Cyngor-Sir-G_r-round-1-answers.csv"; '
        "filename*=UTF-8''Cyngor-Sir-G%C3%A2r-round-1-answers.csv"
    )
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["content-security-policy"].startswith("default-src 'none'")


def test_what_is_chosen_on_the_page_stands_in_the_address(front_door: FrontDoor) -> None:
    tab = page_test(front_door, "documents", at_one(front_door)[0])
    before = file_links(tab)["Full plan (web page)"]
    tab.checkbox[0].check().run()

    after = file_links(tab)["Full plan (web page)"]

    assert b"under the same rules" not in take(before).body
    assert b"under the same rules" in take(after).body


@pytest.mark.parametrize("more", ["part=full", "part=full&form=exe", "part=nothing&form=pdf"])
def test_an_address_that_names_no_document_finds_none(front_door: FrontDoor, more: str) -> None:
    begun = at_one(front_door)[1]
    front_door.cookie = "ann"

    assert take(f"{PLAN}?round={begun.id}&{more}").status == 404


SITES = [
    *(head for head in ELSEWHERE.values() if head.get("sec-fetch-site") not in (None, "none")),
    {"sec-purpose": "prefetch;prerender"},
    {"purpose": "prefetch"},
]


@pytest.mark.parametrize("headers", SITES)
def test_what_another_site_or_a_guessing_browser_asks_for_is_not_made_and_not_noted(
    front_door: FrontDoor, headers: dict[str, str]
) -> None:
    front_door.comes(front_door.place.lead(front_door.place.organisation()))
    before = dump(front_door.place.database)

    reply = take(ABOUT_YOU, **headers)

    assert reply.status == 403
    assert "Another site asked for this file." in reply.text
    assert dump(front_door.place.database) == before
    assert take(ABOUT_YOU).status == 200
    assert dump(front_door.place.database) != before, "and what is taken along is noted"


def test_a_browser_that_does_not_say_where_it_was_asked_gets_the_file(
    front_door: FrontDoor,
) -> None:
    """Over plain http, browsers say so of this computer alone."""
    address = answers_of_ann(front_door)

    assert take(address, sec_fetch_site="none").status == 200
    assert fetch(whole_app(), address).status == 200


def test_while_the_database_is_away_a_sentence_says_so_and_a_link_leads_back(
    front_door: FrontDoor,
) -> None:
    address = answers_of_ann(front_door)

    with unreadable(front_door.place.database):
        reply = take(address)

    assert reply.status == 503
    assert "The database does not answer. Try again in a moment." in reply.text
    assert f'<a href="/files?{address.partition("?")[2]}">' in reply.text


def test_whoever_asks_for_the_head_of_a_file_has_none_made(front_door: FrontDoor) -> None:
    front_door.comes(front_door.place.lead(front_door.place.organisation()))
    before = dump(front_door.place.database)

    reply = fetch(whole_app(), ABOUT_YOU, "HEAD")

    assert (reply.status, reply.headers["allow"]) == (405, "GET")
    assert dump(front_door.place.database) == before


def test_what_a_page_would_say_of_a_file_stands_on_a_page_of_its_own(
    front_door: FrontDoor,
) -> None:
    def refused(_asked: Asked) -> File:
        raise MaturityError("Two members are too few.\nLook <again> later.")

    front_door.comes(front_door.place.person("Ann"))
    app = Starlette(routes=[download("/x", refused, "members")])

    reply = fetch(app, "/x?round=%22%3E%3Cb%3E")

    assert reply.status == 409
    assert "<p>Two members are too few.</p>\n\n<p>Look &lt;again&gt; later.</p>" in reply.text
    assert '<a href="/members?round=%22%3E%3Cb%3E">' in reply.text


def test_a_few_files_are_made_at_once_a_few_wait_and_the_rest_are_told_to_wait(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "MOST_WAITING", 1)
    front_door.comes(front_door.place.person("Ann"))
    go = Event()

    def slow(_asked: Asked) -> File:
        go.wait()
        return File("x.csv", "csv", b"x")

    app = Starlette(routes=[download("/slow", slow, "files")])

    async def asked() -> tuple[int, Reply, list[Reply]]:
        first = [asyncio.create_task(fetch_at_once(app, "/slow")) for _ in range(AT_ONCE + 1)]
        for _turn in range(100):  # of the loop: each asks for its thread after a few
            await asyncio.sleep(0)
        making = downloads.makers.statistics().borrowed_tokens
        told = await fetch_at_once(app, "/slow")
        go.set()
        return making, told, await asyncio.gather(*first)

    making, told, made = asyncio.run(asked())

    assert making == AT_ONCE
    assert told.status == 503
    assert "Many files are being made." in told.text
    assert [reply.status for reply in made] == [200] * (AT_ONCE + 1)


def test_one_person_never_fills_all_places_and_another_is_let_in_meanwhile(
    front_door: FrontDoor,
) -> None:
    ann, ben = (front_door.place.person(name) for name in ("Ann", "Ben"))
    go = Event()

    def slow(_asked: Asked) -> File:
        go.wait()
        return File("x.csv", "csv", b"x")

    app = Starlette(routes=[download("/slow", slow, "files")])

    async def asked() -> list[list[int]]:
        theirs = []
        for who, times in ((ann, 40), (ben, 1)):
            front_door.comes(who)
            theirs.append([asyncio.create_task(fetch_at_once(app, "/slow")) for _ in range(times)])
            for _turn in range(100):
                await asyncio.sleep(0)
        go.set()
        return [[(await reply).status for reply in replies] for replies in theirs]

    of_ann, of_ben = asyncio.run(asked())

    assert of_ann == [200] * OF_ONE_PERSON + [429] * (40 - OF_ONE_PERSON)
    assert of_ben == [200]


def test_no_page_keeps_a_file_in_the_memory_of_one_process() -> None:
    found = [
        path.name
        for path in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "download_button"
    ]

    assert found == []
