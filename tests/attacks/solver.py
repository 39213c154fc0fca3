"""Which records follow from published record sets, by linear algebra without rounding.

Written against the product's own audit and without a line of it. An attacker is taken to know the
exact total of every published set and who is in it: far more than is published.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from random import Random

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.int64]
Sets = Iterable[Collection[str]]

PRIMES = (2_147_483_647, 2_147_483_629)
"""Below 2^31, so that a product fits 64 bits. What either of them sees counts as a leak: what holds
among whole numbers is lost modulo a prime only if that prime divides a determinant."""

WORLDS = 96
"""More than any insider has records, so that chance cannot make a record look known."""


class Solver:
    """Worlds that cannot be told apart: numbers for all records that leave every total as it is.

    A record is known to whoever knows the records S if it is the same in every such world in which
    S are the same. Records that are in the same sets cannot be told apart, and make one column.
    """

    def __init__(self, sets: Sets) -> None:
        rows = sorted({frozenset(members) for members in sets}, key=sorted)
        signature: dict[str, list[int]] = {}
        for number, members in enumerate(rows):
            for record in members:
                signature.setdefault(record, []).append(number)
        columns = sorted({tuple(numbers) for numbers in signature.values()})
        place = {column: number for number, column in enumerate(columns)}
        self.column = {record: place[tuple(numbers)] for record, numbers in signature.items()}
        self.size = Counter(self.column.values())
        self.matrix: Matrix = np.zeros((len(rows), len(columns)), dtype=np.int64)
        for number, column in enumerate(columns):
            self.matrix[list(column), number] = 1
        self._worlds = [_worlds(self.matrix, prime) for prime in PRIMES]
        self._alone = {self.column[r]: r for r in sorted(self.column) if self._is_alone(r)}

    def known(self, own: Iterable[str] = ()) -> frozenset[str]:
        """The records of others that somebody with these records can work out exactly."""
        mine = {record for record in own if record in self.column}
        knows = Counter(self.column[record] for record in mine)
        whole = sorted(column for column, count in knows.items() if count == self.size[column])
        last = {column for column, count in knows.items() if count == self.size[column] - 1}
        open_columns = sorted((self._alone.keys() - knows.keys()) | last)
        found = {
            column
            for worlds, prime in zip(self._worlds, PRIMES, strict=True)
            for column in _spanned(worlds, whole, open_columns, prime)
        }
        return frozenset(self._left(column, mine) for column in found)

    def changes(self, holders: Mapping[str, str]) -> frozenset[tuple[str, str]]:
        """Two records of one holder whose difference anybody can work out, none of them known."""
        known = self.known()
        by_holder: dict[str, list[str]] = {}
        for record in self._alone.values():
            if record not in known:
                by_holder.setdefault(holders[record], []).append(record)
        return frozenset(
            (one, other)
            for records in by_holder.values()
            for number, one in enumerate(records)
            for other in records[number + 1 :]
            if self._same(one, other)
        )

    def _same(self, one: str, other: str) -> bool:
        first, second = self.column[one], self.column[other]
        return any(bool((worlds[first] == worlds[second]).all()) for worlds in self._worlds)

    def _is_alone(self, record: str) -> bool:
        return self.size[self.column[record]] == 1

    def _left(self, column: int, mine: set[str]) -> str:
        if column in self._alone:
            return self._alone[column]
        return next(r for r, c in self.column.items() if c == column and r not in mine)


def _worlds(matrix: Matrix, prime: int) -> Matrix:
    """A row for each column of `matrix`: how far it may move, in WORLDS worlds by chance."""
    reduced, pivots = reduce_rows(matrix, prime)
    free = sorted(set(range(matrix.shape[1])) - set(pivots))
    chance = Random(prime)  # noqa: S311 the same worlds in every run
    worlds = np.zeros((matrix.shape[1], WORLDS), dtype=np.int64)
    for column in free:
        worlds[column] = [chance.randrange(prime) for _ in range(WORLDS)]
    for row, pivot in enumerate(pivots):
        moved = [column for column in free if reduced[row, column]]
        for column in moved:
            worlds[pivot] = (worlds[pivot] - reduced[row, column] * worlds[column]) % prime
    return worlds


def reduce_rows(matrix: Matrix, prime: int) -> tuple[Matrix, list[int]]:
    """The reduced row echelon form modulo `prime`, and the column of each of its rows' pivots."""
    work = matrix % prime
    pivots: list[int] = []
    for column in range(work.shape[1]):
        row = len(pivots)
        if row == work.shape[0]:
            break
        candidates = np.flatnonzero(work[row:, column])
        if not candidates.size:
            continue
        work[[row, row + candidates[0]]] = work[[row + candidates[0], row]]
        work[row] = work[row] * pow(int(work[row, column]), -1, prime) % prime
        for other in np.flatnonzero(work[:, column]):
            if other != row:
                work[other] = (work[other] - work[other, column] * work[row]) % prime
        pivots.append(column)
    return work[: len(pivots)], pivots


def _spanned(worlds: Matrix, whole: list[int], asked: list[int], prime: int) -> Iterable[int]:
    """Those of the columns `asked` that cannot move while the columns `whole` stay."""
    if not asked:
        return []
    reduced, pivots = reduce_rows(worlds[whole], prime)
    rest = worlds[asked]
    for row, pivot in enumerate(pivots):
        rest = (rest - rest[:, [pivot]] * reduced[row]) % prime
    return [column for column, row in zip(asked, rest, strict=True) if not row.any()]


def known_exactly(sets: Sets, own: Collection[str] = ()) -> frozenset[str]:
    """The same question for a few records, in fractions, by the definition: is e_j in the span?"""
    basis = _basis(sets, own)
    return frozenset(p for p, row in basis.items() if len(row) == 1) - frozenset(own)


def difference_is_known(sets: Sets, one: str, other: str) -> bool:
    return not _without({one: Fraction(1), other: Fraction(-1)}, _basis(sets, ()))


def _basis(sets: Sets, own: Collection[str]) -> dict[str, dict[str, Fraction]]:
    """The reduced rows by their pivots."""
    rows = [dict.fromkeys(members, Fraction(1)) for members in sets]
    rows += [{record: Fraction(1)} for record in own]
    basis: dict[str, dict[str, Fraction]] = {}
    for row in rows:
        left = _without(row, basis)
        if left:
            pivot = min(left)
            new = {record: value / left[pivot] for record, value in left.items()}
            basis = {p: _without(old, {pivot: new}) for p, old in basis.items()} | {pivot: new}
    return basis


def _without(
    row: Mapping[str, Fraction], basis: Mapping[str, Mapping[str, Fraction]]
) -> dict[str, Fraction]:
    left = dict(row)
    for pivot, other in basis.items():
        factor = left.get(pivot, Fraction(0))
        for record, value in other.items():
            left[record] = left.get(record, Fraction(0)) - factor * value
    return {record: value for record, value in left.items() if value}
