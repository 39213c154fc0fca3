"""What blocks the next stage, and the cheapest way to reach it. Counts level steps, not effort.

The cheapest way is exact: no other set of questions opens the stage in fewer level steps, or in as
many steps with fewer questions. What a step costs in days is planning's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from maturity.domain.questionnaire import StageRule, exact


@dataclass(frozen=True)
class Standing:
    """An applicable question as the stage rule sees it; a missing answer stands at level 0."""

    question_id: str
    level: int
    weight: int
    core: bool


@dataclass(frozen=True)
class Rise:
    """One question that has to rise."""

    question_id: str
    from_level: int
    to_level: int

    @property
    def steps(self) -> int:
        return self.to_level - self.from_level


@dataclass(frozen=True)
class NextStage:
    """The stage after the present one: what keeps it closed, and the cheapest rises that open it.

    `blocking` are the foundation questions below it and, where their rise would not bring enough
    weight, every other question below it: no stage without some of them. `themes` are the ids of
    the themes that rise, for the overall stage.
    """

    stage: int
    blocking: tuple[str, ...]
    rises: tuple[Rise, ...]
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """Something that may be chosen: it costs steps in a number of moves and adds weight."""

    steps: int
    moves: int
    weight: int


ThemeStandings = tuple[str, list[Standing], int]
"""A theme's id, its applicable questions and its weight."""


def next_theme_stage(
    standings: list[Standing], share: Fraction, top: int, stage: int
) -> NextStage | None:
    """The way from `stage` to the one above it, or None at the top."""
    if stage == top:
        return None
    rises = cheapest_rises(standings, share, stage + 1)
    return NextStage(stage + 1, blocking(standings, share, stage + 1), rises)


def blocking(standings: list[Standing], share: Fraction, stage: int) -> tuple[str, ...]:
    """The questions that keep a theme from `stage`, in questionnaire order."""
    foundations = sum(s.weight for s in standings if s.core and s.level < stage)
    enough = _shortfall(standings, share, stage) <= foundations
    return tuple(s.question_id for s in standings if s.level < stage and (s.core or not enough))


def _shortfall(standings: list[Standing], share: Fraction, stage: int) -> int:
    """The weight still missing at `stage`; zero or less when there is enough."""
    reached = sum(s.weight for s in standings if s.level >= stage)
    return needed_weight(share, sum(s.weight for s in standings)) - reached


def needed_weight(share: Fraction, whole: int) -> int:
    """The least whole weight that is at least `share` of `whole`. Weights are whole numbers."""
    return ceil(share * whole)


def cheapest_rises(standings: list[Standing], share: Fraction, stage: int) -> tuple[Rise, ...]:
    """The rises with the fewest level steps after which a theme is at `stage` or higher.

    A stage needs the one below it as well, but whoever reaches `stage` has reached those too.
    """
    below = [s for s in standings if s.level < stage]
    foundations = [s for s in below if s.core]
    others = [s for s in below if not s.core]
    missing = _shortfall(standings, share, stage) - sum(s.weight for s in foundations)
    chosen = cheapest_cover([Choice(stage - s.level, 1, s.weight) for s in others], missing)
    rising = {s.question_id for s in foundations} | {others[i].question_id for i in chosen}
    return tuple(Rise(s.question_id, s.level, stage) for s in below if s.question_id in rising)


def next_overall_stage(
    themes: Sequence[ThemeStandings], rule: StageRule, top: int, stage: int
) -> NextStage | None:
    """The way from the overall `stage` to the one above it, or None at the top.

    Every theme has to reach `stage`, and enough of them, by weight, the stage above.
    """
    if stage == top:
        return None
    share = exact(rule.weight_share)
    floor = [cheapest_rises(standings, share, stage) for _, standings, _ in themes]
    full = [cheapest_rises(standings, share, stage + 1) for _, standings, _ in themes]
    chosen = _themes_to_lift(themes, rule, floor, full)
    plan = [full[i] if i in chosen else floor[i] for i in range(len(themes))]
    return NextStage(
        stage=stage + 1,
        blocking=_overall_blocking(themes, rule, stage, floor, full),
        rises=tuple(rise for rises in plan for rise in rises),
        themes=tuple(themes[i][0] for i in range(len(themes)) if plan[i]),
    )


def _themes_to_lift(
    themes: Sequence[ThemeStandings],
    rule: StageRule,
    floor: list[tuple[Rise, ...]],
    full: list[tuple[Rise, ...]],
) -> set[int]:
    """Which themes go one stage beyond the floor: those already there, and the cheapest others."""
    there = {i for i, rises in enumerate(full) if not rises}
    open_themes = [i for i in range(len(themes)) if i not in there]
    missing = _theme_shortfall(themes, rule, full)
    choices = [
        Choice(
            _steps(full[i]) - _steps(floor[i]),
            len(full[i]) - len(floor[i]),
            themes[i][2],
        )
        for i in open_themes
    ]
    return there | {open_themes[i] for i in cheapest_cover(choices, missing)}


def _theme_shortfall(
    themes: Sequence[ThemeStandings], rule: StageRule, full: list[tuple[Rise, ...]]
) -> int:
    reached = sum(weight for (_, _, weight), rises in zip(themes, full, strict=True) if not rises)
    return needed_weight(exact(rule.theme_share), sum(weight for _, _, weight in themes)) - reached


def _overall_blocking(
    themes: Sequence[ThemeStandings],
    rule: StageRule,
    stage: int,
    floor: list[tuple[Rise, ...]],
    full: list[tuple[Rise, ...]],
) -> tuple[str, ...]:
    """The blocking questions of every theme that itself keeps the next overall stage closed."""
    share = exact(rule.weight_share)
    enough = _theme_shortfall(themes, rule, full) <= 0
    found: list[str] = []
    for (_, standings, _), to_floor, to_full in zip(themes, floor, full, strict=True):
        if to_full and not enough:
            found.extend(blocking(standings, share, stage + 1))
        elif to_floor:
            found.extend(blocking(standings, share, stage))
    return tuple(found)


def _steps(rises: tuple[Rise, ...]) -> int:
    return sum(rise.steps for rise in rises)


def cheapest_cover(choices: Sequence[Choice], needed: int) -> set[int]:
    """Indexes of the choices whose weights add up to `needed` for the fewest steps.

    Ties go to fewer moves. Exact: of all ways with the same steps and moves, the one with the
    greatest weight stands for the others. The same choices always give the same indexes.
    """
    if needed <= 0:
        return set()
    best: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {(0, 0): (0, ())}
    for index, choice in enumerate(choices):
        for (steps, moves), (weight, chosen) in list(best.items()):
            if weight >= needed:
                continue
            key = (steps + choice.steps, moves + choice.moves)
            if key not in best or weight + choice.weight > best[key][0]:
                best[key] = (weight + choice.weight, (*chosen, index))
    return set(best[min(key for key, (weight, _) in best.items() if weight >= needed)][1])
