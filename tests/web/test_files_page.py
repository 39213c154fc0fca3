"""The page of answers by file: what is seen before anything is stored, and what is said after."""

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.round import Assessment
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import open_round
from tests.web.apptest import OURS, FrontDoor, page_test, run
from tests.web.file_links import file_links

TAKE = "Take over these 2 answers"
FILE = b"question,level,comment\npolicy.scope,4,| *bold* [x](y)\npolicy.leadership,0,\n"


def at_work(door: FrontDoor) -> tuple[Visitor, Assessment]:
    return door.place.round(OURS)


def upload(door: FrontDoor, who: Visitor, data: bytes, name: str = "ours.csv") -> AppTest:
    tab = page_test(door, "files", who)
    tab.file_uploader[0].upload(name, data, "text/csv")
    return run(tab)


def press(tab: AppTest, label: str) -> AppTest:
    next(b for b in tab.button if b.label == label).click()
    return run(tab)


def levels(door: FrontDoor, begun: Assessment) -> dict[str, int | None]:
    found = door.place.work.store.current_answers(begun.id)
    return {question_id: record.answer.level for question_id, record in found.items()}


def said(tab: AppTest) -> str:
    return "\n".join(element.value for element in (*tab.markdown, *tab.error, *tab.success))


def test_a_file_is_shown_as_a_table_before_anything_is_stored(front_door: FrontDoor) -> None:
    ann, begun = at_work(front_door)

    tab = upload(front_door, ann, FILE)

    assert "| Question | Now | Would become |" in said(tab)
    assert r"Comment: \| \*bold\* \[x\]\(y\) |" in said(tab)
    assert levels(front_door, begun) == {}


def test_taking_over_stores_the_answers_says_how_many_and_empties_the_box(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_work(front_door)
    tab = upload(front_door, ann, FILE)

    press(tab, TAKE)

    assert levels(front_door, begun) == {"policy.scope": 4, "policy.leadership": 0}
    assert "2 answers were taken over." in said(tab)
    assert tab.file_uploader[0].value is None


def test_a_colleagues_answer_meanwhile_is_said_and_shown_before_it_can_be_replaced(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_work(front_door)
    tab = upload(front_door, ann, FILE)
    answer_question(front_door.place.work, ann, begun.id, GivenAnswer("policy.scope", Answer(5)))

    press(tab, TAKE)

    assert levels(front_door, begun) == {"policy.scope": 5}
    assert "A colleague answered meanwhile" in said(tab)
    assert r"| 5\, Innovator" in said(tab)
    press(tab, TAKE)
    assert levels(front_door, begun) == {"policy.scope": 4, "policy.leadership": 0}


def test_every_problem_stands_on_a_line_of_its_own_as_it_was_typed(front_door: FrontDoor) -> None:
    ann, begun = at_work(front_door)
    data = b"question;level\npolicy.scope;4 - Leader\npolicy.scope;9\nweather;*1*\n"

    tab = upload(front_door, ann, data, "our *best*.csv")

    (problems,) = (m.value for m in tab.markdown if m.value.startswith("- "))
    lines = problems.splitlines()
    assert len(lines) == 2
    assert all(line.startswith(r"- our \*best\*\.csv\, row ") for line in lines)
    assert "2 problems" in said(tab)
    assert not any(button.label.startswith("Take over") for button in tab.button)
    assert levels(front_door, begun) == {}


def test_a_file_with_a_great_many_problems_is_cut_short(front_door: FrontDoor) -> None:
    ann = at_work(front_door)[0]
    rows = "".join(f"weather.{number},1\n" for number in range(5000))

    tab = upload(front_door, ann, f"question,level\n{rows}".encode())

    assert "And 4951 more." in said(tab)
    assert len(said(tab)) < 20_000


def test_a_round_that_was_handed_in_can_be_downloaded_only(front_door: FrontDoor) -> None:
    ann, begun = at_work(front_door)
    found = open_round(front_door.place.work, ann, begun.id)
    for question_id in found.to_do:
        front_door.place.answer(ann, begun, question_id)
    submit_round(front_door.place.work, ann, begun.id)

    tab = page_test(front_door, "files", ann)

    assert list(file_links(tab)) == ["Download your answers"]
    assert not tab.file_uploader


def test_an_excel_file_is_told_how_to_become_one_that_can_be_read(front_door: FrontDoor) -> None:
    ann = at_work(front_door)[0]

    tab = upload(front_door, ann, b"PK\x03\x04\x14\x00", "ours.xlsx")

    assert "this is an Excel\\, Word or zip file" in said(tab)
