"""Shared services in SQL: offers of a place, joining and leaving, and what members confirmed."""

from collections.abc import Mapping, Sequence
from typing import Any

from maturity.domain.group import Group
from maturity.domain.round import AnswerRecord
from maturity.domain.service import Confirmation, RunQuestion, Served, ServiceOffer, Sharing, Signed
from maturity.errors import Conflict, NotHere
from maturity.locale import gettext as _
from maturity.store import people_rows
from maturity.store import service_rows as rows
from maturity.store.rounds import RoundTables
from maturity.store.rows import instant
from maturity.store.tables import require_next


class ServiceTables(RoundTables):
    """Who serves whom. Rows are added and ended, and none is deleted."""

    def begin_service(self, group: Group) -> bool:
        def act(tx: Any) -> bool:
            if list(self._sql.groups_run_by(tx, service_id=group.service_id)):
                return False
            self._sql.save_group(tx, **people_rows.group_parameters(group))
            return True

        return self._adapter.write(act)

    def add_service_offer(self, offer: ServiceOffer) -> None:
        parameters = rows.offer_parameters(offer)
        self._adapter.write(lambda tx: self._sql.add_service_offer(tx, **parameters))

    def service_offer(self, token_hash: str) -> ServiceOffer | None:
        return self._one(
            rows.offer_of, lambda tx: self._sql.service_offer(tx, token_hash=token_hash)
        )

    def service_offers(self, group_id: str) -> Sequence[ServiceOffer]:
        return self._all(rows.offer_of, lambda tx: self._sql.service_offers(tx, group_id=group_id))

    def end_service_offer(
        self, token_hash: str, ending: Signed, organisation_id: str | None = None
    ) -> bool:
        return self._adapter.write(
            lambda tx: self._end_offer(tx, token_hash, ending, organisation_id, accepted=False)
        )

    def join_service(self, token_hash: str, organisation_id: str, joining: Signed) -> Served:
        def act(tx: Any) -> Served:
            row = self._sql.service_offer(tx, token_hash=token_hash)
            if row is None:
                raise NotHere
            if not self._end_offer(tx, token_hash, joining, organisation_id, accepted=True):
                raise Conflict(_("This code was used or taken back. Ask for a new one."))
            return self._join(tx, rows.offer_of(row).group_id, organisation_id, joining)

        return self._adapter.write(act)

    def leave_service(self, group_id: str, organisation_id: str, leaving: Signed) -> None:
        where = {"group_id": group_id, "organisation_id": organisation_id}
        ended = {"ended_by": leaving.by, "ended_at": instant(leaving.at)}

        def act(tx: Any) -> None:
            if not self._sql.end_served(tx, **where, **ended):
                raise NotHere
            self._sql.end_service_sharing(tx, **where, **ended)
            self._sql.leave_group(tx, **where)

        self._adapter.write(act)

    def served_in(self, group_id: str) -> Sequence[Served]:
        return self._all(rows.served_of, lambda tx: self._sql.served_in(tx, group_id=group_id))

    def served_of(self, organisation_id: str) -> Sequence[Served]:
        return self._all(
            rows.served_of, lambda tx: self._sql.served_of(tx, organisation_id=organisation_id)
        )

    def agree_to_sharing(self, group_id: str, organisation_id: str, agreed: Signed) -> bool:
        def act(tx: Any) -> bool:
            if not self._is_member(tx, group_id, organisation_id):
                raise NotHere
            found = map(rows.sharing_of, self._sql.service_sharings(tx, group_id=group_id))
            own = [sharing for sharing in found if sharing.organisation_id == organisation_id]
            if any(sharing.ended_at is None for sharing in own):
                return False
            made = Sharing(group_id, organisation_id, len(own) + 1, agreed.by, agreed.at)
            self._sql.add_service_sharing(tx, **rows.sharing_parameters(made))
            return True

        return self._adapter.write(act)

    def end_sharing(self, group_id: str, organisation_id: str, ended: Signed) -> bool:
        where = {"group_id": group_id, "organisation_id": organisation_id}
        how = {"ended_by": ended.by, "ended_at": instant(ended.at)}
        return self._adapter.write(
            lambda tx: bool(self._sql.end_service_sharing(tx, **where, **how))
        )

    def sharings(self, group_id: str) -> Sequence[Sharing]:
        return self._all(
            rows.sharing_of, lambda tx: self._sql.service_sharings(tx, group_id=group_id)
        )

    def service_questions(self, group_id: str) -> Mapping[str, RunQuestion]:
        return self._adapter.read(lambda tx: self._questions(tx, group_id))

    def add_service_questions(self, group_id: str, questions: Sequence[RunQuestion]) -> None:
        def act(tx: Any) -> None:
            known = self._questions(tx, group_id)
            for question in questions:
                before = known.get(question.question_id)
                require_next(question.version, None if before is None else before.version)
                parameters = rows.question_parameters(group_id, question)
                self._sql.add_service_question(tx, **parameters)

        self._adapter.write(act)

    def confirm_service_answers(
        self,
        assessment_id: str,
        records: Sequence[AnswerRecord],
        confirmations: Sequence[Confirmation],
    ) -> None:
        def act(tx: Any) -> None:
            self._require_draft(tx, assessment_id)
            for confirmation in confirmations:
                self._require_as_seen(tx, confirmation)
            self._add(tx, assessment_id, records)
            for confirmation in confirmations:
                parameters = rows.confirmation_parameters(assessment_id, confirmation)
                self._sql.add_service_confirmation(tx, **parameters)

        self._adapter.write(act)

    def service_confirmations(self, assessment_id: str) -> Mapping[str, Confirmation]:
        found = self._all(
            rows.confirmation_of,
            lambda tx: self._sql.service_confirmations(tx, assessment_id=assessment_id),
        )
        return {confirmation.question_id: confirmation for confirmation in found}

    def _end_offer(
        self,
        tx: Any,
        token_hash: str,
        ending: Signed,
        organisation_id: str | None,
        *,
        accepted: bool,
    ) -> bool:
        return bool(
            self._sql.end_service_offer(
                tx,
                token_hash=token_hash,
                organisation_id=organisation_id,
                ended_by=ending.by,
                ended_at=instant(ending.at),
                accepted=int(accepted),
            )
        )

    def _join(self, tx: Any, group_id: str, organisation_id: str, joining: Signed) -> Served:
        if self._is_member(tx, group_id, organisation_id):
            raise Conflict(_("Your organisation is a member of this service already. Look again."))
        earlier = self._served(tx, group_id, organisation_id)
        number = len(earlier) + 1
        served = Served(group_id, organisation_id, number, joining.by, joining.at)
        self._sql.add_served(tx, **rows.served_parameters(served))
        last = self._sql.last_place_in_group(tx, group_id=group_id)
        place = 0 if last is None else last + 1
        self._sql.save_group_member(
            tx, group_id=group_id, organisation_id=organisation_id, place=place
        )
        return served

    def _served(self, tx: Any, group_id: str, organisation_id: str) -> list[Served]:
        found = map(rows.served_of, self._sql.served_in(tx, group_id=group_id))
        return [served for served in found if served.organisation_id == organisation_id]

    def _is_member(self, tx: Any, group_id: str, organisation_id: str) -> bool:
        return any(s.left_at is None for s in self._served(tx, group_id, organisation_id))

    def _questions(self, tx: Any, group_id: str) -> Mapping[str, RunQuestion]:
        found = map(rows.question_of, self._sql.service_questions(tx, group_id=group_id))
        return {question.question_id: question for question in found}

    def _require_as_seen(self, tx: Any, confirmation: Confirmation) -> None:
        latest = self._sql.latest_version(
            tx,
            assessment_id=confirmation.service_assessment_id,
            question_id=confirmation.question_id,
        )
        if latest != confirmation.service_version:
            raise Conflict(_("The service changed its answer meanwhile. Look at it again."))
