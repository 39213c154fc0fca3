"""The sentence that opens a result: the clauses of the two best themes and of the lowest one."""

from dataclasses import replace

from maturity.domain.assessment import Answer, Answers, NoLevel, answer_to
from maturity.domain.questionnaire import Clause, Opening, Questionnaire
from maturity.domain.scorecard import Scorecard, ThemeResult
from maturity.domain.scoring import score


def opening_sentence(
    questionnaire: Questionnaire, answers: Answers, scorecard: Scorecard
) -> str | None:
    """None where the questionnaire has no clauses, fewer than three themes stand, or an answer is
    missing: a clause about a theme is only true of a complete one.

    Where somebody does not know, it is said only if it would be the same however that turns out.
    """
    if scorecard.responded < scorecard.questions:
        return None
    sentence = _sentence(questionnaire, scorecard)
    if sentence is None or scorecard.score.completeness == 1:
        return sentence
    best_case = _sentence(questionnaire, score(questionnaire, _at_the_top(questionnaire, answers)))
    return sentence if sentence == best_case else None


def best_and_lowest(
    questionnaire: Questionnaire, answers: Answers, scorecard: Scorecard
) -> tuple[str, ...]:
    """The first and the last clause of that sentence, where one page has no room for it whole."""
    if opening_sentence(questionnaire, answers, scorecard) is None:
        return ()
    chosen = _chosen(questionnaire, scorecard)
    return chosen[0].text, chosen[-1].text


def _at_the_top(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """As if everything that is not known were as good as can be; in scores it counts as level 0."""

    def known(answer: Answer) -> Answer:
        unknown = answer.response is NoLevel.DONT_KNOW
        return replace(answer, response=questionnaire.top_level) if unknown else answer

    return {q.id: known(answer_to(q.id, answers)) for q in questionnaire.questions}


def _sentence(questionnaire: Questionnaire, scorecard: Scorecard) -> str | None:
    chosen = _chosen(questionnaire, scorecard)
    if questionnaire.opening is None or not chosen:
        return None
    pattern = _pattern(questionnaire.opening, *(clause.from_stage for clause in chosen))
    sentence = pattern.format(best=chosen[0].text, second=chosen[1].text, lowest=chosen[2].text)
    return sentence[:1].upper() + sentence[1:]


def _chosen(questionnaire: Questionnaire, scorecard: Scorecard) -> list[Clause]:
    """Of the two best themes and the lowest; none where the questionnaire has none to choose."""
    ranked = sorted(
        (t for t in scorecard.themes if t.stage is not None), key=_standing, reverse=True
    )
    if questionnaire.opening is None or len(ranked) < 3:
        return []
    clauses = {theme.id: theme.opening for theme in questionnaire.themes}
    return [_clause(clauses[t.theme_id], t) for t in (ranked[0], ranked[1], ranked[-1])]


def _pattern(opening: Opening, best: int, second: int, lowest: int) -> str:
    if best == lowest:
        return opening.level
    return opening.lead if second == lowest else opening.contrast


def _standing(theme: ThemeResult) -> tuple[int, float]:
    return theme.stage or 0, float(theme.score.point or 0)


def _clause(clauses: tuple[Clause, ...], theme: ThemeResult) -> Clause:
    """The clause of the highest stage that the theme has reached; the loader sees to one at 0.

    A theme may be at stage 0 with all its foundations begun: the clause of stage 1 is the true one.
    """
    reached = max(theme.stage or 0, min(theme.foundation or 0, 1))
    return max((c for c in clauses if c.from_stage <= reached), key=lambda c: c.from_stage)
