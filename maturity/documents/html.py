"""A document as one HTML file that needs no other: no script, no request. No words of its own."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from maturity.documents.blocks import Document
from maturity.documents.legible import breakable, storable
from maturity.documents.tree import tree

LONGEST_WORD = 40
"""Letters. A longer word would make a column of a table as wide as itself."""

TEMPLATES = Path(__file__).parent / "templates"


def html(document: Document) -> str:
    return _template().render(
        title=storable(document.title),
        language=document.language,
        day=document.day.isoformat(),
        footer=storable(document.footer),
        blocks=tree(document, _said),
    )


def _said(text: str) -> str:
    return breakable(storable(text), LONGEST_WORD)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("action_plan.html")
