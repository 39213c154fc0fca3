"""Shared services as their leads and their members see them."""

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.domain.round import Origin
from maturity.usecases.rounds import open_round
from maturity.usecases.service_answers import confirm_service_answers
from maturity.usecases.services import offer_membership, questions_run, service_members
from tests.usecases.places import Place
from tests.usecases.shared import (
    Council,
    Service,
    a_council,
    a_service,
    as_seen,
    join,
    offered,
)
from tests.web.apptest import OURS, FrontDoor, go, page_test, press, run
from tests.web.file_links import file_links
from tests.web.test_pages import labels, said, titles

SCOPE = "policy.scope"
STAR = "Star procurement"


def fourteen(place: Place) -> tuple[str, ...]:
    """Questions of the light set, so that every round asks them."""
    light = place.work.library.questionnaire(OURS).light_set()
    return tuple(question.id for question in light.questions)[:14]


def star(door: FrontDoor, *runs: str) -> Service:
    return a_service(door.place, OURS, runs or (SCOPE,))


def a_member(door: FrontDoor, service: Service, name: str = "Leeds") -> Council:
    return join(door.place, service, a_council(door.place, name, OURS))


def shown(tab: AppTest) -> dict[str, bool]:
    """The pages of services, each with whether it stands in the navigation."""
    pages = tab.session_state["pages"]
    return {path: pages[path].visibility == "visible" for path in PAGES & pages.keys()}


PAGES = {"service", "members"}


def level_of(tab: AppTest, question_id: str) -> object:
    return next(r.value for r in tab.radio if r.key and r.key.endswith(f":{question_id}:response"))


def owned(place: Place, council: Council) -> dict[str, Origin]:
    records = open_round(place.work, council.lead, council.round.id).records
    return {question_id: record.origin for question_id, record in records.items()}


def test_a_lead_makes_an_organisation_a_service_and_says_what_it_runs(
    front_door: FrontDoor,
) -> None:
    council = a_council(front_door.place, "Star", OURS)
    tab = page_test(front_door, "service", council.lead)
    next(box for box in tab.text_input if "call the service" in box.label).set_value(STAR)
    tab = press(tab, "Begin the shared service")
    assert "It has no members yet." in said(tab)

    tab = press(tab, "All of Policy")
    next(box for box in tab.multiselect if box.label.startswith("Impact")).set_value(
        ["impact.place"]
    )
    tab = press(tab, "Keep for Impact")

    group = front_door.place.work.store.groups_of("star")[0]
    run_now = questions_run(front_door.place.work, council.lead, group.id)
    assert {i for i in run_now if not i.startswith("policy.")} == {"impact.place"}
    assert len(run_now) == 10


def test_a_place_is_offered_by_a_code_and_taken_by_the_councils_lead(
    front_door: FrontDoor,
) -> None:
    service, leeds = star(front_door), a_council(front_door.place, "Leeds", OURS)
    tab = page_test(front_door, "service", service.lead)
    next(box for box in tab.text_input if "place for" in box.label).set_value("Leeds City")
    tab = press(tab, "Make a code")
    [code] = [block.value for block in tab.code]
    assert "Open place for Leeds City" in said(tab)

    tab = page_test(front_door, "service", leeds.lead)
    next(box for box in tab.text_input if box.label == "Code from the service").set_value(code)
    tab = press(tab, "See whose code it is")
    assert f"{STAR} offers Leeds a place. It is a service of Star, whose leads" in said(tab)
    tab = press(tab, "Become a member")

    assert f"{STAR} works for you" in [element.value for element in tab.subheader]
    assert "It is a service of Star." in said(tab)
    assert "Open place" not in said(page_test(front_door, "service", service.lead))


def test_a_wrong_code_says_what_to_do_and_a_declined_one_is_gone(front_door: FrontDoor) -> None:
    service, leeds = star(front_door), a_council(front_door.place, "Leeds", OURS)
    code = offer_membership(front_door.place.work, service.lead, service.group.id, "Leeds")
    tab = page_test(front_door, "service", leeds.lead)
    for typed, then in (("wrong", ""), (code, "Decline"), (code, "")):
        next(b for b in tab.text_input if b.label == "Code from the service").set_value(typed)
        tab = press(tab, "See whose code it is")
        assert ("Ask the shared service for a new one." in said(tab)) == (not then)
        tab = press(tab, then) if then else tab

    assert service_members(front_door.place.work, service.lead, service.group.id) == ()


def test_the_page_stands_in_the_navigation_of_those_whom_it_concerns(
    front_door: FrontDoor,
) -> None:
    service, york = star(front_door), a_council(front_door.place, "York", OURS)
    leeds = a_member(front_door, service)
    hidden, there = {"service": False, "members": False}, {"service": True, "members": False}
    nobody = front_door.place.person("Eve")

    found = [page_test(front_door, "", who) for who in (service.lead, leeds.lead, york.lead)]

    assert [shown(tab) for tab in found] == [there, there, hidden]
    assert shown(page_test(front_door, "", nobody)) == {}


def test_a_card_offers_the_services_answer_to_be_confirmed(front_door: FrontDoor) -> None:
    leeds = a_member(front_door, star(front_door))
    tab = page_test(front_door, "policy", leeds.lead)
    assert f"Answered by the shared service {STAR}, 2 March 2026: 3, Mature." in said(tab)
    assert "Comment: Typed by the service." in said(tab)
    assert level_of(tab, SCOPE) is None

    tab = press(tab, f"Confirm the answer of {STAR}")

    assert level_of(tab, SCOPE) == 3
    assert "Answered by the shared service Star" not in said(go(tab, "policy"))
    assert owned(front_door.place, leeds) == {SCOPE: Origin.SERVICE}


def test_answering_oneself_settles_it_and_a_later_change_of_the_service_is_said(
    front_door: FrontDoor,
) -> None:
    place = front_door.place
    other = fourteen(place)[1]
    service = star(front_door, SCOPE, other)
    leeds = a_member(front_door, service)
    tab = page_test(front_door, "policy", leeds.lead)
    place.answer(leeds.lead, leeds.round, other, 1)
    waiting = [as_seen(offered(place, leeds)[SCOPE])]
    confirm_service_answers(place.work, leeds.lead, leeds.round.id, waiting)
    assert f"Confirm the answer of {STAR}" not in labels(run(tab))

    place.answer(service.lead, service.round, SCOPE, 4)

    tab = page_test(front_door, "policy", leeds.lead)
    assert "changed its answer on 2 March 2026: 4, Leader." in said(tab)
    assert labels(tab).count(f"Confirm the answer of {STAR}") == 1
    boxes = [box.label for box in page_test(front_door, "service", leeds.lead).checkbox]
    assert "It has changed since you confirmed: 3, Mature." in boxes[1].replace("\\", "")
    assert "Yours differs: 1, Minimum." in said(page_test(front_door, "service", leeds.lead))


def test_many_are_confirmed_at_once(front_door: FrontDoor) -> None:
    place = front_door.place
    ids = fourteen(place)
    leeds = a_member(front_door, star(front_door, *ids))
    tab = page_test(front_door, "", leeds.lead)
    assert "A shared service answered 14 questions for you." in said(tab)

    tab = press(go(tab, "service"), "Confirm what is ticked")
    assert "Nothing is ticked." in said(tab)
    for box in tab.checkbox[1:3]:
        box.check()
    tab = press(tab, "Confirm what is ticked")
    assert owned(place, leeds) == dict.fromkeys(ids[:2], Origin.SERVICE)
    tab.checkbox[0].check()
    tab = press(tab, "Confirm what is ticked")

    assert owned(place, leeds) == dict.fromkeys(ids, Origin.SERVICE)
    assert "Confirm what is ticked" not in labels(tab)


def test_a_lead_agrees_takes_it_back_and_leaves(front_door: FrontDoor) -> None:
    service = star(front_door)
    leeds = a_member(front_door, service)
    work = front_door.place.work

    def member() -> tuple[bool, bool]:
        [found] = service_members(work, service.lead, service.group.id)
        return found.agreed_at is not None, found.left_at is None

    tab = page_test(front_door, "service", leeds.lead)
    assert "You have not agreed to be seen beside other members." in said(tab)
    tab = press(tab, f"Agree to be seen by {STAR}")
    assert member() == (True, True)
    tab = press(tab, f"Take the agreement with {STAR} back")
    assert member() == (False, True)
    press(tab, f"Leave {STAR} now")
    assert member() == (False, False)


def test_a_service_ends_a_membership(front_door: FrontDoor) -> None:
    service = star(front_door)
    a_member(front_door, service)
    tab = page_test(front_door, "service", service.lead)
    assert "Leeds, member since 2 March 2026." in said(tab)
    tab = press(tab, "End its membership")
    next(box for box in tab.selectbox if box.label == "Which member?").select_index(0)

    tab = press(tab, "End its membership")

    assert "Leeds, member from 2 March 2026 to 2 March 2026." in said(tab)
    assert "End its membership" not in labels(tab)


def test_who_only_answers_sees_the_service_and_decides_nothing(front_door: FrontDoor) -> None:
    leeds = a_member(front_door, star(front_door))
    bob = front_door.place.contributor(leeds.organisation)

    tab = page_test(front_door, "service", bob)

    assert f"{STAR} works for you" in [element.value for element in tab.subheader]
    assert labels(tab) == ["Confirm what is ticked"]
    assert "Your organisation is no shared service." in said(page_test(front_door, "members", bob))


def test_a_reader_reads_what_the_service_answered_and_confirms_nothing(
    front_door: FrontDoor,
) -> None:
    leeds = a_member(front_door, star(front_door))
    rita = front_door.place.member(leeds.organisation, "Rita", Role.READER)

    for path in ("service", "policy"):
        tab = page_test(front_door, path, rita)
        assert "3, Mature" in said(tab)
        assert not [label for label in labels(tab) if label.startswith("Confirm")]
    assert "A shared service answered" not in said(page_test(front_door, "", rita))


def test_with_fewer_than_two_members_the_page_says_so(front_door: FrontDoor) -> None:
    service = star(front_door)
    a_member(front_door, service)

    tab = page_test(front_door, "members", service.lead)

    assert titles(tab) == [f"{STAR}: members side by side"]
    assert "Leeds has not agreed to be compared." in said(tab)
    assert not file_links(tab)


def test_a_stranger_to_services_is_offered_nothing(front_door: FrontDoor) -> None:
    york: Visitor = a_council(front_door.place, "York", OURS).lead
    star(front_door)

    tab = page_test(front_door, "service", york)

    assert STAR not in said(tab)
    assert {"Begin the shared service", "See whose code it is"} == set(labels(tab))
