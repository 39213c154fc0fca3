"""What every store does with groups: a shared service and whom it serves."""

import pytest

from maturity.domain.group import Group
from maturity.store import Store
from tests.store.samples import HOSTILE, an_organisation, at_once

ORGANISATIONS = ("service", "leeds", "bath", "wells")
GROUP = Group("west", "Procurement West", "service", ("leeds", "bath"))


@pytest.fixture(autouse=True)
def _settled(store: Store) -> None:
    store.save_organisations([an_organisation(name) for name in ORGANISATIONS])


def test_a_group_comes_back_with_its_members_in_their_order(store: Store) -> None:
    store.save_group(GROUP)

    assert store.group("west") == GROUP


def test_a_group_may_be_of_nobody_and_run_by_nobody(store: Store) -> None:
    store.save_group(Group("least", "Least"))

    assert store.group("least") == Group("least", "Least")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_groups_name_comes_back_letter_by_letter(store: Store, text: str) -> None:
    group = Group(f"id {text}", text, "service", ("bath",))
    store.save_group(group)

    assert store.group(group.id) == group


@pytest.mark.parametrize("members", [(), ("wells",), ("bath", "leeds"), ORGANISATIONS])
def test_saving_again_replaces_everything(store: Store, members: tuple[str, ...]) -> None:
    store.save_group(GROUP)
    changed = Group("west", "West", None, members)
    store.save_group(changed)

    assert store.group("west") == changed

    store.save_group(GROUP)
    assert store.group("west") == GROUP


def test_a_group_that_was_never_stored_is_none(store: Store) -> None:
    assert store.group("nowhere") is None
    assert list(store.groups_of("nowhere")) == list(store.groups_of("leeds")) == []


def test_groups_of_an_organisation_are_those_it_is_in_or_works_for_by_name(store: Store) -> None:
    east = Group("east", "east", "wells", ("leeds", "bath", "service"))
    own = Group("own", "Bath alone", "bath", ("bath",))
    for group in (GROUP, east, own):
        store.save_group(group)

    found = {name: list(store.groups_of(name)) for name in ORGANISATIONS}

    assert found == {
        "service": [east, GROUP],
        "leeds": [east, GROUP],
        "bath": [own, east, GROUP],
        "wells": [east],
    }


def test_who_left_a_group_is_no_longer_of_it(store: Store) -> None:
    store.save_group(GROUP)
    store.save_group(Group("west", "Procurement West", "service", ("bath",)))

    assert list(store.groups_of("leeds")) == []


def test_a_group_with_a_member_that_is_not_there_changes_nothing(store: Store) -> None:
    store.save_group(GROUP)
    wrong = Group("west", "Wrong", None, ("wells", "nowhere"))

    [outcome] = at_once(1, lambda _: store.save_group(wrong))

    assert isinstance(outcome, Exception)
    assert store.group("west") == GROUP


def test_of_two_changes_at_once_one_stands_as_a_whole(store: Store) -> None:
    versions = [
        Group("west", "One", "service", ("bath", "leeds")),
        Group("west", "Two", "wells", ("leeds",)),
    ]

    for _ in range(5):
        assert at_once(2, lambda number: store.save_group(versions[number])) == [None, None]

        assert store.group("west") in versions
