"""Whatever stands in whatever field: the folder loads, or says what is wrong. Never a traceback."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from maturity.domain import indicator, law, questionnaire, translation
from maturity.domain.scoring import score
from maturity.errors import ContentError
from tests.content.full_folder import ODD, Tables, Verbatim, a_full_folder, document, full_files

MANIFEST, WORDS = "questionnaire.toml", "cy/questionnaire.toml"

PLACES: dict[type[Any], tuple[str, tuple[str | int, ...]]] = {
    questionnaire.Questionnaire: (MANIFEST, ()),
    questionnaire.StageRule: (MANIFEST, ("stage",)),
    questionnaire.EvidenceCaps: (MANIFEST, ("evidence",)),
    questionnaire.Opening: (MANIFEST, ("opening",)),
    questionnaire.Definition: (MANIFEST, ("definitions", 0)),
    questionnaire.Level: (MANIFEST, ("levels", 1)),
    questionnaire.Theme: (MANIFEST, ("themes", 0)),
    questionnaire.Clause: (MANIFEST, ("themes", 0, "opening", 0)),
    questionnaire.Question: ("plan.toml", ("questions", 0)),
    law.Reference: ("plan.toml", ("questions", 0, "references", 0)),
    law.LegalNote: ("plan.toml", ("questions", 0, "legal_notes", 0)),
    law.LegalCheck: ("legal_checks.toml", ("items", 0)),
    indicator.Indicator: ("indicators.toml", ("indicators", 0)),
    indicator.ReferenceLine: ("indicators.toml", ("indicators", 0, "reference_lines", 0)),
    translation.QuestionnaireWords: (WORDS, ()),
    translation.LevelWords: (WORDS, ("levels", 1)),
    translation.ThemeWords: (WORDS, ("themes", 0)),
    translation.QuestionWords: ("cy/plan.toml", ("questions", 0)),
}
"""Where in the full folder an object of each class is written."""

LISTS = [
    ("plan.toml", ("questions",)),
    ("indicators.toml", ("indicators",)),
    ("legal_checks.toml", ("items",)),
    ("cy/plan.toml", ("questions",)),
]


def every_place() -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Each field of each class, each entry of a list, and the lists that are whole files."""
    for kind, (file, path) in PLACES.items():
        yield from ((file, (*path, field.name)) for field in fields(kind))
        if path and isinstance(path[-1], int):
            yield file, path
    yield from LISTS


def with_value(file: str, path: tuple[str | int, ...], value: str) -> Tables:
    tables = full_files()[file]
    place: Any = tables
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = Verbatim(value)
    return tables


def test_the_full_folder_uses_every_class_and_loads(tmp_path: Path) -> None:
    modules = (questionnaire, law, indicator, translation)
    kinds = {kind for module in modules for kind in vars(module).values() if is_dataclass(kind)}

    library = a_full_folder(tmp_path).library()

    assert kinds == PLACES.keys()
    assert len(library.questionnaires) == len(library.translations) == 1


@pytest.mark.parametrize(("file", "path"), list(every_place()), ids=str)
def test_an_odd_value_loads_or_is_reported(
    tmp_path: Path, file: str, path: tuple[str | int, ...]
) -> None:
    folder = a_full_folder(tmp_path)
    crashes: dict[str, str] = {}
    for value in ODD:
        folder.write(file, document(with_value(file, path, value)))
        try:
            score(folder.load(), {})
        except ContentError:
            continue
        except Exception as error:  # noqa: BLE001 whatever it is, the user would see a traceback
            crashes[value[:30]] = repr(error)[:100]

    assert not crashes


@pytest.mark.parametrize("value", ["true", "2026-01-01", "2026-01-01T10:00:00Z", "10:00:00"])
@pytest.mark.parametrize("field", ["why", "weight"])
def test_a_report_shows_a_value_as_it_is_written(tmp_path: Path, field: str, value: str) -> None:
    folder = a_full_folder(tmp_path)
    tables = with_value("plan.toml", ("questions", 0, field), value)

    [problem] = folder.write("plan.toml", document(tables)).problems()

    assert problem.startswith(f"full/plan.toml: question 'plan.aim': '{field}' is {value[:10]}")
