"""Blocks as plain text: each kind of block, its gaps, and the width of a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from maturity.documents.blocks import (
    Bar,
    BarChart,
    Bullets,
    Cell,
    CellRow,
    Heading,
    HeatMap,
    Item,
    Paragraph,
    Steps,
    Table,
)
from maturity.documents.plain_text import WIDTH, plain_text


def test_headings_are_underlined_down_to_the_second_level() -> None:
    text = plain_text((Heading("Tea", 1), Heading("Pot"), Heading("Lid", 3), Paragraph("Shut.")))

    assert text == "Tea\n===\n\nPot\n---\nLid\nShut.\n\n"


def test_a_step_has_a_number_and_its_detail_stands_below_it() -> None:
    text = plain_text((Steps((Item("Boil.", "Level 1: hot."), Item("Pour."))),))

    assert text == "1. Boil.\n   Level 1: hot.\n2. Pour.\n\n"


def test_a_paragraph_stands_close_to_its_list_and_apart_from_the_next_one() -> None:
    text = plain_text((Paragraph("One."), Paragraph("Two:"), Bullets((Item("a"),)), Paragraph("b")))

    assert text == "One.\n\nTwo:\n- a\n\nb\n\n"


def test_a_table_becomes_a_list_that_names_each_cell() -> None:
    table = Table("Themes", ("Theme", "Stage", "Average"), (("Pot", "Mature", "3.0 of 5"),))

    assert plain_text((table,)) == "- Pot (Stage: Mature; Average: 3.0 of 5)\n\n"


def test_charts_are_left_out_as_words_and_a_table_say_the_same() -> None:
    bars = BarChart("A bar.", (Bar("Pot: Mature", 3.0),), ("Cold", "Warm"))
    cells = HeatMap("Cells.", (CellRow("Pot", (Cell("1", 1),)),), 1)

    assert plain_text((Paragraph("Before:"), bars, cells, Bullets((Item("a"),)))) == (
        "Before:\n- a\n\n"
    )


@given(st.lists(st.text(st.characters(codec="ascii"), max_size=300)))
def test_no_line_is_wider_than_a_terminal(texts: list[str]) -> None:
    items = tuple(Item(text, text) for text in texts)
    words = [Paragraph(text) for text in texts]

    lines = plain_text((*words, Bullets(items), Steps(items))).splitlines()

    assert all(len(line) <= WIDTH for line in lines)
