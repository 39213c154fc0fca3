"""What invented organisations answer: levels that hang together, and rise slowly. Not who they are.

An organisation that is good at one thing is rather good at others, questions differ in how hard
they are, and the first theme is further than the last. None of it was measured anywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from maturity.domain.assessment import Answer, EvidenceKind, NoLevel
from maturity.domain.contribution import GivenFigure
from maturity.domain.indicator import Indicator
from maturity.domain.indicator_entry import Fault, IndicatorEntry, faults
from maturity.domain.invented_population import HALF_YEARS, Chance
from maturity.domain.questionnaire import Question, Questionnaire, Theme

MIDDLE = 1.9
FIRST_THEME, LAST_THEME = 0.6, -0.6
TALENT, IN_ONE_THEME, LUCK, HARDNESS, AGAIN = 0.75, 0.35, 0.5, 0.4, 0.15
"""How far levels spread: by organisation, by its theme, by its answer, by question, and when the
same people look again half a year later."""

GROWTH, GROWTH_SPREAD = 0.1, 0.1
SOMETHING_DOES_NOT_APPLY = 0.08
GIVES_A_FIGURE = 0.7

INVENTED = "Invented"
"""Of which time a figure is, and how it was defined."""


@dataclass(frozen=True)
class _Leaning:
    """What all answers of one organisation have in common."""

    talent: float
    growth: float
    not_applicable: str


def hardness(questionnaire: Questionnaire, chance: Chance) -> dict[str, float]:
    """How much lower everybody is, by question."""
    shift = {q.id: chance.gauss(0, HARDNESS) for q in questionnaire.questions}
    for place, theme in enumerate(questionnaire.themes):
        share = place / max(1, len(questionnaire.themes) - 1)
        for question in theme.questions:
            shift[question.id] -= FIRST_THEME + share * (LAST_THEME - FIRST_THEME)
    return shift


def invented_answers(
    questionnaire: Questionnaire, harder: dict[str, float], chance: Chance
) -> tuple[dict[str, Answer], ...]:
    """The answers of one organisation to every question, half-year by half-year."""
    leaning = _leaning(questionnaire, chance)
    course: list[dict[str, Answer]] = [{} for _half in range(HALF_YEARS)]
    for theme in questionnaire.themes:
        here = leaning.talent + chance.gauss(0, IN_ONE_THEME)
        for question in theme.questions:
            at = MIDDLE + here - harder[question.id] + chance.gauss(0, LUCK)
            for half in range(HALF_YEARS):
                latent = at + half * leaning.growth + chance.gauss(0, AGAIN)
                course[half][question.id] = _answer(questionnaire, question, leaning, latent)
    return tuple(course)


def _leaning(questionnaire: Questionnaire, chance: Chance) -> _Leaning:
    theme = questionnaire.themes[int(chance.random() * len(questionnaire.themes))]
    spared = chance.random() >= SOMETHING_DOES_NOT_APPLY
    return _Leaning(
        talent=chance.gauss(0, TALENT),
        growth=chance.gauss(GROWTH, GROWTH_SPREAD),
        not_applicable="" if spared else _optional(theme),
    )


def _optional(theme: Theme) -> str:
    """One at most: with two of a theme's five the round could not be compared."""
    return next((q.id for q in theme.questions if q.light and not q.core), "")


def _answer(
    questionnaire: Questionnaire, question: Question, leaning: _Leaning, latent: float
) -> Answer:
    if question.id == leaning.not_applicable:
        return Answer(NoLevel.NOT_APPLICABLE, reason="Invented: this council does none of it.")
    level = min(max(int(latent + 0.5), 0), questionnaire.top_level)
    return Answer(level, evidence=_evidence(level, latent))


def _evidence(level: int, latent: float) -> EvidenceKind | None:
    """The fraction stands for chance: who is high has more to show."""
    if level == 0:
        return None
    share = latent % 1
    if level >= 3:
        return "checked" if share < 0.15 else "records" if share < 0.6 else "document"
    return "document" if share < 0.5 else "word"


def invented_figures(
    indicators: Sequence[Indicator], chance: Chance
) -> tuple[dict[str, IndicatorEntry], ...]:
    """The figures of one organisation, half-year by half-year: shares only, and not all of them."""
    course: list[dict[str, IndicatorEntry]] = [{} for _half in range(HALF_YEARS)]
    for indicator in indicators:
        share = 0.2 + 0.5 * chance.random()
        gives = chance.random() < GIVES_A_FIGURE
        for half in range(HALF_YEARS):
            entry = _entry(indicator, share + 0.03 * half, 20 + int(180 * chance.random()))
            if gives and entry is not None:
                course[half][indicator.id] = entry
    return tuple(course)


def _entry(indicator: Indicator, share: float, of: int) -> IndicatorEntry | None:
    """None for what is no share, and for what would be an odd figure."""
    if indicator.unit != "%" or indicator.shown != "default":
        return None
    if indicator.kind == "ratio":
        entry = IndicatorEntry(None, Decimal(int(of * share)), Decimal(of), INVENTED, INVENTED)
    else:
        # A share that is no ratio is a weighting: a fifth of the score is much.
        entry = IndicatorEntry(Decimal(int(share * 30)), None, None, INVENTED, INVENTED)
    return entry if set(faults(indicator, entry)) <= {Fault.ASK} else None


def given(entries: Mapping[str, IndicatorEntry]) -> Iterator[GivenFigure]:
    """As they go into a contribution: without the words."""
    for indicator_id, entry in sorted(entries.items()):
        yield GivenFigure(indicator_id, entry.value, entry.numerator, entry.denominator)
