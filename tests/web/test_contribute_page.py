"""The page on which an organisation contributes: seen first, agreed to, sent, and taken back."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Organisation
from maturity.domain.round import Assessment
from maturity.usecases.handing_in import submit_round
from tests.web.apptest import OURS, FrontDoor, page_test, press, run
from tests.web.file_links import file_links

AGREE = "Yes, our organisation contributes what stands above to the benchmark."
SEND = "Contribute to the benchmark"
HOSTILE = "# Ann | *bold* [x](y)"


def handed_in(
    door: FrontDoor, level: int = 2, *, invented: bool = False
) -> tuple[Visitor, Assessment]:
    """A district council of the register."""
    ann, begun = door.place.round(OURS)
    known = door.place.work.store.organisation(begun.organisation_id)
    assert known is not None
    listed = replace(
        known,
        type="district",
        region="South West",
        population=90_000,
        register_code="AMB",
        invented=invented,
    )
    door.place.work.store.save_organisations([listed])
    for question in door.place.work.library.questionnaire(OURS).light_set().questions:
        door.place.answer(ann, begun, question.id, level)
    return ann, submit_round(door.place.work, ann, begun.id)


def said(tab: AppTest) -> str:
    elements = (*tab.markdown, *tab.info, *tab.warning, *tab.error, *tab.success)
    return "\n".join(element.value for element in elements).replace("\\", "")


def labels(tab: AppTest) -> list[str]:
    return [button.label for button in tab.button]


def kept(door: FrontDoor, begun: Assessment) -> int:
    return len(door.place.work.store.contributions_from(begun.organisation_id))


def contributing(door: FrontDoor) -> tuple[AppTest, Assessment]:
    ann, begun = handed_in(door)
    tab = page_test(door, "contribute", ann)
    next(box for box in tab.checkbox if box.label == AGREE).check()
    return press(tab, SEND), begun


def test_what_would_be_sent_stands_on_the_page_before_the_question_and_nothing_is_ticked(
    front_door: FrontDoor,
) -> None:
    ann, begun = handed_in(front_door)

    tab = page_test(front_door, "contribute", ann)

    text = said(tab)
    headings = [element.value for element in tab.header]
    assert headings[0] == "Exactly what would be sent"
    assert headings[-1] == "Do you agree?"
    assert "District council" in text
    assert text.count("2, Developing") >= 20
    assert "freedom of information" in text
    assert "we do not publish groups below ten" in text
    assert "Ambridge" not in text
    assert [box.value for box in tab.checkbox] == [False]
    assert kept(front_door, begun) == 0


def test_nothing_is_sent_without_a_clear_yes(front_door: FrontDoor) -> None:
    ann, begun = handed_in(front_door)

    tab = press(page_test(front_door, "contribute", ann), SEND)

    assert "Say that your organisation agrees" in said(tab)
    assert kept(front_door, begun) == 0


def test_a_yes_sends_it_and_the_page_says_when_and_by_whom(front_door: FrontDoor) -> None:
    tab, begun = contributing(front_door)

    assert kept(front_door, begun) == 1
    assert "It counts in the next release." in said(tab)
    assert "Sent on 2 March 2026 at 14:02 by Ann, under the code AMB." in said(tab)
    assert SEND not in labels(tab)
    assert list(file_links(tab)) == ["Download contribution.json"]


def test_it_is_withdrawn_after_a_second_yes(front_door: FrontDoor) -> None:
    tab, begun = contributing(front_door)

    tab = press(tab, "Withdraw")
    assert "Nothing was changed." in said(tab)
    next(b for b in tab.checkbox if b.label == "Yes, we withdraw our contribution.").check()
    tab = press(tab, "Withdraw")

    given = front_door.place.work.store.contributions_from(begun.organisation_id)
    assert given[-1].withdrawn_at is not None
    assert "It was withdrawn on 2 March 2026." in said(tab)
    assert SEND in labels(tab)


def test_what_the_register_does_not_say_is_asked_first(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    for question in front_door.place.work.library.questionnaire(OURS).light_set().questions:
        front_door.place.answer(ann, begun, question.id, 3)
    submit_round(front_door.place.work, ann, begun.id)
    tab = page_test(front_door, "contribute", ann)
    assert SEND not in labels(tab)

    for box, choice in zip(tab.selectbox, ("district", "London", "small"), strict=True):
        box.set_value(choice)
    tab = run(tab)
    next(box for box in tab.text_input if "code" in box.label).input("SVT-1")
    tab = run(tab)
    next(box for box in tab.checkbox if box.label == AGREE).check()
    tab = press(tab, SEND)

    assert "under the code SVT-1" in said(tab)


def test_a_round_in_work_says_what_is_missing(front_door: FrontDoor) -> None:
    ann = front_door.place.round(OURS)[0]

    tab = page_test(front_door, "contribute", ann)

    assert "This round is not handed in. Hand it in first." in said(tab)
    assert SEND not in labels(tab)


def test_a_colleague_sees_how_it_stands_and_decides_nothing(front_door: FrontDoor) -> None:
    begun = contributing(front_door)[1]
    bob = front_door.place.contributor(Organisation(begun.organisation_id, "Ambridge", "england"))

    tab = page_test(front_door, "contribute", bob)

    assert "Sent on 2 March 2026" in said(tab)
    assert not tab.checkbox
    assert not file_links(tab)


def test_a_name_that_looks_like_markup_stays_a_name(front_door: FrontDoor) -> None:
    ann, _begun = handed_in(front_door)
    person = replace(ann.person, name=HOSTILE)
    front_door.place.work.store.save_person(person)
    tab = page_test(front_door, "contribute", ann)
    next(box for box in tab.checkbox if box.label == AGREE).check()
    tab = press(tab, SEND)

    (line,) = (e.value for e in tab.markdown if e.value.startswith("Sent on"))
    assert r"\# Ann \| \*bold\* \[x\]\(y\)" in line


def test_the_start_page_points_to_it_once_the_round_is_handed_in(front_door: FrontDoor) -> None:
    ann, _begun = handed_in(front_door)

    assert "You can contribute its figures" in said(page_test(front_door, "", ann))


def test_the_start_page_says_no_more_of_it_once_it_was_sent(front_door: FrontDoor) -> None:
    contributing(front_door)

    assert "You can contribute its figures" not in said(front_door.open())
