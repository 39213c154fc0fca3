"""Targets of a plan, chosen faster than in any browser: none is lost, not even by a power cut.

By Streamlit's own protocol, as in test_nothing_is_lost.py.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

from maturity.domain.round import Assessment
from maturity.web.target_form import key
from tests.e2e.answering import Officer, chance_of
from tests.e2e.councils import Council, cookie, questionnaire
from tests.e2e.plans import kept
from tests.e2e.servers import Server, start_server
from tests.e2e.sites import Site
from tests.e2e.streamlit_client import Gone, Tab

SEED = 20261122
RISING = [question.id for question in questionnaire().light_set().questions if question.core]
"""Where every answer is 0, these have a gap: their boxes are drawn from the start."""


class Planner(Officer):
    """Chooses targets instead of answers."""

    async def choose(self, question_id: str, level: int) -> None:
        self.given[question_id] = level
        await self.tab.choose(key(self.council.assessment_id, question_id), f"{level}, ")

    async def answer(self, question_id: str, level: int) -> None:
        box = key(self.council.assessment_id, question_id)
        drawn = self.tab.drawn(box)
        await self.choose(question_id, level)
        await self.tab.until(lambda: self.tab.drawn(box) > drawn and self.says("Saved", box))
        self.saved[question_id] = level

    async def keep_choosing(self, chance: Random) -> None:
        """Until the server is gone."""
        try:
            while True:
                await self.answer(chance.choice(RISING), chance.randrange(1, 6))
        except (Gone, OSError):
            return


@asynccontextmanager
async def planner(site: Site, council: Council) -> AsyncIterator[Planner]:
    tab = Tab(council.cookies[0])
    await tab.connect(site.address, "targets")
    try:
        yield Planner(tab, council)
    finally:
        await tab.close()


def council_at_zero(site: Site) -> tuple[Council, Assessment]:
    ann, begun = site.council()
    site.answer_the_rest(ann, begun, 0)
    return Council(begun.id, (cookie(site.place, ann.person.id),)), begun


async def choose_and_go_on(site: Site, council: Council, chance: Random) -> Planner:
    """Every box twice, and at once the link to another page."""
    async with planner(site, council) as ann:
        for _ in range(2):
            for question_id in chance.sample(RISING, len(RISING)):
                await ann.choose(question_id, chance.randrange(1, 6))
        await ann.tab.go("plan")
        await ann.tab.settled()
    return ann


def test_a_burst_of_choices_that_another_page_follows_is_saved(site: Site) -> None:
    council, begun = council_at_zero(site)

    ann = asyncio.run(choose_and_go_on(site, council, chance_of(SEED)))

    assert len(ann.given) == len(RISING)
    assert kept(site, begun).chosen == ann.given, f"seed {SEED}"


async def choose_until_killed(site: Site, council: Council, chance: Random) -> Planner:
    async with planner(site, council) as ann:
        working = asyncio.create_task(ann.keep_choosing(chance))
        await asyncio.sleep(1.5)
        site.server.kill()
        await working
    return ann


def started(folder: Path, name: str) -> Server:
    return start_server(folder / "maturity.db", folder / name)


def test_choices_that_were_acknowledged_outlast_a_server_that_is_killed(tmp_path: Path) -> None:
    site = Site(started(tmp_path, "log"), tmp_path / "maturity.db")
    council, begun = council_at_zero(site)

    ann = asyncio.run(choose_until_killed(site, council, chance_of(SEED)))
    again = Site(started(tmp_path, "log again"), tmp_path / "maturity.db")
    again.server.kill()

    now = kept(again, begun).chosen
    broken = {q: level for q, level in ann.saved.items() if now.get(q) not in {level, ann.given[q]}}
    assert broken == {}, f"seed {SEED}"
    assert len(ann.saved) > 1
