"""What every store finds when somebody searches the register by words of a name."""

from collections.abc import Callable

import pytest

from maturity.domain.organisation import Role
from maturity.store import Store
from tests.store.samples import HOSTILE, a_link, a_membership, an_organisation, settle

NAMES = [
    "Leeds",
    "100% Best",
    "100 Best",
    "snake_case",
    "snakeXcase",
    "Wow! Council",
    "Wow Council",
]
SPECIAL = ["%", "_", "!", "!%", "!_", "!!", "\\", "'", '"', "[a-z]", "*", "?"]


def found(store: Store, words: str) -> list[str]:
    return sorted(organisation.name for organisation in store.search_register(words))


def save(store: Store, *names: str) -> None:
    for name in names:
        code = f"code of {name}"
        store.save_organisation(an_organisation(f"id of {name}", name=name, register_code=code))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("%", ["100% Best"]),
        ("0%", ["100% Best"]),
        ("_", ["snake_case"]),
        ("e_c", ["snake_case"]),
        ("!", ["Wow! Council"]),
        ("w! c", ["Wow! Council"]),
        ("!%", []),
        ("council", ["Wow Council", "Wow! Council"]),
        ("LEEDS", ["Leeds"]),
        ("sNAKE", ["snakeXcase", "snake_case"]),
        ("nothing like it", []),
    ],
)
def test_words_are_found_as_they_stand_in_any_case(
    store: Store, words: str, expected: list[str]
) -> None:
    save(store, *NAMES)

    assert found(store, words) == sorted(expected)


@pytest.mark.parametrize("sign", SPECIAL)
def test_a_special_sign_finds_names_with_it_and_no_others(store: Store, sign: str) -> None:
    save(store, f"With {sign} inside", "Without")

    assert found(store, sign) == [f"With {sign} inside"]


@pytest.mark.parametrize(
    "name", [name for name in HOSTILE.values() if name], ids=filter(None, HOSTILE)
)
def test_every_name_is_found_by_itself(store: Store, name: str) -> None:
    save(store, name, "Another")

    assert found(store, name) == [name]


@pytest.mark.parametrize("name", ["Cyngor Sir Ŵyl", "YNYS MÔN", "Ŷ", "Ñandú", "ÉCOLE"])
@pytest.mark.parametrize("change", [str.lower, str.upper, str.title, str])
def test_letters_with_accents_have_no_case_either(
    store: Store, name: str, change: Callable[[str], str]
) -> None:
    save(store, name, "Another")

    assert found(store, change(name)) == [name]


def test_no_words_find_everybody(store: Store) -> None:
    save(store, "Gamma", "Alpha", "Beta")

    assert found(store, "") == ["Alpha", "Beta", "Gamma"]


def test_an_organisation_comes_back_whole(store: Store) -> None:
    seaview = an_organisation(name="Seaview", register_code="SEA", population=7, region="Coast")
    store.save_organisation(seaview)

    assert list(store.search_register("view")) == [seaview]


def test_an_invented_organisation_is_not_found(store: Store) -> None:
    store.save_organisation(an_organisation(name="Seaview", register_code="SEA", invented=True))

    assert found(store, "sea") == []


def test_an_organisation_that_somebody_entered_by_hand_is_not_found(store: Store) -> None:
    store.save_organisation(an_organisation(name="Seaview"))

    assert found(store, "sea") == []


def test_those_by_hand_have_no_code_and_are_not_invented(store: Store) -> None:
    by_hand = an_organisation("hand")
    store.save_organisations(
        [
            by_hand,
            an_organisation("imported", register_code="IMP"),
            an_organisation("invented", invented=True),
        ]
    )

    assert list(store.organisations_by_hand()) == [by_hand]
    assert list(store.organisations_by_hand("HA")) == [by_hand]
    assert list(store.organisations_by_hand("h_")) == []


def test_those_without_a_lead_were_entered_by_hand_or_have_a_link_or_had_somebody(
    store: Store,
) -> None:
    settle(store, "by hand")
    settle(store, "begun by hand")
    store.save_membership(a_membership(organisation_id="begun by hand", role=Role.LEAD))
    for name in ("imported", "invited", "begun", "left", "shut out", "invented"):
        store.save_organisation(
            an_organisation(name, register_code=name, invented=name == "invented")
        )
    store.save_membership(a_membership(organisation_id="begun", role=Role.LEAD))
    store.save_membership(a_membership(organisation_id="left", role=Role.LEAD, has_left=True))
    store.save_membership(a_membership(organisation_id="left", person_id="ben"))
    store.save_membership(a_membership(organisation_id="shut out", role=Role.LEAD, shut_out=True))
    for name in ("invited", "begun", "invented"):
        for number in (1, 2):
            store.add_link(a_link(f"{name} {number}", organisation_id=name))

    names = sorted(organisation.id for organisation in store.organisations_without_lead())

    assert names == ["by hand", "invited", "left", "shut out"]
    first = store.organisations_without_lead(most=2)
    assert [organisation.id for organisation in first] == ["by hand", "invited"]
    (found,) = store.organisations_without_lead("HUT O")
    assert found.id == "shut out"
