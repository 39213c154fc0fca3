"""Organisations that merge: none ever comes after itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.succession import Succession, circles

NOW = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = "abcde"


def waiting(before: str, after: str) -> Succession:
    return Succession(before, 1, after, "olga", NOW)


def test_it_waits_then_is_in_force_then_is_over() -> None:
    made = waiting("a", "b")
    agreed = replace(made, agreed_by="ann", agreed_at=NOW)
    ended = replace(agreed, ended_by="olga", ended_at=NOW)

    states = [(s.is_open, s.waits, s.in_force) for s in (made, agreed, ended)]

    assert states == [(True, True, False), (True, False, True), (False, False, False)]
    assert not replace(made, ended_at=NOW).waits


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a"}, "a", True),
        ({"d"}, "a", False),
        ({"c"}, "a", True),
        ({"b"}, "a", True),
        ({"d", "c"}, "b", True),
        ({"d"}, "e", False),
    ],
)
def test_what_would_come_after_itself_is_found_at_any_distance(
    before: set[str], after: str, expected: bool
) -> None:
    """One goes into the next: `a` into `b`, and `b` into `c`."""
    assert circles([waiting("a", "b"), waiting("b", "c")], before, after) is expected


def test_what_was_ended_does_not_count() -> None:
    ended = replace(waiting("a", "b"), ended_by="olga", ended_at=NOW)

    assert not circles([ended], {"b"}, "a")


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12))
def test_however_they_merge_every_way_ends(wanted: list[tuple[str, str]]) -> None:
    known: list[Succession] = []
    for before, after in wanted:
        free = all(one.organisation_id != before for one in known)
        if free and not circles(known, {before}, after):
            known.append(waiting(before, after))

    onward = {one.organisation_id: one.successor_id for one in known}
    for start in NAMES:
        way = [start]
        while way[-1] in onward:
            way.append(onward[way[-1]])
            assert len(way) <= len(NAMES)
