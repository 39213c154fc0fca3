"""What the card of one action says: why it is here, what to do, and how one sees that it is done.

What the organisation notes about it is a form of the page, and not here.
"""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Bullets, Facts, Item, Paragraph, Steps
from maturity.documents.figures import listed
from maturity.documents.links import web_address
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_reasons import why_here, why_left, why_now
from maturity.documents.roles import role_name
from maturity.documents.task_text import all_numbered, days_words, money_words, rises
from maturity.domain.catalogue import Action
from maturity.domain.plan import Scheduled, Task
from maturity.locale import gettext as _
from maturity.locale import ngettext


def action_blocks(paper: PlanPaper, task: Task) -> Iterator[Block]:
    """Of any task that the plan knows of, planned, left out or finished."""
    planned = next((s for s in paper.plan.scheduled if s.task.id == task.id), None)
    left = next((one for one in paper.plan.left_out if one.task.id == task.id), None)
    if planned is not None:
        yield from _why_planned(paper, planned)
    elif left is not None:
        yield _labelled(_("Why it is left out:"), why_left(paper, left))
    if task.question:
        yield _labelled(_("The question:"), paper.result.question(task.question).text)
        yield Paragraph(_("Ask whoever is named first. Then answer the question anew."))
    yield Facts(tuple(_facts(paper, task)))
    if task.action is not None:
        yield from _what_to_do(paper, task.action)
    yield from _evidence(paper, task)


def _labelled(label: str, text: str) -> Paragraph:
    return Paragraph(f"{label} {text}", bold=label)


def _why_planned(paper: PlanPaper, scheduled: Scheduled) -> Iterator[Block]:
    yield _labelled(_("Why it is here:"), why_here(paper, scheduled))
    yield _labelled(_("Why now:"), why_now(paper, scheduled))
    if scheduled.unlocks:
        unlocked = all_numbered(paper, scheduled.unlocks)
        yield _labelled(_("It unlocks:"), _("{titles}.").format(titles=unlocked))


def _what_to_do(paper: PlanPaper, action: Action) -> Iterator[Block]:
    yield _labelled(_("The need:"), action.why)
    label = _("What to do:")
    yield Paragraph(label, bold=label)
    yield Steps(tuple(Item(step) for step in action.steps))
    yield _labelled(_("What residents or bidders will notice:"), action.notice)
    yield _labelled(_("Evidence of completion:"), action.done_when)
    yield _labelled(_("Success measure:"), action.measure.text)
    nation = paper.plan.request.nation
    useful = [r for r in action.resources if not r.nations or nation in r.nations]
    if useful:
        label = _("Where to read more:")
        yield Paragraph(label, bold=label)
        yield Bullets(tuple(Item(resource.name, url=resource.url) for resource in useful))


def _facts(paper: PlanPaper, task: Task) -> Iterator[tuple[str, str]]:
    if task.moves:
        yield _("It lifts"), rises(paper, task.moves)
    yield _("Staff days"), days_words(task.days)
    yield _("Money"), money_words(task.money)
    if task.weeks:
        weeks = ngettext("{count} week", "{count} weeks", task.weeks)
        yield _("Time it takes"), weeks.format(count=task.weeks)
    if task.action is not None and task.action.contributors:
        yield _("With"), listed([role_name(role) for role in task.action.contributors])


def _evidence(paper: PlanPaper, task: Task) -> Iterator[Block]:
    """Only an address that may become a link: the box below has whatever was typed."""
    address = web_address(paper.record(task.id).evidence_link.strip())
    if address:
        yield Bullets((Item(_("Your evidence:"), address, address),))
