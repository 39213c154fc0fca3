"""Action sheets that do not fit: of another plan, of an earlier day, or with faulty rows."""

from datetime import date

import pytest

from maturity.domain.kept_plan import Wishes
from maturity.domain.plan import Status
from maturity.errors import NotHere, SheetError
from maturity.usecases.action_sheet import preview_sheet, take_sheet
from maturity.usecases.handing_in import submit_round
from maturity.usecases.plan_records import record_action
from maturity.usecases.plans import GivenTarget, GivenWishes, change_request, choose_target
from maturity.usecases.rounds import start_round
from tests.usecases.places import TEA, Place
from tests.usecases.planning import JULY, MAY, begun_at_one, note, plan_on_hand
from tests.usecases.sheets import edit, edited, look, problems, sheet

FULL, WARM = "pot.full.2", "pot.warm.2"
ROW = "plan.xlsx, sheet Actions, row 2, column "


def test_a_sheet_of_an_earlier_plan_is_refused_and_nothing_is_taken(place: Place) -> None:
    ann, begun = begun_at_one(place)
    bob = place.contributor(place.organisation())
    mine = edited(sheet(place, ann, begun), {(FULL, "Owner"): "Ann"})
    record_action(place.work, bob, begun.id, note(WARM, notes="Bob's."))

    (problem,) = problems(place, ann, begun, mine)

    assert problem == (
        "plan.xlsx: the plan has changed since this file was made. 1 entry is newer. Nothing was "
        "taken over. Download it again and bring your changes into the new file."
    )
    assert plan_on_hand(place, ann, begun).kept.records.keys() == {WARM}


def test_whatever_changes_the_choice_of_actions_makes_a_sheet_stale(place: Place) -> None:
    ann, begun = begun_at_one(place)
    mine = sheet(place, ann, begun)

    place.answer(ann, begun, "pot.full", 4)

    stale, *_others = problems(place, ann, begun, mine)
    assert stale.startswith("plan.xlsx: the plan has changed since this file was made. Nothing was")


def test_planning_anew_with_other_days_makes_a_sheet_stale(place: Place) -> None:
    ann, begun = begun_at_one(place)
    mine = sheet(place, ann, begun)

    change_request(place.work, ann, begun.id, GivenWishes(Wishes(JULY, priorities=("pot",)), 1))

    assert "the plan has changed since" in problems(place, ann, begun, mine)[0]


def test_what_leaves_the_sheet_as_it_is_does_not_make_it_stale(place: Place) -> None:
    ann, begun = begun_at_one(place)
    mine = edited(sheet(place, ann, begun), {(FULL, "Owner"): "Ann"})
    record_action(place.work, ann, begun.id, note(FULL, notes="Wrong."))
    record_action(place.work, ann, begun.id, note(FULL, 1))
    choose_target(place.work, ann, begun.id, GivenTarget("pot.full", 2))

    preview = look(place, ann, begun, mine)

    assert take_sheet(place.work, ann, begun.id, preview, preview.ids) == 1
    kept = plan_on_hand(place, ann, begun).kept.records[FULL]
    assert (kept.version, kept.record.owner) == (3, "Ann")


def test_a_sheet_of_another_organisation_is_refused(place: Place) -> None:
    ann, begun = begun_at_one(place)
    borchester = place.organisation("Borchester")
    cat = place.lead(borchester, "Cat")
    theirs = start_round(place.work, cat, borchester.id, TEA)

    (problem,) = problems(place, ann, begun, sheet(place, cat, theirs))

    assert problem == (
        "plan.xlsx: this is the action sheet of another plan, of a round 1. Here is round 1 of "
        "Ambridge. Choose the file that you downloaded here."
    )


def test_a_sheet_of_an_earlier_round_is_refused(place: Place) -> None:
    ann, begun = begun_at_one(place)
    mine = sheet(place, ann, begun)
    submit_round(place.work, ann, begun.id)
    following = start_round(place.work, ann, begun.organisation_id, TEA)

    (problem,) = problems(place, ann, following, mine)

    assert "of another plan, of a round 1. Here is round 2 of Ambridge" in problem


def test_a_preview_of_one_round_is_not_taken_in_another(place: Place) -> None:
    ann, begun = begun_at_one(place)
    preview = edit(place, ann, begun, {(FULL, "Owner"): "Ann"})
    submit_round(place.work, ann, begun.id)
    following = start_round(place.work, ann, begun.organisation_id, TEA)

    with pytest.raises(NotHere):
        take_sheet(place.work, ann, following.id, preview, preview.ids)


def test_an_id_that_the_plan_does_not_have_is_refused(place: Place) -> None:
    ann, begun = begun_at_one(place)

    found = problems(place, ann, begun, edited(sheet(place, ann, begun), {(FULL, "Id"): "pot.9"}))

    assert found == (
        f"{ROW}Id: the plan has no action with this id. Give the row back the id it had.",
    )


@pytest.mark.parametrize(
    ("cells", "column", "sentence"),
    [
        ({"Status": "Dropped"}, "Why dropped", "say why you drop this action."),
        ({"Status": "Dropped", "Why dropped": " \n"}, "Why dropped", "say why you drop"),
        ({"Why dropped": "No pot."}, "Why dropped", "a reason is kept only of an action that is"),
        ({"Start": JULY, "Due": MAY}, "Due", "the action would be due before it starts."),
        ({"Start": JULY}, "Due", "the action would be due before it starts."),
        ({"Due": date(2026, 3, 31)}, "Due", "the action would be due before it starts."),
    ],
)
def test_cells_that_do_not_go_together_are_refused(
    place: Place, cells: dict[str, object], column: str, sentence: str
) -> None:
    ann, begun = begun_at_one(place)
    changes = {(FULL, heading): value for heading, value in cells.items()}

    (problem,) = problems(place, ann, begun, edited(sheet(place, ann, begun), changes))

    assert problem.startswith(f"{ROW}{column}: {sentence}")
    assert plan_on_hand(place, ann, begun).kept.records == {}


def test_days_that_nobody_touched_are_not_found_fault_with(place: Place) -> None:
    ann, begun = begun_at_one(place)
    record_action(place.work, ann, begun.id, note(FULL, start=date(2027, 1, 1)))

    preview = edit(place, ann, begun, {(FULL, "Notes"): "Late."})

    assert [change.field for change in preview.changes] == ["Notes"]


def test_every_problem_of_a_file_is_found_in_one_go(place: Place) -> None:
    ann, begun = begun_at_one(place)
    cells = {(FULL, "Due"): "soon", (FULL, "Status"): "Almost", (WARM, "Id"): "pot.9"}
    mine = edited(sheet(place, ann, begun), cells)
    record_action(place.work, ann, begun.id, note(FULL, status=Status.DONE))

    found = problems(place, ann, begun, mine)

    assert [problem.split(": ")[0] for problem in found] == [
        "plan.xlsx",
        f"{ROW}Due",
        f"{ROW}Status",
        ROW.replace("2", "3") + "Id",
    ]


def test_the_name_of_the_file_never_breaks_the_line(place: Place) -> None:
    ann, begun = begun_at_one(place)

    with pytest.raises(SheetError) as caught:
        preview_sheet(place.work, ann, begun.id, "a\nb\u202e" + "x" * 900, b"")

    assert caught.value.problems[0].isprintable()
    assert len(caught.value.problems[0]) < 200
