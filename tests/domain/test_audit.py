"""The chain of the audit log: whatever is changed in its middle is found, at its number."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from maturity.domain.audit import (
    FACTS,
    START,
    Checked,
    Entry,
    Event,
    Note,
    checked,
    entry,
    first_broken,
    unreadable,
)

NOW = datetime(2026, 5, 12, 14, 3, tzinfo=UTC)
WORDS = st.text("abc123-_.:", min_size=1, max_size=8)


def a_note(event: Event = Event.LEFT, actor: str = "ann", **facts: str) -> Note:
    return Note(event, actor, NOW, "ambridge", tuple(facts.items()))


@st.composite
def notes(draw: st.DrawFn) -> Note:
    event = draw(st.sampled_from([event for event in Event if event is not Event.UNREADABLE]))
    return Note(
        event,
        actor=draw(WORDS),
        at=NOW + timedelta(microseconds=draw(st.integers(0, 10**12))),
        organisation_id=draw(st.none() | WORDS),
        facts=tuple((name, draw(WORDS)) for name in sorted(FACTS[event])),
    )


def chain(said: list[Note]) -> list[Entry]:
    made: list[Entry] = []
    for number, note in enumerate(said, 1):
        made.append(entry(number, note, made[-1].hash if made else START))
    return made


CHAINS = st.lists(notes(), min_size=2, max_size=8).map(chain)


@given(CHAINS)
def test_a_chain_as_it_was_written_is_whole(entries: list[Entry]) -> None:
    found = checked(entries)

    assert (found.entries, found.hash, found.broken) == (len(entries), entries[-1].hash, None)
    assert (found.begins, found.ends) == (entries[0].note.at, entries[-1].note.at)


@given(CHAINS, st.data())
def test_a_changed_note_is_found_at_its_number(entries: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    forged = data.draw(notes())
    assume(forged != entries[place].note)

    entries[place] = replace(entries[place], note=forged)

    assert first_broken(entries) == place + 1


@given(CHAINS, st.data())
def test_a_note_written_anew_with_its_own_hash_is_found_at_the_next(
    entries: list[Entry], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))
    forged = data.draw(notes())
    assume(forged != entries[place].note)

    entries[place] = entry(place + 1, forged, entries[place].previous)

    assert first_broken(entries) == place + 2


@given(CHAINS, st.data())
def test_an_entry_that_was_taken_out_is_found_at_its_number(
    entries: list[Entry], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))

    del entries[place]

    assert first_broken(entries) == place + 1


@given(CHAINS, st.data())
def test_two_entries_that_changed_places_are_found_at_the_first(
    entries: list[Entry], data: st.DataObject
) -> None:
    first, second = sorted(
        data.draw(st.lists(st.integers(0, len(entries) - 1), min_size=2, max_size=2, unique=True))
    )
    entries[first], entries[second] = entries[second], entries[first]

    assert first_broken(entries) == first + 1
    renumbered = [replace(found, number=number) for number, found in enumerate(entries, 1)]
    assert first_broken(renumbered) == first + 1


@given(CHAINS, st.data())
def test_what_was_cut_off_at_the_end_a_hash_kept_elsewhere_shows(
    entries: list[Entry], data: st.DataObject
) -> None:
    kept_elsewhere = entries[-1].hash
    left = entries[: data.draw(st.integers(0, len(entries) - 1))]

    assert checked(entries, expected=kept_elsewhere).met
    assert checked(left).whole
    assert not checked(left, expected=kept_elsewhere).met


@given(CHAINS, st.data())
def test_reading_on_finds_what_reading_at_once_finds(
    entries: list[Entry], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(entries)))

    assert checked(entries[cut:], checked(entries[:cut])) == checked(entries)


def test_what_is_broken_stays_broken() -> None:
    broken = Checked(broken=1)

    assert checked(chain([a_note()]), broken) == broken


def test_an_unreadable_entry_breaks_every_chain() -> None:
    assert first_broken([*chain([a_note()]), unreadable(2)]) == 2


def test_the_same_instant_in_another_zone_has_the_same_hash() -> None:
    there = replace(a_note(), at=NOW.astimezone(timezone(timedelta(hours=5))))

    assert entry(1, there, START).hash == entry(1, a_note(), START).hash


@pytest.mark.parametrize(
    ("event", "facts"),
    [
        (Event.LEFT, {"person": "ben"}),
        (Event.INVITED, {}),
        (Event.INVITED, {"role": "lead", "name": "Ben"}),
        (Event.INVITED, {"role": ""}),
        (Event.INVITED, {"role": "Ben Smith"}),
        (Event.INVITED, {"role": "ŵ"}),
        (Event.INVITED, {"role": "a" * 81}),
        (Event.INVITED, {"role": "lead\n"}),
    ],
)
def test_a_note_says_what_was_declared_in_ids_and_plain_words_and_nothing_else(
    event: Event, facts: dict[str, str]
) -> None:
    with pytest.raises(ValueError, match=event.value):
        a_note(event, **facts)


def test_every_event_declares_its_facts() -> None:
    assert FACTS.keys() == set(Event)
