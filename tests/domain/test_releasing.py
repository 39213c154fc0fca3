"""A first release: which groups are in it, what their figures are, and what is refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.contribution import GivenFigure, KeptContribution
from maturity.domain.ledger import Leaks, Ledger
from maturity.domain.release import Quartiles
from maturity.domain.release_order import BuildFault
from maturity.domain.releasing import Build, CannotBuild, build, recheck
from tests.contributions import CUT_OFF, a_bank, a_contribution, a_population

AFTER = datetime(2027, 4, 1, tzinfo=UTC)


def released(
    contributions: Sequence[KeptContribution],
    history: Sequence[Ledger] = (),
    cut_off: date = CUT_OFF,
    k: int = 10,
) -> Ledger:
    return build(Build(a_bank(), contributions, history, {}, {}, cut_off, k))


def groups(ledger: Ledger) -> dict[str, int]:
    return {figures.id: figures.members for figures in ledger.release.groups}


def missing(ledger: Ledger) -> dict[str, str]:
    return {group.id: group.because for group in ledger.release.missing}


def some(count: int, prefix: str, **fields: object) -> list[KeptContribution]:
    """At levels 0, 1, 2, 3 in turn."""
    return [a_contribution(f"{prefix}{n}", n % 4, **fields) for n in range(count)]  # type: ignore[arg-type]


population = lru_cache(a_population)


def test_nine_are_no_benchmark_and_ten_are() -> None:
    with pytest.raises(CannotBuild) as refusal:
        released(some(9, "A"))

    assert (refusal.value.because, refusal.value.found) == (BuildFault.TOO_FEW, "9")
    assert groups(released(some(10, "A"))) == {
        "national": 10,
        "type:district": 10,
        "region:south-east": 10,
        "size:small": 10,
    }


def test_figures_are_quartiles_in_steps_and_numbers_bands() -> None:
    (national, *_) = released(some(24, "A")).release.groups

    assert national.members == 20
    assert national.overall == Quartiles(100, 300, 500)
    assert national.themes == {name: Quartiles(100, 300, 500) for name in ("policy", "impact")}
    assert national.as_of == CUT_OFF


def test_questions_need_twenty_councils() -> None:
    few, enough = released(some(19, "A")).release, released(some(20, "A")).release

    assert few.questions == ()
    assert [q.question_id for q in enough.questions] == [
        q.id for q in a_bank().light_set().questions
    ]
    assert enough.questions[0].at_least == (80, 50, 20, 10, 10)
    assert (enough.questions[0].not_applicable, enough.questions[0].members) == (10, 20)


def test_every_group_of_the_catalogue_is_published_or_missing() -> None:
    ledger = released(some(10, "A"))

    assert len(groups(ledger)) + len(missing(ledger)) == 7 + 8 + 7 + 3
    assert set(missing(ledger).values()) == {"few"}


def test_from_two_hundred_councils_on_there_are_twelve_regions() -> None:
    few, many = released(a_population(199)), released(a_population(200))

    assert "region:north" in groups(few)
    assert "region:North West" not in groups(few) | missing(few)
    assert "region:North West" in groups(many)
    assert "region:north" not in groups(many) | missing(many)


def test_the_smallest_group_goes_where_few_would_be_left_over() -> None:
    ledger = released(
        [*some(30, "A"), *some(12, "B", type="county"), *some(3, "C", type="unitary")]
    )

    assert missing(ledger)["type:county"] == "complement"
    assert missing(ledger)["type:unitary"] == "few"
    assert "type:district" in groups(ledger)


def test_a_council_without_a_size_is_left_over_too() -> None:
    ledger = released([*some(30, "A"), *some(12, "B", size="large"), *some(1, "C", size=None)])

    assert missing(ledger)["size:large"] == "complement"


def test_others_are_compared_with_their_own_type_alone() -> None:
    ledger = released([*some(10, "A"), *some(12, "F", type="fire"), *some(9, "N", type="nhs")])

    assert groups(ledger)["national"] == 10
    assert groups(ledger)["national:fire"] == 10
    assert missing(ledger)["national:nhs"] == "few"
    assert ledger.release.contributions == 30


def test_the_audit_holds_back_what_differs_by_a_few_across_families() -> None:
    """Ten districts in the south and one more there: county and region differ by one record."""
    south = [*some(12, "A"), *some(1, "B", type="county")]
    rest = [
        *some(12, "C", region="North West", type="county", size="large"),
        *some(12, "D", region="North East", size="large", type="unitary"),
    ]

    ledger = released([*south, *rest])

    assert groups(ledger)["type:district"] == 10
    assert missing(ledger)["region:south-east"] == "audit"
    assert ledger.leaks == Leaks()


def test_indicators_are_of_each_councils_own_figure() -> None:
    one = GivenFigure("delivery", numerator=Decimal(1), denominator=Decimal(10))
    huge = GivenFigure("delivery", numerator=Decimal(9_000_000), denominator=Decimal(10_000_000))
    spend = GivenFigure("spend", value=Decimal("1.3"))

    ledger = released([*some(12, "A", figures=[one, spend]), *some(1, "B", figures=[huge])])

    (delivery, spent) = ledger.release.indicators
    assert (delivery.lower, delivery.median, delivery.upper) == (10, 10, 10)
    assert (delivery.members, delivery.as_of) == (10, CUT_OFF)
    assert spent.median == Decimal("1.5")


def test_fewer_than_ten_figures_of_an_indicator_are_not_published() -> None:
    one = GivenFigure("weighting", value=Decimal(10))
    unknown = GivenFigure("no-such-thing", value=Decimal(10))

    ledger = released([*some(9, "A", figures=[one, unknown]), *some(10, "B")])

    assert ledger.release.indicators == ()
    assert [h.because for h in ledger.held if h.variable == "indicator:weighting"] == ["few"]


def test_a_smaller_k_is_refused() -> None:
    with pytest.raises(CannotBuild) as refusal:
        released(some(20, "A"), k=9)

    assert refusal.value.because is BuildFault.K_TOO_LOW


def test_invented_data_makes_an_invented_release_and_is_never_mixed() -> None:
    invented = [*some(10, "A", invented=True)]

    assert released(invented).release.invented
    assert not released(some(10, "A")).release.invented
    for contributions, history in (
        ([*invented, *some(10, "B")], []),
        (some(10, "B"), [released(invented)]),
        (invented, [released(some(10, "B"))]),
    ):
        with pytest.raises(CannotBuild) as refusal:
            released(contributions, history, CUT_OFF + timedelta(days=182))
        assert refusal.value.because is BuildFault.MIXED


def test_a_history_that_does_not_fit_is_refused() -> None:
    first = released(some(10, "A"))
    foreign = replace(first, release=replace(first.release, family="other"))
    broken = replace(first, holders=dict(list(first.holders.items())[1:]))
    later = CUT_OFF + timedelta(days=182)
    cases = [
        ([first], CUT_OFF, BuildFault.NOT_AFTER),
        ([first, first], later, BuildFault.BROKEN_HISTORY),
        ([foreign], later, BuildFault.OTHER_FAMILY),
        ([broken], later, BuildFault.BROKEN_HISTORY),
        ([replace(first, sets=())], later, BuildFault.BROKEN_HISTORY),
    ]
    for history, cut_off, because in cases:
        with pytest.raises(CannotBuild) as refusal:
            released(some(20, "A"), history, cut_off)
        assert refusal.value.because is because


POPULATIONS = st.builds(population, st.sampled_from([20, 40, 60]), st.integers(0, 9))


@given(POPULATIONS, st.randoms(use_true_random=False))
def test_order_and_late_comers_change_nothing(
    contributions: tuple[KeptContribution, ...], chance: Random
) -> None:
    shuffled = [*contributions, *some(5, "late", at=AFTER)]
    chance.shuffle(shuffled)

    ledger, again = released(contributions), released(shuffled)

    assert again == replace(ledger, left_out=again.left_out)
    assert set(again.left_out.values()) == {"late"}


@given(POPULATIONS, st.integers(11, 20))
def test_raising_k_only_takes_groups_away(
    contributions: tuple[KeptContribution, ...], k: int
) -> None:
    """But for what the audit gives back: with fewer groups out, another may do no harm."""
    ten, more = released(contributions), released(contributions, k=k)

    if "audit" not in missing(ten).values():
        assert groups(more).keys() <= groups(ten).keys()
    for ledger in (ten, more):
        assert all(len(one.record_ids) >= ledger.release.k for one in ledger.sets)
        assert ledger.leaks == Leaks()
        assert recheck(ledger) == ()
