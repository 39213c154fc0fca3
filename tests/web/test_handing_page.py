"""Questions that were handed to people: where a lead does it, and what each sees first."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.domain.round import Assessment
from maturity.usecases.handing_in import submit_round
from maturity.usecases.handing_out import hand_questions, questions_handed
from maturity.usecases.roles import leave
from maturity.usecases.rounds import open_round, start_round
from maturity.web.tag_words import tag_name
from tests.web.apptest import OURS, FrontDoor, page_test, press, run
from tests.web.test_pages import labels, said

SCOPE = "policy.scope"
LEAD_TAG = "leadership and skills"


def team(door: FrontDoor) -> tuple[Visitor, Visitor, Assessment]:
    """Ann leads Ambridge, Bob answers."""
    ann, begun = door.place.round(OURS)
    return ann, door.place.contributor(door.place.organisation()), begun


def ids_of(door: FrontDoor, begun: Assessment, theme_id: str) -> list[str]:
    found = door.place.work.library.questionnaire(begun.questionnaire_id).light_set()
    return [q.id for theme in found.themes if theme.id == theme_id for q in theme.questions]


def title(door: FrontDoor, question_id: str) -> str:
    questions = door.place.work.library.questionnaire(OURS).questions
    return next(q.title for q in questions if q.id == question_id)


def whose(door: FrontDoor, ann: Visitor, begun: Assessment) -> dict[str, str]:
    found = open_round(door.place.work, ann, begun.id)
    return {i: p.name for i, p in questions_handed(door.place.work, ann, found).items()}


def hand(door: FrontDoor, ann: Visitor, begun: Assessment, *question_ids: str) -> None:
    hand_questions(door.place.work, ann, begun.id, question_ids, "bob")


def links(tab: AppTest) -> list[str]:
    return [str(link.proto.label).replace("\\", "") for link in tab.get("page_link")]


def choose(tab: AppTest, person_id: str) -> AppTest:
    """Whose questions a lead looks at."""
    next(box for box in tab.selectbox if box.label == "Whose questions?").set_value(person_id)
    return run(tab)


def tick(tab: AppTest, *labels: str) -> None:
    """Those, and no others."""
    for box in tab.checkbox:
        box.set_value(box.label in labels)


def test_a_lead_hands_questions_out_one_by_one_and_moves_them(front_door: FrontDoor) -> None:
    ann, _, begun = team(front_door)
    ids = ids_of(front_door, begun, "impact")[:2]
    first, second = (title(front_door, question_id) for question_id in ids)
    tab = choose(page_test(front_door, "handing", ann), "bob")
    tick(tab, first, second)

    press(tab, "Keep for Bob")

    assert whose(front_door, ann, begun) == dict.fromkeys(ids, "Bob")
    assert "- Ann: no question\n- Bob: 2 questions, 2 still open" in said(tab)
    assert [box.label for box in tab.checkbox if box.value] == [first, second]
    choose(tab, "ann")
    tick(tab, f"{first} (Handed to Bob)")
    press(tab, "Keep for Ann")
    assert whose(front_door, ann, begun) == {ids[0]: "Ann", ids[1]: "Bob"}
    choose(tab, "bob")
    assert f"{first} (Yours)" in [box.label for box in tab.checkbox]
    tick(tab)
    press(tab, "Keep for Bob")
    assert whose(front_door, ann, begun) == {ids[0]: "Ann"}


def test_a_lead_hands_out_many_at_once_by_who_is_likely_to_know(front_door: FrontDoor) -> None:
    ann, _, begun = team(front_door)
    tab = press(page_test(front_door, "handing", ann), "Hand them over")
    assert "Choose a colleague first. Nothing was changed." in said(tab)
    questionnaire = front_door.place.work.library.questionnaire(OURS).light_set()
    expected = {q.id for q in questionnaire.questions if LEAD_TAG in q.tags}

    for person in ("bob", "ann"):
        next(b for b in tab.selectbox if b.label == "Which questions?").set_value(LEAD_TAG)
        next(b for b in tab.selectbox if b.label == "To whom?").set_value(person)
        tab = press(tab, "Hand them over")

    assert whose(front_door, ann, begun) == dict.fromkeys(expected, "Bob")
    was = f"0 questions were handed to Ann. {len(expected)} were somebody's already"
    assert was in "\n".join(element.value for element in tab.success)


def test_every_tag_of_ours_has_words(front_door: FrontDoor) -> None:
    questions = front_door.place.work.library.questionnaire(OURS).questions
    tags = {tag for question in questions for tag in question.tags}

    assert LEAD_TAG in tags
    assert all(tag_name(tag) != tag for tag in tags)
    assert tag_name("tea makers") == "tea makers"


def test_whoever_has_questions_sees_them_first(front_door: FrontDoor) -> None:
    ann, bob, begun = team(front_door)
    theirs = ids_of(front_door, begun, "impact")[:3]
    hand(front_door, ann, begun, *theirs)
    front_door.place.answer(bob, begun, theirs[0])

    tab = page_test(front_door, "", bob)
    assert "3 questions are yours, 2 still open" in links(tab)
    assert f"Next question: {title(front_door, theirs[1])}" in labels(tab)
    tab = page_test(front_door, "questions", bob)
    assert [header.value for header in tab.header][:2] == ["Yours", "Policy"]
    assert [link.partition(":")[0] for link in links(tab)][:3] == [
        title(front_door, question_id) for question_id in theirs
    ]
    for question_id in theirs[1:]:
        front_door.place.answer(bob, begun, question_id)
    tab = page_test(front_door, "", bob)
    assert "All 3 questions that are yours are done." in said(tab)
    first = ids_of(front_door, begun, "policy")[0]
    assert f"Next question: {title(front_door, first)}" in labels(tab)


def test_a_theme_says_whose_a_question_is_and_keeps_its_order(front_door: FrontDoor) -> None:
    ann, bob, begun = team(front_door)
    before = [h.value for h in page_test(front_door, "impact", bob).header]
    last = ids_of(front_door, begun, "impact")[-1]
    hand(front_door, ann, begun, last)

    for who, words in ((bob, "Yours"), (ann, "Handed to Bob")):
        tab = page_test(front_door, "impact", who)
        assert [h.value for h in tab.header] == before
        assert [c.value for c in tab.caption if c.value == words] == [words]
        front_door.comes(who)
    tab = page_test(front_door, "questions", ann)
    assert f"{title(front_door, last)}: no answer yet; Handed to Bob" in links(tab)
    assert "Yours" not in [header.value for header in tab.header]


def test_what_somebody_had_who_left_is_nobodys_on_every_page(front_door: FrontDoor) -> None:
    ann, bob, begun = team(front_door)
    hand(front_door, ann, begun, SCOPE)
    leave(front_door.place.work, bob, "ambridge")

    for path in ("policy", "questions", "handing", ""):
        tab = page_test(front_door, path, ann)
        assert "Bob" not in said(tab) + "".join(links(tab))


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR])
def test_who_is_no_lead_sees_who_answers_what(front_door: FrontDoor, role: Role) -> None:
    ann, _, begun = team(front_door)
    rob = front_door.place.member(front_door.place.organisation(), "Rob", role)
    assert "No question was handed to anybody." in said(page_test(front_door, "handing", rob))
    hand(front_door, ann, begun, SCOPE)

    tab = page_test(front_door, "handing", rob)

    assert [header.value for header in tab.header] == ["Bob"]
    assert f"- {title(front_door, SCOPE)}" in said(tab)
    assert not [*tab.button, *tab.checkbox, *tab.selectbox]


def test_the_next_round_offers_the_same_and_shows_nobody_anything_before(
    front_door: FrontDoor,
) -> None:
    ann, bob, begun = team(front_door)
    work = front_door.place.work
    hand(front_door, ann, begun, SCOPE)
    for question_id in open_round(work, ann, begun.id).to_do:
        front_door.place.answer(ann, begun, question_id)
    submit_round(work, ann, begun.id)
    assert "Bob" in [h.value for h in page_test(front_door, "handing", ann).header]
    assert not [link for link in links(page_test(front_door, "", bob)) if "yours" in link]
    front_door.place.clock.forward(timedelta(days=365))
    second = start_round(work, ann, "ambridge", OURS)
    tab = page_test(front_door, "handing", ann)
    assert "Bob: 1 question" in said(tab)

    press(tab, "Hand them to the same people")

    assert whose(front_door, ann, second) == {SCOPE: "Bob"}
    assert "Hand them to the same people" not in labels(tab)
    assert "1 question is yours, 1 still open" in links(page_test(front_door, "", bob))


def test_what_a_lead_who_was_demoted_meanwhile_presses_changes_nothing(
    front_door: FrontDoor,
) -> None:
    ann, _, begun = team(front_door)
    tab = choose(page_test(front_door, "handing", ann), "bob")
    tick(tab, title(front_door, SCOPE))
    front_door.place.contributor(front_door.place.organisation(), "Ann")

    tab = press(tab, "Keep for Bob")

    assert "Keep for Bob" not in labels(tab)
    eve = front_door.place.lead(front_door.place.organisation(), "Eve")
    assert whose(front_door, eve, begun) == {}
