"""Writes a small foreign questionnaire into a folder, of which a test changes one thing."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from maturity.content.library import load_library
from maturity.domain.library import Library
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import ContentError

NOBODY = 65534


@dataclass(frozen=True)
class Folder:
    """A questionnaire's folder. `change`, `add` and `remove` spoil it, `problems` says how."""

    path: Path

    def change(self, file: str, old: str, new: str) -> "Folder":
        """Writes `new` for `old` where it first stands; a test whose `old` is gone fails here."""
        text = (self.path / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old}"
        return self.write(file, text.replace(old, new, 1))

    def add(self, file: str, text: str) -> "Folder":
        kept = (self.path / file).read_text(encoding="utf-8")
        return self.write(file, f"{kept}\n{text}\n")

    def write(self, file: str, text: str | bytes) -> "Folder":
        place = self.path / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def remove(self, file: str) -> "Folder":
        (self.path / file).unlink()
        return self

    def library(self) -> Library:
        return load_library([self.path.parent])

    def load(self) -> Questionnaire:
        return self.library().questionnaires[0]

    def problems(self) -> tuple[str, ...]:
        return problems_of([self.path.parent])


def problems_of(roots: Sequence[Path]) -> tuple[str, ...]:
    """The lines of the ContentError that loading raises; none when it loads."""
    try:
        load_library(roots)
    except ContentError as error:
        return error.problems
    return ()


def a_folder(
    root: Path,
    name: str = "sample",
    *,
    top: int = 3,
    themes: Sequence[str] = ("plan", "buy"),
    questions: Sequence[str] = ("aim", "owner"),
) -> Folder:
    """A questionnaire of the fields that have no default, and no others."""
    folder = Folder(root / name)
    folder.write("questionnaire.toml", a_manifest(top, themes))
    for theme in themes:
        entries = (a_question(f"{theme}.{question}", top) for question in questions)
        folder.write(f"{theme}.toml", "\n".join(entries))
    return folder


def a_manifest(top: int, themes: Sequence[str]) -> str:
    header = """\
id = "sample-2026"
family = "sample"
edition = "2026"
title = "Sample"
language = "en"
licence = "CC-BY-4.0"

[stage]
weight_share = 0.75
theme_share = 0.60
"""
    levels = (
        f'[[levels]]\nvalue = {n}\nname = "Level {n}"\nmeaning = "Meaning {n}."\n'
        for n in range(top + 1)
    )
    entries = (f'[[themes]]\nid = "{theme}"\ntitle = "{theme.title()}"\n' for theme in themes)
    return "\n".join([header, *levels, *entries])


def a_question(question_id: str, top: int = 3) -> str:
    descriptors = ", ".join(f'"{question_id} at {n}."' for n in range(top + 1))
    return f"""\
[[questions]]
id = "{question_id}"
title = "Title of {question_id}"
text = "How far is {question_id}?"
levels = [{descriptors}]
"""


def says(problems: Sequence[str], *parts: str) -> bool:
    """Whether one and the same problem names all of `parts`."""
    return any(all(part in line for part in parts) for line in problems)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """`path` without any permission. The administrator, as whom tests may run in a container, is
    not bound by permissions and becomes nobody meanwhile.
    """
    administrator = os.geteuid() == 0
    mode = path.stat().st_mode
    path.chmod(0)
    if administrator:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)
        path.chmod(mode)
