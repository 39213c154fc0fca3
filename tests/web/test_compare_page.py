"""The page that compares with others: before a first release, after it, and marked as invented."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from tests.benchmarked import a_published_release, contribute_all
from tests.web.apptest import OURS, FrontDoor, page_test
from tests.web.test_contribute_page import handed_in


def released(door: FrontDoor, *, invented: bool = False) -> Visitor:
    """The owner of the server, who has published one."""
    olga = door.place.person("Olga", owner=True)
    bank = door.place.work.library.questionnaire(OURS)
    a_published_release(door.place.work, olga, bank, invented=invented)
    return olga


def said(tab: AppTest) -> str:
    return "\n".join(element.value for element in tab.markdown).replace("\\", "")


def charts(tab: AppTest) -> list[str]:
    return [node.proto.alt for node in tab.get("plotly_chart")]


@pytest.mark.parametrize(("count", "band"), [(7, "Fewer than ten"), (23, "20 or more")])
def test_before_a_first_release_it_says_so_with_how_many_there_are_and_lines_from_elsewhere(
    front_door: FrontDoor, count: int, band: str
) -> None:
    ann = handed_in(front_door)[0]
    work = front_door.place.work
    contribute_all(work, work.library.questionnaire(OURS), count)

    tab = page_test(front_door, "compare", ann)

    assert "**There is no benchmark yet.**" in said(tab)
    assert band in said(tab)
    assert str(count) not in said(tab).split("The first one")[0]
    assert "not peers" in said(tab)


def test_after_one_it_says_where_the_organisation_is_with_bars_tables_and_what_is_missing(
    front_door: FrontDoor,
) -> None:
    ann = handed_in(front_door)[0]
    released(front_door)

    tab = page_test(front_door, "compare", ann)

    text = said(tab)
    assert [element.value for element in tab.title] == ["Compare"]
    assert "Among 30 or more councils you are" in text
    assert "Among 20 or more district councils you are" in text
    assert "| Overall | 2.0 of 5 |" in text
    assert "we do not publish groups below ten" in text
    assert charts(tab)
    assert all(alt.startswith("Your averages as bars") for alt in charts(tab))
    assert "rank" not in text.replace("There is no rank", "")


def test_the_results_page_has_one_sentence_of_it_and_the_way_there(
    front_door: FrontDoor,
) -> None:
    ann = handed_in(front_door)[0]
    released(front_door)

    tab = page_test(front_door, "results", ann)

    assert said(tab).count("Compared with 30+ councils, March 2026: ") == 1
    assert len(charts(tab)) == 2


def test_a_round_that_cannot_be_compared_says_what_it_needs(front_door: FrontDoor) -> None:
    ann = front_door.place.round(OURS)[0]
    released(front_door)

    text = said(page_test(front_door, "compare", ann))

    assert "Your answers cannot be compared yet." in text


def test_an_invented_organisation_is_compared_with_invented_ones_and_every_part_says_so(
    front_door: FrontDoor,
) -> None:
    released(front_door, invented=True)
    ann = handed_in(front_door, invented=True)[0]

    tab = page_test(front_door, "compare", ann)

    headings = [e.value.replace("\\", "") for e in tab.header if "or more" in e.value]
    assert headings
    assert all(heading.endswith("(invented data)") for heading in headings)
    assert all(alt.startswith("Invented data.") for alt in charts(tab))
    assert "Invented data: no organisation gave these figures." in said(tab)


def test_figures_of_invented_organisations_are_not_shown_to_a_real_one(
    front_door: FrontDoor,
) -> None:
    released(front_door, invented=True)
    ann = handed_in(front_door)[0]

    assert "There is no benchmark yet." in said(page_test(front_door, "compare", ann))
