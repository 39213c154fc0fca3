"""The page of a workshop and its wall, at each step of the day, in a language nobody speaks."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from maturity.domain.library import Library
from maturity.usecases.agreeing import GivenLevel, agree
from maturity.usecases.workshop_close import close_workshop
from maturity.usecases.workshop_running import close_vote, open_vote, reveal, start_day, vote_again
from tests.locale.pseudo import forgotten
from tests.web.apptest import FrontDoor, page_test
from tests.web.visible import texts_of
from tests.web.workshop_tabs import SCOPE, begun, phones, prepared, vote

KNOWN = ["Ann", "PDF", "Word"]
CODE = re.compile(
    r"(https?://)?index\\?\.example\\?\.gov\\?\.uk[^\s*⟫⟧\"]*"
    r"|\b[2-9A-Z]{3}\\?-[2-9A-Z]{3}\b|\d+:\d\d|alt\+shift\+\w"
)
"""Addresses, the code to join, times, and keys as Streamlit is told of them."""

PATHS = ("workshop", "wall")


@pytest.fixture(autouse=True)
def abroad(front_door: FrontDoor, unspoken: None, shelf: Library) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"


def left_in(tab: AppTest) -> set[str]:
    return {forgotten(CODE.sub("", text), KNOWN) for text in texts_of(tab)} - {""}


def test_no_page_before_the_day_forgets_a_sentence(front_door: FrontDoor) -> None:
    ann, _round, workshop = prepared(front_door, vote_ahead=True)
    vote(front_door, phones(front_door, workshop, 5), [4] * 5, ballot=0)

    left = {text for path in PATHS for text in left_in(page_test(front_door, path, ann))}
    start_day(front_door.place.work, ann, workshop.id)
    left |= left_in(page_test(front_door, "workshop", ann))

    assert not left, "\n".join(sorted(left))


def test_no_page_on_the_day_or_after_it_forgets_a_sentence(front_door: FrontDoor) -> None:
    ann, _round, workshop = begun(front_door)
    work, tokens = front_door.place.work, phones(front_door, workshop, 6)
    left = left_in(page_test(front_door, "wall", ann))
    for ballot, choices in ((1, [0, 1, 2, 3, 5, 5]), (2, [2, 2, 2, 3, 3, 3])):
        if ballot == 1:
            open_vote(work, ann, workshop.id, SCOPE)
        else:
            vote_again(work, ann, workshop.id, SCOPE, 1)
        left |= left_in(page_test(front_door, "wall", ann))
        vote(front_door, tokens, choices, ballot)
        close_vote(work, ann, workshop.id, SCOPE, ballot)
        reveal(work, ann, workshop.id, SCOPE, ballot)
        left |= left_in(page_test(front_door, "wall", ann))
    agree(
        work, ann, workshop.id, GivenLevel(SCOPE, 2, "Ann", "Ann", "Ann", settled=False, ballot=2)
    )
    left |= {text for path in PATHS for text in left_in(page_test(front_door, path, ann))}
    close_workshop(work, ann, workshop.id)
    left |= left_in(page_test(front_door, "workshop", ann))

    assert not left, "\n".join(sorted(left))
