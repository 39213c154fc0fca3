"""Workshops for tests of the domain."""

from datetime import UTC, datetime, timedelta

from maturity.domain.workshop import Agreed, Item, Workshop

NINE = datetime(2027, 5, 14, 9, tzinfo=UTC)


def a_workshop(*question_ids: str) -> Workshop:
    """Prepared, and not begun."""
    return Workshop(
        id="workshop",
        assessment_id="assessment",
        code="ABC234",
        made_by="ann",
        made_at=NINE - timedelta(days=7),
        expires_at=NINE + timedelta(hours=36),
        items=tuple(Item(question_id, 7) for question_id in question_ids),
    )


def a_level(level: int = 2, at: datetime = NINE, reason: str = "Most contracts have it.") -> Agreed:
    return Agreed(level, reason, evidence="", dissent="", settled=True, by="ann", at=at)
