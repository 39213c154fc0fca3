"""Typed text keeps its letters and loses its power."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.web.escape import JOINER, plain


@pytest.mark.parametrize(
    "text",
    ["# Heading", "[a](https://example.org)", "![x](https://example.org/x.png)", "$x^2$", "a | b"],
)
def test_every_sign_that_markdown_knows_is_escaped(text: str) -> None:
    assert not re.search(r"(?<!\\)[#\[\]!$|(*_`<:]", plain(text))


@given(st.text())
def test_without_the_backslashes_it_is_what_was_typed_on_one_line(text: str) -> None:
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(text))

    assert shown.replace(JOINER, "") == " ".join(text.split()).replace(JOINER, "")


def test_welsh_letters_and_emoji_stay_as_they_are() -> None:
    assert plain("Ynys Môn ŵ ŷ 🙂") == "Ynys Môn ŵ ŷ 🙂"


@pytest.mark.parametrize(
    "address", ["http://e.org", "HTTPS://e.org", "www.e.org", "ann@e.org", "see http://www.e.org"]
)
def test_no_address_becomes_a_link(address: str) -> None:
    shown = plain(address).replace("\\", "")

    assert not re.search(r"(?i)https?://|www\.|\w@", shown)


@pytest.mark.parametrize("name", [":streamlit:", ":smile:", ":material/home:", ":a::b:"])
def test_no_name_between_colons_becomes_a_picture(name: str) -> None:
    assert not re.search(r":[\w/]+:", plain(name).replace("\\", ""))
