"""Text that people typed, made safe for places where Streamlit reads Markdown."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """Shows as it was typed: no link, picture, formula, colour or heading comes of it.

    Markdown takes a backslash before any sign of ASCII punctuation. Line breaks become blanks, so
    that nobody begins a list or a heading.
    """
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
