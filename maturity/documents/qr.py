"""An address as a QR code: a drawing that a phone's camera reads. No words of its own."""

from collections.abc import Iterator
from html import escape

import segno

from maturity.documents.legible import storable
from maturity.documents.voting_cards import FONT

WIDTH = 100
"""Millimetres. A phone reads it from three metres away."""

QUIET = 4
"""Modules of white around the code, without which cameras do not find it."""

LETTERS = 0.16
"""Of the width: so high are the letters below, read by whoever sits at the same table."""


def qr_svg(address: str, alt: str, letters: str = "") -> str:
    """Black on white, on a dark page too: many cameras read nothing else."""
    code = segno.make(address, error="m", micro=False)
    rows = [list(row) for row in code.matrix]
    size = len(rows) + 2 * QUIET
    high = round(size * (1 + LETTERS), 2) if letters else size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH}mm" '
        f'height="{WIDTH * high / size:g}mm" viewBox="0 0 {size} {high}" '
        f'shape-rendering="crispEdges"><title>{escape(storable(alt))}</title>'
        f'<rect width="{size}" height="{high}" fill="#ffffff"/>'
        f'<path d="{"".join(_dark(rows))}" fill="#000000"/>{_below(letters, size)}</svg>'
    )


def _below(letters: str, size: int) -> str:
    """Below the quiet zone, which stays empty."""
    if not letters:
        return ""
    return (
        f'<text x="{size / 2:g}" y="{size * (1 + LETTERS * 0.75):.2f}" text-anchor="middle" '
        f'font-family="{FONT}" font-size="{size * LETTERS:.2f}" font-weight="700" '
        f'fill="#000000">{escape(storable(letters))}</text>'
    )


def _dark(rows: list[list[int]]) -> Iterator[str]:
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                yield f"M{x + QUIET} {y + QUIET}h1v1h-1z"
