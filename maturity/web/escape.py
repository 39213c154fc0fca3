"""Text that people typed, made safe for places where Streamlit reads Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_ADDRESS = re.compile(r"(?i)(?<=http)(?=:)|(?<=https)(?=:)|(?<=www)(?=\.)|(?=@)|(?<=:)(?=[\w/-]+:)")

JOINER = "\u2060"
"""Shows nothing, and breaks no line."""


def plain(text: str) -> str:
    """Shows as it was typed: no link, picture, formula, colour or heading comes of it.

    Markdown takes a backslash before any sign of ASCII punctuation. Line breaks become blanks, so
    that nobody begins a list or a heading. Addresses become links even without any sign, unless
    something stands within them, and names between colons become pictures.
    """
    return _PUNCTUATION.sub(r"\\\1", _ADDRESS.sub(JOINER, " ".join(text.split())))
