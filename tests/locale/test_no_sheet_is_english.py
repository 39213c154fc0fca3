"""In a language that nobody speaks: an action sheet, what it changes, what is wrong with it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maturity.documents.task_text import status_name
from maturity.documents.workbook import workbook
from maturity.domain.library import Library
from maturity.domain.plan import Status
from maturity.domain.sheet_stamp import SheetStamp
from maturity.errors import SheetError
from maturity.locale import speaking, translations
from maturity.usecases.action_sheet import take_sheet
from tests.command_line import OURS
from tests.documents.plans import a_paper, rivermouth
from tests.locale.pseudo import LANGUAGE, forgotten
from tests.usecases.places import Place
from tests.usecases.planning import begun_at_one, plan_on_hand
from tests.usecases.sheets import edit, edited, look, problems, sheet, table

IDS = ("Ambridge", "plan.xlsx", "pot.full.2", "pot.warm.2", "pot.9", "Pot.Full.2", "soon")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "maturity.db")


@pytest.fixture
def speaks(catalogues: Path) -> Iterator[None]:
    with speaking(translations(LANGUAGE, catalogues)):
        yield


def test_no_word_of_a_sheet_is_english(speaks: None, shelf: Library) -> None:
    questionnaire, catalogue = shelf.questionnaire(OURS), shelf.catalogue(OURS)
    paper = a_paper(rivermouth(), questionnaire=questionnaire, catalogue=catalogue)

    book = workbook(paper, SheetStamp(LANGUAGE, "x", 1, 1, "0" * 16))

    texts = [
        *(column.title for column in book.columns),
        *(str(cell) for row in book.rows for cell in row.cells[1:] if isinstance(cell, str)),
        *(text for line in book.read_me for text in (line.term, line.text)),
        *(str(cell) for plain in book.further for row in plain.rows for cell in row),
        *(title for plain in book.further for title in (plain.name, *plain.header)),
        *(book.name, book.read_me_name, *book.statuses),
    ]
    stamp = next(line.text for line in book.read_me if line.text.startswith("maturity actions"))
    known = [paper.organisation.name, stamp, "https"]
    assert [found for text in texts if (found := forgotten(text, known))] == []


def test_a_sheet_comes_back_in_the_language_it_went_out_in(speaks: None, place: Place) -> None:
    ann, begun = begun_at_one(place)
    mine = sheet(place, ann, begun)
    owner = next(heading for heading in table(mine)["pot.full.2"] if "Owner" in heading)

    preview = look(place, ann, begun, edited(mine, {("pot.full.2", owner): "Ann"}))

    assert take_sheet(place.work, ann, begun.id, preview, preview.ids) == 1
    assert plan_on_hand(place, ann, begun).kept.records["pot.full.2"].record.owner == "Ann"


def test_an_english_sheet_comes_back_to_whoever_speaks_another_language(
    catalogues: Path, place: Place
) -> None:
    ann, begun = begun_at_one(place)
    mine = edited(sheet(place, ann, begun), {("pot.full.2", "Due"): date(2026, 5, 1)})

    with speaking(translations(LANGUAGE, catalogues)):
        preview = look(place, ann, begun, mine)

    assert [change.fields for change in preview.changes] == [{"due": date(2026, 5, 1)}]


@pytest.mark.parametrize(
    "cells",
    [
        {"Due": "soon"},
        {"Due": date(2020, 1, 1)},
        {"Status": 7},
        {"Owner": "x" * 201},
        {"Id": "pot.9"},
        {"Id": ""},
        {"Id": "pot.warm.2"},
        {"Why dropped": "7"},
    ],
    ids=" ".join,
)
def test_no_problem_of_a_sheet_is_told_in_english(
    speaks: None, place: Place, cells: dict[str, Any]
) -> None:
    ann, begun = begun_at_one(place)
    mine = sheet(place, ann, begun)
    headings = list(table(mine)["pot.full.2"])
    spoken = {name: next(h for h in headings if name in h) for name in cells}
    changes = {("pot.full.2", spoken[name]): value for name, value in cells.items()}

    found = problems(place, ann, begun, edited(mine, changes))

    assert not [text for problem in found if (text := forgotten(problem, IDS))]


@pytest.mark.parametrize("data", [b"", b"x", b"PK", b"\xd0\xcf\x11\xe0", b"x" * 5_000_001])
def test_no_file_is_refused_in_english(speaks: None, place: Place, data: bytes) -> None:
    ann, begun = begun_at_one(place)

    with pytest.raises(SheetError) as caught:
        look(place, ann, begun, data)

    assert not forgotten(str(caught.value), IDS)


def test_no_change_is_told_in_english(speaks: None, place: Place) -> None:
    ann, begun = begun_at_one(place)
    headings = list(table(sheet(place, ann, begun))["pot.full.2"])
    values = {"Start": date(2026, 5, 1), "Status": None, "Owner": "pot.9"}
    spoken = {next(h for h in headings if name in h): value for name, value in values.items()}
    status = next(heading for heading in spoken if "Status" in heading)
    spoken[status] = status_name(Status.DONE)

    preview = edit(place, ann, begun, {("pot.full.2", h): value for h, value in spoken.items()})

    texts = [text for c in preview.changes for text in (c.title, c.field, c.before, c.after)]
    assert len(texts) == 12
    assert not [found for text in texts if (found := forgotten(text, IDS))]
