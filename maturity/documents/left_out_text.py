"""What a plan leaves out and why, and targets that ask for less than is reached already."""

from collections.abc import Iterable, Iterator

from maturity.documents.answers_text import NONE
from maturity.documents.blocks import Block, Heading, Paragraph, Table
from maturity.documents.figures import some_titles
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_reasons import why_left
from maturity.documents.task_text import all_numbered, rises, title_of
from maturity.domain.plan import LeftOut
from maturity.domain.targets import passed_targets
from maturity.locale import gettext as _
from maturity.locale import ngettext


def left_out_section(paper: PlanPaper) -> Iterator[Block]:
    blocks = (*left_out(paper, paper.plan.left_out), *_finished(paper), *_passed(paper))
    if blocks:
        yield Heading(_("What is left out, and why"))
        yield from blocks


def left_out(paper: PlanPaper, tasks: Iterable[LeftOut]) -> Iterator[Block]:
    rows = tuple(_row(paper, left) for left in tasks)
    if not rows:
        return
    yield Paragraph(
        ngettext(
            "{count} action or answer would bring you nearer to what you aim for, and waits.",
            "{count} actions or answers would bring you nearer to what you aim for, and wait.",
            len(rows),
        ).format(count=len(rows))
    )
    header = (_("Action"), _("Why it is left out"), _("What it would lift"))
    yield Table(_("What is left out of the plan"), header, rows)


def _row(paper: PlanPaper, left: LeftOut) -> tuple[str, ...]:
    lifted = rises(paper, left.task.moves)
    return title_of(paper, left.task.id), why_left(paper, left), lifted or NONE


def _finished(paper: PlanPaper) -> Iterator[Block]:
    done = [task.id for task in paper.plan.finished]
    if done:
        yield Paragraph(
            _("You finished this already: {titles}.").format(titles=all_numbered(paper, done))
        )


def _passed(paper: PlanPaper) -> Iterator[Block]:
    """Somebody chose less than there is: nothing is planned for it, and nothing undone."""
    result = paper.result
    passed = passed_targets(result.questionnaire, paper.answers, paper.plan.request)
    if passed:
        yield Paragraph(
            ngettext(
                "{count} target lies below where you are ({titles}). You keep what you have.",
                "{count} targets lie below where you are ({titles}). You keep what you have.",
                len(passed),
            ).format(
                count=len(passed),
                titles=some_titles([result.question(question).title for question in passed]),
            )
        )
