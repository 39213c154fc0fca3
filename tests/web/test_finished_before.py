"""The next round asks first about what was finished. Only an answer closes the loop."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.plan import ActionRecord, Status
from maturity.domain.round import Assessment
from maturity.usecases.handing_in import submit_round
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.usecases.rounds import start_round
from maturity.web import answer_form
from tests.web.apptest import OURS, FrontDoor, page_test, run
from tests.web.plan_tabs import at_one, on_hand, said

RISEN = ": has the level risen?"


def a_year_later(door: FrontDoor) -> tuple[Visitor, Assessment, str]:
    """One action of the first round is done; the id of the question that it moved."""
    ann, first = at_one(door)
    planned = on_hand(door, ann, first).plan.scheduled
    task = next(s.task for s in planned if s.task.moves and s.task.id.startswith("impact."))
    done = ActionRecord(task.id, status=Status.DONE)
    record_action(door.place.work, ann, first.id, GivenRecord(done))
    submit_round(door.place.work, ann, first.id)
    door.place.clock.forward(timedelta(days=365))
    second = start_round(door.place.work, ann, "ambridge", OURS)
    return ann, second, task.moves[0].question


def card_titles(tab: AppTest) -> list[str]:
    return [header.value for header in tab.header]


def test_the_question_of_a_finished_action_comes_first_with_what_was_done(
    front_door: FrontDoor,
) -> None:
    ann, second, question_id = a_year_later(front_door)
    questions = front_door.place.work.library.questionnaire(OURS).questions
    title = next(q.title for q in questions if q.id == question_id)

    tab = page_test(front_door, "impact", ann)

    assert card_titles(tab)[0] == title
    assert "You finished '" in said(tab)
    assert f", to reach 2, Developing{RISEN}" in said(tab)
    assert second.number == 2


def test_whoever_comes_back_is_sent_to_the_question_of_a_finished_action(
    front_door: FrontDoor,
) -> None:
    ann, _second, question_id = a_year_later(front_door)
    questions = front_door.place.work.library.questionnaire(OURS).questions
    title = next(q.title for q in questions if q.id == question_id)

    labels = [button.label for button in page_test(front_door, "", ann).button]

    assert f"Next question: {title}" in labels


def test_the_answer_closes_the_loop(front_door: FrontDoor) -> None:
    ann, second, question_id = a_year_later(front_door)
    before = front_door.place.work.store.current_answers(second.id)[question_id]
    assert before.answer.level == 1, "done alone has raised nothing"
    tab = page_test(front_door, "impact", ann)
    asked = said(tab).count(RISEN)

    tab.radio(key=answer_form.key(second.id, question_id, "response")).set_value(2)
    run(tab)

    assert asked - said(tab).count(RISEN) == 1


def test_a_first_round_and_one_that_was_handed_in_ask_about_nothing(front_door: FrontDoor) -> None:
    ann, second, _question = a_year_later(front_door)
    for question_id in front_door.place.work.store.current_answers(second.id):
        front_door.place.answer(ann, second, question_id, 2)
    submit_round(front_door.place.work, ann, second.id)

    assert RISEN not in said(page_test(front_door, "impact", ann))
