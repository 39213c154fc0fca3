"""What every store knows of roles that end and of duties: kept as it was, changed as a whole."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from maturity.domain.organisation import Membership, Person, Role
from maturity.errors import MaturityError
from maturity.store import Store
from tests.store.samples import a_membership, settle


def two(store: Store) -> tuple[Membership, Membership]:
    """Ann leads the council, Ben answers."""
    settle(store)
    ann, ben = a_membership(role=Role.LEAD), a_membership(person_id="ben")
    for membership in (ann, ben):
        store.save_membership(membership)
    return ann, ben


@pytest.mark.parametrize("has_left", [True, False])
def test_whether_somebody_has_left_comes_back_as_it_was(store: Store, has_left: bool) -> None:
    settle(store)
    membership = a_membership(has_left=has_left)

    store.save_membership(membership)

    assert store.membership("ann", "council") == membership
    assert list(store.memberships_of("ann")) == [membership]
    assert list(store.members("council")) == [membership]


@pytest.mark.parametrize("owner", [True, False])
@pytest.mark.parametrize("taskforce", [True, False])
def test_duties_come_back_as_they_were(store: Store, owner: bool, taskforce: bool) -> None:
    person = Person("olga", "Olga", owner, taskforce)

    store.save_person(person)

    assert store.person("olga") == person
    assert list(store.people_with_duty()) == ([person] if owner or taskforce else [])


def test_several_memberships_change_at_once(store: Store) -> None:
    ann, ben = two(store)
    changed = (replace(ann, role=Role.READER), replace(ben, role=Role.LEAD))

    assert tuple(store.change_memberships("council", lambda _found: changed)) == changed

    assert {m.person_id: m for m in store.members("council")} == dict(
        zip(("ann", "ben"), changed, strict=True)
    )


def test_a_decision_about_several_sees_them_all_and_may_refuse(store: Store) -> None:
    two(store)
    seen: list[Membership] = []

    def decide(found: Sequence[Membership]) -> Sequence[Membership]:
        seen.extend(found)
        raise MaturityError("No.")

    with pytest.raises(MaturityError):
        store.change_memberships("council", decide)

    assert {m.person_id for m in seen} == {"ann", "ben"}
    assert {m.person_id: m.role for m in store.members("council")} == {
        "ann": Role.LEAD,
        "ben": Role.CONTRIBUTOR,
    }


def test_a_duty_changes_by_a_decision_that_sees_everybody_with_one(store: Store) -> None:
    for person in (Person("olga", owner=True), Person("tess", taskforce=True)):
        store.save_person(person)
    seen: list[Person] = []

    def decide(found: Sequence[Person]) -> Person:
        seen.extend(found)
        return Person("olga", "Olga", taskforce=True)

    assert store.change_duty(decide) == Person("olga", "Olga", taskforce=True)

    assert {person.id for person in seen} == {"olga", "tess"}
    assert store.person("olga") == Person("olga", "Olga", taskforce=True)
