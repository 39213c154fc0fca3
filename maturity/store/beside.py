"""What a round holds beside its levels, in SQL: the legal check and the indicators."""

from collections.abc import Mapping
from typing import Any

from maturity.domain.indicator_entry import IndicatorRecord
from maturity.domain.legal_answer import LegalRecord
from maturity.store import beside_rows as rows
from maturity.store.rounds import RoundTables
from maturity.store.tables import require_next


class BesideTables(RoundTables):
    """Rows are only ever added, as answers are, and only to a draft."""

    def legal_answers(self, assessment_id: str) -> Mapping[str, LegalRecord]:
        found = self._all(
            rows.legal_of,
            lambda tx: self._sql.current_legal_answers(tx, assessment_id=assessment_id),
        )
        return {record.check_id: record for record in found}

    def add_legal_answer(self, assessment_id: str, record: LegalRecord) -> None:
        def act(tx: Any) -> None:
            self._require_draft(tx, assessment_id)
            latest = self._sql.latest_legal_version(
                tx, assessment_id=assessment_id, check_id=record.check_id
            )
            require_next(record.version, latest)
            self._sql.add_legal_answer(tx, **rows.legal_parameters(assessment_id, record))

        self._adapter.write(act)

    def indicator_entries(self, assessment_id: str) -> Mapping[str, IndicatorRecord]:
        found = self._all(
            rows.entry_of,
            lambda tx: self._sql.current_indicator_entries(tx, assessment_id=assessment_id),
        )
        return {record.indicator_id: record for record in found}

    def add_indicator_entry(self, assessment_id: str, record: IndicatorRecord) -> None:
        def act(tx: Any) -> None:
            self._require_draft(tx, assessment_id)
            latest = self._sql.latest_indicator_version(
                tx, assessment_id=assessment_id, indicator_id=record.indicator_id
            )
            require_next(record.version, latest)
            self._sql.add_indicator_entry(tx, **rows.entry_parameters(assessment_id, record))

        self._adapter.write(act)
