"""The action sheet in words: a row for every task, what may be changed, and when it is another."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from maturity.documents.action_sheet import (
    LONGEST_OWNER,
    LONGEST_TEXT,
    Column,
    check,
    columns,
    noted_rows,
    sheet_name,
    sheet_rows,
    statuses,
)
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.read_me_text import read_me
from maturity.documents.workbook import PlainSheet, workbook
from maturity.domain.plan import ActionRecord, Status
from maturity.domain.sheet_stamp import SheetStamp, check_of, stamp_in, stamp_text
from maturity.usecases.free_text import LONGEST
from maturity.usecases.given_text import LONGEST_NAME
from tests.documents.plans import a_paper, asks, full_paper, rivermouth

STAMP = SheetStamp("en", "a1b2", 2, 7, "0123456789abcdef")


def rows(paper: PlanPaper) -> dict[str, dict[str, Any]]:
    keys = [column.key for column in columns()]
    return {row.id: dict(zip(keys, row.cells, strict=True)) for row in sheet_rows(paper)}


def noted(**fields: Any) -> PlanPaper:
    """The sample council's plan, with a note about its first action."""
    first = first_action(a_paper(rivermouth()))
    record = ActionRecord(first, **fields)
    return a_paper(rivermouth(), request=asks(records={first: record}))


def first_action(paper: PlanPaper) -> str:
    return next(s.task.id for s in paper.to_do if s.task.action is not None)


def test_every_planned_task_has_a_row_under_its_number_and_in_its_quarter() -> None:
    paper = full_paper()

    found = rows(paper)

    assert list(found) == [s.task.id for s in paper.in_order]
    for task_id, number in paper.numbers.items():
        assert found[task_id]["action"].startswith(f"{number}. ")
    finding_out = [row for i, row in found.items() if i.startswith("find-out:")]
    assert finding_out
    assert {row["done_when"] for row in finding_out} == {"The question has a level."}
    assert found["own:1"]["notes"] == "Agreed with the depot."
    assert {row["quarter"] for row in found.values()} >= {"July to September 2027"}


def test_a_row_says_what_the_plan_has_where_nobody_noted_anything() -> None:
    paper = a_paper(rivermouth())
    scheduled = next(s for s in paper.to_do if s.task.action is not None)

    row = rows(paper)[scheduled.task.id]

    quarter = paper.plan.quarters[scheduled.first]
    assert row["owner"]
    assert row["start"] == quarter.first_day
    assert row["due"] == paper.plan.quarters[scheduled.last].last_day
    assert (row["status"], row["reason"], row["notes"]) == ("Not started", "", "")
    assert row["days"] == scheduled.task.days.likely
    assert row["done_when"] == scheduled.task.action.done_when  # type: ignore[union-attr]


def test_a_row_says_what_somebody_noted() -> None:
    fields = {
        "owner": "Jane",
        "start": date(2027, 8, 1),
        "due": date(2027, 9, 2),
        "status": Status.IN_PROGRESS,
        "notes": "Going well.",
        "evidence_link": "https://x.org",
    }
    paper = noted(**fields)

    row = rows(paper)[first_action(paper)]

    assert {key: row[key] for key in fields} == fields | {"status": "In progress"}


def test_what_is_done_stands_below_what_is_to_be_done() -> None:
    planned = a_paper(rivermouth())
    done = first_action(planned)

    paper = noted(status=Status.DONE, notes="It was easy.")

    last = list(rows(paper).values())[-1]
    assert (last["id"], last["quarter"], last["status"]) == (done, "Done", "Done")
    assert (last["start"], last["due"], last["notes"]) == (None, None, "It was easy.")


def test_what_is_dropped_is_left_out_and_says_why() -> None:
    paper = noted(status=Status.DROPPED, reason="No money.")
    dropped = first_action(a_paper(rivermouth()))

    assert dropped not in rows(paper)
    left = next(sheet for sheet in workbook(paper).further if sheet.name == "Left out")
    assert any("No money." in str(row[1]) for row in left.rows)


def test_an_action_of_nobodys_has_no_owner() -> None:
    assert rows(full_paper())["own:1"]["owner"] == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"owner": "Jane"},
        {"start": date(2027, 7, 2)},
        {"due": date(2027, 8, 2)},
        {"status": Status.IN_PROGRESS},
        {"notes": "x"},
        {"evidence_link": "https://x.org"},
        {"status": Status.DROPPED, "reason": "x"},
    ],
    ids=" ".join,
)
def test_the_check_is_another_once_anything_that_may_be_changed_is(fields: dict[str, Any]) -> None:
    assert check(noted(**fields)) != check(a_paper(rivermouth()))
    assert check(noted(**fields)) == check(noted(**fields))


def test_the_check_is_another_once_the_plan_holds_other_actions() -> None:
    fewer = a_paper(rivermouth(), request=asks(most_actions=1))

    assert noted_rows(fewer).keys() < noted_rows(a_paper(rivermouth())).keys()
    assert check(fewer) != check(a_paper(rivermouth()))


def test_the_check_does_not_depend_on_words_that_only_the_sheet_has() -> None:
    paper = a_paper(rivermouth())
    renamed = replace(paper, organisation=replace(paper.organisation, name="Other"))

    assert check(renamed) == check(paper)


def test_parts_of_a_check_do_not_run_into_each_other() -> None:
    assert len({check_of(parts) for parts in (("a", "b"), ("ab",), ("a\nb",), ("a", "b", ""))}) == 4


def test_a_stamp_is_read_as_it_was_written() -> None:
    assert stamp_in(f" {stamp_text(STAMP)}\n") == STAMP


@pytest.mark.parametrize(
    "text",
    [
        *("", "maturity", stamp_text(STAMP)[:-1], stamp_text(STAMP) + "0"),
        stamp_text(STAMP).replace("actions 1", "actions 2"),
        stamp_text(STAMP).replace("round 2", "round -2"),
        stamp_text(STAMP).replace("plan a1b2", "plan a b"),
    ],
)
def test_another_text_is_no_stamp(text: str) -> None:
    assert stamp_in(text) is None


def test_limits_are_those_of_the_page() -> None:
    assert (LONGEST_OWNER, LONGEST_TEXT) == (LONGEST_NAME, LONGEST)


def test_headings_differ_and_the_words_of_states_do() -> None:
    assert len({column.title.casefold() for column in columns()}) == len(columns())
    assert list(statuses().values()) == list(Status)


def test_what_may_be_changed_are_the_fields_of_a_record() -> None:
    editable = {column.key for column in columns() if column.editable}

    assert editable == vars(ActionRecord("x")).keys() - {"action_id", "pinned_to", "not_before"}


def test_the_read_me_names_every_column_that_may_be_changed() -> None:
    said = " ".join(line.term for line in read_me(full_paper(), STAMP))

    assert not [c.title for c in columns() if c.editable and c.title not in said]


def test_a_sheet_that_cannot_come_back_does_not_say_that_it_could() -> None:
    with_stamp = " ".join(f"{x.term} {x.text}" for x in read_me(full_paper(), STAMP))
    without = " ".join(f"{x.term} {x.text}" for x in read_me(full_paper(), None))

    assert stamp_text(STAMP) in with_stamp
    assert "How your changes get into the plan" in with_stamp
    assert "tamp" not in without
    assert "get into the plan" not in without


def test_an_empty_plan_says_so() -> None:
    paper = a_paper(rivermouth(), request=asks(days_a_quarter=0))

    book = workbook(paper, STAMP)

    assert book.rows == ()
    assert "Nothing is planned, so the sheet 'Actions' is empty." in [x.text for x in book.read_me]


def sheet(paper: PlanPaper, name: str) -> PlainSheet:
    return next(found for found in workbook(paper).further if found.name == name)


def test_totals_add_up_to_the_last_row() -> None:
    paper = full_paper()

    *quarters, whole = sheet(paper, "Totals").rows

    assert whole[2:] == tuple(sum(int(row[n]) for row in quarters) for n in range(2, 7))
    assert whole[2] == paper.plan.total.days.likely


def test_where_nothing_is_left_out_the_sheet_says_so() -> None:
    paper = replace(full_paper(), plan=replace(full_paper().plan, left_out=()))

    assert sheet(paper, "Left out").rows == (("Nothing is left out.", "", "", ""),)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Actions", "Actions"), ("A/B: [c]*?'", "A B   c"), ("x" * 40, "x" * 31)],
)
def test_a_sheet_has_a_name_that_spreadsheets_allow(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_ids_are_the_only_column_that_is_not_for_people() -> None:
    ids = [column for column in columns() if column.kind == "id"]

    assert ids == [Column("id", "Id", ids[0].width, "id")]
