"""Handed questions in SQL, and organisations that merge."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from maturity.domain.handed import Handed
from maturity.domain.organisation import Organisation
from maturity.domain.service import Signed
from maturity.domain.succession import Succession
from maturity.store.people_rows import organisation_of
from maturity.store.rounds import RoundTables
from maturity.store.rows import (
    Parameters,
    Row,
    instant,
    instant_of,
    optional_instant,
    optional_instant_of,
)


class HandedTables(RoundTables):
    """Who is to answer what, and which organisation comes after which. No row is deleted."""

    def handed(self, assessment_id: str) -> Mapping[str, Handed]:
        return self._adapter.read(lambda tx: self._handed(tx, assessment_id))

    def hand_questions(
        self, assessment_id: str, people: Mapping[str, str], handing: Signed
    ) -> None:
        def act(tx: Any) -> None:
            self._require_draft(tx, assessment_id)
            known = self._handed(tx, assessment_id)
            for question_id, person_id in people.items():
                before = known.get(question_id)
                if before is not None and before.is_open and before.person_id == person_id:
                    continue
                if before is not None:
                    self._take_back(tx, assessment_id, before, handing)
                number = 1 if before is None else before.number + 1
                made = Handed(question_id, number, person_id, handing.by, handing.at)
                self._sql.add_handed(tx, assessment_id=assessment_id, **_parameters(made))

        self._adapter.write(act)

    def take_back_questions(
        self, assessment_id: str, question_ids: Collection[str], person_id: str, taking: Signed
    ) -> None:
        def act(tx: Any) -> None:
            self._require_draft(tx, assessment_id)
            for question_id, known in self._handed(tx, assessment_id).items():
                if question_id in question_ids and known.person_id == person_id:
                    self._take_back(tx, assessment_id, known, taking)

        self._adapter.write(act)

    def successions(self) -> Sequence[Succession]:
        return self._all(_succession_of, self._sql.successions)

    def open_mergers(self) -> Sequence[tuple[Succession, Organisation, Organisation]]:
        return self._all(_merger_of, self._sql.open_mergers)

    def successions_from(self, organisation_id: str) -> Sequence[Succession]:
        return self._all(
            _succession_of,
            lambda tx: self._sql.successions_from(tx, organisation_id=organisation_id),
        )

    def successions_into(self, organisation_id: str) -> Sequence[Succession]:
        return self._all(
            _succession_of,
            lambda tx: self._sql.successions_into(tx, organisation_id=organisation_id),
        )

    def add_successions(
        self, decide: Callable[[Sequence[Succession]], Sequence[Succession]]
    ) -> Sequence[Succession]:
        def act(tx: Any) -> Sequence[Succession]:
            made = decide([_succession_of(row) for row in self._sql.successions(tx)])
            for succession in made:
                self._sql.add_succession(tx, **_succession_parameters(succession))
            return made

        return self._adapter.write(act)

    def agree_to_succession(self, organisation_id: str, successor_id: str, agreed: Signed) -> bool:
        given = _signed(organisation_id, successor_id, agreed)
        return self._adapter.write(lambda tx: bool(self._sql.agree_to_succession(tx, **given)))

    def end_succession(self, organisation_id: str, successor_id: str, ended: Signed) -> bool:
        given = _signed(organisation_id, successor_id, ended)
        return self._adapter.write(lambda tx: bool(self._sql.end_succession(tx, **given)))

    def _handed(self, tx: Any, assessment_id: str) -> Mapping[str, Handed]:
        """In the order of their numbers, so that the last one stays."""
        found = map(_handed_of, self._sql.handed(tx, assessment_id=assessment_id))
        return {handed.question_id: handed for handed in found}

    def _take_back(self, tx: Any, assessment_id: str, known: Handed, taking: Signed) -> None:
        self._sql.take_back_handed(
            tx,
            assessment_id=assessment_id,
            question_id=known.question_id,
            person_id=known.person_id,
            taken_back_by=taking.by,
            taken_back_at=instant(taking.at),
        )


def _parameters(handed: Handed) -> Parameters:
    return {
        "question_id": handed.question_id,
        "number": handed.number,
        "person_id": handed.person_id,
        "handed_by": handed.handed_by,
        "handed_at": instant(handed.handed_at),
        "taken_back_by": handed.taken_back_by,
        "taken_back_at": optional_instant(handed.taken_back_at),
    }


def _handed_of(row: Row) -> Handed:
    question_id, number, person_id, handed_by, handed_at, taken_by, taken_at = row
    at, taken = instant_of(handed_at), optional_instant_of(taken_at)
    return Handed(question_id, number, person_id, handed_by, at, taken_by, taken)


def _signed(organisation_id: str, successor_id: str, signed: Signed) -> Parameters:
    return {
        "organisation_id": organisation_id,
        "successor_id": successor_id,
        "by": signed.by,
        "at": instant(signed.at),
    }


def _succession_parameters(succession: Succession) -> Parameters:
    return {
        "organisation_id": succession.organisation_id,
        "number": succession.number,
        "successor_id": succession.successor_id,
        "merged_by": succession.merged_by,
        "merged_at": instant(succession.merged_at),
        "agreed_by": succession.agreed_by,
        "agreed_at": optional_instant(succession.agreed_at),
        "ended_by": succession.ended_by,
        "ended_at": optional_instant(succession.ended_at),
    }


def _merger_of(row: Row) -> tuple[Succession, Organisation, Organisation]:
    """Each organisation has as many columns as the other, and comes before the succession."""
    return _succession_of(row[18:]), organisation_of(row[:9]), organisation_of(row[9:18])


def _succession_of(row: Row) -> Succession:
    organisation_id, number, successor_id, merged_by, merged_at, *later = row
    agreed_by, agreed_at, ended_by, ended_at = later
    return Succession(
        organisation_id=organisation_id,
        number=number,
        successor_id=successor_id,
        merged_by=merged_by,
        merged_at=instant_of(merged_at),
        agreed_by=agreed_by,
        agreed_at=optional_instant_of(agreed_at),
        ended_by=ended_by,
        ended_at=optional_instant_of(ended_at),
    )
