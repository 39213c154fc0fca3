"""Scope line, roles and legal check are saved like answers: at once, and not again and again."""

from streamlit.testing.v1 import AppTest

from maturity.domain.round import Assessment
from tests.web.apptest import OURS, FrontDoor, go, page_test, run

NOTE = "Note: what shows it, or who will find out"
THRESHOLD = "From what contract value does your rule apply?"


def write(tab: AppTest, label: str, text: str) -> None:
    """The run that follows is the test's."""
    next(box for box in (*tab.text_input, *tab.text_area) if box.label == label).set_value(text)


def stored(door: FrontDoor, begun: Assessment) -> Assessment:
    found = door.place.work.store.assessment(begun.id)
    assert found is not None
    return found


def test_a_legal_note_that_is_followed_by_another_page_at_once_is_saved(
    front_door: FrontDoor,
) -> None:
    ann, begun = front_door.place.round(OURS)
    tab = page_test(front_door, "law", ann)
    write(tab, NOTE, "The contracts register")

    go(tab, "indicators")

    notes = [r.answer.note for r in front_door.place.work.store.legal_answers(begun.id).values()]
    assert notes == ["The contracts register"]


def test_a_scope_line_that_is_followed_by_another_page_at_once_is_saved(
    front_door: FrontDoor,
) -> None:
    ann, begun = front_door.place.round(OURS)
    tab = page_test(front_door, "policy", ann)
    write(tab, THRESHOLD, "£50,000")

    go(tab, "law")

    assert stored(front_door, begun).threshold == "£50,000"


def test_roles_that_are_followed_by_another_page_at_once_are_saved(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    tab = page_test(front_door, "round", ann)
    tab.checkbox[0].check()

    go(tab, "law")

    assert stored(front_door, begun).roles == ("procurement",)


def test_a_scope_line_with_blanks_at_its_ends_is_saved_once(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    tab = page_test(front_door, "policy", ann)
    write(tab, THRESHOLD, " £50,000 ")
    run(tab)
    saved = stored(front_door, begun)

    run(tab)

    assert stored(front_door, begun) == saved
    assert saved.threshold == "£50,000"
