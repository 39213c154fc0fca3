"""Organisations that merge into another, which comes after them. Not who may see what of them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Succession:
    """An organisation goes into its successor, once a lead of it has agreed. Where nobody led it,
    nobody was asked: `agreed_by` is None then. What was ended never counts again; `number` counts
    from 1.
    """

    organisation_id: str
    number: int
    successor_id: str
    merged_by: str
    merged_at: datetime
    agreed_by: str | None = None
    agreed_at: datetime | None = None
    ended_by: str | None = None
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def in_force(self) -> bool:
        return self.is_open and self.agreed_at is not None

    @property
    def waits(self) -> bool:
        """For a lead to agree."""
        return self.is_open and self.agreed_at is None


def circles(
    known: Iterable[Succession], predecessor_ids: Collection[str], successor_id: str
) -> bool:
    """True if one of them would come after itself. What waits for a lead counts as if it were in
    force: it may be at any moment.
    """
    after = {one.organisation_id: one.successor_id for one in known if one.is_open}
    return any(found in predecessor_ids for found in _followed(after, successor_id))


def _followed(after: dict[str, str], start: str) -> Iterator[str]:
    """From one to the next, the first included."""
    seen: set[str] = set()
    following: str | None = start
    while following is not None and following not in seen:
        seen.add(following)
        yield following
        following = after.get(following)
