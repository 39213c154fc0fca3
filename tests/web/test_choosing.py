"""A colleague's answer came in between, or the round was closed: nothing typed is lost unseen."""

from streamlit.testing.v1 import AppTest

from maturity.domain.assessment import Answer
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import asked_in, open_round
from tests.web.apptest import OURS, FrontDoor, page_test, press, run, unfold

SCOPE = "policy.scope"


def comment(tab: AppTest) -> AppTest:
    """The comment box of the first question, which is unfolded."""
    box = next(box for box in tab.text_area if box.key and box.key.endswith(f"{SCOPE}:comment"))
    box.set_value("Ours is wider")
    return run(tab)


def stored(door: FrontDoor, begun: Assessment) -> Answer:
    return door.place.work.store.current_answers(begun.id)[SCOPE].answer


def alerts(tab: AppTest) -> str:
    return " ".join(alert.value for alert in (*tab.warning, *tab.info, *tab.error))


def both_at_work(door: FrontDoor) -> tuple[AppTest, Assessment]:
    """Ann has the page open when Bob gives the same level, with a comment of his own."""
    ann, begun = door.place.round(OURS)
    answer_question(door.place.work, ann, begun.id, GivenAnswer(SCOPE, Answer(3)))
    tab = unfold(page_test(door, "policy", ann), SCOPE)
    bob = door.place.contributor(Organisation(begun.organisation_id, "Ambridge", "england"))
    theirs = GivenAnswer(SCOPE, Answer(3, comment="Checked in May"), 1)
    answer_question(door.place.work, bob, begun.id, theirs)
    return tab, begun


def test_a_choice_names_what_differs_and_who_said_it(front_door: FrontDoor) -> None:
    tab, begun = both_at_work(front_door)

    comment(tab)

    assert "Bob" in alerts(tab)
    assert "Comment: Checked in May" in alerts(tab)
    assert "Comment: Ours is wider" in alerts(tab)
    assert stored(front_door, begun).comment == "Checked in May"


def test_keeping_ones_own_leaves_the_other_in_the_history(front_door: FrontDoor) -> None:
    tab, begun = both_at_work(front_door)
    comment(tab)

    press(tab, "Keep what is on this page")

    assert stored(front_door, begun).comment == "Ours is wider"
    before = front_door.place.work.store.answer_history(begun.id, SCOPE)
    assert [record.answer.comment for record in before] == ["", "Checked in May", "Ours is wider"]


def test_taking_theirs_stores_nothing(front_door: FrontDoor) -> None:
    tab, begun = both_at_work(front_door)
    comment(tab)

    press(tab, "Take the stored one")

    assert stored(front_door, begun).comment == "Checked in May"
    assert "Not saved" not in alerts(tab)


def test_what_is_typed_while_a_round_is_handed_in_stays_and_is_said(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    work = front_door.place.work
    for question in asked_in(open_round(work, ann, begun.id)).questions:
        answer_question(work, ann, begun.id, GivenAnswer(question.id, Answer(2)))
    tab = unfold(page_test(front_door, "policy", ann), SCOPE)
    submit_round(work, ann, begun.id)

    comment(tab)
    run(tab)

    assert "Not saved yet" in alerts(tab)
    kept = next(b for b in tab.text_area if b.key and b.key.endswith(f"{SCOPE}:comment"))
    assert (kept.value, kept.disabled) == ("Ours is wider", False)
    assert stored(front_door, begun).comment == ""


def test_details_that_were_folded_are_as_they_were_stored(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    given = GivenAnswer(SCOPE, Answer(3, comment="See the minutes", target=4))
    answer_question(front_door.place.work, ann, begun.id, given)
    tab = page_test(front_door, "policy", ann)
    level = next(box for box in tab.radio if box.key and box.key.endswith(f"{SCOPE}:response"))
    level.set_value(2)
    run(tab)

    unfold(tab, SCOPE)
    run(tab)

    boxes = {box.key.rpartition(":")[2]: box.value for box in tab.text_area if box.key}
    assert boxes["comment"] == "See the minutes"
    assert stored(front_door, begun) == Answer(2, comment="See the minutes", target=4)


def test_a_comment_that_is_too_long_to_store_stays_on_the_page_when_it_is_folded(
    front_door: FrontDoor,
) -> None:
    ann = front_door.place.round(OURS)[0]
    tab = unfold(page_test(front_door, "policy", ann), SCOPE)
    box = next(box for box in tab.text_area if box.key and box.key.endswith(f"{SCOPE}:comment"))
    box.set_value("x" * 10_001)
    run(tab)

    unfold(tab, SCOPE, opened=False)
    run(tab)

    kept = next(b for b in tab.text_area if b.key and b.key.endswith(f"{SCOPE}:comment"))
    assert len(kept.value) == 10_001
    assert "Not saved yet" in alerts(tab)
