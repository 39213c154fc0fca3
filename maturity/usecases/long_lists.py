"""How much of a long list is shown. In one database there may be a whole country."""

SHOWN_AT_ONCE = 25
"""Whoever looks for another one types a part of its name."""

COUNTED_UNASKED = 1_000
"""More than so many rows are gone through only when somebody asks for it."""
