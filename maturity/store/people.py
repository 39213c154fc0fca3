"""Organisations, people, their links and the server's secrets, in SQL. Not what they answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from maturity.domain.link import Link
from maturity.domain.organisation import Membership, Organisation, Person
from maturity.store import people_rows as rows
from maturity.store.rows import instant
from maturity.store.tables import Tables


class PeopleTables(Tables):
    """Who is there, and how they come in."""

    def save_organisation(self, organisation: Organisation) -> None:
        self.save_organisations([organisation])

    def save_organisations(self, organisations: Sequence[Organisation]) -> None:
        def act(tx: Any) -> None:
            for organisation in organisations:
                self._sql.save_organisation(tx, **rows.organisation_parameters(organisation))

        self._adapter.write(act)

    def organisation(self, organisation_id: str) -> Organisation | None:
        return self._one(
            rows.organisation_of, lambda tx: self._sql.organisation(tx, id=organisation_id)
        )

    def organisation_by_code(self, register_code: str) -> Organisation | None:
        return self._one(
            rows.organisation_of,
            lambda tx: self._sql.organisation_by_code(tx, register_code=register_code),
        )

    def search_organisations(self, words: str, most: int) -> Sequence[Organisation]:
        pattern = f"%{_literal(words.lower())}%"
        return self._all(
            rows.organisation_of,
            lambda tx: self._sql.search_organisations(tx, pattern=pattern, most=most),
        )

    def save_person(self, person: Person) -> None:
        parameters = rows.person_parameters(person)
        self._adapter.write(lambda tx: self._sql.save_person(tx, **parameters))

    def person(self, person_id: str) -> Person | None:
        return self._one(rows.person_of, lambda tx: self._sql.person(tx, id=person_id))

    def save_membership(self, membership: Membership) -> None:
        parameters = rows.membership_parameters(membership)
        self._adapter.write(lambda tx: self._sql.save_membership(tx, **parameters))

    def membership(self, person_id: str, organisation_id: str) -> Membership | None:
        return self._one(
            rows.membership_of,
            lambda tx: self._sql.membership(
                tx, person_id=person_id, organisation_id=organisation_id
            ),
        )

    def memberships_of(self, person_id: str) -> Sequence[Membership]:
        return self._all(
            rows.membership_of, lambda tx: self._sql.memberships_of(tx, person_id=person_id)
        )

    def members(self, organisation_id: str) -> Sequence[Membership]:
        return self._all(
            rows.membership_of,
            lambda tx: self._sql.members(tx, organisation_id=organisation_id),
        )

    def add_link(self, link: Link) -> None:
        parameters = rows.link_parameters(link)
        self._adapter.write(lambda tx: self._sql.add_link(tx, **parameters))

    def link(self, token_hash: str) -> Link | None:
        return self._one(rows.link_of, lambda tx: self._sql.link(tx, token_hash=token_hash))

    def links_of(self, organisation_id: str) -> Sequence[Link]:
        return self._all(
            rows.link_of, lambda tx: self._sql.links_of(tx, organisation_id=organisation_id)
        )

    def revoke_link(self, token_hash: str, at: datetime) -> None:
        text = instant(at)
        self._adapter.write(lambda tx: self._sql.revoke_link(tx, token_hash=token_hash, at=text))

    def use_link(
        self, token_hash: str, at: datetime, person: Person, membership: Membership | None
    ) -> bool:
        def act(tx: Any) -> bool:
            if not self._sql.use_link(tx, token_hash=token_hash, at=instant(at)):
                return False
            self._sql.save_person(tx, **rows.person_parameters(person))
            self._sql.record_link_user(tx, token_hash=token_hash, person_id=person.id)
            if membership is not None:
                self._sql.save_membership(tx, **rows.membership_parameters(membership))
            return True

        return self._adapter.write(act)

    def secret(self, name: str, fresh: str) -> str:
        found = self._adapter.read(lambda tx: self._sql.secret(tx, name=name))
        return (
            str(found)
            if found is not None
            else self._adapter.write(lambda tx: self._first_secret(tx, name, fresh))
        )

    def _first_secret(self, tx: Any, name: str, fresh: str) -> str:
        self._sql.add_secret(tx, name=name, value=fresh)
        return str(self._sql.secret(tx, name=name))


def _literal(words: str) -> str:
    """Words as LIKE takes them literally: `!` is the statements' escape sign."""
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_")
