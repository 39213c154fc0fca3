"""What tests of the command line share: sample files and a small folder of questions."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

ROOT = Path(__file__).parents[1]
SAMPLE = str(ROOT / "docs" / "sample_answers.csv")
NEXT_YEAR = str(ROOT / "docs" / "sample_answers_next_year.csv")
OURS = "social-value-2026"

Run = Callable[..., subprocess.CompletedProcess[str]]
Invoke = Callable[..., Result]

MANIFEST = """
id = "tea-2026"
family = "tea"
edition = "2026"
title = "Tea"
language = "en"
licence = "CC-BY-4.0"
stage = { weight_share = 0.75, theme_share = 0.60 }
levels = [
    { value = 0, name = "Cold", meaning = "None." },
    { value = 1, name = "Warm", meaning = "Some." },
]
themes = [{ id = "pot", title = "Pot", weight = 1 }]
"""
THEME = """
[[questions]]
id = "pot.full"
title = "Full"
text = "How full is the pot?"
levels = ["It is empty.", "It is full."]
"""


def a_folder(parent: Path, manifest: str = MANIFEST, theme: str = THEME) -> str:
    folder = parent / "further" / "tea_2026"
    folder.mkdir(parents=True)
    (folder / "questionnaire.toml").write_text(manifest, encoding="utf-8")
    (folder / "pot.toml").write_text(theme, encoding="utf-8")
    return str(folder.parent)


def an_answers_file(folder: Path, content: str | bytes) -> str:
    path = folder / "answers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)
