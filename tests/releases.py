"""A release and its private record with figures by hand, for tests that build none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from maturity.domain.ledger import HeldBack, Ledger, PublishedSet
from maturity.domain.release import (
    GroupFigures,
    IndicatorFigures,
    MissingGroup,
    Movement,
    Quartiles,
    QuestionShares,
    Release,
)

CUT_OFF, BEFORE = date(2027, 3, 31), date(2026, 9, 30)
LOW, HIGH = Quartiles(200, 350, 500), Quartiles(250, 400, 600)
THEMES = {"policy": HIGH, "impact": LOW}


def a_group(group_id: str = "national", **fields: Any) -> GroupFigures:
    family, _, pool = group_id.partition(":")
    given = {
        "id": group_id,
        "family": family,
        "pool": pool if family == "national" and pool else "councils",
        "members": 25,
        "as_of": CUT_OFF,
        "overall": LOW,
        "themes": THEMES,
    }
    return GroupFigures(**given | fields)


def a_release(**fields: Any) -> Release:
    given = {
        "id": "2027-03-31-sample-2026",
        "questionnaire_id": "sample-2026",
        "family": "sample",
        "edition": "2026",
        "content_hash": "ab" * 32,
        "cut_off": CUT_OFF,
        "k": 10,
        "contributions": 40,
        "groups": (
            a_group(),
            a_group("national:fire", members=10),
            a_group("type:london-borough", members=15, as_of=BEFORE),
            a_group("region:Yorkshire and The Humber", members=10),
        ),
        "missing": (
            MissingGroup("type:county", "type", "councils", "few"),
            MissingGroup("size:large", "size", "councils", "complement"),
        ),
        "questions": (
            QuestionShares("policy.0", 1, (90, 60, 40, 10, 10), 10, 25, CUT_OFF),
            QuestionShares("impact.0", 2, (50, 20, 10, 10, 10), 20, 25, BEFORE),
        ),
        "indicators": (
            IndicatorFigures(
                "spend", 10, CUT_OFF, Decimal("-0.5"), Decimal("1.0"), Decimal(1000000)
            ),
        ),
        "movement": Movement(
            BEFORE,
            20,
            (LOW, HIGH),
            {"policy": (LOW, LOW), "impact": (LOW, HIGH)},
            {"policy.0": (10, 30), "impact.0": (10, 10)},
        ),
    }
    return Release(**given | fields)


def a_ledger(release: Release | None = None) -> Ledger:
    records = tuple(f"{n:032x}" for n in range(25))
    return Ledger(
        release or a_release(),
        sets=(PublishedSet("scores", "national", records, {"overall": {"350": 20, "400": 5}}),),
        holders={record: f"key-{record}" for record in records},
        groups={"SVC": ("AAA", "BBB")},
        held=(HeldBack("scores", "type:county", "few"),),
        left_out={"key-late": "late"},
    )


def without_movement() -> Release:
    return replace(a_release(), movement=None, invented=True)
