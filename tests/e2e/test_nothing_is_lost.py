"""Nothing that was given is lost: bursts, changes of page, crowds, killed servers, two servers.

Without a browser, by Streamlit's own protocol: a browser is too slow to be this impatient.
"""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from maturity.domain.assessment import Scope
from maturity.usecases.workplace import Workplace
from tests.e2e.answering import THEMES, Officer, chance_of, officer, questions_of, response
from tests.e2e.councils import Council, begin_councils, workplace
from tests.e2e.killing import kill_again_and_again
from tests.e2e.servers import Server, start_server

SEED = 20261122
"""Each test draws its own chance from it, so that it goes the same way each time."""


@dataclass(frozen=True)
class There:
    """A server, and a workplace on the same database."""

    server: Server
    database: Path
    place: Workplace

    def council(self) -> Council:
        return begin_councils(self.place, 1)[0]


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[There]:
    folder = tmp_path_factory.mktemp("there")
    server = start_server(folder / "maturity.db", folder / "server.log")
    yield There(server, folder / "maturity.db", workplace(folder / "maturity.db"))
    server.kill()


async def answer_in_a_burst(there: There, gap: float, chance: Random) -> Officer:
    """Every card of a page three times, in any order."""
    async with officer(there.server.address, there.council()) as ann:
        for _ in range(3):
            for question_id in chance.sample(questions_of(THEMES[0]), 9):
                await ann.choose(question_id, chance.randrange(6))
                await asyncio.sleep(gap)
        await ann.tab.settled()
    return ann


@pytest.mark.parametrize("milliseconds", [0, 2, 5, 10])
def test_a_burst_of_answers_is_saved(there: There, milliseconds: int) -> None:
    ann = asyncio.run(answer_in_a_burst(there, milliseconds / 1000, chance_of(SEED)))

    assert len(ann.given) == 9
    assert ann.lost(there.place) == {}, f"seed {SEED}"


async def answer_and_go_on(there: There, answers: int, chance: Random) -> Officer:
    """Some cards of each theme, and at once the link to the next."""
    async with officer(there.server.address, there.council()) as ann:
        for theme, following in zip(THEMES, THEMES[1:] + THEMES[:1], strict=True):
            for question_id in chance.sample(questions_of(theme), answers):
                await ann.choose(question_id, chance.randrange(6))
            await ann.tab.go(following)
        await ann.tab.settled()
    return ann


@pytest.mark.parametrize("answers", [1, 3])
def test_answers_that_are_followed_by_another_page_in_the_same_tick_are_saved(
    there: There, answers: int
) -> None:
    ann = asyncio.run(answer_and_go_on(there, answers, chance_of(SEED)))

    assert len(ann.given) == 4 * answers
    assert ann.lost(there.place) == {}, f"seed {SEED}"


async def answer_a_theme(address: str, council: Council, number: int, chance: Random) -> Officer:
    """Five questions of the colleague's own theme, at the pace of somebody quick."""
    theme = THEMES[number]
    async with officer(address, council, theme, number) as someone:
        asked = [q for q in questions_of(theme) if someone.tab.has(response(council, q))]
        for question_id in asked:
            await asyncio.sleep(chance.uniform(0, 0.3))
            await someone.answer(question_id, chance.randrange(6))
    return someone


async def answer_all(addresses: list[str], councils: list[Council]) -> list[Officer]:
    """Every colleague of every council at once, spread over the servers."""
    people = [(council, number) for council in councils for number in range(len(THEMES))]
    return await asyncio.gather(
        *(
            answer_a_theme(addresses[n % len(addresses)], council, number, chance_of(SEED + n))
            for n, (council, number) in enumerate(people)
        )
    )


def test_fifty_people_at_once_lose_nothing(there: There) -> None:
    councils = begin_councils(there.place, 13, colleagues=len(THEMES), scope=Scope.LIGHT)

    officers = asyncio.run(answer_all([there.server.address], councils))

    assert sum(len(o.given) for o in officers) == 13 * 4 * 5
    assert [o.lost(there.place) for o in officers if o.lost(there.place)] == [], f"seed {SEED}"


def test_two_servers_on_one_database_lose_nothing(there: There, tmp_path: Path) -> None:
    other = start_server(there.database, tmp_path / "other.log")
    councils = begin_councils(there.place, 3, colleagues=len(THEMES), scope=Scope.LIGHT)

    officers = asyncio.run(answer_all([there.server.address, other.address], councils))
    other.kill()

    assert sum(len(o.given) for o in officers) == 3 * 4 * 5
    assert [o.lost(there.place) for o in officers if o.lost(there.place)] == [], f"seed {SEED}"


async def answer_the_same_on_both(addresses: list[str], council: Council) -> list[str]:
    """Ann answers here, Ben over there; then Ben gives another answer to what Ann has answered."""
    question_id = questions_of(THEMES[0])[0]
    async with AsyncExitStack() as stack:
        ann, ben = [
            await stack.enter_async_context(officer(address, council, THEMES[0], number))
            for number, address in enumerate(addresses)
        ]
        await ann.answer(question_id, 3)
        key = response(council, question_id)
        drawn = ben.tab.drawn(key)
        await ben.choose(question_id, 4)
        await ben.tab.until(lambda: ben.tab.drawn(key) > drawn)
        return ben.tab.card(key)


def test_a_colleague_on_another_server_is_asked_and_not_overwritten(
    there: There, tmp_path: Path
) -> None:
    other = start_server(there.database, tmp_path / "other.log")
    (council,) = begin_councils(there.place, 1, colleagues=2)
    addresses = [there.server.address, other.address]

    card = asyncio.run(answer_the_same_on_both(addresses, council))
    other.kill()

    (record,) = there.place.store.current_answers(council.assessment_id).values()
    assert record.answer.level == 3
    assert any("Not saved" in line for line in card)


def test_what_was_acknowledged_outlasts_a_server_that_is_killed(tmp_path: Path) -> None:
    kills = list(kill_again_and_again(tmp_path, 3, chance_of(SEED)))

    assert [kill.broken for kill in kills] == [0, 0, 0], f"seed {SEED}: {kills}"
    assert sum(kill.acknowledged for kill in kills) > 20
