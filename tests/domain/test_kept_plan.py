"""From what is kept of a plan to what is asked of it, and back."""

from datetime import UTC, date, datetime

from maturity.domain.kept_plan import (
    KeptOwnAction,
    KeptPlan,
    KeptRecord,
    KeptTarget,
    KeptWishes,
    Wishes,
    request_from,
    wishes_in,
)
from maturity.domain.plan import ActionRecord, OwnAction, PlanRequest, Status

NOW = datetime(2026, 3, 1, tzinfo=UTC)
APRIL, JULY = date(2026, 4, 1), date(2026, 7, 1)
WISHES = Wishes(JULY, 6, 50, parallel=2, most_actions=5, priorities=("pot",), preset="law")


def test_where_nobody_asked_for_anything_the_wishes_that_stand_in_count() -> None:
    request = request_from(KeptPlan(), Wishes(APRIL), "wales")

    assert request == PlanRequest("wales", APRIL)
    assert wishes_in(request) == Wishes(APRIL)


def test_all_that_is_kept_is_asked_for() -> None:
    record = ActionRecord("pot.fill", Status.DONE, notes="Full.")
    own = OwnAction("own:1", "Buy a pot", 3)
    kept = KeptPlan(
        wishes=KeptWishes(3, WISHES, "ann", NOW),
        targets={
            "pot.full": KeptTarget("pot.full", 1, 4, "ann", NOW),
            "pot.warm": KeptTarget("pot.warm", 2, None, "ben", NOW),
        },
        records={"pot.fill": KeptRecord(7, record, "ben", NOW)},
        own_actions={"own:1": KeptOwnAction(1, own, "ann", NOW)},
    )

    request = request_from(kept, Wishes(APRIL), "england")

    assert wishes_in(request) == WISHES
    assert (request.nation, request.targets) == ("england", {"pot.full": 4})
    assert (request.records, request.own_actions) == ({"pot.fill": record}, (own,))
