"""What every store knows of the server's owners: who was the first."""

from datetime import datetime

from maturity.domain.link import Link, Purpose
from maturity.domain.organisation import Person
from maturity.store import Store
from tests.store.samples import NOW, TICK


def owns(store: Store, person_id: str, at: datetime) -> None:
    """Follows an owner's link at this moment."""
    token = f"link of {person_id}"
    store.add_link(Link(token, Purpose.OWNER, None, NOW, NOW + 100 * TICK))
    store.use_link(token, at, person_id, lambda following: following.entry())


def test_a_new_server_has_no_owner(store: Store) -> None:
    assert store.first_owner() is None


def test_whoever_followed_an_owners_link_first_is_the_first(store: Store) -> None:
    owns(store, "zoe", NOW + TICK)
    owns(store, "ann", NOW + 2 * TICK)

    assert store.first_owner() == Person("zoe", owner=True, taskforce=True)


def test_a_person_without_such_a_link_is_not(store: Store) -> None:
    store.save_person(Person("ben", "Ben"))

    assert store.first_owner() is None
