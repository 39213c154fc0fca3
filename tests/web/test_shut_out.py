"""Somebody who was shut out with a page open: out with the next click, whatever that is."""

import pytest
from streamlit.testing.v1 import AppTest

from maturity.domain.round import Assessment
from maturity.usecases.organisations import set_shut_out
from maturity.web import answer_form
from tests.web.apptest import OURS, FrontDoor, go, page_test, page_titles, run

SCOPE = "policy.scope"


@pytest.fixture
def begun(front_door: FrontDoor) -> Assessment:
    """A round of Ambridge, in which Bob takes part."""
    _ann, begun = front_door.place.round(OURS)
    front_door.place.contributor(front_door.place.organisation())
    return begun


def shut_bob_out(door: FrontDoor) -> None:
    ann = door.place.again(door.place.person("Ann").person)
    set_shut_out(door.place.work, ann, "ambridge", "bob", shut_out=True)


def bobs_page(door: FrontDoor, path: str, **parameters: str) -> AppTest:
    bob = door.place.again(door.place.person("Bob").person)
    return page_test(door, path, bob, **parameters)


def test_a_click_on_another_page_leads_out(front_door: FrontDoor, begun: Assessment) -> None:
    tab = bobs_page(front_door, "policy", round=begun.id)
    shut_bob_out(front_door)
    tab.query_params.clear()  # as a link to another page does

    go(tab, "targeting")

    assert "not for you" in tab.error[0].value
    assert "targeting" not in page_titles(tab)
    assert not tab.radio


def test_an_answer_is_not_taken(front_door: FrontDoor, begun: Assessment) -> None:
    tab = bobs_page(front_door, "policy")
    shut_bob_out(front_door)
    tab.radio(key=answer_form.key(begun.id, SCOPE, "response")).set_value(5)

    run(tab)

    assert front_door.place.work.store.current_answers(begun.id) == {}
    assert not tab.radio


@pytest.mark.parametrize(
    "path", ["policy", "results", "questions", "law", "indicators", "round", "files", "colleagues"]
)
def test_the_address_of_another_organisations_round_shows_nothing_of_it(
    front_door: FrontDoor, begun: Assessment, path: str
) -> None:
    eve = front_door.place.lead(front_door.place.organisation("Borchester"), "Eve")

    tab = page_test(front_door, path, eve, round=begun.id)

    shown = "".join(str(element.proto) for element in tab if hasattr(element, "proto"))
    assert "Ambridge" not in shown
    assert "Ann" not in shown
    assert "not for you" in tab.error[0].value
