"""Files to take along: made when their address is asked for, from the database, by whichever server
is asked, for whoever the cookie says is here. Which files there are, `files_of_*` say.

Nothing of a file stays in this process, so no visitor has to come back to the same one.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from time import monotonic
from urllib.parse import quote, urlencode

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from maturity.access import Visitor
from maturity.errors import MaturityError, NotAllowed, NotHere, StoreError
from maturity.locale import gettext as _
from maturity.usecases.plan_forms import FORMS, Form
from maturity.web.metrics import DOCUMENTS, told
from maturity.web.routes.budget import AtOnce, Budgets
from maturity.web.routes.pages import page
from maturity.web.visitors import named_by, who_sends

FILES_A_MINUTE = 30
"""Of one person. A PDF takes the server as long as fifteen answers do."""

AT_ONCE = 2
"""Of everybody: those who answer meanwhile use the same processor."""

MOST_WAITING = 20
"""Even if each takes five seconds, the last is there before a proxy gives up after sixty."""

OF_ONE_PERSON = 3
"""Made or waiting: nobody fills all places. Whoever is nobody shares these with all others."""

MEDIA = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "json": "application/json",
    "sqlite": "application/vnd.sqlite3",
    "zip": "application/zip",
}

files = Budgets(FILES_A_MINUTE)
under_way = AtOnce(OF_ONE_PERSON)
makers = CapacityLimiter(AT_ONCE)


@dataclass(frozen=True)
class File:
    """`kind` is one of MEDIA."""

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True)
class Asked:
    """Who asks for a file, and what the address says about it. Somebody may have written that."""

    who: Visitor
    said: Mapping[str, str]

    def word(self, name: str) -> str:
        """Empty where the address does not say: no use case finds anything of that name."""
        return self.said.get(name, "")

    @property
    def form(self) -> Form:
        for form in FORMS:
            if form == self.word("form"):
                return form
        raise NotHere


Make = Callable[[Asked], File]


class AskedTooOften(MaturityError):
    def __init__(self) -> None:
        super().__init__(_("That was too many files in one minute. Wait a moment, then try again."))


def download(path: str, make: Make, shown_on: str) -> Route:
    """`shown_on` is the path of the page with its link, to which somebody goes back who gets none.

    The same address gives the same file again, and changes nothing but the audit log, where a use
    case notes what was taken along.
    """

    async def answer(request: Request) -> Response:
        if request.method != "GET":  # Starlette takes HEAD along: a file, for nobody
            return Response(status_code=405, headers={"Allow": "GET"})
        refuse = partial(_refused, _way_back(request, shown_on))
        if not _is_asked_for_here(request):
            return refuse(_("Another site asked for this file. Take it from its own page."), 403)
        if makers.statistics().tasks_waiting >= MOST_WAITING:
            return refuse(_("Many files are being made. Wait a moment, then try again."), 503)
        with under_way.one_more(named_by(request.cookies)) as room:
            if not room:
                return refuse(_("Your last files are being made. Wait until they are there."), 429)
            return await to_thread.run_sync(_answered, request, make, refuse, limiter=makers)

    return Route(path, answer, methods=["GET"])


def _answered(request: Request, make: Make, refuse: Callable[[str, int], Response]) -> Response:
    try:
        return _made(request, make)
    except StoreError as error:
        away = _("The database does not answer. Try again in a moment.")
        return refuse(told(error, away), 503)
    except (NotHere, NotAllowed):
        return refuse(told(NotHere()), 404)
    except AskedTooOften as error:
        return refuse(told(error), 429)
    except MaturityError as error:
        return refuse(told(error), 409)


def _made(request: Request, make: Make) -> Response:
    who = who_sends(request.cookies)
    if who is None:
        raise NotHere
    if not files.take(who.person.id, monotonic()):
        raise AskedTooOften
    file = make(Asked(who, request.query_params))
    DOCUMENTS.labels(file.kind).inc()
    headers = {"Cache-Control": "no-store", "Content-Disposition": _disposition(file.name)}
    return Response(file.data, media_type=MEDIA[file.kind], headers=headers)


def _disposition(name: str) -> str:
    """To be kept under this name, and never shown; first in letters that every browser reads."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _is_asked_for_here(request: Request) -> bool:
    """By a page of ours or whoever typed the address; not by another site, nor by a browser that
    guesses what somebody will press. One that does not say is believed: nothing is changed.
    """
    headers = request.headers
    guesses = headers.get("sec-purpose", "") + headers.get("purpose", "")
    site = headers.get("sec-fetch-site", "none")
    return site in ("same-origin", "none") and "prefetch" not in guesses


def _way_back(request: Request, shown_on: str) -> str:
    chosen = request.query_params.get("round", "")
    return f"/{shown_on}?{urlencode({'round': chosen})}" if chosen else f"/{shown_on}"


def _refused(back: str, sentence: str, status: int) -> Response:
    return page(
        "way_back.html",
        status,
        title=_("There is no file"),
        sentences=sentence.splitlines(),
        there=back,
        there_label=_("Back to where you were"),
        home_label=_("To the first page"),
    )
