"""A room that votes: how long a vote takes, what is lost, what polling costs, and the first page.

`python -m benchmarks.voting 20 2` asks 20 people within 2 seconds, to try it quickly.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from playwright.sync_api import BrowserContext, Page, sync_playwright

from benchmarks.measuring import cpu_seconds, median, percentile, say_machine, say_table
from maturity.usecases.workshop_wall import pulse
from tests.e2e.answering import chance_of
from tests.e2e.councils import begin_councils
from tests.e2e.rooms import Room, a_room
from tests.e2e.servers import Server, start_server
from tests.e2e.sites import Site
from tests.e2e.voters import Voter, stored, voters

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PEOPLE, SECONDS = 200, 10.0
EVERY = 2.0
"""Seconds between two looks of a phone at the number of the wall."""

COLD = 3
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""As the developer tools of browsers have it."""


@dataclass
class Found:
    """Seconds, but for `lost` votes and `busy`, the share of one core while everybody polls."""

    waits: list[float] = field(default_factory=list)
    lost: int = 0
    counted: list[float] = field(default_factory=list)
    moved_on: list[float] = field(default_factory=list)
    busy: float = 0.0
    voting_cpu: float = 0.0


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    say_machine(f"{people} people vote within {seconds:.0f} s, twice; the server has one core.")
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder) / "maturity.db", Path(folder) / "log")
        try:
            _one_core(server)
            site = Site(server, Path(folder) / "maturity.db")
            found = asyncio.run(_vote_twice(site, people, seconds))
            say_table(("", "found"), _rows(found))
            say_table(("first page on slow 4G, empty cache; medians", "ms", "kB"), _pages(site))
        finally:
            server.kill()


def _one_core(server: Server) -> None:
    """All its threads, and those that they start."""
    core = {min(os.sched_getaffinity(0))}
    for task in Path(f"/proc/{server.process.pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), core)


def _rows(found: Found) -> list[tuple[str, object]]:
    return [
        ("votes", len(found.waits)),
        ("lost votes (aim: 0)", found.lost),
        ("wait of half of them, ms", percentile(found.waits, 50) * 1000),
        ("wait of 95 of 100, ms (aim: 100)", percentile(found.waits, 95) * 1000),
        ("longest wait, ms", max(found.waits) * 1000),
        ("CPU ms a vote, with all polling", found.voting_cpu / len(found.waits) * 1000),
        ("count on the wall after the last vote, s (aim: 2)", max(found.counted)),
        ("phones move on with the wall, 95 of 100, s", percentile(found.moved_on, 95)),
        ("CPU while everybody polls, % of a core (aim: 30)", found.busy * 100),
    ]


async def _vote_twice(site: Site, people: int, seconds: float) -> Found:
    room, found, chance = a_room(site), Found(), chance_of(people)
    room.start()
    phones = await voters(site.address, room.code, people)
    for ballot in (1, 2):
        await asyncio.to_thread(room.open if ballot == 1 else room.again)
        await asyncio.gather(*(phone.look() for phone in phones))
        await _ballot(site, room, phones, ballot, found, (seconds, chance))
        await _reveal(room, phones, ballot, found)
    found.busy = await _poll_only(site, phones, seconds)
    return found


async def _ballot(  # noqa: PLR0913, PLR0917 - a trial in one place
    site: Site,
    room: Room,
    phones: list[Voter],
    ballot: int,
    found: Found,
    how: tuple[float, Random],
) -> None:
    seconds, chance = how
    polling = [asyncio.create_task(_poll(phone.address, phone.cookie, chance)) for phone in phones]
    start = cpu_seconds(site.server.process.pid)

    async def vote(phone: Voter) -> None:
        await asyncio.sleep(chance.uniform(0, seconds))
        found.waits.append(await phone.vote(chance.randrange(6)))
        await phone.look()  # a browser follows to the page that shows the vote

    await asyncio.gather(*(vote(phone) for phone in phones))
    done = time.perf_counter()
    found.voting_cpu += cpu_seconds(site.server.process.pid) - start
    await _until_counted(room, len(phones))
    found.counted.append(time.perf_counter() - done)
    for task in polling:
        task.cancel()
    await asyncio.gather(*polling, return_exceptions=True)
    there = stored(site.place, room.id, ballot)
    found.lost += sum(there.get(p.participant_id(site.place)) != p.taken for p in phones)


async def _until_counted(room: Room, people: int) -> None:
    while await asyncio.to_thread(_counted, room) < people:  # noqa: ASYNC110
        await asyncio.sleep(1)  # as the wall asks


def _counted(room: Room) -> int:
    turnout = pulse(room.place, room.ann, room.id).turnout
    return 0 if turnout is None else turnout.voted


async def _reveal(room: Room, phones: list[Voter], ballot: int, found: Found) -> None:
    """Until each phone has heard that the wall is another and has the new page."""
    before = (await phones[0].ask("/w/state")).text

    async def follow(phone: Voter, offset: float) -> float:
        await asyncio.sleep(offset)
        while (await phone.ask("/w/state")).text == before:  # noqa: ASYNC110
            await asyncio.sleep(EVERY)  # as the script of the page does
        await phone.ask("/w")
        return time.perf_counter()

    following = [
        asyncio.create_task(follow(phone, EVERY * n / len(phones)))
        for n, phone in enumerate(phones)
    ]
    await asyncio.to_thread(room.close_vote, ballot)
    start = time.perf_counter()
    found.moved_on += [when - start for when in await asyncio.gather(*following)]
    await asyncio.to_thread(room.reveal, ballot)


async def _poll_only(site: Site, phones: list[Voter], seconds: float) -> float:
    chance = chance_of(1)
    polling = [asyncio.create_task(_poll(phone.address, phone.cookie, chance)) for phone in phones]
    await asyncio.sleep(EVERY)
    start, began = cpu_seconds(site.server.process.pid), time.perf_counter()
    await asyncio.sleep(seconds)
    used = cpu_seconds(site.server.process.pid) - start
    for task in polling:
        task.cancel()
    await asyncio.gather(*polling, return_exceptions=True)
    return used / (time.perf_counter() - began)


async def _poll(address: str, cookie_of: str, chance: Random) -> None:
    """A connection of its own, as a browser has for what its script asks."""
    phone = Voter(address, cookie_of)
    try:
        await asyncio.sleep(chance.uniform(0, EVERY))
        while True:
            await phone.ask("/w/state")
            await asyncio.sleep(EVERY)
    finally:
        phone.leave()


def _pages(site: Site) -> Iterable[tuple[str, float, float]]:
    room = a_room(site)
    room.start()
    room.open()
    (voter,) = asyncio.run(voters(site.address, room.code, 1))
    (council,) = begin_councils(site.place, 1)
    ours = {
        "joining (aims: 1000, 30)": (f"/j/{room.code}", "", "#role"),
        "the ballot (aims: 1000, 30)": ("/w", voter.cookie, "[name=choice]"),
        "questions in Streamlit": ("/policy", council.cookies[0], "[role=radiogroup] input"),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (path, cookie_of, wanted) in ours.items():
            found = []
            for _time in range(COLD):
                context = browser.new_context(viewport={"width": 320, "height": 640})
                found.append(_cold(context, site.address, (path, cookie_of, wanted)))
                context.close()
            yield name, median(ms for ms, _ in found), median(size for _, size in found) / 1000
        browser.close()


def _cold(context: BrowserContext, address: str, what: tuple[str, str, str]) -> tuple[float, float]:
    """Milliseconds until what is wanted is there, and bytes of all that was loaded for it."""
    path, cookie_of, wanted = what
    if cookie_of:
        name, value = cookie_of.split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": address}])
    page: Page = context.new_page()
    sizes: list[float] = []
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", dict(SLOW_4G))
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"{address}{path}", wait_until="commit", timeout=90_000)
    page.locator(wanted).first.wait_for(state="visible" if path != "/policy" else "attached")
    waited = float(page.evaluate("() => performance.now()"))
    page.wait_for_load_state("load")
    page.wait_for_timeout(1_000)  # the developer tools tell of each file a little later
    return waited, sum(sizes)


if __name__ == "__main__":
    main()
