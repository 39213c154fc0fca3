"""Whether pages and comparisons take longer with a whole country in the database.

`python -m benchmarks.national 2000 operator` tries it quickly: with so many organisations, and only
what has the word in its name.

Two databases of one PostgreSQL: a thousand organisations, and 22,000 with 200,000 rounds, of which
all have results and 10,000 their answers. Every page is opened as a new tab runs it, and what a
click asks for is asked, in both by turns. What a statement costs more, its plan explains.
"""

import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg
from streamlit.testing.v1 import AppTest

from benchmarks.arranged import there
from benchmarks.clusters import Running, a_cluster
from benchmarks.country import NATION, OPERATOR, TASKFORCE, Country, fill
from benchmarks.measuring import median, say_machine, say_table
from benchmarks.watching import Watched, plan, watching
from maturity.access import Visitor
from maturity.domain.audit import Event
from maturity.domain.organisation import Role
from maturity.location import PostgresAddress
from maturity.store.postgres import PostgresAdapter
from maturity.store.sql import SqlStore
from maturity.usecases.audit_log import audit_log
from maturity.usecases.come_in import visitor
from maturity.usecases.comparing import comparison
from maturity.usecases.erasing import before_erasing, before_leaving_for_good
from maturity.usecases.held_data import export_organisation, export_person
from maturity.usecases.organisations import find_in_register
from maturity.usecases.rounds import Round, open_round
from maturity.usecases.sector_document import sector_blocks
from maturity.usecases.work_accounts import find_organisations, find_work_accounts
from maturity.usecases.workplace import Workplace
from maturity.web import context, cookies
from tests.e2e.councils import QUESTIONNAIRE, workplace_on
from tests.postgres import programs
from tests.web.apptest import SCRIPT, go, page_titles

FEW = 1_000
TIMES = 21
"""So many that a page which happens to be slow now and then does not count."""
AT_MOST = 1.3
"""As long as with few."""

A_MOMENT = 0.3
"""Milliseconds: a difference below it is noise."""

SIGN_IN = """[[provider]]
id = "entra"
name = "Work account"
server_metadata_url = "https://id.example.gov.uk/.well-known/openid-configuration"
client_id = "none"
client_secret = "none"
"""


class Turned:
    """A store that is the one of the database whose turn it is."""

    def __init__(self, now: SqlStore) -> None:
        self.now = now

    def __getattr__(self, name: str) -> Any:
        return getattr(self.now, name)


@dataclass(frozen=True)
class Size:
    country: Country
    address: PostgresAddress
    store: SqlStore
    loading: float

    def visitor(self, place: Workplace, who: str) -> Visitor:
        return there(visitor(place, self.person_id(who)))

    def person_id(self, who: str) -> str:
        duties = {"operator": OPERATOR.id, "taskforce": TASKFORCE.id}
        return duties.get(who) or self.country.person_id(PARTS[who])


PARTS = {
    "officer": Role.LEAD,
    "reader": Role.READER,
    "facilitator": Role.FACILITATOR,
}


@dataclass
class Found:
    """Of one page or click, at one size: milliseconds, and what it asked the database."""

    waits: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    watched: Watched = field(default_factory=Watched)

    @property
    def wait(self) -> float:
        return median(self.waits)

    @property
    def database(self) -> float:
        """Without what only one of them waited for."""
        return sum(self.watched.milliseconds(text) for text in self.watched.seconds)


Act = Callable[[Workplace, Size], object]


def main() -> None:
    logging.disable(logging.WARNING)  # Streamlit's, of each page outside a server
    many = int(sys.argv[1]) if len(sys.argv) > 1 else NATION
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    say_machine(f"Pages and clicks with {FEW} organisations and with {many}.")
    with tempfile.TemporaryDirectory() as folder, a_cluster() as cluster, ExitStack() as stack:
        sizes = tuple(_filled(cluster, number, stack) for number in (FEW, many))
        _say_sizes(sizes, Path(folder) / "dump")
        store = Turned(sizes[0].store)
        found = _measured(_served(Path(folder), sizes[0], store), store, sizes, word)
        _say_times(found)
        _say_plans(found, sizes)


def _filled(cluster: Running, organisations: int, stack: ExitStack) -> Size:
    address, start = cluster.fresh(), time.perf_counter()
    store = SqlStore(stack.enter_context(closing(PostgresAdapter(address))))
    country = fill(workplace_on(store), address, organisations)
    return Size(country, address, store, time.perf_counter() - start)


def _served(folder: Path, size: Size, store: Turned) -> Workplace:
    """The pages' own workplace, on whatever database has its turn."""
    file = folder / "sign-in.toml"
    file.write_text(SIGN_IN, encoding="utf-8")
    file.chmod(0o600)
    os.environ["MATURITY_DATABASE"] = size.address.whole
    os.environ["MATURITY_SIGN_IN"] = str(file)
    os.environ["MATURITY_ADDRESS"] = "https://index.example.gov.uk"
    with patch.object(context, "CountedStore", lambda _adapter: store):
        return context.workplace()


def _measured(
    place: Workplace, store: Turned, sizes: Sequence[Size], word: str
) -> dict[str, tuple[Found, ...]]:
    acts = {**CLICKS}
    for who in (*PARTS, "operator", "taskforce"):
        acts |= _pages(sizes[0], who)
    acts = {name: act for name, act in acts.items() if word in name}
    found = {name: tuple(Found() for _size in sizes) for name in acts}
    for number in range(TIMES + 1):
        for name, act in acts.items():
            pairs = list(zip(sizes, found[name], strict=True))
            for size, one in pairs if number % 2 else reversed(pairs):
                store.now = size.store
                _once(place, size, act, one if number else Found())
    return found


def _once(place: Workplace, size: Size, act: Act, found: Found) -> None:
    with watching() as watched:
        cpu, start = time.process_time(), time.perf_counter()
        act(place, size)
        found.waits.append((time.perf_counter() - start) * 1000)
        found.cpu.append((time.process_time() - cpu) * 1000)
    found.watched.add(watched)


def _pages(size: Size, who: str) -> dict[str, Act]:
    """All that the navigation offers, hidden ones too."""
    paths = page_titles(_open(size, who, ""))
    return {f"{who}: {path or 'start'}": _page(who, path) for path in paths}


def _page(who: str, path: str) -> Act:
    return lambda _place, size: _open(size, who, path)


def _open(size: Size, who: str, path: str) -> AppTest:
    held = cookies.Held(size.person_id(who), "", datetime.now(UTC))
    tab = AppTest.from_string(SCRIPT, default_timeout=120)
    tab.context = {"locale": "en-GB", "url": "https://index.example.gov.uk"}
    with patch.object(cookies, "read", lambda _value, _secret: held):
        return go(tab, path)


def _officer(act: Callable[[Workplace, Visitor, str], object]) -> Act:
    return lambda place, size: act(
        place, size.visitor(place, "officer"), f"o{size.country.number}-here"
    )


def _round(act: Callable[[Workplace, Visitor, Round], object]) -> Act:
    def asked(place: Workplace, size: Size) -> object:
        who = size.visitor(place, "officer")
        return act(place, who, open_round(place, who, size.country.newest))

    return asked


def _operator(act: Callable[[Workplace, Visitor, Country], object]) -> Act:
    return lambda place, size: act(place, size.visitor(place, "operator"), size.country)


CLICKS: dict[str, Act] = {
    "click: the comparison": _round(comparison),
    "click: the sector": _officer(
        lambda place, who, _here: sector_blocks(place, who, QUESTIONNAIRE)
    ),
    "click: all about the organisation": _officer(export_organisation),
    "click: all about myself": _officer(lambda place, who, _here: export_person(place, who)),
    "click: what erasing takes along": _officer(before_erasing),
    "click: what leaving for good takes": _officer(
        lambda place, who, _here: before_leaving_for_good(place, who)
    ),
    "click: found in the register": _operator(
        lambda place, who, country: find_in_register(place, who, country.name)
    ),
    "click: found for a merger": _operator(
        lambda place, who, country: find_organisations(place, who, country.name)
    ),
    "click: found by address": _operator(
        lambda place, who, country: find_work_accounts(place, who, f"o{country.number}-0@x")
    ),
    "click: log of one organisation": _operator(
        lambda place, who, country: audit_log(place, who, None, None, f"o{country.number}-here")
    ),
    "click: log of one event": _operator(
        lambda place, who, _country: audit_log(place, who, None, Event.ORGANISATION_BEGUN)
    ),
}
"""What is asked for by a button or a word on a page."""


def _say_sizes(sizes: Sequence[Size], dump: Path) -> None:
    rows = []
    for size in sizes:
        country, kept = size.country, _dumped(size.address, dump)
        figures = (_megabytes(size.address), size.loading, kept, dump.stat().st_size / 1_000_000)
        shown = (f"{figure:.0f}" for figure in figures)
        rows.append((country.organisations, country.rounds, country.answered, *shown))
    columns = ("organisations", "rounds", "answered", "MB", "loaded in s", "pg_dump s", "its MB")
    say_table(columns, rows)


def _dumped(address: PostgresAddress, dump: Path) -> float:
    """Seconds. Not compressed: copies of one council would be smaller than a country."""
    program, start = there(programs()) / "pg_dump", time.perf_counter()
    subprocess.run([program, "-Fc", "-Z0", "-f", dump, "-d", address.whole], check=True)
    return time.perf_counter() - start


def _megabytes(address: PostgresAddress) -> float:
    with psycopg.connect(address.whole) as session:
        found = session.execute("SELECT pg_database_size(current_database())").fetchone()
    return int(there(found)[0]) / 1_000_000


def _say_times(found: Mapping[str, tuple[Found, ...]]) -> None:
    columns = ("page or click", "few ms", "many ms", "ratio", "of our CPU", "database", "asked")
    rows = []
    for name, (few, many) in found.items():
        ratio, ours = many.wait / few.wait, median(many.cpu) / median(few.cpu)
        late = " !" if ratio > AT_MOST else ""
        shown = (f"{ratio:.2f}{late}", f"{ours:.2f}", f"{many.database / few.database:.2f}")
        rows.append((name, few.wait, many.wait, *shown, many.watched.asked // len(many.waits)))
    say_table(columns, rows)
    missed = [name for name, (few, many) in found.items() if many.wait / few.wait > AT_MOST]
    print(f"Aim: {AT_MOST} times at most. Missed by {len(missed)} of {len(found)}.\n")


def _say_plans(found: Mapping[str, tuple[Found, ...]], sizes: Sequence[Size]) -> None:
    """Of each statement that takes longer, at the bigger size."""
    together = tuple(Watched() for _size in sizes)
    for ones in found.values():
        for watched, one in zip(together, ones, strict=True):
            watched.add(one.watched)
    few, many = together
    for text in sorted(many.seconds, key=many.milliseconds, reverse=True):
        before = few.milliseconds(text) if text in few.seconds else 0.0
        after = many.milliseconds(text)
        if text.startswith(("SELECT", "WITH")) and after > before * AT_MOST + A_MOMENT:
            print(f"{before:.2f} ms became {after:.2f} ms:\n{text}")
            print(f"{plan(sizes[-1].address, text, many.parameters[text])}\n")


if __name__ == "__main__":
    main()
