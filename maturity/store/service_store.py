"""What is kept of shared services, in the words of the domain: a part of the protocol in
__init__.py.

- A **service offer** is one row, and ends once: taken, declined or taken back.
- An organisation's time in a group (**served**) and its agreement to be seen there (**sharing**)
  are one row each, which somebody ends. Who joins or leaves does so in the **group** too, in the
  same transaction; who leaves is no longer seen either.
- Which questions a service runs, and which of its answers a member **confirmed**, is kept in rows
  that are only ever added. A confirmation and the member's own answer are one transaction.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from maturity.domain.group import Group
from maturity.domain.round import AnswerRecord
from maturity.domain.service import Confirmation, RunQuestion, Served, ServiceOffer, Sharing, Signed


class ServiceStore(Protocol):
    """What use cases ask of a store about shared services."""

    def begin_service(self, group: Group) -> bool:
        """False, and nothing changes, where its organisation runs a group already."""
        ...

    def add_service_offer(self, offer: ServiceOffer) -> None: ...
    def service_offer(self, token_hash: str) -> ServiceOffer | None: ...
    def service_offers(self, group_id: str) -> Sequence[ServiceOffer]:
        """All of them, oldest first."""
        ...

    def end_service_offer(
        self, token_hash: str, ending: Signed, organisation_id: str | None = None
    ) -> bool:
        """Declined by the organisation, or taken back where there is none. False where it had ended
        before.
        """
        ...

    def join_service(self, token_hash: str, organisation_id: str, joining: Signed) -> Served:
        """Conflict where the offer has ended, or the organisation is a member already."""
        ...

    def leave_service(self, group_id: str, organisation_id: str, leaving: Signed) -> None:
        """NotHere where it is no member."""
        ...

    def served_in(self, group_id: str) -> Sequence[Served]:
        """Who is a member or was, in the order in which they joined."""
        ...

    def served_of(self, organisation_id: str) -> Sequence[Served]:
        """Where the organisation is a member or was."""
        ...

    def agree_to_sharing(self, group_id: str, organisation_id: str, agreed: Signed) -> bool:
        """NotHere for who is no member. False, and nothing happens, where it agreed before."""
        ...

    def end_sharing(self, group_id: str, organisation_id: str, ended: Signed) -> bool:
        """False, and nothing happens, where it did not agree."""
        ...

    def sharings(self, group_id: str) -> Sequence[Sharing]: ...
    def service_questions(self, group_id: str) -> Mapping[str, RunQuestion]:
        """What was last said about each question."""
        ...

    def add_service_questions(self, group_id: str, questions: Sequence[RunQuestion]) -> None:
        """All of them, or Conflict: a version is one above what it was based on."""
        ...

    def confirm_service_answers(
        self,
        assessment_id: str,
        records: Sequence[AnswerRecord],
        confirmations: Sequence[Confirmation],
    ) -> None:
        """As add_answers. Conflict also where the service answered anew meanwhile."""
        ...

    def service_confirmations(self, assessment_id: str) -> Mapping[str, Confirmation]:
        """The last one of each question."""
        ...
