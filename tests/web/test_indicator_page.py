"""The page of indicators: a refusal takes nothing away, and nobody is written over in silence."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.domain.indicator_entry import IndicatorRecord
from maturity.domain.round import Assessment
from tests.web.apptest import OURS, FrontDoor, page_test, run


def enter(tab: AppTest, figure: str, period: str = "2025") -> AppTest:
    """Into the first form of the page, and save."""
    tab.text_input[0].set_value(figure)
    tab.text_input[1].set_value(period)
    tab.text_area[0].set_value("of all tenders")
    next(button for button in tab.button if button.label == "Save").click()
    return run(tab)


def entered(door: FrontDoor, begun: Assessment) -> IndicatorRecord:
    (record,) = door.place.work.store.indicator_entries(begun.id).values()
    return record


def test_a_colleagues_figure_is_not_written_over_and_ones_own_stays_on_the_page(
    front_door: FrontDoor,
) -> None:
    ann, begun = front_door.place.round(OURS)
    bob = front_door.place.contributor(front_door.place.organisation())
    tab = page_test(front_door, "indicators", ann)
    enter(page_test(front_door, "indicators", bob), "10")
    front_door.comes(ann)

    enter(tab, "20")

    assert "Somebody else changed this first" in tab.error[0].value
    assert tab.info[0].value.startswith(r"10 \%")
    assert tab.text_input[0].value == "20"
    assert entered(front_door, begun).entry.value == 10


def test_whoever_has_seen_a_colleagues_figure_may_replace_it(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    bob = front_door.place.contributor(front_door.place.organisation())
    tab = page_test(front_door, "indicators", ann)
    enter(page_test(front_door, "indicators", bob), "10")
    front_door.comes(ann)
    enter(tab, "20")

    enter(tab, "20")

    assert not tab.error
    assert (entered(front_door, begun).version, entered(front_door, begun).entry.value) == (2, 20)


@pytest.mark.parametrize("typed", ["twelve", "12,5", "1,2,3", "1,00,000"])
def test_what_is_no_figure_is_said_and_the_rest_of_the_page_stays(
    front_door: FrontDoor, typed: str
) -> None:
    ann, begun = front_door.place.round(OURS)
    tab = page_test(front_door, "indicators", ann)
    boxes = len(tab.text_input)

    enter(tab, typed)

    assert "is not a number" in tab.error[0].value
    assert (len(tab.text_input), tab.text_input[0].value) == (boxes, typed)
    assert front_door.place.work.store.indicator_entries(begun.id) == {}


@pytest.mark.parametrize("typed", ["12", " 12.0 %", "+12"])
def test_a_figure_is_read_as_people_write_it(front_door: FrontDoor, typed: str) -> None:
    ann, begun = front_door.place.round(OURS)

    enter(page_test(front_door, "indicators", ann), typed)

    assert entered(front_door, begun).entry.value == 12
