"""Whatever the answers and the wishes, every document of a plan is well made."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Table,
    Wide,
)
from maturity.documents.plan_page import evidence_annex, full_plan, members_page, theme_sheet
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.assessment import Answer, Response
from maturity.domain.law import NATIONS, Nation
from maturity.domain.plan import Preset
from tests.builders import DONT_KNOW, NA
from tests.documents.plans import a_paper, asks, legal, papers
from tests.documents.reading import empty_sections, faults
from tests.documents.sample_results import shipped

THEMES = [theme.id for theme in shipped().themes]
QUESTIONS = [question.id for question in shipped().questions]
every_paper = pytest.mark.parametrize("paper", papers().values(), ids=papers())


def documents(paper: PlanPaper) -> list[Document]:
    """All that are made of one plan."""
    sheets = [theme_sheet(paper, theme) for theme in THEMES]
    return [full_plan(paper), members_page(paper), evidence_annex(paper), *sheets]


@every_paper
def test_no_document_of_any_plan_has_a_fault(paper: Callable[[], PlanPaper]) -> None:
    made = paper()

    for document in documents(made):
        assert not faults(document), document.title
        assert not empty_sections(document), document.title


@settings(max_examples=60)
@given(
    responses=st.lists(
        st.sampled_from([0, 1, 2, 3, 4, 5, DONT_KNOW, NA, None]), min_size=36, max_size=36
    ),
    preset=st.sampled_from(["propose", "law", "foundations", "next-stage", "solid"]),
    days=st.sampled_from([0, 5, 30, 200]),
    quarters=st.integers(1, 8),
    nation=st.sampled_from(NATIONS),
)
def test_no_answers_or_wishes_make_a_faulty_document(
    responses: list[Response | None], preset: Preset, days: int, quarters: int, nation: Nation
) -> None:
    answers = {
        question: Answer(response, reason="It cannot apply here.")
        for question, response in zip(QUESTIONS, responses, strict=True)
        if response is not None
    }
    request = asks(preset=preset, days_a_quarter=days, quarters=quarters, nation=nation)

    paper = a_paper(answers, request=request, legal=legal(nation))

    for document in documents(paper):
        assert not faults(document)
        assert not empty_sections(document)


@pytest.mark.parametrize(
    "wrong",
    [
        Paragraph("Two  blanks."),
        Paragraph("Owner: None."),
        Paragraph("It has {count} days."),
        Paragraph(" "),
        Heading("Too deep", 4),
        Heading("A second title", 1),
        Table("Empty", ("A",), ()),
        Table("Ragged", ("A", "B"), (("a",),)),
        Table("A blank cell", ("A",), (("",),)),
        Bullets(()),
        Wide((Wide((Paragraph("Twice on its side."),)),)),
    ],
)
def test_the_sweep_finds_what_is_wrong(wrong: Block) -> None:
    day = date(2027, 5, 14)
    right = (Heading("Title", 1), Heading("Part"), Paragraph("None is wrong."))

    assert not faults(Document("Title", "en", day, right))
    assert faults(Document("Title", "en", day, (*right, wrong)))


def test_the_sweep_finds_a_heading_with_nothing_below_it() -> None:
    blocks = (
        Heading("Title", 1),
        Heading("Empty"),
        NewPage(),
        Heading("Part"),
        Paragraph("Words."),
    )

    assert empty_sections(Document("Title", "en", date(2027, 5, 14), blocks)) == ["Empty"]
