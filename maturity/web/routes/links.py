"""Following a link: a page with one button, and the cookie once it is pressed.

Looking at the page uses nothing up: mail scanners open every link that they pass on.
"""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from maturity.errors import MaturityError, NotHere, StoreError
from maturity.locale import gettext as _
from maturity.usecases.come_in import follow_link, visitor
from maturity.usecases.sign_in import cookie_secret
from maturity.web import cookies
from maturity.web.context import settings, workplace
from maturity.web.routes.pages import page
from maturity.web.security import comes_from_here, is_secure

HOME = "/"


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
    return await to_thread.run_sync(_let_in, request)


def _let_in(request: Request) -> Response:
    place = workplace()
    try:
        secret = cookie_secret(place)
        here = cookies.person_id(request.cookies.get(cookies.NAME), secret)
        person = follow_link(place, request.path_params["token"], visitor(place, here))
    except NotHere:
        return _message(_("There is no such link. Check that you copied all of it."), 404)
    except StoreError:
        return _message(_("The database does not answer. Open the link again in a moment."), 503)
    except MaturityError as error:
        return _message(str(error), 410)
    response = RedirectResponse(HOME, status_code=303)
    cookies.set_person(response, person.id, secret, secure=is_secure(request, settings().address))
    return response


def _message(sentence: str, status: int) -> Response:
    return page("message.html", status, title=_("This link does not work"), sentence=sentence)


ROUTES = [
    Route("/link/{token}", show_link, methods=["GET"]),
    Route("/link/{token}", follow, methods=["POST"]),
]
