"""What every store does with indicators: every figure exactly, added to a draft, over the last."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.domain.indicator_entry import IndicatorEntry, IndicatorRecord
from maturity.domain.round import Assessment
from maturity.errors import Conflict, NotHere, RoundClosed
from maturity.store import Store
from tests.store.samples import HOSTILE, NOW, an_assessment, at_once, begin, close

NUMBERS = count()
FIGURES = st.none() | st.decimals(
    Decimal("-999999999999999.9999"), Decimal("999999999999999.9999"), places=4
)


def an_entry(version: int = 1, value: str = "1.5", author: str = "ann") -> IndicatorRecord:
    return IndicatorRecord("cups", version, IndicatorEntry(Decimal(value)), author, NOW)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(value=FIGURES, above=FIGURES, below=FIGURES)
def test_every_figure_comes_back_to_the_last_digit(
    store: Store,
    draft: Assessment,
    value: Decimal | None,
    above: Decimal | None,
    below: Decimal | None,
) -> None:
    name = f"cups-{next(NUMBERS)}"
    record = IndicatorRecord(name, 1, IndicatorEntry(value, above, below), "ben", NOW)

    store.add_indicator_entry(draft.id, record)

    assert store.indicator_entries(draft.id)[name] == record


def test_a_figure_is_kept_without_exponent(store: Store, draft: Assessment) -> None:
    store.add_indicator_entry(draft.id, an_entry(value="1E+14"))

    value = store.indicator_entries(draft.id)["cups"].entry.value

    assert str(value) == "100000000000000"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_entrys_words_come_back_letter_by_letter(
    store: Store, draft: Assessment, text: str
) -> None:
    entry = IndicatorEntry(period=text, note=f"{text}2")
    record = IndicatorRecord(f"id {text}", 1, entry, "ann", NOW + timedelta(hours=1))

    store.add_indicator_entry(draft.id, record)

    assert store.indicator_entries(draft.id) == {record.indicator_id: record}


def test_what_was_never_entered_is_not_there(store: Store, draft: Assessment) -> None:
    assert store.indicator_entries(draft.id) == store.indicator_entries("no such round") == {}


def test_the_newest_of_more_than_nine_entries_counts(store: Store, draft: Assessment) -> None:
    for version in range(1, 13):
        store.add_indicator_entry(draft.id, an_entry(version, str(version)))

    assert store.indicator_entries(draft.id) == {"cups": an_entry(12, "12")}


def test_entries_belong_to_one_round(store: Store, draft: Assessment) -> None:
    other = begin(store, an_assessment("other", organisation_id="county"))

    store.add_indicator_entry(draft.id, an_entry(value="1"))
    store.add_indicator_entry(other.id, an_entry(value="2"))

    assert store.indicator_entries(draft.id) == {"cups": an_entry(value="1")}
    assert store.indicator_entries(other.id) == {"cups": an_entry(value="2")}


@pytest.mark.parametrize("version", [-1, 0, 1, 2, 4, 2**63, -(2**200)])
def test_a_stale_or_skipping_version_is_a_conflict(
    store: Store, draft: Assessment, version: int
) -> None:
    for number in (1, 2):
        store.add_indicator_entry(draft.id, an_entry(number))

    with pytest.raises(Conflict):
        store.add_indicator_entry(draft.id, an_entry(version, "9"))

    assert store.indicator_entries(draft.id) == {"cups": an_entry(2)}


def test_a_submitted_round_takes_none(store: Store, draft: Assessment) -> None:
    close(store, draft)

    with pytest.raises(RoundClosed):
        store.add_indicator_entry(draft.id, an_entry())

    assert store.indicator_entries(draft.id) == {}


def test_a_round_that_does_not_exist_takes_none(store: Store, draft: Assessment) -> None:
    with pytest.raises(NotHere):
        store.add_indicator_entry("no such round", an_entry())


def test_of_two_people_entering_from_the_same_version_one_wins(
    store: Store, draft: Assessment
) -> None:
    for version in range(1, 6):
        records = [an_entry(version, author=author) for author in ("ann", "ben")]

        outcomes = at_once(2, partial(add_one_of, store, draft, records))

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "NoneType"]
        assert store.indicator_entries(draft.id) == {"cups": records[outcomes.index(None)]}


def add_one_of(store: Store, draft: Assessment, records: list[IndicatorRecord], n: int) -> None:
    store.add_indicator_entry(draft.id, records[n])
