"""Actions that an organisation adds itself: named, planned for, noted about, and worded anew."""

from datetime import date

import pytest

from maturity.domain.plan import ActionRecord, Here, OwnAction, Status
from maturity.errors import Conflict, MaturityError, NotHere
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import GivenRecord, action_history, record_action
from tests.usecases.places import Place
from tests.usecases.planning import plan_on_hand


def test_an_own_action_is_planned_beside_those_of_the_catalogue(place: Place) -> None:
    ann, begun = place.round()
    bob = place.contributor(place.organisation())

    kept = add_own_action(place.work, bob, begun.id, GivenOwnAction(" Buy\na <b>pot</b> ", 3))

    found = plan_on_hand(place, ann, begun)
    assert kept.action.title == "Buy a <b>pot</b>"
    assert (kept.version, kept.author_id, kept.worded_at) == (1, "bob", place.clock.instant)
    assert found.kept.own_actions == {kept.action.id: kept}
    (scheduled,) = [s for s in found.plan.scheduled if s.task.own is not None]
    assert (scheduled.task.own, scheduled.here) == (kept.action, Here.OWN)
    assert (scheduled.task.id, sum(scheduled.days)) == (kept.action.id, 3)


def test_own_actions_stay_in_the_order_they_were_added_in(place: Place) -> None:
    ann, begun = place.round()
    first, second = (
        add_own_action(place.work, ann, begun.id, GivenOwnAction(title)).action
        for title in ("One", "Two")
    )

    given = GivenOwnAction("One more", 2, first.id, based_on=1)
    add_own_action(place.work, ann, begun.id, given)

    assert first.id != second.id
    own = plan_on_hand(place, ann, begun).request.own_actions
    assert own == (OwnAction(first.id, "One more", 2), second)


def test_an_own_action_is_noted_about_like_any_other(place: Place) -> None:
    ann, begun = place.round()
    action = add_own_action(place.work, ann, begun.id, GivenOwnAction("Buy a pot", 3)).action

    start = date(2026, 5, 20)
    record = ActionRecord(action.id, Status.IN_PROGRESS, owner="Tea lady", start=start)
    record_action(place.work, ann, begun.id, GivenRecord(record))

    (noted,) = action_history(place.work, ann, begun.id, action.id)
    plan = plan_on_hand(place, ann, begun).plan
    assert noted.record.pinned_to == date(2026, 4, 1)
    assert [s.first for s in plan.scheduled if s.task.id == action.id] == [1]


def test_words_over_a_version_that_somebody_changed_are_a_conflict(place: Place) -> None:
    ann, begun = place.round()
    action = add_own_action(place.work, ann, begun.id, GivenOwnAction("Buy a pot")).action

    for based_on in (-1, 0, 2, 2**63):
        given = GivenOwnAction("Sell it", 0, action.id, based_on)
        with pytest.raises(Conflict):
            add_own_action(place.work, ann, begun.id, given)

    assert plan_on_hand(place, ann, begun).request.own_actions == (action,)


@pytest.mark.parametrize("title", ["", "  ", "\n\x00", "\u202e"])
def test_an_own_action_has_a_title(place: Place, title: str) -> None:
    ann, begun = place.round()

    with pytest.raises(MaturityError, match="The action has no title"):
        add_own_action(place.work, ann, begun.id, GivenOwnAction(title))


def test_a_title_is_a_line_and_no_page(place: Place) -> None:
    ann, begun = place.round()
    add_own_action(place.work, ann, begun.id, GivenOwnAction("x" * 200))

    with pytest.raises(MaturityError, match=r"The title has 201 characters\. At most 200"):
        add_own_action(place.work, ann, begun.id, GivenOwnAction("x" * 201))


@pytest.mark.parametrize("days", [-1, 10_001, 2**63])
def test_days_that_nobody_has_are_refused(place: Place, days: int) -> None:
    ann, begun = place.round()

    with pytest.raises(MaturityError, match="The staff days of an action are 0 to 10000, not"):
        add_own_action(place.work, ann, begun.id, GivenOwnAction("Buy a pot", days))


@pytest.mark.parametrize("action_id", ["own:id-9", "pot.full.2", "\ud800"])
def test_what_was_never_added_cannot_be_worded_anew(place: Place, action_id: str) -> None:
    ann, begun = place.round()

    with pytest.raises(NotHere):
        add_own_action(place.work, ann, begun.id, GivenOwnAction("Buy", 1, action_id, 1))
