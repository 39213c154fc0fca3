"""One theme's file of actions to its entries. What they must be together is not here."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maturity.content.parsing import parse
from maturity.content.problems import Problems, unknown_field
from maturity.content.questionnaires import entries, place_of
from maturity.content.toml_file import Raw, read_toml
from maturity.domain.catalogue import Action, Informant
from maturity.domain.law import Nation
from maturity.locale import gettext as _

LISTS = ("actions", "informants")

Step = tuple[str, int]
"""A question, and the level from which one goes up by one."""


@dataclass(frozen=True)
class Entry:
    """An action where its file has it. `action` is None while a field of it is faulty."""

    file: str
    where: str
    table: Raw
    action: Action | None

    @property
    def id(self) -> str:
        """From the plain data: others may need an action that has another fault."""
        found = self.table.get("id")
        return found if isinstance(found, str) else ""

    def steps(self, nation: Nation) -> Iterator[Step]:
        """What it reaches in `nation`. A faulty one is believed, as its own fault is reported."""
        if self.action is None:
            yield from self._steps_written()
        elif self.action.valid_in(nation):
            yield from ((move.question, move.from_level) for move in self.action.moves)

    def _steps_written(self) -> Iterator[Step]:
        for move in entries(self.table, "moves"):
            level = move.get("from_level") if isinstance(move, dict) else None
            if type(level) is int:
                yield str(move.get("question")), level


@dataclass(frozen=True)
class Sheet:
    """The actions of one theme's file, and who knows its answers.

    What stands in a file that is not `readable`, nobody knows. `informants` is None where one of
    them is faulty.
    """

    file: str
    theme: str
    readable: bool = False
    entries: tuple[Entry, ...] = ()
    informants: tuple[Informant, ...] | None = None


def read_sheet(folder: Path, name: str, theme: str, problems: Problems) -> Sheet:
    """`name` is what problems call the folder."""
    file = f"{name}/{theme}.toml"
    raw = read_toml(folder / f"{theme}.toml", file, problems)
    if raw is None:
        return Sheet(file, theme)
    for other in (key for key in raw if key not in LISTS):
        problems.add(file, "", unknown_field(other, LISTS))
    for key in (key for key in LISTS if not entries(raw, key)):
        what = _("the file has no [[{key}]]. Write at least one.")
        problems.add(file, "", what.format(key=key))
    return Sheet(
        file,
        theme,
        readable=True,
        entries=tuple(_entries(raw, file, problems)),
        informants=_informants(raw, file, problems),
    )


def _entries(raw: Raw, file: str, problems: Problems) -> Iterator[Entry]:
    for number, found in enumerate(entries(raw, "actions")):
        where = place_of(Action, found, number)
        action = parse(Action, found, file, where, problems)
        yield Entry(file, where, found if isinstance(found, dict) else {}, action)


def _informants(raw: Raw, file: str, problems: Problems) -> tuple[Informant, ...] | None:
    written: list[Any] = entries(raw, "informants")
    parsed = [
        parse(Informant, found, file, place_of(Informant, found, number), problems)
        for number, found in enumerate(written)
    ]
    sound = tuple(informant for informant in parsed if informant is not None)
    return sound if written and len(sound) == len(written) else None
