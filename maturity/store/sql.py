"""The one implementation of the store, over any connection. What a connection is, adapters say."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

import aiosql

from maturity.domain.link import Link
from maturity.domain.organisation import Membership, Organisation, Person
from maturity.domain.round import AnswerRecord, Assessment, FrozenResult, Reopening, State
from maturity.errors import Conflict
from maturity.locale import gettext as _
from maturity.store import rows
from maturity.store.rows import Row

T = TypeVar("T")

STATEMENTS = Path(__file__).parent / "statements"


class Adapter(Protocol):
    """A database. Each act is one transaction on a connection of its own.

    `driver` is aiosql's name for the connections. `write` may run its act again from the start when
    the database asks for it, so an act does nothing but talk to its connection.
    """

    driver: str

    def read(self, act: Callable[[Any], T]) -> T: ...
    def write(self, act: Callable[[Any], T]) -> T: ...


class SqlStore:
    """Keeps everything in one database. It holds no connection, so that threads may share it."""

    def __init__(self, adapter: Adapter) -> None:
        self._adapter = adapter
        self._sql: Any = aiosql.from_path(STATEMENTS, adapter.driver, mandatory_parameters=False)

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
        text = rows.instant(at)
        self._adapter.write(lambda tx: self._sql.revoke_link(tx, token_hash=token_hash, at=text))

    def use_link(
        self, token_hash: str, at: datetime, person: Person, membership: Membership | None
    ) -> bool:
        def act(tx: Any) -> bool:
            if not self._sql.use_link(tx, token_hash=token_hash, at=rows.instant(at)):
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

    def start_assessment(
        self, assessment: Assessment, carried: Sequence[AnswerRecord] = ()
    ) -> None:
        def act(tx: Any) -> None:
            self._sql.start_assessment(tx, **rows.assessment_parameters(assessment))
            self._add(tx, assessment.id, carried)

        self._adapter.write(act)

    def assessment(self, assessment_id: str) -> Assessment | None:
        return self._one(rows.assessment_of, lambda tx: self._sql.assessment(tx, id=assessment_id))

    def assessments_of(self, organisation_id: str) -> Sequence[Assessment]:
        found = self._all(
            rows.assessment_of,
            lambda tx: self._sql.assessments_of(tx, organisation_id=organisation_id),
        )
        return sorted(found, key=lambda assessment: assessment.number)

    def save_assessment(self, assessment: Assessment) -> Assessment:
        def act(tx: Any) -> Assessment:
            self._require_draft(tx, assessment.id)
            return self._save(tx, assessment)

        return self._adapter.write(act)

    def current_answers(self, assessment_id: str) -> Mapping[str, AnswerRecord]:
        found = self._all(
            rows.answer_of,
            lambda tx: self._sql.current_answers(tx, assessment_id=assessment_id),
        )
        return {record.question_id: record for record in found}

    def answer_history(self, assessment_id: str, question_id: str) -> Sequence[AnswerRecord]:
        return self._all(
            rows.answer_of,
            lambda tx: self._sql.answer_history(
                tx, assessment_id=assessment_id, question_id=question_id
            ),
        )

    def add_answers(self, assessment_id: str, records: Sequence[AnswerRecord]) -> None:
        def act(tx: Any) -> None:
            self._require_draft(tx, assessment_id)
            self._add(tx, assessment_id, records)

        self._adapter.write(act)

    def submit(self, assessment: Assessment, result: FrozenResult, answers_seen: int) -> Assessment:
        def act(tx: Any) -> Assessment:
            self._require_draft(tx, assessment.id)
            if self._sql.answers(tx, assessment_id=assessment.id) != answers_seen:
                raise Conflict(_("Somebody answered meanwhile. Look at the result again."))
            number = self._sql.submissions(tx, assessment_id=assessment.id) + 1
            self._sql.add_frozen_result(tx, **rows.frozen_parameters(assessment.id, number, result))
            return self._save(tx, replace(assessment, state=State.SUBMITTED))

        return self._adapter.write(act)

    def reopen(self, assessment: Assessment, reopening: Reopening) -> Assessment:
        def act(tx: Any) -> Assessment:
            if self._state(tx, assessment.id) is not State.SUBMITTED:
                raise Conflict(_("This round is open already. Look again."))
            number = self._sql.submissions(tx, assessment_id=assessment.id)
            reopened = self._save(tx, replace(assessment, state=State.DRAFT))
            self._sql.add_reopening(
                tx, **rows.reopening_parameters(assessment.id, number, reopening)
            )
            return reopened

        return self._adapter.write(act)

    def frozen_results(self, assessment_id: str) -> Sequence[FrozenResult]:
        return self._all(
            rows.frozen_of, lambda tx: self._sql.frozen_results(tx, assessment_id=assessment_id)
        )

    def reopenings(self, assessment_id: str) -> Sequence[Reopening]:
        return self._all(
            rows.reopening_of, lambda tx: self._sql.reopenings(tx, assessment_id=assessment_id)
        )

    def _one(self, build: Callable[[Row], T], act: Callable[[Any], Row | None]) -> T | None:
        row = self._adapter.read(act)
        return None if row is None else build(row)

    def _all(self, build: Callable[[Row], T], act: Callable[[Any], Any]) -> list[T]:
        return [build(row) for row in self._adapter.read(lambda tx: list(act(tx)))]

    def _save(self, tx: Any, assessment: Assessment) -> Assessment:
        if self._sql.save_assessment(tx, **_changeable(assessment)) != 1:
            raise Conflict(_("Somebody else changed this assessment first. Look again."))
        return replace(assessment, version=assessment.version + 1)

    def _state(self, tx: Any, assessment_id: str) -> State | None:
        row = self._sql.assessment(tx, id=assessment_id)
        return None if row is None else rows.assessment_of(row).state

    def _require_draft(self, tx: Any, assessment_id: str) -> None:
        if self._state(tx, assessment_id) is not State.DRAFT:
            raise Conflict(_("This round was submitted and cannot be changed. Reopen it first."))

    def _add(self, tx: Any, assessment_id: str, records: Sequence[AnswerRecord]) -> None:
        for record in records:
            latest = self._sql.latest_version(
                tx, assessment_id=assessment_id, question_id=record.question_id
            )
            if record.version != (latest or 0) + 1:
                raise Conflict(_("Somebody else changed this answer first. Look at both."))
            self._sql.add_answer(tx, **rows.answer_parameters(assessment_id, record))


def _changeable(assessment: Assessment) -> rows.Parameters:
    wanted = ("id", "scope", "state", "version", "threshold", "share_covered")
    parameters = rows.assessment_parameters(assessment)
    return {name: parameters[name] for name in wanted}


def _literal(words: str) -> str:
    """Words as LIKE takes them literally: `!` is the statements' escape sign."""
    return words.replace("!", "!!").replace("%", "!%").replace("_", "!_")
