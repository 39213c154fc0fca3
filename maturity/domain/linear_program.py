"""A linear program with whole numbers, as its rows are written down, and its solver.

scipy is imported here only, and only when something is to be solved: it takes a while to load.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf

Variable = int
Terms = Mapping[Variable, float]
"""Variables with their factors."""


@dataclass(frozen=True)
class Sum:
    """Factors of variables, and a number beside them."""

    terms: Terms = field(default_factory=dict)
    number: float = 0

    def __add__(self, other: "Sum") -> "Sum":
        terms = dict(self.terms)
        for variable, factor in other.terms.items():
            terms[variable] = terms.get(variable, 0) + factor
        return Sum(terms, self.number + other.number)

    def __sub__(self, other: "Sum") -> "Sum":
        return self + other.times(-1)

    def times(self, factor: float) -> "Sum":
        return Sum({v: f * factor for v, f in self.terms.items()}, self.number * factor)


def total(sums: Iterable[Sum]) -> Sum:
    terms: dict[Variable, float] = {}
    number = 0.0
    for one in sums:
        number += one.number
        for variable, factor in one.terms.items():
            terms[variable] = terms.get(variable, 0) + factor
    return Sum(terms, number)


@dataclass(frozen=True)
class Solution:
    """`values` are None where the time ended before any was found. No value is above `bound`."""

    values: tuple[float, ...] | None
    bound: float
    proven: bool

    def value_of(self, one: Sum) -> float:
        return one.number + sum(f * (self.values or ())[v] for v, f in one.terms.items())


@dataclass
class Program:
    """Variables between 0 and 1 or above, rows that must not fall below 0, and what to maximise."""

    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Sum] = field(default_factory=list)
    objective: Sum = field(default_factory=Sum)

    def binary(self) -> Sum:
        return self._variable(upper=1, whole=True)

    def between(self, upper: float) -> Sum:
        return self._variable(upper=upper, whole=False)

    def _variable(self, *, upper: float, whole: bool) -> Sum:
        self.upper.append(upper)
        self.whole.append(whole)
        return Sum({len(self.upper) - 1: 1})

    def not_above(self, low: Sum, high: Sum) -> None:
        row = high - low
        if row.terms:
            self.rows.append(row)

    def solve(self, seconds: float) -> Solution:
        from scipy.optimize import Bounds, milp  # type: ignore[import-untyped]

        found = milp(
            [-self.objective.terms.get(variable, 0) for variable in range(len(self.upper))],
            integrality=self.whole,
            bounds=Bounds(0, self.upper),
            constraints=self._constraints(),
            # Presolving is no quicker here, and makes HiGHS print lines of its own.
            options={"time_limit": seconds, "mip_rel_gap": 0.0, "presolve": False},
        )
        bound = inf if found.mip_dual_bound is None else -found.mip_dual_bound
        values = None if found.x is None else tuple(float(value) for value in found.x)
        return Solution(values, bound + self.objective.number, proven=found.status == 0)

    def _constraints(self) -> object:
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array  # type: ignore[import-untyped]

        factors: list[float] = []
        where: tuple[list[int], list[int]] = ([], [])
        for number, row in enumerate(self.rows):
            for variable, factor in row.terms.items():
                factors.append(factor)
                where[0].append(number)
                where[1].append(variable)
        shape = (len(self.rows), len(self.upper))
        lowest = [-row.number for row in self.rows]
        return LinearConstraint(csr_array((factors, where), shape=shape), lowest, inf)
