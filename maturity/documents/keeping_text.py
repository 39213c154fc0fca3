"""A plan that holds nothing: why that is so, and how to keep what is there."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph
from maturity.documents.evidence_text import evidence_shown
from maturity.documents.figures import month
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.assessment import answer_to
from maturity.locale import gettext as _


def nothing_planned(paper: PlanPaper) -> str:
    """Why nothing is planned, in one or two sentences. Empty where something is."""
    if paper.plan.scheduled:
        return ""
    if paper.plan.left_out:
        if any(paper.plan.capacity):
            return _("Nothing is planned: no action that would help fits as things are.")
        return _("Nothing is planned, because the plan was given no staff days.")
    if paper.result.scorecard.stage is None:
        return _("Nothing is planned, because every question was set aside as not applicable.")
    return _out_of_reach(paper) if _below_target(paper) else _kept(paper)


def _out_of_reach(paper: PlanPaper) -> str:
    if paper.plan.finished:
        return _("Nothing is planned: what would help is finished. Answer its questions again.")
    return _("Nothing is planned: the catalogue has no action for what is aimed at.")


def _kept(paper: PlanPaper) -> str:
    if _at_the_top(paper):
        return _("Every answer is at the highest level. There is nothing to raise, but to keep.")
    return _("Every answer is where it is meant to be. There is nothing to raise, but to keep.")


def keeping_section(paper: PlanPaper) -> Iterator[Block]:
    """In place of the plan by quarter."""
    reason = nothing_planned(paper)
    if not reason:
        return
    yield Heading(_("The plan"))
    yield Paragraph(reason, bold=reason)
    if paper.plan.left_out:
        yield Paragraph(_("Give it more days or more time, or ask for less, and plan again."))
    elif not _below_target(paper):
        yield Heading(_("How to keep it"), 3)
        yield Bullets(tuple(Item(sentence) for sentence in _keep(paper)))


def _keep(paper: PlanPaper) -> Iterator[str]:
    again = paper.on.replace(year=paper.on.year + 1, day=1)
    yield _("Answer the same questions again in {month}, and look at what fell.").format(
        month=month(again)
    )
    yield _("Name somebody for each foundation question who says at once when it slips.")
    yield _("Ask the people concerned whether it still works for them.")
    evidence = paper.result.scorecard.evidence
    if evidence is not None and evidence.shown < evidence.asked:
        complete = _("Complete the others.")
        yield f"{evidence_shown(paper.result)} {complete}"
    yield _("Tell other organisations what worked, and what did not.")
    if not _at_the_top(paper):
        yield _("Ask whether your targets are still good enough, while need is left.")


def _below_target(paper: PlanPaper) -> bool:
    return any(
        (level := answer_to(question, paper.answers).level) is not None and level < target
        for question, target in paper.plan.targets.items()
    )


def _at_the_top(paper: PlanPaper) -> bool:
    questionnaire = paper.result.questionnaire
    answers = [answer_to(question.id, paper.answers) for question in questionnaire.questions]
    return all(a.level == questionnaire.top_level for a in answers if a.applies)
