"""Two releases and what happened between them: nobody's record comes out by comparing the two."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from maturity.domain.contribution import KeptContribution
from maturity.domain.ledger import Ledger
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import GroupFigures
from maturity.domain.releasing import Build, build, reaudit
from tests.attacks.attacker import as_if_unchanged, recovered, release
from tests.attacks.population import (
    ASKED,
    Council,
    at_noon,
    contribution,
    councils,
    cut_off,
    levels_by,
    some,
)
from tests.contributions import a_bank

Kept = tuple[KeptContribution, ...]

DAY = cut_off(0)
BETWEEN = cut_off(0) + timedelta(days=60)
MEMBERS, OTHERS = some(60), [c for c in councils() if c not in some(60)]


def given(members: Sequence[Council], day: date = DAY, seed: int = 1) -> Kept:
    chance = Random(seed)  # noqa: S311 the same in every run
    return tuple(contribution(council, levels_by(chance), day) for council in members)


FIRST = given(MEMBERS)


def joined(count: int) -> Kept:
    return (*FIRST, *given(OTHERS[:count], BETWEEN))


def answered_anew(count: int) -> Kept:
    return (*FIRST, *given(MEMBERS[:count], BETWEEN, seed=2))


def withdrew(count: int) -> Kept:
    gone = tuple(replace(kept, withdrawn_at=at_noon(BETWEEN)) for kept in FIRST[:count])
    return (*gone, *FIRST[count:])


def came_back(count: int) -> Kept:
    return (*withdrew(count), *given(MEMBERS[:count], BETWEEN + timedelta(days=9), seed=3))


def swapped(count: int) -> Kept:
    return (*withdrew(count), *given(OTHERS[:count], BETWEEN))


def two(after: Kept) -> list[Ledger]:
    before = release(FIRST)
    return [before, release(after, [before], cut_off(1))]


def figures(ledger: Ledger) -> dict[str, GroupFigures]:
    return {group.id: group for group in ledger.release.groups}


HAPPENED = [joined, answered_anew, withdrew, came_back, swapped]


@pytest.mark.parametrize("happened", HAPPENED)
@pytest.mark.parametrize("count", [1, 9])
def test_too_few_change_nothing_that_is_published(
    happened: Callable[[int], Kept], count: int
) -> None:
    before, after = two(happened(count))

    still = figures(before).keys() & figures(after).keys()
    assert "national" in still
    assert all(figures(after)[group] == figures(before)[group] for group in still)
    assert not recovered([before, after], happened(count)).count


@pytest.mark.parametrize("happened", HAPPENED)
@pytest.mark.parametrize("count", [10, 13])
def test_enough_change_figures_and_give_nobody_away(
    happened: Callable[[int], Kept], count: int
) -> None:
    before, after = two(happened(count))

    assert figures(after)["national"].as_of > figures(before)["national"].as_of
    assert not recovered([before, after], happened(count)).count


@pytest.mark.parametrize("delivery", [50, 70], ids=["all the same", "but for an indicator"])
def test_those_who_answer_as_before_do_not_hide_a_newcomer(delivery: int) -> None:
    chance = Random(1)  # noqa: S311 the answers of FIRST again
    again = tuple(contribution(c, levels_by(chance), BETWEEN, delivery) for c in MEMBERS)
    everybody = (*FIRST, *again, *given(OTHERS[:1], BETWEEN, seed=5))

    assert not as_if_unchanged(two(everybody), everybody)


def test_those_who_keep_an_indicator_do_not_hide_a_newcomer_to_it() -> None:
    everybody = (*FIRST, *given(MEMBERS, BETWEEN, seed=2), *given(OTHERS[:1], BETWEEN, seed=5))

    published = [indicator for ledger in two(everybody) for indicator in ledger.release.indicators]

    assert len(published) == 2
    assert published[0] == published[1]


def test_two_releases_of_nearly_the_same_day_give_nobody_away() -> None:
    everybody = (*FIRST, *given(OTHERS[:1], cut_off(0) + timedelta(days=1)))
    ledgers = [release(FIRST)]
    for days in (2, 3, 7):
        ledgers.append(release(everybody, ledgers, cut_off(0) + timedelta(days=days)))

    assert not recovered(ledgers, everybody).count


def test_two_releases_that_do_not_know_of_each_other_do_and_the_audit_says_so() -> None:
    newcomer = given(OTHERS[:1], cut_off(0) + timedelta(days=1))
    apart = [release(FIRST), release((*FIRST, *newcomer), day=cut_off(0) + timedelta(days=2))]

    found = recovered(apart, (*FIRST, *newcomer))

    assert newcomer[0].contribution.record.id in found.outsider
    assert set(reaudit(apart).outsider) == found.outsider


@pytest.mark.parametrize("level", [0, 5])
def test_somebody_who_probes_with_extreme_answers_moves_nothing(level: int) -> None:
    before = release((*FIRST, contribution(OTHERS[0], 5 - level, cut_off(0))))
    probed = (*FIRST, contribution(OTHERS[0], level, BETWEEN))

    after = release(probed, [before], cut_off(1))

    assert figures(after) == figures(before)


@pytest.mark.parametrize("level", [0, 5])
def test_those_beside_a_group_who_are_all_alike_stay_hidden(level: int) -> None:
    """Else the group and all councils together say what each of the others answered."""
    varied = [replace(council, type="district") for council in MEMBERS[:12]]
    alike = [replace(council, type="unitary") for council in MEMBERS[12:24]]

    ledger = release((*given(varied), *(contribution(c, [level] * ASKED, DAY) for c in alike)))

    assert "national" in figures(ledger)
    assert not {"type:district", "type:unitary"} & figures(ledger).keys()


@pytest.mark.parametrize("count", [1, 3, 9])
def test_a_new_edition_does_not_show_who_is_new_in_it(count: int) -> None:
    """Its questions mean the same, and everybody else answers as before."""
    next_bank = a_bank("sample-2028", "2028")
    newcomers = given(OTHERS[:count], BETWEEN)
    now = tuple(in_edition(kept, next_bank) for kept in (*given(MEMBERS, BETWEEN), *newcomers))
    before = release(FIRST)

    order = Build(next_bank, (*FIRST, *now), [before], {}, {}, cut_off(1))
    after = build(order)

    assert "national" not in figures(after)
    assert not as_if_unchanged([before, after], (*FIRST, *now))


def in_edition(kept: KeptContribution, bank: Questionnaire) -> KeptContribution:
    record = replace(kept.contribution.record, questionnaire_id=bank.id)
    return replace(kept, contribution=replace(kept.contribution, record=record))
