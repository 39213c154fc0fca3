"""What comes after an organisation and what came before it, for use cases that asked already."""

from collections.abc import Callable, Iterator, Sequence

from maturity.domain.organisation import Organisation
from maturity.domain.succession import Succession
from maturity.store import Store


def successor_of(store: Store, organisation_id: str) -> Organisation | None:
    """The last of those that it has gone into, one after the other. None for one that goes on."""

    def after(found: str) -> Sequence[Succession]:
        return store.successions_from(found)

    ids = [one.successor_id for one in _followed(after, organisation_id, lambda s: s.successor_id)]
    return store.organisation(ids[-1]) if ids else None


def predecessors_of(store: Store, organisation_id: str) -> tuple[Succession, ...]:
    """Those that went into it, and those that had gone into them before."""
    return tuple(_followed(store.successions_into, organisation_id, lambda s: s.organisation_id))


def _followed(
    near: Callable[[str], Sequence[Succession]],
    start: str,
    other_end: Callable[[Succession], str],
) -> Iterator[Succession]:
    """What is in force only. None comes after itself, which the store sees to."""
    waiting, seen = [start], {start}
    while waiting:
        for one in near(waiting.pop(0)):
            if one.in_force and other_end(one) not in seen:
                seen.add(other_end(one))
                waiting.append(other_end(one))
                yield one
