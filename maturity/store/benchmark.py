"""Releases, their private records, issued codes and authorities that ended, in SQL."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from maturity.domain.organisation import Organisation
from maturity.domain.taskforce import EndedAuthority, IssuedCode, KeptRelease
from maturity.errors import Conflict
from maturity.locale import gettext as _
from maturity.store import benchmark_rows as rows
from maturity.store.people_rows import organisation_parameters
from maturity.store.tables import Tables


class BenchmarkTables(Tables):
    """What was published stays as it was."""

    def current_release(self, family: str, *, invented: bool) -> KeptRelease | None:
        return self._one(
            rows.release_of,
            lambda tx: self._sql.current_release(tx, family=family, invented=int(invented)),
        )

    def releases(self) -> Sequence[KeptRelease]:
        found = self._all(rows.release_of, self._sql.releases)
        return sorted(found, key=lambda kept: (kept.cut_off, kept.id))

    def ledgers(self) -> Mapping[str, str]:
        return dict(self._adapter.read(lambda tx: list(self._sql.ledgers(tx))))

    def add_release(
        self, kept: KeptRelease, ledger: str | None = None, built_on: Collection[str] | None = None
    ) -> None:
        def act(tx: Any) -> None:
            known = {row[0] for row in self._sql.releases(tx)}
            if built_on is not None and known != set(built_on):
                raise Conflict(
                    _("Another release was published meanwhile. Prepare the draft again.")
                )
            self._sql.add_release(tx, **rows.release_parameters(kept))
            if ledger is not None:
                self._sql.add_ledger(tx, release_id=kept.id, body=ledger)

        self._adapter.write(act)

    def add_ledger(self, release_id: str, ledger: str) -> None:
        self._adapter.write(lambda tx: self._sql.add_ledger(tx, release_id=release_id, body=ledger))

    def add_issued_code(self, issued: IssuedCode) -> None:
        parameters = rows.code_parameters(issued)
        self._adapter.write(lambda tx: self._sql.add_issued_code(tx, **parameters))

    def issued_codes(self) -> Sequence[IssuedCode]:
        found = self._all(rows.code_of, self._sql.issued_codes)
        return sorted(found, key=lambda issued: (issued.issued_at, issued.code))

    def issued_code_for(self, organisation_id: str) -> IssuedCode | None:
        return self._one(
            rows.code_of,
            lambda tx: self._sql.issued_code_for(tx, organisation_id=organisation_id),
        )

    def registered_codes(self) -> Mapping[str, str]:
        return dict(self._adapter.read(lambda tx: list(self._sql.registered_codes(tx))))

    def services(self) -> Mapping[str, Sequence[str]]:
        members: dict[str, set[str]] = {}
        for service, member in self._adapter.read(lambda tx: list(self._sql.services(tx))):
            members.setdefault(service, set()).update([] if member is None else [member])
        return {service: sorted(members[service]) for service in sorted(members)}

    def save_ended_authorities(self, ended: Sequence[EndedAuthority]) -> None:
        self.save_register((), ended)

    def save_register(
        self, organisations: Sequence[Organisation], ended: Sequence[EndedAuthority]
    ) -> None:
        def act(tx: Any) -> None:
            for organisation in organisations:
                self._sql.save_organisation(tx, **organisation_parameters(organisation))
            for each in ended:
                self._sql.save_ended_authority(tx, **rows.ended_parameters(each))

        self._adapter.write(act)

    def ended_authorities(self) -> Sequence[EndedAuthority]:
        found = self._all(rows.ended_of, self._sql.ended_authorities)
        return sorted(found, key=lambda ended: ended.code)
