"""How long a plan takes to become a Word and an Excel file, their sizes, and reading one back."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.measuring import median, say_machine, say_table
from maturity.documents.blocks import BarChart, Block, Document, HeatMap
from maturity.documents.docx import docx
from maturity.documents.plan_page import full_plan, members_page
from maturity.documents.workbook import Workbook, workbook
from maturity.documents.xlsx import xlsx
from maturity.domain.sheet_stamp import SheetStamp
from maturity.exchange.action_sheet import read_action_sheet
from maturity.usecases.sheet_changes import sheet_forms
from tests.documents.plans import full_paper
from tests.documents.sample_documents import long_plan

ROOT = Path(__file__).parents[1]
FILES, PROCESSES = 9, 5
TIMES = 13
"""So many times the rows of the sample plan are about 110 actions."""

STAMP = SheetStamp("en", "a-plan", 1, 1, "0123456789abcdef")
WORD = """
import time; from tests.documents.plans import full_paper; paper = full_paper()
start = time.perf_counter()
from maturity.documents.docx import docx
from maturity.documents.plan_page import full_plan
docx(full_plan(paper)); print(time.perf_counter() - start)
"""
EXCEL = """
import time; from tests.documents.plans import full_paper; paper = full_paper()
start = time.perf_counter()
from maturity.documents.workbook import workbook
from maturity.documents.xlsx import xlsx
xlsx(workbook(paper)); print(time.perf_counter() - start)
"""
T = TypeVar("T")


def main() -> None:
    say_machine("Plans as Word and Excel; medians. Aims: Word 500 ms, 250 kB; Excel 100 ms, 50 kB.")
    papers = {
        "Word, sample plan": full_plan(full_paper()),
        "Word, members' page": members_page(full_paper()),
        "Word, 110 actions": long_plan(110),
    }
    books = {"Excel, sample plan": _book(1), "Excel, 110 actions": _book(TIMES)}
    words = [
        _row(n, docx, [_varied(paper, k) for k in range(FILES)]) for n, paper in papers.items()
    ]
    sheets = [_row(n, xlsx, [book] * FILES) for n, book in books.items()]
    say_table(("in a running process", "ms", "kB"), [*words, *sheets])
    reading = [_row(n, _read, [xlsx(book)] * FILES)[:2] for n, book in books.items()]
    say_table(("reading it back", "ms"), reading)
    fresh = (("Word, sample plan", _fresh(WORD)), ("Excel, sample plan", _fresh(EXCEL)))
    say_table(("in a fresh process, with its imports", "ms"), fresh)


def _row(name: str, make: Callable[[T], bytes], given: Sequence[T]) -> tuple[object, ...]:
    """The first is not counted: it reads what the others find in memory."""
    size = len(make(given[0]))
    taken = []
    for each in given[1:]:
        start = time.perf_counter()
        make(each)
        taken.append((time.perf_counter() - start) * 1000)
    return name, median(taken), size / 1000


def _varied(paper: Document, number: int) -> Document:
    """With other charts: typst remembers those that it drew before."""

    def block(found: Block) -> Block:
        if isinstance(found, BarChart | HeatMap):
            return replace(found, alt=f"{found.alt} {number}")
        return found

    return replace(paper, blocks=tuple(map(block, paper.blocks)))


def _book(times: int) -> Workbook:
    book = workbook(full_paper(), STAMP)
    rows = (
        replace(row, id=f"{row.id}.{number}", cells=(f"{row.id}.{number}", *row.cells[1:]))
        for number in range(times)
        for row in book.rows
    )
    return replace(book, rows=tuple(rows))


def _read(data: bytes) -> bytes:
    edits = read_action_sheet(data, "plan.xlsx", sheet_forms())
    return bytes(len(edits.rows))


def _fresh(program: str) -> float:
    """Milliseconds."""
    return median(
        float(
            subprocess.run(
                [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True
            ).stdout
        )
        * 1000
        for _process in range(PROCESSES)
    )


if __name__ == "__main__":
    main()
