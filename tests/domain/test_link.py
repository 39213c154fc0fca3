"""Links: what refuses them, to the microsecond."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from maturity.domain.link import Link, Purpose, Refusal

MADE = datetime(2026, 3, 1, 12, tzinfo=UTC)
EXPIRES = MADE + timedelta(hours=48)
TICK = timedelta(microseconds=1)
USED, EXPIRED, REVOKED = Refusal.USED, Refusal.EXPIRED, Refusal.REVOKED


def a_link(used_at: datetime | None = None, revoked_at: datetime | None = None) -> Link:
    return Link(
        "hash", Purpose.INVITATION, "ann", MADE, EXPIRES, used_at=used_at, revoked_at=revoked_at
    )


@pytest.mark.parametrize(
    ("used_at", "revoked_at", "before", "at", "after"),
    [
        (None, None, None, EXPIRED, EXPIRED),
        (MADE, None, USED, USED, USED),
        (None, MADE, REVOKED, REVOKED, REVOKED),
        (MADE, MADE, REVOKED, REVOKED, REVOKED),
    ],
)
def test_a_link_says_why_it_no_longer_works(
    used_at: datetime | None,
    revoked_at: datetime | None,
    before: Refusal | None,
    at: Refusal | None,
    after: Refusal | None,
) -> None:
    link = a_link(used_at, revoked_at)

    assert link.refusal(EXPIRES - TICK) is before
    assert link.refusal(EXPIRES) is at
    assert link.refusal(EXPIRES + TICK) is after


@pytest.mark.parametrize("hours", [-9.5, 0, 1, 14])
def test_a_link_expires_at_the_same_instant_in_every_time_zone(hours: float) -> None:
    there = EXPIRES.astimezone(timezone(timedelta(hours=hours)))

    assert a_link().refusal(there - TICK) is None
    assert a_link().refusal(there) is EXPIRED


def test_a_link_works_from_the_instant_it_was_made() -> None:
    assert a_link().refusal(MADE) is None
