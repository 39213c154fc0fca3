"""What is noted about an action of a plan: what is kept, what is refused, and whose note stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from maturity.domain.plan import Left, Status
from maturity.errors import Conflict, MaturityError, NotHere
from maturity.usecases.handing_in import submit_round
from maturity.usecases.plan_records import (
    GivenQuarter,
    GivenRecord,
    action_history,
    pin,
    postpone,
    record_action,
    record_actions,
)
from maturity.usecases.results import result_of
from maturity.usecases.rounds import open_round
from tests.usecases.places import Place
from tests.usecases.planning import (
    APRIL,
    JULY,
    MAY,
    begun_at_one,
    kept_record,
    note,
    quarter_of,
    the_plan,
)

HOSTILE = "<script>alert(1)</script> \"'; DROP TABLE answer;-- Ŵŷ 🏛 \u202eabc\r\n" + "x" * 9_000


def test_a_note_is_kept_with_its_author_and_time(place: Place) -> None:
    ann, begun = begun_at_one(place)
    bob = place.contributor(place.organisation())
    place.clock.forward(timedelta(minutes=5))

    given = note(owner=" Head of\nTea ", start=APRIL, due=JULY, notes=HOSTILE)
    kept = record_action(place.work, bob, begun.id, given)

    assert (kept.version, kept.author_id, kept.recorded_at) == (1, "bob", place.clock.instant)
    assert kept.record == replace(given.record, owner="Head of Tea")
    assert kept_record(place, ann, begun, "pot.full.2") == kept
    assert quarter_of(the_plan(place, ann, begun), "pot.full.2") == 0


def test_no_note_changes_an_answer_or_a_score(place: Place) -> None:
    ann, begun = begun_at_one(place)
    before = open_round(place.work, ann, begun.id)

    for version, status in enumerate((Status.IN_PROGRESS, Status.DONE, Status.NOT_STARTED)):
        record_action(place.work, ann, begun.id, note(based_on=version, status=status))

        after = open_round(place.work, ann, begun.id)
        assert after == before
        assert result_of(after) == result_of(before)
        assert the_plan(place, ann, begun).today == result_of(before).scorecard


def test_a_done_action_is_finished_and_not_planned_again(place: Place) -> None:
    ann, begun = begun_at_one(place)

    record_action(place.work, ann, begun.id, note(status=Status.DONE))

    plan = the_plan(place, ann, begun)
    assert "pot.full.2" in [task.id for task in plan.finished]
    assert quarter_of(plan, "pot.full.2") is None


@pytest.mark.parametrize("reason", ["", "  ", "\n", "\x00"])
def test_to_drop_an_action_needs_a_reason(place: Place, reason: str) -> None:
    ann, begun = begun_at_one(place)

    with pytest.raises(MaturityError, match="Say why you drop this action"):
        record_action(place.work, ann, begun.id, note(status=Status.DROPPED, reason=reason))
    record_action(place.work, ann, begun.id, note(status=Status.DROPPED, reason=" No pot. "))

    plan = the_plan(place, ann, begun)
    assert kept_record(place, ann, begun, "pot.full.2").record.reason == "No pot."
    assert [left.why for left in plan.left_out if left.task.id == "pot.full.2"] == [Left.DROPPED]


def test_the_reason_goes_when_an_action_is_taken_up_again(place: Place) -> None:
    ann, begun = begun_at_one(place)
    record_action(place.work, ann, begun.id, note(status=Status.DROPPED, reason="No pot."))

    kept = record_action(place.work, ann, begun.id, note(based_on=1, reason="No pot."))

    assert kept.record.reason == ""
    history = action_history(place.work, ann, begun.id, "pot.full.2")
    assert [entry.record.reason for entry in history] == ["No pot.", ""]


def test_a_note_over_one_that_nobody_saw_is_a_conflict(place: Place) -> None:
    ann, begun = begun_at_one(place)
    bob = place.contributor(place.organisation())
    record_action(place.work, ann, begun.id, note(notes="Ann's."))

    for based_on in (-1, 0, 2, 2**63):
        with pytest.raises(Conflict):
            record_action(place.work, bob, begun.id, note(based_on=based_on, notes="Bob's."))
    record_action(place.work, bob, begun.id, note(based_on=1, notes="Both."))

    history = action_history(place.work, ann, begun.id, "pot.full.2")
    assert [(n.author_id, n.record.notes) for n in history] == [("ann", "Ann's."), ("bob", "Both.")]


@pytest.mark.parametrize("wrong", [note("pot.warm.2", based_on=1), note("mug"), note(due=date.max)])
def test_of_several_notes_with_a_wrong_one_none_is_kept(place: Place, wrong: GivenRecord) -> None:
    ann, begun = begun_at_one(place)

    with pytest.raises(MaturityError):
        record_actions(place.work, ann, begun.id, [note(notes="Mine."), wrong])
    kept = record_actions(place.work, ann, begun.id, [note(), note("pot.warm.2")])

    assert [each.version for each in kept] == [1, 1]
    assert len(action_history(place.work, ann, begun.id, "pot.full.2")) == 1


@pytest.mark.parametrize(
    "action_id", ["pot.tax", "mug", "", "POT.FULL.2", "find-out:cup.clean", "own:id-1", "\ud800"]
)
def test_an_action_that_no_plan_of_the_round_can_hold_is_not_here(
    place: Place, action_id: str
) -> None:
    ann, begun = begun_at_one(place)

    with pytest.raises(NotHere):
        record_action(place.work, ann, begun.id, note(action_id))
    for act in (pin, postpone):
        with pytest.raises(NotHere):
            act(place.work, ann, begun.id, GivenQuarter(action_id, JULY))
    with pytest.raises(NotHere):
        action_history(place.work, ann, begun.id, action_id)


@pytest.mark.parametrize("action_id", ["pot.full.5", "find-out:pot.warm"])
def test_an_action_that_the_plan_does_not_hold_now_can_be_noted_about(
    place: Place, action_id: str
) -> None:
    ann, begun = begun_at_one(place)

    assert record_action(place.work, ann, begun.id, note(action_id)).version == 1


@pytest.mark.parametrize("field", ["start", "due", "pinned_to", "not_before"])
@pytest.mark.parametrize("day", [date.min, date(1999, 12, 31), date(2100, 1, 1), date.max])
def test_a_day_of_another_century_is_refused(place: Place, field: str, day: date) -> None:
    ann, begun = begun_at_one(place)

    with pytest.raises(MaturityError, match=r"is no day of a plan\. Choose one from 2000"):
        record_action(place.work, ann, begun.id, note(**{field: day}))


def test_what_would_be_due_before_it_starts_is_refused(place: Place) -> None:
    ann, begun = begun_at_one(place)

    with pytest.raises(MaturityError, match="due before it starts"):
        record_action(place.work, ann, begun.id, note(start=MAY, due=APRIL))
    assert record_action(place.work, ann, begun.id, note(start=MAY, due=MAY)).version == 1


@pytest.mark.parametrize(
    ("field", "name", "most"),
    [
        ("owner", "The owner", 200),
        ("notes", "The notes", 10_000),
        ("evidence_link", "The link to the evidence", 10_000),
        ("reason", "The reason", 10_000),
    ],
)
def test_a_text_of_many_pages_is_refused_by_name(
    place: Place, field: str, name: str, most: int
) -> None:
    ann, begun = begun_at_one(place)
    dropped = {"status": Status.DROPPED, "reason": "No pot."}
    record_action(place.work, ann, begun.id, note(**dropped | {field: "x" * most}))

    with pytest.raises(MaturityError, match=f"^{name} has {most + 1:,} characters"):
        record_action(place.work, ann, begun.id, note(**dropped | {field: "x" * (most + 1)}))


def test_control_characters_never_reach_the_store(place: Place) -> None:
    ann, begun = begun_at_one(place)
    odd = {"notes": "a\x00b\x1b[31mc\ud800", "evidence_link": " javascript:\x07alert(1) "}

    kept = record_action(place.work, ann, begun.id, note(owner="Tea\u202e\x00lady", **odd))

    assert (kept.record.notes, kept.record.owner) == ("ab[31mc", "Tea lady")
    assert kept.record.evidence_link == "javascript:alert(1)", "text, which no document links to"
    assert kept_record(place, ann, begun, "pot.full.2") == kept


def test_a_submitted_round_is_worked_on(place: Place) -> None:
    ann, begun = begun_at_one(place)
    submit_round(place.work, ann, begun.id)

    kept = record_action(place.work, ann, begun.id, note(status=Status.DONE))

    assert kept_record(place, ann, begun, "pot.full.2") == kept
