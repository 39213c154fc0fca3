"""A document of a plan as a file: in which form. Not its words, and not whose plan it is.

A form's library is imported when it is asked for: some take longer to import than to run.
"""

from typing import Literal, get_args

from maturity.documents.blocks import Document
from maturity.documents.plan_paper import PlanPaper

Form = Literal["html", "pdf", "docx"]
FORMS: tuple[Form, ...] = get_args(Form)


def rendered(document: Document, form: Form) -> bytes:
    if form == "html":
        from maturity.documents.html import html

        return html(document).encode()
    if form == "pdf":
        from maturity.documents.pdf import pdf

        return pdf(document)
    from maturity.documents.docx import docx

    return docx(document)


def action_sheet(paper: PlanPaper) -> bytes:
    """The plan as a spreadsheet. It names no round, so that it cannot come back to one."""
    from maturity.documents.workbook import workbook
    from maturity.documents.xlsx import xlsx

    return xlsx(workbook(paper))
