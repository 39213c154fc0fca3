"""Scoring an answers file: what is asked, what is counted, and what is left out."""

import json
from pathlib import Path

import pytest

from maturity.domain.assessment import Scope
from maturity.domain.library import Library
from maturity.errors import AnswersError, MaturityError, NotFound
from maturity.usecases.score_answers import (
    AnswersFile,
    score_as_json,
    score_as_text,
    score_file,
)
from tests.builders import a_question, a_questionnaire, a_theme
from tests.documents.sample_results import OURS, in_one_line, shipped
from tests.shipped import shipped_library

SAMPLE = Path(__file__).parents[2] / "docs" / "sample_answers.csv"


def file(path: Path, scope: Scope = Scope.FULL, roles: str = "") -> AnswersFile:
    return AnswersFile(path, OURS, scope, roles)


def written(folder: Path, rows: str) -> Path:
    path = folder / "answers.csv"
    path.write_text(f"question,level\n{rows}", encoding="utf-8")
    return path


def test_the_sample_answers_give_the_result_that_the_readme_shows() -> None:
    text = in_one_line(score_as_text(shipped_library(), file(SAMPLE)))

    assert "Policy: Mature. Targeting: Developing. Measurement: Developing." in text
    assert "Overall that is Minimum, held back by Impact (average 2.0 of 5)." in text


def test_text_and_json_tell_the_same_result() -> None:
    overall = json.loads(score_as_json(shipped_library(), file(SAMPLE)))["overall"]
    text = in_one_line(score_as_text(shipped_library(), file(SAMPLE)))

    assert f"(average {overall['permille'] * 5 / 1000:.1f} of 5)" in text
    assert f"Overall that is {shipped().levels[overall['stage']].name}, " in text


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("", ()),
        ("Finance", ("Finance",)),
        ("Finance, Procurement", ("Finance", "Procurement")),
        (" , Finance,, ", ("Finance",)),
    ],
)
def test_roles_are_separated_by_commas(roles: str, expected: tuple[str, ...]) -> None:
    assert score_file(shipped_library(), file(SAMPLE, roles=roles)).roles == expected


def test_the_light_set_leaves_other_answers_out_and_counts_them() -> None:
    result = score_file(shipped_library(), file(SAMPLE, Scope.LIGHT))

    assert result.scorecard.questions == 20
    assert result.left_out == 16


def test_empty_rows_outside_the_light_set_are_not_counted_as_left_out(tmp_path: Path) -> None:
    outside = [question.id for question in shipped().questions if not question.light]
    path = written(tmp_path, f"{outside[0]},\n{outside[1]},dont_know\n{outside[2]},3\n")

    assert score_file(shipped_library(), file(path, Scope.LIGHT)).left_out == 2


def test_a_fault_outside_the_light_set_is_a_fault_all_the_same(tmp_path: Path) -> None:
    outside = next(question.id for question in shipped().questions if not question.light)

    with pytest.raises(AnswersError, match="row 2, column level"):
        score_file(shipped_library(), file(written(tmp_path, f"{outside},9\n"), Scope.LIGHT))


def test_an_unknown_questionnaire_is_refused_with_the_known_ids(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=f"no questionnaire 'other'.*Use one of.*{OURS}"):
        score_file(shipped_library(), AnswersFile(tmp_path / "none.csv", "other"))


def test_a_questionnaire_without_a_light_set_says_so(tmp_path: Path) -> None:
    library = Library((a_questionnaire(a_theme("tea", [a_question("tea.warm")])),))
    path = written(tmp_path, "tea.warm,3\n")

    with pytest.raises(MaturityError, match=r"sample-2026 has no light set. Leave --light out."):
        score_file(library, AnswersFile(path, "sample-2026", Scope.LIGHT))


def test_the_files_targets_and_comments_do_not_change_the_result(tmp_path: Path) -> None:
    plain = written(tmp_path, "policy.scope,3\n")
    rich = tmp_path / "rich.csv"
    rich.write_text("comment,target,level,question\nGood,5,3,policy.scope\n", encoding="utf-8")

    texts = [score_as_text(shipped_library(), file(path)) for path in (plain, rich)]

    assert texts[0] == texts[1]
