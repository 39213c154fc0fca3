"""A group: a shared service and the organisations that it serves. Not who works there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """`service_id` is the organisation that does the work for the members, where it is one itself.

    `member_ids` has each member once, in the order in which they are shown.
    """

    id: str
    name: str
    service_id: str | None = None
    member_ids: tuple[str, ...] = ()
