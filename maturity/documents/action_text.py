"""One action of a plan as a page: why, what to do, what others notice, how one sees it is done."""

from collections.abc import Iterable, Iterator

from maturity.documents.blocks import (
    Block,
    Bullets,
    Facts,
    Heading,
    Item,
    NewPage,
    Paragraph,
    Quote,
    Steps,
)
from maturity.documents.figures import day, listed
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_reasons import reasons
from maturity.documents.roles import role_name
from maturity.documents.task_text import (
    all_numbered,
    days_words,
    money_words,
    numbered,
    owner_words,
    status_name,
    title_of,
)
from maturity.domain.catalogue import Action
from maturity.domain.due import due_day, start_day
from maturity.domain.plan import Scheduled
from maturity.locale import gettext as _

FIRST_QUARTERS = 2
"""Of the actions that begin in them, each has a page."""


def first_actions(paper: PlanPaper) -> Iterator[Block]:
    begin = [s for s in paper.in_order if s.first < FIRST_QUARTERS]
    if begin:
        yield Heading(_("What to do in the first two quarters"))
        yield from action_pages(paper, begin)


def action_pages(paper: PlanPaper, tasks: Iterable[Scheduled]) -> Iterator[Block]:
    """Answers to find out share a page, and so do the organisation's own actions."""
    found = list(tasks)
    yield from find_out_list(paper, [s for s in found if s.task.question])
    for scheduled in (s for s in found if s.task.own is not None):
        yield Heading(numbered(paper, scheduled.task.id), 3)
        yield Paragraph(reasons(paper, scheduled))
        yield from _what_is_planned(paper, scheduled)
    pages = [s for s in found if s.task.action is not None]
    for number, scheduled in enumerate(pages):
        if number or len(pages) < len(found):
            yield NewPage()
        yield from _page(paper, scheduled)


def find_out_list(paper: PlanPaper, tasks: list[Scheduled]) -> Iterator[Block]:
    """Each question in full, so that whoever is asked knows what is meant."""
    if not tasks:
        return
    yield Heading(_("Answers to find out"), 3)
    yield Paragraph(_("Ask whoever is named first. Then answer the question anew, and plan again."))
    yield Bullets(tuple(_find_out(paper, scheduled) for scheduled in tasks))


def _find_out(paper: PlanPaper, scheduled: Scheduled) -> Item:
    task = scheduled.task
    text = _("{title}. Ask: {owner}. Due: {day}.").format(
        title=title_of(paper, task.id),
        owner=owner_words(task, paper.record(task.id)),
        day=day(due_day(paper.plan, scheduled)),
    )
    return Item(text, paper.result.question(task.question).text)


def _page(paper: PlanPaper, scheduled: Scheduled) -> Iterator[Block]:
    action = scheduled.task.action
    if action is None:
        return
    yield Heading(numbered(paper, action.id), 3)
    yield Paragraph(reasons(paper, scheduled))
    yield from _what_is_planned(paper, scheduled)
    yield Heading(_("Why"), 4)
    yield Paragraph(action.why)
    yield Heading(_("What to do"), 4)
    yield Steps(tuple(Item(step) for step in action.steps))
    yield Heading(_("What residents or bidders will notice"), 4)
    yield Paragraph(action.notice)
    yield Heading(_("How you see that it is done"), 4)
    yield Facts(
        (
            (_("Evidence of completion"), action.done_when),
            (_("Success measure"), action.measure.text),
        )
    )
    yield from _resources(paper, action)


def _what_is_planned(paper: PlanPaper, scheduled: Scheduled) -> Iterator[Block]:
    yield Facts(tuple(_facts(paper, scheduled)))
    record = paper.record(scheduled.task.id)
    if record.notes.strip():
        yield Quote(record.notes.strip(), _("Your notes"))
    if record.evidence_link.strip():
        link = record.evidence_link.strip()
        yield Bullets((Item(_("Your evidence"), link, link),))


def _facts(paper: PlanPaper, scheduled: Scheduled) -> Iterator[tuple[str, str]]:
    task, record = scheduled.task, paper.record(scheduled.task.id)
    yield _("Owner"), owner_words(task, record)
    if task.action is not None and task.action.contributors:
        yield _("With"), listed([role_name(role) for role in task.action.contributors])
    yield (
        _("When"),
        _("{first} to {last}").format(
            first=day(start_day(paper.plan, scheduled)), last=day(due_day(paper.plan, scheduled))
        ),
    )
    yield _("Staff days"), days_words(task.days)
    yield _("Money"), money_words(task.money)
    if task.action is not None:
        yield _("Kind"), _pace(task.action)
    yield _("Status"), status_name(record.status)
    if scheduled.after:
        yield _("It waits for"), all_numbered(paper, scheduled.after)
    if scheduled.unlocks:
        yield _("It unlocks"), all_numbered(paper, scheduled.unlocks)


def _pace(action: Action) -> str:
    if action.pace == "quick win":
        return _("Quick win: one team can do it within 13 weeks.")
    return _("Strategic: it needs several teams, or a decision of members.")


def _resources(paper: PlanPaper, action: Action) -> Iterator[Block]:
    """Those of the organisation's nation."""
    nation = paper.plan.request.nation
    useful = [r for r in action.resources if not r.nations or nation in r.nations]
    if useful:
        yield Heading(_("Where to read more"), 4)
        yield Bullets(tuple(Item(resource.name, url=resource.url) for resource in useful))
