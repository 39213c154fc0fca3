"""What an action sheet says about itself: what may be changed, how it comes back, whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from maturity.documents.action_sheet import actions_name, statuses
from maturity.documents.figures import all_titles
from maturity.documents.organisation_words import shown_name
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.task_text import span_name
from maturity.domain.plan import Status
from maturity.domain.sheet_stamp import SheetStamp, stamp_text
from maturity.locale import gettext as _


@dataclass(frozen=True)
class Line:
    """A term with what it is here. A line without a text is a heading, one without a term a
    sentence.
    """

    term: str
    text: str = ""


def read_me_name() -> str:
    return _("Read me")


def read_me(paper: PlanPaper, stamp: SheetStamp | None) -> tuple[Line, ...]:
    """Without a stamp the sheet cannot come back, and does not say that it could."""
    about = (*_whose(paper), *_changing(comes_back=stamp is not None), *_how_it_looks())
    return about if stamp is None else (*about, *_coming_back(), *_from(stamp))


def _whose(paper: PlanPaper) -> Iterator[Line]:
    yield Line(
        _("Action plan of {organisation}").format(organisation=shown_name(paper.organisation))
    )
    quarters = paper.plan.quarters
    if quarters:
        span = span_name(quarters[0].first_day, quarters[-1].last_day)
        yield Line(_("Plan for"), span)
    if not paper.plan.scheduled and not paper.plan.finished:
        yield Line(
            "",
            _("Nothing is planned, so the sheet '{actions}' is empty.").format(
                actions=actions_name()
            ),
        )


def _changing(*, comes_back: bool) -> Iterator[Line]:
    empty = _("Empty: as the plan has it.")
    yield Line(_("What you may change"))
    yield Line(_("Owner"), _("Who does it, in one line. {empty}").format(empty=empty))
    yield Line(_("Start, Due"), _("A day, such as 14/05/2027. {empty}").format(empty=empty))
    yield from _about_status()
    yield Line(
        _("Notes"),
        _("Other people may ask to see this under freedom of information law. Do not name people."),
    )
    yield Line(_("Link to the evidence"), _("An address that begins with 'https'."))
    if comes_back:
        yield Line(
            "",
            _(
                "All other columns come from the plan: what is changed in them is not read. To add "
                "an action of your own, use the page of the plan."
            ),
        )


def _about_status() -> Iterator[Line]:
    words = {status: word for word, status in statuses().items()}
    yield Line(_("Status"), all_titles(tuple(words.values())) + ".")
    done = _("'{done}' changes no answer and no score.")
    yield Line("", done.format(done=words[Status.DONE]))
    dropped = _("Needed with '{dropped}', and only then. A dropped action leaves this sheet.")
    yield Line(_("Why dropped"), dropped.format(dropped=words[Status.DROPPED]))


def _how_it_looks() -> Iterator[Line]:
    yield Line(
        "",
        _(
            "You may sort, filter, hide and move columns and rows. Grey columns are those that "
            "come from the plan."
        ),
    )


def _coming_back() -> Iterator[Line]:
    yield Line(_("How your changes get into the plan"))
    yield Line("1.", _("Save the file as an Excel workbook (.xlsx)."))
    yield Line("2.", _("Open the page 'Documents' of the plan and choose the file there."))
    yield Line("3.", _("See what it would change. Take over all of it, or what you tick."))
    yield Line(
        "",
        _(
            "A row that you delete changes nothing. If the plan changes in the meantime, this file "
            "is refused: download it again and bring your changes into the new one."
        ),
    )


def _from(stamp: SheetStamp) -> Iterator[Line]:
    """How the file finds back to its plan."""
    yield Line(_("Where it comes from"))
    yield Line(_("Round"), str(stamp.round))
    yield Line(_("Version"), str(stamp.version))
    yield Line(_("Stamp"), stamp_text(stamp))
    yield Line("", _("Leave the stamp and the column 'Id' as they are."))
