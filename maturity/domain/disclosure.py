"""What could be worked out from everything that was ever published: the proof behind the benchmark.

Every published figure follows from the list of values of a set of records, without names. So the
audit grants a reader more than any figure says: the sum of each set that was ever published, and
for an insider its own records. A record is given away where it follows from these sums. In words of
linear algebra: sets are rows of zeros and ones, and record j is given away where the vector e_j
lies in their row space (an outsider), or in the row space with the vectors of the records that the
insider knows. With P the projector on the row space and Q = I - P, that is

    Q_jj = 0,    or    Q_jj - Q_jS pinv(Q_SS) Q_Sj = 0    for an insider who knows the records S.

Records that are in exactly the same sets are one column here: a reader learns their sum and no
more, unless an insider knows all of them but one. This keeps the matrix small, and loses nothing.

Why floating point is enough: that number is 1 / |z|^2 for the shortest way z to change the records'
values by which the record moves by 1 and no published sum moves. Below TINY, every such way moves
some record by a multiple of thousands, and calling that a leak is on the safe side. A true leak
comes out at about 1e-13, as the smallest singular value above zero of such sets of zeros and ones
is far above SINGULAR (benchmarks/benchmark.py prints it), so that none is missed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from maturity.domain.ledger import Insider, Leaks

TINY = 1e-9
SINGULAR = 1e-10

Floats = NDArray[np.float64]


def audit(
    sets: Iterable[Collection[str]], insiders: Sequence[Insider], own: Mapping[str, str]
) -> Leaks:
    """What the sets give away. `own` says whose each record is, for changes from one to the next.

    What an outsider learns already is not said again of each insider. More sets never give away
    less.
    """
    known = _Knowledge(sets)
    outsider = known.of_an_outsider()
    return Leaks(
        outsider=tuple(sorted(outsider)),
        insider=tuple(sorted(_learnt(known, insiders, outsider))),
        changes=tuple(sorted(known.changes(own, outsider))),
    )


def _learnt(
    known: "_Knowledge", insiders: Sequence[Insider], outsider: frozenset[str]
) -> Iterator[tuple[str, str]]:
    for insider in insiders:
        for record in known.of_an_insider(insider.record_ids) - outsider:
            yield insider.name, record


class _Knowledge:
    """The row space of the sets, over the columns that differ."""

    def __init__(self, sets: Iterable[Collection[str]]) -> None:
        rows = sorted({frozenset(one) for one in sets if one}, key=lambda row: (len(row), min(row)))
        self._columns = _columns(rows)
        self._column_of = {r: c for c, records in enumerate(self._columns) for r in records}
        self._basis = _basis(rows, self._columns)
        self._free: Floats = 1 - np.einsum("rc,rc->c", self._basis, self._basis)
        self._alone = np.array(
            [c for c, records in enumerate(self._columns) if len(records) == 1], dtype=np.intp
        )
        self._of_alone = self._basis[:, self._alone]

    def of_an_outsider(self) -> frozenset[str]:
        return self._records(self._alone[self._free[self._alone] < TINY])

    def of_an_insider(self, records: frozenset[str]) -> frozenset[str]:
        """Where all but one record of a column are known, its sum is as good as the last one."""
        unknown: dict[int, int] = {}
        for record in records:
            column = self._column_of.get(record)
            if column is not None:
                unknown[column] = unknown.get(column, len(self._columns[column])) - 1
        if all(n > 1 for n in unknown.values()):
            return frozenset()
        whole = np.array(sorted(c for c, n in unknown.items() if n == 0), dtype=np.intp)
        last = np.array(sorted(c for c, n in unknown.items() if n == 1), dtype=np.intp)
        alone = self._given_away(whole, self._alone, self._of_alone)
        almost = self._given_away(whole, last, self._basis[:, last])
        return (self._records(alone) | self._records(almost)) - records

    def _given_away(
        self, whole: NDArray[np.intp], targets: NDArray[np.intp], of_targets: Floats
    ) -> NDArray[np.intp]:
        """Those with Q_jj - Q_jS pinv(Q_SS) Q_Sj = 0, and besides those of S themselves."""
        mine = self._basis[:, whole]
        inner = np.eye(whole.size) - mine.T @ mine
        across = (whole[:, None] == targets) - mine.T @ of_targets
        explained = (across * (np.linalg.pinv(inner, rcond=TINY, hermitian=True) @ across)).sum(0)
        found: NDArray[np.intp] = targets[self._free[targets] - explained < TINY]
        return found

    def changes(
        self, own: Mapping[str, str], outsider: frozenset[str]
    ) -> Iterator[tuple[str, str]]:
        """Two records of one organisation, of which at least one is not given away itself."""
        by_key: dict[str, list[str]] = {}
        for column in self._alone:
            (record,) = self._columns[column]
            if record in own:
                by_key.setdefault(own[record], []).append(record)
        for records in by_key.values():
            for one, other in combinations(sorted(records), 2):
                if not {one, other} <= outsider and self._difference(one, other) < TINY:
                    yield one, other

    def _difference(self, one: str, other: str) -> float:
        first, second = self._column_of[one], self._column_of[other]
        step = self._basis[:, first] - self._basis[:, second]
        return 2 - float(step @ step)

    def _records(self, columns: Iterable[int]) -> frozenset[str]:
        return frozenset(record for column in columns for record in self._columns[column])


def _columns(rows: Sequence[Collection[str]]) -> list[tuple[str, ...]]:
    """The records, those that are in exactly the same rows together."""
    where: dict[str, int] = {}
    for number, row in enumerate(rows):
        for record in row:
            where[record] = where.get(record, 0) | (1 << number)
    alike: dict[int, list[str]] = {}
    for record in sorted(where):
        alike.setdefault(where[record], []).append(record)
    return [tuple(records) for records in alike.values()]


def _basis(rows: Sequence[Collection[str]], columns: Sequence[tuple[str, ...]]) -> Floats:
    """An orthonormal basis of the row space, one vector a row."""
    if not rows:
        return np.zeros((0, 0))
    values, vectors = singular(rows, columns)
    basis: Floats = vectors[values > SINGULAR * values[0]]
    return basis


def singular(
    rows: Sequence[Collection[str]], columns: Sequence[tuple[str, ...]]
) -> tuple[Floats, Floats]:
    """Singular values, the largest first, and their right vectors."""
    number = {records[0]: c for c, records in enumerate(columns)}
    matrix = np.zeros((len(rows), len(columns)))
    for r, row in enumerate(rows):
        matrix[r, [number[record] for record in row if record in number]] = 1
    _, values, vectors = np.linalg.svd(matrix, full_matrices=False)
    return values, vectors
