"""How wide the columns of a table should be, where the program that shows it does not say."""

from collections.abc import Sequence

SPARE = 3
"""Characters that the space between two columns takes."""

LONGEST_WORD = 22
"""Longer words break: one of them must not take the room of all other columns."""

ONE_LINE, TWO_LINES = 10, 24
"""Texts of so many characters, such as a figure or a day, keep to so many lines if they can."""

MOST = 0.9
"""Of the cells of a column have about its typical length or less."""

STEPS = 12
"""Of halving the difference: then it is less than a character."""


def column_widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """In characters, as many as there is room for where the words allow it.

    Rows become as low as they can: cells of long texts are to have the same number of lines.
    """
    columns = list(zip(*rows, strict=True))
    least = [_least(column) for column in columns]
    typical = [_typical(column) for column in columns]
    low, high = 1.0, max(typical, default=1) + 1.0
    if sum(_at(low, least, typical)) <= room:
        return _at(low, least, typical)
    for _step in range(STEPS):
        lines = (low + high) / 2
        fits = sum(_at(lines, least, typical)) <= room
        low, high = (low, lines) if fits else (lines, high)
    return _at(high, least, typical)


def _at(lines: float, least: list[int], typical: list[int]) -> list[int]:
    """The widths at which typical cells have so many lines."""
    return [
        SPARE + max(low, round(length / lines)) for low, length in zip(least, typical, strict=True)
    ]


def _least(column: Sequence[str]) -> int:
    """Room for each word of a long text, and for each line of a short one."""
    return max(min(_narrowest(text), LONGEST_WORD) for text in column)


def _narrowest(text: str) -> int:
    words = text.split()
    if len(text) <= ONE_LINE or len(words) < 2:
        return len(text)
    if len(text) > TWO_LINES:
        return max(map(len, words))
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return min(max(map(len, lines)) for lines in halves)


def _typical(column: Sequence[str]) -> int:
    """Of the few longest cells, some more lines are better than narrow cells beside them."""
    lengths = sorted(map(len, column))
    return lengths[min(int(len(lengths) * MOST), len(lengths) - 1)]
