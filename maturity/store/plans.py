"""What is kept of the plan of a round, in SQL."""

from collections.abc import Sequence
from typing import Any

from maturity.domain.kept_plan import (
    KeptOwnAction,
    KeptPlan,
    KeptRecord,
    KeptTarget,
    KeptWishes,
)
from maturity.store import plan_rows as rows
from maturity.store.rounds import RoundTables
from maturity.store.tables import require_next


class PlanTables(RoundTables):
    """Rows are only ever added, as answers are; to a round that was handed in, too."""

    def plan(self, assessment_id: str) -> KeptPlan:
        def act(tx: Any) -> KeptPlan:
            of = {"assessment_id": assessment_id}
            wishes = self._sql.current_plan_wishes(tx, **of)
            targets = map(rows.target_of, self._sql.current_plan_targets(tx, **of))
            records = map(rows.record_of, self._sql.current_action_records(tx, **of))
            return KeptPlan(
                wishes=None if wishes is None else rows.wishes_of(wishes),
                targets={kept.question_id: kept for kept in targets},
                records={kept.record.action_id: kept for kept in records},
                own_actions=self._own_actions(tx, assessment_id),
            )

        return self._adapter.read(act)

    def _own_actions(self, tx: Any, assessment_id: str) -> dict[str, KeptOwnAction]:
        """Those that were worded first come first, whatever was worded anew since."""
        found = [
            rows.own_action_of(row)
            for row in self._sql.own_actions(tx, assessment_id=assessment_id)
        ]
        added = [kept for kept in found if kept.version == 1]
        order = sorted(added, key=lambda kept: (kept.worded_at, kept.action.id))
        newest = {kept.action.id: kept for kept in found}
        return {kept.action.id: newest[kept.action.id] for kept in order}

    def action_history(self, assessment_id: str, action_id: str) -> Sequence[KeptRecord]:
        return self._all(
            rows.record_of,
            lambda tx: self._sql.action_history(
                tx, assessment_id=assessment_id, action_id=action_id
            ),
        )

    def add_plan_wishes(self, assessment_id: str, kept: KeptWishes) -> None:
        def act(tx: Any) -> None:
            self._stored(tx, assessment_id)
            latest = self._sql.latest_wishes_version(tx, assessment_id=assessment_id)
            require_next(kept.version, latest)
            self._sql.add_plan_wishes(tx, **rows.wishes_parameters(assessment_id, kept))

        self._adapter.write(act)

    def add_plan_target(self, assessment_id: str, kept: KeptTarget) -> None:
        def act(tx: Any) -> None:
            self._stored(tx, assessment_id)
            latest = self._sql.latest_target_version(
                tx, assessment_id=assessment_id, question_id=kept.question_id
            )
            require_next(kept.version, latest)
            self._sql.add_plan_target(tx, **rows.target_parameters(assessment_id, kept))

        self._adapter.write(act)

    def add_action_records(self, assessment_id: str, records: Sequence[KeptRecord]) -> None:
        def act(tx: Any) -> None:
            self._stored(tx, assessment_id)
            for kept in records:
                latest = self._sql.latest_record_version(
                    tx, assessment_id=assessment_id, action_id=kept.record.action_id
                )
                require_next(kept.version, latest)
                self._sql.add_action_record(tx, **rows.record_parameters(assessment_id, kept))

        self._adapter.write(act)

    def add_own_action(self, assessment_id: str, kept: KeptOwnAction) -> None:
        def act(tx: Any) -> None:
            self._stored(tx, assessment_id)
            latest = self._sql.latest_own_action_version(
                tx, assessment_id=assessment_id, action_id=kept.action.id
            )
            require_next(kept.version, latest)
            self._sql.add_own_action(tx, **rows.own_action_parameters(assessment_id, kept))

        self._adapter.write(act)
