"""Coming into a workshop: its code, what somebody speaks for, and the cookie. Not voting."""

from functools import partial
from time import monotonic
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from maturity.domain.workshop import Workshop
from maturity.errors import MaturityError, NotHere, StoreError, WorkshopOver
from maturity.locale import gettext as _
from maturity.usecases.join_code import read_code, shown_code
from maturity.usecases.joining import NoSuchCode, WorkshopFull, find_workshop, join, participant_of
from maturity.web import voter_cookie
from maturity.web.context import settings, workplace
from maturity.web.metrics import told
from maturity.web.routes.budget import Budget
from maturity.web.routes.forms import TooLong, read_form
from maturity.web.routes.pages import page
from maturity.web.routes.screens import HOME
from maturity.web.routes.turns import Turns
from maturity.web.security import comes_from_here, is_secure
from maturity.web.visitors import signing_secret
from maturity.web.vote_words import voter_roles

CODES_A_MINUTE = 600
"""Wrong ones, of everybody together: a day of guessing tries one code in 800."""

LONGEST_SEAT = 40

wrong_codes = Budget(CODES_A_MINUTE)
turns = Turns()


class AskedTooOften(MaturityError):
    """Somebody is guessing, or many people mistype: everybody waits for a moment."""

    def __init__(self) -> None:
        super().__init__(_("Too many wrong codes were typed. Wait a moment, then try again."))


async def ask_code(request: Request) -> Response:
    typed = request.query_params.get("code", "").strip()
    if typed:
        code = read_code(typed) or typed[:60]
        return RedirectResponse(f"/j/{quote(code, safe='')}", status_code=303)
    return _code_page()


async def show_join(request: Request) -> Response:
    return await turns.take(partial(_show_join, request))


async def come_in(request: Request) -> Response:
    if not comes_from_here(request):
        return _code_page(_("This form came from another site. Type the code here."), 403)
    try:
        form = await read_form(request)
    except TooLong:
        return _code_page(_("The form was too long. Join again from here."), 413)
    return await turns.take(partial(_join, request, form))


async def no_code(_request: Request) -> Response:
    return _refused(NoSuchCode())


def _show_join(request: Request) -> Response:
    try:
        workshop = _workshop(request)
        inside = _is_in(request, workshop)
    except MaturityError as error:
        return _refused(error)
    if inside:
        return RedirectResponse(HOME, status_code=303)
    return page(
        "join.html",
        title=_("Join the workshop"),
        action=f"/j/{workshop.code}",
        sentences=_promises(),
        label=_("What do you speak for?"),
        choose=_("Choose one"),
        roles=voter_roles(),
        seat=workplace().new_token(),
        button=_("Join"),
    )


def _join(request: Request, form: dict[str, str]) -> Response:
    try:
        workshop = _workshop(request)
        if _is_in(request, workshop):  # sent twice, or after Back
            return RedirectResponse(HOME, status_code=303)
        secret = signing_secret()
        seat = voter_cookie.seat(form.get("seat", "")[:LONGEST_SEAT], secret)
        _participant, token = join(workplace(), workshop.code, form.get("role", ""), seat)
    except MaturityError as error:
        return _refused(error)
    response = RedirectResponse(HOME, status_code=303)
    secure = is_secure(request, settings().address)
    voter_cookie.set_voter(response, token, secret, secure=secure)
    return response


def _workshop(request: Request) -> Workshop:
    """The budget pays for each code, and gets back what a right one cost. While it is empty, a
    right code looks like a wrong one.
    """
    if not wrong_codes.take(monotonic()):
        raise AskedTooOften
    try:
        workshop = find_workshop(workplace(), request.path_params["code"])
    except NoSuchCode:
        raise
    except MaturityError:
        wrong_codes.give_back()
        raise
    wrong_codes.give_back()
    return workshop


def _is_in(request: Request, workshop: Workshop) -> bool:
    value = request.cookies.get(voter_cookie.NAME)
    token = voter_cookie.voter_token(value, signing_secret())
    if token is None or voter_cookie.workshop_id(token) != workshop.id:
        return False
    try:
        participant_of(workplace(), token)
    except NotHere:
        return False
    return True


def _promises() -> tuple[str, ...]:
    return (
        _(
            "You vote without your name. What is shown are counts, and never who chose what. "
            "That holds for the facilitator, too."
        ),
        _("Counts are shown after a vote is closed, if at least five people chose a level."),
        _(
            "If everybody chooses the same level, everybody knows how you voted. "
            "You can always abstain."
        ),
        _("One cookie keeps you in on this phone. It holds no name."),
        _("Other people may ask to see this under freedom of information law. Do not name people."),
    )


def _refused(error: MaturityError) -> Response:
    if isinstance(error, StoreError):
        away = _("The database does not answer. Try again in a moment.")
        return _code_page(told(error, away), 503)
    return _code_page(told(error), _status(error))


def _status(error: MaturityError) -> int:
    statuses: tuple[tuple[type[MaturityError], int], ...] = (
        (NoSuchCode, 404),
        (WorkshopOver, 410),
        (AskedTooOften, 429),
        (WorkshopFull, 409),
    )
    return next((status for kind, status in statuses if isinstance(error, kind)), 400)


def _code_page(sentence: str = "", status: int = 200) -> Response:
    return page(
        "code.html",
        status,
        title=_("Join a workshop"),
        sentence=sentence,
        label=_("Code on the wall, such as {example}").format(example=shown_code("ABC234")),
        code="",
        button=_("Go on"),
    )


ROUTES = [
    Route("/j", ask_code, methods=["GET"]),
    Route("/j/{code}", show_join, methods=["GET"]),
    Route("/j/{code}", come_in, methods=["POST"]),
    Route("/j/{code:path}", no_code, methods=["GET", "POST"]),
]
