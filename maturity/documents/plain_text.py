"""Headings and paragraphs of plain text for a terminal. No words of its own."""

import textwrap
from collections.abc import Iterator

WIDTH = 80


def headline(text: str) -> Iterator[str]:
    yield from (text, "=" * len(text), "")


def title(text: str) -> Iterator[str]:
    yield from (text, "-" * len(text))


def wrapped(*sentences: str, gap: bool = True, indent: int = 0, hanging: int = 0) -> Iterator[str]:
    """The sentences as one paragraph, with an empty line after it unless `gap` is False."""
    text = " ".join(sentence for sentence in sentences if sentence)
    first, rest = " " * indent, " " * (indent + hanging)
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest)
    if gap:
        yield ""
