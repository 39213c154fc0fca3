"""Following a link: a page with one button, and the cookie once it is pressed.

Looking at the page uses nothing up: mail scanners open every link that they pass on.
"""

from functools import partial
from time import monotonic

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from maturity.domain.organisation import Person
from maturity.errors import MaturityError, NotHere, StoreError
from maturity.locale import gettext as _
from maturity.usecases.come_in import follow_link
from maturity.usecases.signing_in import follow_signed_in
from maturity.web import cookies
from maturity.web.context import settings, workplace
from maturity.web.routes.budget import Budget
from maturity.web.routes.pages import page
from maturity.web.routes.turns import Turns
from maturity.web.security import comes_from_here, is_secure
from maturity.web.visitors import linked, sign_in_of, signing_secret, who_sends

HOME = "/"

LINKS_A_MINUTE = 600
"""Wrong ones, of everybody together. Nobody guesses one: this keeps the database for others."""

wrong_links = Budget(LINKS_A_MINUTE)
turns = Turns()


async def show_link(request: Request) -> Response:
    return page(
        "link.html",
        title=_("Come in"),
        action=request.scope["path"],
        what=_("This link lets you in, once, on this device."),
        privacy=_("It sets one cookie that keeps you in for 30 days. It holds no name."),
        button=_("Come in"),
    )


async def follow(request: Request) -> Response:
    if not comes_from_here(request):
        return _message(_("This form came from another site. Open the link again."), 403)
    return await turns.take(partial(_let_in, request))


def _let_in(request: Request) -> Response:
    if not wrong_links.take(monotonic()):
        return _message(_("Too many links were tried. Wait a moment, then open it again."), 429)
    response = _followed(request)
    if response.status_code != 404:
        wrong_links.give_back()
    return response


def _followed(request: Request) -> Response:
    response = RedirectResponse(HOME, status_code=303)
    try:
        person = _let_in_by(request)
        secret = signing_secret()
    except NotHere:
        return _message(_("There is no such link. Check that you copied all of it."), 404)
    except StoreError:
        return _message(_("The database does not answer. Open the link again in a moment."), 503)
    except MaturityError as error:
        return _message(str(error), 410)
    if person is not None:
        secure = is_secure(request, settings().address)
        cookies.set_person(response, person.id, secret, secure=secure)
    return response


def _let_in_by(request: Request) -> Person | None:
    """None for whoever signed in with a provider: they come in again so, not by a cookie of ours
    that lasts longer.
    """
    place, token, sent = workplace(), request.path_params["token"], request.cookies
    who, sign_in = who_sends(sent), sign_in_of(sent)
    if who is None and sign_in is not None and follow_signed_in(place, token, sign_in):
        return None
    person = follow_link(place, token, who)
    return person if who is None or linked(sent) is not None else None


def _message(sentence: str, status: int) -> Response:
    return page("message.html", status, title=_("This link does not work"), sentence=sentence)


ROUTES = [
    Route("/link/{token}", show_link, methods=["GET"]),
    Route("/link/{token}", follow, methods=["POST"]),
]
