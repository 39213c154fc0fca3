"""One theme of a plan on its own, for whoever answers for it. Not the other themes."""

from collections.abc import Iterator

from maturity.documents.action_text import action_pages
from maturity.documents.blocks import Block, Heading, Paragraph, Wide
from maturity.documents.figures import month
from maturity.documents.findings_text import findings, questions_of_theme
from maturity.documents.left_out_text import left_out
from maturity.documents.organisation_words import shown_name
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_quarters_text import tasks_table
from maturity.documents.theme_text import theme_average, theme_stage
from maturity.domain.plan import Scheduled, Task
from maturity.locale import gettext as _


def theme_title(paper: PlanPaper, theme_id: str) -> str:
    return _("{theme}: where {organisation} stands and what to do, {month}").format(
        theme=paper.result.theme_title(theme_id),
        organisation=shown_name(paper.organisation),
        month=month(paper.on),
    )


def theme_part(paper: PlanPaper, theme_id: str) -> Iterator[Block]:
    """All of the sheet below its title."""
    summary = next(t.summary for t in paper.result.questionnaire.themes if t.id == theme_id)
    if summary:
        yield Paragraph(summary)
    yield Heading(_("Where you stand"))
    yield from _stands(paper, theme_id)
    yield from findings(paper, theme_id, level=3)
    tasks = [s for s in paper.in_order if _belongs(paper, s.task, theme_id)]
    yield from _what_to_do(paper, theme_id, tasks)
    waiting = tuple(
        left_out(paper, [one for one in paper.plan.left_out if _belongs(paper, one.task, theme_id)])
    )
    if waiting:
        yield Heading(_("What is left out, and why"))
        yield from waiting


def _stands(paper: PlanPaper, theme_id: str) -> Iterator[Block]:
    found = next(t for t in paper.result.scorecard.themes if t.theme_id == theme_id)
    stage = theme_stage(paper.result, found)
    yield Paragraph(f"{stage} {theme_average(paper.result, found.score)}".strip(), bold=stage)


def _belongs(paper: PlanPaper, task: Task, theme_id: str) -> bool:
    """An action may lift questions of several themes, and an enabling one those that it names."""
    questions = {question.id for question in questions_of_theme(paper, theme_id)}
    named = {task.question} | {move.question for move in task.moves}
    if task.action is not None and not task.moves:
        named |= {move.question for move in task.action.moves}
        named |= {holding.question for holding in task.action.in_place}
    return bool(questions & named)


def _what_to_do(paper: PlanPaper, theme_id: str, tasks: list[Scheduled]) -> Iterator[Block]:
    title = _("Actions for this theme")
    if not tasks:
        yield Heading(title)
        yield Paragraph(_("The plan holds no action for this theme."))
        return
    caption = _("Actions for {theme}").format(theme=paper.result.theme_title(theme_id))
    yield Wide((Heading(title), tasks_table(paper, tasks, caption)))
    yield Heading(_("Each action in full"))
    yield from action_pages(paper, tasks)
