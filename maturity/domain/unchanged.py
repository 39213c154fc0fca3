"""What means the same in a release's edition and in another: themes, questions, indicators.

A question does by id and meaning number, an average only where all that it is made of does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from maturity.domain.content_hash import content_hash
from maturity.domain.questionnaire import Questionnaire, Theme
from maturity.domain.release import Release


@dataclass(frozen=True)
class Unchanged:
    """What means the same in the release's edition and in the organisation's own."""

    themes: frozenset[str]
    overall: bool
    questions: frozenset[str]
    indicators: frozenset[str]
    changed: tuple[str, ...]


def unchanged(
    questionnaire: Questionnaire, release: Release, released: Questionnaire | None
) -> Unchanged:
    """`released` is the release's edition, where it is at hand; one with other content is not."""
    light = questionnaire.light_set()
    ids = frozenset(question.id for question in light.questions)
    indicators = frozenset(_same_indicators(questionnaire, release, released))
    if _same_content(light, release):
        themes = frozenset(theme.id for theme in light.themes)
        return Unchanged(themes, overall=True, questions=ids, indicators=indicators, changed=())
    if released is not None and not _same_content(released.light_set(), release):
        released = None
    then = None if released is None else released.light_set()
    questions = ids & frozenset(_same_questions(light, release, then))
    changed = tuple(q.id for q in light.questions if q.id not in questions)
    themes = frozenset(_same_themes(light, then))
    return Unchanged(
        themes=themes,
        overall=_same_whole(light, then, themes),
        questions=questions,
        indicators=indicators,
        changed=changed,
    )


def _same_content(light: Questionnaire, release: Release) -> bool:
    return content_hash(light) == release.content_hash


def _same_questions(
    light: Questionnaire, release: Release, then: Questionnaire | None
) -> Iterator[str]:
    """By id and meaning, on a scale of the same length."""
    if then is not None:
        if then.top_level == light.top_level:
            meanings = {question.id: question.meaning for question in then.questions}
            yield from (q.id for q in light.questions if meanings.get(q.id) == q.meaning)
        return
    published = {shares.question_id: shares for shares in release.questions}
    for question in light.questions:
        shares = published.get(question.id)
        if (
            shares is not None
            and shares.meaning == question.meaning
            and len(shares.at_least) == light.top_level
        ):
            yield question.id


def _same_themes(light: Questionnaire, then: Questionnaire | None) -> Iterator[str]:
    if then is None or then.top_level != light.top_level:
        return
    earlier = {theme.id: _meaning(theme) for theme in then.themes}
    yield from (t.id for t in light.themes if earlier.get(t.id) == _meaning(t))


def _meaning(theme: Theme) -> frozenset[tuple[str, int, float]]:
    return frozenset((q.id, q.meaning, q.weight) for q in theme.questions)


def _same_whole(light: Questionnaire, then: Questionnaire | None, same: frozenset[str]) -> bool:
    weights = {theme.id: theme.weight for theme in light.themes}
    return (
        then is not None
        and same == weights.keys()
        and {theme.id: theme.weight for theme in then.themes} == weights
    )


def _same_indicators(
    now: Questionnaire, release: Release, released: Questionnaire | None
) -> Iterator[str]:
    """In the same unit and of the same kind. An edition is always the same as itself."""
    then = now if release.questionnaire_id == now.id else released
    earlier = {} if then is None else {i.id: (i.kind, i.unit) for i in then.indicators}
    yield from (i.id for i in now.indicators if earlier.get(i.id) == (i.kind, i.unit))
