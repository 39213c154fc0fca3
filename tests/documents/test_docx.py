"""The Word file: its language, real headings, lists, tables and links, and its pages."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from maturity.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Item,
    NewPage,
    Paragraph,
    Steps,
    Table,
    Wide,
)
from maturity.documents.docx import docx
from tests.documents.docx_reading import (
    all_of,
    footers,
    headings,
    in_style,
    outside,
    read_docx,
    style_of,
    text_of,
    value,
)
from tests.documents.sample_documents import (
    DAY,
    action_table,
    document,
    every_block,
    short_table,
)


def test_it_says_its_language_title_and_day_and_names_nobody() -> None:
    about = read_docx(docx(every_block())).core_properties

    assert (about.title, about.language) == ("Action plan of Policy", "en")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created == about.modified == datetime(2027, 5, 14, tzinfo=about.created.tzinfo)


@pytest.mark.parametrize(("language", "checked"), [("en", "en-GB"), ("cy", "cy-GB"), ("fr", "fr")])
def test_word_checks_the_spelling_in_the_language_of_the_document(
    language: str, checked: str
) -> None:
    word = read_docx(docx(Document("Cynllun", language, DAY, (Paragraph("Tŷ"),))))

    said = {value(found) for found in word.styles.element.iter(qn("w:lang"))}
    assert said == {checked}
    assert {value(found) for found in word.settings.element.iter(qn("w:themeFontLang"))} == said


def test_every_style_and_font_that_is_used_is_there() -> None:
    word = read_docx(docx(every_block()))

    known = {style.style_id for style in word.styles}
    tags = ("pStyle", "rStyle", "tblStyle")
    assert {value(found) for tag in tags for found in all_of(word, tag)} <= known
    fonts = {found.get(qn("w:ascii")) for found in word.styles.element.iter(qn("w:rFonts"))}
    assert fonts == {"Arial"}


def test_a_table_names_its_rows_and_columns_on_every_page() -> None:
    word = read_docx(docx(document(action_table(60))))

    (table,) = all_of(word, "tbl")
    look = next(table.iter(qn("w:tblLook")))
    assert (value(look, "firstRow"), value(look, "firstColumn")) == ("1", "1")
    rows = list(table.iter(qn("w:tr")))
    repeated = [row for row in rows if row.find(f".//{qn('w:tblHeader')}") is not None]
    assert repeated == rows[:1]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert value(next(table.iter(qn("w:tblCaption")))) == in_style(word, "Caption")[0]


def test_only_a_row_longer_than_a_page_may_split() -> None:
    word = read_docx(
        docx(document(Table("T", ("A", "B"), (("short", "x"), ("long", "x " * 4000)))))
    )

    whole = [row.find(f".//{qn('w:cantSplit')}") is not None for row in all_of(word, "tr")]
    assert whole == [True, True, False]


def test_a_short_table_stays_on_the_page_of_its_caption() -> None:
    word = read_docx(docx(document(short_table())))

    kept = [p.find(f".//{qn('w:keepNext')}") is not None for p in all_of(word, "p")]
    table_text = [k for p, k in zip(all_of(word, "p"), kept, strict=True) if _is_cell(style_of(p))]
    assert table_text == [True] * 6 + [False] * 3, "the last row may end the page"


def _is_cell(style: str) -> bool:
    return style == "TableText"


def test_lists_are_lists_and_each_numbered_one_begins_at_one() -> None:
    three = tuple(Item(name) for name in "abc")
    word = read_docx(docx(document(Steps(three), Bullets(three), Steps(three))))

    assert in_style(word, "ListNumber") == ["a", "b", "c"] * 2
    assert in_style(word, "ListBullet") == ["a", "b", "c"]
    used = [value(found) for found in all_of(word, "numId")]
    assert len(set(used[:3])) == len(set(used[3:])) == 1
    assert used[0] != used[3]
    for number in (used[0], used[3]):
        start = word.part.numbering_part.element.find(
            f"w:num[@w:numId='{number}']//w:startOverride", {"w": qn("w:x")[1:-2]}
        )
        assert value(start) == "1"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "http://x.org", "file:///etc/passwd", "https://a b", "\\\\server\\x"],
)
def test_only_a_secure_address_becomes_a_link(url: str) -> None:
    word = read_docx(docx(document(Bullets((Item("Bad", "here", url), Item("Worse", url=url))))))

    assert outside(word) == []
    assert in_style(word, "ListBullet") == ["Bad here", f"Worse {' '.join(url.split())}"]


def test_a_link_shows_its_words_and_leads_to_its_address() -> None:
    word = read_docx(docx(document(Bullets((Item("Read", "A guide", "https://x.org/?a=1&b=2"),)))))

    (link,) = all_of(word, "hyperlink")
    assert text_of(link) == "A guide"
    assert outside(word) == ["https://x.org/?a=1&b=2"]
    assert word.part.rels[link.get(qn("r:id"))].target_ref == "https://x.org/?a=1&b=2"


def test_contents_are_a_field_of_word_and_hold_the_headings_before_word_fills_it() -> None:
    word = read_docx(docx(every_block()))

    codes = [found.text.split() for found in all_of(word, "instrText")]
    assert codes == [["TOC", "\\o", '"2-2"', "\\h", "\\z"]]
    marks = [value(found, "fldCharType") for found in all_of(word, "fldChar")]
    assert marks == ["begin", "separate", "end"]
    second = [text for level, text in headings(word) if level == 2]
    assert (
        in_style(word, "TOC2")
        == second
        == [
            "Where you stand, Policy",
            "The plan, Policy",
            "What this document is not",
        ]
    )
    places = {
        value(found, "name"): text_of(found.getparent()) for found in all_of(word, "bookmarkStart")
    }
    targets = [value(a, "anchor") for a in all_of(word, "hyperlink") if value(a, "anchor")]
    assert [places[target] for target in targets] == second


def test_nothing_asks_the_reader_a_question_when_the_file_opens() -> None:
    word = read_docx(docx(every_block()))

    assert not list(word.settings.element.iter(qn("w:updateFields")))
    assert not [found for found in all_of(word, "fldChar") if value(found, "dirty")]


def test_wide_blocks_lie_on_their_side_and_the_others_stand() -> None:
    word = read_docx(docx(every_block()))

    ways = [section.orientation for section in word.sections]
    portrait, landscape = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert ways == [portrait, portrait, landscape, portrait], "the cover, text, plan, text"
    widths = {(s.page_width, s.page_height) for s in word.sections if s.orientation == landscape}
    assert all(width > height for width, height in widths)


def page_begins(*blocks: Block) -> list[str]:
    """The texts that are told to begin a page within their section."""
    word = read_docx(docx(document(*blocks)))
    return [
        text_of(p) for p in all_of(word, "p") if p.find(f".//{qn('w:pageBreakBefore')}") is not None
    ]


def test_a_new_page_begins_one_and_never_an_empty_one() -> None:
    a, b, wide = Paragraph("a"), Paragraph("b"), Wide((Paragraph("w"),))

    assert page_begins(a, NewPage(), b) == ["b"]
    assert page_begins(a, NewPage(), NewPage(), short_table()) == [short_table().caption]
    assert page_begins(NewPage(), a, NewPage()) == ["a"], "the title stands before it"
    assert page_begins(a, NewPage(), wide, NewPage(), b) == []
    assert page_begins(a, NewPage(), Bullets(()), b) == ["b"]


def test_two_wide_parts_with_a_break_between_leave_no_page_upright_between_them() -> None:
    word = read_docx(docx(document(Wide((Paragraph("a"),)), NewPage(), Wide((Paragraph("b"),)))))

    upright, wide = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [section.orientation for section in word.sections] == [upright, wide, wide]
    assert [text_of(p) for p in all_of(word, "p")] == ["Action plan", "a", "b"]


def test_every_page_but_the_cover_has_its_footer_with_its_number() -> None:
    data = docx(every_block())

    word = read_docx(data)
    references = [s._sectPr.findall(qn("w:footerReference")) for s in word.sections]  # noqa: SLF001
    assert [len(found) for found in references] == [0, 1, 1, 1]
    assert footers(data) == ["Policy. A self-assessment. Page 1 of 1"] * 2
    with ZipFile(BytesIO(data)) as file:
        foot = file.read("word/footer1.xml")
    assert b'w:instr=" PAGE "' in foot
    assert b'w:instr=" NUMPAGES "' in foot


def test_terms_are_paragraphs_as_a_table_would_need_a_header() -> None:
    word = read_docx(docx(document(Facts((("Owner", "Ann"), ("Due", "May"))))))

    assert in_style(word, "Fact") == ["Owner Ann", "Due May"]
    assert all_of(word, "tbl") == []
