"""Releases made by hand, and what they say of Rivermouth. All figures are invented for tests."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity.domain.assessment import Answer, Answers
from maturity.domain.comparing import Attributes, Own, compare, own_of
from maturity.domain.comparison import Comparison
from maturity.domain.content_hash import content_hash
from maturity.domain.contribution import GivenFigure, Record
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import (
    GroupFigures,
    IndicatorFigures,
    MissingGroup,
    Movement,
    Quartiles,
    QuestionShares,
    Release,
)
from tests.documents.sample_results import shipped

CUT_OFF, BEFORE = date(2027, 11, 30), date(2027, 5, 31)
THEMES = {
    "policy": Quartiles(400, 550, 650),
    "targeting": Quartiles(300, 400, 500),
    "measurement": Quartiles(200, 350, 450),
    "impact": Quartiles(50, 200, 300),
}
"""Of a council of the sample answers the places are: middle, boundary, lowest, highest."""

DISTRICT = Attributes("district", "North West", "small")


def figures(group_id: str = "national", members: int = 40, **fields: Any) -> GroupFigures:
    kind = group_id.partition(":")[0]
    given: dict[str, Any] = {
        "family": kind,
        "pool": "councils",
        "as_of": CUT_OFF,
        "overall": Quartiles(300, 400, 500),
        "themes": THEMES,
    }
    return GroupFigures(id=group_id, members=members, **given | fields)


def shares_of(questionnaire: Questionnaire) -> tuple[QuestionShares, ...]:
    """Falling by level, and a little different from question to question."""
    return tuple(
        QuestionShares(
            q.id,
            q.meaning,
            tuple(max(10, 90 - 10 * (n % 4) - 20 * level) for level in range(5)),
            20 if n == 3 else 10,
            40,
            CUT_OFF,
        )
        for n, q in enumerate(questionnaire.light_set().questions)
    )


def a_release(questionnaire: Questionnaire | None = None, **fields: Any) -> Release:
    asked = questionnaire or shipped()
    given: dict[str, Any] = {
        "id": f"2027-11-30 {asked.id}",
        "questionnaire_id": asked.id,
        "family": asked.family,
        "edition": str(asked.edition),
        "content_hash": content_hash(asked.light_set()),
        "cut_off": CUT_OFF,
        "k": 10,
        "contributions": 45,
        "groups": (
            figures(),
            figures("type:district", 25, overall=Quartiles(350, 450, 550)),
            figures("region:north", 15, as_of=BEFORE, overall=Quartiles(250, 300, 350)),
        ),
        "missing": (
            MissingGroup("size:small", "size", "councils", "audit"),
            MissingGroup("type:county", "type", "councils", "few"),
        ),
        "questions": shares_of(asked),
        "indicators": an_indicator(asked),
        "movement": a_movement(asked),
    }
    return Release(**given | fields)


def an_indicator(questionnaire: Questionnaire) -> tuple[IndicatorFigures, ...]:
    known = [i.id for i in questionnaire.indicators][:1]
    low, middle, high = Decimal(5), Decimal(10), Decimal(20)
    return tuple(IndicatorFigures(i, 20, CUT_OFF, low, middle, high) for i in known)


def a_movement(questionnaire: Questionnaire) -> Movement:
    """Policy rose, impact fell, the others stayed; one question rose."""
    themes = {i: (quartiles, quartiles) for i, quartiles in THEMES.items()}
    themes["policy"] = (Quartiles(350, 500, 600), THEMES["policy"])
    themes["impact"] = (Quartiles(50, 250, 300), THEMES["impact"])
    mature = {q.id: (40, 40) for q in questionnaire.light_set().questions}
    mature[next(iter(mature))] = (40, 60)
    overall = (Quartiles(300, 400, 500), Quartiles(300, 400, 500))
    return Movement(BEFORE, 30, overall, themes, mature)


def levels(*by_theme: int) -> dict[str, Answer]:
    return {
        question.id: Answer(level)
        for theme, level in zip(shipped().themes, by_theme, strict=True)
        for question in theme.questions
    }


def an_own(answers: Answers | None = None, attributes: Attributes = DISTRICT) -> Own:
    given = levels(3, 2, 1, 0) if answers is None else answers
    entered = {shipped().indicators[0].id: Fraction(15, 2)}
    return own_of(shipped(), given, attributes, entered)


def a_comparison(**fields: Any) -> Comparison:
    return compare(shipped(), an_own(), a_release(**fields))


def a_record(**fields: Any) -> Record:
    own = an_own()
    value = next(i for i in shipped().indicators if i.kind != "ratio")
    ratio = next(i for i in shipped().indicators if i.kind == "ratio")
    given: dict[str, Any] = {
        "id": "0f1e2d3c",
        "questionnaire_id": shipped().id,
        "content_hash": content_hash(shipped().light_set()),
        "nation": "england",
        "type": "district",
        "region": "North West",
        "size": "small",
        "levels": own.levels,
        "themes": own.themes,
        "overall": own.overall,
        "figures": (
            GivenFigure(value.id, Decimal("7.5")),
            GivenFigure(ratio.id, None, Decimal(1200), Decimal(4800)),
        ),
    }
    return Record(**given | fields)
