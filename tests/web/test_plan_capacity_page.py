"""Priorities and capacity in a browser tab: saved like an answer, and the plan follows at once."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from maturity import access
from maturity.access import Permission
from maturity.domain.kept_plan import Wishes
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.usecases.plans import GivenWishes, change_request
from maturity.web.wishes_form import key
from tests.web.apptest import OURS, FrontDoor, go, page_test, press, run
from tests.web.plan_tabs import APRIL, at_one, kept, said
from tests.web.test_cut_short import came_back_too_fast
from tests.web.test_unreadable_database import unreadable


def asked(door: FrontDoor, begun: Assessment) -> Wishes:
    wishes = kept(door, begun).wishes
    assert wishes is not None
    return wishes.wishes


def type_start(tab: AppTest, begun: Assessment, text: str) -> AppTest:
    tab.text_input(key=key(begun.id, "start")).set_value(text)
    return run(tab)


def test_before_somebody_asks_for_anything_the_proposal_stands_there(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)

    tab = page_test(front_door, "priorities", ann)

    assert [box.value for box in tab.number_input] == [4, 30, None, None]
    assert tab.text_input[0].value == "2 March 2026"
    assert "Nothing changed yet: this is our proposal" in said(tab)
    assert kept(front_door, begun).wishes is None


def test_what_is_asked_is_saved_like_an_answer_and_once(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "priorities", ann)

    tab.multiselect[0].set_value(["impact", "policy.scope"])
    tab.number_input(key=key(begun.id, "days")).set_value(60)
    tab.number_input(key=key(begun.id, "parallel")).set_value(2)
    run(run(tab))

    wishes = asked(front_door, begun)
    assert wishes == Wishes(
        APRIL, days_a_quarter=60, parallel=2, priorities=("impact", "policy.scope")
    )
    assert "Saved 14:02" in said(tab)
    assert "You have 240 staff days for it." in said(tab)
    assert (kept(front_door, begun).wishes or pytest.fail("nothing")).version == 2


def test_priorities_are_themes_and_their_questions_three_at_most(front_door: FrontDoor) -> None:
    ann = at_one(front_door)[0]

    (box,) = page_test(front_door, "priorities", ann).multiselect

    assert box.options[0] == "All of Policy"
    assert "Policy: Where social value applies" in box.options
    assert len(box.options) == 4 + 20
    assert box.proto.max_selections == 3


@pytest.mark.parametrize(
    "typed", ["1/7/2026", "1 Jul 26", " 1 july 2026 ", "2026-07-01", "1.7.2026"]
)
def test_the_first_day_is_read_as_people_write_days(front_door: FrontDoor, typed: str) -> None:
    ann, begun = at_one(front_door)

    tab = type_start(page_test(front_door, "priorities", ann), begun, typed)

    assert asked(front_door, begun).start == date(2026, 7, 1)
    assert tab.text_input[0].value == "1 July 2026"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("soon", "'soon' is not a day. Write it such as 30 June 2027."),
        ("31/6/2026", "'31/6/2026' is not a day."),
        ("1/4/1990", "1990-04-01 is no day of a plan. Choose one from 2000 to 2099."),
    ],
)
def test_a_first_day_that_cannot_be_is_said_and_stays_in_its_box(
    front_door: FrontDoor, typed: str, reason: str
) -> None:
    ann, begun = at_one(front_door)

    tab = type_start(page_test(front_door, "priorities", ann), begun, typed)

    assert f"Not saved yet. {reason}" in said(tab)
    assert tab.text_input[0].value in {typed, "1 April 1990"}
    assert asked(front_door, begun).start == APRIL
    press(tab, "Take the stored one")
    assert tab.text_input[0].value == "1 April 2026"


def test_a_number_that_is_followed_by_another_page_at_once_is_saved(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "priorities", ann)
    tab.number_input(key=key(begun.id, "days")).set_value(60)

    go(tab, "law")

    assert asked(front_door, begun).days_a_quarter == 60
    assert go(tab, "priorities").number_input(key=key(begun.id, "days")).value == 60


def test_what_a_colleague_asked_meanwhile_is_asked_about_and_not_overwritten(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    bob = front_door.place.contributor(front_door.place.organisation())
    tab = page_test(front_door, "priorities", ann)
    theirs = GivenWishes(Wishes(APRIL, days_a_quarter=10), 1)
    change_request(front_door.place.work, bob, begun.id, theirs)

    tab.number_input(key=key(begun.id, "days")).set_value(60)
    run(tab)

    assert "Not saved: Bob changed this meanwhile (14:02): " in said(tab)
    assert "10 staff days a quarter" in said(tab)
    assert asked(front_door, begun).days_a_quarter == 10
    press(tab, "Take the stored one")
    assert tab.number_input(key=key(begun.id, "days")).value == 10
    assert asked(front_door, begun).days_a_quarter == 10


def test_what_is_asked_is_kept_while_the_database_cannot_be_read(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "priorities", ann)
    tab.number_input(key=key(begun.id, "days")).set_value(60)

    with unreadable(front_door.place.database):
        run(tab)
        assert any("Not saved yet" in warning.value for warning in tab.warning)
    run(tab)

    assert asked(front_door, begun).days_a_quarter == 60


def test_without_capacity_the_page_says_that_nothing_is_planned(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "priorities", ann)

    tab.number_input(key=key(begun.id, "days")).set_value(0)
    run(tab)

    assert "Nothing is planned, because the plan was given no staff days." in said(tab)
    assert "Nothing is planned" in said(go(tab, "plan"))


def test_whoever_may_only_look_changes_nothing(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ann, begun = at_one(front_door)
    monkeypatch.setitem(access.ALLOWED, Role.CONTRIBUTOR, frozenset({Permission.SEE}))
    bob = front_door.place.contributor(front_door.place.organisation())

    for path in ("priorities", "targets"):
        tab = page_test(front_door, path, bob)
        widgets = (*tab.number_input, *tab.text_input, *tab.multiselect, *tab.radio, *tab.selectbox)
        assert widgets
        assert all(widget.disabled for widget in widgets)
    assert (kept(front_door, begun).wishes or pytest.fail("nothing")).version == 1


@pytest.mark.parametrize("field", ["priorities", "days", "quarters", "start", "parallel", "most"])
def test_what_was_asked_and_shown_in_part_stays_whole(front_door: FrontDoor, field: str) -> None:
    ann, begun = at_one(front_door)
    whole = Wishes(date(2026, 7, 1), 6, 77, 3, 9, ("impact",), "solid")
    change_request(front_door.place.work, ann, begun.id, GivenWishes(whole, 1))

    came_back_too_fast(front_door, ann, "priorities", lambda name: name.endswith(f":{field}"))

    assert asked(front_door, begun) == whole
