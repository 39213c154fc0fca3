"""What every store does with links: each lets in one, and only while it works."""

from dataclasses import replace
from datetime import timedelta, timezone
from functools import partial

import pytest

from maturity.domain.link import Link, Purpose, Refusal
from maturity.domain.organisation import Person, Role
from maturity.errors import Conflict
from maturity.store import Store
from tests.store.samples import NOW, TICK, a_link, a_membership, at_once, settle

CAT = Person("cat", "Cat")
CATS = a_membership(person_id="cat", role=Role.LEAD)
TOKYO = timezone(timedelta(hours=9))
FULL = Link(
    token_hash="full",  # noqa: S106 - a name, no secret
    purpose=Purpose.DEVICE,
    made_by="ann",
    made_at=NOW,
    expires_at=NOW + TICK,
    organisation_id="council",
    role=Role.LEAD,
    person_id="ben",
    used_at=NOW - TICK,
    used_by="ben",
    revoked_at=NOW.replace(microsecond=0),
)


@pytest.fixture(autouse=True)
def _settled(store: Store) -> None:
    settle(store)


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_comes_back_as_it_was(store: Store, purpose: Purpose) -> None:
    links = [
        replace(FULL, purpose=purpose),
        a_link("least", purpose=purpose, made_by=None, organisation_id=None),
    ]
    for link in links:
        store.add_link(link)

    assert [store.link("full"), store.link("least")] == links


def test_instants_of_any_time_zone_come_back_as_the_same_instant(store: Store) -> None:
    store.add_link(a_link(made_at=NOW.astimezone(TOKYO)))

    link = store.link("hash")

    assert link is not None
    assert link.made_at == NOW
    assert link.made_at.utcoffset() == timedelta(0)


def test_links_of_an_organisation_are_its_own(store: Store) -> None:
    settle(store, "county")
    ours, other = a_link("ours"), a_link("other", organisation_id="county")
    nobodys = a_link("nobodys", organisation_id=None)
    for link in (ours, other, nobodys):
        store.add_link(link)

    assert list(store.links_of("council")) == [ours]


def test_a_hash_is_taken_once(store: Store) -> None:
    store.add_link(a_link())

    with pytest.raises(Conflict):
        store.add_link(a_link(purpose=Purpose.OWNER))

    assert store.link("hash") == a_link()


def test_using_a_link_lets_its_holder_in(store: Store) -> None:
    store.add_link(a_link())

    assert store.use_link("hash", NOW, CAT, CATS) is True

    assert store.link("hash") == a_link(used_at=NOW, used_by="cat")
    assert store.person("cat") == CAT
    assert store.membership("cat", "council") == CATS


def test_a_link_without_an_organisation_makes_nobody_a_member(store: Store) -> None:
    store.add_link(a_link(organisation_id=None, purpose=Purpose.OWNER))

    assert store.use_link("hash", NOW, CAT, None) is True

    assert store.person("cat") == CAT
    assert list(store.memberships_of("cat")) == []


def out_of_use(refusal: Refusal) -> Link:
    return {
        Refusal.USED: a_link(used_at=NOW - TICK),
        Refusal.REVOKED: a_link(revoked_at=NOW - TICK),
        Refusal.EXPIRED: a_link(expires_at=NOW),
    }[refusal]


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refused_use_changes_nothing(store: Store, refusal: Refusal) -> None:
    link = out_of_use(refusal)
    store.add_link(link)

    assert store.use_link("hash", NOW, CAT, CATS) is False

    assert store.link("hash") == link
    assert store.person("cat") is None
    assert list(store.members("council")) == []


def test_a_link_that_does_not_exist_lets_nobody_in(store: Store) -> None:
    assert store.use_link("guessed", NOW, CAT, CATS) is False

    assert store.person("cat") is None
    assert store.membership("cat", "council") is None


def test_a_refused_use_does_not_rename_or_promote_a_member(store: Store) -> None:
    store.save_person(CAT)
    store.save_membership(replace(CATS, role=Role.CONTRIBUTOR, shut_out=True))
    store.add_link(out_of_use(Refusal.USED))

    store.use_link("hash", NOW, Person("cat", "Somebody else", owner=True), CATS)

    assert store.person("cat") == CAT
    assert store.membership("cat", "council") == replace(CATS, role=Role.CONTRIBUTOR, shut_out=True)


@pytest.mark.parametrize("zone", [None, TOKYO, timezone(-timedelta(hours=9, minutes=30))])
@pytest.mark.parametrize(("early", "works"), [(TICK, True), (0 * TICK, False), (-TICK, False)])
def test_a_link_works_until_the_very_instant_it_expires(
    store: Store, zone: timezone | None, early: timedelta, works: bool
) -> None:
    whole_second = NOW.replace(microsecond=0)
    store.add_link(a_link(expires_at=whole_second.astimezone(zone)))

    assert store.use_link("hash", (whole_second - early).astimezone(zone), CAT, CATS) is works


@pytest.mark.parametrize("refusal", [*Refusal, None])
def test_the_store_refuses_what_the_domain_refuses(store: Store, refusal: Refusal | None) -> None:
    link = out_of_use(refusal) if refusal else a_link()
    store.add_link(link)

    used = store.use_link("hash", NOW, CAT, None)

    assert link.refusal(NOW) is refusal
    assert used is (refusal is None)


def test_a_link_is_used_once(store: Store) -> None:
    store.add_link(a_link())

    assert [store.use_link("hash", NOW, CAT, CATS) for _ in range(3)] == [True, False, False]


def test_of_twenty_at_once_one_gets_in(store: Store) -> None:
    store.add_link(a_link())
    people = [Person(f"person-{number}") for number in range(20)]

    used = at_once(
        20,
        lambda n: store.use_link("hash", NOW, people[n], a_membership(person_id=people[n].id)),
    )

    assert sorted(map(repr, used)) == ["False"] * 19 + ["True"]
    winner = people[used.index(True)]
    assert list(store.members("council")) == [a_membership(person_id=winner.id)]
    assert [person for person in people if store.person(person.id)] == [winner]


def test_a_link_revoked_while_it_is_used_lets_in_or_not_but_says_so(store: Store) -> None:
    hashes = [f"hash-{number}" for number in range(10)]
    for token_hash in hashes:
        store.add_link(a_link(token_hash))

    for token_hash in hashes:
        used, _ = at_once(2, partial(use_or_revoke, store, token_hash))
        link = store.link(token_hash)
        assert link is not None
        assert (link.used_at is not None) is used
        assert used or link.revoked_at is not None


def use_or_revoke(store: Store, token_hash: str, number: int) -> bool | None:
    if number == 0:
        return store.use_link(token_hash, NOW, CAT, CATS)
    store.revoke_link(token_hash, NOW)
    return None


def test_the_first_revocation_stands(store: Store) -> None:
    store.add_link(a_link())

    store.revoke_link("hash", NOW.astimezone(TOKYO))
    store.revoke_link("hash", NOW + TICK)
    store.revoke_link("never made", NOW)

    assert store.link("hash") == a_link(revoked_at=NOW)
