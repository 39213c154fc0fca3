"""Contributions with defaults, and invented populations, so that a test states what matters."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from random import Random

from maturity.domain.content_hash import content_hash
from maturity.domain.contribution import (
    SIZES,
    Contribution,
    Envelope,
    GivenFigure,
    KeptContribution,
    Record,
    Region,
    SizeBand,
)
from maturity.domain.contribution_check import recomputed
from maturity.domain.indicator import Indicator
from maturity.domain.law import Nation
from maturity.domain.organisation import OrganisationType
from maturity.domain.questionnaire import Questionnaire
from tests.builders import a_question, a_questionnaire, a_theme

GivenLevels = Mapping[str, int | None] | Sequence[int | None] | int

CUT_OFF = date(2027, 3, 31)
BEFORE = datetime(2027, 3, 1, 9, tzinfo=UTC)
"""When contributions come, unless a test says otherwise: before the cut-off."""

# How many of the public register's 382 principal councils are of a type and region, in July 2025:
# small, medium and large ones.
PLACES: tuple[tuple[OrganisationType, Region, tuple[int, int, int]], ...] = (
    ("district", "East Midlands", (28, 1, 0)),
    ("district", "East of England", (28, 11, 0)),
    ("district", "North West", (12, 0, 0)),
    ("district", "South East", (40, 11, 0)),
    ("district", "South West", (14, 0, 0)),
    ("district", "West Midlands", (19, 0, 0)),
    ("county", "East Midlands", (0, 0, 2)),
    ("county", "East of England", (0, 0, 5)),
    ("county", "North West", (0, 0, 1)),
    ("county", "South East", (0, 0, 6)),
    ("county", "South West", (0, 0, 2)),
    ("county", "West Midlands", (0, 0, 4)),
    ("county", "Yorkshire and The Humber", (0, 0, 1)),
    ("unitary", "East Midlands", (1, 2, 3)),
    ("unitary", "East of England", (0, 6, 0)),
    ("unitary", "North East", (4, 2, 1)),
    ("unitary", "North West", (2, 5, 1)),
    ("unitary", "South East", (3, 9, 1)),
    ("unitary", "South West", (2, 5, 6)),
    ("unitary", "West Midlands", (0, 4, 0)),
    ("unitary", "Yorkshire and The Humber", (0, 5, 1)),
    ("metropolitan", "North East", (0, 5, 0)),
    ("metropolitan", "North West", (0, 13, 2)),
    ("metropolitan", "West Midlands", (0, 5, 2)),
    ("metropolitan", "Yorkshire and The Humber", (0, 4, 5)),
    ("london-borough", "London", (1, 29, 3)),
    ("scottish-council", "Scotland", (20, 9, 3)),
    ("welsh-principal", "Wales", (15, 6, 1)),
    ("ni-council", "Northern Ireland", (6, 5, 0)),
)

NATIONS: Mapping[str, Nation] = {
    "Scotland": "scotland",
    "Wales": "wales",
    "Northern Ireland": "northern-ireland",
}


@lru_cache
def a_bank(questionnaire_id: str = "sample-2026", edition: str = "2026") -> Questionnaire:
    """Two themes of five light questions and one that is not, and three indicators."""
    themes = [
        a_theme(name, [a_question(f"{name}.{n}", light=n < 5, core=n < 2) for n in range(6)])
        for name in ("policy", "impact")
    ]
    return a_questionnaire(
        *themes, id=questionnaire_id, edition=edition, indicators=(WEIGHTING, DELIVERY, SPEND)
    )


def an_indicator(indicator_id: str, **fields: object) -> Indicator:
    words = {
        "code": indicator_id[:2].upper(),
        "title": indicator_id.title(),
        "definition": "As everybody counts it.",
        "kind": "share",
        "unit": "%",
        "period": "year",
        "minimum": 0,
        "maximum": 100,
        "shown": "default",
        "publish_step": 5,
    }
    return Indicator(id=indicator_id, **words | fields)  # type: ignore[arg-type]


WEIGHTING = an_indicator("weighting")
DELIVERY = an_indicator("delivery", kind="ratio", numerator="delivered", denominator="promised")
SPEND = an_indicator("spend", kind="amount", unit="pounds", maximum=10**9, publish_step=0.5)


def light_levels(questionnaire: Questionnaire, levels: GivenLevels) -> dict[str, int | None]:
    """One level for all, one for each question in turn, or those by their ids."""
    asked = [question.id for question in questionnaire.light_set().questions]
    if isinstance(levels, Mapping):
        return {question_id: levels[question_id] for question_id in asked}
    each = [levels] * len(asked) if isinstance(levels, int) else list(levels)
    return dict(zip(asked, each, strict=True))


def a_key(code: str) -> str:
    return sha256(f"key of {code}".encode()).hexdigest()[:32]


def a_contribution(
    code: str,
    levels: GivenLevels = 2,
    *,
    type: OrganisationType = "district",  # noqa: A002 the record's own word
    region: Region = "South East",
    size: SizeBand | None = "small",
    nation: Nation | None = None,
    at: datetime = BEFORE,
    withdrawn_at: datetime | None = None,
    figures: Iterable[GivenFigure] = (),
    questionnaire: Questionnaire | None = None,
    key: str | None = None,
    record_id: str | None = None,
    invented: bool = False,
) -> KeptContribution:
    """`at` is when consent was given and the contribution taken. The record's id follows from the
    code and `at`, so that a second one of the same code needs another `at`.
    """
    bank = questionnaire or a_bank()
    given = light_levels(bank, levels)
    themes, overall = _averages(bank, tuple(given.values()))
    record = Record(
        id=record_id or sha256(f"{code} {at.isoformat()}".encode()).hexdigest()[:32],
        questionnaire_id=bank.id,
        content_hash=_light_hash(bank),
        nation=nation or NATIONS.get(region, "england"),
        type=type,
        region=region,
        size=size,
        levels=given,
        themes=themes,
        overall=overall,
        figures=tuple(figures),
        invented=invented,
    )
    envelope = Envelope(code, key or a_key(code), "Sam Shaw, procurement", at)
    return KeptContribution(Contribution(envelope, record), at, withdrawn_at=withdrawn_at)


@lru_cache
def _light_hash(questionnaire: Questionnaire) -> str:
    return content_hash(questionnaire.light_set())


@lru_cache(maxsize=100_000)
def _averages(
    questionnaire: Questionnaire, levels: tuple[int | None, ...]
) -> tuple[Mapping[str, int], int]:
    return recomputed(questionnaire, light_levels(questionnaire, levels))


Place = tuple[OrganisationType, Region, SizeBand]


def a_population(
    n: int, seed: int = 0, *, at: datetime = BEFORE, invented: bool = False
) -> tuple[KeptContribution, ...]:
    """`n` councils of the register's types, regions and sizes, each around a level of its own.

    The same seed has the same councils with the same attributes, whatever `n` and `at`; their
    levels follow from the seed, the council and `at`.
    """
    places = list(_places())
    _chance(seed).shuffle(places)
    return tuple(
        _member(number, places[number % len(places)], seed, at, invented=invented)
        for number in range(n)
    )


def _places() -> Iterable[Place]:
    return (
        (kind, region, size)
        for kind, region, counts in PLACES
        for size, count in zip(SIZES, counts, strict=True)
        for _ in range(count)
    )


def _member(
    number: int, place: Place, seed: int, at: datetime, *, invented: bool
) -> KeptContribution:
    kind, region, size = place
    chance = _chance(seed, number, at.isoformat())
    middle = chance.choice((0, 1, 1, 2, 2, 3))
    levels = [min(5, max(0, middle + chance.choice((-1, 0, 0, 1)))) for _ in range(10)]
    return a_contribution(
        f"C{number:03}", levels, type=kind, region=region, size=size, at=at, invented=invented
    )


def _chance(*seed: object) -> Random:
    return Random(" ".join(map(str, seed)))  # noqa: S311 the same population in every run
