"""People who answer without a browser: what each gave, and what their page acknowledged."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random

from maturity.usecases.workplace import Workplace
from maturity.web import answer_form
from tests.e2e.councils import Council, levels, questionnaire
from tests.e2e.streamlit_client import Gone, Tab

THEMES = tuple(theme.id for theme in questionnaire().themes)


def questions_of(theme_id: str) -> list[str]:
    theme = next(theme for theme in questionnaire().themes if theme.id == theme_id)
    return [question.id for question in theme.questions]


def response(council: Council, question_id: str) -> str:
    """The key of the question's radio group."""
    return answer_form.key(council.assessment_id, question_id, "response")


def chance_of(seed: int) -> Random:
    """The same chance each time."""
    return Random(seed)  # noqa: S311 - chance of a trial, not of a secret


@dataclass
class Officer:
    """`given` is what was chosen last, `saved` what the page said is saved, by question."""

    tab: Tab
    council: Council
    given: dict[str, int] = field(default_factory=dict)
    saved: dict[str, int] = field(default_factory=dict)

    async def choose(self, question_id: str, level: int) -> None:
        """One click, and on with it."""
        self.given[question_id] = level
        await self.tab.choose(response(self.council, question_id), f"{level}, ")

    async def answer(self, question_id: str, level: int) -> None:
        """One click, and waiting until the page says that it is saved."""
        key = response(self.council, question_id)
        drawn = self.tab.drawn(key)
        await self.choose(question_id, level)
        await self.tab.until(lambda: self.tab.drawn(key) > drawn and self.says("Saved", key))
        self.saved[question_id] = level

    def says(self, words: str, key: str) -> bool:
        """Whether a line of the card begins so."""
        return any(line.startswith(words) for line in self.tab.card(key))

    async def keep_answering(self, questions: list[str], chance: Random) -> None:
        """Until the server is gone."""
        try:
            while True:
                await self.answer(chance.choice(questions), chance.randrange(6))
                await asyncio.sleep(chance.uniform(0, 0.05))
        except (Gone, OSError):
            return

    def lost(self, place: Workplace) -> dict[str, tuple[int, int | None]]:
        """Questions whose stored level is not the one given last."""
        found = levels(place, self.council.assessment_id)
        return {q: (lvl, found.get(q)) for q, lvl in self.given.items() if found.get(q) != lvl}

    def broken_promises(self, place: Workplace) -> dict[str, tuple[int, int | None]]:
        """Questions whose stored level is neither the one acknowledged nor a later one."""
        found = levels(place, self.council.assessment_id)
        return {
            question_id: (level, found.get(question_id))
            for question_id, level in self.saved.items()
            if found.get(question_id) not in {level, self.given[question_id]}
        }


@asynccontextmanager
async def officer(
    address: str, council: Council, path: str = THEMES[0], number: int = 0
) -> AsyncIterator[Officer]:
    """A colleague of the council with a page open."""
    tab = Tab(council.cookies[number])
    await tab.connect(address, path)
    try:
        yield Officer(tab, council)
    finally:
        await tab.close()
