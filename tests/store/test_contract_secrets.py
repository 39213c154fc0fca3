"""What every store does with the server's secrets: whoever comes first makes one, for all."""

import pytest

from maturity.store import Store
from tests.store.samples import HOSTILE, at_once


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_fresh_secret_comes_back_as_it_was(store: Store, text: str) -> None:
    assert store.secret(f"name {text}", text) == text


def test_the_first_secret_of_a_name_stands(store: Store) -> None:
    store.secret("cookies", "first")

    assert store.secret("cookies", "second") == "first"
    assert store.secret("forms", "other") == "other"


def test_twenty_at_once_get_the_same_secret(store: Store) -> None:
    got = at_once(20, lambda number: store.secret("cookies", f"fresh {number}"))

    assert len(set(got)) == 1
    assert got[0] == store.secret("cookies", "later")
