"""The documents of a workshop: the pack before it and the record after it, as files.

Their words are those of documents/.
"""

from datetime import date

from maturity.access import Permission, Visitor
from maturity.documents.qr import qr_svg
from maturity.documents.workshop_pack import PackPaper, workshop_pack
from maturity.documents.workshop_record import RecordPaper, RecordQuestion, workshop_record
from maturity.domain.agenda import slots, timetable
from maturity.domain.workshop import Workshop, WorkshopState
from maturity.locale import gettext as _
from maturity.usecases.days import LONDON, day_of
from maturity.usecases.join_code import shown_code
from maturity.usecases.plan_forms import Form, rendered
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_close import record_of
from maturity.usecases.workshops import names_of_setters, require_workshop

JOIN = "/j"
"""The path where people type a code. The code behind it opens the workshop at once."""


def join_address(address: str, code: str) -> str:
    """`address` is where the server is reached."""
    return f"{address}{JOIN}/{shown_code(code)}"


def joining_picture(address: str, code: str) -> str:
    """An SVG for the wall: black on white, 70 mm wide unless the page says otherwise."""
    opens = join_address(address, code)
    return qr_svg(opens, _("QR code that opens {address}").format(address=opens))


def pack_file(
    workplace: Workplace, who: Visitor | None, workshop_id: str, address: str, form: Form
) -> bytes:
    """`address` is where phones reach the server, empty where they cannot."""
    here = require_workshop(workplace, who, workshop_id, Permission.SEE_WORKSHOP)
    workshop, found = here.workshop, here.found
    planned = slots(workshop.items)
    start = workshop.starts_at
    paper = PackPaper(
        organisation=found.organisation,
        questionnaire=found.questionnaire,
        workshop=workshop,
        on=_day(workshop),
        slots=planned,
        rows=() if start is None else timetable(planned, start.astimezone(LONDON)),
        join_at=f"{address}{JOIN}" if address else "",
        code=shown_code(workshop.code),
    )
    return rendered(workshop_pack(paper), form)


def record_file(workplace: Workplace, who: Visitor | None, workshop_id: str, form: Form) -> bytes:
    """As it was when the workshop was closed; before, as it stands."""
    record = record_of(workplace, who, workshop_id)
    found, workshop = record.here.found, record.here.workshop
    items = tuple(RecordQuestion(one.question, one.item, one.shown) for one in record.items)
    paper = RecordPaper(
        organisation=found.organisation,
        questionnaire=found.questionnaire,
        on=_day(workshop),
        closed=workshop.state is WorkshopState.CLOSED,
        items=items,
        roles=record.roles,
        names=names_of_setters(workplace, who, workshop_id),
    )
    return rendered(workshop_record(paper), form)


def _day(workshop: Workshop) -> date:
    return day_of(workshop.starts_at or workshop.made_at)
