"""Folders of questionnaires and of actions to a library. What one folder must look like is in
questionnaires.py and catalogues.py.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from maturity.content.catalogues import load_catalogues
from maturity.content.identities import check_library
from maturity.content.problems import Problems
from maturity.content.questionnaires import MANIFEST, load_questionnaire
from maturity.content.toml_file import Raw, cannot_be_read, holds_toml, read_toml
from maturity.content.translations import load_translations
from maturity.domain.library import Library
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import ContentError
from maturity.locale import gettext as _


def load_library(roots: Sequence[Path]) -> Library:
    """Every questionnaire below `roots` and every catalogue of actions beside them, fully checked.
    ContentError lists all problems at once.
    """
    problems = Problems()
    questionnaires: list[Questionnaire] = []
    translations: list[Questionnaire] = []
    folders = [folder for root in roots for folder in _folders(root, problems)]
    for folder in folders:
        name = folder.resolve().name
        questionnaire = load_questionnaire(folder, name, problems)
        if questionnaire is not None:
            questionnaires.append(questionnaire)
            translations.extend(load_translations(folder, name, questionnaire, problems))
    manifests = list(_manifests(folders))
    check_library(manifests, problems)
    shelf = _shelf(manifests, questionnaires)
    catalogues = load_catalogues(roots, shelf, problems)
    if problems.lines:
        raise ContentError(tuple(problems.lines))
    return Library(tuple(questionnaires), tuple(translations), catalogues)


def _folders(root: Path, problems: Problems) -> list[Path]:
    """The folders that hold a questionnaire. The root may itself be one."""
    try:
        if root.is_file():
            problems.add(str(root), "", _("this is a file. Name the folder that it is in."))
            return []
        if not root.is_dir():
            problems.add(str(root), "", _("this folder does not exist. Check its name."))
            return []
        candidates = [root, *sorted(path for path in root.iterdir() if path.is_dir())]
    except OSError as error:
        problems.add(str(root), "", cannot_be_read(error))
        return []
    folders = [path for path in candidates if _looks_like_one(path, problems)]
    if not folders:
        what = _("there is no questionnaire in this folder. Add a folder with a {manifest}.")
        problems.add(str(root), "", what.format(manifest=MANIFEST))
    return [root] if root in folders else folders


def _looks_like_one(folder: Path, problems: Problems) -> bool:
    """A folder of questions without a manifest is one that lost it, and is reported."""
    if folder.name.startswith(".") or not holds_toml(folder, str(folder), problems):
        return False
    return (folder / MANIFEST).exists() or any(map(_has_questions, folder.glob("*.toml")))


def _has_questions(path: Path) -> bool:
    """Other TOML files, such as a pyproject.toml, may lie beside questionnaires."""
    try:
        return b"[[questions]]" in path.read_bytes()
    except OSError:
        return False


def _shelf(
    manifests: Sequence[tuple[str, Raw]], questionnaires: Sequence[Questionnaire]
) -> dict[str, Questionnaire | None]:
    """One that is faulty or here twice is named all the same: what refers to it is no second
    problem.
    """
    ids = [found for _file, raw in manifests if isinstance(found := raw.get("id"), str)]
    sound = {found.id: found for found in questionnaires}
    return {each: sound.get(each) if ids.count(each) == 1 else None for each in ids}


def _manifests(folders: Sequence[Path]) -> Iterator[tuple[str, Raw]]:
    """Plain data of each manifest that can be read; its faults were reported before."""
    for folder in folders:
        file = str(folder / MANIFEST)
        raw = read_toml(folder / MANIFEST, file, Problems())
        if raw is not None:
            yield file, raw
