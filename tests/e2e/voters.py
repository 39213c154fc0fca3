"""Phones without a browser: each joins, votes, asks whether the wall moved on, and goes on asking
when the server does not answer, as the script of the page does.
"""

import asyncio
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from maturity.domain.vote import Choice
from maturity.usecases.come_in import token_hash
from maturity.usecases.sign_in import cookie_secret
from maturity.usecases.workplace import Workplace
from maturity.web import voter_cookie

PATIENCE = 30.0
NO_MORE: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Heard:
    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Voter:
    """`given` is what was chosen last, `taken` what the server said that it has."""

    address: str
    cookie: str = ""
    how: Mapping[str, Any] = field(default_factory=dict)
    """What its connection takes besides, such as whom it trusts."""
    form: dict[str, str] = field(default_factory=dict)
    given: int | None = None
    taken: int | None = None
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def ask(self, path: str, method: str = "GET", body: str = "") -> Heard:
        """Once more where the server had closed an idle connection meanwhile."""
        idle = self._writer is not None
        try:
            return await self._ask(path, method, body)
        except (OSError, EOFError):
            self.leave()
            if not idle:
                raise
            return await self._ask(path, method, body)

    async def join(self, code: str) -> None:
        heard = await self.ask(f"/j/{code}", "POST", urlencode({"role": "finance"}))
        assert heard.status == 303, heard
        self.cookie = heard.headers["set-cookie"].split(";")[0]

    async def look(self) -> Heard:
        """The page, whose form is kept."""
        heard = await self.ask("/w")
        found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', heard.text)
        self.form = dict(found)
        return heard

    async def vote(self, level: int) -> float:
        """Seconds until the server said that it has the vote."""
        self.given = level
        start = time.perf_counter()
        body = urlencode({**self.form, "choice": level})
        heard = await self.ask("/w/vote", "POST", body)
        assert heard.status == 303, heard
        self.taken = level
        return time.perf_counter() - start

    async def vote_until_taken(self, level: int) -> None:
        """Through a server that dies and comes back."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                await self.vote(level)
            except (OSError, EOFError):
                assert time.monotonic() < end, "the server did not come back"
                await asyncio.sleep(0.1)
            else:
                return

    def leave(self) -> None:
        """At once: a farewell would need a loop that goes on."""
        if self._writer is not None:
            self._writer.transport.abort()
        self._writer = self._reader = None

    def participant_id(self, place: Workplace) -> str:
        value = self.cookie.partition("=")[2]
        token = voter_cookie.voter_token(value, cookie_secret(place))
        assert token is not None
        return token_hash(token)

    async def _ask(self, path: str, method: str, body: str) -> Heard:
        host = urlsplit(self.address).netloc
        if self._reader is None or self._writer is None:
            name, port = host.split(":")
            there = {"host": name, "port": int(port), **self.how}
            self._reader, self._writer = await asyncio.open_connection(**there)
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {host}",
            f"Cookie: {self.cookie}",
            "Sec-Fetch-Site: same-origin",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
        self._writer.write("\r\n".join([*lines, "", body]).encode())
        await self._writer.drain()
        return await _heard(self._reader)


async def _heard(reader: asyncio.StreamReader) -> Heard:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Heard(int(first.split()[1]), headers, body.decode())


async def voters(
    address: str, code: str, number: int, how: Mapping[str, Any] = NO_MORE
) -> list[Voter]:
    """So many who have joined."""
    found = [Voter(address, how=how) for _ in range(number)]
    await asyncio.gather(*(voter.join(code) for voter in found))
    return found


def stored(place: Workplace, workshop_id: str, ballot: int) -> dict[str, Choice]:
    """What the database holds, by participant."""
    votes = place.store.cast_on(workshop_id).votes
    return {vote.participant_id: vote.choice for vote in votes if vote.ballot == ballot}
