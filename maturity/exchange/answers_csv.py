"""An answers file (CSV) to answers. Every faulty row is reported at once, or nothing is read."""

import csv
import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from gettext import gettext as _
from pathlib import Path
from typing import TypeVar

from maturity.domain.assessment import Answer, NoLevel, Response
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import AnswersError
from maturity.exchange.answer_cells import (
    FaultyCell,
    read_evidence,
    read_link,
    read_response,
    read_target,
)
from maturity.exchange.text_file import read_text

REQUIRED = ("question", "level")
OPTIONAL = (
    "reason",
    "evidence",
    "evidence_link",
    "evidence_note",
    "comment",
    "target",
)
COLUMNS = REQUIRED + OPTIONAL
SEPARATORS = ",;\t"

Row = dict[str, str]
T = TypeVar("T")


@dataclass
class _Reading:
    """What has been read so far: answers, the row of each, and the problems."""

    path: Path
    questionnaire: Questionnaire
    answers: dict[str, Answer] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def fault(self, row: int, column: str, value: str, what: str) -> None:
        shown = value if len(value) <= 60 else value[:57] + "..."
        self.problems.append(
            _("{file}, row {row}, column {column}: '{value}': {what}.").format(
                file=self.path.name, row=row, column=column, value=shown, what=what
            )
        )


def read_answers(path: Path, questionnaire: Questionnaire) -> dict[str, Answer]:
    """Answers by question id, for any of `questionnaire`'s questions. Or AnswersError.

    Rows are counted as a spreadsheet shows them: the header is row 1.
    """
    reading = _Reading(path, questionnaire)
    for number, row in _rows(path, read_text(path), reading):
        _read_row(number, row, reading)
    if reading.problems:
        raise AnswersError(tuple(reading.problems))
    return reading.answers


def _rows(path: Path, text: str, reading: _Reading) -> Iterator[tuple[int, Row]]:
    if not text.strip():
        raise AnswersError((_("{file}: the file is empty.").format(file=path.name),))
    lines = text.splitlines(keepends=True)
    header, skipped = _header(path, lines)
    cells = csv.reader(lines[skipped + 1 :], delimiter=header.separator, strict=True)
    found = 0
    try:
        for number, row in enumerate(cells, start=skipped + 2):
            if any(cell.strip() for cell in row):
                found += 1
                yield number, _named(number, row, header.names, reading)
    except csv.Error as error:
        where = skipped + 1 + cells.line_num
        raise AnswersError((_unreadable(path, where, error),)) from None
    if not found:
        what = _("{file}: there is a header but no row below it. Add a row for each question.")
        raise AnswersError((what.format(file=path.name),))


def _unreadable(path: Path, line: int, error: csv.Error) -> str:
    return _(
        "{file}, line {line}: the text cannot be split into cells ({reason}). "
        "Look for a quotation mark that is not closed."
    ).format(file=path.name, line=line, reason=error)


@dataclass(frozen=True)
class _Header:
    separator: str
    names: list[str]


def _header(path: Path, lines: list[str]) -> tuple[_Header, int]:
    """The header with the separator that makes it one, and how many lines stand above it.

    Excel writes a first line such as `sep=;` in some countries; blank lines do no harm.
    """
    above = 0
    while above < len(lines) - 1 and _before_header(lines[above]):
        above += 1
    candidates = [_Header(separator, _names(lines[above], separator)) for separator in SEPARATORS]
    best = max(candidates, key=lambda header: len(set(header.names) & set(COLUMNS)))
    missing = [name for name in REQUIRED if name not in best.names]
    repeated = [name for name in COLUMNS if best.names.count(name) > 1]
    if missing:
        what = _("{file}, row 1: the header has no column {missing}. Write it as: {columns}.")
        message = what.format(
            file=path.name, missing=" or ".join(missing), columns=",".join(COLUMNS)
        )
        raise AnswersError((message,))
    if repeated:
        what = _("{file}, row 1: the column {repeated} stands twice. Keep one.")
        raise AnswersError((what.format(file=path.name, repeated=", ".join(repeated)),))
    return best, above


def _before_header(line: str) -> bool:
    return not line.strip() or line.casefold().startswith("sep=")


def _names(line: str, separator: str) -> list[str]:
    """Column names as the header means them; an unreadable header has none."""
    try:
        cells = next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return []
    return [cell.strip().casefold() for cell in cells]


def _named(number: int, row: list[str], names: list[str], reading: _Reading) -> Row:
    surplus = [cell for cell in row[len(names) :] if cell.strip()]
    if surplus:
        what = _("the row has more cells than the header. Put text with a separator into quotes")
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
    ids = [q.id for q in reading.questionnaire.questions]
    if question not in ids:
        close = difflib.get_close_matches(question, ids, n=1)
        what = _("there is no such question in {questionnaire}").format(
            questionnaire=reading.questionnaire.id
        )
        if close:
            what = _("{what}; did you mean {close}?").format(what=what, close=close[0])
        reading.fault(number, "question", question, what.rstrip("."))
        return False
    if question in reading.rows:
        what = _("this question stands in row {row} already. Keep one of the two")
        reading.fault(number, "question", question, what.format(row=reading.rows[question]))
        return False
    return True


def _answer(number: int, row: Row, reading: _Reading) -> Answer:
    questionnaire = reading.questionnaire

    def cell(column: str, read: Callable[[str], T], otherwise: T) -> T:
        try:
            return read(row[column])
        except FaultyCell as fault:
            reading.fault(number, column, row[column], str(fault))
            return otherwise

    unanswered: Response = NoLevel.UNANSWERED
    response = cell("level", lambda text: read_response(text, questionnaire), unanswered)
    if response is NoLevel.NOT_APPLICABLE and not row["reason"]:
        reading.fault(number, "reason", "", _("say why the question does not apply"))
    return Answer(
        response=response,
        reason=row["reason"],
        evidence=cell("evidence", read_evidence, "word"),
        evidence_link=cell("evidence_link", read_link, ""),
        evidence_note=row["evidence_note"],
        comment=row["comment"],
        target=cell("target", lambda text: read_target(text, questionnaire), None),
    )
