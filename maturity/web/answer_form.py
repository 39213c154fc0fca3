"""The widgets of one answer: their keys, and an answer from and to their values. Draws nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import get_args

from maturity.access import Visitor
from maturity.domain.assessment import UNANSWERED, Answer, EvidenceKind, NoLevel, Response
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.round import AnswerRecord, Origin
from maturity.locale import gettext as _
from maturity.usecases.answering import GivenAnswer, answer_question, cleaned
from maturity.usecases.rounds import Round
from maturity.web import session
from maturity.web.autosave import Seen
from maturity.web.context import workplace
from maturity.web.settling import Entry, shown

CHOICE = ("response", "reason")

DETAILS = ("evidence_link", "evidence_note", "comment", "target", "evidence")
"""Their widgets are there only while they are unfolded."""

FIELDS = (*CHOICE, *DETAILS)

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


def response_text(questionnaire: Questionnaire, response: Response) -> str:
    """A response in a few words, for lists and messages."""
    if response is NoLevel.NOT_APPLICABLE:
        return _("Not applicable")
    if response is NoLevel.DONT_KNOW:
        return _("Don't know")
    if isinstance(response, NoLevel):
        return _("No answer")
    level = questionnaire.levels[response]
    return f"{level.value}, {level.name}"


def evidence_text(kind: EvidenceKind) -> str:
    return {
        "checked": _("Checked by others"),
        "records": _("Records"),
        "document": _("A document"),
        "word": _("Our word"),
    }[kind]


def seen(record: AnswerRecord | None) -> Seen[Answer]:
    """A reason belongs to 'not applicable' alone: its box is not there for other answers."""
    if record is None:
        return Seen(UNANSWERED)
    given = record.answer
    answer = replace(given, reason=given.reason if not given.applies else "")
    return Seen(answer, record.version, record.author_id, record.answered_at)


def with_answer(found: Round, question_id: str, given: Seen[Answer]) -> Round:
    """The round as it is after an answer was stored, without asking the store again."""
    known = found.records.get(question_id)
    if given.at is None or (known is not None and known.version == given.version):
        return found
    record = AnswerRecord(question_id, given.version, given.value, given.by, Origin.OWN, given.at)
    return replace(found, records={**found.records, question_id: record})


def answer_entry(who: Visitor | None, found: Round, question_id: str) -> Entry[Answer]:
    """One question's answer, to be settled between screen and store."""
    assessment_id = found.assessment.id

    def save(answer: Answer, version: int) -> Seen[Answer]:
        given = GivenAnswer(question_id, answer, version)
        return seen(answer_question(workplace(), who, assessment_id, given))

    name = f"answer:{assessment_id}:{question_id}"
    stored = seen(found.records.get(question_id))
    return Entry(
        name=name,
        empty=UNANSWERED,
        widget=widget_answer(assessment_id, question_id, shown(name, stored).value),
        stored=stored,
        show=lambda answer: show_answer(assessment_id, question_id, answer),
        save=save,
    )


def widget_answer(assessment_id: str, question_id: str, last: Answer) -> Answer | None:
    """What the widgets hold; None while they have not been drawn in this browser tab.

    Folded details have no widgets, and a browser that leaves a page sends only those that hold
    something: the others are as they were shown `last`.
    """
    names = {field: key(assessment_id, question_id, field) for field in FIELDS}
    if not any(session.has(name) for name in names.values()):
        return None
    values = {
        field: session.get(name, None) if session.has(name) else getattr(last, field)
        for field, name in names.items()
    }
    # As it will be stored: otherwise what was just saved would look like a change.
    return cleaned(_answer(values))


def fill(assessment_id: str, question_id: str, answer: Answer, fields: Iterable[str]) -> None:
    """Gives each of the fields that has no widget the value that it has on screen or would have.
    Only before they are drawn: they would begin empty.
    """
    values = _values(answer)
    for field in fields:
        name = key(assessment_id, question_id, field)
        if not session.has(name) and values[field] not in {None, ""}:
            session.put(name, values[field])


def _answer(values: Mapping[str, object]) -> Answer:
    response, kind, target = values["response"], values["evidence"], values["target"]
    return Answer(
        response=response if isinstance(response, int | NoLevel) else NoLevel.UNANSWERED,
        reason=_text(values["reason"]) if response is NoLevel.NOT_APPLICABLE else "",
        evidence=next((k for k in KINDS if k == kind), None),
        evidence_link=_text(values["evidence_link"]).strip(),
        evidence_note=_text(values["evidence_note"]),
        comment=_text(values["comment"]),
        target=target if isinstance(target, int) else None,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def show_answer(assessment_id: str, question_id: str, answer: Answer) -> None:
    """Puts an answer into the widgets. Only before they are drawn in a run."""
    for field, value in _values(answer).items():
        name = key(assessment_id, question_id, field)
        # A box that was empty anyway is left alone: after a new start of the server, somebody's
        # half a sentence stands in it.
        if session.has(name) or value not in {None, ""}:
            session.put(name, value)


def _values(answer: Answer) -> dict[str, object]:
    """By field, as widgets hold them."""
    values = {field: getattr(answer, field) for field in FIELDS}
    unanswered = answer.response is NoLevel.UNANSWERED
    return values | {"response": None if unanswered else answer.response}
