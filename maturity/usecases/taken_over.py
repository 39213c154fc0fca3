"""Whether what somebody looked at still stands so, before it is taken over. Not its source."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from maturity.domain.assessment import Answer
from maturity.domain.round import AnswerRecord
from maturity.errors import Conflict
from maturity.locale import gettext as _


class SeenChange(Protocol):
    """What one answer would become, over the version that was compared (0: none)."""

    @property
    def question_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def after(self) -> Answer: ...
    @property
    def based_on(self) -> int: ...


def require_taken(now: Mapping[str, AnswerRecord], changes: Sequence[SeenChange]) -> None:
    """Somebody was faster: no harm is done where they took over the very same. Otherwise Conflict,
    with the questions that a colleague answered.
    """
    if all(c.question_id in now and now[c.question_id].answer == c.after for c in changes):
        return
    moved = (
        change.title
        for change in changes
        if change.question_id in now and now[change.question_id].version != change.based_on
    )
    raise Conflict(
        _(
            "A colleague answered meanwhile: {titles}. Nothing was taken over. Look again at what "
            "would change."
        ).format(titles=", ".join(moved))
    )
