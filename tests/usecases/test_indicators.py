"""Entering figures: what is kept, and a sentence for each thing that is wrong with an entry."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from maturity.domain.indicator_entry import Fault, IndicatorEntry
from maturity.errors import Conflict, EntryError, MaturityError, NotHere, RoundClosed
from maturity.usecases.handing_in import submit_round
from maturity.usecases.indicators import (
    GivenEntry,
    enter_indicator,
    fault_sentence,
    indicator_entries,
    indicators,
)
from maturity.usecases.rounds import open_round
from tests.beside import CUPS, STRONG, an_indicator
from tests.usecases.places import COFFEE, Place

YEAR = "2025/26"


def cups(value: str, based_on: int = 0, *, sure: bool = False) -> GivenEntry:
    return GivenEntry("cups", IndicatorEntry(Decimal(value), period=YEAR), based_on, sure)


def strong(above: str | None, below: str | None, **words: str) -> GivenEntry:
    figures = (None if text is None else Decimal(text) for text in (above, below))
    return GivenEntry("strong", IndicatorEntry(None, *figures, **({"period": YEAR} | words)))


def test_a_round_records_what_its_questionnaire_knows(place: Place) -> None:
    ann, begun = place.round()

    assert indicators(open_round(place.work, ann, begun.id)) == (CUPS, STRONG)


def test_an_entry_is_kept_with_its_author_and_time(place: Place) -> None:
    _, begun = place.round()
    bob = place.contributor(place.organisation())
    place.clock.forward(timedelta(minutes=5))

    given = strong("1E+3", "3000.50", period=" 2025\x00 ", note="Ours.\ud800\n")
    record = enter_indicator(place.work, bob, begun.id, given)

    assert indicator_entries(place.work, bob, begun.id) == {"strong": record}
    assert record.entry == IndicatorEntry(None, Decimal(1000), Decimal("3000.5"), "2025", "Ours.")
    assert [str(figure) for figure in record.entry.figures] == ["1000", "3000.5"]
    assert (record.version, record.author_id) == (1, "bob")
    assert record.entered_at == place.clock.instant


def test_an_empty_entry_clears_what_was_there(place: Place) -> None:
    ann, begun = place.round()
    enter_indicator(place.work, ann, begun.id, cups("3"))

    empty = GivenEntry("cups", IndicatorEntry(period=" "), based_on=1)
    record = enter_indicator(place.work, ann, begun.id, empty)

    assert record.entry == IndicatorEntry()
    assert indicator_entries(place.work, ann, begun.id) == {"cups": record}


def test_every_fault_has_a_sentence_of_its_own_with_the_title(place: Place) -> None:
    ann, begun = place.round()
    wrong = GivenEntry("strong", IndicatorEntry(Decimal(50)))

    with pytest.raises(EntryError) as raised:
        enter_indicator(place.work, ann, begun.id, wrong)

    assert raised.value.problems == (
        "Strong: enter its two figures. The tool works out the result.",
        "Strong: enter the first figure, 'Strong cups'.",
        "Strong: enter the second figure, 'All cups'.",
        "Strong: say what time the figure is of. It asks for the last year.",
    )
    assert indicator_entries(place.work, ann, begun.id) == {}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (cups("10000.5"), "Cups: the result must lie between 0 cups and 10,000 cups."),
        (cups("-1"), "Cups: a figure below 0 cannot be right. Enter 0 or more."),
        (cups("Infinity"), "Cups: enter numbers only."),
        (
            cups("1.00001"),
            "Cups: enter at most 15 digits before the point and 4 after it.",
        ),
        (strong("3", "0"), "Strong: 'All cups' must be more than 0."),
        (
            strong("3", "2"),
            "Strong: 'Strong cups' cannot be more than 'All cups'. Check both figures.",
        ),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_what_is_allowed(
    place: Place, given: GivenEntry, sentence: str
) -> None:
    ann, begun = place.round()

    with pytest.raises(EntryError) as raised:
        enter_indicator(place.work, ann, begun.id, replace(given, sure=True))

    assert str(raised.value) == sentence


@pytest.mark.parametrize("fault", Fault)
def test_every_sentence_can_be_said_of_every_indicator(fault: Fault) -> None:
    for indicator in (CUPS, STRONG, an_indicator("spend", "amount", unit="GBP", maximum=2e7)):
        sentence = fault_sentence(indicator, fault)

        assert sentence.startswith(f"{indicator.title}: ")
        assert sentence.endswith(".")
        assert not set("{}") & set(sentence)


def test_pounds_are_written_before_the_figure() -> None:
    spend = an_indicator("spend", "amount", unit="GBP", maximum=5e9)

    sentence = fault_sentence(spend, Fault.OUT_OF_RANGE)

    assert sentence == "Spend: the result must lie between £0 and £5,000,000,000."


def test_an_unusual_figure_is_taken_from_somebody_who_is_sure(place: Place) -> None:
    ann, begun = place.round()

    with pytest.raises(EntryError, match="Cups: more than 1,000 cups is unusual"):
        enter_indicator(place.work, ann, begun.id, cups("1000.5"))
    record = enter_indicator(place.work, ann, begun.id, cups("1000.5", sure=True))

    assert record.entry.value == Decimal("1000.5")


def test_a_newer_entry_replaces_the_one_that_was_seen_and_no_other(place: Place) -> None:
    ann, begun = place.round()
    enter_indicator(place.work, ann, begun.id, cups("1"))
    enter_indicator(place.work, ann, begun.id, cups("2", based_on=1))

    for based_on in (-1, 0, 1, 3, 2**63):
        with pytest.raises(Conflict):
            enter_indicator(place.work, ann, begun.id, cups("3", based_on))

    assert indicator_entries(place.work, ann, begun.id)["cups"].entry.value == 2


@pytest.mark.parametrize("indicator_id", ["mugs", "", "pot.full", "CUPS", "\ud800"])
def test_an_indicator_of_another_questionnaire_is_not_here(place: Place, indicator_id: str) -> None:
    ann, begun = place.round()

    with pytest.raises(NotHere):
        enter_indicator(place.work, ann, begun.id, replace(cups("1"), indicator_id=indicator_id))


def test_a_questionnaire_without_indicators_takes_none(place: Place) -> None:
    ann, begun = place.round(COFFEE)

    with pytest.raises(NotHere):
        enter_indicator(place.work, ann, begun.id, cups("1"))


@pytest.mark.parametrize(("field", "name"), [("period", "The period"), ("note", "The note")])
def test_words_of_many_pages_are_refused_by_name(place: Place, field: str, name: str) -> None:
    ann, begun = place.round()

    with pytest.raises(MaturityError, match=f"{name} has 10,001 characters"):
        enter_indicator(place.work, ann, begun.id, strong("1", "2", **{field: "x" * 10_001}))


def test_a_submitted_round_takes_none(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full")
    place.answer(ann, begun, "pot.warm")
    submit_round(place.work, ann, begun.id)

    with pytest.raises(RoundClosed):
        enter_indicator(place.work, ann, begun.id, cups("Infinity"))
    assert indicator_entries(place.work, ann, begun.id) == {}
