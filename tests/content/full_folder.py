"""A small questionnaire that uses every field of the format, as data that a test can spoil."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.content.folder import Folder

Tables = dict[str, Any]
Files = dict[str, Tables]

TOP = 2
QUESTIONS = ("plan.aim", "plan.owner")
PATTERN = "{best}, {second}, {lowest}."

ODD = [
    "true",
    "7",
    "-1",
    "1.5",
    '"x"',
    '""',
    "[]",
    "[1]",
    "{}",
    "nan",
    "inf",
    "2026-01-01",
    "2026-01-01T10:00:00Z",
    "10:00:00",
    "1" + "0" * 400,
    '"{"',
]
"""Values that no field should break at."""


def full_files() -> Files:
    """Fresh data, one entry a file, a translation among them."""
    return {
        "questionnaire.toml": _manifest(),
        "plan.toml": {"questions": [_question(question) for question in QUESTIONS]},
        "indicators.toml": {"indicators": [_indicator()]},
        "legal_checks.toml": {"items": [_legal_check()]},
        "cy/questionnaire.toml": _manifest_words(),
        "cy/plan.toml": {"questions": [_question_words(question) for question in QUESTIONS]},
    }


def a_full_folder(root: Path, files: Files | None = None) -> Folder:
    folder = Folder(root / "full")
    for name, tables in (full_files() if files is None else files).items():
        folder.write(name, document(tables))
    return folder


def document(tables: Tables) -> str:
    return "".join(f"{key} = {toml(value)}\n" for key, value in tables.items())


class Verbatim(str):
    """A text that stands for TOML as it is, such as `nan` or a time of day."""

    __slots__ = ()


def toml(value: Any) -> str:
    """`value` on one line of TOML."""
    if isinstance(value, Verbatim):
        return value
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}'" if isinstance(value, str) else str(value)


def _manifest() -> Tables:
    return {
        "id": "full-2026",
        "family": "full",
        "edition": "2026",
        "title": "Full",
        "language": "en",
        "licence": "CC-BY-4.0",
        "retired": ["plan.old"],
        "good_result": "Some is a good result.",
        "stage": {"weight_share": 0.75, "theme_share": 0.6},
        "evidence": {"word": 0, "document": 1, "records": 2},
        "opening": {"contrast": PATTERN, "lead": PATTERN, "level": PATTERN},
        "definitions": [{"term": "most", "text": "At least three quarters."}],
        "levels": [
            {"value": n, "name": f"Level {n}", "meaning": f"Meaning {n}.", "as_stage": f"At {n}"}
            for n in range(TOP + 1)
        ],
        "themes": [
            {
                "id": "plan",
                "title": "Plan",
                "weight": 0.1,
                "summary": "About plans.",
                "opening": [{"from_stage": 0, "text": "plans begin"}],
            }
        ],
    }


def _question(question_id: str) -> Tables:
    return {
        "id": question_id,
        "title": f"Title of {question_id}",
        "text": f"How far is {question_id}?",
        "levels": [f"{question_id} at {n}." for n in range(TOP + 1)],
        "weight": 0.2,
        "meaning": 1,
        "core": True,
        "light": True,
        "document_supports": 1,
        "why": "It matters.",
        "evidence": ["A record"],
        "trap": "A trap.",
        "probes": ["Show me the last one."],
        "tags": ["leadership"],
        "references": [{"name": "A", "url": "https://a.example", "nations": ["wales"]}],
        "legal_notes": [{**_law(), "legal_floor": 1}],
    }


def _law() -> Tables:
    return {
        "nation": "wales",
        "text": "You must.",
        "source": "An Act",
        "url": "https://law.example",
        "checked_on": date(2026, 1, 1),
        "review_by": date(2027, 1, 1),
    }


def _legal_check() -> Tables:
    return {**_law(), "id": "wales.plan", "applies": "All councils.", "note": "A note."}


def _indicator() -> Tables:
    return {
        "id": "spend.local",
        "code": "A1",
        "title": "Local spend",
        "definition": "Spend with local firms.",
        "kind": "ratio",
        "unit": "%",
        "period": "year",
        "minimum": 0,
        "maximum": 100,
        "shown": "default",
        "publish_step": 0.5,
        "numerator": "Local spend",
        "denominator": "All spend",
        "ask_above": 90,
        "block": "money",
        "boundary": True,
        "caution": "Take care.",
        "reference_lines": [
            {"value": 1.5, "text": "A", "source": "B", "url": "https://b.example", "year": 2025}
        ],
    }


def _manifest_words() -> Tables:
    return {
        "title": "Llawn",
        "good_result": "Mae rhai yn ganlyniad da.",
        "opening": {"contrast": PATTERN, "lead": PATTERN, "level": PATTERN},
        "definitions": [{"term": "y rhan fwyaf", "text": "O leiaf dri chwarter."}],
        "levels": [
            {"value": n, "name": f"Lefel {n}", "meaning": f"Ystyr {n}.", "as_stage": f"Ar {n}"}
            for n in range(TOP + 1)
        ],
        "themes": [
            {
                "id": "plan",
                "title": "Cynllun",
                "summary": "Am gynlluniau.",
                "opening": ["mae cynlluniau yn dechrau"],
            }
        ],
    }


def _question_words(question_id: str) -> Tables:
    return {
        "id": question_id,
        "title": f"Nod {question_id}",
        "text": f"Pa mor bell mae {question_id}?",
        "levels": [f"{question_id} ar {n}." for n in range(TOP + 1)],
        "why": "Mae o bwys.",
        "evidence": ["Cofnod"],
        "trap": "Magl.",
        "probes": ["Dangoswch yr un diwethaf i mi."],
    }
