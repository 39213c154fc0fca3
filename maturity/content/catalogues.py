"""Folders of actions to catalogues. Every problem of all of them is found in one run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from maturity.content import action_plans, catalogue_rules
from maturity.content.catalogue_identities import check_catalogues, check_ids, check_texts
from maturity.content.coverage import check_coverage
from maturity.content.parsing import parse
from maturity.content.prerequisites import check_needs
from maturity.content.problems import Problems, unknown_field
from maturity.content.sheets import LISTS, Sheet, read_sheet
from maturity.content.toml_file import Raw, cannot_be_read, holds_toml, read_toml
from maturity.domain.catalogue import Catalogue
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _

MANIFEST = "catalogue.toml"

Shelf = Mapping[str, Questionnaire | None]
"""The questionnaires that are here, by id; None for one that is faulty."""


def load_catalogues(
    roots: Sequence[Path], shelf: Shelf, problems: Problems
) -> tuple[Catalogue, ...]:
    """Those that lie beside `roots`, the folders of questionnaires. There need not be any."""
    places = {place.resolve(): place for place in map(action_plans, roots)}
    folders = [folder for place in places.values() for folder in _folders(place, problems)]
    found = []
    manifests = []
    for folder in folders:
        name = f"{folder.parent.name}/{folder.name}"
        raw = read_toml(folder / MANIFEST, f"{name}/{MANIFEST}", problems)
        if raw is not None:
            manifests.append((str(folder.resolve() / MANIFEST), raw))
            found.append(_catalogue(folder, name, raw, shelf, problems))
    check_catalogues(manifests, problems)
    return tuple(catalogue for catalogue in found if catalogue is not None)


def _folders(place: Path, problems: Problems) -> Iterator[Path]:
    """Without a manifest a folder is reported, and not passed over with all its actions."""
    try:
        candidates = sorted(p for p in place.iterdir() if p.is_dir()) if place.is_dir() else []
    except OSError as error:
        problems.add(str(place.resolve()), "", cannot_be_read(error))
        return
    for folder in candidates:
        if not folder.name.startswith(".") and holds_toml(folder, str(folder.resolve()), problems):
            yield folder


def _catalogue(
    folder: Path, name: str, raw: Raw, shelf: Shelf, problems: Problems
) -> Catalogue | None:
    before = len(problems.lines)
    manifest = f"{name}/{MANIFEST}"
    header = _header(raw, manifest, shelf, problems)
    questionnaire = shelf.get(str(raw.get("questionnaire")))
    if questionnaire is not None:
        _check_files(folder, manifest, questionnaire, problems)
    themes = _themes(folder, questionnaire)
    sheets = [read_sheet(folder, name, theme, problems) for theme in themes]
    _check_sheets(sheets, questionnaire, problems)
    if header is None or len(problems.lines) > before:
        return None
    actions = (entry.action for sheet in sheets for entry in sheet.entries)
    return replace(
        header,
        actions=tuple(action for action in actions if action is not None),
        informants=tuple(each for sheet in sheets for each in sheet.informants or ()),
    )


def _header(raw: Raw, manifest: str, shelf: Shelf, problems: Problems) -> Catalogue | None:
    for field in LISTS:
        if field in raw:
            problems.add(manifest, "", unknown_field(field, ()))
    own = {field: value for field, value in raw.items() if field not in LISTS}
    header = parse(Catalogue, own, manifest, "", problems)
    if header is not None:
        problems.report(manifest, "", catalogue_rules.header(header))
        faults = catalogue_rules.exists("questionnaire", header.questionnaire, shelf)
        problems.report(manifest, "", faults)
    return header


def _check_files(
    folder: Path, manifest: str, questionnaire: Questionnaire, problems: Problems
) -> None:
    themes = [theme.id for theme in questionnaire.themes]
    if Path(MANIFEST).stem in themes:
        what = _("a theme cannot be called '{id}': that file has another use. Rename it.")
        problems.add(manifest, "", what.format(id=Path(MANIFEST).stem))
    for theme in _written(folder):
        if theme not in themes:
            what = _("no theme has the id '{id}'. Rename the file after one, or remove it.")
            place = f"{manifest.rpartition('/')[0]}/{theme}.toml"
            problems.add(place, "", what.format(id=theme))


def _themes(folder: Path, questionnaire: Questionnaire | None) -> list[str]:
    """What to read: a file for each theme, and whatever else is there, to find its faults too."""
    known = [theme.id for theme in questionnaire.themes] if questionnaire is not None else []
    return list(dict.fromkeys((*known, *_written(folder))))


def _written(folder: Path) -> list[str]:
    return [path.stem for path in sorted(folder.glob("*.toml")) if path.name != MANIFEST]


def _check_sheets(
    sheets: Sequence[Sheet], questionnaire: Questionnaire | None, problems: Problems
) -> None:
    entries = [entry for sheet in sheets for entry in sheet.entries]
    for entry in entries:
        if entry.action is not None:
            faults = catalogue_rules.action(entry.action, questionnaire)
            problems.report(entry.file, entry.where, faults)
    check_ids(entries, problems)
    check_texts(entries, problems)
    check_needs(entries, problems, all_read=all(sheet.readable for sheet in sheets))
    if questionnaire is not None:
        check_coverage(sheets, questionnaire, problems)
