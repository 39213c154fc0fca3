"""What a release says about one organisation's round: its groups, themes, questions and figures.

Only what did not change its meaning is compared. How figures become a position is in comparison.py.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from maturity.domain.assessment import Answers, answer_to
from maturity.domain.comparison import (
    Comparison,
    GroupComparison,
    IndicatorStanding,
    NotCompared,
    QuestionStanding,
    Standing,
    position,
)
from maturity.domain.contribution import REGIONS, SizeBand
from maturity.domain.organisation import OrganisationType
from maturity.domain.peer_group import COUNCILS, MACRO_REGIONS, Family
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import GroupFigures, MissingGroup, Release
from maturity.domain.scorecard import permille
from maturity.domain.scoring import score
from maturity.domain.unchanged import Unchanged, unchanged

NEVER_PUBLISHED: OrganisationType = "other"


@dataclass(frozen=True)
class Attributes:
    """Which groups an organisation is in. A type that nobody said is taken for a council's."""

    type: OrganisationType | None = None
    region: str = ""
    size: SizeBand | None = None


@dataclass(frozen=True)
class Own:
    """What an organisation's round holds of what releases are about: the light set, and figures.

    `levels` holds each question with a level, and with None each that does not apply. Averages are
    permille by theme. `figures` are by indicator, in its unit.
    """

    attributes: Attributes
    comparable: bool
    levels: Mapping[str, int | None]
    themes: Mapping[str, int]
    overall: int | None
    figures: Mapping[str, Fraction] = field(default_factory=dict)


def own_of(
    questionnaire: Questionnaire,
    answers: Answers,
    attributes: Attributes,
    figures: Mapping[str, Fraction] | None = None,
) -> Own:
    """From answers to the light set or to more. `questionnaire` is the whole edition."""
    light = questionnaire.light_set()
    card = score(light, answers)
    given = ((q.id, answer_to(q.id, answers)) for q in light.questions)
    points = ((theme.theme_id, theme.score.point) for theme in card.themes)
    return Own(
        attributes,
        card.comparable,
        {i: answer.level for i, answer in given if answer.level is not None or not answer.applies},
        {theme_id: permille(point) for theme_id, point in points if point is not None},
        None if card.score.point is None else permille(card.score.point),
        figures or {},
    )


def compare(
    questionnaire: Questionnaire,
    own: Own,
    release: Release,
    released: Questionnaire | None = None,
) -> Comparison:
    """`questionnaire` is the edition that was answered, `released` that of the release where it is
    at hand: without it, averages of another edition are not compared.
    """
    if release.family != questionnaire.family:
        return Comparison(release, because=NotCompared.OTHER_FAMILY)
    if not own.comparable:
        return Comparison(release, because=NotCompared.INCOMPLETE)
    same = unchanged(questionnaire, release, released)
    ids = tuple(_group_ids(own.attributes, release))
    return Comparison(
        release,
        tuple(_groups(questionnaire, own, release, same, ids)),
        tuple(_missing(release, ids)),
        tuple(_questions(questionnaire, own, release, same)),
        tuple(_indicators(questionnaire, own, release, same)),
        same.changed,
    )


def _group_ids(attributes: Attributes, release: Release) -> Iterator[tuple[str, Family, str]]:
    """With family and pool, of the groups that the organisation counts in, in their order."""
    kind = attributes.type
    if kind == NEVER_PUBLISHED:
        return
    if kind is not None and kind not in COUNCILS:
        yield f"national:{kind}", "national", kind
        return
    yield "national", "national", "councils"
    if kind is not None:
        yield f"type:{kind}", "type", "councils"
    for region in _regions(attributes.region, release):
        yield f"region:{region}", "region", "councils"
    if attributes.size is not None:
        yield f"size:{attributes.size}", "size", "councils"


def _regions(region: str, release: Release) -> Iterator[str]:
    """As the release parts the country: into the twelve where it names one of them."""
    known = {group.id.removeprefix("region:") for group in _listed(release)}
    found = next((r for r in REGIONS if r == region), None)
    if found is not None:
        macro = MACRO_REGIONS[found]
        yield found if known & set(REGIONS) and macro not in known else macro


def _listed(release: Release) -> Iterator[GroupFigures | MissingGroup]:
    yield from release.groups
    yield from release.missing


def _groups(
    questionnaire: Questionnaire,
    own: Own,
    release: Release,
    same: Unchanged,
    ids: Iterable[tuple[str, Family, str]],
) -> Iterator[GroupComparison]:
    published = {group.id: group for group in release.groups}
    for group_id, _family, _pool in ids:
        group = published.get(group_id)
        if group is not None:
            standings = tuple(_standings(questionnaire, own, group, same))
            if standings:
                yield GroupComparison(group, standings)


def _standings(
    questionnaire: Questionnaire, own: Own, group: GroupFigures, same: Unchanged
) -> Iterator[Standing]:
    if same.overall and own.overall is not None:
        yield Standing("", own.overall, group.overall, position(own.overall, group.overall))
    for theme in questionnaire.themes:
        average, quartiles = own.themes.get(theme.id), group.themes.get(theme.id)
        if theme.id in same.themes and average is not None and quartiles is not None:
            yield Standing(theme.id, average, quartiles, position(average, quartiles))


def _missing(release: Release, ids: Iterable[tuple[str, Family, str]]) -> Iterator[MissingGroup]:
    """A group that the release does not name had nobody in it."""
    held = {group.id: group for group in release.missing}
    published = {group.id for group in release.groups}
    for group_id, family, pool in ids:
        if group_id not in published:
            yield held.get(group_id, MissingGroup(group_id, family, pool, "few"))


def _questions(
    questionnaire: Questionnaire, own: Own, release: Release, same: Unchanged
) -> Iterator[QuestionStanding]:
    """Councils alone are asked how far they are with a question."""
    if not _is_council(own):
        return
    published = {shares.question_id: shares for shares in release.questions}
    for question in questionnaire.questions:
        if question.id in published and question.id in same.questions:
            yield QuestionStanding(own.levels.get(question.id), published[question.id])


def _indicators(
    questionnaire: Questionnaire, own: Own, release: Release, same: Unchanged
) -> Iterator[IndicatorStanding]:
    if not _is_council(own):
        return
    published = {figures.indicator_id: figures for figures in release.indicators}
    for indicator in questionnaire.indicators:
        if indicator.id in published and indicator.id in same.indicators:
            yield IndicatorStanding(own.figures.get(indicator.id), published[indicator.id])


def _is_council(own: Own) -> bool:
    return own.attributes.type is None or own.attributes.type in COUNCILS
