"""How long a comparison takes, with few and with many contributions in the database."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measuring import median, say_machine, say_table
from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.round import AnswerRecord, Origin
from maturity.usecases.comparing import comparison
from maturity.usecases.rounds import Round, open_round, start_round
from maturity.usecases.workplace import Workplace
from tests.benchmarked import a_published_release, contributors
from tests.e2e.councils import questionnaire, workplace

FIRST = 30
COUNTS = (FIRST, 400, 25_000)
"""The release is made of the first ones; the others came in after it."""

ROUNDS = 200
AT_MOST = 5


def main() -> None:
    say_machine(f"A council's comparison with the newest release. Medians of {ROUNDS} times.")
    with tempfile.TemporaryDirectory() as folder:
        rows = [(count, _measure(Path(folder), count), AT_MOST) for count in COUNTS]
    say_table(("contributions", "ms", "at most ms"), rows)


def _measure(folder: Path, count: int) -> float:
    place = workplace(folder / f"{count}.db")
    a_published_release(place, Visitor(_person(place, "Olga", owner=True)), questionnaire())
    place.store.add_contributions(contributors(questionnaire(), count)[FIRST:])
    who, found = _answered(place)
    return median(_timed(lambda: comparison(place, who, found)) for _ in range(ROUNDS)) * 1000


def _answered(place: Workplace) -> tuple[Visitor, Round]:
    """A council with the whole light set."""
    council = Organisation("ours", "Ours", "england", "district", "South West", 90_000)
    place.store.save_organisation(council)
    lead = Membership(_person(place, "Ann").id, council.id, Role.LEAD)
    place.store.save_membership(lead)
    who = Visitor(Person(lead.person_id, "Ann"), (lead,))
    begun = start_round(place, who, council.id, questionnaire().id)
    records = [
        AnswerRecord(question.id, 1, Answer(number % 6), who.person.id, Origin.OWN, place.now())
        for number, question in enumerate(questionnaire().light_set().questions)
    ]
    place.store.add_answers(begun.id, records)
    return who, open_round(place, who, begun.id)


def _person(place: Workplace, name: str, *, owner: bool = False) -> Person:
    person = Person(name.lower(), name, owner, taskforce=owner)
    place.store.save_person(person)
    return person


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
