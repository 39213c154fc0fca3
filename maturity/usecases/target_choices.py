"""What each question could aim for, beside where it stands. Choosing is in plans.py."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from maturity.access import Visitor
from maturity.domain.assessment import answer_to
from maturity.domain.kept_plan import KeptTarget
from maturity.domain.targets import propose_targets
from maturity.usecases.plans import PlanOnHand, plan_of
from maturity.usecases.rounds import Round, asked_in
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class TargetChoice:
    """`level` is where the question stands, None where nobody knows. `proposed` is what the plan
    aims for unless somebody chooses: None to leave it as it is. `kept` is what somebody chose.
    """

    question_id: str
    level: int | None
    proposed: int | None
    kept: KeptTarget | None

    @property
    def chosen(self) -> int | None:
        return None if self.kept is None else self.kept.level

    @property
    def aim(self) -> int | None:
        """What the plan aims for. Nobody is asked to fall below where they are."""
        if self.chosen is None:
            return self.proposed
        return max(self.chosen, self.level or 0)

    @property
    def matters(self) -> bool:
        """Whether there is a gap, or somebody has chosen."""
        gap = self.level is not None and self.aim is not None and self.aim > self.level
        return gap or self.chosen is not None


def target_choices(
    workplace: Workplace, who: Visitor | None, found: Round
) -> tuple[TargetChoice, ...]:
    """Of every question that the round asks and that applies, in order."""
    hand = plan_of(workplace, who, found)
    asked = asked_in(hand.found)
    proposed = _proposed(hand)
    answers = {q.id: answer_to(q.id, hand.found.answers) for q in asked.questions}
    return tuple(
        TargetChoice(
            question_id=question_id,
            level=answer.level,
            proposed=proposed.get(question_id),
            kept=hand.kept.targets.get(question_id),
        )
        for question_id, answer in answers.items()
        if answer.applies
    )


def _proposed(hand: PlanOnHand) -> Mapping[str, int]:
    """As if nobody had chosen anything for this plan."""
    request = replace(hand.request, targets={})
    return propose_targets(asked_in(hand.found), hand.found.answers, request)
