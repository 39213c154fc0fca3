"""Folders of questionnaires to a library. What one folder must look like is questionnaires.py."""

from collections.abc import Iterable, Sequence
from gettext import gettext as _
from pathlib import Path

from maturity.content import rules
from maturity.content.problems import Problems
from maturity.content.questionnaires import MANIFEST, load_questionnaire
from maturity.content.translations import load_translations
from maturity.domain.library import Library
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import ContentError


def load_library(roots: Sequence[Path]) -> Library:
    """Every questionnaire below `roots`, fully checked. ContentError lists all problems at once."""
    problems = Problems()
    questionnaires: list[Questionnaire] = []
    translations: list[Questionnaire] = []
    for folder in _folders(roots, problems):
        questionnaire = load_questionnaire(folder, problems)
        if questionnaire is not None:
            questionnaires.append(questionnaire)
            translations.extend(load_translations(folder, questionnaire, problems))
    _check_library(questionnaires, problems)
    if problems.lines:
        raise ContentError(tuple(problems.lines))
    return Library(tuple(questionnaires), tuple(translations))


def _folders(roots: Iterable[Path], problems: Problems) -> list[Path]:
    """The folders that hold a questionnaire. A root may itself be one."""
    found: list[Path] = []
    for root in roots:
        if not root.is_dir():
            problems.add(str(root), "", _("this folder does not exist. Check its name."))
            continue
        candidates = [root, *sorted(p for p in root.iterdir() if p.is_dir())]
        folders = [p for p in candidates if _looks_like_one(p)]
        if not folders:
            what = _("there is no questionnaire in this folder. Add a folder with a {manifest}.")
            problems.add(str(root), "", what.format(manifest=MANIFEST))
        found.extend([root] if root in folders else folders)
    return found


def _looks_like_one(folder: Path) -> bool:
    """A folder of TOML files without a manifest is one that lost it, and is reported."""
    return not folder.name.startswith(".") and any(folder.glob("*.toml"))


def _check_library(questionnaires: list[Questionnaire], problems: Problems) -> None:
    ids = [questionnaire.id for questionnaire in questionnaires]
    for repeated in rules.repeated(ids):
        what = _("two folders have a questionnaire with this id. Give one of them another id.")
        problems.add(repeated, "", what)
    for questionnaire in questionnaires:
        if questionnaire.follows is not None and questionnaire.follows not in ids:
            what = _("it follows '{follows}', which is not here. Add that folder, or remove it.")
            problems.add(questionnaire.id, "", what.format(follows=questionnaire.follows))
