"""Contributions to the benchmark and their withdrawals, in SQL."""

from collections.abc import Callable, Sequence
from typing import Any

from maturity.domain.contribution import KeptContribution, Withdrawal
from maturity.domain.contribution_history import History
from maturity.store import contribution_rows as rows
from maturity.store.tables import Tables


class ContributionTables(Tables):
    """Rows are only ever added: a withdrawal is a row of its own."""

    def contributions(self) -> Sequence[KeptContribution]:
        def act(tx: Any) -> Sequence[KeptContribution]:
            return self._history(self._sql.contributions(tx), self._sql.withdrawals(tx))

        return self._adapter.read(act)

    def contribution_count(self) -> int:
        return int(self._adapter.read(self._sql.contribution_count))

    def contributions_from(self, organisation_id: str) -> Sequence[KeptContribution]:
        def act(tx: Any) -> Sequence[KeptContribution]:
            found = list(self._sql.contributions_from(tx, organisation_id=organisation_id))
            # The second column is the code: an organisation may have had another one before.
            codes = sorted({row[1] for row in found})
            withdrawn = [w for code in codes for w in self._sql.withdrawals_under(tx, code=code)]
            return self._history(found, withdrawn)

        return self._adapter.read(act)

    def contributed_codes(self) -> Sequence[tuple[str, str]]:
        def act(tx: Any) -> list[tuple[str, str]]:
            return list(self._sql.contributed_codes(tx))

        return sorted(self._adapter.read(act))

    def change_contribution(
        self, code: str, decide: Callable[[History], KeptContribution | Withdrawal]
    ) -> KeptContribution | Withdrawal:
        def act(tx: Any) -> KeptContribution | Withdrawal:
            given = decide(self._under(tx, code))
            if isinstance(given, Withdrawal):
                self._sql.add_withdrawal(tx, **rows.withdrawal_parameters(given))
            else:
                self._sql.add_contribution(tx, **rows.contribution_parameters(given))
            return given

        return self._adapter.write(act)

    def add_contributions(self, kept: Sequence[KeptContribution]) -> None:
        def act(tx: Any) -> None:
            for each in kept:
                self._sql.add_contribution(tx, **rows.contribution_parameters(each))

        self._adapter.write(act)

    def add_withdrawals(self, withdrawals: Sequence[Withdrawal]) -> None:
        def act(tx: Any) -> None:
            for each in withdrawals:
                self._sql.add_withdrawal(tx, **rows.withdrawal_parameters(each))

        self._adapter.write(act)

    def _under(self, tx: Any, code: str) -> History:
        withdrawn = list(self._sql.withdrawals_under(tx, code=code))
        kept = self._history(self._sql.contributions_under(tx, code=code), withdrawn)
        return History(kept, tuple(rows.withdrawal_of(row) for row in withdrawn))

    def _history(self, found: Any, withdrawn: Any) -> tuple[KeptContribution, ...]:
        """In the order in which they came."""
        by_key: dict[str, list[Withdrawal]] = {}
        for withdrawal in map(rows.withdrawal_of, withdrawn):
            by_key.setdefault(withdrawal.key, []).append(withdrawal)
        # The third column is the key.
        kept = (rows.contribution_of(row, by_key.get(row[2], ())) for row in found)
        return tuple(sorted(kept, key=lambda k: (k.taken_at, k.contribution.record.id)))
