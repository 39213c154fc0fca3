"""What every use case gets: store, library, the clock and new ids. Nothing here does anything."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from maturity.domain.assessment import Answers
from maturity.domain.library import Library
from maturity.store import Store


@dataclass(frozen=True)
class Workplace:
    """`now` gives an instant in UTC, `new_id` a permanent id, `new_token` a secret of 128 bits.

    `example` are the answers of an invented organisation in two years, read when they are wanted.
    """

    store: Store
    library: Library
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    new_token: Callable[[], str]
    example: Callable[[], tuple[Answers, Answers]] = lambda: ({}, {})
