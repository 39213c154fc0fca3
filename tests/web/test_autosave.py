"""The three-way merge of what is on screen, what was shown and what is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.assessment import UNANSWERED, Answer
from maturity.web.autosave import Act, Seen, merge

ONE, TWO, THREE = Answer(1), Answer(2), Answer(3)
NOTHING = Seen(UNANSWERED)


@pytest.mark.parametrize(
    ("widget", "shown", "stored", "act"),
    [
        (None, NOTHING, NOTHING, Act.NOTHING),
        (None, NOTHING, Seen(ONE, 1), Act.REFRESH),
        (UNANSWERED, NOTHING, NOTHING, Act.NOTHING),
        (ONE, NOTHING, NOTHING, Act.SAVE),
        (ONE, Seen(ONE, 1), Seen(ONE, 1), Act.NOTHING),
        (TWO, Seen(ONE, 1), Seen(ONE, 1), Act.SAVE),
        (ONE, Seen(ONE, 1), Seen(TWO, 2), Act.REFRESH),
        (THREE, Seen(ONE, 1), Seen(TWO, 2), Act.ASK),
        (TWO, Seen(ONE, 1), Seen(TWO, 2), Act.REFRESH),
        (UNANSWERED, Seen(ONE, 1), Seen(ONE, 1), Act.SAVE),
        (TWO, Seen(ONE, 1), Seen(ONE, 3), Act.SAVE),
    ],
)
def test_it_saves_what_moved_here_and_refreshes_what_moved_there(
    widget: Answer | None, shown: Seen[Answer], stored: Seen[Answer], act: Act
) -> None:
    assert merge(widget, shown, stored) is act


ANSWERS = st.sampled_from([UNANSWERED, ONE, TWO, THREE])
VERSIONS = st.integers(0, 3)
SEEN = st.builds(Seen, ANSWERS, VERSIONS)


@given(ANSWERS, SEEN, SEEN)
def test_it_never_saves_over_an_answer_that_was_not_shown(
    widget: Answer, shown: Seen[Answer], stored: Seen[Answer]
) -> None:
    if merge(widget, shown, stored) is Act.SAVE:
        assert stored.value == shown.value
        assert widget != stored.value


@given(ANSWERS, SEEN)
def test_once_saved_there_is_nothing_left_to_do(widget: Answer, shown: Seen[Answer]) -> None:
    saved = Seen(widget, shown.version + 1)

    assert merge(widget, saved, saved) is Act.NOTHING
