"""A run that is cut short while it puts what is stored on screen: nothing of it is lost.

Streamlit ends a run wherever it looks at its memory, as soon as somebody goes to another page.
"""

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.round import Assessment
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.rounds import ScopeLine, set_roles, set_scope_line
from maturity.web import session
from tests.web.apptest import OURS, FrontDoor, go, page_test

SCOPE = "policy.scope"
WHOLE = Answer(3, "", "word", "a link", "a note", "a comment", 4)


def came_back_too_fast(
    door: FrontDoor, who: Visitor, path: str, cut: Callable[[str], bool]
) -> AppTest:
    """A page that was seen, left, and left again while it was drawn, at the first `cut` key."""
    tab = go(page_test(door, path, who), "colleagues")
    put = session.put

    def put_or_stop(key: str, value: object) -> None:
        if cut(key):
            st.stop()
        put(key, value)

    with pytest.MonkeyPatch.context() as impatient:
        impatient.setattr(session, "put", put_or_stop)
        go(tab, path)
    return go(tab, "colleagues")


@pytest.mark.parametrize(
    "field", ["reason", "evidence", "evidence_link", "evidence_note", "comment", "target"]
)
def test_an_answer_that_was_shown_in_part_stays_whole(front_door: FrontDoor, field: str) -> None:
    ann, begun = front_door.place.round(OURS)
    answer_question(front_door.place.work, ann, begun.id, GivenAnswer(SCOPE, WHOLE))

    came_back_too_fast(front_door, ann, "policy", lambda key: key.endswith(f"{SCOPE}:{field}"))

    assert front_door.place.work.store.current_answers(begun.id)[SCOPE].answer == WHOLE


def stored(door: FrontDoor, begun: Assessment) -> Assessment:
    found = door.place.work.store.assessment(begun.id)
    assert found is not None
    return found


@pytest.mark.parametrize("box", ["threshold", "share"])
def test_a_scope_line_that_was_shown_in_part_stays_whole(front_door: FrontDoor, box: str) -> None:
    ann, begun = front_door.place.round(OURS)
    line = ScopeLine("£50,000", "three quarters")
    saved = set_scope_line(front_door.place.work, ann, begun.id, line, begun.version)

    came_back_too_fast(front_door, ann, "policy", lambda key: key.endswith(f":{box}"))

    assert stored(front_door, begun) == saved


def test_roles_that_were_shown_in_part_stay_ticked(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    saved = set_roles(front_door.place.work, ann, begun.id, ["finance", "legal"], begun.version)

    came_back_too_fast(front_door, ann, "round", lambda key: key.endswith(":legal"))

    assert stored(front_door, begun) == saved
