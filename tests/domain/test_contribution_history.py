"""What may come under a code after what has come: nothing twice, nothing older, nobody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from maturity.domain.contribution import Contribution, KeptContribution, Withdrawal
from maturity.domain.contribution_history import History, Unwelcome
from tests.contributions import a_contribution

MARCH = datetime(2027, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST = a_contribution("AMB", at=MARCH, key="ours")
KNOWN = History((FIRST,))
GONE = History(
    (replace(FIRST, withdrawn_at=MARCH + DAY),), (Withdrawal("AMB", "ours", MARCH + DAY),)
)


def later(days: int, key: str = "ours", record_id: str = "next") -> Contribution:
    made = a_contribution("AMB", at=MARCH + days * DAY, key=key).contribution
    return replace(made, record=replace(made.record, id=record_id))


@pytest.mark.parametrize(
    ("history", "given", "reason"),
    [
        (History(), later(0), None),
        (KNOWN, later(1), None),
        (KNOWN, FIRST.contribution, Unwelcome.KNOWN),
        (KNOWN, later(1, record_id=FIRST.contribution.record.id), Unwelcome.KNOWN),
        (KNOWN, later(0), Unwelcome.OLDER),
        (KNOWN, later(-1), Unwelcome.OLDER),
        (KNOWN, later(1, key="theirs"), Unwelcome.OTHER_KEY),
        (GONE, later(2, key="theirs"), Unwelcome.OTHER_KEY),
        (History((), GONE.withdrawals), later(2, key="theirs"), Unwelcome.OTHER_KEY),
        (GONE, later(2), None),
        (GONE, later(1), Unwelcome.WITHDRAWN),
        (History((), GONE.withdrawals), later(0), Unwelcome.WITHDRAWN),
    ],
)
def test_what_is_not_welcome_is_told_why(
    history: History, given: Contribution, reason: Unwelcome | None
) -> None:
    assert history.unwelcome(given) is reason


@pytest.mark.parametrize(
    ("history", "key", "at", "reason"),
    [
        (History(), "ours", MARCH, None),
        (KNOWN, "ours", MARCH + DAY, None),
        (KNOWN, "theirs", MARCH + DAY, Unwelcome.OTHER_KEY),
        (GONE, "ours", MARCH + DAY, Unwelcome.KNOWN),
        (GONE, "ours", MARCH + 2 * DAY, None),
    ],
)
def test_a_withdrawal_is_welcome_once_and_from_its_contributor(
    history: History, key: str, at: datetime, reason: Unwelcome | None
) -> None:
    assert history.unwelcome_withdrawal(Withdrawal("AMB", key, at)) is reason


def test_the_current_contribution_is_the_newest_unless_it_was_withdrawn() -> None:
    second = KeptContribution(later(2), MARCH + 2 * DAY)

    assert History().current is None
    assert GONE.current is None
    assert replace(GONE, contributions=(second, *GONE.contributions)).current == second
    assert History((second, FIRST)).current == second
