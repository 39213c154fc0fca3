"""What every store finds when somebody searches an organisation by words of its name."""

from collections.abc import Callable

import pytest

from maturity.store import Store
from tests.store.samples import HOSTILE, an_organisation

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


def found(store: Store, words: str, most: int = 50) -> list[str]:
    return [organisation.name for organisation in store.search_organisations(words, most)]


def save(store: Store, *names: str) -> None:
    for name in names:
        store.save_organisation(an_organisation(f"id of {name}", name=name))


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

    assert sorted(found(store, words)) == sorted(expected)


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


def test_no_words_find_everybody_up_to_a_limit(store: Store) -> None:
    save(store, "Alpha", "Beta", "Gamma")

    assert found(store, "") == ["Alpha", "Beta", "Gamma"]
    assert found(store, "", most=2) == ["Alpha", "Beta"]
    assert found(store, "", most=0) == []


def test_an_invented_organisation_is_not_found(store: Store) -> None:
    store.save_organisation(an_organisation(name="Seaview", invented=True))

    assert found(store, "sea") == []
