"""The sector page: what a release says about all, and in every form for everybody."""

from dataclasses import replace
from typing import Any

import pytest

from maturity.documents.blocks import Document
from maturity.documents.docx import docx
from maturity.documents.html import html
from maturity.documents.pdf import pdf
from maturity.documents.pdf_check import check_pdf
from maturity.documents.sector_page import sector_document
from maturity.domain.release import LEAST_FOR_QUESTIONS, QuestionShares
from tests.documents.docx_reading import alternatives, cells, read_docx
from tests.documents.docx_reading import headings as word_headings
from tests.documents.reading import faults, headings, table, under, words_of
from tests.documents.sample_benchmark import CUT_OFF, a_movement, a_release, shares_of
from tests.documents.sample_results import shipped

HARDEST = "What councils find hardest"
MOVED = "Where it has moved"


def sector(**fields: Any) -> Document:
    return sector_document(a_release(**fields), shipped())


def test_the_hardest_questions_have_the_fewest_at_mature() -> None:
    shares = list(shares_of(shipped()))
    shares[7] = replace(shares[7], at_least=(60, 30, 10, 10, 10))
    titles = [question.title for question in shipped().light_set().questions]

    found = under(sector(questions=tuple(shares)), HARDEST).split("\n")

    assert found[1] == f"{titles[7]}: 10 % or less of councils."
    assert len(found) == 6


def test_of_equal_shares_the_one_with_fewer_on_the_way_is_harder() -> None:
    ids = [question.id for question in shipped().light_set().questions]
    shares = (
        QuestionShares(ids[0], 1, (70, 40, 20, 10, 10), 10, 40, CUT_OFF),
        QuestionShares(ids[1], 1, (60, 30, 20, 10, 10), 10, 40, CUT_OFF),
        QuestionShares(ids[2], 1, (50, 30, 20, 10, 10), 10, 40, CUT_OFF),
    )
    titles = [question.title for question in shipped().light_set().questions]

    found = under(sector(questions=shares), HARDEST).split("\n")[1:]

    assert [line.partition(":")[0] for line in found] == [titles[2], titles[1], titles[0]]


def test_without_shares_it_says_from_how_many_councils_they_are_shown() -> None:
    found = under(sector(questions=()), HARDEST)

    assert found == f"Shares of single questions are shown from {LEAST_FOR_QUESTIONS} councils on."


def test_shares_on_another_scale_are_not_shown() -> None:
    shorter = replace(shares_of(shipped())[0], at_least=(90, 80))

    assert "are shown from" in under(sector(questions=(shorter,)), HARDEST)


def test_a_move_is_of_the_same_councils_and_equal_figures_are_no_clear_change() -> None:
    found = sector()

    rows = table(found, "Medians of the same councils, then and now").rows
    assert [row[-1] for row in rows] == [
        *("no clear change", "rose", "no clear change", "no clear change", "fell")
    ]
    moved = under(found, MOVED)
    assert "30 or more councils are in this release and in that of 31 May 2027." in moved
    assert "Where social value applies: from 40 % to 60 %." in moved
    assert "In 19 questions there is no clear change." in moved


def test_a_first_release_says_that_nothing_can_be_said_yet() -> None:
    assert under(sector(movement=None), MOVED).startswith("Nothing can be said yet")


def test_every_group_stands_with_its_band_marks_and_day() -> None:
    rows = table(sector(), "Overall averages by group").rows

    assert rows[0] == (
        *("All councils", "40 or more", "1.5 of 5", "2.0 of 5", "2.5 of 5", "30 November 2027"),
    )
    assert rows[2][-1] == "31 May 2027"


def test_it_says_which_groups_are_not_shown_and_what_the_figures_do_not_say() -> None:
    found = sector()

    assert "County councils: fewer than ten" in under(found, "Groups that are not shown")
    assert "they are no sample of all" in under(found, "What these figures do not say")


def test_invented_figures_say_so_at_every_turn() -> None:
    found = sector(invented=True)

    assert found.title.endswith("(invented data)")
    assert found.footer.startswith("Invented data.")
    assert words_of(found).count("(invented data)") >= 9


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"groups": (), "questions": (), "indicators": (), "movement": None},
        {"missing": (), "movement": replace(a_movement(shipped()), mature={})},
        {"invented": True},
    ],
)
def test_no_page_has_a_fault(fields: dict[str, Any]) -> None:
    found = sector(**fields)

    assert faults(found) == []
    assert headings(found)[0].startswith(HARDEST)


def test_everybody_can_read_it_in_every_form() -> None:
    """The tests of each form look at the rest: here, that tables and chart come through."""
    found = sector()

    assert check_pdf(pdf(found), least_tables=4, least_figures=1) == ()
    assert html(found).count("<caption>") == 4
    word = read_docx(docx(found))
    assert word_headings(word)[0] == (1, "Social value in the sector, November 2027")
    assert len(cells(word)) == 4
    assert alternatives(word)[0].startswith("Medians as bars from 0 to 5, each with its quartiles.")
