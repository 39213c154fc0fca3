"""Voting cards, four on a page: one large mark each, to be cut out and held up. No words."""

from collections.abc import Iterable, Iterator
from html import escape

from maturity.documents.blocks import VotingCard, VotingCards
from maturity.documents.legible import storable

COLUMNS, ROWS = 2, 2
ON_A_PAGE = COLUMNS * ROWS

WIDTH, HEIGHT = 160, 212
"""Millimetres: so much is left of a page below a heading and a sentence."""

CARD_WIDTH, CARD_HEIGHT = 79, 105
"""A digit of 60 mm is read across a room of 20 m."""

MARK, NAME = 92.0, 9.0
"""Sizes of the letters, in millimetres."""

LETTER = 0.58
"""About so wide is one, as a share of its size."""

FONT = "Source Sans Pro, Source Sans 3, system-ui, sans-serif"
INK, EDGE = "#0b0c0c", "#767f87"


def cards_svg(page: VotingCards) -> str:
    """Dark on white, whatever the page is. Broken lines show where to cut."""
    drawn = "".join(part for place, card in enumerate(page.cards) for part in _card(place, card))
    height = CARD_HEIGHT * -(-len(page.cards) // COLUMNS) + 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH}mm" '
        f'height="{height}mm" viewBox="0 0 {WIDTH} {height}" font-family="{FONT}">'
        f"<title>{escape(storable(page.alt))}</title>"
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{drawn}</svg>'
    )


def pages(cards: Iterable[VotingCard]) -> Iterator[tuple[VotingCard, ...]]:
    found = tuple(cards)
    for first in range(0, len(found), ON_A_PAGE):
        yield found[first : first + ON_A_PAGE]


def _card(place: int, card: VotingCard) -> Iterator[str]:
    row, column = divmod(place, COLUMNS)
    x, y = 1 + column * CARD_WIDTH, 1 + row * CARD_HEIGHT
    middle = x + CARD_WIDTH / 2
    # Each edge begins on the same side as its neighbour's, whose gaps would else be filled.
    yield (
        f'<path d="M{x} {y}h{CARD_WIDTH}M{x} {y}v{CARD_HEIGHT}M{x + CARD_WIDTH} {y}v{CARD_HEIGHT}'
        f'M{x} {y + CARD_HEIGHT}h{CARD_WIDTH}" fill="none" '
        f'stroke="{EDGE}" stroke-width="0.4" stroke-dasharray="2 1.5"/>'
    )
    yield _text(card.mark, (middle, y + 77), MARK, "700")
    yield _text(card.name, (middle, y + 95), NAME, "600")


def _text(text: str, at: tuple[float, float], size: float, weight: str) -> str:
    """As large as it may be, and never wider than the card."""
    fitting = min(size, (CARD_WIDTH - 8) / (LETTER * max(len(text), 1)))
    return (
        f'<text x="{at[0]}" y="{at[1]}" text-anchor="middle" font-size="{fitting:.1f}" '
        f'font-weight="{weight}" fill="{INK}">{escape(storable(text))}</text>'
    )
