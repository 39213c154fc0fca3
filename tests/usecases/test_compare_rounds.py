"""Comparing two answers files: which questionnaires may meet, and what is said of faults."""

from dataclasses import replace
from pathlib import Path

import pytest

from maturity.domain.assessment import Scope
from maturity.domain.library import Library
from maturity.errors import AnswersError, MaturityError
from maturity.usecases.compare_rounds import compare_rounds
from maturity.usecases.score_answers import AnswersFile
from tests.builders import a_question, a_questionnaire, a_theme
from tests.documents.sample_results import OURS, in_one_line
from tests.shipped import shipped_library

DOCS = Path(__file__).parents[2] / "docs"

OLD = a_questionnaire(a_theme("tea", [a_question("tea.warm"), a_question("tea.milk")]))
NEW = replace(OLD, id="sample-2027", edition="2027", follows="sample-2026")
OTHER = replace(OLD, id="other-2026", family="other")
LIBRARY = Library((OLD, NEW, OTHER))


def answers(folder: Path, name: str, rows: str, questionnaire_id: str) -> AnswersFile:
    path = folder / name / "answers.csv"
    path.parent.mkdir()
    path.write_text(f"question,level,evidence\n{rows}", encoding="utf-8")
    return AnswersFile(path, questionnaire_id)


def test_the_sample_answers_of_two_years_lead_with_facts() -> None:
    before, after = (
        AnswersFile(DOCS / name, OURS)
        for name in ("sample_answers.csv", "sample_answers_next_year.csv")
    )

    text = in_one_line(compare_rounds(shipped_library(), before, after))

    assert "6 answers rose, 2 of them with records; 1 fell; 28 are unchanged." in text


def test_two_editions_of_a_family_are_compared(tmp_path: Path) -> None:
    before = answers(tmp_path, "before", "tea.warm,2,\n", "sample-2026")
    after = answers(tmp_path, "after", "tea.warm,3,records\n", "sample-2027")

    text = in_one_line(compare_rounds(LIBRARY, before, after))

    assert "- Tea.Warm: from 2 to 3, with records" in text


def test_different_families_are_not_compared(tmp_path: Path) -> None:
    before = answers(tmp_path, "before", "tea.warm,2,\n", "sample-2026")
    after = answers(tmp_path, "after", "tea.warm,3,\n", "other-2026")

    with pytest.raises(MaturityError, match="'sample' and 'other' are different questionnaires"):
        compare_rounds(LIBRARY, before, after)


def test_the_faults_of_both_files_are_reported_together_and_told_apart(tmp_path: Path) -> None:
    before = answers(tmp_path, "before", "tea.warm,8,\n", "sample-2026")
    after = answers(tmp_path, "after", "tea.warm,9,\n", "sample-2026")

    with pytest.raises(AnswersError) as caught:
        compare_rounds(LIBRARY, before, after)

    assert ["'8'" in caught.value.problems[0], "'9'" in caught.value.problems[-1]] == [True, True]
    assert len({problem.split(", row")[0] for problem in caught.value.problems}) == 2


def test_the_light_sets_of_two_rounds_are_compared_alone() -> None:
    before, after = (
        AnswersFile(DOCS / name, OURS, Scope.LIGHT)
        for name in ("sample_answers.csv", "sample_answers_next_year.csv")
    )

    text = in_one_line(compare_rounds(shipped_library(), before, after))

    assert "How long it lasts" not in text
    assert "- Who benefits: from 0 to 1, with records" in text
