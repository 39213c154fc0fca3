"""What the page of a shared service is made from: its members that agreed to be seen side by side.

Not its words, and not its form. It holds levels, stages and the catalogue's actions: nothing that
somebody typed but names of organisations.
"""

from dataclasses import dataclass
from datetime import date

from maturity.documents.result import Result
from maturity.domain.catalogue import Catalogue
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.shared_service import LEAST_TO_COMPARE, CommonGap, SharedPlan


@dataclass(frozen=True)
class SharedMember:
    """A member as it stood when it last handed in a round."""

    id: str
    name: str
    handed_in: date
    result: Result


@dataclass(frozen=True)
class SharedPaper:
    """`members` agreed and are shown. Of those who did not agree, and of those who agreed and have
    handed in no round of this questionnaire, the names alone.
    """

    service: str
    questionnaire: Questionnaire
    catalogue: Catalogue
    on: date
    members: tuple[SharedMember, ...]
    not_agreed: tuple[str, ...]
    without_round: tuple[str, ...]
    gaps: tuple[CommonGap, ...]
    plan: SharedPlan

    @property
    def enough(self) -> bool:
        return len(self.members) >= LEAST_TO_COMPARE
