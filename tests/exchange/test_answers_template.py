"""The answers file to fill in: it reads back as it stands, and filled in it scores."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from maturity.domain.assessment import Answer, Scope
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scorecard import permille
from maturity.domain.scoring import score
from maturity.exchange.answers_csv import COLUMNS, read_answers
from maturity.exchange.answers_template import answers_csv_text
from maturity.usecases.score_answers import asked_questions
from tests.builders import NA, a_question, a_questionnaire, a_theme
from tests.documents.sample_results import shipped
from tests.exchange.answer_files import write
from tests.shipped import shipped_library

ASKED = [
    asked_questions(questionnaire, scope)
    for questionnaire in shipped_library().questionnaires
    for scope in Scope
]


def rows(questionnaire: Questionnaire) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answers_csv_text(questionnaire, {}))))


def filled(text: str, level: str) -> str:
    """The template as a spreadsheet saves it after its column `level` was filled in."""
    header, *lines = csv.reader(io.StringIO(text))
    out = io.StringIO()
    csv.writer(out).writerows(_filled_lines(header, lines, level))
    return out.getvalue()


def _filled_lines(header: list[str], lines: list[list[str]], level: str) -> Iterator[list[str]]:
    yield header
    for line in lines:
        line[header.index("level")] = level
        yield line


@pytest.mark.parametrize("asked", ASKED, ids=lambda q: f"{q.id}-{len(list(q.questions))}")
def test_a_template_reads_back_as_no_answer_at_all(tmp_path: Path, asked: Questionnaire) -> None:
    answers = read_answers(write(tmp_path, answers_csv_text(asked, {})), shipped())

    assert list(answers) == [question.id for question in asked.questions]
    assert not any(answer.responded for answer in answers.values())


@pytest.mark.parametrize("asked", ASKED, ids=lambda q: f"{q.id}-{len(list(q.questions))}")
@pytest.mark.parametrize("level", ["3", "3.0", "3 - Mature"])
def test_a_template_filled_with_mature_scores_600_permille_and_stage_3(
    tmp_path: Path, asked: Questionnaire, level: str
) -> None:
    path = write(tmp_path, filled(answers_csv_text(asked, {}), level))

    scorecard = score(asked, read_answers(path, shipped()))

    assert scorecard.score.point is not None
    assert (permille(scorecard.score.point), scorecard.stage) == (600, 3)
    assert scorecard.comparable


def test_a_template_has_every_column_and_the_ones_to_fill_in_first() -> None:
    header = answers_csv_text(shipped(), {}).splitlines()[0].split(",")

    assert header[:2] == ["question", "level"]
    assert set(COLUMNS) <= set(header)
    assert len(header) == len(set(header))


def test_each_row_has_its_help_beside_it() -> None:
    row = rows(shipped())[0]
    question = next(shipped().questions)

    assert (row["theme"], row["title"], row["question_text"]) == (
        "Policy",
        question.title,
        question.text,
    )
    assert [row[f"{level.value} {level.name}"] for level in shipped().levels] == [*question.levels]


def test_a_light_template_has_the_light_set_alone() -> None:
    light = rows(shipped().light_set())

    assert [row["question"] for row in light] == [q.id for q in shipped().questions if q.light]


@pytest.mark.parametrize("space", ["", " ", "\t", "\r", "\n\t"])
@pytest.mark.parametrize("first", ["=", "+", "-", "@"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(first: str, space: str) -> None:
    formula = f'{space}{first}HYPERLINK("https://example.org")'
    question = replace(a_question("tea.warm", title=formula, text=formula), levels=(formula,) * 6)
    theme = replace(a_theme("tea", [question]), title=formula)

    row = rows(a_questionnaire(theme))[0]

    assert not any(cell.strip().startswith(first) for cell in row.values())
    assert row["title"] == f"'{formula.strip()}"


@pytest.mark.parametrize("space", ["\t", "\r"])
def test_no_help_begins_with_white_space_that_a_spreadsheet_would_act_upon(space: str) -> None:
    words = f"{space}Warm{space}milk"

    row = rows(a_questionnaire(a_theme("tea", [a_question("tea.warm", title=words)])))[0]

    assert row["title"] == "Warm milk"


@pytest.mark.parametrize("words", ['One; "two",\nthree', "one\rtwo", "one\u2028two"])
def test_a_template_reads_back_whatever_its_words_are(tmp_path: Path, words: str) -> None:
    questionnaire = a_questionnaire(
        a_theme("tea", [a_question("tea.warm", title=words, text=words), a_question("tea.milk")])
    )

    answers = read_answers(write(tmp_path, answers_csv_text(questionnaire, {})), questionnaire)

    assert list(answers) == ["tea.warm", "tea.milk"]


def test_a_filled_in_file_has_the_answers_in_its_own_rows() -> None:
    given = {
        "policy.scope": Answer(4, evidence="records", evidence_note="Minutes", target=5),
        "policy.climate": Answer(NA, "We own no land.", comment="=1+1"),
    }

    text = answers_csv_text(shipped(), given)

    found = {row["question"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    scope, climate = found["policy.scope"], found["policy.climate"]
    assert (scope["level"], scope["evidence"], scope["target"]) == ("4", "records", "5")
    assert scope["evidence_note"] == "Minutes"
    assert (climate["level"], climate["reason"]) == ("na", "We own no land.")
    assert climate["comment"] == "'=1+1"
    assert len(found) == 36


def test_answers_to_questions_that_are_not_asked_are_not_in_the_file() -> None:
    light = shipped().light_set()
    outside = next(q for q in shipped().questions if not q.light)

    text = answers_csv_text(light, {outside.id: Answer(3)})

    assert outside.id not in text
