"""The wall: what the room sees at each step, what it never sees, and the facilitator's buttons."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.domain.organisation import Organisation
from maturity.domain.vote import Counts, NoVote
from maturity.domain.workshop import ItemState
from maturity.usecases.workshop_running import (
    GivenCards,
    close_vote,
    open_vote,
    reveal,
    set_cards,
    vote_again,
)
from maturity.usecases.workshops import workshop_of
from maturity.web.vote_chart import vote_figure
from tests.web.apptest import FrontDoor, page_test, press, run
from tests.web.workshop_tabs import SCOPE, begun, enabled, phones, prepared, said, vote

ROOM = [1, 2, 2, 3, 5, 5]


def charts(tab: AppTest) -> int:
    return len(tab.get("plotly_chart"))


def tables(tab: AppTest) -> list[str]:
    return [element.value for element in tab.markdown if element.value.startswith("| Level")]


def test_before_the_start_the_wall_says_how_to_join_and_offers_no_step(
    front_door: FrontDoor,
) -> None:
    ann, _round, workshop = prepared(front_door)

    tab = page_test(front_door, "wall", ann)

    assert [title.value for title in tab.title] == ["Welcome"]
    assert f"{workshop.code[:3]}-{workshop.code[3:]}" in said(tab)
    assert enabled(tab) == []


def test_a_question_is_opened_closed_and_revealed(front_door: FrontDoor) -> None:
    ann, _round, workshop = begun(front_door)
    tokens = phones(front_door, workshop, len(ROOM))
    tab = page_test(front_door, "wall", ann)
    assert "Open the vote" in enabled(tab)

    tab = press(tab, "Open the vote")
    vote(front_door, tokens, ROOM)
    tab = run(tab)
    assert "6 of 6 phones have voted." in said(tab)
    tab = press(press(tab, "Close the vote"), "Reveal")

    assert charts(tab) == 1
    assert "Median 2, Developing. 4 of 6 within one level." in said(tab)
    assert "| 2, Developing | 2 |" in tables(tab)[0].replace("\\", "")
    assert "Proposed: 2, Developing" in said(tab)


@pytest.mark.parametrize("closed", [False, True])
def test_nothing_of_a_vote_is_on_the_page_before_the_reveal(
    front_door: FrontDoor, closed: bool
) -> None:
    ann, _round, workshop = begun(front_door)
    open_vote(front_door.place.work, ann, workshop.id, SCOPE)
    tokens = phones(front_door, workshop, 6)
    vote(front_door, tokens, [3, 3, 3, 3, 3, 3])
    if closed:
        close_vote(front_door.place.work, ann, workshop.id, SCOPE, 1)

    tab = page_test(front_door, "wall", ann)

    assert (charts(tab), tables(tab)) == (0, [])
    assert "Median" not in said(tab)
    assert "Proposed" not in said(tab)
    assert not tab.radio


def test_below_five_votes_the_wall_is_for_talking(front_door: FrontDoor) -> None:
    ann, round_, workshop = begun(front_door)
    work = front_door.place.work
    open_vote(work, ann, workshop.id, SCOPE)
    vote(front_door, phones(front_door, workshop, 4), [2, 2, 3, 3])
    close_vote(work, ann, workshop.id, SCOPE, 1)
    reveal(work, ann, workshop.id, SCOPE, 1)

    tab = page_test(front_door, "wall", ann)
    assert (charts(tab), tables(tab)) == (0, [])
    assert "Fewer than five votes." in said(tab)
    assert [radio.value for radio in tab.radio] == [None]
    tab = press(tab, "Set this level")
    assert "Choose a level first." in said(tab)
    tab.radio[0].set_value(2)
    tab = press(tab, "Set this level")

    now = workshop_of(work, ann, round_.id)
    assert now is not None
    assert now.items[0].agreed is not None
    assert "Agreed level: 2, Developing" in said(tab)


def test_cards_are_typed_counted_and_revealed_without_a_phone(front_door: FrontDoor) -> None:
    ann, _round, workshop = begun(front_door)
    open_vote(front_door.place.work, ann, workshop.id, SCOPE)
    tab = page_test(front_door, "wall", ann)

    for box, count in zip(tab.number_input, (0, 2, 4, 0, 0, 0, 3), strict=True):
        box.set_value(count)
    tab = press(tab, "Count these cards")
    assert "9 cards are counted." in said(tab)
    tab = press(press(tab, "Close the vote"), "Reveal")

    assert "Agreed. Median 2, Developing. 6 of 6 within one level." in said(tab)
    assert "3 do not know. That is more than 30% who do not know" in said(tab)


def test_a_second_vote_of_a_small_room_stands_alone(front_door: FrontDoor) -> None:
    ann, _round, workshop = begun(front_door)
    work = front_door.place.work
    tokens = phones(front_door, workshop, 6)
    for ballot, choices in ((1, ROOM), (2, [2, 2, 2, 3, 3, 3])):
        if ballot == 1:
            open_vote(work, ann, workshop.id, SCOPE)
        else:
            vote_again(work, ann, workshop.id, SCOPE, 1)
        vote(front_door, tokens, choices, ballot)
        close_vote(work, ann, workshop.id, SCOPE, ballot)
        reveal(work, ann, workshop.id, SCOPE, ballot)

    tab = page_test(front_door, "wall", ann)

    assert tables(tab)[0].startswith("| Level | Votes |")
    assert "Only the new votes are shown" in said(tab)


def test_a_second_vote_of_a_big_room_stands_beside_the_first(front_door: FrontDoor) -> None:
    ann, _round, workshop = begun(front_door)
    work = front_door.place.work
    for ballot, cards in ((1, (2, 0, 3, 0, 4, 0)), (2, (0, 0, 3, 6, 0, 0))):
        if ballot == 1:
            open_vote(work, ann, workshop.id, SCOPE)
        else:
            vote_again(work, ann, workshop.id, SCOPE, 1)
        set_cards(work, ann, workshop.id, GivenCards(SCOPE, ballot, Counts(cards)))
        close_vote(work, ann, workshop.id, SCOPE, ballot)
        reveal(work, ann, workshop.id, SCOPE, ballot)

    tab = page_test(front_door, "wall", ann)

    assert tables(tab)[0].startswith("| Level | Before | Now |")
    assert "| 3, Mature | 0 | 6 |" in tables(tab)[0].replace("\\", "")


def test_where_nobody_agrees_a_person_sets_the_level_and_says_why(front_door: FrontDoor) -> None:
    ann, round_, workshop = begun(front_door)
    work = front_door.place.work
    open_vote(work, ann, workshop.id, SCOPE)
    vote(front_door, phones(front_door, workshop, 6), ROOM)
    close_vote(work, ann, workshop.id, SCOPE, 1)
    reveal(work, ann, workshop.id, SCOPE, 1)
    tab = page_test(front_door, "wall", ann)

    next(box for box in tab.checkbox if box.label.startswith("We do not agree")).check()
    tab = press(tab, "Set this level")
    assert "Say why this level is set." in said(tab)
    tab.text_area[0].input("Nobody had the log.")
    tab = press(tab, "Set this level")

    now = workshop_of(work, ann, round_.id)
    assert now is not None
    agreed = now.items[0].agreed
    assert agreed is not None
    assert (agreed.level, agreed.settled, agreed.by) == (2, False, ann.person.id)
    assert "Level set, not agreed: 2, Developing" in said(tab)


def test_a_second_tab_takes_a_step_that_the_first_has_taken_without_harm(
    front_door: FrontDoor,
) -> None:
    ann, round_, _workshop = begun(front_door)
    first, second = page_test(front_door, "wall", ann), page_test(front_door, "wall", ann)

    press(first, "Open the vote")
    second = press(second, "Open the vote")

    now = workshop_of(front_door.place.work, ann, round_.id)
    assert now is not None
    assert (now.items[0].state, now.items[0].ballot) == (ItemState.OPEN, 1)
    assert "Close the vote" in enabled(second)
    assert not second.error


def test_pressing_a_button_twice_never_presses_the_next_step(front_door: FrontDoor) -> None:
    ann, _round, _workshop = begun(front_door)
    tab = page_test(front_door, "wall", ann)
    names = ["Open the vote", "Close the vote", "Reveal", "Next question"]

    for name in names[:3]:
        assert [button.label for button in tab.button][:4] == names
        tab = press(tab, name)
        assert name not in enabled(tab)


def test_a_question_is_parked_and_taken_up_again(front_door: FrontDoor) -> None:
    ann, round_, _workshop = begun(front_door)

    tab = press(page_test(front_door, "wall", ann), "Park it")
    parked = workshop_of(front_door.place.work, ann, round_.id)
    press(tab, "Take it up again")
    back = workshop_of(front_door.place.work, ann, round_.id)

    assert parked is not None
    assert back is not None
    assert (parked.items[0].state, back.items[0].state) == (ItemState.PARKED, ItemState.WAITING)


def test_next_puts_the_following_question_on_the_wall(front_door: FrontDoor) -> None:
    ann, _round, _workshop = begun(front_door)
    tab = press(page_test(front_door, "wall", ann), "Skip it")

    tab = press(tab, "Next question")

    assert [title.value for title in tab.title] != ["Where social value applies"]
    assert "Next question" not in enabled(tab)


def test_a_colleague_helps_to_run_it_and_a_window_can_show_the_room_only(
    front_door: FrontDoor,
) -> None:
    _ann, round_, _workshop = begun(front_door)
    bob = front_door.place.contributor(Organisation(round_.organisation_id, "Ambridge", "england"))

    tab = page_test(front_door, "wall", bob)
    assert "Open the vote" in enabled(tab)
    next(box for box in tab.checkbox if box.label.startswith("Only what the room sees")).check()
    tab = run(tab)

    assert not tab.button
    assert [title.value for title in tab.title] == ["Where social value applies"]


def test_who_waits_is_counted_and_who_asked_for_time(front_door: FrontDoor) -> None:
    ann, _round, workshop = begun(front_door)
    open_vote(front_door.place.work, ann, workshop.id, SCOPE)
    tokens = phones(front_door, workshop, 3)
    vote(front_door, tokens[:1], [NoVote.ABSTAIN])

    tab = page_test(front_door, "wall", ann)

    assert "1 of 3 phones have voted." in said(tab)
    assert "2 have not voted, 0 asked for more time." in said(tab)
    assert "7:00 left" in said(tab)


def test_the_chart_of_two_votes_names_each_and_of_one_none() -> None:
    one = vote_figure(Counts((0, 1, 2, 3, 0, 0)))
    two = vote_figure(Counts((0, 1, 2, 3, 0, 0)), Counts((0, 3, 2, 1, 0, 0)))

    assert [bars["y"] for bars in one["data"]] == [[0, 1, 2, 3, 0, 0]]
    assert [bars["name"] for bars in two["data"]] == ["Before", "Now"]
    assert (one["layout"]["showlegend"], two["layout"]["showlegend"]) == (False, True)


def test_keyboard_shortcuts_need_two_modifiers_and_can_be_turned_off(front_door: FrontDoor) -> None:
    ann, _round, _workshop = begun(front_door)
    tab = page_test(front_door, "wall", ann)
    before = [button.proto.shortcut for button in tab.button if button.proto.shortcut]

    next(box for box in tab.checkbox if box.label.startswith("Keyboard shortcuts")).uncheck()
    tab = run(tab)

    assert before == ["alt+shift+o", "alt+shift+l", "alt+shift+v", "alt+shift+n"]
    assert [button.proto.shortcut for button in tab.button if button.proto.shortcut] == []
