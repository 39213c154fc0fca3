"""A document as a PDF: its tags, its pages, and that it is the same everywhere."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Pdf

from maturity.documents.blocks import (
    BarChart,
    Block,
    Bullets,
    Contents,
    Cover,
    Document,
    Facts,
    Heading,
    HeatMap,
    Item,
    NewPage,
    Paragraph,
    Quote,
    Steps,
    Table,
    Wide,
)
from maturity.documents.pdf import PdfFault, pdf
from maturity.documents.pdf_check import check_pdf
from maturity.documents.plan_page import members_page
from tests.command_line import ROOT
from tests.documents.pdf_reading import footers, read_pdf, tagged
from tests.documents.plans import papers
from tests.documents.sample_documents import (
    action_table,
    document,
    every_block,
    evidence_table,
    result_paper,
    short_table,
)


def sizes(made: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in points."""
    with Pdf.open(BytesIO(made)) as file:
        boxes = [page.mediabox for page in file.pages]
        return [(round(float(box[2])), round(float(box[3]))) for box in boxes]


def in_a_process(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "random"},
    )
    return done.stdout.strip()


def test_every_kind_of_block_has_its_tags_in_their_order() -> None:
    whole = read_pdf(pdf(every_block()))

    kinds = [part.kind for part in whole.parts]
    assert kinds == [
        *("H1", "P", "L"),
        *("H2", "TOC"),
        *("H2", "P", "P", "Figure", "Table", "H3", "Figure", "L", "L", "L", "BlockQuote"),
        *("H2", "Table", "P"),
        *("H2", "P"),
    ]


def test_a_table_names_its_columns_and_its_rows() -> None:
    (table,) = read_pdf(pdf(document(short_table()))).of("Table")

    assert [part.text for part in table.of("Caption")] == [short_table().caption]
    rows = [[(cell.kind, cell.text) for cell in row.parts] for row in table.of("TR")]
    assert rows == [
        [("TH", "Theme"), ("TH", "Stage"), ("TH", "Average")],
        [("TH", "Policy"), ("TD", "Mature"), ("TD", "3.2 of 5")],
        [("TH", "Targeting"), ("TD", "Developing"), ("TD", "2.1 of 5")],
    ]


def test_a_table_over_many_pages_is_one_table_that_loses_no_row() -> None:
    made = pdf(document(evidence_table(110)))

    (table,) = read_pdf(made).of("Table")
    names = [row.parts[0].text for row in table.of("TR")]
    assert len(sizes(made)) > 2
    assert names[0] == "Question"
    assert names[1:] == [row[0] for row in evidence_table(110).rows]


def test_a_row_is_not_torn_apart() -> None:
    with Pdf.open(BytesIO(pdf(document(Wide((action_table(40),)))))) as file:
        rows = tagged(file, "TR")
        pages = [{cell.Pg.objgen for cell in row.K} for row in rows]

    assert len(pages) == 41
    assert {len(found) for found in pages} == {1}


def test_a_row_that_is_longer_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"word{number}" for number in range(3_000))
    table = Table("Notes", ("Action", "Note"), (("One", words), ("Two", "short")))

    made = pdf(document(table))

    assert read_pdf(made).of("TD")[0].text == words
    assert len(sizes(made)) > 2


def test_wide_blocks_lie_on_their_side_and_the_others_stand() -> None:
    made = pdf(document(Paragraph("Before."), Wide((action_table(3),)), Paragraph("After.")))

    assert sizes(made) == [(595, 842), (842, 595), (595, 842)]


def test_new_pages_begin_where_the_document_says_and_none_is_empty() -> None:
    made = pdf(document(Paragraph("One."), NewPage(), NewPage(), Paragraph("Two."), NewPage()))

    assert len(sizes(made)) == 2


def test_the_contents_list_each_section_with_its_page() -> None:
    paper = document(
        Contents("Contents"),
        NewPage(),
        Heading("First"),
        Heading("Below", 3),
        NewPage(),
        Heading("Second"),
    )

    entries = [found.text for found in read_pdf(pdf(paper)).of("TOCI")]

    assert [entry.replace("\u2060", "") for entry in entries] == ["First 2", "Second 3"]


def test_each_page_but_the_cover_says_what_it_is_of_and_its_number() -> None:
    found = footers(pdf(every_block()))

    assert "Page" not in found[0]
    assert found[2].split() == ["Policy.", "A", "self-assessment.", "Page", "3", "of", "6"]


def test_a_long_footer_stays_in_its_line() -> None:
    paper = replace(document(Paragraph("One.")), footer="A council with a name " * 20)

    assert footers(pdf(paper))[0].split()[-5:] == ["a...", "Page", "1", "of", "1"]


def test_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    filler = [Paragraph(f"Line {number}.") for number in range(40)]
    pages = []
    for count in range(28, 40):
        made = pdf(document(*filler[:count], Heading("A section"), short_table()))
        with Pdf.open(BytesIO(made)) as file:
            numbers = [page.obj.objgen for page in file.pages]
            pages.append({numbers.index(tag.Pg.objgen) for tag in tagged(file, "H2", "TH")})

    assert [len(found) for found in pages] == [1] * len(pages)
    assert pages[0] == {0}
    assert pages[-1] == {1}


@pytest.mark.parametrize("paper", [document(), result_paper(), every_block()])
def test_a_file_says_its_title_its_language_and_the_day_of_which_it_speaks(
    paper: Document,
) -> None:
    with Pdf.open(BytesIO(pdf(paper))) as file:
        info = file.docinfo
        assert str(file.Root.Lang) == "en"
        assert str(info["/Title"]) == paper.title
        assert str(info["/CreationDate"]).startswith("D:20270514")


@pytest.mark.parametrize(
    "block",
    [
        *(Table("Nothing", ("One", "Two"), ()), Table("One", ("",), (("",),)), Facts(())),
        *(Facts((("", ""),)), Bullets(()), Bullets((Item(""),)), Steps(()), Paragraph("")),
        *(Quote("", ""), Quote("\n \n", "Comment"), Wide(()), Contents("Contents"), NewPage()),
        *(BarChart("None.", (), ()), HeatMap("None.", (), 5), Cover("", "", Facts(()))),
        *(Heading(""), Heading("\x00"), Heading("\u200b\u202e")),
    ],
    ids=repr,
)
def test_a_block_of_nothing_is_no_reason_to_refuse_a_file(block: Block) -> None:
    assert pdf(document(Paragraph("Before."), block, Paragraph("After.")))


def test_a_document_of_no_blocks_is_its_title() -> None:
    whole = read_pdf(pdf(document(title="Nothing planned")))

    assert [(part.kind, part.text) for part in whole.parts] == [("H1", "Nothing planned")]


def test_welsh_is_told_to_whoever_reads_aloud() -> None:
    paper = replace(document(Heading("Cynllun", 1)), language="cy-GB")

    with Pdf.open(BytesIO(pdf(paper))) as file:
        assert str(file.Root.Lang) == "cy-GB"


def test_two_processes_write_the_same_bytes() -> None:
    program = (
        "import hashlib; from maturity.documents.pdf import pdf;"
        "from tests.documents.sample_documents import every_block;"
        "print(hashlib.sha256(pdf(every_block())).hexdigest())"
    )

    here = hashlib.sha256(pdf(every_block())).hexdigest()

    assert [in_a_process(program), in_a_process(program)] == [here, here]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux what is mapped")
def test_no_library_of_the_system_draws() -> None:
    program = (
        "from pathlib import Path; from maturity.documents.pdf import pdf;"
        "from tests.documents.sample_documents import every_block;"
        "pdf(every_block()); print(Path('/proc/self/maps').read_text())"
    )

    mapped = in_a_process(program).lower()

    assert "typst" in mapped
    assert not [name for name in ("pango", "cairo", "gobject", "fontconfig") if name in mapped]


def test_nobody_gets_a_file_that_not_everybody_can_read() -> None:
    paper = document(Heading("A title", 1), Heading("Much too deep", 4))

    with pytest.raises(PdfFault, match="The PDF of 'Action plan' was not made") as error:
        pdf(paper)

    assert "Take the web page or the Word file instead" in str(error.value)


@pytest.mark.parametrize("name", papers())
def test_what_members_read_is_one_page(name: str) -> None:
    assert len(sizes(pdf(members_page(papers()[name]())))) == 1


def test_the_long_file_passes_the_check_too() -> None:
    assert check_pdf(pdf(result_paper()), least_tables=6, least_figures=2) == ()
