"""What paper asks for: columns that suit their texts, and what stays together on a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.documents.blocks import Bullets, Item, Paragraph, Table, Wide
from maturity.documents.columns import LONGEST_WORD, SPARE, column_widths
from maturity.documents.fonts import covered
from maturity.documents.legible import ZERO_WIDTH
from maturity.documents.page_layout import LINE, WIDE_LINE, paged
from maturity.documents.tree import Node
from tests.documents.sample_documents import (
    LONG_WORD,
    action_table,
    document,
    evidence_table,
    short_table,
)

CELLS = st.lists(st.text("ab ", max_size=120), min_size=1, max_size=9)


def laid_out(*blocks: object) -> list[Node]:
    nodes: list[Node] = paged(document(Paragraph("."), *blocks), covered())["blocks"]  # type: ignore[arg-type]
    return nodes[2:]


def table_of(cell: str, rows: int = 1) -> Node:
    (node,) = laid_out(Table("Notes", ("Action", "Note"), (("One", cell),) * rows))
    return node


def test_a_column_has_room_for_its_words_and_a_day_takes_two_lines_at_most() -> None:
    table = action_table(20)

    widths = dict(zip(table.header, column_widths([table.header, *table.rows], 147), strict=True))

    assert widths["Owner"] >= len("Communications")
    assert widths["Due"] >= len("15 December")
    assert widths["Days"] >= len("10 to 16")
    assert widths["Why it is here"] > widths["Action"] > widths["Owner"]


@given(st.lists(CELLS, min_size=1, max_size=9), st.integers(20, 200))
def test_columns_fit_the_room_unless_the_words_alone_do_not(
    rows: list[list[str]], room: int
) -> None:
    size = min(map(len, rows))

    widths = column_widths([row[:size] for row in rows], room)

    assert len(widths) == size
    assert all(width >= SPARE for width in widths)
    assert sum(widths) <= max(room + size, size * (SPARE + LONGEST_WORD))


def test_a_longer_text_never_gets_a_narrower_column() -> None:
    narrow = column_widths([["a", "b"], ["word " * 4, "word " * 40]], 80)
    wide = column_widths([["a", "b"], ["word " * 4, "word " * 400]], 80)

    assert narrow[0] < narrow[1]
    assert wide[1] >= narrow[1]


def test_a_page_that_lies_has_wider_columns() -> None:
    long = Table("Notes", ("Action", "Note"), (("One", "word " * 99),))
    (standing,) = laid_out(long)
    (lying,) = laid_out(Wide((long,)))

    assert LINE - 4 <= sum(standing["widths"]) <= LINE
    assert WIDE_LINE - 4 <= sum(lying["blocks"][0]["widths"]) <= WIDE_LINE


def test_words_break_where_the_columns_of_a_table_are_too_many() -> None:
    header = tuple(f"Communications {number}" for number in range(9))
    (crowded,) = laid_out(Table("Notes", header, (header,)))
    (roomy,) = laid_out(Wide((Table("Notes", header[:5], (header[:5],)),)))

    assert all(ZERO_WIDTH in cell for cell in crowded["rows"][0])
    assert not any(ZERO_WIDTH in cell for cell in roomy["blocks"][0]["rows"][0])


@pytest.mark.parametrize(("cell", "whole"), [("short", True), ("word " * 600, False)])
def test_only_a_row_that_is_longer_than_half_a_page_may_be_torn(cell: str, whole: bool) -> None:
    assert table_of(cell)["whole"] is whole


def test_only_a_long_table_may_go_on_on_the_next_page() -> None:
    assert laid_out(short_table())[0]["breaks"] is False
    assert laid_out(evidence_table(110))[0]["breaks"] is True
    assert table_of("word " * 600)["breaks"] is True


def test_a_word_that_is_wider_than_its_column_may_break() -> None:
    cell = table_of(LONG_WORD)["rows"][0][1]

    assert cell.replace(ZERO_WIDTH, "") == LONG_WORD
    assert max(map(len, cell.split(ZERO_WIDTH))) <= 4


def test_a_paragraph_stays_with_the_list_or_table_that_it_introduces_and_with_no_other() -> None:
    nodes = laid_out(
        Paragraph("One."),
        Paragraph("Two:"),
        Bullets((Item("a"),)),
        Paragraph("Three:"),
        short_table(),
    )

    assert [node["sticks"] for node in nodes if node["kind"] == "paragraph"] == [False, True, True]
