"""What was published before, looked up by figure. Not whether a figure may be published again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maturity.domain.benchmarking import question_measure
from maturity.domain.ledger import Ledger, PublishedSet
from maturity.domain.publishable import Members
from maturity.domain.release import (
    GroupFigures,
    IndicatorFigures,
    QuestionShares,
)

NATIONAL_ID = "national"


@dataclass(frozen=True)
class Published:
    """A set as a release published it, with that release's private record.

    Its figures can only be kept in a release of the same edition: `same_edition`.
    """

    one: PublishedSet
    ledger: Ledger
    same_edition: bool

    @property
    def members(self) -> Members:
        return frozenset(self.one.record_ids)

    @property
    def figures(self) -> GroupFigures:
        return next(g for g in self.ledger.release.groups if g.id == self.one.group_id)

    @property
    def indicator(self) -> IndicatorFigures:
        wanted = self.one.variable
        return next(
            i
            for i in self.ledger.release.indicators
            if indicator_variable(i.indicator_id) == wanted
        )

    def shares(self, question_id: str) -> QuestionShares:
        return next(q for q in self.ledger.release.questions if q.question_id == question_id)


class PublishedHistory:
    """The newest first, of all editions: some give the same levels again in the next one."""

    def __init__(self, ledgers: Sequence[Ledger], questionnaire_id: str) -> None:
        self._ledgers = tuple(reversed(ledgers))
        self._edition = questionnaire_id

    def last(self, variable: str, group_id: str) -> Published | None:
        return next(
            (p for p in self._all() if (p.one.variable, p.one.group_id) == (variable, group_id)),
            None,
        )

    def last_question(self, question_id: str) -> Published | None:
        """Its shares are of the national set, or of a set of their own where they are older."""
        measure = question_measure(question_id)
        places = (NATIONAL_ID, measure)
        return next(
            (p for p in self._all() if p.one.group_id in places and measure in p.one.histograms),
            None,
        )

    def regions(self) -> Iterator[Published]:
        """Of each region ever published, the last version."""
        seen: set[str] = set()
        for found in self._all():
            group_id = found.one.group_id
            if group_id.startswith("region:") and group_id not in seen:
                seen.add(group_id)
                yield found

    def _all(self) -> Iterator[Published]:
        return (
            Published(one, ledger, ledger.release.questionnaire_id == self._edition)
            for ledger in self._ledgers
            for one in ledger.sets
        )


def indicator_variable(indicator_id: str) -> str:
    return f"indicator:{indicator_id}"
