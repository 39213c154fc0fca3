"""What stands behind the answers, in words, and which high answers lack what they ask for."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph, Table
from maturity.documents.result import Result
from maturity.domain.assessment import EvidenceKind, answer_to
from maturity.domain.evidence import supported_level
from maturity.domain.questionnaire import Question
from maturity.locale import gettext as _
from maturity.locale import ngettext


def evidence_name(kind: EvidenceKind | None) -> str:
    """Where nothing is stated, an answer rests on the organisation's word."""
    return {
        "checked": _("checked by others"),
        "records": _("records"),
        "document": _("a document"),
        "word": _("our word"),
    }[kind or "word"]


def evidence_section(result: Result) -> Iterator[Block]:
    """Only for questionnaires that say what each kind of evidence supports."""
    evidence = result.scorecard.evidence
    if evidence is None:
        return
    yield Heading(_("What stands behind your answers"))
    level = result.questionnaire.levels[evidence.from_level].name
    if not evidence.asked:
        yield Paragraph(
            _("No answer is at {level} or higher, so none asks for evidence.").format(level=level)
        )
        return
    yield Paragraph(evidence_shown(result))
    yield _kinds(result)
    lacking = tuple(_lacking(result))
    if lacking:
        yield Paragraph(_("These answers are higher than their evidence supports:"))
        yield Bullets(lacking)


def evidence_shown(result: Result) -> str:
    """`Of your 14 answers at Mature or higher, 9 have the evidence they ask for.`"""
    evidence = result.scorecard.evidence
    if evidence is None or not evidence.asked:
        return ""
    answers = ngettext(
        "Of your {asked} answer at {level} or higher, {shown}.",
        "Of your {asked} answers at {level} or higher, {shown}.",
        evidence.asked,
    )
    shown = ngettext(
        "{count} has the evidence it asks for",
        "{count} have the evidence they ask for",
        1 if evidence.asked == 1 else evidence.shown,
    )
    return answers.format(
        asked=evidence.asked,
        level=result.questionnaire.levels[evidence.from_level].name,
        shown=shown.format(count=evidence.shown),
    )


def _kinds(result: Result) -> Table:
    answers = [answer_to(q.id, result.answers) for q in result.questionnaire.questions]
    counts = Counter(evidence_name(a.evidence) for a in answers if a.level is not None)
    names = [evidence_name(kind) for kind in get_args(EvidenceKind)]
    return Table(
        _("Answers with a level, by what stands behind them"),
        (_("Evidence"), _("Answers")),
        tuple((name.capitalize(), str(counts[name])) for name in names),
    )


def _lacking(result: Result) -> Iterator[Item]:
    for question in result.questionnaire.questions:
        answer = answer_to(question.id, result.answers)
        supported = supported_level(result.questionnaire.evidence, question, answer)
        if answer.level is not None and supported is not None and supported < answer.level:
            yield Item(_lacks(question, answer.level, supported, evidence_name(answer.evidence)))


def _lacks(question: Question, level: int, supported: int, evidence: str) -> str:
    return _("{title}: level {level}; {evidence} supports up to {supported}.").format(
        title=question.title, level=level, evidence=evidence, supported=supported
    )
