"""What a result document is made from. Not its words or its form."""

from dataclasses import dataclass

from maturity.domain.assessment import Answers, Scope
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.scorecard import Scorecard
from maturity.locale import gettext as _


@dataclass(frozen=True)
class Result:
    """A scored assessment. `questionnaire` holds what was asked: all of it, or its light set.

    `roles` took part in answering. `left_out` counts the answers to questions that were not asked.
    """

    questionnaire: Questionnaire
    answers: Answers
    scorecard: Scorecard
    scope: Scope
    roles: tuple[str, ...] = ()
    left_out: int = 0

    def question(self, question_id: str) -> Question:
        return next(q for q in self.questionnaire.questions if q.id == question_id)

    def theme_title(self, theme_id: str) -> str:
        return next(t.title for t in self.questionnaire.themes if t.id == theme_id)

    def stage_name(self, stage: int | None) -> str:
        """The word for a stage; level 0 may have a kinder one, such as `Not in place yet`."""
        if stage is None:
            return _("does not apply")
        level = self.questionnaire.levels[stage]
        return level.as_stage or level.name
