"""Comparing a round with what is published: real with real, invented with invented, and nothing
that is not published.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from maturity.domain.comparison import NotCompared, Position
from maturity.domain.contribution import Withdrawal
from maturity.domain.indicator_entry import IndicatorEntry
from maturity.domain.taskforce import IssuedCode
from maturity.errors import NotHere
from maturity.exchange.release_text import release_json
from maturity.usecases.comparing import comparison, sector
from maturity.usecases.contribution_preview import GivenAttributes
from maturity.usecases.indicators import GivenEntry, enter_indicator
from maturity.usecases.publishing import publish, release_draft
from maturity.usecases.release_order import Wanted
from maturity.usecases.rounds import Round, open_round
from tests.contributions import a_contribution
from tests.usecases.contributors import begun, crowd, handed_in, registered, say_yes
from tests.usecases.places import TEA, Place, tea

TODAY = date(2026, 3, 2)


def published(place: Place, count: int = 12) -> None:
    crowd(place, count)
    olga = place.person("Olga", owner=True)
    publish(place.work, olga, release_draft(place.work, olga, Wanted(TEA, TODAY)))


def imported(place: Place, *, invented: bool) -> None:
    """A release that was built elsewhere."""
    elsewhere = Place(place.database.with_name(f"invented {invented}.db"))
    crowd(elsewhere, 0 if invented else 10)
    given = [
        a_contribution(f"X{n}", (1, 1), questionnaire=tea(), at=place.clock(), invented=True)
        for n in range(10)
    ]
    elsewhere.work.store.add_contributions(given if invented else [])
    olga = elsewhere.person("Olga", owner=True)
    draft = release_draft(elsewhere.work, olga, Wanted(TEA, TODAY))
    kept = publish(elsewhere.work, olga, draft)
    place.work.store.add_release(replace(kept, id=f"{kept.id} {invented}"))


@pytest.mark.parametrize(("count", "band"), [(0, 0), (4, 0), (9, 5), (12, 10)])
def test_before_a_first_release_only_a_band_of_contributions_is_told(
    place: Place, count: int, band: int
) -> None:
    crowd(place, count)
    place.work.store.add_contributions([a_contribution("NOBODY", (1, 1), questionnaire=tea())])
    lead, round_ = handed_in(place, registered(place))

    found = comparison(place.work, lead, open_round(place.work, lead, round_.id))

    assert (found.release, found.because) == (None, NotCompared.NO_RELEASE)
    assert found.contributions == band


def test_withdrawn_contributions_are_not_counted(place: Place) -> None:
    crowd(place, 10)
    gone = place.work.store.contributions()[0].contribution.envelope
    place.work.store.add_withdrawals([Withdrawal(gone.code, gone.key, place.clock())])
    lead, round_ = handed_in(place, registered(place))

    found = comparison(place.work, lead, open_round(place.work, lead, round_.id))

    assert found.contributions == 5


def test_a_round_is_compared_with_the_published_figures(place: Place) -> None:
    published(place)
    lead, round_ = handed_in(place, registered(place), 5, 5)

    found = comparison(place.work, lead, open_round(place.work, lead, round_.id))

    assert found.release is not None
    assert found.contributions == 0
    national = found.groups[0]
    assert national.group == found.release.groups[0]
    assert (national.standings[0].own, national.standings[0].position) == (
        1000,
        Position.HIGHEST_QUARTER,
    )
    assert {group.id for group in found.missing} == {"region:south-east", "size:small"} - {
        group.group.id for group in found.groups
    }


def test_a_later_contribution_changes_no_comparison(place: Place) -> None:
    published(place)
    lead, round_ = handed_in(place, registered(place), 5, 5)
    found = open_round(place.work, lead, round_.id)
    before = comparison(place.work, lead, found)

    place.clock.forward(timedelta(days=1))
    say_yes(place.work, lead, round_.id)

    assert comparison(place.work, lead, found) == before


def test_a_round_in_work_is_not_compared(place: Place) -> None:
    published(place)
    lead, round_ = begun(place, registered(place), 5)

    found = comparison(place.work, lead, open_round(place.work, lead, round_.id))

    assert (found.because, found.groups) == (NotCompared.INCOMPLETE, ())


def test_what_an_organisation_said_when_it_contributed_places_it(place: Place) -> None:
    published(place)
    lead, round_ = handed_in(place, place.organisation(), 5, 5)
    found = open_round(place.work, lead, round_.id)
    before = {group.id for group in comparison(place.work, lead, found).missing}

    place.work.store.add_issued_code(IssuedCode("SVT-9", "Us", place.clock(), "ambridge"))
    said = GivenAttributes("county", "South West", "large")
    say_yes(place.work, lead, round_.id, said)
    after = comparison(place.work, lead, found)

    assert before == set()
    assert {group.id for group in after.missing} == {"type:county", "size:large"}
    assert "region:south-east" in {one.group.id for one in after.groups}


def test_own_figures_are_worked_out_for_the_comparison(place: Place) -> None:
    published(place)
    lead, round_ = begun(place, registered(place), 3, 3)
    entry = IndicatorEntry(numerator=Decimal(1), denominator=Decimal(3), period="2026")
    enter_indicator(place.work, lead, round_.id, GivenEntry("strong", entry))

    found = comparison(place.work, lead, open_round(place.work, lead, round_.id))

    assert [(i.figures.indicator_id, i.own) for i in found.indicators] == [
        ("strong", Fraction(100, 3))
    ]


def test_real_is_compared_with_real_and_invented_with_invented(place: Place) -> None:
    published(place)
    imported(place, invented=True)
    rounds: dict[bool, Round] = {}
    leads = {}
    for code, invented in (("AMB", False), ("INV", True)):
        lead, round_ = handed_in(place, registered(place, code, invented=invented))
        rounds[invented], leads[invented] = open_round(place.work, lead, round_.id), lead

    for invented, found in rounds.items():
        release = comparison(place.work, leads[invented], found).release
        assert release is not None
        assert release.invented is invented


def test_a_real_organisation_never_sees_an_invented_benchmark(place: Place) -> None:
    imported(place, invented=True)
    lead, round_ = handed_in(place, registered(place))

    found = comparison(place.work, lead, open_round(place.work, lead, round_.id))

    assert (found.release, found.contributions) == (None, 0)


def test_the_sector_is_everybodys_who_came_in(place: Place) -> None:
    eve = place.person("Eve")
    assert sector(place.work, eve, TEA) is None
    imported(place, invented=True)
    made_up = sector(place.work, eve, TEA)
    imported(place, invented=False)
    real = sector(place.work, eve, TEA)

    assert made_up is not None
    assert real is not None
    assert (made_up.invented, real.invented) == (True, False)
    with pytest.raises(NotHere):
        sector(place.work, None, TEA)


def test_the_newest_release_is_read_once(place: Place) -> None:
    published(place)
    eve = place.person("Eve")

    assert sector(place.work, eve, TEA) is sector(place.work, eve, TEA)


def test_nobody_compares_a_round_of_another_organisation(place: Place) -> None:
    published(place)
    lead, round_ = handed_in(place, registered(place))
    other = place.lead(registered(place, "BOR"), "Bea")
    found = open_round(place.work, lead, round_.id)

    with pytest.raises(NotHere):
        comparison(place.work, other, found)


def test_the_release_in_the_database_is_the_text_of_the_release(place: Place) -> None:
    published(place)
    kept = place.work.store.current_release(tea().family, invented=False)
    release = sector(place.work, place.person("Eve"), TEA)

    assert kept is not None
    assert release is not None
    assert release_json(release) == kept.body
