"""The widgets of one answer: their keys, and an answer from and to their values. Draws nothing."""

from typing import get_args

from maturity.domain.assessment import Answer, EvidenceKind, NoLevel, Response
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.locale import gettext as _
from maturity.web import session

FIELDS = ("response", "reason", "evidence", "evidence_link", "evidence_note", "comment", "target")

KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)


def key(assessment_id: str, question_id: str, field: str) -> str:
    """Widget keys hold the assessment: another round's widgets are other widgets."""
    return f"answer:{assessment_id}:{question_id}:{field}"


def responses(questionnaire: Questionnaire) -> list[Response]:
    levels: list[Response] = [level.value for level in questionnaire.levels]
    return [*levels, NoLevel.NOT_APPLICABLE, NoLevel.DONT_KNOW]


def option_text(questionnaire: Questionnaire, question: Question, response: Response) -> str:
    """The whole descriptor stands in the option: a caption would not be read out with it."""
    if response is NoLevel.NOT_APPLICABLE:
        return _("Not applicable: this cannot apply to us.")
    if response is NoLevel.DONT_KNOW:
        return _("Don't know: somebody else may.")
    if isinstance(response, NoLevel):
        return ""
    level = questionnaire.levels[response]
    return f"{level.value}, {level.name}: {question.levels[response]}"


def evidence_text(kind: EvidenceKind) -> str:
    return {
        "checked": _("Checked by others"),
        "records": _("Records"),
        "document": _("A document"),
        "word": _("Our word"),
    }[kind]


def widget_answer(assessment_id: str, question_id: str) -> Answer | None:
    """What the widgets hold; None while they have not been drawn in this browser tab."""

    def value(field: str) -> object:
        return session.get(key(assessment_id, question_id, field), None)

    if not session.has(key(assessment_id, question_id, "evidence")):
        return None
    response = value("response")
    kind = value("evidence")
    target = value("target")
    return Answer(
        response=response if isinstance(response, int | NoLevel) else NoLevel.UNANSWERED,
        reason=_text(value("reason")),
        evidence=next((k for k in KINDS if k == kind), None),
        evidence_link=_text(value("evidence_link")).strip(),
        evidence_note=_text(value("evidence_note")),
        comment=_text(value("comment")),
        target=target if isinstance(target, int) else None,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def show_answer(assessment_id: str, question_id: str, answer: Answer) -> None:
    """Puts an answer into the widgets. Only before they are drawn in a run."""
    unanswered = answer.response is NoLevel.UNANSWERED
    values = {field: getattr(answer, field) for field in FIELDS}
    values["response"] = None if unanswered else answer.response
    for field, value in values.items():
        session.put(key(assessment_id, question_id, field), value)
