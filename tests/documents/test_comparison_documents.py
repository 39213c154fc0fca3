"""The comparison in the documents of a result and of a plan: a section of its own, and one line."""

from dataclasses import replace

import pytest

from maturity.documents.blocks import Document, Heading
from maturity.documents.plan_page import evidence_annex, full_plan, members_page
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.result_page import ResultPage, result_page
from maturity.domain.comparison import Comparison, NotCompared
from tests.documents.plans import full_paper
from tests.documents.reading import faults, headings, under, words_of
from tests.documents.sample_benchmark import a_comparison, levels
from tests.documents.sample_documents import DAY, document
from tests.documents.sample_results import RIVERMOUTH, a_result, shipped
from tests.documents.test_plan_members_page import MOST_WORDS, count, pages

SECTION = "Compared with others"
LINE = "Compared with 40+ councils, November 2027: on the boundary of the lowest quarter."


@pytest.fixture(scope="module")
def paper() -> PlanPaper:
    return full_paper(comparison=a_comparison())


def result(comparison: Comparison | None) -> Document:
    found = a_result(shipped(), levels(3, 2, 1, 0))
    return document(*result_page(ResultPage(RIVERMOUTH, found, DAY, comparison=comparison)))


def test_a_result_has_a_section_after_its_themes() -> None:
    found = result(a_comparison())

    order = headings(found)
    assert order.index(SECTION) == order.index("Theme by theme") + 1
    assert "Among 25 or more district councils you are" in under(found, SECTION)
    assert faults(found) == []


@pytest.mark.parametrize(
    "nothing", [None, Comparison(None, because=NotCompared.NO_RELEASE, contributions=20)]
)
def test_before_a_first_release_a_result_is_as_it_was(nothing: Comparison | None) -> None:
    assert result(nothing) == result(None)
    assert SECTION not in headings(result(nothing))


def test_the_full_plan_has_the_section_and_members_have_a_line(paper: PlanPaper) -> None:
    assert "we do not publish groups below ten" in under(full_plan(paper), SECTION)
    assert LINE in words_of(members_page(paper))
    assert LINE in words_of(full_plan(paper))
    assert SECTION not in headings(evidence_annex(paper))
    assert faults(full_plan(paper)) == faults(members_page(paper)) == []


def test_the_line_for_members_says_that_figures_are_invented(paper: PlanPaper) -> None:
    invented = replace(paper, comparison=a_comparison(invented=True))

    assert "Compared with 40+ invented councils" in words_of(members_page(invented))


def test_with_the_line_the_fullest_page_for_members_still_fits_one_sheet(paper: PlanPaper) -> None:
    page = members_page(paper)

    assert count(page) < MOST_WORDS
    assert pages(page) == 1


def test_a_comparison_changes_nothing_else_of_the_plan(paper: PlanPaper) -> None:
    without = full_plan(replace(paper, comparison=None))

    lines = words_of(full_plan(paper)).replace(f"{LINE} ", "").split("\n")

    section = [SECTION, *under(full_plan(paper), SECTION).split("\n")]
    assert [line for line in lines if line not in section] == [
        line for line in words_of(without).split("\n") if line not in section
    ]
    assert headings(without) == [h for h in headings(full_plan(paper)) if h != SECTION]


def test_no_plan_asks_anybody_to_catch_up(paper: PlanPaper) -> None:
    said = words_of(full_plan(paper)).lower()

    assert "catch up" not in said
    assert "percentile" not in said
    assert "it is no ranking" in said


def test_the_section_begins_with_a_heading_and_keeps_the_order_of_levels() -> None:
    found = [b for b in result(a_comparison()).blocks if isinstance(b, Heading)]
    place = next(n for n, heading in enumerate(found) if heading.text == SECTION)

    assert found[place].level == 2
    assert found[place + 1] == Heading("40 or more councils", 3)
