"""Servers that are killed and updated, and a database that is started anew, while people answer and
vote: what was acknowledged is compared with what is there. For tests and trials.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from maturity.usecases.workplace import Workplace
from tests.e2e.answering import THEMES, Officer, chance_of, questions_of
from tests.e2e.councils import Council, begin_councils
from tests.e2e.going_on import Answering, Noted, Voting
from tests.e2e.proxies import Proxy
from tests.e2e.rooms import Room, a_room
from tests.e2e.sites import Site
from tests.e2e.streamlit_client import Tab
from tests.e2e.voters import stored, voters
from tests.postgres import Own

AT_ONCE = 8
"""So many open their page at the same moment: the trial is of what comes then."""

TO_THE_END = 60.0
"""Seconds until everybody has what they began."""


@dataclass(frozen=True)
class Trial:
    """A server is lost every so many seconds, `losses` times: killed at first, and in the second
    half updated, as systemd does it. After a third of them the database is started anew, and after
    two thirds it crashes. Each colleague of a council answers on a page of their own.
    """

    losses: int
    every: float
    councils: int
    phones: int
    think: float
    seed: int


@dataclass(frozen=True)
class Kept:
    """Of all that was acknowledged."""

    answers_lost: int
    answers_doubled: int
    votes_lost: int
    votes_doubled: int

    @property
    def is_whole(self) -> bool:
        return self == Kept(0, 0, 0, 0)


async def go_through(proxy: Proxy, postgres: Own, trial: Trial) -> tuple[Noted, Kept]:
    site, noted = Site(replace(proxy.server, address=proxy.address), proxy.database), Noted()
    room = a_room(site)
    room.start()
    room.open()
    answering = await _officers(proxy, site.place, trial, noted)
    voting = await _phones(proxy, room, trial, noted)
    over = asyncio.Event()
    everybody: list[Answering | Voting] = [*answering, *voting]
    working = [asyncio.create_task(one.work(trial.think, over)) for one in everybody]
    await _lose_servers(proxy, postgres, trial)
    over.set()
    await asyncio.wait_for(asyncio.gather(*working), TO_THE_END)
    return noted, _compared(site.place, room, answering, voting)


async def _officers(proxy: Proxy, place: Workplace, trial: Trial, noted: Noted) -> list[Answering]:
    councils = begin_councils(place, trial.councils, colleagues=len(THEMES))
    people = list(_people(proxy, councils, trial, noted))
    gate = asyncio.Semaphore(AT_ONCE)

    async def open_page(one: Answering) -> None:
        async with gate:
            await one.open()

    await asyncio.gather(*(open_page(one) for one in people))
    return people


def _people(
    proxy: Proxy, councils: list[Council], trial: Trial, noted: Noted
) -> Iterator[Answering]:
    for council in councils:
        for number, theme in enumerate(THEMES):
            mine = str(proxy.ask("/").headers["Set-Cookie"]).split(";")[0]
            officer = Officer(Tab(f"{council.cookies[number]}; {mine}"), council)
            chance = chance_of(trial.seed + len(council.assessment_id) + number)
            yield Answering(proxy, officer, theme, questions_of(theme), noted, chance)


async def _phones(proxy: Proxy, room: Room, trial: Trial, noted: Noted) -> list[Voting]:
    found = await voters(proxy.address, room.code, trial.phones, proxy.how)
    await asyncio.gather(*(voter.look() for voter in found))
    return [Voting(voter, noted, chance_of(trial.seed + n)) for n, voter in enumerate(found)]


async def _lose_servers(proxy: Proxy, postgres: Own, trial: Trial) -> None:
    for number in range(trial.losses):
        await asyncio.sleep(trial.every / 2)
        if number in {trial.losses // 3, trial.losses * 2 // 3}:
            mode = "fast" if number == trial.losses // 3 else "immediate"
            await asyncio.to_thread(postgres.stop, mode)
            await asyncio.to_thread(postgres.start)
        await asyncio.sleep(trial.every / 2)
        server = proxy.servers[number % 3]
        update = number >= trial.losses // 2
        await asyncio.to_thread(server.stop if update else server.kill)
        await asyncio.to_thread(proxy.start_again, number % 3)
    await asyncio.sleep(trial.every / 2)


def _compared(
    place: Workplace, room: Room, answering: list[Answering], voting: list[Voting]
) -> Kept:
    votes = stored(place, room.id, 1)
    taken = [(votes.get(v.voter.participant_id(place)), v.voter.taken) for v in voting]
    return Kept(
        answers_lost=sum(len(one.officer.lost(place)) for one in answering),
        answers_doubled=sum(
            _doubled(place, one.officer, q) for one in answering for q in one.questions
        ),
        votes_lost=sum(there != said for there, said in taken),
        votes_doubled=abs(len(room.voted()) - len(voting)),
    )


def _doubled(place: Workplace, officer: Officer, question_id: str) -> int:
    """Nobody gives the same answer twice in a row."""
    found = place.store.answer_history(officer.council.assessment_id, question_id)
    return sum(one.answer == other.answer for one, other in pairwise(found))
