"""What is kept of handed questions, and of organisations that merge, in the words of the domain: a
part of the protocol in __init__.py.

- A question **handed** to somebody is one row, which somebody ends. It has one open row at most.
- A **succession** is one row, to which a lead may agree, and which somebody ends. An organisation
  has one open row at most, and none comes after itself.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from maturity.domain.handed import Handed
from maturity.domain.organisation import Organisation
from maturity.domain.service import Signed
from maturity.domain.succession import Succession


class HandedStore(Protocol):
    """What use cases ask of a store about handed questions, and about mergers."""

    def handed(self, assessment_id: str) -> Mapping[str, Handed]:
        """The last row of each question that was ever handed to somebody in this round."""
        ...

    def hand_questions(
        self, assessment_id: str, people: Mapping[str, str], handing: Signed
    ) -> None:
        """All of them, by question to a person. Whoever had one has it no more. What is with the
        same person already stays as it is.
        """
        ...

    def take_back_questions(
        self, assessment_id: str, question_ids: Collection[str], person_id: str, taking: Signed
    ) -> None:
        """Those of them that are still with this person."""
        ...

    def successions(self) -> Sequence[Succession]:
        """All of them, oldest first."""
        ...

    def open_mergers(self) -> Sequence[tuple[Succession, Organisation, Organisation]]:
        """Those that were not ended, oldest first, with what merges and its successor."""
        ...

    def successions_from(self, organisation_id: str) -> Sequence[Succession]:
        """What this organisation goes or went into."""
        ...

    def successions_into(self, organisation_id: str) -> Sequence[Succession]:
        """Who goes or went into this organisation."""
        ...

    def add_successions(
        self, decide: Callable[[Sequence[Succession]], Sequence[Succession]]
    ) -> Sequence[Succession]:
        """Adds what `decide` makes of all of them, as they are in this very transaction.

        Where it raises, nothing changes. It may be called again from the start.
        """
        ...

    def agree_to_succession(self, organisation_id: str, successor_id: str, agreed: Signed) -> bool:
        """False, and nothing happens, where none into this successor waits."""
        ...

    def end_succession(self, organisation_id: str, successor_id: str, ended: Signed) -> bool:
        """False, and nothing happens, where none into this successor is open."""
        ...
