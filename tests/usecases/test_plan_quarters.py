"""In which quarter an action stands: begun, pinned, postponed, and when a plan is made anew."""

from datetime import date

import pytest

from maturity.domain.kept_plan import Wishes
from maturity.domain.plan import Status
from maturity.errors import Conflict, MaturityError
from maturity.usecases.plan_records import GivenQuarter, pin, postpone, record_action
from maturity.usecases.plans import GivenWishes, change_request
from tests.usecases.places import Place
from tests.usecases.planning import (
    APRIL,
    JULY,
    OCTOBER,
    begun_at_one,
    kept_record,
    note,
    quarter_of,
    the_plan,
)


@pytest.mark.parametrize(
    ("action_id", "start", "quarter"),
    [
        ("pot.full.2", None, APRIL),
        ("pot.full.2", date(2026, 8, 20), JULY),
        ("pot.full.5", None, JULY),
    ],
)
def test_what_is_in_progress_stays_in_its_quarter(
    place: Place, action_id: str, start: date | None, quarter: date
) -> None:
    """Where it started, else where the plan had it, else today's."""
    ann, begun = begun_at_one(place)
    place.clock.instant = place.clock.instant.replace(month=8)

    given = note(action_id, status=Status.IN_PROGRESS, start=start)
    kept = record_action(place.work, ann, begun.id, given)

    assert kept.record.pinned_to == quarter


def test_what_is_in_progress_stays_when_the_plan_is_made_anew(place: Place) -> None:
    ann, begun = begun_at_one(place)
    pin(place.work, ann, begun.id, GivenQuarter("pot.warm.2", OCTOBER))
    record_action(place.work, ann, begun.id, note(owner="Tea lady", status=Status.IN_PROGRESS))

    change_request(
        place.work,
        ann,
        begun.id,
        GivenWishes(Wishes(APRIL, days_a_quarter=0, parallel=1, most_actions=1), 1),
    )

    plan = the_plan(place, ann, begun)
    assert (quarter_of(plan, "pot.full.2"), quarter_of(plan, "pot.warm.2")) == (0, 2)
    assert plan.request.records["pot.full.2"].owner == "Tea lady"


@pytest.mark.parametrize("day", [JULY, date(2026, 8, 15), date(2026, 9, 30)])
def test_an_action_is_pinned_to_the_quarter_of_a_day_and_let_go(place: Place, day: date) -> None:
    ann, begun = begun_at_one(place)

    pinned = pin(place.work, ann, begun.id, GivenQuarter("pot.full.2", day))
    where = quarter_of(the_plan(place, ann, begun), "pot.full.2")
    let_go = pin(place.work, ann, begun.id, GivenQuarter("pot.full.2", None, 1))

    assert (pinned.record.pinned_to, where, let_go.record.pinned_to) == (JULY, 1, None)
    assert quarter_of(the_plan(place, ann, begun), "pot.full.2") == 0


def test_a_postponed_action_begins_in_its_quarter_at_the_earliest(place: Place) -> None:
    ann, begun = begun_at_one(place)
    record_action(place.work, ann, begun.id, note(notes="Kept.", pinned_to=APRIL))

    kept = postpone(place.work, ann, begun.id, GivenQuarter("pot.full.2", date(2026, 12, 24), 1))

    assert (kept.record.not_before, kept.record.pinned_to) == (OCTOBER, None)
    assert kept.record.notes == "Kept."
    assert quarter_of(the_plan(place, ann, begun), "pot.full.2") == 2


def test_what_is_in_progress_is_not_postponed(place: Place) -> None:
    ann, begun = begun_at_one(place)
    record_action(place.work, ann, begun.id, note(status=Status.IN_PROGRESS))

    with pytest.raises(MaturityError, match="This action is in progress"):
        postpone(place.work, ann, begun.id, GivenQuarter("pot.full.2", JULY, 1))


@pytest.mark.parametrize("act", [pin, postpone])
@pytest.mark.parametrize("based_on", [-1, 0, 2, 2**63])
def test_moving_an_action_that_somebody_changed_meanwhile_is_a_conflict(
    place: Place, act: object, based_on: int
) -> None:
    ann, begun = begun_at_one(place)
    bob = place.contributor(place.organisation())
    record_action(place.work, bob, begun.id, note(notes="Bob's."))

    with pytest.raises(Conflict):
        act(place.work, ann, begun.id, GivenQuarter("pot.full.2", JULY, based_on))  # type: ignore[operator]

    assert kept_record(place, ann, begun, "pot.full.2").record == note(notes="Bob's.").record
