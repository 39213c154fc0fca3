"""Every page through the front door: who may open which, and what it shows at first."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.domain.round import Assessment
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import continue_with_all, open_round, start_round
from tests.web.apptest import OURS, FrontDoor, go, page_test, page_titles, unfold

OF_A_ROUND = {
    "policy": "Policy",
    "targeting": "Targeting",
    "measurement": "Measurement",
    "impact": "Impact",
    "results": "Results",
    "questions": "All questions",
    "handing": "Who answers what",
    "law": "Legal check",
    "indicators": "Indicators",
    "round": "This round",
    "files": "Answers by file",
    "workshop": "Workshop",
    "wall": "Wall",
}
OF_A_PLAN = {
    "priorities": "Priorities and capacity",
    "targets": "Targets",
    "plan": "Plan",
    "documents": "Documents",
}
"""They stay open when the round is handed in: a plan is worked with long after."""

OF_THE_BENCHMARK = {
    "compare": "Compare",
    "contribute": "Contribute",
    "sector": "The sector",
}
"""A round is contributed once it was handed in."""

OF_SERVICES = {
    "service": "Shared service",
    "members": "Members side by side",
    "earlier": "Earlier councils",
}
"""In the navigation of those who are in one."""

EVERYBODYS = {
    "": "Start",
    **OF_A_ROUND,
    **OF_A_PLAN,
    "colleagues": "Colleagues",
    "data": "Your data",
    **OF_SERVICES,
    **OF_THE_BENCHMARK,
    "log": "What was noted",
}
"""Of a lead."""

CHANGING = ("Hand in this round", "Continue with 16 more", "Clear this answer", "Save")


def handed_in(door: FrontDoor) -> tuple[Visitor, Assessment]:
    ann, begun = door.place.round(OURS)
    for question_id in open_round(door.place.work, ann, begun.id).to_do:
        door.place.answer(ann, begun, question_id)
    return ann, submit_round(door.place.work, ann, begun.id)


def titles(tab: AppTest) -> list[str]:
    return [element.value.replace("\\", "") for element in tab.title]


def labels(tab: AppTest) -> list[str]:
    return [button.label for button in tab.button]


def said(tab: AppTest) -> str:
    elements = (*tab.markdown, *tab.info, *tab.warning, *tab.error, *tab.caption)
    return "\n".join(element.value.replace("\\", "") for element in elements)


def test_a_stranger_is_offered_one_page(front_door: FrontDoor) -> None:
    front_door.place.round(OURS)

    tab = page_test(front_door)

    assert page_titles(tab) == {"": "Welcome"}
    assert titles(tab) == ["Social Value Maturity Index"]
    assert not tab.radio
    assert not tab.button


def test_somebody_without_a_round_gets_their_first_page_at_the_address_of_any(
    front_door: FrontDoor,
) -> None:
    front_door.comes(front_door.place.person("Olga", owner=True))
    tab = front_door.open()
    tab.context = {**tab.context, "url": "https://index.example.gov.uk/results"}

    go(tab, "results")

    assert page_titles(tab)["results"] == "Start"
    assert titles(tab) == ["Social Value Maturity Index"]


def test_a_member_is_offered_every_page_of_the_round_and_no_more(front_door: FrontDoor) -> None:
    ann = front_door.place.round(OURS)[0]

    assert page_titles(page_test(front_door, who=ann)) == EVERYBODYS


def test_the_owner_of_the_server_is_offered_the_pages_of_organisations_and_of_the_benchmark(
    front_door: FrontDoor,
) -> None:
    owner = front_door.place.person("Olga", owner=True)

    offered = page_titles(page_test(front_door, who=owner))

    assert offered == {
        "": "Start",
        "colleagues": "Colleagues",
        "data": "Your data",
        "sector": "The sector",
        "organisations": "Organisations",
        "audit": "Audit log",
        "benchmark": "Benchmark",
    }


@pytest.mark.parametrize("path", EVERYBODYS)
def test_every_page_opens_with_its_title_alone_in_its_rank(
    front_door: FrontDoor, path: str
) -> None:
    ann = front_door.place.round(OURS)[0]
    expected = {"": "Ambridge", "results": "Where Ambridge stands, March 2026"}

    tab = page_test(front_door, path, ann)

    assert titles(tab) == [expected.get(path, EVERYBODYS[path])]
    assert not tab.error


def test_every_page_of_an_invented_organisation_says_so(front_door: FrontDoor) -> None:
    place = front_door.place
    ann = place.round(OURS)[0]
    place.work.store.save_organisation(
        Organisation("ambridge", "Ambridge", "england", invented=True)
    )
    place.person(ann.person.name, owner=True)
    tab = page_test(front_door, "", place.again(ann.person))

    for path in page_titles(tab):
        assert "This organisation is invented. Look around" in said(go(tab, path)), path


@pytest.mark.parametrize("path", EVERYBODYS)
def test_every_page_of_a_round_that_was_handed_in_opens_and_changes_nothing(
    front_door: FrontDoor, path: str
) -> None:
    ann = handed_in(front_door)[0]

    tab = page_test(front_door, path, ann)

    assert len(titles(tab)) == 1
    assert not tab.error
    assert not set(CHANGING) & set(labels(tab))
    if path in OF_A_ROUND:
        widgets = (*tab.radio, *tab.checkbox, *tab.text_area, *tab.text_input, *tab.selectbox)
        offered = {w.label for w in widgets if not w.disabled}
        assert {
            label for label in offered if not label.startswith(("Show ", "Why do you"))
        } == set()


@pytest.mark.parametrize(("path", "questions"), [("policy", 9), ("impact", 9)])
def test_a_page_of_a_theme_asks_what_the_round_asks(
    front_door: FrontDoor, path: str, questions: int
) -> None:
    ann, begun = front_door.place.round(OURS)
    light = page_test(front_door, path, ann)
    continue_with_all(front_door.place.work, ann, begun.id, begun.version)

    full = page_test(front_door, path, ann)

    assert (len(light.radio), len(full.radio)) == (5, questions)


def test_nothing_is_chosen_before_somebody_chooses(front_door: FrontDoor) -> None:
    ann = front_door.place.round(OURS)[0]

    for path in ("policy", "law"):
        tab = page_test(front_door, path, ann)
        assert tab.radio
        assert {choice.value for choice in tab.radio} == {None}


def test_beside_every_box_for_free_text_stands_that_others_may_ask_for_it(
    front_door: FrontDoor,
) -> None:
    ann = front_door.place.round(OURS)[0]

    for path in ("policy", "law", "indicators"):
        tab = page_test(front_door, path, ann)
        if path == "policy":
            unfold(tab, "policy.scope")
        boxes = [box for box in tab.text_area if box.label != "Comment"]
        warnings = [c for c in tab.caption if "freedom of information" in c.value]
        assert len(warnings) >= len(boxes) > 0


def test_somebody_who_may_only_answer_is_told_so_where_the_lead_acts(
    front_door: FrontDoor,
) -> None:
    begun = front_door.place.round(OURS)[1]
    place = front_door.place
    bob = place.contributor(Organisation(begun.organisation_id, "Ambridge", "england"))
    for question_id in open_round(place.work, bob, begun.id).to_do:
        place.answer(bob, begun, question_id)

    tab = page_test(front_door, "round", bob)
    next(b for b in tab.button if b.label == "Hand in this round").click().run()

    assert "You may not do this. Ask the lead of your organisation." in said(tab)
    assert "Make an invitation link" not in labels(page_test(front_door, "colleagues", bob))


def test_somebody_who_was_shut_out_finds_no_page_of_the_organisation(
    front_door: FrontDoor,
) -> None:
    begun = front_door.place.round(OURS)[1]
    place = front_door.place
    bob = place.contributor(Organisation(begun.organisation_id, "Ambridge", "england"))
    shut = Membership(bob.person.id, begun.organisation_id, Role.CONTRIBUTOR, shut_out=True)
    place.work.store.save_membership(shut)

    tab = page_test(front_door, "results", bob)

    assert page_titles(tab) == {
        "": "Start",
        "colleagues": "Colleagues",
        "data": "Your data",
        "sector": "The sector",
    }
    assert "Ambridge" not in said(tab)


def test_a_round_that_was_chosen_stays_chosen_on_every_page(front_door: FrontDoor) -> None:
    ann, first = handed_in(front_door)
    front_door.place.clock.forward(timedelta(days=365))
    start_round(front_door.place.work, ann, first.organisation_id, OURS)

    tab = page_test(front_door, "round", ann, round=first.id)

    assert "Start the next round" in labels(tab)
    assert "Start the next round" in labels(go(go(tab, "policy"), "round"))
    assert "Hand in this round" in labels(page_test(front_door, "round", ann))
