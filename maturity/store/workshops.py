"""Workshops, their agenda and what stays of them, in SQL. Not who is there, and no vote."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from maturity.domain.kept_ballots import BallotKey, Cast, Closing, Kept
from maturity.domain.vote import Counts
from maturity.domain.workshop import Workshop, WorkshopState
from maturity.errors import Conflict, NotHere
from maturity.locale import gettext as _
from maturity.store import workshop_rows as rows
from maturity.store.rows import Row
from maturity.store.tables import Tables


class WorkshopTables(Tables):
    """A workshop is changed as a whole, inside the transaction that reads it."""

    def add_workshop(self, workshop: Workshop) -> None:
        def act(tx: Any) -> None:
            if self._sql.assessment(tx, id=workshop.assessment_id) is None:
                raise NotHere
            self._require_none_open(tx, workshop.assessment_id)
            self._sql.add_workshop(tx, **rows.workshop_parameters(workshop))
            self._save_items(tx, workshop)

        self._adapter.write(act)

    def workshop(self, workshop_id: str) -> Workshop | None:
        return self._adapter.read(lambda tx: self._workshop(tx, workshop_id))

    def workshop_by_code(self, code: str) -> Workshop | None:
        def act(tx: Any) -> Workshop | None:
            row = self._sql.workshop_by_code(tx, code=code)
            return None if row is None else self._built(tx, row)

        return self._adapter.read(act)

    def workshops_of(self, assessment_id: str) -> Sequence[Workshop]:
        def act(tx: Any) -> list[Workshop]:
            found = list(self._sql.workshops_of(tx, assessment_id=assessment_id))
            return [self._built(tx, row) for row in found]

        return sorted(self._adapter.read(act), key=lambda each: (each.made_at, each.id))

    def workshop_version(self, workshop_id: str) -> int | None:
        version: int | None = self._adapter.read(
            lambda tx: self._sql.workshop_version(tx, id=workshop_id)
        )
        return version

    def change_workshop(self, workshop_id: str, decide: Callable[[Workshop], Workshop]) -> Workshop:
        def act(tx: Any) -> Workshop:
            now = self._here(tx, workshop_id)
            after = decide(now)
            return now if after == now else self._save_workshop(tx, after, now.version + 1)

        return self._adapter.write(act)

    def clear_out(self, workshop_id: str, decide: Callable[[Workshop], Workshop]) -> Workshop:
        def act(tx: Any) -> Workshop:
            now = self._here(tx, workshop_id)
            after = decide(now)
            if after == now:
                return now
            self._sql.delete_participants_without_vote(tx, workshop_id=workshop_id)
            return self._save_workshop(tx, after, now.version + 1)

        return self._adapter.write(act)

    def set_cards(
        self, workshop_id: str, question_id: str, counts: Counts, decide: Callable[[Workshop], int]
    ) -> Workshop:
        def act(tx: Any) -> Workshop:
            now = self._here(tx, workshop_id)
            key = (question_id, decide(now))
            if self._cards(tx, workshop_id).get(key) == counts:
                return now
            self._sql.save_ballot(tx, **rows.ballot_parameters(workshop_id, key, counts))
            return self._save_workshop(tx, now, now.version + 1)

        return self._adapter.write(act)

    def close_workshop(
        self, workshop_id: str, decide: Callable[[Workshop, Cast], Closing]
    ) -> Workshop:
        def act(tx: Any) -> Workshop:
            now = self._here(tx, workshop_id)
            if now.state is WorkshopState.CLOSED:
                return now
            closing = decide(now, self._cast(tx, workshop_id, None))
            self._keep(tx, closing)
            return self._save_workshop(tx, closing.workshop, now.version + 1)

        return self._adapter.write(act)

    def kept(self, workshop_id: str) -> Kept:
        def act(tx: Any) -> Kept:
            of = {"workshop_id": workshop_id}
            papers = tuple(map(rows.paper_of, self._sql.papers_of(tx, **of)))
            ballots = list(self._sql.workshop_ballots(tx, **of))
            outcomes = {
                (question_id, ballot): rows.outcome_of(outcome)
                for question_id, ballot, _cards, outcome in ballots
                if outcome is not None
            }
            cards = self._cards(tx, workshop_id) if outcomes else {}
            return Kept(papers, cards, outcomes)

        return self._adapter.read(act)

    def cast_on(self, workshop_id: str, question_id: str | None = None) -> Cast:
        return self._adapter.read(lambda tx: self._cast(tx, workshop_id, question_id))

    def _cast(self, tx: Any, workshop_id: str, question_id: str | None) -> Cast:
        """With the cards of every question: there are few."""
        if question_id is None:
            found = self._sql.votes_of(tx, workshop_id=workshop_id)
        else:
            found = self._sql.votes_on(tx, workshop_id=workshop_id, question_id=question_id)
        return Cast(tuple(map(rows.vote_of, found)), self._cards(tx, workshop_id))

    def _keep(self, tx: Any, closing: Closing) -> None:
        """Whose a vote was is gone with this. Papers are added in the order of their ids, which
        chance made: the order of rows says nothing either.
        """
        workshop_id = closing.workshop.id
        of = {"workshop_id": workshop_id}
        self._sql.empty_ballots(tx, **of)
        for key, outcome in closing.outcomes.items():
            kept = rows.ballot_parameters(workshop_id, key, closing.cards.get(key))
            self._sql.save_ballot(tx, **kept | {"outcome": rows.outcome_text(outcome)})
        for paper in sorted(closing.papers, key=lambda paper: paper.id):
            self._sql.add_paper(tx, **rows.paper_parameters(workshop_id, paper))
        for role, joined in list(self._sql.participants_by_role(tx, **of)):
            self._sql.add_workshop_role(tx, role=role, joined=joined, **of)
        self._sql.delete_votes(tx, **of)
        self._sql.delete_participants(tx, **of)

    def _cards(self, tx: Any, workshop_id: str) -> Mapping[BallotKey, Counts]:
        return {
            (question_id, ballot): rows.cards_of(cards)
            for question_id, ballot, cards, _outcome in self._sql.workshop_ballots(
                tx, workshop_id=workshop_id
            )
            if cards is not None
        }

    def _here(self, tx: Any, workshop_id: str) -> Workshop:
        found = self._workshop(tx, workshop_id)
        if found is None:
            raise NotHere
        return found

    def _workshop(self, tx: Any, workshop_id: str) -> Workshop | None:
        row = self._sql.workshop(tx, id=workshop_id)
        return None if row is None else self._built(tx, row)

    def _built(self, tx: Any, row: Row) -> Workshop:
        return rows.workshop_of(row, self._sql.workshop_items(tx, workshop_id=row[0]))

    def _save_workshop(self, tx: Any, workshop: Workshop, version: int) -> Workshop:
        saved = replace(workshop, version=version)
        parameters = rows.workshop_parameters(saved)
        fixed = ("assessment_id", "made_by", "made_at")
        self._sql.save_workshop(tx, **{k: v for k, v in parameters.items() if k not in fixed})
        self._sql.empty_agenda(tx, workshop_id=saved.id)
        self._save_items(tx, saved)
        return saved

    def _save_items(self, tx: Any, workshop: Workshop) -> None:
        for place, item in enumerate(workshop.items):
            self._sql.save_workshop_item(tx, **rows.item_parameters(workshop.id, place, item))

    def _require_none_open(self, tx: Any, assessment_id: str) -> None:
        """So that whoever comes second reads a sentence; the index holds it in any case."""
        found = list(self._sql.workshops_of(tx, assessment_id=assessment_id))
        if any(self._built(tx, row).state is not WorkshopState.CLOSED for row in found):
            raise Conflict(
                _("This round has a workshop already that is not closed. Open that one.")
            )
