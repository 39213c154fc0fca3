"""What asking who may costs, what noting costs, and whether pages are slower among many."""

import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from unittest.mock import patch

from benchmarks.arranged import answer_all, there
from benchmarks.measuring import median, say_machine, say_table
from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.audit import Event, Note
from maturity.domain.link import Link, Purpose
from maturity.domain.round import Assessment
from maturity.domain.workshop import Item, Workshop
from maturity.store import Store
from maturity.store.joined import JoinedAdapter
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.store.tables import Adapter
from maturity.usecases import rounds
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.audit_log import audit_log, own_log
from maturity.usecases.come_in import LASTS, token_hash, visitor
from maturity.usecases.comparison_screen import comparison_blocks
from maturity.usecases.handing_in import submit_round
from maturity.usecases.organisations import members, organisations_of
from maturity.usecases.plan_screen import plan_screen
from maturity.usecases.results import result_of
from maturity.usecases.rounds import open_round, rounds_of, start_round
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshops import open_workshop, workshop_of
from tests.e2e.councils import QUESTIONNAIRE, begin_councils, questionnaire, workplace, workplace_on

TIMES = 200
MANY = 2_000
PEOPLE, ROUNDS = 5, 10
"""Of each organisation: 10,000 people and 20,000 rounds in all."""

NOTES = 25
"""Of each organisation in the audit log: 50,000 in all."""

FIRST = "o0-"
"""Ids of the first organisation begin with it; the others are copies of it with other numbers."""


@dataclass(frozen=True)
class There:
    """A database, and a lead of one organisation in it, who works on its newest round."""

    database: Path
    place: Workplace
    person_id: str
    organisation_id: str
    assessment_id: str

    @property
    def who(self) -> Visitor:
        """Loaded anew, as each act does."""
        return there(visitor(self.place, self.person_id))

    def on(self, adapter: Adapter) -> "There":
        return replace(self, place=replace(self.place, store=SqlStore(adapter)))


def main() -> None:
    say_machine(f"Asking, noting, and many organisations. Medians of {TIMES} times.")
    with tempfile.TemporaryDirectory() as folder:
        _say_asking(_first(Path(folder) / "answers.db"))
        _say_noting(Path(folder) / "notes.db")
        print("The aim is 1 ms at most, for both. An answer is asked for, and not noted.\n")
        one, many = _first(Path(folder) / "one.db"), _copied(Path(folder) / "many.db")
        _say_pages(one, many)


def _say_asking(here: There) -> None:
    adapter = SqliteAdapter(here.database)
    stored = _answers(here)
    work = adapter.write(lambda tx: _answers(here.on(JoinedAdapter(adapter.driver, tx))))
    _say_costs("an answer", "asking who may", stored, work)


def _answers(here: There) -> tuple[float, float]:
    """With loading who it is and asking whether they may, and without."""
    question_id = next(iter(questionnaire().questions)).id
    version = count(here.place.store.current_answers(here.assessment_id)[question_id].version)

    def answer(who: Visitor) -> None:
        given = GivenAnswer(question_id, Answer(3), next(version))
        answer_question(here.place, who, here.assessment_id, given)

    known = here.who
    unasked = patch.object(rounds, "require", lambda _who, _permission, found: found)
    return _in_turn(lambda: answer(here.who), lambda: answer(known), without=unasked)


def _say_noting(database: Path) -> None:
    adapter = SqliteAdapter(database)
    adapter.migrate()
    stored = _links(SqlStore(adapter))
    work = adapter.write(lambda tx: _links(SqlStore(JoinedAdapter(adapter.driver, tx))))
    _say_costs("making a link", "noting it", stored, work)


def _say_costs(act: str, extra: str, *found: tuple[float, float]) -> None:
    names = ("stored", "its work alone, without waiting for the disk")
    rows = [
        (name, f"{more:.2f}", f"{less:.2f}", f"{more - less:.2f}")
        for name, (more, less) in zip(names, found, strict=True)
    ]
    say_table((act, f"{extra}, ms", "not, ms", "costs, ms"), rows)


def _links(store: Store) -> tuple[float, float]:
    place, numbers = workplace_on(store), count()

    def make(kept: Store) -> None:
        now = place.now()
        link = Link(f"{next(numbers)}-{now}", Purpose.OWNER, None, now, now + LASTS[Purpose.OWNER])
        kept.add_link(replace(link, token_hash=token_hash(link.token_hash)))

    note = Note(Event.INVITED, "ann", place.now(), None, (("role", "lead"),))
    return _in_turn(lambda: make(store.noting(note)), lambda: make(store))


def _say_pages(one: There, many: There) -> None:
    found = [
        (name, *_in_turn(partial(page, many), partial(page, one))) for name, page in PAGES.items()
    ]
    columns = ("what is behind a page", f"{MANY} ms", "one ms", "ratio")
    say_table(columns, [(name, more, few, f"{more / few:.2f}") for name, more, few in found])


def _start(here: There) -> None:
    for organisation in organisations_of(here.place, here.who):
        rounds_of(here.place, here.who, organisation.id)


def _operators_log(here: There) -> None:
    person = replace(here.who.person, owner=True)
    audit_log(here.place, Visitor(person))


PAGES: dict[str, Callable[[There], Any]] = {
    "start": _start,
    "a theme": lambda here: open_round(here.place, here.who, here.assessment_id),
    "results": lambda here: result_of(open_round(here.place, here.who, here.assessment_id)),
    "plan": lambda here: plan_screen(
        here.place, here.who, open_round(here.place, here.who, here.assessment_id)
    ),
    "compare": lambda here: comparison_blocks(
        here.place, here.who, open_round(here.place, here.who, here.assessment_id)
    ),
    "colleagues": lambda here: members(here.place, here.who, here.organisation_id),
    "workshop": lambda here: open_workshop(
        here.place,
        here.who,
        there(workshop_of(here.place, here.who, here.assessment_id)).id,
    ),
    "what was noted, of the organisation": lambda here: own_log(
        here.place, here.who, here.organisation_id
    ),
    "the audit log, of the server": _operators_log,
}


def _first(database: Path) -> There:
    """One organisation with its people and rounds, all but the newest handed in."""
    place, numbers = workplace(database), count()
    place = replace(place, new_id=lambda: f"{FIRST}{next(numbers)}")
    (council,) = begin_councils(place, 1, colleagues=PEOPLE)
    assessment = there(place.store.assessment(council.assessment_id))
    lead = next(m for m in place.store.members(assessment.organisation_id) if m.leads)
    who = visitor(place, lead.person_id)
    for _ in range(ROUNDS - 1):
        answer_all(place, assessment, f"{FIRST}1")
        submit_round(place, who, assessment.id)
        assessment = start_round(place, who, assessment.organisation_id, QUESTIONNAIRE)
    answer_all(place, assessment, f"{FIRST}1")
    place.store.add_workshop(_workshop(place, assessment, lead.person_id))
    for _ in range(NOTES):
        place.store.note(Note(Event.LEFT, lead.person_id, place.now(), assessment.organisation_id))
    return There(database, place, lead.person_id, assessment.organisation_id, assessment.id)


def _workshop(place: Workplace, assessment: Assessment, made_by: str) -> Workshop:
    now = place.now()
    return Workshop(
        id=place.new_id(),
        assessment_id=assessment.id,
        code=f"{FIRST}code",
        made_by=made_by,
        made_at=now,
        expires_at=now + timedelta(days=1),
        items=tuple(Item(question.id, 5) for question in questionnaire().questions),
    )


def _copied(database: Path) -> There:
    """The same among many, in the middle of them: copies of every row, in one transaction."""
    first, adapter = _first(database), SqliteAdapter(database)
    adapter.write(_copy)
    adapter.write(lambda tx: _note_all(SqlStore(JoinedAdapter(adapter.driver, tx))))
    mine = f"o{MANY // 2}-"
    ids = (first.person_id, first.organisation_id, first.assessment_id)
    person_id, organisation_id, assessment_id = (found.replace(FIRST, mine, 1) for found in ids)
    return replace(
        first,
        person_id=person_id,
        organisation_id=organisation_id,
        assessment_id=assessment_id,
    )


def _copy(tx: Connection) -> None:
    tx.execute("PRAGMA defer_foreign_keys = ON")
    tables = tx.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        if table in ("audit_entry", "secret") or table.startswith(("sqlite_", "_sqlite_")):
            continue
        rows = tx.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 (our own names)
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            copies = (_renumbered(row, n) for n in range(1, MANY) for row in rows)
            tx.executemany(f"INSERT INTO {table} VALUES ({marks})", copies)  # noqa: S608


def _renumbered(row: tuple[Any, ...], number: int) -> tuple[Any, ...]:
    mine = f"o{number}-"
    return tuple(
        mine + cell[len(FIRST) :] if isinstance(cell, str) and cell.startswith(FIRST) else cell
        for cell in row
    )


def _note_all(store: Store) -> None:
    (like,) = store.audit_newest(1)
    for number in range(1, MANY):
        for _ in range(NOTES):
            store.note(replace(like.note, organisation_id=f"o{number}-0"))


def _in_turn(
    first: Callable[[], object], second: Callable[[], object], without: Any = None
) -> tuple[float, float]:
    """Milliseconds of each, one after the other, so that a noisy machine is as noisy for both."""
    pairs = []
    for _ in range(TIMES + 1):
        taken = _timed(first)
        with without or nullcontext():
            pairs.append((taken, _timed(second)))
    firsts, seconds = zip(*pairs[1:], strict=True)
    return median(firsts) * 1000, median(seconds) * 1000


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
