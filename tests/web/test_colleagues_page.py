"""The page of colleagues, where roles change; and the duties on the operator's page."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.usecases.come_in import follow_link
from tests.web.apptest import OURS, FrontDoor, page_test, page_titles, press
from tests.web.test_pages import labels, said

HAND_OVER, LEAVE = "Hand over the lead", "Leave Ambridge now"


def two(door: FrontDoor) -> tuple[Visitor, Visitor]:
    """Ann leads Ambridge, Bob answers."""
    ann = door.place.round(OURS)[0]
    return ann, door.place.contributor(door.place.organisation())


def parts(door: FrontDoor) -> dict[str, Role]:
    return {m.person_id: m.role for m in door.place.work.store.members("ambridge") if m.is_open}


def colleagues(door: FrontDoor, who: Visitor) -> AppTest:
    return page_test(door, "colleagues", door.place.again(who.person))


def tick(tab: AppTest, label: str) -> None:
    next(box for box in tab.checkbox if box.label == label).check()


@pytest.mark.parametrize("role", Role, ids=str)
def test_a_lead_invites_for_every_role(front_door: FrontDoor, role: Role) -> None:
    ann, _ = two(front_door)
    tab = colleagues(front_door, ann)
    box = next(radio for radio in tab.radio if radio.label == "What will they do?")
    box.set_value(role)

    press(tab, "Make an invitation link")

    token = tab.code[0].value.rsplit("/", maxsplit=1)[-1]
    person = follow_link(front_door.place.work, token, None)
    assert parts(front_door)[person.id] is role


def test_a_lead_changes_what_a_colleague_does(front_door: FrontDoor) -> None:
    ann, _ = two(front_door)
    tab = colleagues(front_door, ann)
    next(r for r in tab.radio if r.label == "What will Bob do?").set_value(Role.READER)

    press(tab, "Change it for Bob")

    assert parts(front_door) == {"ann": Role.LEAD, "bob": Role.READER}
    assert "Bob, only reads" in said(tab)


def test_a_lead_hands_over_and_sees_no_more_buttons_of_a_lead(front_door: FrontDoor) -> None:
    ann, _ = two(front_door)
    tab = colleagues(front_door, ann)
    assert "You are the only lead." in said(tab)
    press(tab, HAND_OVER)
    assert "Choose a colleague first. Nothing was changed." in said(tab)
    next(box for box in tab.selectbox if box.label == "To whom?").set_value("bob")

    press(tab, HAND_OVER)

    assert parts(front_door) == {"ann": Role.CONTRIBUTOR, "bob": Role.LEAD}
    assert not {HAND_OVER, "Make an invitation link", "Change it for Bob"} & set(labels(tab))


def test_whoever_leaves_ticks_first_and_sees_nothing_of_it_afterwards(
    front_door: FrontDoor,
) -> None:
    ann, bob = two(front_door)
    tab = colleagues(front_door, bob)
    press(tab, LEAVE)
    assert "Nothing was changed. Tick the box first" in said(tab)
    tick(tab, "Yes, I want to leave.")

    press(tab, LEAVE)

    assert parts(front_door) == {"ann": Role.LEAD}
    assert "Ambridge" not in said(tab)
    assert "Bob, answers questions, has left" in said(colleagues(front_door, ann))


def test_the_only_lead_is_told_to_hand_over_before_leaving(front_door: FrontDoor) -> None:
    ann, _ = two(front_door)
    tab = colleagues(front_door, ann)
    tick(tab, "Yes, I want to leave.")

    press(tab, LEAVE)

    assert "You are the only lead. Hand over the lead first, then leave." in said(tab)
    assert parts(front_door)["ann"] is Role.LEAD


def test_what_a_demoted_lead_presses_changes_nothing(front_door: FrontDoor) -> None:
    ann, _ = two(front_door)
    tab = colleagues(front_door, ann)
    next(r for r in tab.radio if r.label == "What will Bob do?").set_value(Role.LEAD)
    front_door.place.member(front_door.place.organisation(), "Ann", Role.READER)

    press(tab, "Change it for Bob")

    assert parts(front_door) == {"ann": Role.READER, "bob": Role.CONTRIBUTOR}
    assert "Change it for Bob" not in labels(tab)


def operators_page(door: FrontDoor, **duties: bool) -> AppTest:
    return page_test(door, "organisations", door.place.person("Olga", owner=True, **duties))


def test_an_operator_without_the_other_duty_has_no_page_of_the_benchmark(
    front_door: FrontDoor,
) -> None:
    olga = front_door.place.person("Olga", owner=True, taskforce=False)
    tess = front_door.place.person("Tess", taskforce=True)

    assert "benchmark" not in page_titles(page_test(front_door, "", olga))
    assert "organisations" in page_titles(page_test(front_door, "", olga))
    assert "benchmark" in page_titles(page_test(front_door, "", tess))
    assert "organisations" not in page_titles(page_test(front_door, "", tess))
    assert not page_test(front_door, "benchmark", tess).error


def test_an_operator_invites_to_the_taskforce_and_ends_a_part_in_it(
    front_door: FrontDoor,
) -> None:
    tab = operators_page(front_door)
    press(tab, "Invite somebody to the taskforce")
    token = tab.code[0].value.rsplit("/", maxsplit=1)[-1]
    person = follow_link(front_door.place.work, token, None)
    assert front_door.place.again(person).person.taskforce

    tab = operators_page(front_door)
    assert "No name yet, taskforce" in said(tab)
    press(tab, "End the part of this person in the taskforce")

    assert not front_door.place.again(person).person.taskforce
    assert "No name yet, taskforce" not in said(tab)


def test_an_operator_gives_the_duty_up_once_there_is_another(front_door: FrontDoor) -> None:
    give_up = "Give up being an operator"
    tab = press(operators_page(front_door), give_up)
    assert "Nothing was changed. Tick the box first" in said(tab)
    tick(tab, "Yes, I give it up.")
    press(tab, give_up)
    assert "You are the only operator, and a server keeps one." in said(tab)
    front_door.place.person("Pip", owner=True)

    press(tab, give_up)

    assert [p.id for p in front_door.place.work.store.people_with_duty() if p.owner] == ["pip"]
    assert page_titles(tab).get("organisations") != "Organisations"


def test_the_taskforce_gives_its_duty_up_on_its_own_page(front_door: FrontDoor) -> None:
    tess = front_door.place.person("Tess", taskforce=True)
    tab = page_test(front_door, "benchmark", tess)
    tick(tab, "Yes, I give it up.")

    press(tab, "Give up your part in the taskforce")

    assert not front_door.place.again(tess.person).person.taskforce
    assert page_titles(tab).get("benchmark") != "Benchmark"
