"""An answers file (CSV) to answers. Every faulty row is reported at once, or nothing is read."""

import csv
import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from maturity.domain.assessment import Answer, NoLevel, Response
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import AnswersError
from maturity.exchange.answer_cells import (
    FaultyCell,
    read_evidence,
    read_response,
    read_target,
    read_words,
)
from maturity.exchange.answers_table import COLUMNS, read_table
from maturity.exchange.text_file import decoded, read_text, shown
from maturity.locale import gettext as _

HINTS = 50
"""How many faulty rows are told which id they may have meant."""

Row = dict[str, str]
T = TypeVar("T")


@dataclass
class _Reading:
    """What has been read so far: answers, the row of each, and the problems."""

    file: str
    questionnaire: Questionnaire
    answers: dict[str, Answer] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(question.id for question in self.questionnaire.questions)

    def fault(self, row: int, column: str, value: str, what: str) -> None:
        self.problems.append(
            _("{file}, row {row}, column {column}: '{value}': {what}").format(
                file=self.file, row=row, column=column, value=shown(value), what=what
            )
        )


def read_answers(path: Path, questionnaire: Questionnaire) -> dict[str, Answer]:
    """Answers by question id, for any of `questionnaire`'s questions. Or AnswersError.

    Rows are counted as a spreadsheet shows them: the header is row 1.
    """
    return _read(_Reading(str(path), questionnaire), read_text(path))


def read_uploaded_answers(
    file: str, data: bytes, questionnaire: Questionnaire
) -> dict[str, Answer]:
    """The same from memory. `file` is what the user calls it."""
    return _read(_Reading(file, questionnaire), decoded(file, data))


def _read(reading: _Reading, text: str) -> dict[str, Answer]:
    for number, row in _rows(text, reading):
        _read_row(number, row, reading)
    if reading.problems:
        raise AnswersError((*_foreign(reading), *reading.problems))
    return reading.answers


def _foreign(reading: _Reading) -> Iterator[str]:
    """Comes first where it explains the many problems that follow."""
    if not reading.rows and len(reading.problems) > 1:
        yield _(
            "{file}: none of its questions is in {questionnaire}. Is it the file of another "
            "questionnaire?"
        ).format(file=reading.file, questionnaire=reading.questionnaire.id)


def _rows(text: str, reading: _Reading) -> Iterator[tuple[int, Row]]:
    """The rows below the header, each with its number. A fault that hides the rest is the last."""
    table = read_table(reading.file, text)
    found = 0
    try:
        for number, row in table.rows():
            if any(cell.strip() for cell in row):
                found += 1
                yield number, _named(number, row, table.header, reading)
    except csv.Error as error:
        what = _("the rest cannot be split into cells ({reason}). Is a quotation mark not closed?")
        reading.problems.append(
            _("{file}, after row {row}: {what}").format(
                file=reading.file, row=table.last_row, what=what.format(reason=error)
            )
        )
    else:
        if not found:
            what = _("there is a header but no row below it. Add a row for each question.")
            reading.problems.append(f"{reading.file}: {what}")


def _named(number: int, row: list[str], names: list[str], reading: _Reading) -> Row:
    surplus = [cell for cell in row[len(names) :] if cell.strip()]
    if surplus:
        what = _("the row has more cells than the header. Put text with a separator into quotes.")
        reading.fault(number, str(len(names) + 1), surplus[0], what)
    cells = dict(zip(names, row, strict=False))
    return {name: cells.get(name, "").strip() for name in COLUMNS}


def _read_row(number: int, row: Row, reading: _Reading) -> None:
    if not _known(number, row["question"], reading):
        return
    reading.rows[row["question"]] = number
    before = len(reading.problems)
    answer = _answer(number, row, reading)
    if len(reading.problems) == before:
        reading.answers[row["question"]] = answer


def _known(number: int, question: str, reading: _Reading) -> bool:
    if question in reading.rows:
        what = _("this question stands in row {row} already. Keep one of the two.")
        reading.fault(number, "question", question, what.format(row=reading.rows[question]))
    elif not question:
        reading.fault(number, "question", question, _("write the id of the question."))
    elif question not in reading.ids:
        reading.fault(number, "question", question, _unknown(question, reading))
    else:
        return True
    return False


def _unknown(question: str, reading: _Reading) -> str:
    sentence = _("there is no such question in {questionnaire}.").format(
        questionnaire=reading.questionnaire.id
    )
    # Looking for the likeliest id takes a while: a file full of wrong ids needs no more hints.
    if len(reading.problems) >= HINTS:
        return sentence
    close = difflib.get_close_matches(question[:100], reading.ids, n=1)
    return (
        _("{what} Did you mean {close}?").format(what=sentence, close=close[0])
        if close
        else sentence
    )


def _answer(number: int, row: Row, reading: _Reading) -> Answer:
    questionnaire = reading.questionnaire

    def cell(column: str, read: Callable[[str], T], otherwise: T) -> T:
        try:
            return read(row[column])
        except FaultyCell as fault:
            reading.fault(number, column, row[column], f"{fault}.")
            return otherwise

    unanswered: Response = NoLevel.UNANSWERED
    response = cell("level", lambda text: read_response(text, questionnaire), unanswered)
    if response is NoLevel.NOT_APPLICABLE and not row["reason"]:
        reading.fault(number, "reason", "", _("say why the question does not apply."))
    return Answer(
        response=response,
        reason=read_words(row["reason"]),
        evidence=cell("evidence", read_evidence, None),
        evidence_link=read_words(row["evidence_link"]),
        evidence_note=read_words(row["evidence_note"]),
        comment=read_words(row["comment"]),
        target=cell("target", lambda text: read_target(text, questionnaire), None),
    )
