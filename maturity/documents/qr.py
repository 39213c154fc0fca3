"""An address as a QR code: a drawing that a phone's camera reads. No words of its own."""

from collections.abc import Iterator
from html import escape

import segno

from maturity.documents.legible import storable

WIDTH = 70
"""Millimetres. A phone reads it from two metres away."""

QUIET = 4
"""Modules of white around the code, without which cameras do not find it."""


def qr_svg(address: str, alt: str) -> str:
    """Black on white, on a dark page too: many cameras read nothing else."""
    code = segno.make(address, error="m", micro=False)
    rows = [list(row) for row in code.matrix]
    size = len(rows) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH}mm" '
        f'height="{WIDTH}mm" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f"<title>{escape(storable(alt))}</title>"
        f'<rect width="{size}" height="{size}" fill="#ffffff"/>'
        f'<path d="{"".join(_dark(rows))}" fill="#000000"/></svg>'
    )


def _dark(rows: list[list[int]]) -> Iterator[str]:
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                yield f"M{x + QUIET} {y + QUIET}h1v1h-1z"
