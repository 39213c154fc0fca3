"""What a service's answer is to a member: to confirm, confirmed, changed since, or not theirs.

Nothing of it counts for the member before the member says so.
"""

from dataclasses import dataclass, replace
from enum import Enum

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.round import AnswerRecord, Origin
from maturity.domain.service import Confirmation


class Stands(Enum):
    """How a member's own answer stands to the service's."""

    TO_CONFIRM = "to confirm"
    CONFIRMED = "confirmed"
    CHANGED = "changed since"
    """The service answers something else than what the member confirmed."""
    OURS = "ours"
    """The member answered itself, perhaps the same."""


@dataclass(frozen=True)
class ServiceAnswer:
    """One answer of a service beside the member's own, which is None where there is none."""

    group_id: str
    service: str
    assessment_id: str
    theirs: AnswerRecord
    own: AnswerRecord | None
    stands: Stands

    @property
    def question_id(self) -> str:
        return self.theirs.question_id

    @property
    def based_on(self) -> int:
        """The version of the member's own answer; 0 where there is none."""
        return 0 if self.own is None else self.own.version

    @property
    def waits(self) -> bool:
        """Whether it is the member's turn."""
        return self.stands in (Stands.TO_CONFIRM, Stands.CHANGED)

    @property
    def same(self) -> bool:
        return self.own is not None and self.own.answer.response == self.theirs.answer.response


def is_answered(record: AnswerRecord) -> bool:
    """Whether the service itself answered it in this round: with a level, or that it does not
    apply. What it carried over nobody there has looked at yet.
    """
    given = record.answer.level is not None or not record.answer.applies
    return given and record.origin is not Origin.CARRIED


def stands(
    own: AnswerRecord | None,
    confirmed: Confirmation | None,
    theirs: AnswerRecord,
    group_id: str,
) -> Stands:
    """`confirmed` is what the member last took over for the question, perhaps long ago."""
    if own is None or own.answer.response is NoLevel.UNANSWERED or own.origin is Origin.CARRIED:
        return Stands.TO_CONFIRM
    known = confirmed is not None and (own.version, group_id) == (
        confirmed.version,
        confirmed.group_id,
    )
    if own.origin is not Origin.SERVICE or not known:
        return Stands.OURS
    same = _substance(own.answer) == _substance(theirs.answer)
    return Stands.CONFIRMED if same else Stands.CHANGED


def taken_over(theirs: Answer, line: str, own: Answer | None) -> Answer:
    """The service's answer as the member's own, with `line` before its comment. A target is the
    member's own affair.
    """
    comment = "\n".join(part for part in (line, theirs.comment) if part)
    return replace(theirs, comment=comment, target=None if own is None else own.target)


def _substance(answer: Answer) -> Answer:
    """Without the comment, which gets a line of ours, and without what was never taken over."""
    return replace(answer, comment="", target=None)
