"""What every store does with organisations, people and their part in an organisation."""

from collections.abc import Sequence
from dataclasses import fields

import pytest

from maturity.domain.organisation import TYPES, Membership, Organisation, Person, Role
from maturity.errors import Conflict
from maturity.store import Store
from tests.store.samples import HOSTILE, a_membership, an_organisation, at_once, settle

FULL = Organisation(
    id="gwynedd",
    name="Cyngor Gwynedd",
    nation="wales",
    type="welsh-principal",
    region="Gogledd Cymru",
    population=117_393,
    population_year=2021,
    register_code="W06000002",
    invented=True,
)


def test_an_organisation_comes_back_as_it_was(store: Store) -> None:
    store.save_organisation(FULL)

    assert store.organisation(FULL.id) == FULL
    assert store.organisation_by_code(FULL.register_code) == FULL


def test_the_sample_leaves_no_field_at_its_default() -> None:
    assert not [f.name for f in fields(FULL) if getattr(FULL, f.name) == f.default]


def test_name_and_nation_are_enough(store: Store) -> None:
    least = Organisation("least", "Least", "england")
    store.save_organisation(least)

    assert store.organisation("least") == least


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_organisations_words_come_back_letter_by_letter(store: Store, text: str) -> None:
    organisation = an_organisation(id=f"id {text}", name=text, region=text, register_code=text)
    store.save_organisation(organisation)

    assert store.organisation(organisation.id) == organisation


@pytest.mark.parametrize("population", [0, 1, 2**31 - 1, 2**31, 2**31 + 1, 2**62])
def test_a_population_may_be_larger_than_32_bits(store: Store, population: int) -> None:
    organisation = an_organisation(population=population)
    store.save_organisation(organisation)

    assert store.organisation("council") == organisation


def test_every_type_of_organisation_can_be_kept(store: Store) -> None:
    for kind in TYPES:
        store.save_organisation(an_organisation(kind, type=kind))

    found = [store.organisation(kind) for kind in TYPES]

    assert [organisation and organisation.type for organisation in found] == list(TYPES)


def test_saving_again_changes_every_field(store: Store) -> None:
    store.save_organisation(an_organisation(FULL.id))
    store.save_organisation(FULL)

    assert store.organisation(FULL.id) == FULL


def test_what_was_known_can_be_taken_back(store: Store) -> None:
    store.save_organisation(FULL)
    store.save_organisation(an_organisation(FULL.id))

    assert store.organisation(FULL.id) == an_organisation(FULL.id)
    assert store.organisation_by_code(FULL.register_code) is None


def test_what_was_never_stored_is_none(store: Store) -> None:
    assert store.organisation("nobody") is None
    assert store.organisation_by_code("X1") is None
    assert store.person("nobody") is None
    assert store.membership("nobody", "nowhere") is None
    assert list(store.memberships_of("nobody")) == list(store.members("nowhere")) == []


def test_organisations_without_a_code_are_not_found_by_the_empty_code(store: Store) -> None:
    store.save_organisation(an_organisation("first"))
    store.save_organisation(an_organisation("second"))

    assert store.organisation_by_code("") is None


def test_two_organisations_cannot_have_the_same_code(store: Store) -> None:
    store.save_organisation(an_organisation("first", register_code="E1"))

    with pytest.raises(Conflict):
        store.save_organisation(an_organisation("second", register_code="E1"))

    assert store.organisation("second") is None


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_person_comes_back_as_they_were(store: Store, name: str) -> None:
    person = Person(f"id {name}", name, owner=True)
    store.save_person(person)

    assert store.person(person.id) == person


@pytest.mark.parametrize("owner", [True, False])
def test_a_new_name_leaves_the_rest_of_a_person_as_it_was(store: Store, owner: bool) -> None:
    store.save_person(Person("ann", owner=owner))
    store.save_person(Person("ben", "Ben"))

    store.rename_person("ann", "Ann Ŵyn")
    store.rename_person("nobody", "Nobody")

    assert store.person("ann") == Person("ann", "Ann Ŵyn", owner)
    assert store.person("ben") == Person("ben", "Ben")
    assert store.person("nobody") is None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("shut_out", [True, False])
def test_a_membership_comes_back_as_it_was(store: Store, role: Role, shut_out: bool) -> None:
    settle(store)
    membership = a_membership(role=role, shut_out=shut_out)
    store.save_membership(membership)

    assert store.membership("ann", "council") == membership
    assert list(store.members("council")) == list(store.memberships_of("ann")) == [membership]


def test_somebody_shut_out_stays_on_record_and_can_be_let_back_in(store: Store) -> None:
    settle(store)
    store.save_membership(a_membership())
    store.save_membership(a_membership(shut_out=True))

    assert list(store.members("council")) == [a_membership(shut_out=True)]

    store.save_membership(a_membership(role=Role.LEAD))

    assert list(store.members("council")) == [a_membership(role=Role.LEAD)]


def test_memberships_are_of_one_person_and_members_of_one_organisation(store: Store) -> None:
    settle(store, "council")
    settle(store, "county")
    pairs = [("ann", "council"), ("ann", "county"), ("ben", "council")]
    for person, organisation in pairs:
        store.save_membership(Membership(person, organisation, Role.LEAD))

    assert {m.organisation_id for m in store.memberships_of("ann")} == {"council", "county"}
    assert {m.person_id for m in store.members("council")} == {"ann", "ben"}
    assert {m.person_id for m in store.members("county")} == {"ann"}


def test_people_of_an_organisation_are_all_who_were_ever_in_it(store: Store) -> None:
    settle(store, "council")
    settle(store, "county")
    store.save_membership(a_membership(shut_out=True))
    store.save_membership(a_membership(organisation_id="county"))
    store.save_membership(a_membership(person_id="ben", organisation_id="county"))

    assert list(store.people_of("council")) == [Person("ann", "Ann")]
    assert {person.id for person in store.people_of("county")} == {"ann", "ben"}
    assert list(store.people_of("nowhere")) == []


def test_an_organisation_is_begun_with_its_first_member(store: Store) -> None:
    settle(store, "county")

    store.begin_organisation(an_organisation(), a_membership(role=Role.LEAD))

    assert store.organisation("council") == an_organisation()
    assert list(store.members("council")) == [a_membership(role=Role.LEAD)]


def test_an_organisation_is_not_begun_where_its_first_member_cannot_be_kept(store: Store) -> None:
    nobody = a_membership(person_id="nobody")

    [outcome] = at_once(1, lambda _: store.begin_organisation(an_organisation(), nobody))

    assert isinstance(outcome, Exception)
    assert store.organisation("council") is None


def test_only_the_first_member_is_added_as_the_first(store: Store) -> None:
    settle(store, "council")
    settle(store, "county")

    assert store.add_first_member(a_membership(shut_out=True)) is True
    assert store.add_first_member(a_membership(role=Role.LEAD)) is False
    assert store.add_first_member(a_membership(person_id="ben")) is False
    assert store.add_first_member(a_membership(organisation_id="county")) is True

    assert list(store.members("council")) == [a_membership(shut_out=True)]


def test_of_twenty_first_members_at_once_one_is_added(store: Store) -> None:
    settle(store)
    people = [Person(f"person-{number}") for number in range(20)]
    for person in people:
        store.save_person(person)

    added = at_once(20, lambda n: store.add_first_member(a_membership(person_id=people[n].id)))

    assert sorted(map(repr, added)) == ["False"] * 19 + ["True"]
    winner = people[added.index(True)].id
    assert list(store.members("council")) == [a_membership(person_id=winner)]


def test_a_change_is_decided_by_the_members_as_they_are(store: Store) -> None:
    settle(store)
    settle(store, "county")
    bens = a_membership(person_id="ben", shut_out=True)
    for membership in (a_membership(), bens, a_membership(organisation_id="county")):
        store.save_membership(membership)
    seen: list[set[Membership]] = []

    def decide(found: Sequence[Membership]) -> Membership:
        seen.append(set(found))
        return a_membership(role=Role.LEAD)

    assert store.change_membership("council", decide) == a_membership(role=Role.LEAD)

    assert seen[-1] == {a_membership(), bens}
    assert set(store.members("council")) == {a_membership(role=Role.LEAD), bens}


def test_a_change_that_is_refused_changes_nothing(store: Store) -> None:
    def refuse(_: Sequence[Membership]) -> Membership:
        raise Conflict("No.")

    settle(store)
    store.save_membership(a_membership())

    with pytest.raises(Conflict, match="No"):
        store.change_membership("council", refuse)

    assert list(store.members("council")) == [a_membership()]
