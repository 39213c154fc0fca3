"""Signing out, and becoming one: whoever came by a link and signed in says whether both are them.

Both forms carry a token that nobody else can make: it is bound to the cookies of this browser.
"""

from collections.abc import Callable
from hmac import compare_digest, new

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from maturity.access import Visitor
from maturity.domain.identity import SignIn
from maturity.errors import MaturityError, StoreError
from maturity.locale import gettext as _
from maturity.usecases.provider_check import sign_out_address
from maturity.usecases.signing_in import sign_out, use_work_account, work_accounts
from maturity.web import account_cookie, cookies
from maturity.web.context import settings, workplace
from maturity.web.metrics import told
from maturity.web.routes.forms import TooLong, read_form
from maturity.web.routes.pages import page
from maturity.web.security import comes_from_here
from maturity.web.visitors import linked, sign_in_of, signing_secret, who_sends

ACCOUNT, SIGN_OUT, HOME = "/account", "/sign-out", "/"
JOIN, STAY = "join", "stay"


async def show_account(request: Request) -> Response:
    return await to_thread.run_sync(_answered, _ask, request)


async def choose_account(request: Request) -> Response:
    return await _posted(request, _join_or_stay)


async def show_sign_out(request: Request) -> Response:
    return await to_thread.run_sync(_answered, _ask_to_sign_out, request)


async def leave(request: Request) -> Response:
    return await _posted(request, _sign_out)


async def _posted(request: Request, act: Callable[[Request, str], Response]) -> Response:
    try:
        form = await read_form(request)
    except TooLong:
        return _message(_("This form is too long."), 413)
    if not comes_from_here(request):
        return _message(_("This form came from another site. Nothing has changed."), 403)

    def checked(sent: Request) -> Response:
        if not compare_digest(form.get("token", "").encode(), form_token(sent).encode()):
            return _message(_("This page is out of date. Open it again."), 403)
        return act(sent, form.get("do", ""))

    return await to_thread.run_sync(_answered, checked, request)


def form_token(request: Request) -> str:
    """From the cookies that say who is here. Whoever has others needs another."""
    held = [request.cookies.get(name, "") for name in (cookies.NAME, account_cookie.NAME)]
    key = f"maturity.account.form.1:{signing_secret()}".encode()
    return new(key, "\n".join(held).encode(), "sha256").hexdigest()


def _answered(act: Callable[[Request], Response], request: Request) -> Response:
    try:
        return act(request)
    except StoreError as error:
        away = _("The database does not answer. Try again in a moment.")
        return _message(told(error, away), 503)
    except MaturityError as error:
        return _message(told(error), 403)


def _both(request: Request) -> tuple[Visitor, SignIn] | None:
    who, sign_in = linked(request.cookies), sign_in_of(request.cookies)
    return None if who is None or sign_in is None else (who, sign_in)


def _ask(request: Request) -> Response:
    found = _both(request)
    if found is None:
        return RedirectResponse(HOME, status_code=303)
    who, sign_in = found
    others = [kept.identity.email for kept in work_accounts(workplace(), who)]
    sentences = [
        _("You are here by a link, as {name}.").format(name=who.person.name or _("somebody new")),
        _("You have signed in as {account}.").format(account=account_name(sign_in)),
        *(_("You sign in as {email} too, and still will.").format(email=one) for one in others),
        _("If both are you, sign in from now on. On other devices, sign in there too."),
    ]
    return page(
        "choice.html",
        title=_("Are both you?"),
        sentences=sentences,
        action=ACCOUNT,
        token=form_token(request),
        buttons=[
            (JOIN, _("Use my work account from now on")),
            (STAY, _("No, stay as I am here")),
        ],
    )


def _join_or_stay(request: Request, do: str) -> Response:
    found = _both(request)
    response = RedirectResponse(HOME, status_code=303)
    if found is None or do not in (JOIN, STAY):
        return response
    who, sign_in = found
    if do == STAY:
        response.delete_cookie(account_cookie.NAME)
        return response
    use_work_account(workplace(), who, sign_in, _browser(request))
    response.delete_cookie(cookies.NAME)
    return response


def _ask_to_sign_out(request: Request) -> Response:
    if who_sends(request.cookies) is None and sign_in_of(request.cookies) is None:
        return RedirectResponse(HOME, status_code=303)
    by_link = linked(request.cookies) is not None
    what = (
        _(
            "This browser forgets you. To come back you need a new link. You can make one first: "
            "see Your other devices, on the page Colleagues."
        )
        if by_link
        else _("This signs you out on all your devices. You can sign in again at any time.")
    )
    return page(
        "choice.html",
        title=_("Sign out"),
        sentences=[what],
        action=SIGN_OUT,
        token=form_token(request),
        buttons=[("leave", _("Sign out"))],
    )


def _sign_out(request: Request, _do: str) -> Response:
    who, sign_in = linked(request.cookies), sign_in_of(request.cookies)
    if who is not None:
        sign_out(workplace(), who, None, _browser(request))
    inside = who_sends({account_cookie.NAME: request.cookies.get(account_cookie.NAME, "")})
    if inside is not None:
        sign_out(workplace(), inside, sign_in)
    response = _signed_out(sign_in)
    response.delete_cookie(cookies.NAME)
    response.delete_cookie(account_cookie.NAME)
    return response


def _signed_out(sign_in: SignIn | None) -> Response:
    asked = {provider.id: provider for provider in settings().providers}
    provider = asked.get(sign_in.identity.provider) if sign_in else None
    sentences = [_("You are signed out.")]
    if provider is not None:
        sentences.append(
            _(
                "{provider} may still know you in this browser. On a computer that others use too, "
                "sign out there as well."
            ).format(provider=provider.name)
        )
    return page(
        "way_back.html",
        title=_("Signed out"),
        sentences=sentences,
        there=sign_out_address(provider) if provider else "",
        there_label=_("Sign out there as well"),
        home_label=_("To the first page"),
    )


def account_name(sign_in: SignIn) -> str:
    return sign_in.identity.email or sign_in.identity.provider


def _browser(request: Request) -> str:
    held = cookies.read(request.cookies.get(cookies.NAME), signing_secret())
    return held.browser if held is not None else ""


def _message(sentence: str, status: int) -> Response:
    return page("message.html", status, title=_("That did not work"), sentence=sentence)


ROUTES = [
    Route(ACCOUNT, show_account, methods=["GET"]),
    Route(ACCOUNT, choose_account, methods=["POST"]),
    Route(SIGN_OUT, show_sign_out, methods=["GET"]),
    Route(SIGN_OUT, leave, methods=["POST"]),
]
