"""Voting on a phone: what it shows, a vote, more time, and the number that moves it on."""

from collections.abc import Callable
from time import monotonic

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from maturity.domain.vote import AHEAD, Choice, NoVote
from maturity.domain.workshop import WorkshopState
from maturity.errors import MaturityError, NotHere, StoreError, VoteRefused, WorkshopOver
from maturity.locale import gettext as _
from maturity.usecases.joining import NotJoined
from maturity.usecases.voting import Phone, ask_more_time, cast_vote, phone_of, wall_number
from maturity.web import voter_cookie
from maturity.web.context import workplace
from maturity.web.metrics import told
from maturity.web.routes.budget import Budgets
from maturity.web.routes.forms import TooLong, read_form
from maturity.web.routes.pages import page
from maturity.web.routes.screens import HOME, Screen, ahead_screen, next_ahead, screen_of
from maturity.web.routes.wall_numbers import WallNumbers
from maturity.web.security import comes_from_here
from maturity.web.visitors import signing_secret

VOTES_A_MINUTE = 60
"""Of one participant. Nobody changes their mind more often."""

votes = Budgets(VOTES_A_MINUTE)
numbers = WallNumbers(lambda workshop_id: wall_number(workplace(), workshop_id))
OUT = (404, 410)
"""Whoever is not in sees nothing else by looking again."""

NO_STORE = {"Cache-Control": "no-store"}


class NotTheirForm(MaturityError):
    """A form that this server did not make for this participant."""

    def __init__(self) -> None:
        super().__init__(_("This form was not made for you. Look at the question again."))


class VotedTooOften(MaturityError):
    def __init__(self) -> None:
        super().__init__(_("That was too often in one minute. Wait a moment, then try again."))


async def show(request: Request) -> Response:
    return await to_thread.run_sync(_answer, request, lambda token: _show(request, token))


async def show_ahead(request: Request) -> Response:
    return await to_thread.run_sync(_answer, request, lambda token: _show_ahead(request, token))


async def vote(request: Request) -> Response:
    return await _take(request, _vote)


async def more_time(request: Request) -> Response:
    return await _take(request, _more_time)


async def state(request: Request) -> Response:
    """A few bytes. Two hundred phones ask every two seconds, and most are answered from memory."""
    try:
        token = _token(request)
        workshop_id, now = voter_cookie.workshop_id(token), monotonic()
        number = numbers.known(workshop_id, now)
        if number is None:
            number = await to_thread.run_sync(numbers.look, workshop_id, now)
    except NotHere:
        return PlainTextResponse("", 404, NO_STORE)
    except StoreError:
        return PlainTextResponse("", 503, NO_STORE)
    return PlainTextResponse(str(number), headers=NO_STORE)


async def _take(request: Request, act: Callable[[str, dict[str, str]], Response]) -> Response:
    """A form of one of our own pages, which carries what only such a page can."""
    if not comes_from_here(request):
        return _message(_("This form came from another site. Nothing was sent."), 403)
    try:
        form = await read_form(request)
    except TooLong:
        return _message(_("The form was too long. Nothing was sent."), 413)
    return await to_thread.run_sync(_answer, request, lambda token: _checked(token, form, act))


def _checked(
    token: str, form: dict[str, str], act: Callable[[str, dict[str, str]], Response]
) -> Response:
    if not voter_cookie.is_form_token(form.get("token", ""), token, signing_secret()):
        raise NotTheirForm
    if not votes.take(token, monotonic()):
        raise VotedTooOften
    try:
        return act(token, form)
    except VoteRefused as refused:
        return _screen(screen_of(phone_of(workplace(), token), told(refused)), token, 409)


def _show(request: Request, token: str) -> Response:
    phone, status = phone_of(workplace(), token), ""
    if "time" in request.query_params and phone.to_vote:
        status = _("You asked for more time. The facilitator sees that somebody did, and not who.")
    return _screen(screen_of(phone, status), token)


def _show_ahead(request: Request, token: str) -> Response:
    phone, number = phone_of(workplace(), token), _place(request.path_params["number"])
    if not _votes_ahead(phone) or not 1 <= number <= len(phone.to_vote):
        return RedirectResponse(HOME, status_code=303)
    status = _("Your vote is in.") if "voted" in request.query_params else ""
    return _screen(ahead_screen(phone, number, status), token)


def _vote(token: str, form: dict[str, str]) -> Response:
    place, question_id = workplace(), form.get("question", "")
    ballot = _number(form.get("ballot", ""))
    cast_vote(place, token, question_id, ballot, _choice(form.get("choice", "")))
    if ballot != AHEAD:
        return RedirectResponse(HOME, status_code=303)
    onward = next_ahead(phone_of(place, token), question_id)
    return RedirectResponse(f"{onward}?voted=1", status_code=303)


def _more_time(token: str, form: dict[str, str]) -> Response:
    ask_more_time(workplace(), token, form.get("question", ""))
    return RedirectResponse(f"{HOME}?time=1", status_code=303)


def _choice(text: str) -> Choice:
    none = next((none for none in NoVote if none.value == text), None)
    return _number(text) if none is None else none


def _place(text: str) -> int:
    """0, which is nobody's place, for what is no number."""
    return int(text) if _is_number(text) else 0


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 4


def _number(text: str) -> int:
    if not _is_number(text):
        raise VoteRefused(_("Choose one of the levels, then press the button."))
    return int(text)


def _votes_ahead(phone: Phone) -> bool:
    return phone.workshop.state is WorkshopState.PREPARING


def _answer(request: Request, act: Callable[[str], Response]) -> Response:
    """For whoever sent the request, or a page that says why not."""
    try:
        return _answered(_token(request), act)
    except StoreError as error:
        away = _("The database does not answer. Wait a moment, then look again.")
        return _message(told(error, away), 503)
    except VotedTooOften as error:
        return _message(told(error), 429)
    except MaturityError as error:
        return _message(told(error), _status(error))


def _answered(token: str, act: Callable[[str], Response]) -> Response:
    """Over, its page has the wall's number: should the day be prolonged, the phone comes back."""
    try:
        return act(token)
    except WorkshopOver as over:
        number = wall_number(workplace(), voter_cookie.workshop_id(token))
        return _message(told(over), 410, str(number))


def _status(error: MaturityError) -> int:
    statuses: tuple[tuple[type[MaturityError], int], ...] = (
        (NotHere, 404),
        (NotTheirForm, 403),
    )
    return next((status for kind, status in statuses if isinstance(error, kind)), 400)


def _token(request: Request) -> str:
    token = voter_cookie.voter_token(request.cookies.get(voter_cookie.NAME), signing_secret())
    if token is None:
        raise NotJoined
    return token


def _screen(screen: Screen, token: str, status: int = 200) -> Response:
    return page(
        "voting.html",
        status,
        title=screen.title,
        screen=screen,
        form_token=voter_cookie.form_token(token, signing_secret()),
        trying=_("No connection. This page sends it again by itself."),
        away=_away(),
    )


def _away() -> str:
    """Said while the phone hears nothing from the server."""
    return _("No connection. Votes that are in are kept. This page tries again by itself.")


def _message(sentence: str, status: int, number: str = "") -> Response:
    """Without a number, the phone moves on as soon as it is let in again."""
    again = () if status in OUT else ((HOME, _("Look again")),)
    links = (*again, ("/j", _("Type a code")))
    screen = Screen(_("Workshop"), sentence, number=number or str(status), links=links)
    words = {"form_token": "", "trying": "", "away": _away()}
    return page("voting.html", status, title=screen.title, screen=screen, **words)


ROUTES = [
    Route(HOME, show, methods=["GET"]),
    Route(f"{HOME}/ahead/{{number}}", show_ahead, methods=["GET"]),
    Route(f"{HOME}/vote", vote, methods=["POST"]),
    Route(f"{HOME}/time", more_time, methods=["POST"]),
    Route(f"{HOME}/state", state, methods=["GET"]),
]
