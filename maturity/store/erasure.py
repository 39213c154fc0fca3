"""Erasing an organisation or a person, in SQL: the only place that deletes what was only added."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from maturity.domain.audit import Note
from maturity.domain.erasing import ERASED, GoingOrganisation, GoingPerson, Place, Quiet, Unclosed
from maturity.domain.organisation import Organisation, Person
from maturity.errors import NotHere
from maturity.store import people_rows as rows
from maturity.store.audit import AuditTables
from maturity.store.rows import instant, instant_of

Decide = Callable[[GoingPerson], None]

EVERY_ONE = ""
"""In the place of an organisation's id."""

EVER = datetime.max.replace(tzinfo=UTC)


class ErasureTables(AuditTables):
    """What refers to something goes before it."""

    def going_organisation(self, organisation_id: str) -> GoingOrganisation | None:
        return self._adapter.read(lambda tx: self._going_organisation(tx, organisation_id))

    def going_person(self, person_id: str) -> GoingPerson | None:
        return self._adapter.read(lambda tx: self._going_person(tx, person_id))

    def erase_organisation(
        self,
        organisation_id: str,
        at: datetime,
        new_id: Callable[[], str],
        decide: Callable[[GoingOrganisation], None],
        note: Callable[[str], Note],
    ) -> GoingOrganisation:
        def act(tx: Any) -> GoingOrganisation:
            going = self._going_organisation(tx, organisation_id)
            if going is None:
                raise NotHere
            decide(replace(going, newest=self._newest(tx, organisation_id)))
            self._erase_all_of(tx, going.organisation, at, new_id)
            for person_id in going.belong_nowhere_else:
                self._erase_them(tx, self._there(tx, person_id), at, new_id)
                self._append(tx, note(person_id))
            return going

        return self._adapter.write(act)

    def erase_person(
        self, person_id: str, at: datetime, new_id: Callable[[], str], decide: Decide
    ) -> GoingPerson:
        def act(tx: Any) -> GoingPerson:
            going = self._there(tx, person_id)
            selves = self._selves(tx, person_id)
            for one in selves:
                decide(self._there(tx, one))
            for one in reversed(selves):
                self._erase_them(tx, self._there(tx, one), at, new_id)
            return going

        return self._adapter.write(act)

    def quiet_organisations(self, before: datetime) -> Sequence[Quiet]:
        return self._all(
            lambda row: Quiet(rows.organisation_of(row[:-1]), instant_of(row[-1])),
            lambda tx: self._sql.quiet_organisations(tx, before=instant(before), id=EVERY_ONE),
        )

    def unclosed_workshops(self, before: datetime) -> Sequence[Unclosed]:
        return self._all(
            lambda row: Unclosed(row[0], rows.organisation_of(row[2:]), instant_of(row[1])),
            lambda tx: self._sql.unclosed_workshops(tx, before=instant(before)),
        )

    def old_links(self, before: datetime) -> int:
        return self._adapter.read(lambda tx: int(self._sql.old_links(tx, before=instant(before))))

    def delete_old_links(self, before: datetime) -> int:
        at = instant(before)
        return self._adapter.write(lambda tx: int(self._sql.delete_old_links(tx, before=at)))

    def leave_no_trace(self) -> bool:
        return self._adapter.leave_no_trace()

    def _newest(self, tx: Any, organisation_id: str) -> datetime | None:
        found = self._sql.quiet_organisations(tx, before=instant(EVER), id=organisation_id)
        return next((instant_of(row[-1]) for row in found), None)

    def _selves(self, tx: Any, person_id: str) -> list[str]:
        """They, and the entries of theirs that became one with it, which still have a name. The
        audit log knows which.
        """
        found = [person_id]
        for one in found:
            facts = json.dumps([["person", one]], separators=(",", ":"))
            earlier = (actor for (actor,) in self._sql.became_one_with(tx, facts=facts))
            found += [e for e in earlier if e not in found and self._sql.person(tx, id=e)]
        return found

    def _there(self, tx: Any, person_id: str) -> GoingPerson:
        going = self._going_person(tx, person_id)
        if going is None:
            raise NotHere
        return going

    def _going_person(self, tx: Any, person_id: str) -> GoingPerson | None:
        row = self._sql.person(tx, id=person_id)
        if row is None:
            return None
        parts = list(map(rows.membership_of, self._sql.memberships_of(tx, person_id=person_id)))
        known = (self._place(tx, part.organisation_id) for part in parts)
        duties = map(rows.person_of, self._sql.people_with_duty(tx))
        return GoingPerson(
            person=rows.person_of(row),
            places=tuple(place for place in known if place is not None),
            other_operators=sum(one.owner and one.id != person_id for one in duties),
        )

    def _place(self, tx: Any, organisation_id: str) -> Place | None:
        row = self._sql.organisation(tx, id=organisation_id)
        if row is None:
            return None
        members = self._sql.members(tx, organisation_id=organisation_id)
        return Place(rows.organisation_of(row), tuple(map(rows.membership_of, members)))

    def _going_organisation(self, tx: Any, organisation_id: str) -> GoingOrganisation | None:
        place = self._place(tx, organisation_id)
        if place is None:
            return None
        own = list(self._sql.contributions_that_go(tx, id=organisation_id))
        invented = place.organisation.invented
        people = self._sql.people_who_belong_nowhere_else(tx, id=organisation_id)
        return GoingOrganisation(
            place=place,
            belong_nowhere_else=() if invented else tuple(person_id for (person_id,) in people),
            contributed=len(own),
            published=len(self._published(tx, [record_id for record_id, _key in own])),
            serves=self._sql.members_served(tx, id=organisation_id),
        )

    def _published(self, tx: Any, record_ids: Sequence[str]) -> set[str]:
        """Those that the private record of some release holds. Later releases need them: what is
        out may not give anybody away together with what comes.
        """
        if not record_ids:
            return set()
        bodies = [body for _release_id, body in self._sql.ledgers(tx)]
        return {one for one in record_ids if any(f'"{one}"' in body for body in bodies)}

    def _erase_all_of(
        self, tx: Any, organisation: Organisation, at: datetime, new_id: Callable[[], str]
    ) -> None:
        self._unname_published(tx, organisation.id, at)
        for statement in self._in_order():
            statement(tx, id=organisation.id)
        self._sql.erase_secret(tx, name=f"contributor {organisation.id}")
        if organisation.registered:
            self._put_back(tx, organisation, new_id())

    def _put_back(self, tx: Any, organisation: Organisation, fresh: str) -> None:
        """What a public register says, under an id that no entry of the audit log knows."""
        parameters = rows.organisation_parameters(organisation)
        self._sql.save_organisation(tx, **parameters | {"id": fresh})

    def _unname_published(self, tx: Any, organisation_id: str, at: datetime) -> None:
        """Withdrawn with it: they count in no release to come."""
        own = dict(self._sql.contributions_that_go(tx, id=organisation_id))
        stay = self._published(tx, list(own))
        self._sql.erase_issued_code(tx, id=organisation_id)
        for key in sorted(set(own.values())):
            if any(own[one] == key for one in stay):
                named = {"code": ERASED, "contributor_key": key}
                self._sql.unname_withdrawals(tx, **named)
                self._sql.add_withdrawal(tx, **named, withdrawn_at=instant(at))
            else:
                self._sql.erase_withdrawals(tx, contributor_key=key)
        for one in sorted(stay):
            self._sql.unname_contribution(tx, id=one, code=ERASED)

    def _erase_them(
        self, tx: Any, going: GoingPerson, at: datetime, new_id: Callable[[], str]
    ) -> None:
        for invented in going.goes_along:
            self._erase_all_of(tx, invented, at, new_id)
        own = {"id": going.person.id}
        self._sql.erase_identities(tx, **own)
        self._sql.erase_links_of_person(tx, **own)
        self._sql.withdraw_offers_of_person(tx, **own, at=instant(at))
        self._sql.erase_contacts(tx, **own)
        nameless = Person(new_id())
        consent = {"pattern": consent_pattern(going.person.id), "into": f"({nameless.id})"}
        self._sql.unname_consent(tx, **consent)
        if self._sql.trace_of_person(tx, **own):
            self._sql.save_person(tx, **rows.person_parameters(nameless))
            for statement in self._moves():
                statement(tx, **own, into=nameless.id)
        self._sql.erase_person(tx, **own)

    def _in_order(self) -> Sequence[Callable[..., Any]]:
        return (*self._workshops_and_services(), *self._rounds_first(), *self._the_rest())

    def _workshops_and_services(self) -> Sequence[Callable[..., Any]]:
        return (
            self._sql.erase_vote,
            self._sql.erase_paper,
            self._sql.erase_participant,
            self._sql.erase_workshop_ballot,
            self._sql.erase_workshop_role,
            self._sql.erase_workshop_item,
            self._sql.erase_workshop,
            self._sql.erase_service_confirmation,
            self._sql.erase_service_question,
            self._sql.erase_service_sharing,
            self._sql.erase_served,
            self._sql.erase_service_offer,
            self._sql.erase_service_group_member,
            self._sql.erase_service_group,
        )

    def _rounds_first(self) -> Sequence[Callable[..., Any]]:
        return (
            self._sql.erase_handed,
            self._sql.erase_answer,
            self._sql.erase_legal_answer,
            self._sql.erase_indicator_entry,
            self._sql.erase_plan_wishes,
            self._sql.erase_plan_target,
            self._sql.erase_action_record,
            self._sql.erase_own_action,
            self._sql.erase_reopening,
            self._sql.erase_frozen_result,
            self._sql.erase_assessment,
        )

    def _the_rest(self) -> Sequence[Callable[..., Any]]:
        return (
            self._sql.erase_peer_offer_report,
            self._sql.erase_peer_offer,
            self._sql.erase_issued_code,
            self._sql.erase_succession,
            self._sql.erase_contribution,
            self._sql.erase_link,
            self._sql.erase_email_domain,
            self._sql.erase_membership,
            self._sql.erase_organisation,
        )

    def _moves(self) -> Sequence[Callable[..., Any]]:
        return (*self._moves_of_rounds(), *self._moves_of_parts())

    def _moves_of_rounds(self) -> Sequence[Callable[..., Any]]:
        return (
            self._sql.move_answer_author_id,
            self._sql.move_legal_answer_author_id,
            self._sql.move_indicator_entry_author_id,
            self._sql.move_frozen_result_submitted_by,
            self._sql.move_reopening_reopened_by,
            self._sql.move_plan_wishes_author_id,
            self._sql.move_plan_target_author_id,
            self._sql.move_action_record_author_id,
            self._sql.move_own_action_author_id,
            self._sql.move_workshop_made_by,
            self._sql.move_workshop_item_agreed_by,
            self._sql.move_handed_person_id,
            self._sql.move_handed_handed_by,
            self._sql.move_handed_taken_back_by,
        )

    def _moves_of_parts(self) -> Sequence[Callable[..., Any]]:
        return (
            self._sql.move_membership,
            self._sql.move_peer_offer_made_by,
            self._sql.move_link_made_by,
            self._sql.move_link_used_by,
            self._sql.move_email_domain_made_by,
            self._sql.move_email_domain_agreed_by,
            self._sql.move_service_offer_offered_by,
            self._sql.move_service_offer_ended_by,
            self._sql.move_served_joined_by,
            self._sql.move_served_left_by,
            self._sql.move_service_sharing_agreed_by,
            self._sql.move_service_sharing_ended_by,
            self._sql.move_service_question_set_by,
            self._sql.move_succession_merged_by,
            self._sql.move_succession_agreed_by,
            self._sql.move_succession_ended_by,
        )


def consent_pattern(person_id: str) -> str:
    """What contributing writes down of who agreed ends with their id. `!` is the escape sign."""
    literal = person_id.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%({literal})"
