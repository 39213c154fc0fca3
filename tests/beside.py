"""Indicators and legal checks with defaults, so that a test states only what matters to it."""

from dataclasses import replace
from datetime import date

from maturity.domain.indicator import Indicator, IndicatorKind
from maturity.domain.law import LegalCheck, Nation


def a_check(check_id: str, nation: Nation) -> LegalCheck:
    day = date(2026, 1, 31)
    words = {"text": f"Do you do {check_id}?", "applies": "Always.", "source": "The Tea Act"}
    return LegalCheck(
        check_id, nation, **words, url="https://example.org", checked_on=day, review_by=day
    )


def an_indicator(indicator_id: str, kind: IndicatorKind, **fields: object) -> Indicator:
    made = Indicator(
        id=indicator_id,
        code="N1",
        title=indicator_id.title(),
        definition="What to count.",
        kind=kind,
        unit="%" if kind in {"ratio", "share"} else "cups",
        period="the last year",
        minimum=0,
        maximum=100,
        shown="default",
        publish_step=5,
        numerator="Strong cups" if kind == "ratio" else "",
        denominator="All cups" if kind == "ratio" else "",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


CUPS = an_indicator("cups", "number", maximum=10_000, ask_above=1000)
STRONG = an_indicator("strong", "ratio")
