"""A document as an accessible PDF: PDF/UA-1 and PDF/A-2a, by typst, from our own fonts alone.

The same document gives the same bytes. No word of its own but the number of the page.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import typst

from maturity.documents.blocks import Document
from maturity.documents.fonts import FAMILY, covered, font_folder
from maturity.documents.legible import storable
from maturity.documents.page_layout import paged
from maturity.documents.pdf_check import check_pdf
from maturity.documents.pdf_tags import finished
from maturity.errors import MaturityError
from maturity.locale import gettext as _

TEMPLATES = Path(__file__).parent / "templates"


class PdfFault(MaturityError):
    """The file would not be accessible, so nobody gets it. The faults are for whoever mends it."""

    def __init__(self, title: str, faults: Iterable[object]) -> None:
        super().__init__(
            _(
                "The PDF of '{title}' was not made, as not everybody could read it. "
                "Take the web page or the Word file instead, and report this: {faults}."
            ).format(title=title, faults="; ".join(map(str, faults)))
        )


def pdf(document: Document) -> bytes:
    try:
        made = finished(_compiled(document))
    except typst.TypstError as error:
        raise PdfFault(document.title, [error.message]) from error
    faults = check_pdf(made)
    if faults:
        raise PdfFault(document.title, faults)
    return made


def _compiled(document: Document) -> bytes:
    """Without a package path there is nothing that could be fetched from anywhere."""
    language, _hyphen, region = document.language.partition("-")
    data = {
        "title": storable(document.title),
        "language": language,
        "region": region or None,
        "day": [document.day.year, document.day.month, document.day.day],
        "font": FAMILY,
        **paged(document, covered()),
    }
    return typst.compile(
        TEMPLATES / "action_plan.typ",
        root=TEMPLATES,
        font_paths=font_folder().found,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1", "a-2a"],
    )
