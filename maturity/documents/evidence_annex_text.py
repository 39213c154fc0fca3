"""The evidence behind every answer, and how the score is worked out. No plan."""

from collections.abc import Iterator

from maturity.documents.answers_text import every_answer
from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph
from maturity.documents.certainty_text import comparability, how_sure, interval
from maturity.documents.evidence_text import evidence_name, evidence_section
from maturity.documents.handed_in_text import handed_in
from maturity.documents.method_text import worked_out
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.standing_text import what_was_asked
from maturity.domain.assessment import Answer, answer_to
from maturity.domain.questionnaire import Question
from maturity.locale import gettext as _


def annex_sections(paper: PlanPaper) -> Iterator[Block]:
    result = paper.result
    yield from every_answer(result)
    yield from evidence_section(result)
    yield from _by_question(paper)
    yield from how_sure(result)
    yield from interval(result)
    yield from comparability(result)


def how_it_works(paper: PlanPaper) -> Iterator[Block]:
    """The score that counts evidence alone stands here and nowhere else."""
    yield from worked_out(paper.result)
    yield what_was_asked(paper.result)
    if paper.handed_in is not None:
        yield from handed_in(paper.result, paper.handed_in)


def _by_question(paper: PlanPaper) -> Iterator[Block]:
    """Only what somebody wrote down: the kind of evidence stands beside each answer above."""
    items = tuple(
        item
        for question in paper.result.questionnaire.questions
        for item in _evidence(question, answer_to(question.id, paper.answers))
    )
    yield Heading(_("Evidence by question"))
    if items:
        yield Bullets(items)
    else:
        yield Paragraph(_("No evidence is named yet: no answer has a note or a link."))


def _evidence(question: Question, answer: Answer) -> Iterator[Item]:
    note, link = answer.evidence_note.strip(), answer.evidence_link.strip()
    if not (note or link):
        return
    kind = evidence_name(answer.evidence)
    sentence = _("{title}: {kind}. {note}") if note else _("{title}: {kind}.")
    yield Item(sentence.format(title=question.title, kind=kind, note=note), link, link)
