"""Everything held about an organisation or a person, in SQL. It is only read."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from maturity.domain.held import Take
from maturity.store.erasure import ErasureTables, consent_pattern


class HeldTables(ErasureTables):
    """Rows are handed on as they come: none of them is kept in memory here."""

    def read_organisation(self, organisation_id: str, take: Take) -> None:
        statements = self._of_organisation()

        def act(tx: Any) -> None:
            for table, statement in statements.items():
                take(table, statement(tx, organisation_id=organisation_id))

        self._adapter.read_once(act)

    def read_person(self, person_id: str, take: Take) -> None:
        statements = self._of_person()

        def act(tx: Any) -> None:
            selves = self._selves(tx, person_id)
            for table, statement in statements.items():
                take(table, chain.from_iterable(_of(tx, statement, one) for one in selves))

        self._adapter.read_once(act)

    def _of_organisation(self) -> Mapping[str, Callable[..., Any]]:
        return {
            **self._who_is_there(),
            **self._rounds_and_plans(),
            **self._workshops_held(),
            **self._shared_with_others(),
        }

    def _who_is_there(self) -> Mapping[str, Callable[..., Any]]:
        return {
            "organisation": self._sql.held_organisation,
            "person": self._sql.held_person,
            "membership": self._sql.held_membership,
            "link": self._sql.held_link,
            "email_domain": self._sql.held_email_domain,
        }

    def _rounds_and_plans(self) -> Mapping[str, Callable[..., Any]]:
        return {
            "assessment": self._sql.held_assessment,
            "answer": self._sql.held_answer,
            "legal_answer": self._sql.held_legal_answer,
            "indicator_entry": self._sql.held_indicator_entry,
            "frozen_result": self._sql.held_frozen_result,
            "reopening": self._sql.held_reopening,
            "plan_wishes": self._sql.held_plan_wishes,
            "plan_target": self._sql.held_plan_target,
            "action_record": self._sql.held_action_record,
            "own_action": self._sql.held_own_action,
        }

    def _workshops_held(self) -> Mapping[str, Callable[..., Any]]:
        return {
            "workshop": self._sql.held_workshop,
            "workshop_item": self._sql.held_workshop_item,
            "workshop_ballot": self._sql.held_workshop_ballot,
            "paper": self._sql.held_paper,
            "workshop_role": self._sql.held_workshop_role,
        }

    def _shared_with_others(self) -> Mapping[str, Callable[..., Any]]:
        return {
            "contribution": self._sql.held_contribution,
            "withdrawal": self._sql.held_withdrawal,
            "issued_code": self._sql.held_issued_code,
            "peer_offer": self._sql.held_peer_offer,
            "peer_offer_report": self._sql.held_peer_offer_report,
            "service_group": self._sql.held_service_group,
            "service_group_member": self._sql.held_service_group_member,
            "service_offer": self._sql.held_service_offer,
            "served": self._sql.held_served,
            "service_sharing": self._sql.held_service_sharing,
            "service_question": self._sql.held_service_question,
            "service_confirmation": self._sql.held_service_confirmation,
            "handed": self._sql.held_handed,
            "succession": self._sql.held_succession,
            "audit_entry": self._sql.held_audit_entry,
        }

    def _of_person(self) -> Mapping[str, Callable[..., Any]]:
        return {
            "person": self._sql.personal_person,
            "organisation": self._sql.personal_organisation,
            "membership": self._sql.personal_membership,
            "identity": self._sql.personal_identity,
            "link": self._sql.personal_link,
            "act": self._sql.personal_act,
            "audit_entry": self._sql.personal_audit_entry,
        }


def _of(tx: Any, statement: Callable[..., Any], person_id: str) -> Any:
    return statement(tx, person_id=person_id, consent=consent_pattern(person_id))
