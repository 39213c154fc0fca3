"""Phones in a workshop, as browsers that keep one cookie, and the facilitator of their room."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from maturity.access import Visitor
from maturity.domain.workshop import Workshop
from maturity.usecases import workshop_running as running
from maturity.usecases.rounds import start_round
from maturity.usecases.voting import wall_number
from maturity.usecases.workshop_close import close_workshop
from maturity.usecases.workshops import GivenWorkshop, prepare_workshop
from maturity.web import context
from maturity.web.language import TheirLanguage
from maturity.web.routes import ROUTES
from maturity.web.routes.budget import Budget, Budgets
from maturity.web.routes.wall_numbers import WallNumbers
from tests.usecases.places import Place
from tests.web.apptest import OURS, FrontDoor
from tests.web.asgi import Reply, fetch

SCOPE, CLIMATE = "policy.scope", "policy.climate"
FROM_HERE = {"sec-fetch-site": "same-origin"}
HERE = "maturity.web.routes"
APP = Starlette(routes=ROUTES, middleware=[Middleware(TheirLanguage)])


@dataclass
class Phone:
    """`send` follows a redirect, as a browser does."""

    cookie: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Reply:
        return self._keep(fetch(APP, path, headers=self._headers()))

    def post(self, path: str, body: dict[str, str], **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()} or FROM_HERE
        sent = urlencode(body).encode()
        return self._keep(fetch(APP, path, "POST", {**self._headers(), **named}, sent))

    def send(self, path: str, body: dict[str, str]) -> Reply:
        reply = self.post(path, body)
        return self.get(reply.headers["location"]) if reply.status == 303 else reply

    def join(self, code: str, role: str = "finance") -> "Phone":
        assert self.send(f"/j/{code}", {"role": role}).status == 200
        return self

    def form(self, page: str = "/w") -> dict[str, str]:
        """The hidden fields of its ballot."""
        found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.get(page).text)
        return dict(found)

    def vote(self, choice: str, **edited: str) -> Reply:
        return self.send("/w/vote", {**self.form(), "choice": choice, **edited})

    def status(self, page: str = "/w") -> str:
        return status(self.get(page))

    def _headers(self) -> dict[str, str]:
        return {**self.headers, **({"cookie": self.cookie} if self.cookie else {})}

    def _keep(self, reply: Reply) -> Reply:
        if "set-cookie" in reply.headers:
            self.cookie = reply.headers["set-cookie"].split(";")[0]
        return reply


def status(reply: Reply) -> str:
    found = re.search(r'role="status"[^>]*>(.*?)</p>', reply.text, re.DOTALL)
    return "" if found is None else unescape(found[1])


@dataclass
class Room:
    """A workshop on two questions, and the lead who runs it."""

    place: Place
    ann: Visitor
    workshop: Workshop

    @property
    def code(self) -> str:
        return self.workshop.code

    def phones(self, number: int) -> list[Phone]:
        return [Phone().join(self.code) for _ in range(number)]

    def start(self) -> None:
        running.start_day(self.place.work, self.ann, self.workshop.id)

    def open(self, question_id: str = SCOPE) -> None:
        running.open_vote(self.place.work, self.ann, self.workshop.id, question_id)

    def again(self, after: int = 1) -> None:
        running.vote_again(self.place.work, self.ann, self.workshop.id, SCOPE, after)

    def close_vote(self, ballot: int = 1) -> None:
        running.close_vote(self.place.work, self.ann, self.workshop.id, SCOPE, ballot)

    def reveal(self, ballot: int = 1) -> None:
        self.close_vote(ballot)
        running.reveal(self.place.work, self.ann, self.workshop.id, SCOPE, ballot)

    def close(self) -> None:
        close_workshop(self.place.work, self.ann, self.workshop.id)

    def voted(self, question_id: str = SCOPE, ballot: int = 1) -> list[object]:
        votes = self.place.work.store.cast_on(self.workshop.id).votes
        kept = [v for v in votes if (v.question_id, v.ballot) == (question_id, ballot)]
        return sorted((vote.choice for vote in kept), key=str)


def a_room(
    place: Place, name: str = "Ambridge", *, vote_ahead: bool = False, hours: int = 36
) -> Room:
    """Of an organisation of its own. Prepared, and not begun."""
    organisation = place.organisation(name)
    ann = place.lead(organisation, f"Ann of {name}")
    assessment = start_round(place.work, ann, organisation.id, OURS)
    now = place.clock()
    given = GivenWorkshop(
        minutes={SCOPE: 7, CLIMATE: 7},
        starts_at=now,
        vote_ahead=vote_ahead,
        expires_at=now + timedelta(hours=hours),
    )
    return Room(place, ann, prepare_workshop(place.work, ann, assessment.id, given))


@pytest.fixture
def room(front_door: FrontDoor, fresh: None) -> Room:
    """On the day, and no vote is open."""
    found = a_room(front_door.place)
    found.start()
    return found


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the process remembers of other tests' workshops, whose ids are the same, is gone."""

    def find(workshop_id: str) -> int:
        return wall_number(context.workplace(), workshop_id)

    monkeypatch.setattr(f"{HERE}.join.wrong_codes", Budget(600))
    monkeypatch.setattr(f"{HERE}.voting.votes", Budgets(60))
    monkeypatch.setattr(f"{HERE}.voting.numbers", WallNumbers(find))
