"""How long a plan takes to become HTML and PDF, how large they are, and what WeasyPrint needs.

WeasyPrint makes its PDF of our own HTML, in the same run and in turn with ours. Each plan differs
from the one before in every text: what an engine remembers must not help it.
"""

import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.measuring import median, say_machine, say_table
from maturity.documents.blocks import Document
from maturity.documents.html import html
from maturity.documents.pdf import pdf
from maturity.documents.pdf_check import check_pdf
from maturity.documents.plan_page import full_plan
from tests.documents.plans import full_paper
from tests.documents.sample_documents import long_plan

ROOT = Path(__file__).parents[1]
PLANS = 8
ROUNDS = 5
"""Processes of each engine. A WeasyPrint process takes a while."""

OURS = """
import pickle, sys, time
from pathlib import Path
from maturity.documents.pdf import pdf
for path in sys.argv[1:]:
    paper = pickle.loads(Path(path).read_bytes())
    start = time.perf_counter()
    pdf(paper)
    print(time.perf_counter() - start)
"""
THEIRS = """
import sys, time
from weasyprint import HTML
for path in sys.argv[1:]:
    start = time.perf_counter()
    made = HTML(filename=path).write_pdf(pdf_variant="pdf/ua-1")
    print(time.perf_counter() - start)
"""
PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], capture_output=True, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main() -> None:
    say_machine("Plans as HTML and PDF; medians.")
    _say_files({"sample plan": full_plan(full_paper()), "110 actions": long_plan(110)})
    papers = [_varied(full_plan(full_paper()), number) for number in range(PLANS)]
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = _written(papers, Path(folder))
        _say_engines(ours, theirs)


def _varied(value: Any, number: int) -> Any:
    """The same with a number behind each text. Addresses stay, so that they are links."""
    if isinstance(value, str) and value and not value.startswith("https:"):
        return f"{value} {number}"
    if isinstance(value, tuple):
        return tuple(_varied(part, number) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value) if f.name != "language"}
        return replace(value, **{name: _varied(part, number) for name, part in parts.items()})
    return value


def _written(papers: Iterable[Document], folder: Path) -> tuple[list[str], list[str]]:
    ours, theirs = [], []
    for number, paper in enumerate(papers):
        pickled, page = folder / f"{number}.pickle", folder / f"{number}.html"
        pickled.write_bytes(pickle.dumps(paper))
        page.write_text(html(paper), encoding="utf-8")
        ours.append(str(pickled))
        theirs.append(str(page))
    return ours, theirs


def _say_files(papers: dict[str, Document]) -> None:
    found = [_figures(paper) for paper in papers.values()]
    say_table(("the files", *papers), [(name, *(f[name] for f in found)) for name in found[0]])


def _figures(paper: Document) -> dict[str, float]:
    page, made = html(paper).encode(), pdf(paper)
    others = [_varied(paper, number) for number in range(PLANS)]
    return {
        "HTML, ms (aim: 100)": median(_milliseconds(html, others)),
        "HTML, kB (aim: 300)": len(page) / 1000,
        "PDF in a running process, ms (aim: 400)": median(_milliseconds(pdf, others)),
        "of which our check, ms (aim: 500)": median(_milliseconds(check_pdf, [made] * PLANS)),
        "PDF, kB (aim: 300)": len(made) / 1000,
    }


def _milliseconds(act: Callable[[Any], object], values: Iterable[Any]) -> list[float]:
    found = []
    for value in values:
        start = time.perf_counter()
        act(value)
        found.append((time.perf_counter() - start) * 1000)
    return found


def _say_engines(ours: list[str], theirs: list[str]) -> None:
    """A fresh process makes one file. A running one has made the first before it is timed."""
    engines = {"typst (ours)": (OURS, ours), "WeasyPrint 70": (THEIRS, theirs)}
    fresh: dict[str, list[float]] = {name: [] for name in engines}
    for _round in range(ROUNDS):
        for name, (program, files) in engines.items():
            start = time.perf_counter()
            _run(program, files[:1])
            fresh[name].append((time.perf_counter() - start) * 1000)
    warm = {n: [s * 1000 for s in _run(p, files)[1:]] for n, (p, files) in engines.items()}
    peaks = {n: _run(PEAK, ["-c", p, files[0]])[0] / 1024 for n, (p, files) in engines.items()}
    rows = [(n, median(fresh[n]), median(warm[n]), peaks[n]) for n in engines]
    _name, *theirs_found = rows[1]
    ratios = [theirs / ours for theirs, ours in zip(theirs_found, rows[0][1:], strict=True)]
    say_table(
        ("PDF of the same content", "fresh, ms", "running, ms", "peak MB"),
        [*rows, ("times ours (aim: 5; fresh: under 1000 ms)", *ratios)],
    )


def _run(program: str, arguments: list[str]) -> list[float]:
    """The figures that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return [float(line) for line in done.stdout.split()]


if __name__ == "__main__":
    main()
