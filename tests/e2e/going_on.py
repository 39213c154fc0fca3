"""People who go on through servers that are lost: each does what a browser does by itself, and,
where that is not enough, what a person does. For tests and trials.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from websockets.exceptions import WebSocketException

from tests.e2e.answering import Officer, response
from tests.e2e.proxies import Proxy
from tests.e2e.streamlit_client import Gone, Tab
from tests.e2e.voters import Voter

AGAIN = 0.5
"""Seconds between two tries of a browser to connect."""

PHONE_AGAIN = 2.0
"""Of voting.js."""

NO_CONNECTION = (Gone, OSError, TimeoutError, WebSocketException)

UNHAPPY = 12.0
"""Seconds after which somebody reloads a page that does not get on: longer than the database is
waited for.
"""


@dataclass
class Noted:
    """Of everybody together. `waits` are seconds from a choice until it was acknowledged, `back`
    from the loss of a server until the page was there again.
    """

    answers: int = 0
    votes: int = 0
    again: int = 0
    """Choices that somebody had to make again: the page showed what was stored before."""
    reloads: int = 0
    sent_again: int = 0
    """Votes that a phone sent again by itself."""
    waits: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)


@dataclass
class Answering:
    """An officer on one page. Nobody else answers its questions."""

    proxy: Proxy
    officer: Officer
    path: str
    questions: Sequence[str]
    noted: Noted
    chance: Random

    @property
    def tab(self) -> Tab:
        return self.officer.tab

    async def work(self, think: float, over: asyncio.Event) -> None:
        while not over.is_set():
            await self._think(self.chance.uniform(think / 2, think * 3 / 2))
            await self._answer(self.chance.choice(list(self.questions)))
        await self.tab.close()

    async def open(self) -> None:
        """A tab that knows nothing of the last one."""
        self.officer.tab = Tab(self.tab.cookie, how=self.proxy.how)
        while True:
            try:
                await self.tab.connect(self.proxy.address, self.path)
            except NO_CONNECTION:
                await asyncio.sleep(AGAIN)
            else:
                return

    async def _think(self, seconds: float) -> None:
        """An open page that loses its server comes back while nobody does anything."""
        lost, _waiting = await asyncio.wait({self.tab._reader}, timeout=seconds)  # noqa: SLF001
        if lost:
            await self._come_back()

    async def _answer(self, question_id: str) -> None:
        last = self.officer.given.get(question_id)
        level = self.chance.choice([n for n in range(6) if n != last])
        begun, choices = time.perf_counter(), 0
        while question_id not in self.officer.saved or self.officer.saved[question_id] != level:
            try:
                if not self._shows(question_id, level):
                    choices += 1
                    await self._choose(question_id, level)
                if await self._is_saved(question_id, level):
                    self.officer.saved[question_id] = level
            except NO_CONNECTION:
                await self._mend(self._key(question_id))
        self.noted.answers += 1
        self.noted.again += max(choices - 1, 0)
        self.noted.waits.append(time.perf_counter() - begun)

    async def _choose(self, question_id: str, level: int) -> None:
        """What the page said before is no sign, so until it is drawn again."""
        key = self._key(question_id)
        await self.tab.until(lambda: self.tab.has(key), UNHAPPY)
        drawn = self.tab.drawn(key)
        await self.officer.choose(question_id, level)
        await self.tab.until(lambda: self.tab.has(key) and self.tab.drawn(key) != drawn, UNHAPPY)

    async def _is_saved(self, question_id: str, level: int) -> bool:
        """False where the page shows another choice."""
        key = self._key(question_id)

        def settled() -> bool:
            if not self.tab.has(key):
                return False
            return not self._shows(question_id, level) or self.officer.says("Saved", key)

        await self.tab.until(settled, UNHAPPY)
        return self._shows(question_id, level)

    def _shows(self, question_id: str, level: int) -> bool:
        key = self._key(question_id)
        return self.tab.has(key) and str(self.tab.value(key)).startswith(f"{level}, ")

    async def _mend(self, key: str) -> None:
        """A page that says that it tries again is left alone; one that says nothing is reloaded."""
        if not self.tab.alive:
            await self._come_back()
        elif not (self.tab.has(key) and self.officer.says("Not saved yet", key)):
            self.noted.reloads += 1
            await self.tab.close()
            await self.open()

    async def _come_back(self) -> None:
        """A page that another server takes over is drawn twice: the second time, it is settled."""
        begun = time.perf_counter()
        while not self.tab.alive:
            settled = self.tab.finished[""] + 2
            try:
                await self.tab.connect(self.proxy.address, self.path)
                self.noted.back.append(time.perf_counter() - begun)
                await self.tab.until(lambda: self.tab.finished[""] >= settled, UNHAPPY)  # noqa: B023
            except NO_CONNECTION:
                await asyncio.sleep(AGAIN)

    def _key(self, question_id: str) -> str:
        return response(self.officer.council, question_id)


@dataclass
class Voting:
    """A phone, whose holder changes their mind again and again."""

    voter: Voter
    noted: Noted
    chance: Random

    async def work(self, think: float, over: asyncio.Event) -> None:
        while not over.is_set():
            await asyncio.sleep(self.chance.uniform(think / 2, think * 3 / 2))
            await self._vote(self.chance.choice([n for n in range(6) if n != self.voter.given]))
        self.voter.leave()

    async def _vote(self, level: int) -> None:
        begun = time.perf_counter()
        while self.voter.taken != level:
            try:
                await self.voter.vote(level)
            except (OSError, EOFError, AssertionError):  # nobody answered, or not with "voted"
                self.noted.sent_again += 1
                self.voter.leave()
                await asyncio.sleep(PHONE_AGAIN)
        self.noted.votes += 1
        self.noted.waits.append(time.perf_counter() - begun)
