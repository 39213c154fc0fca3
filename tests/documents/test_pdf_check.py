"""The check of a PDF: each way in which a file stops being accessible is found, and no other."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Object, Pdf, Stream, String

from maturity.documents.pdf import pdf
from maturity.documents.pdf_check import check_pdf
from tests.documents.pdf_reading import tagged
from tests.documents.sample_documents import every_block

Break = Callable[[Pdf], object]


@pytest.fixture(scope="module")
def whole() -> bytes:
    return pdf(every_block())


def first_row(file: Pdf, part: str) -> Object:
    row: Object = tagged(file, part)[0].K[0]
    return row


def links(file: Pdf) -> list[Object]:
    return [a for page in file.pages for a in page.get("/Annots", Array())]


def metadata(old: bytes, new: bytes) -> Break:
    def change(file: Pdf) -> None:
        text = file.Root.Metadata.read_bytes()
        assert old in text
        file.Root.Metadata.write(text.replace(old, new))

    return change


def more_content(content: bytes, *, page: int = 2) -> Break:
    return lambda file: file.pages[page].contents_add(Stream(file, content))


def content(old: bytes, new: bytes, *, page: int = 2) -> Break:
    def change(file: Pdf) -> None:
        stream = file.pages[page].Contents
        assert old in stream.read_bytes()
        stream.write(stream.read_bytes().replace(old, new, 1))

    return change


def without(found: Callable[[Pdf], Object], key: str) -> Break:
    def change(file: Pdf) -> None:
        del found(file)[key]

    return change


def put(found: Callable[[Pdf], Object], key: str, value: Object | bool) -> Break:
    def change(file: Pdf) -> None:
        found(file)[key] = value

    return change


def root(file: Pdf) -> Object:
    return file.Root


def tags(file: Pdf) -> Object:
    return file.Root.StructTreeRoot


def font(file: Pdf) -> Object:
    return next(o for o in file.objects if isinstance(o, Dictionary) and "/ToUnicode" in o)


def glyphs(file: Pdf) -> Object:
    found: Object = font(file).DescendantFonts[0].FontDescriptor
    return found


def one(kind: str) -> Callable[[Pdf], Object]:
    return lambda file: tagged(file, kind)[0]


def attributes(kind: str) -> Callable[[Pdf], Object]:
    return lambda file: tagged(file, kind)[0].A[0]


def header(file: Pdf) -> Object:
    return first_row(file, "THead").K[1]


def row_header(file: Pdf) -> Object:
    return first_row(file, "TBody").K[0]


def all_plain(file: Pdf) -> None:
    for cell in first_row(file, "THead").K:
        cell.S = Name.TD


def no_rows(file: Pdf) -> None:
    for part in tagged(file, "THead", "TBody"):
        part.K = Array()


def short_row(file: Pdf) -> None:
    row = first_row(file, "TBody")
    row.K = Array(list(row.K)[:-1])


def note(file: Pdf) -> None:
    made = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents="Look")
    file.pages[2].Annots = Array([file.make_indirect(made)])


def link(file: Pdf) -> Object:
    return links(file)[0]


BREAKS: dict[str, tuple[str, Break]] = {
    "no language": ("language", without(root, "/Lang")),
    "a blank language": ("language", put(root, "/Lang", String(" "))),
    "not marked": ("marked", put(lambda f: f.Root.MarkInfo, "/Marked", value=False)),
    "no mark at all": ("marked", without(root, "/MarkInfo")),
    "suspect tags": ("marked", put(lambda f: f.Root.MarkInfo, "/Suspects", value=True)),
    "the title not shown": (
        "title-shown",
        put(lambda f: f.Root.ViewerPreferences, "/DisplayDocTitle", value=False),
    ),
    "no preferences": ("title-shown", without(root, "/ViewerPreferences")),
    "no title": ("title", metadata(b">Action plan of Policy<", b"> <")),
    "no metadata": ("title", without(root, "/Metadata")),
    "no mark of PDF/UA": ("pdfua-mark", metadata(b"pdfuaid:part", b"pdfuaid:depart")),
    "no mark of PDF/A": ("pdfa-mark", metadata(b"pdfaid:part", b"pdfaid:depart")),
    "no colours": ("colours", without(root, "/OutputIntents")),
    "no structure": ("structure-tree", without(root, "/StructTreeRoot")),
    "an empty structure": ("structure-tree", without(tags, "/K")),
    "a child of another parent": ("structure-tree", put(header, "/P", Dictionary())),
    "no way back to the tags": ("untagged-content", put(tags, "/ParentTree", Dictionary())),
    "a page without its number": (
        "untagged-content",
        without(lambda f: f.pages[2].obj, "/StructParents"),
    ),
    "content that no tag has": ("untagged-content", without(one("H3"), "/K")),
    "no alternative text": ("alternative-text", without(one("Figure"), "/Alt")),
    "a blank alternative text": ("alternative-text", put(one("Figure"), "/Alt", String(" "))),
    "a figure without a place": ("figure-box", without(attributes("Figure"), "/BBox")),
    "a header of nothing": ("table-scope", without(lambda f: header(f).A[0], "/Scope")),
    "a header that is a cell": ("table-headers", put(header, "/S", Name.TD)),
    "a row without its header": ("table-headers", put(row_header, "/S", Name.TD)),
    "a table without headers": ("table-headers", all_plain),
    "a table without rows": ("table-rows", no_rows),
    "rows of different length": ("table-rows", short_row),
    "a paragraph among cells": ("table-rows", put(header, "/S", Name.P)),
    "a cell elsewhere": ("nesting", put(one("BlockQuote"), "/S", Name.TD)),
    "a list of paragraphs": ("list", put(one("LI"), "/S", Name.P)),
    "an entry of paragraphs": ("list", put(one("Lbl"), "/S", Name.P)),
    "a heading too deep": ("headings", put(one("H3"), "/S", Name.H4)),
    "no first heading": ("headings", put(one("H1"), "/S", Name.P)),
    "two titles": ("headings", put(one("H2"), "/S", Name.H1)),
    "a heading of no level": ("headings", put(one("H3"), "/S", Name.H)),
    "a role that leads nowhere": ("role-map", put(one("Strong"), "/S", Name.Loud)),
    "roles in a circle": ("role-map", put(lambda f: tags(f).RoleMap, "/Strong", Name.Strong)),
    "a role for a standard type": ("role-map", put(lambda f: tags(f).RoleMap, "/P", Name.Span)),
    "a drawing without a tag": ("untagged-content", more_content(b"0 0 9 9 re f")),
    "words without a tag": ("untagged-content", more_content(b"BT (a) Tj ET")),
    "an image without a tag": ("untagged-content", more_content(b"/x1 Do")),
    "a mark that never ends": ("marks-unbalanced", more_content(b"/Artifact BMC")),
    "an end of no mark": ("marks-unbalanced", more_content(b"EMC")),
    "content as decoration": (
        "artifact-in-content",
        more_content(b"/Artifact BMC /P <</MCID 0>> BDC EMC EMC"),
    ),
    "content lost as decoration": ("untagged-content", content(b"/MCID 3", b"/MCID 999")),
    "a font elsewhere": ("font-embedded", without(glyphs, "/FontFile2")),
    "a font of no characters": ("font-characters", without(font, "/ToUnicode")),
    "no order of tabs": ("order-of-tabs", without(lambda f: f.pages[1].obj, "/Tabs")),
    "a link without words": ("link-text", without(link, "/Contents")),
    "a link without a tag": ("link-tag", without(link, "/StructParent")),
    "a tag without its link": ("link-tag", without(one("Link"), "/K")),
    "a hidden link": ("link-hidden", put(link, "/F", 6)),
    "a link that is not printed": ("link-hidden", put(link, "/F", 0)),
    "a note": ("annotation", note),
}


@pytest.mark.parametrize(("rule", "harm"), BREAKS.values(), ids=BREAKS)
def test_a_break_is_found(whole: bytes, rule: str, harm: Break) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(whole)) as file:
        harm(file)
        file.save(out)

    assert rule in {fault.rule for fault in check_pdf(out.getvalue())}


def test_an_untouched_file_has_no_fault(whole: bytes) -> None:
    assert check_pdf(whole, least_tables=2, least_figures=2) == ()


def test_writing_a_file_anew_is_no_fault(whole: bytes) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(whole)) as file:
        file.save(out)

    assert check_pdf(out.getvalue()) == ()


def test_a_locked_file_is_found(whole: bytes) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(whole)) as file:
        file.save(out, encryption=Encryption(owner="a", user=""))

    assert "encrypted" in {fault.rule for fault in check_pdf(out.getvalue())}


def test_tables_and_figures_that_went_missing_are_found(whole: bytes) -> None:
    found = check_pdf(whole, least_tables=3, least_figures=3)

    assert [str(fault) for fault in found] == [
        "missing (2 of 3 Table)",
        "missing (2 of 3 Figure)",
    ]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html></html>"])
def test_what_is_no_pdf_is_found(data: bytes) -> None:
    assert [fault.rule for fault in check_pdf(data)] == ["unreadable"]


def test_a_fault_says_where_it_is(whole: bytes) -> None:
    out = BytesIO()
    with Pdf.open(BytesIO(whole)) as file:
        del tagged(file, "Figure")[0]["/Alt"]
        file.save(out)

    assert [str(fault) for fault in check_pdf(out.getvalue())] == ["alternative-text (figure 1)"]
