"""What can be written of a text: anywhere, and in a PDF, which has only the letters of its fonts.

Only the PDF spells out: a browser and Word find a font for every character by themselves.
"""

import re
import unicodedata
from functools import lru_cache

from maturity.locale import ngettext

LONGEST_SPELLED = 12
"""So many foreign characters in a row are spelled out one by one. More could not be read."""

ZERO_WIDTH = "\u200b"
PIECES = re.compile(".{1,4}", re.DOTALL)

BLANK = " "
SEEN = {"\n", "\t"}
"""The only control characters that a reader sees, as blanks."""

INVISIBLE = {"Cc", "Cf", "Cs"}
"""Kinds of characters that only steer: controls, joiners and directions, halves of pairs."""

MODIFIERS = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
"""They vary the look of the emoji before them, which its name does not tell."""

ALIKE = str.maketrans({"‐": "-", "‑": "-", "●": "•", "▪": "•", "\uf0b7": "•", "✔": "✓"})  # noqa: RUF001
"""Hyphens, bullets and ticks of word processors. They mean what stands here for them."""

ANYWHERE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What neither HTML nor XML may hold."""


def breakable(text: str, most: int) -> str:
    """Words of more letters may break within, where nobody sees it: they fit no line."""
    long_words = re.compile(rf"[^\s{ZERO_WIDTH}]{{{most + 1},}}")
    return long_words.sub(lambda found: ZERO_WIDTH.join(PIECES.findall(found[0])), text)


def storable(text: str) -> str:
    """The text without what no file may hold. It reads the same."""
    return ANYWHERE.sub("", text)


def legible(text: str, covered: frozenset[str]) -> str:
    """The text in the covered characters alone: an emoji becomes `[grinning face]`."""
    composed = unicodedata.normalize("NFC", text)
    if covered.issuperset(composed):
        return composed
    composed = MODIFIERS.sub("", composed.translate(ALIKE))
    return _passages(covered).sub(lambda found: _spelled(found[0], covered), composed)


@lru_cache(maxsize=1)
def _passages(covered: frozenset[str]) -> re.Pattern[str]:
    """Characters that are not covered, and blanks and signs between them."""
    foreign = f"[^{re.escape(''.join(sorted(covered)))}]"
    return re.compile(rf"{foreign}(?:\W*{foreign})*")


def _spelled(passage: str, covered: frozenset[str]) -> str:
    shown = [c if c in covered else _shown(c, covered) for c in passage]
    foreign = sum(len(found) > 1 and found.startswith("[") for found in shown)
    if foreign <= LONGEST_SPELLED:
        return "".join(shown)
    return ngettext(
        "[{count} character that this file cannot show]",
        "[{count} characters that this file cannot show]",
        foreign,
    ).format(count=foreign)


@lru_cache(maxsize=4096)
def _shown(character: str, covered: frozenset[str]) -> str:
    """As another character that means the same, or by its name, or not at all."""
    kind = unicodedata.category(character)
    if character in SEEN or kind in {"Zs", "Zl", "Zp"}:
        return BLANK
    if kind in INVISIBLE:
        return ""
    alike = unicodedata.normalize("NFKC", character)
    if covered.issuperset(alike):
        return alike
    name = unicodedata.name(character, "").lower()
    return f"[{name or f'U+{ord(character):04X}'}]"
