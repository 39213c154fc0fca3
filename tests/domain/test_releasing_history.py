"""Release after release: what is kept, what is new, and that nobody is ever given away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.contribution import GivenFigure, KeptContribution
from maturity.domain.ledger import Leaks, Ledger
from maturity.domain.release import GroupFigures, Quartiles
from maturity.domain.releasing import Build, Difference, added_leaks, build, reaudit, recheck
from tests.contributions import a_bank, a_contribution, a_key, a_population

Kept = list[KeptContribution]

CUT_OFFS = [date(2027, 3, 31), date(2027, 9, 30), date(2028, 3, 31), date(2028, 9, 30)]
TIMES = [datetime(day.year, day.month, 1, tzinfo=UTC) for day in CUT_OFFS]


def releases(
    *contributions: Kept, services: dict[str, tuple[str, ...]] | None = None, k: Sequence[int] = ()
) -> list[Ledger]:
    """One after another. Everything that came before stays on hand."""
    history: list[Ledger] = []
    on_hand: Kept = []
    for number, more in enumerate(contributions):
        on_hand = on_hand + more
        least = k[number] if k else 10
        order = Build(a_bank(), on_hand, history, services or {}, {}, CUT_OFFS[number], least)
        history = [*history, build(order)]
    return history


def some(count: int, prefix: str, release: int = 0, shift: int = 0, **fields: object) -> Kept:
    """At levels 0, 1, 2, 3 in turn, from `shift` on."""
    at = TIMES[release]
    return [
        a_contribution(f"{prefix}{n}", (n + shift) % 4, at=at, **fields)  # type: ignore[arg-type]
        for n in range(count)
    ]


def national(ledger: Ledger) -> GroupFigures:
    return ledger.release.groups[0]


def held(ledger: Ledger) -> dict[str, str]:
    return {one.group_id: one.because for one in ledger.held}


@pytest.mark.parametrize("joiners", [1, 9])
def test_a_few_newcomers_change_nothing_that_is_published(joiners: int) -> None:
    first, second = releases(some(20, "A"), some(joiners, "B", 1))

    assert second.release.groups == first.release.groups
    assert second.release.questions == first.release.questions
    assert second.release.movement is None
    assert held(second)["national"] == "change"
    assert recheck(second) == ()


def test_ten_newcomers_make_new_figures() -> None:
    first, second = releases(some(20, "A"), some(10, "B", 1))

    assert (national(first).as_of, national(first).members) == (CUT_OFFS[0], 20)
    assert (national(second).as_of, national(second).members) == (CUT_OFFS[1], 30)


def test_shares_of_questions_wait_for_twenty_newcomers() -> None:
    first, second, third = releases(some(30, "A"), some(10, "B", 1), some(10, "C", 2))

    assert second.release.questions == first.release.questions
    assert {q.as_of for q in third.release.questions} == {CUT_OFFS[2]}
    assert recheck(second) == recheck(third) == ()


def test_without_any_change_the_figures_stay_with_their_date() -> None:
    first, second = releases(some(20, "A"), [])

    assert second.release.groups == first.release.groups
    assert "national" not in held(second)


def test_small_changes_add_up_until_they_are_enough() -> None:
    ledgers = releases(some(20, "A"), some(6, "B", 1), some(6, "C", 2))

    assert [national(ledger).as_of for ledger in ledgers] == [CUT_OFFS[0], CUT_OFFS[0], CUT_OFFS[2]]


def test_a_group_that_loses_a_few_keeps_its_figures_also_below_ten() -> None:
    gone = [replace(kept, withdrawn_at=TIMES[1]) for kept in some(1, "S", size="large")]
    members = some(10, "S", size="large")
    first = build(Build(a_bank(), some(20, "A") + members, [], {}, {}, CUT_OFFS[0]))
    second = build(
        Build(a_bank(), some(20, "A") + gone + members[1:], [first], {}, {}, CUT_OFFS[1])
    )

    assert second.release.groups == first.release.groups
    assert recheck(second) == ()


def test_a_withdrawal_affects_only_later_releases() -> None:
    members = some(20, "A")
    gone = [replace(kept, withdrawn_at=TIMES[1]) for kept in members[:10]]
    first = build(Build(a_bank(), members, [], {}, {}, CUT_OFFS[0]))

    second = build(Build(a_bank(), gone + members[10:], [first], {}, {}, CUT_OFFS[1]))

    assert (national(first).members, national(second).members) == (20, 10)
    assert set(second.left_out.values()) == {"withdrawn"}
    left = {kept.contribution.record.id for kept in gone}
    assert left & first.holders.keys()
    assert not left & second.holders.keys()


def test_those_who_answer_the_same_again_do_not_hide_a_newcomer() -> None:
    first, second = releases(some(20, "A"), some(20, "A", 1) + some(1, "B", 1))

    assert second.release.groups == first.release.groups
    assert second.sets[0].record_ids == first.sets[0].record_ids


def test_levels_and_figures_are_known_again_each_for_itself() -> None:
    def figures(value: int) -> list[GivenFigure]:
        return [GivenFigure("weighting", value=Decimal(value))]

    old = [*some(5, "A", figures=figures(5)), *some(5, "B", figures=figures(50))]
    same_levels = [*some(5, "A", 1, figures=figures(10)), *some(5, "B", 1, figures=figures(60))]
    same_figures = [
        *some(5, "A", 1, 1, figures=figures(5)),
        *some(5, "B", 1, 1, figures=figures(50)),
    ]

    first, levels_stay = releases(old, same_levels)
    _, figures_stay = releases(old, same_figures)

    assert national(levels_stay).as_of == CUT_OFFS[0]
    assert [i.as_of for i in levels_stay.release.indicators] == [CUT_OFFS[1]]
    assert national(figures_stay).as_of == CUT_OFFS[1]
    assert figures_stay.release.indicators == first.release.indicators
    assert recheck(levels_stay) == recheck(figures_stay) == ()


def test_newcomers_who_are_all_alike_change_nothing() -> None:
    alike = [a_contribution(f"B{n}", 0, at=TIMES[1]) for n in range(12)]
    two_differ = [a_contribution(f"C{n}", n, at=TIMES[1]) for n in (1, 2)]

    first, second = releases(some(20, "A"), alike)
    _, varied = releases(some(20, "A"), alike + two_differ)

    assert national(second) == national(first)
    assert national(varied).as_of == CUT_OFFS[1]


def test_movement_is_of_the_same_councils_then_and_now() -> None:
    first, second = releases(some(30, "A"), some(30, "A", 1, 1) + some(10, "B", 1))

    movement = second.release.movement
    assert first.release.movement is None
    assert movement is not None
    assert (movement.since, movement.members) == (CUT_OFFS[0], 30)
    assert movement.overall[0] == national(first).overall
    assert movement.themes["policy"][1] == movement.overall[1] == Quartiles(200, 300, 400)
    assert movement.mature.keys() == {q.id for q in a_bank().light_set().questions}
    assert recheck(second) == ()


@pytest.mark.parametrize(
    ("stay", "again", "joined", "because"),
    [
        (30, 30, 0, None),
        (30, 30, 10, None),
        (30, 30, 5, "complement"),
        (12, 5, 10, "change"),
        (5, 5, 20, "few"),
    ],
)
def test_movement_needs_enough_who_answered_anew_and_nobody_left_over(
    stay: int, again: int, joined: int, because: str | None
) -> None:
    members = some(30, "A")
    gone = [replace(kept, withdrawn_at=TIMES[1]) for kept in members[stay:]]
    first = build(Build(a_bank(), members, [], {}, {}, CUT_OFFS[0]))
    after = members[:stay] + gone + some(again, "A", 1, 1) + some(joined, "B", 1)

    second = build(Build(a_bank(), after, [first], {}, {}, CUT_OFFS[1]))

    assert national(second).as_of == CUT_OFFS[1]
    assert held(second).get("movement") == because
    assert (second.release.movement is None) == (because is not None)


def test_questions_of_a_movement_need_twenty_who_answered_anew() -> None:
    _, second = releases(some(30, "A"), some(15, "A", 1, 1))

    assert second.release.movement is not None
    assert second.release.movement.mature == {}


def test_a_region_that_only_changed_its_name_is_not_published_beside_itself() -> None:
    """At 200 councils `london` becomes `London`: the one who joined could be worked out."""
    before = some(33, "L", region="London", type="london-borough", size="medium")
    before += some(160, "D", region="South East")
    joined = some(1, "M", 1, region="London", type="london-borough", size="medium")
    joined += some(20, "E", 1, region="South East")

    first, second = releases(before, joined)

    assert "region:london" in {group.id for group in first.release.groups}
    assert {g.id: g.because for g in second.release.missing}["region:London"] == "change"


def test_a_raised_k_lets_no_older_figures_stay_that_are_too_few() -> None:
    _, second = releases(some(30, "A") + some(12, "B", size="large"), [], k=(10, 13))

    assert {g.id: g.because for g in second.release.missing}["size:large"] == "few"
    assert all(len(one.record_ids) >= 13 for one in second.sets)


def test_a_shared_service_learns_nothing_of_the_only_one_it_does_not_serve() -> None:
    others = some(30, "A", size="medium", region="North West", type="unitary")
    members = some(12, "M")
    services = {"S": tuple(f"M{n}" for n in range(11))}

    (without,) = releases(others + members)
    (ledger,) = releases(others + members, services=services)

    assert "type:district" in {group.id for group in without.release.groups}
    assert {g.id: g.because for g in ledger.release.missing}["type:district"] == "audit"
    assert ledger.groups == {"S": tuple(sorted(a_key(f"M{n}") for n in range(11)))}


def test_what_a_new_service_learns_from_old_releases_is_no_obstacle_and_told_by_the_audit() -> None:
    members = some(30, "A", size="medium", region="North West", type="unitary") + some(12, "M")
    (first,) = releases(members)
    services = {"S": tuple(f"M{n}" for n in range(11))}
    joined = some(20, "B", 1, size="medium", region="North West", type="unitary")

    second = build(Build(a_bank(), members + joined, [first], services, {}, CUT_OFFS[1]))

    assert second.leaks == added_leaks([first], second) == Leaks()
    assert {name for name, _ in reaudit([first, second]).insider} == {"S"}


@given(st.integers(0, 9), st.lists(st.integers(0, 60), min_size=3, max_size=3))
def test_nobody_is_ever_given_away_by_all_that_is_out(seed: int, answered: list[int]) -> None:
    rounds = [list(a_population(30, seed, at=TIMES[0]))]
    for number, most in enumerate(answered, start=1):
        everybody = a_population(60, seed, at=TIMES[number])
        rounds.append([kept for n, kept in enumerate(everybody) if n % 7 * 9 <= most])

    ledgers = releases(*rounds)

    assert reaudit(ledgers) == Leaks()
    assert not any(recheck(ledger) for ledger in ledgers)


def test_a_tampered_private_record_does_not_bear_out_its_release() -> None:
    (ledger,) = releases(some(20, "A", figures=[GivenFigure("weighting", value=Decimal(5))]))
    release = ledger.release
    wrong = replace(release.groups[0], overall=Quartiles(0, 0, 0))
    question = replace(release.questions[0], at_least=(90, 90, 90, 90, 90))
    indicator = replace(release.indicators[0], median=Decimal(50))
    cases = {
        Difference("national", "averages"): {"groups": (wrong, *release.groups[1:])},
        Difference("national", "question:policy.0"): {"questions": (question,)},
        Difference("national", "indicator:weighting"): {"indicators": (indicator,)},
    }
    for difference, change in cases.items():
        tampered = replace(ledger, release=replace(release, **change))  # type: ignore[arg-type]
        assert recheck(tampered) == (difference,)
    fewer = replace(ledger.sets[1], record_ids=ledger.sets[1].record_ids[1:])
    assert recheck(replace(ledger, sets=(ledger.sets[0], fewer, *ledger.sets[2:]))) == (
        Difference(fewer.group_id, "records"),
    )
