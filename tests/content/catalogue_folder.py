"""A small questionnaire with a catalogue of actions beside it, as data that a test can spoil."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maturity.content.library import load_library
from maturity.domain.catalogue import Catalogue
from maturity.domain.library import Library
from tests.content.folder import Folder, a_folder, problems_of
from tests.content.full_folder import Files, Tables, document

TOP = 2
THEMES = ("plan", "buy")
QUESTIONNAIRE = "sample-2026"
INDICATOR = """\
[[indicators]]
id = "spend.local"
code = "A1"
title = "Local spend"
definition = "Spend with local firms."
kind = "share"
unit = "%"
period = "year"
minimum = 0
maximum = 100
shown = "default"
publish_step = 1
"""


@dataclass(frozen=True)
class CatalogueFolder(Folder):
    """`action_plans/sample` below a root whose `questionnaires` hold what it is for."""

    @property
    def root(self) -> Path:
        return self.path.parents[1] / "questionnaires"

    @property
    def questionnaire(self) -> Folder:
        return Folder(self.root / "sample")

    def library(self) -> Library:
        return load_library([self.root])

    def catalogue(self) -> Catalogue:
        return self.library().catalogue(QUESTIONNAIRE)

    def problems(self) -> tuple[str, ...]:
        return problems_of([self.root])


def a_catalogue_folder(root: Path, *, spoil: Callable[[Files], object] = len) -> CatalogueFolder:
    """`spoil` changes one thing of the data that is written."""
    a_folder(root / "questionnaires", top=TOP, themes=THEMES, questions=["aim"]).write(
        "indicators.toml", INDICATOR
    )
    folder = CatalogueFolder(root / "action_plans" / "sample")
    files = catalogue_files()
    spoil(files)
    for name, tables in files.items():
        folder.write(name, document(tables))
    return folder


def catalogue_files() -> Files:
    """Fresh data: every step of both questions is covered, and every field of the format in use."""
    return {
        "catalogue.toml": {
            "id": "sample-actions",
            "questionnaire": QUESTIONNAIRE,
            "title": "Sample actions",
            "language": "en",
            "licence": "CC-BY-4.0",
            "most_actions": 8,
            "gain": {"foundation": 3, "priority": 2},
            "discovery": {"days": {"low": 1, "likely": 2, "high": 4}, "weeks": 4},
        },
        **{f"{theme}.toml": _theme(theme) for theme in THEMES},
    }


def _theme(theme: str) -> Tables:
    """A step up each, the second with something to get ready for it first."""
    question = f"{theme}.aim"
    ready, low, high = (an_action(f"{theme}.{name}") for name in ("ready", "low", "high"))
    ready["in_place"] = [{"question": question, "level": 1}]
    low["moves"] = [{"question": question, "from_level": 0, "to_level": 1}]
    high["moves"] = [{"question": question, "from_level": 1, "to_level": 2}]
    high["needs"] = [ready["id"]]
    return {
        "actions": [ready, low, high],
        "informants": [{"question": question, "role": "finance"}],
    }


def an_action(action_id: str) -> Tables:
    """Without a move: each test gives it those that matter."""
    return {
        "id": action_id,
        "title": f"Do {action_id}",
        "why": f"Because of {action_id}.",
        "notice": f"People see {action_id}.",
        "steps": [f"Step {n} of {action_id}." for n in (1, 2, 3)],
        "moves": [],
        "in_place": [],
        "days": {"low": 1, "likely": 2, "high": 4},
        "money": {"low": 0, "high": 500},
        "weeks": 13,
        "pace": "quick win",
        "owner": "policy",
        "contributors": ["finance", "legal"],
        "needs": [],
        "nations": [],
        "done_when": f"There is a record of {action_id}.",
        "measure": {"text": f"More of {action_id}", "direction": "up", "indicator": "spend.local"},
        "resources": [{"name": "A page", "url": "https://a.example", "nations": ["wales"]}],
    }


READY, LOW, HIGH = 0, 1, 2
"""Where the actions of a theme stand in its file."""


def spoiled(file: str, *path: str | int, value: Any) -> Callable[[Files], object]:
    """Writes `value` at `path` of `file`."""

    def spoil(files: Files) -> None:
        place: Any = files[file]
        for part in path[:-1]:
            place = place[part]
        place[path[-1]] = value

    return spoil
