"""Small pages of our own routes, from strict templates that escape everything."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from maturity.locale import gettext as _
from maturity.locale import language
from maturity.web.security import own_policy

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
)


def page(template: str, status: int = 200, **words: object) -> HTMLResponse:
    """Never kept by a browser or a proxy: what it says is true only once."""
    html = _ENVIRONMENT.get_template(template).render(
        language=language(), product=_("Social Value Maturity Index"), **words
    )
    has_script = "<script src=" in html  # a template's own: whatever else comes in is escaped
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": own_policy(scripts=has_script),
    }
    return HTMLResponse(html, status, headers=headers)
