"""Which level to reach in each question: what somebody chose, or what a preset proposes."""

from collections.abc import Callable, Iterator, Mapping

from maturity.domain.assessment import Answers, answer_to
from maturity.domain.law import Nation
from maturity.domain.plan import PlanRequest, Preset
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.scoring import score
from maturity.domain.steps import known_levels

MATURE = 3
"""The level that is a good result. A shorter scale's top level stands in for it."""


def propose_targets(
    questionnaire: Questionnaire, answers: Answers, request: PlanRequest
) -> dict[str, int]:
    """The levels aimed at: of every question that somebody chose one for, or that is to rise.

    Chosen in `request` comes before chosen with the answer, and both before the preset. A target
    below today's level becomes today's level (see `passed_targets`), one above the top the top. A
    question that does not apply has none, and a preset gives none to one whose level is unknown.
    """
    levels = known_levels(questionnaire, answers)
    found = {q: t for q, t in _proposed(questionnaire, answers, request) if t > levels[q]}
    chosen = chosen_targets(questionnaire, answers, request)
    top = questionnaire.top_level
    kept = {q: min(max(target, levels.get(q, 0)), top) for q, target in chosen.items()}
    both = found | kept
    return {q.id: both[q.id] for q in questionnaire.questions if q.id in both}


def passed_targets(
    questionnaire: Questionnaire, answers: Answers, request: PlanRequest
) -> dict[str, int]:
    """The chosen targets that lie below today's level: nothing is planned for them, or undone."""
    levels = known_levels(questionnaire, answers)
    chosen = chosen_targets(questionnaire, answers, request)
    return {q: target for q, target in chosen.items() if target < levels.get(q, 0)}


def chosen_targets(
    questionnaire: Questionnaire, answers: Answers, request: PlanRequest
) -> dict[str, int]:
    """What somebody chose, as it was chosen, of the questions that apply."""
    applying = {q.id: answer_to(q.id, answers) for q in questionnaire.questions}
    applying = {question: answer for question, answer in applying.items() if answer.applies}
    beside = {q: answer.target for q, answer in applying.items() if answer.target is not None}
    return beside | {q: target for q, target in request.targets.items() if q in applying}


def unknown_priorities(
    questionnaire: Questionnaire, priorities: tuple[str, ...]
) -> tuple[str, ...]:
    """Those that are neither a theme nor a question. make_plan takes none of them."""
    known = {t.id for t in questionnaire.themes} | {q.id for q in questionnaire.questions}
    return tuple(priority for priority in priorities if priority not in known)


Proposal = Iterator[tuple[str, int]]


def _proposed(
    questionnaire: Questionnaire, answers: Answers, request: PlanRequest
) -> Iterator[tuple[str, int]]:
    """What the preset asks of every question whose level is known."""
    levels = known_levels(questionnaire, answers)
    ways: Mapping[Preset, Callable[[], Proposal]] = {
        "propose": lambda: _one_up(questionnaire, levels, request.priorities),
        "law": lambda: _floors(questionnaire, request.nation),
        "foundations": lambda: _mature(questionnaire, lambda question: question.core),
        "next-stage": lambda: _next_stage(questionnaire, answers),
        "solid": lambda: _mature(questionnaire, lambda _: True),
    }
    return ((question, level) for question, level in ways[request.preset]() if question in levels)


def _one_up(
    questionnaire: Questionnaire, levels: Mapping[str, int], priorities: tuple[str, ...]
) -> Proposal:
    """One level more for the priorities, and for each foundation question below Mature."""
    good = min(MATURE, questionnaire.top_level)
    for theme in questionnaire.themes:
        for question in theme.questions:
            level = levels.get(question.id, questionnaire.top_level)
            first = theme.id in priorities or question.id in priorities
            if level < questionnaire.top_level and (first or (question.core and level < good)):
                yield question.id, level + 1


def _floors(questionnaire: Questionnaire, nation: Nation) -> Proposal:
    """What the nation's law itself already makes an organisation reach."""
    for question in questionnaire.questions:
        floors = [n.legal_floor or 0 for n in question.legal_notes if n.nation == nation]
        yield question.id, max(floors, default=0)


def _mature(questionnaire: Questionnaire, chosen: Callable[[Question], bool]) -> Proposal:
    good = min(MATURE, questionnaire.top_level)
    return ((question.id, good) for question in questionnaire.questions if chosen(question))


def _next_stage(questionnaire: Questionnaire, answers: Answers) -> Proposal:
    """The shortest way to the next overall stage. None is left at the top."""
    way = score(questionnaire, answers).next_stage
    return ((rise.question_id, rise.to_level) for rise in (way.rises if way else ()))
