"""What every store does with contributions: adds them, and counts what follows a withdrawal."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from maturity.domain.contribution import KeptContribution, Withdrawal
from maturity.domain.contribution_history import History
from maturity.errors import Conflict
from maturity.store import Store
from tests.store.benchmark_samples import CODE, KEY, a_withdrawal, kept, of
from tests.store.samples import HOSTILE, NOW, TICK, at_once, settle

Given = KeptContribution | Withdrawal


def give(store: Store, given: Given) -> Given:
    return store.change_contribution(CODE, lambda _: given)


def history(store: Store, code: str) -> History:
    """What a decision sees, without deciding."""
    seen: list[History] = []

    def look(found: History) -> Given:
        seen.append(found)
        raise Conflict("Only a look.")

    with suppress(Conflict):
        store.change_contribution(code, look)
    return seen[-1]


def test_nothing_is_there_at_first(store: Store) -> None:
    assert list(store.contributions()) == list(store.contributions_from("council")) == []
    assert history(store, CODE) == History()


def test_a_contribution_comes_back_as_it_was(store: Store) -> None:
    settle(store)
    given = kept(organisation_id="council", origin="file", taken_at=NOW + TICK)
    none_of_it = replace(given.contribution.record, id="other", size=None, figures=())

    give(store, given)
    give(store, replace(given, contribution=replace(given.contribution, record=none_of_it)))

    found = [given, replace(given, contribution=replace(given.contribution, record=none_of_it))]
    by_id = sorted(found, key=lambda k: k.contribution.record.id)
    assert list(store.contributions()) == by_id
    assert store.contribution_count() == len(found)
    assert list(store.contributions_from("council")) == by_id
    assert history(store, CODE) == History(tuple(by_id))


def test_codes_and_names_come_back_letter_by_letter(store: Store) -> None:
    given = {text: of(f"code {text}", f"key {text}", f"id {text}") for text in HOSTILE.values()}

    store.add_contributions(list(given.values()))

    for text, kept_as in given.items():
        assert history(store, f"code {text}").contributions == (kept_as,)


def test_codes_are_known_by_the_organisation_that_contributed_under_them(store: Store) -> None:
    settle(store)
    store.add_contributions(
        [kept("a", organisation_id="council"), kept("b", organisation_id="council"), kept("c")]
    )

    assert list(store.contributed_codes()) == [(CODE, "council")]


def test_contributions_come_in_the_order_in_which_they_were_taken(store: Store) -> None:
    store.add_contributions([kept("b"), kept("c", NOW - TICK), kept("a")])

    assert [k.contribution.record.id for k in store.contributions()] == ["c", "a", "b"]


def test_a_withdrawal_counts_for_all_before_it_and_for_nothing_after(store: Store) -> None:
    give(store, kept("first", NOW))
    give(store, a_withdrawal(NOW + TICK))
    give(store, kept("again", NOW + 2 * TICK))
    give(store, a_withdrawal(NOW + 3 * TICK))
    give(store, kept("late", NOW + 4 * TICK))

    withdrawn = {k.contribution.record.id: k.withdrawn_at for k in store.contributions()}

    assert withdrawn == {"first": NOW + TICK, "again": NOW + 3 * TICK, "late": None}
    assert history(store, CODE).contributions == tuple(store.contributions())


def test_a_withdrawal_that_comes_before_what_it_withdraws_counts_as_well(store: Store) -> None:
    give(store, a_withdrawal(NOW + TICK))
    give(store, kept("late post", NOW))

    assert history(store, CODE).withdrawals == (a_withdrawal(NOW + TICK),)
    assert [k.withdrawn_at for k in store.contributions()] == [NOW + TICK]


@pytest.mark.parametrize(("code", "key"), [("BOR", KEY), (CODE, "another key"), ("BOR", "another")])
def test_a_withdrawal_touches_no_other_code_and_no_other_key(
    store: Store, code: str, key: str
) -> None:
    store.add_contributions([kept("mine"), of(code, key, "theirs")])
    store.add_withdrawals([a_withdrawal()])

    gone = {k.contribution.record.id for k in store.contributions() if k.withdrawn_at}
    assert gone == {"mine"}


def test_the_decision_sees_all_under_its_code_and_nothing_else(store: Store) -> None:
    store.add_contributions([kept("mine"), of("BOR", KEY, "theirs")])

    assert history(store, CODE) == History((kept("mine"),))


def test_where_the_decision_raises_nothing_changes(store: Store) -> None:
    def refuse(_history: History) -> Given:
        raise Conflict("No.")

    with pytest.raises(Conflict):
        store.change_contribution(CODE, refuse)

    assert list(store.contributions()) == []


@pytest.mark.parametrize("again", [kept(), of("BOR", "another key", "record-1")])
def test_a_record_that_is_there_already_is_a_conflict(store: Store, again: Given) -> None:
    give(store, kept())

    with pytest.raises(Conflict):
        give(store, again)

    assert list(store.contributions()) == [kept()]


def test_all_of_many_or_none(store: Store) -> None:
    with pytest.raises(Conflict):
        store.add_contributions([kept("one"), kept("two"), kept("one")])

    assert list(store.contributions()) == []


def test_of_many_decisions_at_once_each_sees_those_before_it(store: Store) -> None:
    def add(number: int) -> Callable[[History], Given]:
        return lambda found: kept(f"{len(found.contributions)} {number}")

    outcomes = at_once(4, lambda number: store.change_contribution(CODE, add(number)))

    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    seen = sorted(k.contribution.record.id[0] for k in store.contributions())
    assert seen == ["0", "1", "2", "3"]
