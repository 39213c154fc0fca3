"""Bring the public register of authorities in, or up to date. For the operator's command line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from maturity.domain.organisation import Organisation
from maturity.domain.taskforce import EndedAuthority
from maturity.errors import RegisterError
from maturity.exchange.register_csv import RegisterEntry, read_whole_register
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.given_text import one_line


@dataclass(frozen=True)
class Imported:
    """How many organisations the register brought, and how many it changed.

    `alike` counts those that somebody entered by hand under a name that the register has too.
    """

    new: int
    changed: int
    same: int
    alike: int = 0


def import_register(store: Store, path: Path, new_id: Callable[[], str]) -> Imported:
    """All of the file or nothing of it. An organisation is found again by its register code.

    Whoever may run commands on the server may do this: there is no person to ask.
    """
    register = read_whole_register(path)
    entries = [_one_lined(entry) for entry in register.entries]
    _require_sound(path, entries)
    pairs = [(store.organisation_by_code(e.register_code), e) for e in entries]
    wanted = [(old, _organisation(old, entry, new_id)) for old, entry in pairs]
    changed = [organisation for old, organisation in wanted if organisation != old]
    store.save_register(changed, (*register.ended, *_back(store, entries)))
    new = sum(old is None for old, _ in wanted)
    alike = _alike(store.organisations_by_hand(), entries)
    return Imported(new, len(changed) - new, len(wanted) - len(changed), alike)


def _back(store: Store, entries: Iterable[RegisterEntry]) -> list[EndedAuthority]:
    """Codes of authorities that ended, and which somebody has again: they end never."""
    codes = {entry.register_code for entry in entries}
    again = (ended for ended in store.ended_authorities() if ended.code in codes)
    return [EndedAuthority(ended.code, date.max) for ended in again]


def _one_lined(entry: RegisterEntry) -> RegisterEntry:
    return replace(entry, name=one_line(entry.name), region=one_line(entry.region))


def _require_sound(path: Path, entries: Iterable[RegisterEntry]) -> None:
    what = _("{file}: the authority '{code}' has no readable code or name. Correct the file.")
    faulty = [e for e in entries if not e.name or not e.register_code.isprintable()]
    if faulty:
        problems = (what.format(file=path, code=shown(e.register_code)) for e in faulty)
        raise RegisterError(tuple(problems))


def _organisation(
    old: Organisation | None, entry: RegisterEntry, new_id: Callable[[], str]
) -> Organisation:
    """Where the register leaves something blank, what is known already stays."""
    before = old or Organisation(new_id(), entry.name, entry.nation)
    named = replace(
        before,
        name=entry.name,
        nation=entry.nation,
        type=entry.type,
        region=entry.region or before.region,
        register_code=entry.register_code,
    )
    if entry.population is None:
        return named
    return replace(named, population=entry.population, population_year=entry.population_year)


def _alike(by_hand: Iterable[Organisation], entries: Iterable[RegisterEntry]) -> int:
    names = {(entry.name.casefold(), entry.nation) for entry in entries}
    return sum(
        (organisation.name.casefold(), organisation.nation) in names for organisation in by_hand
    )
