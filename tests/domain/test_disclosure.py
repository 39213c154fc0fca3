"""The audit against its published oracles, and against exact arithmetic on small cases."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.disclosure import audit
from maturity.domain.ledger import Insider, Leaks

Sets = list[frozenset[str]]

A = "abcdefghij"


def everybody(records: str) -> list[Insider]:
    """Each record is of an organisation of its own, named alike."""
    return [Insider(record, frozenset(record)) for record in records]


def test_one_set_gives_nobody_away() -> None:
    assert audit([A], everybody(A), {}) == Leaks()


def test_a_newcomer_is_the_difference_of_two_sets() -> None:
    assert audit([A, A + "k"], everybody(A + "k"), {}) == Leaks(outsider=("k",))


def test_two_newcomers_know_each_other() -> None:
    found = audit([A, A + "kl"], everybody(A + "kl"), {})

    assert found == Leaks(insider=(("k", "l"), ("l", "k")))


def test_parts_that_leave_two_over_tell_each_of_the_other() -> None:
    found = audit([A + "kl", "abcde", "fghij"], everybody(A + "kl"), {})

    assert found == Leaks(insider=(("k", "l"), ("l", "k")))


def test_a_cycle_of_sets_gives_away_what_no_two_of_them_do() -> None:
    cycle = [{"a", "b"}, {"b", "c"}, {"c", "a"}]

    assert audit(cycle, [], {}) == Leaks(outsider=("a", "b", "c"))
    assert not any(audit(pair, [], {}) for pair in combinations(cycle, 2))


def test_a_cycle_of_an_even_number_gives_everybody_away_to_each_member() -> None:
    cycle = [{"a", "b"}, {"b", "c"}, {"c", "d"}, {"d", "a"}]

    found = audit(cycle, everybody("abcd"), {})

    assert not found.outsider
    assert len(found.insider) == 12


def test_a_chain_of_sets_gives_away_its_other_end() -> None:
    chain = [{"a", "b"}, {"b", "c"}, {"c", "d"}]

    assert ("a", "d") in audit(chain, everybody("abcd"), {}).insider
    assert audit([*chain, {"d"}], [], {}).outsider == tuple("abcd")


def test_a_group_that_knows_all_members_of_a_set_but_one_learns_that_one() -> None:
    service = Insider("service", frozenset("abcdefghi"))

    assert audit([A], [service], {}) == Leaks(insider=(("service", "j"),))
    assert not audit([A], [Insider("service", frozenset("abcdefgh"))], {})


def test_a_group_that_knows_whole_sets_takes_them_away() -> None:
    service = Insider("service", frozenset("abcdefghij"))

    assert audit([A + "kl", "l" + A[:5], A[5:] + "mn"], [service], {}).insider == (
        ("service", "k"),
        ("service", "l"),
    )


def test_an_insider_uses_all_the_records_it_ever_gave() -> None:
    sets = [{"a", "b", "c"}, {"A", "b", "d"}, {"c", "d", "e"}, {"e", "f"}]

    assert ("one", "b") not in audit(sets, [Insider("one", frozenset("a"))], {}).insider
    both = audit([*sets, {"a", "A", "b"}], [Insider("one", frozenset("aA"))], {})
    assert ("one", "b") in both.insider


def test_the_change_of_one_organisation_is_given_away_though_neither_record_is() -> None:
    own = {"k": "K", "K": "K"}

    assert audit([A + "k", A + "K"], [], own) == Leaks(changes=(("K", "k"),))
    assert not audit([A + "k", A[1:] + "K"], [], own)


def test_no_sets_give_nothing_away() -> None:
    assert audit([], everybody(A), {}) == Leaks()
    assert audit([[]], everybody(A), {"a": "A"}) == Leaks()


RECORDS = "abcdefgh"
SETS = st.lists(st.frozensets(st.sampled_from(RECORDS), min_size=1), min_size=1, max_size=7)
KNOWN = st.frozensets(st.sampled_from(RECORDS), min_size=1, max_size=4)


@given(SETS, KNOWN)
def test_the_audit_is_exact_linear_algebra(sets: Sets, known: frozenset[str]) -> None:
    own = dict(zip(RECORDS, RECORDS[:4] * 2, strict=True))

    found = audit(sets, [Insider("one", known)], own)

    rows = eliminated(vector(one) for one in sets)
    with_own = eliminated([*rows.values(), *(vector({record}) for record in known)])
    used = frozenset().union(*sets)
    outside = {r for r in used if follows(vector({r}), rows)}
    inside = {r for r in used - known if follows(vector({r}), with_own)}
    changes = {
        (r, s)
        for r, s in combinations(sorted(used), 2)
        if own[r] == own[s]
        and not {r, s} <= outside
        and follows([x - y for x, y in zip(vector({r}), vector({s}), strict=True)], rows)
    }
    assert found.outsider == tuple(sorted(outside))
    assert found.insider == tuple(("one", r) for r in sorted(inside - outside))
    assert found.changes == tuple(sorted(changes))


@given(SETS, st.frozensets(st.sampled_from(RECORDS), min_size=1))
def test_another_set_never_gives_less_away(sets: Sets, more: frozenset[str]) -> None:
    before = audit(sets, everybody(RECORDS), {})
    after = audit([*sets, more], everybody(RECORDS), {})

    assert set(before.outsider) <= set(after.outsider)
    told = set(after.insider) | {(one, r) for one in RECORDS for r in after.outsider}
    assert set(before.insider) <= told


def vector(records: frozenset[str] | set[str]) -> list[Fraction]:
    return [Fraction(record in records) for record in RECORDS]


def eliminated(rows: Iterable[list[Fraction]]) -> dict[int, list[Fraction]]:
    """A basis of their row space by the column of each row's first number."""
    found: dict[int, list[Fraction]] = {}
    for row in rows:
        rest = remainder(row, found)
        first = next((column for column, number in enumerate(rest) if number), None)
        if first is not None:
            found[first] = rest
    return found


def remainder(row: list[Fraction], basis: dict[int, list[Fraction]]) -> list[Fraction]:
    for column in range(len(row)):
        if row[column] and column in basis:
            pivot = basis[column]
            factor = row[column] / pivot[column]
            row = [x - factor * y for x, y in zip(row, pivot, strict=True)]
    return row


def follows(wanted: list[Fraction], basis: dict[int, list[Fraction]]) -> bool:
    return not any(remainder(wanted, basis))
