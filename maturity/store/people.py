"""Organisations, groups, people, links and the server's secrets, in SQL. Not what is answered."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from maturity.domain.group import Group
from maturity.domain.link import Entry, Following, Link
from maturity.domain.organisation import Membership, Organisation, Person
from maturity.errors import LinkRefused, NotHere
from maturity.locale import gettext as _
from maturity.store import people_rows as rows
from maturity.store.identities import identity_parameters
from maturity.store.rows import EVERYTHING, Row, containing, instant
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

    def search_register(self, words: str) -> Sequence[Organisation]:
        pattern = containing(words)
        return self._all(
            rows.organisation_of, lambda tx: self._sql.search_register(tx, pattern=pattern)
        )

    def organisations_by_hand(self, words: str = "") -> Sequence[Organisation]:
        pattern = containing(words)
        return self._all(
            rows.organisation_of, lambda tx: self._sql.organisations_by_hand(tx, pattern=pattern)
        )

    def organisations_without_lead(
        self, words: str = "", most: int = EVERYTHING
    ) -> Sequence[Organisation]:
        wanted = {"pattern": containing(words), "most": most}
        return self._all(
            rows.organisation_of, lambda tx: self._sql.organisations_without_lead(tx, **wanted)
        )

    def begin_organisation(self, organisation: Organisation, membership: Membership) -> None:
        def act(tx: Any) -> None:
            self._sql.save_organisation(tx, **rows.organisation_parameters(organisation))
            self._sql.save_membership(tx, **rows.membership_parameters(membership))

        self._adapter.write(act)

    def save_group(self, group: Group) -> None:
        def act(tx: Any) -> None:
            self._sql.save_group(tx, **rows.group_parameters(group))
            # Whoever left keeps a row, without a place: nothing is ever deleted.
            self._sql.empty_group(tx, group_id=group.id)
            for place, member in enumerate(group.member_ids):
                self._sql.save_group_member(
                    tx, group_id=group.id, organisation_id=member, place=place
                )

        self._adapter.write(act)

    def group(self, group_id: str) -> Group | None:
        def act(tx: Any) -> Group | None:
            row = self._sql.group(tx, id=group_id)
            return None if row is None else self._group(tx, row)

        return self._adapter.read(act)

    def groups_of(self, organisation_id: str) -> Sequence[Group]:
        def act(tx: Any) -> list[Group]:
            found = list(self._sql.groups_of(tx, organisation_id=organisation_id))
            return [self._group(tx, row) for row in found]

        return sorted(self._adapter.read(act), key=lambda group: (group.name.casefold(), group.id))

    def _group(self, tx: Any, row: Row) -> Group:
        return rows.group_of(row, self._sql.group_members(tx, group_id=row[0]))

    def save_person(self, person: Person) -> None:
        parameters = rows.person_parameters(person)
        self._adapter.write(lambda tx: self._sql.save_person(tx, **parameters))

    def person(self, person_id: str) -> Person | None:
        return self._one(rows.person_of, lambda tx: self._sql.person(tx, id=person_id))

    def rename_person(self, person_id: str, name: str) -> None:
        self._adapter.write(lambda tx: self._sql.rename_person(tx, id=person_id, name=name))

    def person_with_parts(self, person_id: str) -> tuple[Person, Sequence[Membership]] | None:
        def act(tx: Any) -> tuple[Person, Sequence[Membership]] | None:
            row = self._sql.person(tx, id=person_id)
            if row is None:
                return None
            parts = self._sql.memberships_of(tx, person_id=person_id)
            return rows.person_of(row), [rows.membership_of(part) for part in parts]

        return self._adapter.read(act)

    def people_with_duty(self) -> Sequence[Person]:
        return self._all(rows.person_of, self._sql.people_with_duty)

    def change_duty(self, decide: Callable[[Sequence[Person]], Person]) -> Person:
        def act(tx: Any) -> Person:
            person = decide([rows.person_of(row) for row in self._sql.people_with_duty(tx)])
            self._sql.save_person(tx, **rows.person_parameters(person))
            return person

        return self._adapter.write(act)

    def first_owner(self) -> Person | None:
        return self._one(rows.person_of, self._sql.first_owner)

    def people_of(self, organisation_id: str) -> Sequence[Person]:
        return self._all(
            rows.person_of, lambda tx: self._sql.people_of(tx, organisation_id=organisation_id)
        )

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

    def add_first_member(self, membership: Membership) -> bool:
        def act(tx: Any) -> bool:
            if self._sql.member_count(tx, organisation_id=membership.organisation_id):
                return False
            self._sql.save_membership(tx, **rows.membership_parameters(membership))
            return True

        return self._adapter.write(act)

    def change_membership(
        self, organisation_id: str, decide: Callable[[Sequence[Membership]], Membership]
    ) -> Membership:
        (changed,) = self.change_memberships(organisation_id, lambda found: (decide(found),))
        return changed

    def change_memberships(
        self, organisation_id: str, decide: Callable[[Sequence[Membership]], Sequence[Membership]]
    ) -> Sequence[Membership]:
        def act(tx: Any) -> Sequence[Membership]:
            found = self._sql.members(tx, organisation_id=organisation_id)
            changed = decide([rows.membership_of(row) for row in found])
            for membership in changed:
                self._sql.save_membership(tx, **rows.membership_parameters(membership))
            return changed

        return self._adapter.write(act)

    def add_link(self, link: Link) -> None:
        parameters = rows.link_parameters(link)
        self._adapter.write(lambda tx: self._sql.add_link(tx, **parameters))

    def link(self, token_hash: str) -> Link | None:
        return self._one(rows.link_of, lambda tx: self._sql.link(tx, token_hash=token_hash))

    def links_of(self, organisation_id: str) -> Sequence[Link]:
        return self._all(
            rows.link_of, lambda tx: self._sql.links_of(tx, organisation_id=organisation_id)
        )

    def revoke_link(self, token_hash: str, at: datetime) -> bool:
        given = {"token_hash": token_hash, "at": instant(at)}
        return self._adapter.write(lambda tx: bool(self._sql.revoke_link(tx, **given)))

    def use_link(
        self, token_hash: str, at: datetime, person_id: str, decide: Callable[[Following], Entry]
    ) -> Entry:
        def act(tx: Any) -> Entry:
            row = self._sql.link(tx, token_hash=token_hash)
            if row is None:
                raise NotHere
            entry = decide(self._following(tx, rows.link_of(row), person_id))
            self._let_in(tx, entry)
            used = {"token_hash": token_hash, "at": instant(at), "person_id": entry.person.id}
            if not self._sql.use_link(tx, **used):
                raise LinkRefused(_("This link no longer works. Ask for a new one."))
            return entry

        return self._adapter.write(act)

    def _following(self, tx: Any, link: Link, person_id: str) -> Following:
        def person(wanted: str | None) -> Person | None:
            row = self._sql.person(tx, id=wanted)
            return None if row is None else rows.person_of(row)

        def part(wanted: str | None) -> Membership | None:
            where = {"person_id": wanted, "organisation_id": link.organisation_id}
            row = self._sql.membership(tx, **where)
            return None if row is None else rows.membership_of(row)

        return Following(
            link=link,
            person=person(person_id) or Person(person_id),
            maker=person(link.made_by),
            makers_part=part(link.made_by),
            own_part=part(person_id),
            led=self._sql.lead_count(tx, organisation_id=link.organisation_id) > 0,
        )

    def _let_in(self, tx: Any, entry: Entry) -> None:
        """The person as a whole: they were read within the same transaction."""
        self._sql.save_person(tx, **rows.person_parameters(entry.person))
        if entry.membership is not None:
            self._sql.save_membership(tx, **rows.membership_parameters(entry.membership))
        if entry.identity is not None:
            self._sql.add_identity(tx, **identity_parameters(entry.identity))

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
