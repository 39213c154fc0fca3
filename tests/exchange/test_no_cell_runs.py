"""Cells that a spreadsheet would run: led by an apostrophe wherever we write CSV."""

import ast
from pathlib import Path

import pytest

from maturity.exchange.answer_cells import read_words, write_words

PACKAGE = Path(__file__).parents[2] / "maturity"
RUNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
HIDDEN = ("", " ", "\t", "\r", "\n", "\r\n", "\t\r ", "\u00a0", "\u3000")


@pytest.mark.parametrize("sign", RUNS)
@pytest.mark.parametrize("before", HIDDEN, ids=repr)
def test_no_cell_begins_with_what_runs(before: str, sign: str) -> None:
    text = f"{before}{sign}cmd|'/c calc'!A1"

    cell = write_words(text)

    assert cell == f"'{text.strip()}"
    assert read_words(cell) == text.strip()


def test_whoever_writes_csv_leads_words_with_an_apostrophe() -> None:
    """By the function that does, or by one of its own that a test names here."""
    writers = {
        path
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"writer", "DictWriter"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "csv"
    }

    assert writers, "nobody writes CSV any more"
    assert [path for path in writers if "write_words" not in path.read_text("utf-8")] == []
