"""Files of a round: the documents of its plan, its action sheet, its receipt and its answers."""

from maturity.errors import NotHere
from maturity.locale import gettext as _
from maturity.usecases.action_sheet import download_sheet
from maturity.usecases.answers_file import download_answers
from maturity.usecases.plan_documents import Wanted, plan_file
from maturity.usecases.plan_receipt import plan_receipt
from maturity.usecases.rounds import Round, asked_in, open_round
from maturity.web.context import workplace
from maturity.web.file_words import file_name, part_titles
from maturity.web.routes.downloads import Asked, File, download

PLAN, SHEET = "/download/plan", "/download/action-sheet"
RECEIPT, ANSWERS = "/download/receipt", "/download/answers"


def plan(asked: Asked) -> File:
    found, part, form = _round(asked), asked.word("part"), asked.form
    titles = part_titles(asked_in(found))
    if part not in titles:
        raise NotHere
    wanted = Wanted(part, form, optimal=bool(asked.word("optimal")))
    return _named(found, titles[part], form, plan_file(workplace(), asked.who, found, wanted))


def sheet(asked: Asked) -> File:
    found = _round(asked)
    data = download_sheet(workplace(), asked.who, found.assessment.id)
    return _named(found, _("action sheet"), "xlsx", data)


def receipt(asked: Asked) -> File:
    found = _round(asked)
    text = plan_receipt(workplace(), asked.who, found)
    return _named(found, _("receipt"), "json", text.encode())


def answers(asked: Asked) -> File:
    found = _round(asked)
    text = download_answers(workplace(), asked.who, found.assessment.id)
    # Without a byte order mark Excel reads accents and the pound sign wrongly.
    return _named(found, _("answers"), "csv", text.encode("utf-8-sig"))


def _round(asked: Asked) -> Round:
    return open_round(workplace(), asked.who, asked.word("round"))


def _named(found: Round, document: str, kind: str, data: bytes) -> File:
    return File(file_name(found.organisation, found.assessment, document, kind), kind, data)


ROUTES = [
    download(PLAN, plan, "documents"),
    download(SHEET, sheet, "documents"),
    download(RECEIPT, receipt, "documents"),
    download(ANSWERS, answers, "files"),
]
