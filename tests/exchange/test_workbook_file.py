"""Files that are no workbook, or mean harm: one sentence each, soon, and in little room."""

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from maturity.errors import SheetError
from tests.exchange.action_sheets import a_sheet, packed, problems_of, read, refusal

SHEET = "xl/worksheets/sheet1.xml"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
WITH_PASSWORD = OLD + "EncryptedPackage".encode("utf-16-le")
BEGIN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def zipped(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name.replace("__", "/"), part)
    return made.getvalue()


def a_part(name: str) -> bytes:
    with ZipFile(BytesIO(a_sheet())) as file:
        return file.read(name)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b"id,owner\npot.full.2,Ann\n", "this is no Excel workbook, whatever its name says"),
        (b"%PDF-1.7", "this is no Excel workbook, whatever its name says"),
        (b"\xff\xfei\x00d\x00", "this is no Excel workbook"),
        (OLD, "this is an old Excel file (.xls)"),
        (WITH_PASSWORD, "the file has a password"),
        (a_sheet()[:3000], "only a part of the file is here"),
        (b"PK\x03\x04" + bytes(100), "only a part of the file is here"),
        (zipped(readme=b"x"), "this is no Excel workbook. Take"),
        (zipped(word__document=b"x"), "this is no Excel workbook. Take"),
        (
            zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "this is an OpenDocument file",
        ),
        (packed(a_sheet(), {"xl/workbook.bin": b"x"}), "this is a binary workbook (.xlsb)"),
        (packed(a_sheet(), {"xl/vbaProject.bin": b"x"}), "the file may hold macros"),
        (b"x" * 5_000_001, "the file is larger than 5 MB"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_no_workbook_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    assert sentence in refusal(data)


def test_a_macro_workbook_is_refused_whatever_its_name() -> None:
    types = a_part("[Content_Types].xml").replace(
        b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"vnd.ms-excel.sheet.macroEnabled.main+xml",
    )

    assert "the file may hold macros" in refusal(packed(a_sheet(), {"[Content_Types].xml": types}))


def test_a_zip_file_with_a_password_is_refused() -> None:
    data = bytearray(a_sheet())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(mark)
        data[at + (6 if mark[2] == 3 else 8)] |= 1

    assert "the file has a password" in refusal(bytes(data))


def test_a_file_that_unpacks_to_far_more_is_refused_before_it_is() -> None:
    bomb = packed(a_sheet(), {"xl/media/notes.xml": b"x" * 50_000_000})

    assert len(bomb) < 100_000
    assert "the file grows far too large" in refusal(bomb)


@pytest.mark.parametrize("name", ["mimetype", "[Content_Types].xml", "xl/media/picture.png"])
def test_it_is_refused_whatever_the_part_is_called(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = packed(a_sheet(), {name: b"x" * 50_000_000})
    monkeypatch.setattr(ZipFile, "read", lambda *_args: pytest.fail("something was unpacked"))

    assert "the file grows far too large" in refusal(bomb)


def test_a_sheet_that_is_called_a_picture_is_looked_at_like_a_sheet() -> None:
    sheet = b" \n<a>" + b"<b/>" * 300_000 + b"</a>"

    assert "the file grows far too large" in refusal(packed(a_sheet(), {"xl/a.png": sheet}))
    assert "no workbook has" in refusal(packed(a_sheet(), {"xl/a.png": b"<!DOCTYPE a><a/>"}))


@pytest.mark.parametrize("way", [ZIP_BZIP2, ZIP_LZMA])
def test_a_file_that_is_packed_as_no_workbook_is_is_refused(way: int) -> None:
    out = BytesIO()
    with ZipFile(BytesIO(a_sheet())) as source, ZipFile(out, "w", way) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))

    assert "damaged" in refusal(out.getvalue())


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "xl/sharedStrings.xml"])
def test_a_small_file_of_countless_elements_is_refused(name: str) -> None:
    data = packed(a_sheet(), {name: b"<a>" + b"<b/>" * 300_000 + b"</a>"})

    assert len(data) < 20_000
    assert "the file grows far too large" in refusal(data)


def test_a_file_of_countless_parts_is_refused() -> None:
    data = packed(a_sheet(), {f"xl/media/{number}.png": b"" for number in range(1000)})

    assert "the file grows far too large" in refusal(data)


@pytest.mark.parametrize(
    "harm",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        "<a/>".encode("utf-16"),
    ],
)
@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels"])
def test_entities_and_hidden_ways_to_write_them_are_refused(name: str, harm: bytes) -> None:
    data = packed(a_sheet(), {name: harm + a_part(name)})

    assert "the file holds something that no workbook has" in refusal(data)


def with_tail(tail: bytes) -> bytes:
    """What stands behind the cells of the sheet."""
    part = a_part(SHEET).replace(b"<pageMargins", tail + b"<pageMargins")
    return packed(a_sheet(), {SHEET: part})


def test_merging_all_cells_there_are_costs_nothing() -> None:
    data = with_tail(b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')

    (problem,) = problems_of(data)

    assert "the cells A1:XFD1048576 are merged" in problem


@pytest.mark.parametrize(
    "tail",
    [
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
        b'<conditionalFormatting sqref="A1:XFD1048576"></conditionalFormatting>',
    ],
    ids=["links", "formatting"],
)
def test_what_is_said_of_all_cells_there_are_costs_nothing(tail: bytes) -> None:
    assert problems_of(with_tail(tail)) == ()


def test_a_cell_at_the_very_end_of_the_sheet_is_passed_over() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'

    data = packed(a_sheet(), {SHEET: a_part(SHEET).replace(b"</sheetData>", far)})

    assert problems_of(data) == (), "beyond the columns that are read"


def outcome(data: bytes) -> str:
    """`read`, or a sentence for each problem. Anything else would be a fault of ours."""
    try:
        return " ".join(read(data).problems) or "read"
    except SheetError as error:
        return " ".join(error.problems)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        (SHEET, None),
        (SHEET, b""),
        (SHEET, b"<worksheet"),
        (SHEET, BEGIN + b'<mergeCells><mergeCell ref="nonsense"/></mergeCells></worksheet>'),
        (SHEET, BEGIN + b"<mergeCells><mergeCell/></mergeCells></worksheet>"),
        (SHEET, BEGIN + b"<sheetData><row><c t='s'><v>99999</v></c></row></sheetData></worksheet>"),
        (SHEET, BEGIN + b"<sheetData><row r='x'><c r='A1'/></row></sheetData></worksheet>"),
        (SHEET, BEGIN + b"<sheetData><row r='1'><c r='A1' s='999'/></row></sheetData></worksheet>"),
        ("xl/sharedStrings.xml", None),
        ("xl/sharedStrings.xml", b"not xml"),
        ("xl/styles.xml", b"<a/>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/_rels/workbook.xml.rels", None),
        ("[Content_Types].xml", None),
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", None),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_a_damaged_file_is_never_a_traceback(name: str, part: bytes | None) -> None:
    assert outcome(packed(a_sheet(), {name: part}))


@given(at=st.integers(0, 4000), byte=st.integers(0, 255))
@pytest.mark.filterwarnings("ignore")
def test_a_flipped_byte_is_never_a_traceback(at: int, byte: int) -> None:
    data = bytearray(a_sheet())
    data[at % len(data)] = byte

    assert outcome(bytes(data))


def test_a_workbook_of_somebody_else_is_refused() -> None:
    made = BytesIO()
    Workbook().save(made)

    assert "the stamp of the plan is missing" in refusal(made.getvalue())


def test_our_file_is_one_that_other_programs_read() -> None:
    book = load_workbook(BytesIO(a_sheet()))

    assert book.sheetnames == ["Actions", "Read me"]
