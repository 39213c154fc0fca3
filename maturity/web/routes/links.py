"""Following a link: a page with one button, and the cookie once it is pressed.

Looking at the page uses nothing up: mail scanners open every link that they pass on. It says whom a
link for another device lets in, so that nobody is made to work as somebody else.
"""

from functools import partial
from time import monotonic

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from maturity.access import Visitor
from maturity.domain.link import Purpose
from maturity.domain.organisation import Person
from maturity.errors import MaturityError, NotHere, StoreError
from maturity.locale import gettext as _
from maturity.usecases.come_in import LinkSeen, follow_link, look_at_link
from maturity.usecases.signing_in import follow_signed_in
from maturity.web import cookies
from maturity.web.context import settings, workplace
from maturity.web.metrics import told
from maturity.web.routes.budget import Budget
from maturity.web.routes.pages import page
from maturity.web.routes.turns import Turns
from maturity.web.security import comes_from_here, is_secure
from maturity.web.visitors import linked, sign_in_of, signing_secret, who_sends

HOME = "/"

LINKS_A_MINUTE = 600
"""Wrong ones, of everybody together. Nobody guesses one: this keeps the database for others."""

wrong_links = Budget(LINKS_A_MINUTE)
wrong_looks = Budget(LINKS_A_MINUTE)
turns = Turns()


async def show_link(request: Request) -> Response:
    return await turns.take(partial(_show, request))


async def follow(request: Request) -> Response:
    if not comes_from_here(request):
        return _message(_("This form came from another site. Open the link again."), 403)
    return await turns.take(partial(_let_in, request))


def _show(request: Request) -> Response:
    if not wrong_looks.take(monotonic()):
        return _too_often()
    who, seen = None, None
    try:
        who = who_sends(request.cookies)
        seen = look_at_link(workplace(), request.path_params["token"], who)
        wrong_looks.give_back()
    except NotHere:  # It looks as any other, and nobody is told whether a guess was right.
        pass
    except StoreError as error:
        return _no_database(error)
    return page(
        "link.html",
        title=_("Come in"),
        action=request.scope["path"],
        sentences=[
            _("This link lets you in, once, on this device."),
            *_as_whom(seen, who),
            _("It sets one cookie that keeps you in for 30 days. It holds no name."),
        ],
        button=_("Come in"),
    )


def _as_whom(seen: LinkSeen | None, who: Visitor | None) -> list[str]:
    """Somebody else's link lets in as them: what came later would be theirs as well."""
    if seen is not None and seen.purpose is Purpose.DEVICE:
        name = seen.person.name if seen.person else ""
        return [
            _("It lets you in as {name}, who made it.").format(name=name or _("a colleague")),
            _("If you did not make it yourself, do not use it."),
        ]
    if seen is None or who is None:
        return []
    name = who.person.name or _("somebody new")
    if seen.organisation is None:
        adds = _("You are in as {name}: this adds a duty on this server to that.")
    else:
        adds = _("You are in as {name}: this adds {organisation} to that.")
    there = "" if seen.organisation is None else seen.organisation.name
    return [
        adds.format(name=name, organisation=there),
        _("If that is not you, sign out first. Then open the link again."),
    ]


def _let_in(request: Request) -> Response:
    if not wrong_links.take(monotonic()):
        return _too_often()
    response = _followed(request)
    if response.status_code != 404:
        wrong_links.give_back()
    return response


def _followed(request: Request) -> Response:
    response = RedirectResponse(HOME, status_code=303)
    try:
        person = _let_in_by(request)
        secret = signing_secret()
        browser = _browser(request, secret)
    except NotHere:
        return _message(_("There is no such link. Check that you copied all of it."), 404)
    except StoreError as error:
        return _no_database(error)
    except MaturityError as error:
        return _message(told(error), 410)
    if person is not None:
        secure = is_secure(request, settings().address)
        cookies.set_person(response, person.id, secret, secure=secure, browser=browser)
    return response


def _browser(request: Request, secret: str) -> str | None:
    """Whoever is in by a link already keeps it: signing out ends tabs with the older cookie too."""
    held = cookies.read(request.cookies.get(cookies.NAME), secret)
    return held.browser if held is not None and linked(request.cookies) is not None else None


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


def _too_often() -> Response:
    return _message(_("Too many links were tried. Wait a moment, then open it again."), 429)


def _no_database(error: StoreError) -> Response:
    away = _("The database does not answer. Open the link again in a moment.")
    return _message(told(error, away), 503)


def _message(sentence: str, status: int) -> Response:
    return page("message.html", status, title=_("This link does not work"), sentence=sentence)


ROUTES = [
    Route("/link/{token}", show_link, methods=["GET"]),
    Route("/link/{token}", follow, methods=["POST"]),
]
