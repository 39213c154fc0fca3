"""Who is in a workshop, and what they vote, in SQL. Not what stays once it is closed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from maturity.domain.ballot_box import BallotBox
from maturity.domain.vote import Vote
from maturity.domain.workshop import Participant, Turnout, Workshop
from maturity.errors import NotHere
from maturity.store import workshop_rows as rows
from maturity.store.workshops import WorkshopTables


class VoteTables(WorkshopTables):
    """A vote carries no time, and rows are never listed but to be counted."""

    def join(self, participant: Participant, decide: Callable[[Workshop, int], None]) -> None:
        def act(tx: Any) -> None:
            workshop = self._here(tx, participant.workshop_id)
            decide(workshop, self._sql.participants(tx, workshop_id=workshop.id))
            self._sql.add_participant(tx, **rows.participant_parameters(participant))

        self._adapter.write(act)

    def participant(self, participant_id: str) -> Participant | None:
        return self._one(
            rows.participant_of, lambda tx: self._sql.participant(tx, id=participant_id)
        )

    def voter(self, participant_id: str) -> tuple[Participant, Workshop, Sequence[Vote]] | None:
        def act(tx: Any) -> tuple[Participant, Workshop, Sequence[Vote]] | None:
            row = self._sql.participant(tx, id=participant_id)
            if row is None:
                return None
            participant = rows.participant_of(row)
            workshop = self._here(tx, participant.workshop_id)
            own = self._sql.own_votes(tx, participant_id=participant_id)
            return participant, workshop, [rows.vote_of(vote) for vote in own]

        return self._adapter.read(act)

    def cast(self, vote: Vote, decide: Callable[[BallotBox], None]) -> None:
        def act(tx: Any) -> None:
            box = self._box(tx, vote.participant_id, vote.question_id)
            decide(box)
            self._sql.cast_vote(tx, **rows.vote_parameters(box.workshop_id, vote))
            self._sql.have_no_wish(tx, id=vote.participant_id)

        self._adapter.write(act)

    def want_time(
        self, participant_id: str, question_id: str, decide: Callable[[BallotBox], int]
    ) -> None:
        def act(tx: Any) -> None:
            ballot = decide(self._box(tx, participant_id, question_id))
            self._sql.want_time(tx, id=participant_id, question_id=question_id, ballot=ballot)

        self._adapter.write(act)

    def turnout(self, workshop_id: str, question_id: str, ballot: int) -> Turnout:
        def act(tx: Any) -> Turnout:
            of = {"workshop_id": workshop_id}
            on = {**of, "question_id": question_id, "ballot": ballot}
            return Turnout(
                joined=self._sql.participants(tx, **of),
                voted=self._sql.voted(tx, **on),
                want_time=self._sql.time_wanted(tx, **on),
            )

        return self._adapter.read(act)

    def ahead_turnout(self, workshop_id: str) -> Mapping[str, int]:
        return self._adapter.read(
            lambda tx: dict(self._sql.ahead_turnout(tx, workshop_id=workshop_id))
        )

    def joined(self, workshop_id: str) -> Mapping[str, int]:
        def act(tx: Any) -> dict[str, int]:
            there = dict(self._sql.participants_by_role(tx, workshop_id=workshop_id))
            return there or dict(self._sql.workshop_roles(tx, workshop_id=workshop_id))

        return self._adapter.read(act)

    def _box(self, tx: Any, participant_id: str, question_id: str) -> BallotBox:
        row = self._sql.ballot_box(tx, participant_id=participant_id, question_id=question_id)
        if row is None:
            raise NotHere
        return rows.box_of(row)
