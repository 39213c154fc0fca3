"""Documents made by hand: every kind of block, many actions, and texts that mean harm."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from maturity.documents.blocks import (
    Bar,
    BarChart,
    Block,
    Bullets,
    Cell,
    CellRow,
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
from maturity.domain.assessment import Answer
from tests.documents.sample_results import a_page, a_result, shipped

DAY = date(2027, 5, 14)
FOOTER = "Rivermouth Borough Council. A self-assessment, not an audit."
TICKS = ("Not in place", "Minimum", "Developing", "Mature", "Leader", "Innovator")

HOSTILE: Mapping[str, str] = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "entity": "&lt;b&gt; &amp; &#60;",
    "comment": "<!-- a --> ]]> <![CDATA[ x ]]>",
    "panic": '#panic("x")',
    "import": '#import "@preview/cetz:0.3.0": *',
    "typst": "*b* _i_ `c` $x^2$ @ref <label> #let a = 1 = Heading",
    "jinja": "{{ 7 * 7 }} ${7*7} #{7*7} <%= 7*7 %> {% raw %} {# x #}",
    "format": "{title} {0} %s %(a)s",
    "quotes": "\"double\" 'single' “curly” \\ back / slash",
    "formula": '=HYPERLINK("https://evil.example") +1 -1 @a',
    "emoji": "A smile 😀 and a family 👩🏽\u200d💻 and a hall 🏛️",
    "right to left": "Shalom שלום and marhaba مرحبا back",
    "chinese": "Welcome 欢迎",
    "welsh": "Tŷ Ŵyr ŷd Ŷ: llwyddo i wneud",
    "nothing": "a\x00b\x07c\ufffed\ue000e",
    "directions": "a\u202eb\u2066c\u200fd",
    "half": "a\ud800b",
    "lines": "One line.\nAnother.\r\nA third.",
    "blanks": "  many   blanks \t and tabs  ",
}

LONG_WORD = "Llanfair" * 375
LONG_TEXT = ("A comment that does not end, with figures such as 1,234.5 and commas. " * 143)[
    :10_000
]


def document(*blocks: Block, title: str = "Action plan", footer: str = FOOTER) -> Document:
    return Document(title, "en", DAY, blocks, footer)


def bars(text: str = "Policy: Mature (3.2 of 5)") -> BarChart:
    return BarChart(
        alt=f"A bar for each theme shows its average, from 0 to 5. {text}.",
        bars=(
            Bar(text, 3.2),
            Bar("Targeting so far: Developing (2.1 of 5)", 2.1, 1.4, 3.6),
            Bar("Measurement: Not in place yet (0.0 of 5)", 0.0),
            Bar("Impact: not answered yet", None),
        ),
        ticks=TICKS,
    )


def cells(text: str = "Policy") -> HeatMap:
    marks = (("0", 0), ("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("?", None), ("n/a", None))
    full = tuple(Cell(mark, level) for mark, level in (*marks, ("-", None)))
    return HeatMap(
        alt=f"A row of cells for each theme. {text}: 0, 1, 2, 3, 4, 5, ?, n/a, -.",
        rows=(CellRow(text, full), CellRow("Targeting", full[:5]), CellRow("Impact", full[2:6])),
        top=5,
    )


def short_table(text: str = "Policy") -> Table:
    return Table(
        f"Themes with their stage and average, {text}",
        ("Theme", "Stage", "Average"),
        ((text, "Mature", "3.2 of 5"), ("Targeting", "Developing", "2.1 of 5")),
    )


ACTIONS = (
    ("Say in the strategy what the council wants to change, and for whom", "Policy lead"),
    ("Ask community groups what they need before a contract is designed", "Commissioning lead"),
    (
        "Agree one list of measures with finance, legal and the contract managers",
        "Head of procurement",
    ),
    ("Check what each supplier promised against what residents received", "Contract managers"),
    ("Publish once a year what was promised, due and delivered", "Communications"),
)


WHY = (
    "It lifts Who benefits from 0 to 1, a foundation question. "
    "It comes first because Measurement is behind Policy."
)


def action_table(rows: int = 20, caption: str = "Actions, October to December 2027") -> Table:
    cells = tuple(_action(number) for number in range(1, rows + 1))
    header = ("Action", "Why it is here", "Owner", "Start", "Due", "Days", "Money", "Unlocks")
    return Table(caption, header, cells)


def _action(number: int) -> tuple[str, ...]:
    title, owner = ACTIONS[number % len(ACTIONS)]
    return (
        f"{number}. {title}",
        WHY,
        owner,
        "1 October 2027",
        "15 December 2027",
        f"{number % 9 + 2} to {number % 9 + 8}",
        "£1,200 to £12,000" if number % 3 else "none",
        f"{number % 4} actions" if number % 4 else "-",
    )


def evidence_table(rows: int = 110) -> Table:
    return Table(
        "Evidence for each answer",
        ("Question", "Level", "Evidence"),
        tuple(
            (f"{number}. Where social value applies (foundation)", "3, Mature", "Records")
            for number in range(1, rows + 1)
        ),
    )


def facts() -> Facts:
    return Facts(
        (
            ("Owner", "Head of procurement"),
            ("Due", "15 December 2027"),
            ("Evidence of completion", "The cabinet's minute and the list on the website"),
        )
    )


def every_block(text: str = "Policy") -> Document:
    """Each kind at least once, each with the text."""
    return document(
        Cover(f"Action plan of {text}", f"From {text}", Facts(((f"For {text}", f"Of {text}"),))),
        Contents("Contents"),
        NewPage(),
        Heading(f"Where you stand, {text}"),
        Paragraph(f"Your strongest: {text}. It is a good result.", bold=text),
        Paragraph(text),
        bars(text),
        short_table(text),
        Heading(f"Every answer, {text}", 3),
        cells(text),
        Bullets((Item(text), Item(text, "A guide", "https://example.org/guide?a=1&b=2#c"))),
        Steps((Item(text, f"See {text}"), Item("Then", "bad", "javascript:alert(1)"))),
        Facts(((f"Owner {text}", text), ("Due", "15 December 2027"))),
        Quote(text, f"Comment, {text}"),
        Wide((Heading(f"The plan, {text}"), action_table(3, f"Actions, {text}"), Paragraph(text))),
        Heading("What this document is not"),
        Paragraph(f"It is not an audit of {text}.", bold=f"It is not an audit of {text}."),
        title=f"Action plan of {text}",
        footer=f"{text}. A self-assessment.",
    )


def result_paper(levels: tuple[int, ...] = (3, 2, 1, 0)) -> Document:
    """The result of the shipped questions, with a cover and contents before it."""
    questions = list(shipped().questions)
    answers = {q.id: Answer(levels[n % len(levels)]) for n, q in enumerate(questions)}
    _title, *blocks = a_page(a_result(shipped(), answers, roles=("finance", "legal")))
    cover = Cover(
        "Action plan for social value",
        "Rivermouth Borough Council",
        Facts((("Questions", "Social value 2026, all 36"), ("State of", "14 May 2027"))),
    )
    return document(cover, Contents("Contents"), NewPage(), *blocks)


def long_plan(actions: int = 110) -> Document:
    """As long as a real plan: tables for a year, a page for each of sixteen actions, evidence."""
    paper = result_paper()
    quarters = [
        Wide((Heading(f"Quarter {n}"), action_table(actions // 4, f"Actions of quarter {n}")))
        for n in range(1, 5)
    ]
    pages = [block for number in range(16) for block in _action_page(number)]
    annex = (NewPage(), Heading("Evidence"), evidence_table(actions))
    return replace(paper, blocks=(*paper.blocks, *quarters, *pages, *annex))


def _action_page(number: int) -> tuple[Block, ...]:
    title = ACTIONS[number % len(ACTIONS)][0]
    step = "Write down who decides, by when, and what happens if the figures do not arrive in time."
    guide = Item("Guide to social value in procurement", "gov.uk", "https://www.gov.uk/guide")
    return (
        NewPage(),
        Heading(f"{number + 1}. {title}"),
        facts(),
        Heading("What to do", 3),
        Steps((Item(step), Item(step), Item(step))),
        Heading("What residents will notice", 3),
        Paragraph("More local people get work and training from what the council buys. " * 3),
        Quote("We tried this in 2025 and nobody answered.\nAsk the market first.", "Comment"),
        Heading("Where to read more", 3),
        Bullets((guide, guide)),
    )
