"""What surrounds every page and route: a line in the log, headers, the hosts we answer to, the
visitor's language.
"""

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from maturity.web.carrying import CarryAnswers
from maturity.web.come_again import ComeAgain
from maturity.web.coming_back import ComingBack
from maturity.web.context import settings
from maturity.web.elsewhere import NotHere
from maturity.web.host_config import NoErrorDialogs
from maturity.web.language import TheirLanguage
from maturity.web.preloading import Preloading
from maturity.web.request_log import RequestLog
from maturity.web.runs import Runs
from maturity.web.secure_cookies import SecureCookies
from maturity.web.security import OwnPagesOnly, SecurityHeaders, hosts
from maturity.web.staying_in import StayingIn
from maturity.web.strangers import KeepStrangersOut


def middleware() -> list[Middleware]:
    """Outermost first, so that a refusal has the headers too."""
    return [
        Middleware(RequestLog),
        Middleware(SecurityHeaders, address=settings().address),
        Middleware(SecureCookies, address=settings().address),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts(settings().address)),
        Middleware(OwnPagesOnly),
        Middleware(KeepStrangersOut),
        Middleware(NotHere),
        Middleware(StayingIn),
        Middleware(TheirLanguage),
        Middleware(ComingBack),
        Middleware(Preloading),
        Middleware(NoErrorDialogs),
        Middleware(CarryAnswers),
        Middleware(ComeAgain),
        Middleware(Runs),
    ]
