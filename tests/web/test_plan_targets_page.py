"""Targets in a browser tab: where you are beside what you aim for, and what somebody chooses."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.domain.assessment import NoLevel
from maturity.domain.round import Assessment
from maturity.usecases.plans import GivenTarget, choose_target
from maturity.web.target_form import PROPOSED, key
from maturity.web.wishes_form import key as wishes_key
from tests.web.apptest import OURS, FrontDoor, go, page_test, press, run
from tests.web.plan_tabs import at_one, kept, on_hand, said
from tests.web.test_unreadable_database import unreadable

SCOPE = "policy.scope"
"""A foundation question."""

OTHER = "policy.capacity"


def titles(tab: AppTest) -> list[str]:
    return [heading.value for heading in tab.subheader]


def chosen(door: FrontDoor, begun: Assessment) -> dict[str, int]:
    return kept(door, begun).chosen


def show_others(tab: AppTest, begun: Assessment) -> AppTest:
    tab.session_state[f"others:{begun.id}"] = True
    return run(tab)


def test_only_questions_with_a_gap_stand_there_the_others_folded(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)

    tab = page_test(front_door, "targets", ann)

    assert len(titles(tab)) == 8
    assert "12 other questions." in said(tab)
    assert len(titles(show_others(tab, begun))) == 20


def test_the_descriptors_of_today_and_of_the_target_stand_beside_each_other(
    front_door: FrontDoor,
) -> None:
    ann = at_one(front_door)[0]
    questionnaire = front_door.place.work.library.questionnaire(OURS)
    levels = next(q.levels for q in questionnaire.questions if q.id == SCOPE)

    tab = page_test(front_door, "targets", ann)

    assert f"**Where you are: 1, Minimum**\n\n{levels[1]}" in said(tab)
    assert f"**What you aim for: 2, Developing**\n\n{levels[2]}" in said(tab)
    assert "Policy. A foundation question." in said(tab)


def test_a_level_is_chosen_kept_and_left_to_the_plan_again(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "targets", ann)
    box = key(begun.id, SCOPE)
    assert tab.selectbox(key=box).options[:3] == [
        "As proposed: 2, Developing",
        "Keep 1, Minimum",
        "2, Developing",
    ]

    tab.selectbox(key=box).set_value(4)
    run(tab)
    assert chosen(front_door, begun) == {SCOPE: 4}
    assert "What you aim for: 4, Leader" in said(tab)
    assert "Saved 14:02" in said(tab)

    tab.selectbox(key=box).set_value(1)
    run(tab)
    assert chosen(front_door, begun) == {SCOPE: 1}
    assert SCOPE not in [
        q for q, t in on_hand(front_door, ann, begun).plan.targets.items() if t > 1
    ]

    tab.selectbox(key=box).set_value(PROPOSED)
    run(run(tab))
    assert chosen(front_door, begun) == {}
    assert kept(front_door, begun).targets[SCOPE].version == 3
    assert on_hand(front_door, ann, begun).plan.targets[SCOPE] == 2


def test_a_choice_that_is_followed_by_another_page_at_once_is_saved(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "targets", ann)
    tab.selectbox(key=key(begun.id, SCOPE)).set_value(3)

    go(tab, "law")

    assert chosen(front_door, begun) == {SCOPE: 3}


def test_a_question_without_a_gap_gets_a_target_and_comes_first_from_then_on(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    tab = show_others(page_test(front_door, "targets", ann), begun)

    tab.selectbox(key=key(begun.id, OTHER)).set_value(2)
    run(tab)

    assert chosen(front_door, begun) == {OTHER: 2}
    fresh = page_test(front_door, "targets", ann)
    assert "11 other questions." in said(fresh)
    assert fresh.selectbox(key=key(begun.id, OTHER)).value == 2


@pytest.mark.parametrize(("preset", "rising"), [("solid", 20), ("foundations", 8), ("propose", 8)])
def test_another_preset_proposes_other_targets_at_once(
    front_door: FrontDoor, preset: str, rising: int
) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "targets", ann)

    tab.radio(key=wishes_key(begun.id, "preset")).set_value(preset)
    run(tab)

    assert len(titles(tab)) == rising
    wishes = kept(front_door, begun).wishes
    assert wishes is not None
    assert wishes.wishes.preset == preset


def test_the_presets_are_in_plain_words(front_door: FrontDoor) -> None:
    ann = at_one(front_door)[0]

    (presets,) = page_test(front_door, "targets", ann).radio

    assert len(presets.options) == 5
    assert all(" " in words for words in presets.options)
    assert "What the law asks of you, and no more" in presets.options


def test_what_a_colleague_chose_meanwhile_is_asked_about_and_not_overwritten(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    bob = front_door.place.contributor(front_door.place.organisation())
    tab = page_test(front_door, "targets", ann)
    choose_target(front_door.place.work, bob, begun.id, GivenTarget(SCOPE, 3))

    tab.selectbox(key=key(begun.id, SCOPE)).set_value(5)
    run(tab)

    assert "Not saved: Bob chose meanwhile (14:02): 3, Mature. On this page: 5, Innovator." in said(
        tab
    )
    assert chosen(front_door, begun) == {SCOPE: 3}
    press(tab, "Keep what is on this page")
    assert chosen(front_door, begun) == {SCOPE: 5}


def test_a_question_whose_level_nobody_knows_says_so(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    front_door.place.answer(ann, begun, SCOPE, NoLevel.DONT_KNOW)

    tab = show_others(page_test(front_door, "targets", ann), begun)

    assert "Where you are: nobody knows yet." in said(tab)
    assert tab.selectbox(key=key(begun.id, SCOPE)).options[1] == "0, Not in place"


def test_a_target_below_today_stays_visible_and_asks_nobody_to_fall(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    choose_target(front_door.place.work, ann, begun.id, GivenTarget(SCOPE, 0))

    tab = page_test(front_door, "targets", ann)

    box = tab.selectbox(key=key(begun.id, SCOPE))
    assert box.value == 0
    assert "0, Not in place, below where you are" in box.options
    assert "What you aim for: the same." in said(tab)


def test_a_choice_is_kept_while_the_database_cannot_be_read(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    tab = page_test(front_door, "targets", ann)
    tab.selectbox(key=key(begun.id, SCOPE)).set_value(3)

    with unreadable(front_door.place.database):
        run(tab)
        assert any("Not saved yet" in warning.value for warning in tab.warning)
    run(tab)

    assert chosen(front_door, begun) == {SCOPE: 3}
