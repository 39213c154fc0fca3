"""Bring the public register of authorities in, or up to date. For the operator's command line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from maturity.domain.organisation import Organisation
from maturity.exchange.register_csv import RegisterEntry, read_register
from maturity.store import Store


@dataclass(frozen=True)
class Imported:
    """How many organisations the register brought, and how many it changed."""

    new: int
    changed: int
    same: int


def import_register(store: Store, path: Path, new_id: Callable[[], str]) -> Imported:
    """All of the file or nothing of it. An organisation is found again by its register code.

    Whoever may run commands on the server may do this: there is no person to ask.
    """
    pairs = [(store.organisation_by_code(e.register_code), e) for e in read_register(path)]
    wanted = [(old, _organisation(old, entry, new_id)) for old, entry in pairs]
    changed = [organisation for old, organisation in wanted if organisation != old]
    store.save_organisations(changed)
    new = sum(old is None for old, _ in wanted)
    return Imported(new, len(changed) - new, len(wanted) - len(changed))


def _organisation(
    old: Organisation | None, entry: RegisterEntry, new_id: Callable[[], str]
) -> Organisation:
    return Organisation(
        id=old.id if old else new_id(),
        name=entry.name,
        nation=entry.nation,
        type=entry.type,
        region=entry.region,
        population=entry.population,
        population_year=entry.population_year,
        register_code=entry.register_code,
    )
