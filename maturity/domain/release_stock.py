"""What a build looks things up in: contributions that count, everything that is out, the audit."""

from collections.abc import Sequence
from dataclasses import dataclass

from maturity.domain.admission import Auditor, Moment, moments_of
from maturity.domain.benchmarking import Table, question_measure, varied
from maturity.domain.contribution import Record
from maturity.domain.intake import Intake
from maturity.domain.publishable import Members
from maturity.domain.published_history import PublishedHistory
from maturity.domain.release_order import Build


@dataclass(frozen=True)
class Stock:
    """`records` are those that count and older ones of the edition. An older one that was withdrawn
    is not in `usable`.
    """

    order: Build
    intake: Intake
    moment: Moment
    history: PublishedHistory
    auditor: Auditor
    records: Sequence[Record]
    usable: Members
    questions: Sequence[str]
    table: Table

    def public(self, variable: str) -> list[Members]:
        """Every set of the variable that is out."""
        return [
            frozenset(one.record_ids)
            for ledger in self.order.history
            for one in ledger.sets
            if one.variable == variable
        ]

    def varied(self, members: Members) -> bool:
        """Whether they differ from one another in each average."""
        return not self._known(members) or all(map(varied, self.table.averages(members).values()))

    def varied_questions(self, members: Members) -> frozenset[str]:
        """Measures of the questions at whose levels they differ from one another."""
        if not self._known(members):
            return frozenset(map(question_measure, self.questions))
        levels = self.table.levels(members)
        return frozenset(measure for measure, histogram in levels.items() if varied(histogram))

    def _known(self, members: Members) -> bool:
        """What was contributed long ago may be lost. Then nothing can be said against it."""
        return self.table.has(members)


def stock(order: Build, intake: Intake) -> Stock:
    moment = Moment(intake.holders, _groups(order))
    of_edition = {
        kept.contribution.record.id: kept
        for kept in order.contributions
        if kept.contribution.record.content_hash == intake.records[0].content_hash
    }
    records = {i: kept.contribution.record for i, kept in of_edition.items()}
    light = order.questionnaire.light_set()
    questions = [question.id for question in light.questions]
    ordered = [records[i] for i in sorted(records)]
    return Stock(
        order=order,
        intake=intake,
        moment=moment,
        history=PublishedHistory(order.history, order.questionnaire.id),
        auditor=Auditor([*moments_of(order.history), moment]),
        records=ordered,
        usable=frozenset(i for i, kept in of_edition.items() if kept.withdrawn_at is None),
        questions=questions,
        table=Table(ordered, [theme.id for theme in light.themes], questions),
    )


def _groups(order: Build) -> dict[str, tuple[str, ...]]:
    """The keys of each shared service and of its members, as far as they contributed by then."""
    keys: dict[str, set[str]] = {}
    for kept in order.contributions:
        envelope = kept.contribution.envelope
        if kept.taken_at.date() <= order.cut_off:
            keys.setdefault(envelope.code, set()).add(envelope.key)
    found = {
        service: set().union(*(keys.get(code, ()) for code in (service, *members)))
        for service, members in sorted(order.services.items())
    }
    return {service: tuple(sorted(known)) for service, known in found.items() if known}
