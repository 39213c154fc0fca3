"""Identities and domain ties in SQL. What a person is otherwise is people.py's."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from maturity.domain.becoming_one import Known
from maturity.domain.identity import DomainTie, Identity, KeptIdentity
from maturity.domain.organisation import Membership, Person, Role
from maturity.errors import NotHere
from maturity.store import people_rows
from maturity.store.rows import (
    EVERYTHING,
    Parameters,
    Row,
    containing,
    instant,
    instant_of,
    optional_instant,
    optional_instant_of,
)
from maturity.store.tables import Tables


class IdentityTables(Tables):
    """Who signs in."""

    def identity(self, issuer: str, subject: str) -> KeptIdentity | None:
        where = {"issuer": issuer, "subject": subject}
        return self._one(_identity_of, lambda tx: self._sql.identity(tx, **where))

    def identities_of(self, person_id: str) -> Sequence[KeptIdentity]:
        return self._all(_identity_of, lambda tx: self._sql.identities_of(tx, person_id=person_id))

    def identities_by_email(self, email: str) -> Sequence[KeptIdentity]:
        wanted = email.lower()
        return self._all(_identity_of, lambda tx: self._sql.identities_by_email(tx, email=wanted))

    def add_identity(self, kept: KeptIdentity) -> None:
        parameters = identity_parameters(kept)
        self._adapter.write(lambda tx: self._sql.add_identity(tx, **parameters))

    def add_signed_in(self, kept: KeptIdentity, person: Person, part: Membership) -> None:
        def act(tx: Any) -> None:
            self._save_known(tx, Known(person, (part,)))
            self._sql.add_identity(tx, **identity_parameters(kept))

        self._adapter.write(act)

    def see_identity(self, identity: Identity, at: datetime) -> bool:
        parameters = {
            "issuer": identity.issuer,
            "subject": identity.subject,
            "provider": identity.provider,
            "email": identity.email,
            "at": instant(at),
        }
        return self._adapter.write(lambda tx: bool(self._sql.see_identity(tx, **parameters)))

    def sign_out_identity(self, issuer: str, subject: str, at: datetime) -> None:
        parameters = {"issuer": issuer, "subject": subject, "at": instant(at)}
        self._adapter.write(lambda tx: self._sql.sign_out_identity(tx, **parameters))

    def set_identity_closed(self, issuer: str, subject: str, at: datetime, *, closed: bool) -> bool:
        parameters = {"issuer": issuer, "subject": subject, "at": instant(at)}
        statement = self._sql.close_identity if closed else self._sql.open_identity
        return self._adapter.write(lambda tx: bool(statement(tx, **parameters)))

    def make_one(
        self,
        person_id: str,
        into_id: str,
        decide: Callable[[Known, Known], tuple[Known, Known]],
    ) -> None:
        def act(tx: Any) -> None:
            for known in decide(self._known(tx, person_id), self._known(tx, into_id)):
                self._save_known(tx, known)
            self._sql.move_identities(tx, person_id=person_id, into_id=into_id)
            self._sql.move_handed(tx, person_id=person_id, into_id=into_id)

        self._adapter.write(act)

    def came_by_link(
        self, person_id: str, browser_hash: str
    ) -> tuple[Person, Sequence[Membership], Sequence[KeptIdentity]] | None:
        def act(tx: Any) -> tuple[Person, Sequence[Membership], Sequence[KeptIdentity]] | None:
            row = self._sql.person(tx, id=person_id)
            if row is None or self._sql.signed_out_browser(tx, browser_hash=browser_hash):
                return None
            parts = self._sql.memberships_of(tx, person_id=person_id)
            memberships = [people_rows.membership_of(part) for part in parts]
            kept = self._sql.identities_of(tx, person_id=person_id)
            return people_rows.person_of(row), memberships, [_identity_of(one) for one in kept]

        return self._adapter.read(act)

    def sign_out_browser(self, browser_hash: str, at: datetime, before: datetime) -> None:
        def act(tx: Any) -> None:
            self._sql.delete_signed_out_browsers(tx, before=instant(before))
            self._sql.add_signed_out_browser(
                tx, browser_hash=browser_hash, signed_out_at=instant(at)
            )

        self._adapter.write(act)

    def tie_domain(self, tie: DomainTie) -> bool:
        parameters = {
            "provider": tie.provider,
            "domain": tie.domain,
            "organisation_id": tie.organisation_id,
            "role": tie.role.value,
            "made_by": tie.made_by,
            "made_at": instant(tie.made_at),
        }
        return self._adapter.write(lambda tx: bool(self._sql.tie_domain(tx, **parameters)))

    def untie_domain(self, provider: str, domain: str, at: datetime) -> bool:
        parameters = {"provider": provider, "domain": domain, "at": instant(at)}
        return self._adapter.write(lambda tx: bool(self._sql.untie_domain(tx, **parameters)))

    def agree_to_domain(self, tie: DomainTie, by: str, at: datetime) -> bool:
        parameters = {
            "provider": tie.provider,
            "domain": tie.domain,
            "organisation_id": tie.organisation_id,
            "by": by,
            "at": instant(at),
        }
        return self._adapter.write(lambda tx: bool(self._sql.agree_to_domain(tx, **parameters)))

    def domain_tie(self, provider: str, domain: str) -> DomainTie | None:
        where = {"provider": provider, "domain": domain}
        return self._one(_tie_of, lambda tx: self._sql.domain_tie(tx, **where))

    def domain_ties(self, words: str = "", most: int = EVERYTHING) -> Sequence[DomainTie]:
        wanted = {"pattern": containing(words), "most": most}
        return self._all(_tie_of, lambda tx: self._sql.domain_ties(tx, **wanted))

    def domain_ties_of(self, organisation_id: str) -> Sequence[DomainTie]:
        return self._all(
            _tie_of, lambda tx: self._sql.domain_ties_of(tx, organisation_id=organisation_id)
        )

    def _known(self, tx: Any, person_id: str) -> Known:
        row = self._sql.person(tx, id=person_id)
        if row is None:
            raise NotHere
        parts = self._sql.memberships_of(tx, person_id=person_id)
        return Known(people_rows.person_of(row), tuple(map(people_rows.membership_of, parts)))

    def _save_known(self, tx: Any, known: Known) -> None:
        self._sql.save_person(tx, **people_rows.person_parameters(known.person))
        for part in known.parts:
            self._sql.save_membership(tx, **people_rows.membership_parameters(part))


def identity_parameters(kept: KeptIdentity) -> Parameters:
    return {
        "issuer": kept.identity.issuer,
        "subject": kept.identity.subject,
        "provider": kept.identity.provider,
        "person_id": kept.person_id,
        "email": kept.identity.email,
        "first_seen": instant(kept.first_seen),
        "last_seen": instant(kept.last_seen),
        "signed_out_at": optional_instant(kept.signed_out_at),
        "closed_at": optional_instant(kept.closed_at),
    }


def _identity_of(row: Row) -> KeptIdentity:
    provider, issuer, subject, email, person_id, first, last, out, closed = row
    return KeptIdentity(
        Identity(provider, issuer, subject, email),
        person_id,
        instant_of(first),
        instant_of(last),
        optional_instant_of(out),
        optional_instant_of(closed),
    )


def _tie_of(row: Row) -> DomainTie:
    provider, domain, organisation_id, role, made_by, made_at, agreed_at = row
    return DomainTie(
        provider=provider,
        domain=domain,
        organisation_id=organisation_id,
        role=Role(role),
        made_by=made_by,
        made_at=instant_of(made_at),
        agreed_at=optional_instant_of(agreed_at),
    )
