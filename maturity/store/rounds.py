"""Assessments and their answers, frozen results and reopenings, in SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from maturity.domain.round import (
    AnswerRecord,
    Assessment,
    FrozenResult,
    Reopening,
    RoundRecord,
    State,
)
from maturity.errors import Conflict, NotHere, RoundClosed
from maturity.locale import gettext as _
from maturity.store import round_rows as rows
from maturity.store.people_rows import organisation_of
from maturity.store.rows import Parameters
from maturity.store.tables import Tables


class RoundTables(Tables):
    """What an organisation answers, round by round."""

    def start_assessment(
        self, assessment: Assessment, carried: Sequence[AnswerRecord] = ()
    ) -> None:
        def act(tx: Any) -> None:
            self._require_no_draft(tx, assessment.organisation_id)
            self._sql.start_assessment(tx, **rows.assessment_parameters(assessment))
            self._add(tx, assessment.id, carried)

        self._adapter.write(act)

    def assessment(self, assessment_id: str) -> Assessment | None:
        return self._one(rows.assessment_of, lambda tx: self._sql.assessment(tx, id=assessment_id))

    def round(self, assessment_id: str) -> RoundRecord | None:
        def act(tx: Any) -> RoundRecord | None:
            row = self._sql.assessment(tx, id=assessment_id)
            if row is None:
                return None
            assessment = rows.assessment_of(row)
            whose = self._sql.organisation(tx, id=assessment.organisation_id)
            answers = self._answers(tx, assessment_id)
            return RoundRecord(assessment, organisation_of(whose), answers)

        return self._adapter.read(act)

    def assessments_of(self, organisation_id: str) -> Sequence[Assessment]:
        found = self._all(
            rows.assessment_of,
            lambda tx: self._sql.assessments_of(tx, organisation_id=organisation_id),
        )
        return sorted(found, key=lambda assessment: assessment.number)

    def save_assessment(self, assessment: Assessment) -> Assessment:
        if assessment.state is not State.DRAFT:
            raise ValueError("a round is submitted with its result, and not by saving it")

        def act(tx: Any) -> Assessment:
            self._require_draft(tx, assessment.id)
            return self._save(tx, assessment)

        return self._adapter.write(act)

    def current_answers(self, assessment_id: str) -> Mapping[str, AnswerRecord]:
        return self._adapter.read(lambda tx: self._answers(tx, assessment_id))

    def _answers(self, tx: Any, assessment_id: str) -> Mapping[str, AnswerRecord]:
        found = self._sql.current_answers(tx, assessment_id=assessment_id)
        return {record.question_id: record for record in map(rows.answer_of, found)}

    def answer_history(self, assessment_id: str, question_id: str) -> Sequence[AnswerRecord]:
        return self._all(
            rows.answer_of,
            lambda tx: self._sql.answer_history(
                tx, assessment_id=assessment_id, question_id=question_id
            ),
        )

    def add_answers(self, assessment_id: str, records: Sequence[AnswerRecord]) -> None:
        def act(tx: Any) -> None:
            self._require_draft(tx, assessment_id)
            self._add(tx, assessment_id, records)

        self._adapter.write(act)

    def submit(self, assessment: Assessment, result: FrozenResult, answers_seen: int) -> Assessment:
        def act(tx: Any) -> Assessment:
            self._require_draft(tx, assessment.id)
            if self._sql.answers(tx, assessment_id=assessment.id) != answers_seen:
                raise Conflict(_("Somebody answered meanwhile. Look at the result again."))
            number = self._sql.submissions(tx, assessment_id=assessment.id) + 1
            self._sql.add_frozen_result(tx, **rows.frozen_parameters(assessment.id, number, result))
            return self._save(tx, replace(assessment, state=State.SUBMITTED))

        return self._adapter.write(act)

    def reopen(self, assessment: Assessment, reopening: Reopening) -> Assessment:
        def act(tx: Any) -> Assessment:
            if self._stored(tx, assessment.id).state is not State.SUBMITTED:
                raise Conflict(_("This round is open already. Look again."))
            self._require_no_draft(tx, assessment.organisation_id)
            number = self._sql.submissions(tx, assessment_id=assessment.id)
            reopened = self._save(tx, replace(assessment, state=State.DRAFT))
            self._sql.add_reopening(
                tx, **rows.reopening_parameters(assessment.id, number, reopening)
            )
            return reopened

        return self._adapter.write(act)

    def frozen_results(self, assessment_id: str) -> Sequence[FrozenResult]:
        return self._all(
            rows.frozen_of, lambda tx: self._sql.frozen_results(tx, assessment_id=assessment_id)
        )

    def reopenings(self, assessment_id: str) -> Sequence[Reopening]:
        return self._all(
            rows.reopening_of, lambda tx: self._sql.reopenings(tx, assessment_id=assessment_id)
        )

    def _save(self, tx: Any, assessment: Assessment) -> Assessment:
        # The numbers are compared here because a database refuses those beyond 63 bits its own way.
        current = self._stored(tx, assessment.id).version == assessment.version
        if not current or self._sql.save_assessment(tx, **_changeable(assessment)) != 1:
            raise Conflict(_("Somebody else changed this assessment first. Look again."))
        return replace(assessment, version=assessment.version + 1)

    def _stored(self, tx: Any, assessment_id: str) -> Assessment:
        row = self._sql.assessment(tx, id=assessment_id)
        if row is None:
            raise NotHere
        return rows.assessment_of(row)

    def _require_draft(self, tx: Any, assessment_id: str) -> None:
        if self._stored(tx, assessment_id).state is not State.DRAFT:
            raise RoundClosed

    def _require_no_draft(self, tx: Any, organisation_id: str) -> None:
        """So that whoever comes second reads a sentence; the index holds it in any case."""
        found = list(self._sql.assessments_of(tx, organisation_id=organisation_id))
        if State.DRAFT in {rows.assessment_of(row).state for row in found}:
            raise Conflict(_("There is a round in work already. Submit it first."))

    def _add(self, tx: Any, assessment_id: str, records: Sequence[AnswerRecord]) -> None:
        for record in records:
            latest = self._sql.latest_version(
                tx, assessment_id=assessment_id, question_id=record.question_id
            )
            if record.version != (latest or 0) + 1:
                raise Conflict(_("Somebody else changed this answer first. Look at both."))
            self._sql.add_answer(tx, **rows.answer_parameters(assessment_id, record))


def _changeable(assessment: Assessment) -> Parameters:
    wanted = ("id", "scope", "state", "version", "threshold", "share_covered", "roles")
    parameters = rows.assessment_parameters(assessment)
    return {name: parameters[name] for name in wanted}
