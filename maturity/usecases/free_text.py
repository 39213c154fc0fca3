"""What people write into boxes: which characters are kept, and how many. Not what it is about."""

import unicodedata

from maturity.errors import MaturityError
from maturity.locale import gettext as _

LONGEST = 10_000
"""Characters in one box: several pages. What is longer belongs into a document of its own."""


def kept(text: str) -> str:
    """Without control characters and halves of characters, which no database promises to keep."""
    return "".join(c for c in text if c in "\r\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def require_length(field: str, text: str, most: int = LONGEST) -> None:
    """`field` names the box as the beginning of a sentence."""
    if len(text) > most:
        raise MaturityError(
            _("{field} has {count} characters. At most {most} are kept: shorten it.").format(
                field=field, count=f"{len(text):,}", most=f"{most:,}"
            )
        )
