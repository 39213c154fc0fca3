"""What the person who keeps the content is told: counts, and what is due for review."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from maturity.domain.law import LegalNote
from maturity.domain.library import Library
from maturity.domain.questionnaire import Questionnaire
from maturity.usecases.check_content import check_content
from tests.builders import a_question, a_questionnaire, a_theme
from tests.documents.sample_results import OURS, shipped
from tests.shipped import shipped_library

BEFORE = date(2026, 1, 1)
LATE = date(2100, 1, 1)
DUE = date(2027, 3, 31)


def with_a_note() -> Questionnaire:
    note = LegalNote(
        nation="wales",
        text="A duty.",
        source="An Act",
        url="https://example.org",
        checked_on=BEFORE,
        review_by=DUE,
    )
    return a_questionnaire(a_theme("tea", [a_question("tea.warm", legal_notes=(note,))]))


def test_the_counts_of_our_questionnaire_are_printed() -> None:
    line = check_content(shipped_library(), BEFORE).counts[0]

    assert line.startswith(
        f"{OURS}: 4 themes, 36 questions (20 in the light set), 216 descriptors, "
    )
    assert f"{len(shipped().indicators)} indicators" in line


def test_the_counts_of_our_actions_are_printed() -> None:
    library = shipped_library()
    quick = sum(action.pace == "quick win" for action in library.catalogue(OURS).actions)

    assert check_content(library, BEFORE).counts[1] == (
        f"{OURS}: {len(library.catalogue(OURS).actions)} actions ({quick} quick wins); in each "
        "nation they cover 180 of 180 steps from one level to the next"
    )


def test_a_step_counts_as_covered_when_it_is_in_each_nation() -> None:
    catalogue = shipped_library().catalogue(OURS)
    welsh = replace(
        catalogue, actions=tuple(replace(a, nations=("wales",)) for a in catalogue.actions)
    )

    line = check_content(replace(shipped_library(), catalogues=(welsh,)), BEFORE).counts[1]

    assert "cover 0 of 180 steps" in line


def test_every_questionnaire_has_a_line_of_counts() -> None:
    library = Library((shipped(), with_a_note()))

    assert [line.split(":")[0] for line in check_content(library, BEFORE).counts] == [
        OURS,
        "sample-2026",
    ]


def test_the_languages_of_a_questionnaire_are_named() -> None:
    library = Library((with_a_note(),), (replace(with_a_note(), language="cy"),))

    assert check_content(library, BEFORE).counts[0].endswith("languages: en, cy")


def test_nothing_is_due_on_the_day_the_content_was_checked() -> None:
    assert check_content(shipped_library(), BEFORE).warnings == ()


def test_all_legal_texts_are_due_in_the_far_future() -> None:
    notes = sum(len(question.legal_notes) for question in shipped().questions)

    warnings = check_content(shipped_library(), LATE).warnings

    assert len(warnings) == notes + len(shipped().legal_checks)
    assert all(line.startswith(f"{OURS}: the legal text of ") for line in warnings)


@pytest.mark.parametrize(("days", "due"), [(-1, 0), (0, 0), (1, 1)])
def test_a_note_is_overdue_from_the_day_after_its_review_date(days: int, due: int) -> None:
    report = check_content(Library((with_a_note(),)), DUE + timedelta(days=days))

    assert len(report.warnings) == due


def test_a_warning_names_questionnaire_question_nation_and_day() -> None:
    assert check_content(Library((with_a_note(),)), LATE).warnings == (
        "sample-2026: the legal text of tea.warm, wales was to be reviewed by 2027-03-31.",
    )
