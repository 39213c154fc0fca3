"""Two people of the record who are one in life: which parts the one that stays has afterwards."""

from dataclasses import dataclass, replace

from maturity.domain.link import is_larger
from maturity.domain.organisation import Membership, Person


@dataclass(frozen=True)
class Known:
    """A person with every membership, open or not."""

    person: Person
    parts: tuple[Membership, ...]


class ShutOut(Exception):
    """Whoever stays was shut out where the other one was not: that would be a way round it."""


def become_one(goes: Known, stays: Known) -> tuple[Known, Known]:
    """Both, as they are afterwards. The larger role wins, and so does the record that somebody was
    shut out. Whoever goes has left everywhere: what they did stays under their name.
    """
    mine = {part.organisation_id: part for part in stays.parts}
    moved = tuple(
        _moved(part, mine.get(part.organisation_id), stays.person.id)
        for part in goes.parts
        if not part.has_left
    )
    kept = {**mine, **{part.organisation_id: part for part in moved}}
    left = tuple(replace(part, has_left=True) for part in goes.parts)
    name = stays.person.name or goes.person.name
    one = replace(
        stays.person,
        name=name,
        owner=stays.person.owner or goes.person.owner,
        taskforce=stays.person.taskforce or goes.person.taskforce,
    )
    other = replace(goes.person, owner=False, taskforce=False)
    return Known(other, left), Known(one, tuple(kept.values()))


def _moved(part: Membership, own: Membership | None, person_id: str) -> Membership:
    if own is None:
        return replace(part, person_id=person_id)
    if own.shut_out and not part.shut_out:
        raise ShutOut
    if part.shut_out:
        return own if own.is_open else replace(own, shut_out=True)
    larger = not own.is_open or is_larger(part.role, own.role)
    return replace(own, role=part.role if larger else own.role, has_left=False)
