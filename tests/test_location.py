"""Where a database is: what is read, what is shown, and that a password never is."""

from pathlib import Path

import pytest

from maturity.errors import MaturityError
from maturity.location import SqliteFile, read_location


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://ann:geheim@db:5432/index", "postgresql://db:5432/index"),
        ("postgres://ann:a%40b%2Fc@db/index?sslmode=require", "postgresql://db/index"),
        ("postgresql://db/index?user=ann&password=geheim", "postgresql://db/index"),
        ("postgresql://ann:geheim@h1:5432,h2:5433/index", "postgresql://h1:5432,h2:5433/index"),
        ("postgresql://ann:geheim@[::1]:5432/index", "postgresql://[::1]:5432/index"),
        ("postgresql:///index", "postgresql:///index"),
    ],
)
def test_an_address_is_kept_whole_and_shown_without_who_and_password(text: str, shown: str) -> None:
    found = read_location(text)

    assert not isinstance(found, SqliteFile)
    assert (found.whole, str(found), found.in_full) == (text, shown, shown)
    assert "geheim" not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql:ann:geheim@db/index",
        "postgresql:/ann:geheim@db/index",
        "postgresql://ann:12/geheim@db/index",
        "postgresql://ann:a?geheim@db/index",
        "postgresql://ann:a#geheim@db/index",
        "postgresql://ann:[geheim@db/index",
        "host=db password=geheim dbname=index",
        "mysql://ann:geheim@db/index",
    ],
)
def test_what_is_no_address_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(MaturityError) as refused:
        read_location(text)

    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize("text", ["index.db", "sqlite:index.db"])
def test_anything_else_is_a_file(text: str) -> None:
    assert read_location(text) == SqliteFile(Path("index.db"))
