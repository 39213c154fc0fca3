"""Answers by file: all of them out; back in after a look at what would change. Not its format."""

from collections.abc import Iterator
from dataclasses import dataclass

from maturity.access import Permission, Visitor, person_id
from maturity.domain.assessment import UNANSWERED, Answer, answer_to
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import AnswerRecord, Origin
from maturity.errors import AnswersError, Conflict, MaturityError, NotHere, RoundClosed
from maturity.exchange.answers_csv import read_uploaded_answers
from maturity.exchange.answers_template import answers_csv_text
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _
from maturity.usecases.answering import check_answer, cleaned
from maturity.usecases.rounds import Round, asked_in, require_open, require_round
from maturity.usecases.taken_over import require_taken
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class Change:
    """What a file would make of one answer, over the version that was compared (0: none yet)."""

    question_id: str
    title: str
    before: Answer
    after: Answer
    based_on: int


@dataclass(frozen=True)
class Preview:
    """What a file would do. Rows count as `same` where the answer is there already, as `empty`
    where nothing is filled in, as `left_out` where the round does not ask the question.
    """

    changes: tuple[Change, ...]
    same: int
    empty: int
    left_out: int


NOTHING = Preview((), same=0, empty=0, left_out=0)


def download_answers(workplace: Workplace, who: Visitor | None, assessment_id: str) -> str:
    """The text of an answers file: the questions of the round's scope, with their answers."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    return answers_csv_text(asked_in(found), found.answers)


def preview_file(
    workplace: Workplace, who: Visitor | None, assessment_id: str, name: str, data: bytes
) -> Preview:
    """Reads all of the file and stores nothing. AnswersError has every problem of it."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    require_open(found)
    file = shown(name)
    rows = {
        question_id: cleaned(row)
        for question_id, row in read_uploaded_answers(file, data, found.questionnaire).items()
    }
    filled = {question_id: row for question_id, row in rows.items() if row != UNANSWERED}
    asked = {question.id for question in asked_in(found).questions}
    changes = tuple(_changes(found, asked, filled))
    problems = tuple(_problems(file, changes, found.questionnaire))
    if problems:
        raise AnswersError(problems)
    return Preview(
        changes=changes,
        same=len(filled.keys() & asked) - len(changes),
        empty=len((rows.keys() - filled.keys()) & asked),
        left_out=len(filled.keys() - asked),
    )


def take_file(
    workplace: Workplace, who: Visitor | None, assessment_id: str, preview: Preview
) -> int:
    """Stores all changes over the versions that the preview saw. Or Conflict, and none of them.

    Taking the same preview twice, as a double click does, is taking it once.
    """
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    require_open(found)
    records = [_record(workplace, who, found, change) for change in preview.changes]
    try:
        workplace.store.add_answers(found.assessment.id, records)
    except RoundClosed:
        raise
    except Conflict:
        require_taken(workplace.store.current_answers(found.assessment.id), preview.changes)
    return len(records)


def _changes(found: Round, asked: set[str], filled: dict[str, Answer]) -> Iterator[Change]:
    """In the order of the questionnaire."""
    for question in found.questionnaire.questions:
        if question.id not in asked or question.id not in filled:
            continue
        before = answer_to(question.id, found.answers)
        after = _over(before, filled[question.id])
        if after != before:
            record = found.records.get(question.id)
            based_on = 0 if record is None else record.version
            yield Change(question.id, question.title, before, after, based_on)


def _over(before: Answer, row: Answer) -> Answer:
    """An empty cell keeps what is there: a file without a column must not clear it. But the reason
    why a question does not apply goes when it does apply now.
    """
    response = row.response if row.responded else before.response
    reason = before.reason if response == before.response else ""
    return Answer(
        response=response,
        reason=_words_over(reason, row.reason),
        evidence=row.evidence or before.evidence,
        evidence_link=_words_over(before.evidence_link, row.evidence_link),
        evidence_note=_words_over(before.evidence_note, row.evidence_note),
        comment=_words_over(before.comment, row.comment),
        target=before.target if row.target is None else row.target,
    )


def _words_over(before: str, row: str) -> str:
    """Blanks at the ends and the kind of line break are no change: spreadsheets alter them."""
    return before if not row or _plain(row) == _plain(before) else row


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _problems(
    file: str, changes: tuple[Change, ...], questionnaire: Questionnaire
) -> Iterator[str]:
    """What only shows once the words are cleaned and laid over the answers there are."""
    for change in changes:
        try:
            check_answer(change.after, questionnaire)
        except MaturityError as fault:
            yield _("{file}, question {question}: {what}").format(
                file=file, question=change.question_id, what=fault
            )


def _record(
    workplace: Workplace, who: Visitor | None, found: Round, change: Change
) -> AnswerRecord:
    if change.question_id not in {question.id for question in found.questionnaire.questions}:
        raise NotHere
    answer = cleaned(change.after)
    check_answer(answer, found.questionnaire)
    return AnswerRecord(
        question_id=change.question_id,
        version=change.based_on + 1,
        answer=answer,
        author_id=person_id(who),
        origin=Origin.FILE,
        answered_at=workplace.now(),
    )
