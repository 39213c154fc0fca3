"""The page on which a workshop is prepared, begun and closed, and its levels taken over."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from maturity.domain.organisation import Organisation
from maturity.domain.workshop import WorkshopState
from maturity.usecases.agreeing import GivenLevel, agree
from maturity.usecases.join_code import shown_code
from maturity.usecases.workshop_close import close_workshop
from maturity.usecases.workshop_running import start_day
from maturity.usecases.workshops import workshop_of
from maturity.web.components.workshop_agenda import Row, in_order
from tests.web.apptest import OURS, FrontDoor, page_test, press, run
from tests.web.workshop_tabs import LEADER, SCOPE, begun, phones, prepared, said, vote

PREPARE = "Prepare the workshop"


def labels(tab: AppTest) -> list[str]:
    return [button.label for button in tab.button]


def type_in(tab: AppTest, label: str, text: str) -> None:
    next(box for box in tab.text_input if box.label.startswith(label)).input(text)


def test_the_lead_prepares_a_workshop_on_the_light_set(front_door: FrontDoor) -> None:
    ann, round_ = front_door.place.round(OURS)
    tab = page_test(front_door, "workshop", ann)

    type_in(tab, "Day", "3 March 2026")
    tab = press(tab, PREPARE)

    workshop = workshop_of(front_door.place.work, ann, round_.id)
    assert workshop is not None
    assert len(workshop.items) == 20
    assert {item.minutes for item in workshop.items} == {7}
    assert workshop.expires_at - (workshop.starts_at or workshop.made_at) == timedelta(hours=36)
    assert "Planned for 3 March 2026 at 09:30" in said(tab)
    assert f"{workshop.code[:3]}-{workshop.code[3:]}" in said(tab)


def test_questions_of_our_own_choice_keep_the_order_in_which_they_were_chosen(
    front_door: FrontDoor,
) -> None:
    ann, round_ = front_door.place.round(OURS)
    tab = page_test(front_door, "workshop", ann)
    next(box for box in tab.selectbox if box.label == "Which questions?").set_value("own")
    tab = run(tab)

    tab.multiselect[0].set_value([LEADER, SCOPE])
    type_in(tab, "Day", "3/3/2026")
    press(tab, PREPARE)

    workshop = workshop_of(front_door.place.work, ann, round_.id)
    assert workshop is not None
    assert [item.question_id for item in workshop.items] == [LEADER, SCOPE]


def test_a_day_that_is_none_prepares_nothing_and_says_how_to_write_it(
    front_door: FrontDoor,
) -> None:
    ann, round_ = front_door.place.round(OURS)
    tab = page_test(front_door, "workshop", ann)

    type_in(tab, "Day", "3 March 2026")
    type_in(tab, "It starts at", "half past")
    tab = press(tab, PREPARE)

    assert "'half past' is not a time of day" in said(tab)
    assert workshop_of(front_door.place.work, ann, round_.id) is None


def test_a_colleague_who_only_answers_prepares_none(front_door: FrontDoor) -> None:
    round_ = front_door.place.round(OURS)[1]
    bob = front_door.place.contributor(Organisation(round_.organisation_id, "Ambridge", "england"))

    tab = page_test(front_door, "workshop", bob)

    assert PREPARE not in labels(tab)
    assert "A lead of your organisation, or a facilitator, prepares a workshop." in said(tab)


def test_before_the_day_the_page_says_how_many_voted_and_never_what(
    front_door: FrontDoor,
) -> None:
    ann, _round, workshop = prepared(front_door, vote_ahead=True)
    vote(front_door, phones(front_door, workshop, 5), [4, 4, 4, 4, 4], ballot=0)

    tab = page_test(front_door, "workshop", ann)

    assert "5 people have joined so far. You see how many voted, never what." in said(tab)
    assert "| Where social value applies | 5 |" in said(tab)
    assert "4, Leader" not in said(tab)


def test_what_votes_before_the_day_agree_on_is_confirmed_in_a_block(front_door: FrontDoor) -> None:
    ann, round_, workshop = prepared(front_door, vote_ahead=True)
    vote(front_door, phones(front_door, workshop, 5), [4, 4, 4, 4, 4], ballot=0)
    start_day(front_door.place.work, ann, workshop.id)

    tab = page_test(front_door, "workshop", ann)
    assert next(box.label.replace("\\", "") for box in tab.checkbox) == (
        "Where social value applies: level 4, Leader"
    )
    press(tab, "Confirm these levels")

    now = workshop_of(front_door.place.work, ann, round_.id)
    assert now is not None
    agreed = now.items[0].agreed
    assert agreed is not None
    assert agreed.level == 4


def test_who_types_a_place_gets_it_and_the_others_make_room() -> None:
    def rows(**places: int) -> list[Row]:
        return [Row(name, places.get(name, was), was, 7) for was, name in enumerate("abcde", 1)]

    assert list(in_order(rows(a=4))) == list("bcdae")
    assert list(in_order(rows(e=1))) == list("eabcd")
    assert list(in_order(rows())) == list("abcde")


def test_minutes_of_a_question_are_changed_and_none_take_it_off_the_agenda(
    front_door: FrontDoor,
) -> None:
    ann, round_, workshop = prepared(front_door)
    tab = page_test(front_door, "workshop", ann)
    tab.session_state[f"agenda:{workshop.id}"] = True
    tab = run(tab)

    boxes = {box.label: box for box in tab.number_input}
    boxes["Where social value applies: minutes"].set_value(12)
    next(box for label, box in boxes.items() if "Where" not in label and "minutes" in label)
    other = next(label for label in boxes if "Where" not in label and "minutes" in label)
    boxes[other].set_value(0)
    press(tab, "Save the agenda")

    now = workshop_of(front_door.place.work, ann, round_.id)
    assert now is not None
    assert [(item.question_id, item.minutes) for item in now.items] == [(SCOPE, 12)]


def test_a_code_that_has_expired_is_said_and_made_to_last_longer(front_door: FrontDoor) -> None:
    ann, round_, workshop = begun(front_door)
    front_door.place.clock.forward(timedelta(days=3))
    tab = page_test(front_door, "workshop", ann)
    assert "The code has expired: phones can neither join nor vote." in said(tab)

    tab.session_state[f"change:{workshop.id}"] = True
    tab = run(tab)
    next(box for box in tab.selectbox if box.label == "How long can people join?").set_value(7)
    next(box for box in tab.text_input if box.label.startswith("It starts")).input("14:02")
    tab = press(tab, "Save this")

    now = workshop_of(front_door.place.work, ann, round_.id)
    assert now is not None
    assert now.expires_at == (workshop.starts_at or workshop.made_at) + timedelta(days=7)
    assert [item.question_id for item in now.items] == [SCOPE, LEADER]
    assert "The code has expired" not in said(tab)


def test_a_new_code_takes_the_place_of_one_that_strangers_know(front_door: FrontDoor) -> None:
    ann, round_, workshop = begun(front_door)
    tab = page_test(front_door, "workshop", ann)
    tab.session_state[f"new-code:{workshop.code}"] = True

    tab = press(run(tab), "Make a new code")

    now = workshop_of(front_door.place.work, ann, round_.id)
    assert now is not None
    assert now.code != workshop.code
    assert shown_code(now.code) in said(tab)
    assert shown_code(workshop.code) not in said(tab)


def test_starting_leads_to_the_wall(front_door: FrontDoor) -> None:
    ann, round_, _workshop = prepared(front_door)

    tab = press(page_test(front_door, "workshop", ann), "Start the workshop")

    now = workshop_of(front_door.place.work, ann, round_.id)
    assert now is not None
    assert now.state is WorkshopState.LIVE
    assert "For the facilitator" in [header.value for header in tab.header]


def test_it_closes_only_after_a_second_yes(front_door: FrontDoor) -> None:
    ann, round_, _workshop = begun(front_door)
    tab = page_test(front_door, "workshop", ann)

    tab = press(tab, "Close the workshop")
    assert "Nothing was changed." in said(tab)
    next(box for box in tab.checkbox if box.label == "Yes, this workshop is over.").check()
    tab = press(tab, "Close the workshop")

    now = workshop_of(front_door.place.work, ann, round_.id)
    assert now is not None
    assert now.state is WorkshopState.CLOSED
    assert "The workshop is closed." in said(tab)
    assert PREPARE in labels(tab)


def test_agreed_levels_are_seen_before_they_become_answers(front_door: FrontDoor) -> None:
    ann, round_, workshop = begun(front_door)
    work = front_door.place.work
    front_door.place.answer(ann, round_, SCOPE, 1)
    agree(work, ann, workshop.id, GivenLevel(SCOPE, 3, "We looked at the log."))
    close_workshop(work, ann, workshop.id)

    tab = page_test(front_door, "workshop", ann)
    assert "1, Minimum" in said(tab)
    assert work.store.current_answers(round_.id)[SCOPE].answer.level == 1
    tab = press(tab, "Take over these levels")

    assert work.store.current_answers(round_.id)[SCOPE].answer.level == 3
    assert "1 level was taken over." in said(tab)
    assert "Take over these levels" not in labels(tab)


def test_a_colleague_who_answered_meanwhile_is_not_overwritten(front_door: FrontDoor) -> None:
    ann, round_, workshop = begun(front_door)
    work = front_door.place.work
    agree(work, ann, workshop.id, GivenLevel(SCOPE, 3))
    close_workshop(work, ann, workshop.id)
    tab = page_test(front_door, "workshop", ann)

    front_door.place.answer(ann, round_, SCOPE, 5)
    tab = press(tab, "Take over these levels")

    assert work.store.current_answers(round_.id)[SCOPE].answer.level == 5
    assert "A colleague answered meanwhile: Where social value applies." in said(tab)
