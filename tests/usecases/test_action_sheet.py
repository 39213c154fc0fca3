"""The action sheet: what it would change, taking over all or some of it, and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.access import Visitor
from maturity.domain.plan import ActionRecord, Left, Status
from maturity.domain.round import Assessment
from maturity.errors import Conflict, MaturityError, NotHere
from maturity.usecases.action_sheet import SheetPreview, take_sheet
from maturity.usecases.handing_in import submit_round
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import action_history, record_action
from maturity.usecases.rounds import open_round
from tests.builders import DONT_KNOW
from tests.usecases.places import Place
from tests.usecases.planning import (
    APRIL,
    JULY,
    MAY,
    begun_at_one,
    kept_record,
    note,
    plan_on_hand,
    quarter_of,
    the_plan,
)
from tests.usecases.sheets import edit, edited, look, sheet, table

FULL, WARM = "pot.full.2", "pot.warm.2"


def take(place: Place, who: Visitor, round_: Assessment, preview: SheetPreview) -> int:
    return take_sheet(place.work, who, round_.id, preview, preview.ids)


def test_a_sheet_has_a_row_for_every_task_of_the_plan(place: Place) -> None:
    ann, begun = begun_at_one(place)
    place.answer(ann, begun, "pot.warm", DONT_KNOW)
    own = add_own_action(place.work, ann, begun.id, GivenOwnAction("Visit the depot", days=2))

    rows = table(sheet(place, ann, begun))

    planned = [s.task.id for s in the_plan(place, ann, begun).scheduled]
    assert sorted(rows) == sorted(planned)
    assert rows.keys() >= {FULL, "find-out:pot.warm", own.action.id}
    assert rows[FULL]["Owner"] == "Procurement"
    assert rows[own.action.id]["Action"].endswith(". Visit the depot")


def test_the_same_plan_gives_the_same_bytes(place: Place) -> None:
    ann, begun = begun_at_one(place)
    first = sheet(place, ann, begun)
    place.clock.forward(timedelta(days=3))

    assert sheet(place, ann, begun) == first


def test_a_sheet_that_comes_back_unchanged_changes_nothing(place: Place) -> None:
    ann, begun = begun_at_one(place)
    record_action(place.work, ann, begun.id, note(owner="Ann", start=MAY, notes="a\r\nb "))

    preview = look(place, ann, begun, sheet(place, ann, begun))

    assert preview.changes == ()
    assert preview.same == len(table(sheet(place, ann, begun)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.one_of(st.characters(), st.sampled_from("'=+-@ \t\r\n\u0175_x<&"))))
def test_whatever_is_noted_comes_back_unchanged(place: Place, words: str) -> None:
    rounds = place.work.store.assessments_of("ambridge")
    ann, begun = (place.lead(place.organisation()), rounds[0]) if rounds else begun_at_one(place)
    kept = plan_on_hand(place, ann, begun).kept.records.get(FULL)
    given = note(
        FULL, 0 if kept is None else kept.version, owner=words, notes=words, evidence_link=words
    )
    record_action(place.work, ann, begun.id, given)

    assert look(place, ann, begun, sheet(place, ann, begun)).changes == ()


def test_a_preview_says_what_would_change_in_words_and_stores_nothing(place: Place) -> None:
    ann, begun = begun_at_one(place)
    before = plan_on_hand(place, ann, begun).kept

    preview = edit(
        place,
        ann,
        begun,
        {
            (FULL, "Owner"): " Head of\nTea ",
            (FULL, "Due"): date(2026, 5, 31),
            (WARM, "Status"): "In progress",
            (WARM, "Notes"): "Begun.",
        },
    )

    said = [(c.action_id, c.field, c.before, c.after) for c in preview.changes]
    assert said == [
        (FULL, "Owner", "Procurement", "Head of Tea"),
        (FULL, "Due", "30 June 2026", "31 May 2026"),
        (WARM, "Status", "Not started", "In progress"),
        (WARM, "Notes", "", "Begun."),
    ]
    assert [change.title for change in preview.changes] == ["1. Pot.Full.2"] * 2 + [
        "2. Pot.Warm.2"
    ] * 2
    assert len(set(preview.ids)) == 4
    assert plan_on_hand(place, ann, begun).kept == before


def test_what_a_preview_showed_is_stored_with_author_and_time(place: Place) -> None:
    ann, begun = begun_at_one(place)
    bob = place.contributor(place.organisation())
    record_action(place.work, ann, begun.id, note(owner="Ann", notes="Mine."))
    cells = {(FULL, "Owner"): "Bob", (FULL, "Start"): MAY, (WARM, "Status"): "Done"}
    preview = edit(place, bob, begun, cells)
    place.clock.forward(timedelta(minutes=5))

    assert take(place, bob, begun, preview) == 3

    full, warm = (kept_record(place, ann, begun, action_id) for action_id in (FULL, WARM))
    assert full.record == ActionRecord(FULL, owner="Bob", start=MAY, notes="Mine.")
    assert (full.version, full.author_id, full.recorded_at) == (2, "bob", place.clock.instant)
    assert warm.record.status is Status.DONE


def test_some_of_the_changes_may_be_taken_and_the_others_left(place: Place) -> None:
    ann, begun = begun_at_one(place)
    cells = {(FULL, "Owner"): "Bob", (FULL, "Notes"): "No.", (WARM, "Notes"): "Neither."}
    preview = edit(place, ann, begun, cells)
    owner = next(change.id for change in preview.changes if change.field == "Owner")

    assert take_sheet(place.work, ann, begun.id, preview, [owner]) == 1

    kept = plan_on_hand(place, ann, begun).kept.records
    assert {i: each.record for i, each in kept.items()} == {FULL: ActionRecord(FULL, owner="Bob")}


def test_taking_nothing_stores_nothing(place: Place) -> None:
    ann, begun = begun_at_one(place)
    preview = edit(place, ann, begun, {(FULL, "Owner"): "Bob"})

    assert take_sheet(place.work, ann, begun.id, preview, []) == 0
    assert plan_on_hand(place, ann, begun).kept.records == {}


def test_a_change_that_the_preview_did_not_show_is_not_here(place: Place) -> None:
    ann, begun = begun_at_one(place)
    preview = edit(place, ann, begun, {(FULL, "Owner"): "Bob"})

    with pytest.raises(NotHere):
        take_sheet(place.work, ann, begun.id, preview, [*preview.ids, f"{WARM}/owner"])
    assert plan_on_hand(place, ann, begun).kept.records == {}


def test_pressing_twice_takes_it_once(place: Place) -> None:
    ann, begun = begun_at_one(place)
    cells = {(FULL, "Owner"): "Bob", (WARM, "Status"): "In progress"}
    preview = edit(place, ann, begun, cells)

    assert take(place, ann, begun, preview) == take(place, ann, begun, preview) == 2
    assert len(action_history(place.work, ann, begun.id, FULL)) == 1


def test_what_a_colleague_noted_meanwhile_stops_all_of_it(place: Place) -> None:
    ann, begun = begun_at_one(place)
    bob = place.contributor(place.organisation())
    preview = edit(place, ann, begun, {(FULL, "Owner"): "Ann", (WARM, "Owner"): "Ann"})
    record_action(place.work, bob, begun.id, note(WARM, notes="Bob's."))

    with pytest.raises(Conflict, match=r"changed meanwhile: 2\. Pot\.Warm\.2\. Nothing was"):
        take(place, ann, begun, preview)

    kept = plan_on_hand(place, ann, begun).kept.records
    assert [(i, each.record.notes) for i, each in kept.items()] == [(WARM, "Bob's.")]


def test_an_action_that_is_dropped_says_why_and_leaves_the_sheet(place: Place) -> None:
    ann, begun = begun_at_one(place)
    cells = {(FULL, "Status"): "Dropped", (FULL, "Why dropped"): "No pot."}

    preview = edit(place, ann, begun, cells)

    assert [c.after for c in preview.changes] == ["Dropped: No pot."]
    take(place, ann, begun, preview)
    left = [one.why for one in the_plan(place, ann, begun).left_out if one.task.id == FULL]
    assert left == [Left.DROPPED]
    assert FULL not in table(sheet(place, ann, begun))


def test_a_done_action_stays_in_the_sheet_and_changes_no_answer(place: Place) -> None:
    ann, begun = begun_at_one(place)
    before = open_round(place.work, ann, begun.id)

    take(place, ann, begun, edit(place, ann, begun, {(FULL, "Status"): "done"}))

    assert open_round(place.work, ann, begun.id) == before
    row = table(sheet(place, ann, begun))[FULL]
    assert (row["Quarter"], row["Status"]) == ("Done", "Done")
    take(place, ann, begun, edit(place, ann, begun, {(FULL, "Status"): "Not started"}))
    assert quarter_of(the_plan(place, ann, begun), FULL) is not None


def test_what_is_begun_keeps_its_quarter(place: Place) -> None:
    ann, begun = begun_at_one(place)

    take(place, ann, begun, edit(place, ann, begun, {(FULL, "Status"): "In progress"}))

    assert kept_record(place, ann, begun, FULL).record.pinned_to == APRIL


def test_an_emptied_cell_gives_back_what_the_plan_has(place: Place) -> None:
    ann, begun = begun_at_one(place)
    noted = note(owner="Bob", start=MAY, due=JULY, notes="x", evidence_link="https://x.org")
    record_action(place.work, ann, begun.id, noted)
    headings = ("Owner", "Start", "Due", "Notes", "Link to the evidence")

    preview = edit(place, ann, begun, {(FULL, heading): None for heading in headings})

    assert [(c.before, c.after) for c in preview.changes] == [
        ("Bob", "Procurement"),
        ("1 May 2026", "as the plan has it"),
        ("1 July 2026", "as the plan has it"),
        ("x", ""),
        ("https://x.org", ""),
    ]
    take(place, ann, begun, preview)
    assert kept_record(place, ann, begun, FULL).record == ActionRecord(FULL)


def test_to_empty_what_only_the_plan_has_changes_nothing(place: Place) -> None:
    ann, begun = begun_at_one(place)

    preview = edit(place, ann, begun, {(FULL, h): None for h in ("Owner", "Start", "Due")})

    assert preview.changes == ()


def test_deleted_rows_and_columns_of_the_plan_change_nothing(place: Place) -> None:
    ann, begun = begun_at_one(place)
    cells = {(WARM, "Action"): "Something else", (WARM, "Staff days"): 99}

    preview = look(place, ann, begun, edited(sheet(place, ann, begun), cells, without=(FULL,)))

    assert preview.changes == ()
    assert preview.same == len(table(sheet(place, ann, begun))) - 1


def test_a_submitted_round_is_worked_on(place: Place) -> None:
    ann, begun = begun_at_one(place)
    submit_round(place.work, ann, begun.id)

    assert take(place, ann, begun, edit(place, ann, begun, {(FULL, "Status"): "Done"})) == 1


def test_choosing_some_may_leave_a_record_that_cannot_be_kept(place: Place) -> None:
    ann, begun = begun_at_one(place)
    record_action(place.work, ann, begun.id, note(start=APRIL, due=MAY))
    cells = {(FULL, "Start"): JULY, (FULL, "Due"): date(2026, 8, 1)}
    preview = edit(place, ann, begun, cells)
    start = next(change.id for change in preview.changes if change.field == "Start")

    with pytest.raises(MaturityError, match=r"^1\. Pot\.Full\.2: .* due before it starts"):
        take_sheet(place.work, ann, begun.id, preview, [start])
    assert kept_record(place, ann, begun, FULL).version == 1
