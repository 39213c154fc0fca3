"""What every store does with links: each lets in one, and only while it works."""

from dataclasses import replace
from datetime import timedelta, timezone
from functools import partial

import pytest

from maturity.domain.link import Entry, Following, Link, Purpose, Refusal
from maturity.domain.organisation import Person, Role
from maturity.errors import Conflict, LinkRefused, MaturityError, NotHere
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


REFUSALS = (Refusal.USED, Refusal.REVOKED, Refusal.EXPIRED)
"""Those that the link alone decides, which every store checks whatever a use case says."""


def use(store: Store, person_id: str = "cat", role: Role | None = Role.LEAD) -> Entry:
    """Follows the link of the samples: whoever it is becomes Cat, with this role."""

    def decide(_: Following) -> Entry:
        part = role and a_membership(person_id=person_id, role=role)
        return Entry(Person(person_id, person_id.title()), part)

    return store.use_link("hash", NOW, person_id, decide)


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

    assert use(store) == Entry(CAT, CATS)

    assert store.link("hash") == a_link(used_at=NOW, used_by="cat")
    assert store.person("cat") == CAT
    assert store.membership("cat", "council") == CATS


def test_a_link_without_an_organisation_makes_nobody_a_member(store: Store) -> None:
    store.add_link(a_link(organisation_id=None, purpose=Purpose.OWNER))

    use(store, role=None)

    assert store.person("cat") == CAT
    assert list(store.memberships_of("cat")) == []


def out_of_use(refusal: Refusal) -> Link:
    return {
        Refusal.USED: a_link(used_at=NOW - TICK),
        Refusal.REVOKED: a_link(revoked_at=NOW - TICK),
        Refusal.EXPIRED: a_link(expires_at=NOW),
    }[refusal]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refused_use_changes_nothing(store: Store, refusal: Refusal) -> None:
    link = out_of_use(refusal)
    store.add_link(link)

    with pytest.raises(LinkRefused, match="no longer works"):
        use(store)

    assert store.link("hash") == link
    assert store.person("cat") is None
    assert list(store.members("council")) == []


def test_a_link_that_does_not_exist_lets_nobody_in(store: Store) -> None:
    with pytest.raises(NotHere):
        use(store)

    assert store.person("cat") is None
    assert store.membership("cat", "council") is None


def test_a_refused_use_does_not_rename_or_promote_a_member(store: Store) -> None:
    store.save_person(Person("cat", "Catherine"))
    store.save_membership(replace(CATS, role=Role.CONTRIBUTOR, shut_out=True))
    store.add_link(out_of_use(Refusal.USED))

    with pytest.raises(LinkRefused):
        use(store)

    assert store.person("cat") == Person("cat", "Catherine")
    assert store.membership("cat", "council") == replace(CATS, role=Role.CONTRIBUTOR, shut_out=True)


def test_a_decision_that_raises_changes_nothing(store: Store) -> None:
    def refuse(_: Following) -> Entry:
        raise MaturityError("Not you.")

    store.add_link(a_link())

    with pytest.raises(MaturityError, match="Not you"):
        store.use_link("hash", NOW, "cat", refuse)

    assert store.link("hash") == a_link()
    assert store.person("cat") is None


def seen(store: Store, link: Link, person_id: str) -> Following:
    """What the decision about this link gets to see."""
    found: list[Following] = []

    def decide(following: Following) -> Entry:
        found.append(following)
        return Entry(following.person)

    store.add_link(link)
    store.use_link(link.token_hash, NOW, person_id, decide)
    return found[-1]


def test_a_decision_sees_who_made_the_link_and_who_follows_it(store: Store) -> None:
    anns, bens = a_membership(role=Role.LEAD), a_membership(person_id="ben", shut_out=True)
    store.save_membership(anns)
    store.save_membership(bens)

    following = seen(store, a_link(), "ben")

    assert following == Following(
        link=a_link(),
        person=Person("ben", "Ben"),
        maker=Person("ann", "Ann"),
        makers_part=anns,
        own_part=bens,
        led=True,
    )


def test_a_decision_sees_parts_in_the_links_organisation_only(store: Store) -> None:
    settle(store, "county")
    store.save_membership(a_membership(organisation_id="county"))

    following = seen(store, a_link(), "cat")

    assert following == Following(a_link(), Person("cat"), maker=Person("ann", "Ann"))


def test_a_decision_about_a_link_of_no_organisation_sees_no_parts(store: Store) -> None:
    store.save_membership(a_membership())
    link = a_link(organisation_id=None, made_by=None)

    assert seen(store, link, "ann") == Following(link, Person("ann", "Ann"))


@pytest.mark.parametrize("zone", [None, TOKYO, timezone(-timedelta(hours=9, minutes=30))])
@pytest.mark.parametrize(("early", "works"), [(TICK, True), (0 * TICK, False), (-TICK, False)])
def test_a_link_works_until_the_very_instant_it_expires(
    store: Store, zone: timezone | None, early: timedelta, works: bool
) -> None:
    whole_second = NOW.replace(microsecond=0)
    store.add_link(a_link(expires_at=whole_second.astimezone(zone)))
    at = (whole_second - early).astimezone(zone)

    [outcome] = at_once(1, lambda _: store.use_link("hash", at, "cat", lambda _: Entry(CAT)))

    assert outcome == Entry(CAT) if works else isinstance(outcome, LinkRefused)


@pytest.mark.parametrize("refusal", [*REFUSALS, None])
def test_the_store_refuses_what_the_domain_refuses(store: Store, refusal: Refusal | None) -> None:
    link = out_of_use(refusal) if refusal else a_link()
    store.add_link(link)

    [outcome] = at_once(1, lambda _: use(store))

    assert link.refusal(NOW) is refusal
    assert isinstance(outcome, LinkRefused if refusal else Entry)


def test_a_link_is_used_once(store: Store) -> None:
    store.add_link(a_link())

    first, *others = (at_once(1, lambda _: use(store))[0] for _ in range(3))

    assert isinstance(first, Entry)
    assert all(isinstance(other, LinkRefused) for other in others)


def test_of_twenty_at_once_one_gets_in(store: Store) -> None:
    store.add_link(a_link())

    outcomes = at_once(20, lambda number: use(store, f"person-{number}"))

    [entry] = [outcome for outcome in outcomes if isinstance(outcome, Entry)]
    assert sum(isinstance(outcome, LinkRefused) for outcome in outcomes) == 19
    assert list(store.members("council")) == [entry.membership]
    people = [store.person(f"person-{number}") for number in range(20)]
    assert [person for person in people if person] == [entry.person]


def test_a_link_revoked_while_it_is_used_lets_in_or_is_revoked_and_never_both(
    store: Store,
) -> None:
    for number in range(10):
        store.add_link(a_link(f"hash-{number}"))

        used, _ = at_once(2, partial(use_or_revoke, store, f"hash-{number}"))

        link = store.link(f"hash-{number}")
        assert link is not None
        assert (link.used_at is not None) is isinstance(used, Entry)
        assert (link.revoked_at is not None) is isinstance(used, LinkRefused)


def use_or_revoke(store: Store, token_hash: str, number: int) -> Entry | None:
    if number == 0:
        return store.use_link(token_hash, NOW, "cat", lambda _: Entry(CAT, CATS))
    store.revoke_link(token_hash, NOW)
    return None


def test_the_first_revocation_stands(store: Store) -> None:
    store.add_link(a_link())

    store.revoke_link("hash", NOW.astimezone(TOKYO))
    store.revoke_link("hash", NOW + TICK)
    store.revoke_link("never made", NOW)

    assert store.link("hash") == a_link(revoked_at=NOW)


def test_a_link_that_was_used_is_not_revoked(store: Store) -> None:
    store.add_link(a_link(used_at=NOW, used_by="ann"))

    store.revoke_link("hash", NOW)

    assert store.link("hash") == a_link(used_at=NOW, used_by="ann")
