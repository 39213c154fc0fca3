"""The content that we ship, read once in each process."""

from functools import cache

from maturity.content import SHIPPED
from maturity.content.library import load_library
from maturity.domain.library import Library


@cache
def shipped_library() -> Library:
    return load_library([SHIPPED])
