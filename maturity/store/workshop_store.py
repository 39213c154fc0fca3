"""What is kept of workshops and of votes, in the words of the domain: a part of the protocol in
__init__.py.

- A **workshop** is one row and one for each question of its agenda. It is changed as a whole, and
  its version rises with every change. An assessment has one at most that is not closed.
- A **participant** is one row, found by the fingerprint of the secret in their cookie.
- A **vote** is one row under (workshop, question, ballot, participant), without a time. A later one
  takes its place.
- Closing a workshop puts **papers** in the place of its votes, and how many joined in each role in
  the place of its participants: these and the votes are deleted in the same transaction.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from maturity.domain.ballot_box import BallotBox
from maturity.domain.kept_ballots import Cast, Closing, Kept
from maturity.domain.vote import Counts, Vote
from maturity.domain.workshop import Participant, Turnout, Workshop


class WorkshopStore(Protocol):
    """What use cases ask of a store about workshops and votes."""

    def add_workshop(self, workshop: Workshop) -> None:
        """Conflict where the assessment has one that is not closed, or the code is taken."""
        ...

    def workshop(self, workshop_id: str) -> Workshop | None: ...
    def workshop_by_code(self, code: str) -> Workshop | None: ...
    def workshops_of(self, assessment_id: str) -> Sequence[Workshop]:
        """Oldest first."""
        ...

    def workshop_version(self, workshop_id: str) -> int | None:
        """In one small query: many ask every other second."""
        ...

    def change_workshop(self, workshop_id: str, decide: Callable[[Workshop], Workshop]) -> Workshop:
        """Stores what `decide` makes of the workshop as it is in this very transaction, as its next
        version. Where it makes the same of it, or raises, nothing changes.

        It may be called again from the start. NotHere for a workshop that does not exist.
        """
        ...

    def clear_out(self, workshop_id: str, decide: Callable[[Workshop], Workshop]) -> Workshop:
        """As change_workshop; and where anything changes, participants without a vote are gone."""
        ...

    def set_cards(
        self,
        workshop_id: str,
        question_id: str,
        counts: Counts,
        decide: Callable[[Workshop], int],
    ) -> Workshop:
        """The cards held up on the ballot that `decide` finds open, as the workshop's next version:
        what was typed before for the same ballot is replaced.
        """
        ...

    def join(self, participant: Participant, decide: Callable[[Workshop, int], None]) -> None:
        """Where `decide` raises, of the workshop and how many have joined, nobody joins."""
        ...

    def participant(self, participant_id: str) -> Participant | None: ...
    def voter(self, participant_id: str) -> tuple[Participant, Workshop, Sequence[Vote]] | None:
        """A participant with their workshop and their own votes, in one read."""
        ...

    def cast(self, vote: Vote, decide: Callable[[BallotBox], None]) -> None:
        """Takes the vote unless `decide` raises, of where its question stands in this very
        transaction. NotHere for a participant that is not there any more.
        """
        ...

    def want_time(
        self, participant_id: str, question_id: str, decide: Callable[[BallotBox], int]
    ) -> None:
        """Notes until their vote that they want more time for the ballot that `decide` says."""
        ...

    def turnout(self, workshop_id: str, question_id: str, ballot: int) -> Turnout: ...
    def ahead_turnout(self, workshop_id: str) -> Mapping[str, int]:
        """How many voted ahead on each question."""
        ...

    def joined(self, workshop_id: str) -> Mapping[str, int]:
        """How many joined in each role, before the workshop is closed and after."""
        ...

    def cast_on(self, workshop_id: str, question_id: str | None = None) -> Cast:
        """Who voted what, on one question or on all. For counting only, once that is allowed."""
        ...

    def close_workshop(
        self, workshop_id: str, decide: Callable[[Workshop, Cast], Closing]
    ) -> Workshop:
        """Stores what `decide` keeps, and deletes votes and participants, or nothing of it.

        A workshop that is closed already stays as it is.
        """
        ...

    def kept(self, workshop_id: str) -> Kept:
        """What stayed of a closed one; empty before."""
        ...
