"""The page of documents in a browser tab: what is offered, and what an action sheet may change."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from maturity import access
from maturity.access import Permission, Visitor
from maturity.domain.organisation import Role
from maturity.domain.plan import ActionRecord
from maturity.domain.round import Assessment
from maturity.usecases.action_sheet import download_sheet
from maturity.usecases.plan_records import GivenRecord, record_action
from tests.web.apptest import FrontDoor, page_test, press, run
from tests.web.file_links import file_links, take
from tests.web.plan_tabs import at_one, kept, planned, record, said

SCOPE = "policy.scope"
TAKE = "Take over what is ticked"


def sheet(door: FrontDoor, who: Visitor, begun: Assessment, **cells: str) -> bytes:
    """The action sheet with these words in the row of the first action, by heading."""
    book = load_workbook(BytesIO(download_sheet(door.place.work, who, begun.id)))
    page = book.worksheets[0]
    rows = list(page.iter_rows())
    header = next(row for row in rows if any(cell.value == "Owner" for cell in row))
    below = rows[rows.index(header) + 1]
    for named, cell in zip(header, below, strict=True):
        if named.value in cells:
            cell.value = cells[named.value]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def upload(door: FrontDoor, who: Visitor, data: bytes) -> AppTest:
    tab = page_test(door, "documents", who)
    tab.file_uploader[0].upload("ours.xlsx", data, "application/octet-stream")
    return run(tab)


def test_every_document_is_offered_in_every_form_under_a_name_of_its_own(
    front_door: FrontDoor,
) -> None:
    ann = at_one(front_door)[0]

    labels = list(file_links(page_test(front_door, "documents", ann)))

    assert len(labels) == len(set(labels)) == 4 * 3 + 2
    for document in ("Full plan", "Members' page", "Policy", "Evidence"):
        for form in ("web page", "PDF", "Word"):
            assert f"{document} ({form})" in labels
    assert labels[-2:] == ["Action sheet (Excel)", "Receipt (JSON)"]


def test_another_theme_is_offered_once_it_is_chosen(front_door: FrontDoor) -> None:
    ann = at_one(front_door)[0]
    tab = page_test(front_door, "documents", ann)

    tab.selectbox[0].set_value("impact")
    run(tab)

    assert "Impact (PDF)" in file_links(tab)


def test_an_edited_sheet_is_shown_before_anything_is_stored_and_taken_over_in_part(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    data = sheet(front_door, ann, begun, Owner="*Legal*", Notes="Half done")

    tab = upload(front_door, ann, data)

    labels = [box.label.replace("\\", "") for box in tab.checkbox[1:]]
    assert len(labels) == 2
    assert any("Owner: from '" in label and "to '*Legal*'" in label for label in labels)
    assert any("Notes: from 'empty' to 'Half done'" in label for label in labels)
    assert not kept(front_door, begun).records
    next(box for box in tab.checkbox if "Notes" in box.label).uncheck()
    press(tab, TAKE)

    noted = record(front_door, begun, planned(front_door, ann, begun))
    assert (noted.owner, noted.notes) == ("*Legal*", "")
    assert "1 change was taken over." in said(tab)
    assert tab.file_uploader[0].value is None


def test_what_a_colleague_noted_meanwhile_is_not_overwritten(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)
    action_id = planned(front_door, ann, begun)
    tab = upload(front_door, ann, sheet(front_door, ann, begun, Owner="Legal"))
    theirs = GivenRecord(ActionRecord(action_id, owner="Finance"))
    record_action(front_door.place.work, ann, begun.id, theirs)

    press(tab, TAKE)

    assert "A colleague changed meanwhile" in said(tab)
    assert record(front_door, begun, action_id).owner == "Finance"


@pytest.mark.parametrize("data", [b"", b"not Excel", b"PK\x03\x04"])
def test_a_file_that_is_no_action_sheet_is_refused_with_a_sentence(
    front_door: FrontDoor, data: bytes
) -> None:
    ann, begun = at_one(front_door)

    tab = upload(front_door, ann, data)

    assert "Nothing was taken over: the file has a problem." in said(tab)
    assert TAKE not in [button.label for button in tab.button]
    assert not kept(front_door, begun).records


def test_a_sheet_that_changes_nothing_says_so(front_door: FrontDoor) -> None:
    ann, begun = at_one(front_door)

    tab = upload(front_door, ann, sheet(front_door, ann, begun))

    assert "Nothing would change." in said(tab)


def test_whoever_may_only_look_takes_files_along_and_brings_none(
    front_door: FrontDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_one(front_door)
    monkeypatch.setitem(access.ALLOWED, Role.CONTRIBUTOR, frozenset({Permission.SEE}))
    bob = front_door.place.contributor(front_door.place.organisation())

    tab = page_test(front_door, "documents", bob)

    assert len(file_links(tab)) == 14
    assert not tab.file_uploader


def test_a_file_is_made_as_the_round_stands_at_the_click_and_for_whoever_may_still_see_it(
    front_door: FrontDoor,
) -> None:
    ann, begun = at_one(front_door)
    receipt = file_links(page_test(front_door, "documents", ann))["Receipt (JSON)"]
    front_door.place.answer(ann, begun, SCOPE, 4)

    assert json.loads(take(receipt).body)["answers"][SCOPE]["level"] == 4
    front_door.comes(None)
    assert take(receipt).status == 404
