"""The page about the sector: for everybody who came in, and to take along."""

from streamlit.testing.v1 import AppTest

from tests.web.apptest import FrontDoor, page_test
from tests.web.file_links import file_links
from tests.web.test_compare_page import released, said


def headings(tab: AppTest) -> list[str]:
    return [element.value.replace("\\", "") for element in (*tab.title, *tab.header)]


def test_without_a_release_it_says_what_will_be_there(front_door: FrontDoor) -> None:
    eve = front_door.place.person("Eve")

    tab = page_test(front_door, "sector", eve)

    assert headings(tab) == ["The sector"]
    assert "There is no benchmark yet." in said(tab)
    assert not file_links(tab)


def test_everybody_who_came_in_sees_the_newest_release_and_takes_it_along(
    front_door: FrontDoor,
) -> None:
    released(front_door)
    eve = front_door.place.person("Eve")

    tab = page_test(front_door, "sector", eve)

    assert headings(tab)[0] == "Social value in the sector, March 2026"
    assert "we do not publish groups below ten" in said(tab)
    assert list(file_links(tab)) == [
        "Sector page (web page)",
        "Sector page (PDF)",
        "Sector page (Word)",
    ]


def test_invented_figures_say_so_in_the_title(front_door: FrontDoor) -> None:
    released(front_door, invented=True)

    tab = page_test(front_door, "sector", front_door.place.person("Eve"))

    assert headings(tab)[0].endswith("(invented data)")
