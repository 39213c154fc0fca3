"""The steps that an organisation still has to take, and how much each brings. Not who takes them.

A step leads one level up. It is reached when any one action that moves it is done and all steps of
its question below it are reached; its gain counts once.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import lcm

from maturity.domain.assessment import Answers, answer_to
from maturity.domain.catalogue import Action, Catalogue, GainWeights
from maturity.domain.plan import PlanRequest, Status
from maturity.domain.questionnaire import Questionnaire, Theme
from maturity.domain.scoring import whole_weights

Step = tuple[str, int]
"""A question, and the level from which the step leads to the next."""


@dataclass(frozen=True)
class Foremost:
    """The questions whose steps count for more."""

    foundations: frozenset[str]
    priorities: frozenset[str]

    def weight(self, question: str, weights: GainWeights) -> int:
        """The largest that applies. It steers the choice and is not part of any score."""
        return max(
            weights.foundation if question in self.foundations else 1,
            weights.priority if question in self.priorities else 1,
        )


@dataclass(frozen=True)
class Aims:
    """What there is to reach.

    `known` are today's levels of the questions that apply; `levels` are the same after everything
    that is finished, and planning begins there. `finished` are the steps of finished actions.
    `gains` are whole numbers for every step up to its target; divided by `scale` they are weighted
    fractions of the overall scale.
    """

    known: Mapping[str, int]
    levels: Mapping[str, int]
    targets: Mapping[str, int]
    not_applicable: frozenset[str]
    finished: frozenset[Step]
    gains: Mapping[Step, int]
    scale: int
    theme_of: Mapping[str, str]
    first: Foremost

    def steps_of(self, action: Action) -> tuple[Step, ...]:
        """Those of its steps that lead towards a target and are not reached."""
        steps = moved_steps([action])
        return tuple(s for s in steps if s in self.gains and s not in self.finished)

    def step_before(self, step: Step) -> Step | None:
        """The step below it in its question, where that is not behind us."""
        question, level = step
        return (question, level - 1) if level > self.levels[question] else None


def find_aims(
    questionnaire: Questionnaire,
    catalogue: Catalogue,
    answers: Answers,
    request: PlanRequest,
    targets: Mapping[str, int],
) -> Aims:
    """What lies between today's levels and `targets`, weighted as the catalogue says."""
    known = known_levels(questionnaire, answers)
    finished = frozenset(moved_steps(done_actions(catalogue, request)))
    levels = {question: climb(question, level, finished) for question, level in known.items()}
    first = _foremost(questionnaire, request)
    worth, scale = _worth_of_a_level(questionnaire, answers, first, catalogue.gain)
    return Aims(
        known=known,
        levels=levels,
        targets=targets,
        not_applicable=frozenset(_set_aside(questionnaire, answers)),
        finished=finished,
        gains=_gains(levels, targets, worth),
        scale=scale,
        theme_of={q.id: theme.id for theme in questionnaire.themes for q in theme.questions},
        first=first,
    )


def _gains(
    levels: Mapping[str, int], targets: Mapping[str, int], worth: Mapping[str, int]
) -> dict[Step, int]:
    """Of every step up to its target, those of a question in order."""
    return {
        (question, level): worth[question]
        for question, start in levels.items()
        for level in range(start, targets.get(question, start))
    }


def _foremost(questionnaire: Questionnaire, request: PlanRequest) -> Foremost:
    return Foremost(
        foundations=frozenset(q.id for q in questionnaire.questions if q.core),
        priorities=frozenset(_prioritised(questionnaire, request)),
    )


def _prioritised(questionnaire: Questionnaire, request: PlanRequest) -> Iterator[str]:
    for theme in questionnaire.themes:
        for question in theme.questions:
            if {theme.id, question.id} & set(request.priorities):
                yield question.id


def known_levels(questionnaire: Questionnaire, answers: Answers) -> dict[str, int]:
    levels = {q.id: answer_to(q.id, answers).level for q in questionnaire.questions}
    return {question: level for question, level in levels.items() if level is not None}


def _set_aside(questionnaire: Questionnaire, answers: Answers) -> Iterator[str]:
    return (q.id for q in questionnaire.questions if not answer_to(q.id, answers).applies)


def done_actions(catalogue: Catalogue, request: PlanRequest) -> list[Action]:
    done = {task for task, record in request.records.items() if record.status is Status.DONE}
    return [action for action in catalogue.actions if action.id in done]


def moved_steps(actions: Iterable[Action]) -> Iterator[Step]:
    return ((move.question, move.from_level) for action in actions for move in action.moves)


def climb(question: str, level: int, taken: Container[Step]) -> int:
    """The level after the steps in `taken`, in order: a step counts once those below it do."""
    while (question, level) in taken:
        level += 1
    return level


def _worth_of_a_level(
    questionnaire: Questionnaire, answers: Answers, first: Foremost, weights: GainWeights
) -> tuple[dict[str, int], int]:
    """What one level of each question adds to the overall average, times its weight in choosing.

    All as whole numbers, and what to divide them by. Questions that do not apply are in no sum.
    """
    themes = [_applicable(theme, answers) for theme in questionnaire.themes]
    in_force = [theme for theme in themes if theme.questions]
    theme_weights = whole_weights(theme.weight for theme in in_force)
    within = [whole_weights(q.weight for q in theme.questions) for theme in in_force]
    common = lcm(*(sum(shares) for shares in within))
    worth = {}
    for theme, theme_weight, shares in zip(in_force, theme_weights, within, strict=True):
        for question, share in zip(theme.questions, shares, strict=True):
            plain = theme_weight * share * (common // sum(shares))
            worth[question.id] = plain * first.weight(question.id, weights)
    return worth, questionnaire.top_level * sum(theme_weights) * common


def _applicable(theme: Theme, answers: Answers) -> Theme:
    applying = tuple(q for q in theme.questions if answer_to(q.id, answers).applies)
    return replace(theme, questions=applying)
