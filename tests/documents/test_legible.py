"""What can be written of a text in the letters of the PDF's fonts, and what can be in any file."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from maturity.documents.fonts import covered, paths
from maturity.documents.legible import ZERO_WIDTH, breakable, legible, storable

WELSH = "ŵ ŷ Ŵ Ŷ â ê î ô û ï ö á é ẁ ẃ ẅ ỳ ý ÿ Â Ê Î Ô Û"
OTHERS = "£ € – — ‘ ’ “ ” … • × ÷ ½ ² ° → ≤ ≥ ✓ № ñ ç ß ø å č ł ğ Ω Ж"  # noqa: RUF001


def test_we_read_the_same_characters_from_the_fonts_as_fonttools_does() -> None:
    theirs = [{*map(chr, TTFont(path).getBestCmap())} for path in paths()]

    assert covered() == set.intersection(*theirs)
    assert len(covered()) > 1_000


@pytest.mark.parametrize("text", [WELSH, OTHERS, "", "Plain words, 1,234.5 and (brackets)."])
def test_what_the_fonts_have_stays_as_it_is(text: str) -> None:
    assert legible(text, covered()) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("A smile 😀.", "A smile [grinning face]."),
        ("👩🏽\u200d💻", "[woman][personal computer]"),
        ("🏛️ hall", "[classical building] hall"),
        ("欢迎", "[cjk unified ideograph-6b22][cjk unified ideograph-8fce]"),
        ("ש", "[hebrew letter shin]"),
        ("w\u0302 y\u0302", "ŵ ŷ"),
        ("①②", "12"),
        ("Ｆｕｌｌ", "Full"),  # noqa: RUF001
        ("non\u2011breaking", "non-breaking"),
        ("● one ▪ two \uf0b7 three", "• one • two • three"),
        ("a\u2009b\u3000c", "a b c"),
        ("a\tb\nc", "a b c"),
        ("a\x00b\x07c\u200bd\u202ee", "abcde"),
        ("\ue000", "[U+E000]"),
        ("\U000e0fff", "[U+E0FFF]"),
    ],
)
def test_what_they_lack_is_written_in_what_they_have(text: str, written: str) -> None:
    assert legible(text, covered()) == written


def test_a_passage_in_another_script_is_counted_as_its_names_could_not_be_read() -> None:
    text = "Before, 欢迎光临,欢迎光临,欢迎光临,欢迎光临 and שלום after."

    assert legible(text, covered()) == (
        "Before, [16 characters that this file cannot show] and [hebrew letter shin]"
        "[hebrew letter lamed][hebrew letter vav][hebrew letter final mem] after."
    )


@given(st.text())
def test_nothing_is_left_that_the_fonts_lack(text: str) -> None:
    assert covered().issuperset(legible(text, covered()))


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Cf"])))
def test_western_text_is_never_changed(text: str) -> None:
    assert legible(text, covered()) == text


@given(st.text())
def test_what_is_legible_stays_so(text: str) -> None:
    once = legible(text, covered())

    assert legible(once, covered()) == once


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_can_be_written_into_a_file(text: str) -> None:
    shown = storable(text)

    assert shown.encode().decode() == shown
    assert not {"\x00", "\x0b", "\ufffe"} & {*shown}
    assert [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\t\n\r\x85"] == []


def test_a_long_word_may_break_and_a_short_one_may_not() -> None:
    assert breakable("short words stay", 10) == "short words stay"
    assert breakable("a" * 11, 10) == ZERO_WIDTH.join(["aaaa", "aaaa", "aaa"])


@given(st.text(), st.integers(1, 60))
def test_breaking_changes_no_letter_and_is_done_once(text: str, most: int) -> None:
    plain = text.replace(ZERO_WIDTH, "")

    once = breakable(plain, most)

    assert once.replace(ZERO_WIDTH, "") == plain
    assert breakable(once, max(most, 4)) == once
