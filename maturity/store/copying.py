"""Everything from one database into another, of either kind: table by table, counted and compared.

How rows are read and put each kind brings itself. Where they come from and go to is not known here.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from json import JSONEncoder

from maturity.domain.audit import Note
from maturity.errors import Conflict, NotHere, StoreError
from maturity.locale import gettext as _
from maturity.store.joined import JoinedAdapter
from maturity.store.keeping import Keeping
from maturity.store.migrations import TABLES
from maturity.store.rows import Row
from maturity.store.side import Side, Told
from maturity.store.sql import SqlStore

OFTEN = 100_000
"""Rows. So often a long table says how far it is."""


class _Tally:
    """The number of rows that went by, and a digest of them in their order."""

    def __init__(self) -> None:
        self._rows, self._digest = 0, sha256()

    def passing(self, rows: Iterable[Row]) -> Iterator[Row]:
        """JSON keeps text, numbers and nothing apart, and is the same for both kinds."""
        for row in rows:
            self._rows += 1
            self._digest.update(_JSON(row).encode() + b"\n")
            yield row

    @property
    def found(self) -> tuple[int, str]:
        return self._rows, self._digest.hexdigest()


_JSON = JSONEncoder(separators=(",", ":")).encode


def copy_all(source: Side, target: Side, told: Told = lambda *_progress: None) -> int:
    """How many rows there were. StoreError, and nothing may be kept, where one side differs."""
    there = source.tables()
    return sum(_copy(table, source, target, told) for table in TABLES if table in there)


def move(source: Keeping, target: Keeping, note: Note, told: Told) -> int:
    if source.identity() == target.identity():
        raise StoreError(_("Both are the same database. Name another one to move to."))

    def act(rows: Side, fresh: Side) -> int:
        moved = copy_all(rows, fresh, told)
        note_within(fresh, note)
        return moved

    return source.read_all(lambda rows: target.fill(lambda fresh: act(rows, fresh)))


def require_current(pending: tuple[str, ...], name: object) -> None:
    """`pending` are the steps of the schema that are still to be taken."""
    if pending:
        raise StoreError(
            _(
                "{name} is of an earlier version of this tool. Bring it up first: set "
                "MATURITY_DATABASE to it, and run 'python -m maturity audit verify'. Nothing was "
                "changed."
            ).format(name=name)
        )


def require_empty(target: Side, name: object) -> None:
    for table in TABLES:
        if target.count(table):
            raise StoreError(
                _(
                    "{name} is not empty: there are rows in '{table}'. Name a new database. "
                    "Nothing was changed."
                ).format(name=name, table=table)
            )


def note_within(side: Side, note: Note) -> None:
    """In the same transaction as the rest."""
    SqlStore(JoinedAdapter(side.driver, side.connection)).note(note)


def _copy(table: str, source: Side, target: Side, told: Told) -> int:
    columns, total = target.columns(table), source.count(table)
    sent, kept = _Tally(), _Tally()
    rows = _telling(source.rows(table, columns), table, total, told)
    _put(target, table, columns, sent.passing(rows))
    for _row in kept.passing(target.rows(table, columns)):
        """Read to the end."""
    if sent.found != kept.found or total != kept.found[0] or _new(source, table, columns):
        raise StoreError(
            _(
                "The table '{table}' is not the same on both sides. Nothing was changed. Try "
                "again, and report it if it happens twice."
            ).format(table=table)
        )
    told(table, total, total)
    return total


def _put(target: Side, table: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    try:
        target.put(table, columns, rows)
    except (NotHere, Conflict) as error:
        raise StoreError(
            _(
                "Rows of '{table}' contradict others. The database that they come from is damaged: "
                "look with 'doctor --thorough'. Nothing was changed."
            ).format(table=table)
        ) from error
    except StoreError as error:
        raise StoreError(
            _("The table '{table}' could not be copied. {reason}").format(table=table, reason=error)
        ) from error


def _new(source: Side, table: str, columns: tuple[str, ...]) -> set[str]:
    """Columns that the other side does not have."""
    return set(source.columns(table)) - set(columns)


def _telling(rows: Iterable[Row], table: str, total: int, told: Told) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if number and number % OFTEN == 0:
            told(table, number, total)
        yield row
