"""What every store does with plans: wishes, targets, records and own actions, each in versions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.domain.kept_plan import KeptPlan, KeptRecord
from maturity.domain.plan import ActionRecord, Status
from maturity.domain.round import Assessment
from maturity.errors import Conflict, NotHere
from maturity.store import Store
from tests.store.plan_samples import (
    APRIL,
    JULY,
    KEEPING,
    MAY,
    a_note,
    a_target,
    own,
    wishes,
)
from tests.store.samples import HOSTILE, NOW, TICK, an_assessment, at_once, begin, close

Keep = Callable[..., None]

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
DAYS = st.none() | st.dates()
RECORDS = st.builds(
    ActionRecord,
    st.just("pot.fill"),
    st.sampled_from(Status),
    *(TEXT, DAYS, DAYS, TEXT, TEXT, TEXT, DAYS, DAYS),
)
NUMBERS = count()

each_part = pytest.mark.parametrize("keep", KEEPING, ids=lambda keep: keep.__name__)


def test_a_plan_that_nobody_worked_on_is_empty(store: Store, draft: Assessment) -> None:
    assert store.plan(draft.id) == store.plan("no such round") == KeptPlan()
    assert list(store.action_history(draft.id, "pot.fill")) == []


def test_wishes_come_back_as_they_were(store: Store, draft: Assessment) -> None:
    kept = wishes(
        start=date(2027, 2, 28),
        quarters=8,
        days_a_quarter=0,
        parallel=1,
        most_actions=200,
        priorities=("pot", "cup.clean"),
        preset="next-stage",
    )

    store.add_plan_wishes(draft.id, kept)

    assert store.plan(draft.id) == KeptPlan(wishes=kept)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_words_come_back_letter_by_letter(store: Store, draft: Assessment, text: str) -> None:
    record = ActionRecord(
        f"id {text}", Status.DROPPED, f"o{text}", APRIL, MAY, f"n{text}", f"e{text}", text, JULY
    )
    asked = wishes(priorities=(text, f"second {text}"))
    note, mine = KeptRecord(1, record, "ben", NOW), own(id=text, title=text)
    target = a_target(question_id=text)

    store.add_plan_wishes(draft.id, asked)
    store.add_plan_target(draft.id, target)
    store.add_action_records(draft.id, [note])
    store.add_own_action(draft.id, mine)

    kept = KeptPlan(asked, {text: target}, {record.action_id: note}, {text: mine})
    assert store.plan(draft.id) == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(record=RECORDS)
def test_any_record_comes_back_as_it_was(
    store: Store, draft: Assessment, record: ActionRecord
) -> None:
    note = a_note(**vars(record) | {"action_id": f"action-{next(NUMBERS)}"})

    store.add_action_records(draft.id, [note])

    assert list(store.action_history(draft.id, note.record.action_id)) == [note]
    assert store.plan(draft.id).records[note.record.action_id] == note


@pytest.mark.parametrize("level", [None, 0, 5])
def test_a_target_may_be_any_level_or_taken_back(
    store: Store, draft: Assessment, level: int | None
) -> None:
    store.add_plan_target(draft.id, a_target(level=3))
    store.add_plan_target(draft.id, a_target(2, level=level))

    found = store.plan(draft.id)

    assert found.targets == {"pot.full": a_target(2, level=level)}
    assert found.chosen == ({} if level is None else {"pot.full": level})


def test_the_newest_of_more_than_nine_versions_counts(store: Store, draft: Assessment) -> None:
    for version in range(1, 13):
        for keep in KEEPING:
            keep(store, draft, version, ("ann", "ben")[version % 2])

    found = store.plan(draft.id)

    assert found == KeptPlan(
        wishes(12), {"pot.full": a_target(12)}, {"pot.fill": a_note(12)}, {"own-1": own(12)}
    )


def test_the_history_of_an_action_is_in_order(store: Store, draft: Assessment) -> None:
    notes = [a_note(version, notes=f"Note {version}") for version in range(1, 13)]
    for note in notes:
        store.add_action_records(draft.id, [note])
    store.add_action_records(draft.id, [a_note(action_id="pot.lid")])

    assert list(store.action_history(draft.id, "pot.fill")) == notes


def test_own_actions_stay_in_the_order_they_were_added_in(store: Store, draft: Assessment) -> None:
    added = [("z", 0), ("a", 1), ("m", 2), ("b", 2)]
    for action_id, ticks in added:
        kept = replace(own(id=action_id), worded_at=NOW + ticks * TICK)
        store.add_own_action(draft.id, kept)
    store.add_own_action(draft.id, replace(own(2, id="z"), worded_at=NOW + timedelta(days=1)))

    assert list(store.plan(draft.id).own_actions) == ["z", "a", "b", "m"]
    assert store.plan(draft.id).own_actions["z"].version == 2


@each_part
def test_what_is_kept_belongs_to_one_round(store: Store, draft: Assessment, keep: Keep) -> None:
    other = begin(store, an_assessment("other", organisation_id="county"))

    keep(store, draft, 1)

    assert store.plan(other.id) == KeptPlan()
    assert store.plan(draft.id) != KeptPlan()


@each_part
def test_a_submitted_round_is_planned_for_all_the_same(
    store: Store, draft: Assessment, keep: Keep
) -> None:
    closed = close(store, draft)

    keep(store, closed, 1)

    assert store.plan(closed.id) != KeptPlan()
    assert store.assessment(closed.id) == closed


@each_part
@pytest.mark.parametrize("version", [-1, 0, 1, 2, 4, 2**63, -(2**200)])
def test_a_stale_or_skipping_version_is_a_conflict(
    store: Store, draft: Assessment, keep: Keep, version: int
) -> None:
    for number in (1, 2):
        keep(store, draft, number)
    before = store.plan(draft.id)

    with pytest.raises(Conflict):
        keep(store, draft, version, "ben")

    assert store.plan(draft.id) == before


@each_part
@pytest.mark.parametrize("version", [-1, 0, 2])
def test_the_first_version_is_one(
    store: Store, draft: Assessment, keep: Keep, version: int
) -> None:
    with pytest.raises(Conflict):
        keep(store, draft, version)

    assert store.plan(draft.id) == KeptPlan()


@each_part
def test_a_round_that_does_not_exist_takes_nothing(
    store: Store, draft: Assessment, keep: Keep
) -> None:
    with pytest.raises(NotHere):
        keep(store, replace(draft, id="no such round"), 1)


@pytest.mark.parametrize("position", range(3))
def test_of_several_records_with_one_conflict_none_is_kept(
    store: Store, draft: Assessment, position: int
) -> None:
    store.add_action_records(draft.id, [a_note(action_id="taken")])
    batch = [a_note(action_id="new.1"), a_note(action_id="new.2")]
    batch.insert(position, a_note(action_id="taken", notes="Mine."))

    with pytest.raises(Conflict):
        store.add_action_records(draft.id, batch)

    assert store.plan(draft.id).records == {"taken": a_note(action_id="taken")}


def test_several_records_are_kept_together(store: Store, draft: Assessment) -> None:
    store.add_action_records(draft.id, [])
    batch = [a_note(action_id="pot.lid"), a_note(), a_note(2, notes="Half full.")]

    store.add_action_records(draft.id, batch)

    assert store.plan(draft.id).records == {"pot.lid": batch[0], "pot.fill": batch[2]}


@each_part
def test_of_two_people_changing_the_same_version_one_wins(
    store: Store, draft: Assessment, keep: Keep
) -> None:
    for version in range(1, 6):
        outcomes = at_once(2, partial(keep_as, store, draft, keep, version))

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "NoneType"]
        winner = ("ann", "ben")[outcomes.index(None)]
        found = store.plan(draft.id)
        parts = (found.wishes, *found.targets.values(), *found.records.values())
        kept = [part for part in (*parts, *found.own_actions.values()) if part is not None]
        assert [part.author_id for part in kept] == [winner]


def keep_as(store: Store, draft: Assessment, keep: Keep, version: int, number: int) -> None:
    keep(store, draft, version, ("ann", "ben")[number])
