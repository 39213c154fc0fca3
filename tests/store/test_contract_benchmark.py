"""What every store does with releases, private records, codes and authorities that ended."""

from dataclasses import replace
from datetime import date

import pytest

from maturity.domain.group import Group
from maturity.domain.taskforce import EndedAuthority, IssuedCode
from maturity.errors import Conflict
from maturity.store import Store
from tests.store.benchmark_samples import a_release
from tests.store.samples import HOSTILE, NOW, TICK, an_organisation, at_once

JUNE, DECEMBER = a_release(date(2026, 6, 30)), a_release(date(2026, 12, 31))


def test_there_is_no_release_at_first(store: Store) -> None:
    assert (
        store.current_release("tea", invented=False)
        is store.current_release("tea", invented=True)
        is None
    )
    assert (list(store.releases()), dict(store.ledgers())) == ([], {})


def test_releases_come_back_letter_by_letter(store: Store) -> None:
    texts = HOSTILE.values()
    given = {replace(JUNE, id=f"id {text}", body=text, sha256=f"s{text}") for text in texts}

    for kept in given:
        store.add_release(kept, f"record {kept.body}")

    assert store.current_release("tea", invented=False) in given
    assert set(store.releases()) == given
    assert store.ledgers() == {f"id {text}": f"record {text}" for text in texts}


def test_the_current_release_is_the_one_with_the_newest_cut_off(store: Store) -> None:
    invented = a_release(date(2027, 3, 1), id="invented", invented=True)
    for kept in (DECEMBER, JUNE, invented):
        store.add_release(kept)

    assert store.current_release("tea", invented=False) == DECEMBER
    assert store.current_release("tea", invented=True) == invented
    assert list(store.releases()) == [JUNE, DECEMBER, invented]


def test_a_release_of_other_questions_is_not_the_current_one_of_these(store: Store) -> None:
    coffee = a_release(date(2027, 6, 30), family="coffee")
    for kept in (JUNE, coffee):
        store.add_release(kept)

    assert store.current_release("tea", invented=False) == JUNE
    assert store.current_release("coffee", invented=False) == coffee


def test_a_release_is_never_replaced(store: Store) -> None:
    store.add_release(JUNE, "record")

    with pytest.raises(Conflict):
        store.add_release(replace(JUNE, body="{}"), "other")

    assert (store.current_release("tea", invented=False), store.ledgers()) == (
        JUNE,
        {JUNE.id: "record"},
    )


def test_a_release_and_its_private_record_are_kept_both_or_neither(store: Store) -> None:
    with pytest.raises(Conflict):
        store.add_release(DECEMBER, "record", built_on=[JUNE.id])

    assert (list(store.releases()), dict(store.ledgers())) == ([], {})


def test_a_release_built_without_the_last_one_is_a_conflict(store: Store) -> None:
    store.add_release(JUNE, "june", built_on=[])

    with pytest.raises(Conflict, match="Another release"):
        store.add_release(DECEMBER, "december", built_on=[])
    store.add_release(DECEMBER, "december", built_on=[JUNE.id])

    assert set(store.ledgers()) == {JUNE.id, DECEMBER.id}


def test_of_two_releases_published_at_once_one_is_out(store: Store) -> None:
    both = (JUNE, DECEMBER)

    outcomes = at_once(2, lambda number: store.add_release(both[number], "record", built_on=[]))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "NoneType"]
    assert len(store.releases()) == len(store.ledgers()) == 1


def test_a_private_record_may_come_later_and_once(store: Store) -> None:
    store.add_release(JUNE)
    store.add_ledger(JUNE.id, "record")

    with pytest.raises(Conflict):
        store.add_ledger(JUNE.id, "other")

    assert dict(store.ledgers()) == {JUNE.id: "record"}


def test_issued_codes_come_back_in_their_order(store: Store) -> None:
    store.save_organisation(an_organisation())
    late = IssuedCode("SVT-1", "Fire Ŵyl", NOW + TICK, "council")
    early = IssuedCode("SVT-2", "Housing", NOW)
    for issued in (late, early):
        store.add_issued_code(issued)

    assert list(store.issued_codes()) == [early, late]
    assert (store.issued_code_for("council"), store.issued_code_for("else")) == (late, None)


@pytest.mark.parametrize(
    "again", [IssuedCode("SVT-1", "Other", NOW), IssuedCode("SVT-2", "Council", NOW, "council")]
)
def test_a_code_and_an_organisation_are_issued_for_once(store: Store, again: IssuedCode) -> None:
    store.save_organisation(an_organisation())
    store.add_issued_code(IssuedCode("SVT-1", "Council", NOW, "council"))

    with pytest.raises(Conflict):
        store.add_issued_code(again)

    assert len(store.issued_codes()) == 1


def test_registered_codes_are_those_of_real_organisations(store: Store) -> None:
    store.save_organisations(
        [
            an_organisation("amb", register_code="AMB"),
            an_organisation("made up", register_code="INV", invented=True),
            an_organisation("by hand"),
        ]
    )

    assert dict(store.registered_codes()) == {"AMB": "amb"}


def test_services_are_known_with_their_members(store: Store) -> None:
    store.save_organisations([an_organisation(name) for name in ("west", "east", "a", "b", "c")])
    for group in (
        Group("1", "One", "west", ("b", "a")),
        Group("2", "Two", "west", ("c", "a")),
        Group("3", "Three", "east", ()),
        Group("4", "Four", None, ("a", "b")),
        Group("1", "One", "west", ("b",)),
    ):
        store.save_group(group)

    assert store.services() == {"east": [], "west": ["a", "b", "c"]}


def test_ended_authorities_are_kept_and_corrected(store: Store) -> None:
    ended = [EndedAuthority("B", date(2026, 4, 1), "D"), EndedAuthority("A", date(2023, 4, 1))]
    store.save_ended_authorities(ended)
    store.save_ended_authorities([EndedAuthority("B", date(2027, 4, 1))])

    assert list(store.ended_authorities()) == [ended[1], EndedAuthority("B", date(2027, 4, 1))]


def test_a_register_is_kept_as_a_whole_or_not_at_all(store: Store) -> None:
    twice = [an_organisation(name, register_code="AMB") for name in ("one", "two")]

    with pytest.raises(Conflict):
        store.save_register(twice, [EndedAuthority("A", date(2023, 4, 1))])

    assert (dict(store.registered_codes()), list(store.ended_authorities())) == ({}, [])
