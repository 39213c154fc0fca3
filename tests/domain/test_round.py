"""The history of an answer: what was passed through at once is not an entry of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.assessment import Answer
from maturity.domain.round import ONE_ENTRY, AnswerRecord, Origin, history_entries

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def records(*gaps: timedelta) -> list[AnswerRecord]:
    """Ann's own answers, one at the start and one after each gap."""
    made = [AnswerRecord("pot.full", 1, Answer(0), "ann", Origin.OWN, START)]
    for version, gap in enumerate(gaps, start=2):
        at = made[-1].answered_at + gap
        made.append(AnswerRecord("pot.full", version, Answer(version % 6), "ann", Origin.OWN, at))
    return made


def versions(entries: list[AnswerRecord]) -> list[int]:
    return [entry.version for entry in entries]


@pytest.mark.parametrize(
    ("gap", "kept"),
    [
        (timedelta(0), [2]),
        (ONE_ENTRY - TICK, [2]),
        (ONE_ENTRY, [1, 2]),
        (ONE_ENTRY + TICK, [1, 2]),
    ],
)
def test_changes_closer_than_ten_seconds_are_one_entry(gap: timedelta, kept: list[int]) -> None:
    assert timedelta(seconds=10) == ONE_ENTRY
    assert versions(history_entries(records(gap))) == kept


def test_steps_of_the_arrow_keys_are_one_entry_and_the_last_counts() -> None:
    given_records = records(*[timedelta(seconds=1)] * 9)

    assert history_entries(given_records) == [given_records[-1]]


def test_a_pause_begins_a_new_entry() -> None:
    second, minute = timedelta(seconds=1), timedelta(minutes=1)

    assert versions(history_entries(records(second, minute, second, second))) == [2, 5]


def test_an_entry_lasts_from_its_first_change_and_ends() -> None:
    """3 seconds apart: at 0, 3, 6, 9, then at 12, 15, 18, 21, then at 24."""
    given_records = records(*[timedelta(seconds=3)] * 8)

    assert versions(history_entries(given_records)) == [4, 8, 9]


def test_changes_of_two_people_are_two_entries() -> None:
    ann, ben, again = records(TICK, TICK)
    ben = replace(ben, author_id="ben")

    assert history_entries([ann, ben, again]) == [ann, ben, again]


@pytest.mark.parametrize("origin", [origin for origin in Origin if origin is not Origin.OWN])
def test_changes_of_two_origins_are_two_entries(origin: Origin) -> None:
    first, second = records(TICK)
    first = replace(first, origin=origin)

    assert history_entries([first, second]) == [first, second]


@pytest.mark.parametrize("back", [ONE_ENTRY, timedelta(hours=1)])
def test_a_clock_that_was_set_back_hides_no_entry(back: timedelta) -> None:
    assert versions(history_entries(records(-back))) == [1, 2]


def test_clocks_that_differ_a_little_still_make_one_entry() -> None:
    assert versions(history_entries(records(TICK - ONE_ENTRY))) == [2]


def test_no_records_are_no_entries() -> None:
    assert history_entries([]) == []


GAPS = st.lists(st.timedeltas(timedelta(0), timedelta(seconds=30)))
AUTHORS = st.lists(st.sampled_from(["ann", "ben"]), min_size=40, max_size=40)


@given(gaps=GAPS, authors=AUTHORS)
def test_an_entry_is_a_record_and_the_last_record_is_an_entry(
    gaps: list[timedelta], authors: list[str]
) -> None:
    made = [replace(r, author_id=a) for r, a in zip(records(*gaps), authors, strict=False)]

    entries = history_entries(iter(made))

    assert entries[-1] == made[-1]
    assert versions(entries) == sorted(set(versions(entries)))
    assert all(entry in made for entry in entries)


@given(gaps=GAPS, authors=AUTHORS)
def test_what_an_entry_stands_for_is_one_hand_within_ten_seconds(
    gaps: list[timedelta], authors: list[str]
) -> None:
    made = [replace(r, author_id=a) for r, a in zip(records(*gaps), authors, strict=False)]

    begins = 0
    for entry in history_entries(made):
        stood_for = made[begins : entry.version]
        begins = entry.version

        assert {record.author_id for record in stood_for} == {entry.author_id}
        assert entry.answered_at - stood_for[0].answered_at < ONE_ENTRY
