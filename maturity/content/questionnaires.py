"""A folder of TOML files to a questionnaire. Every problem of the folder is found in one run."""

from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from maturity.content import rules
from maturity.content.identities import check_identities
from maturity.content.parsing import is_large, parse
from maturity.content.problems import IN_FILES_OF_THEIR_OWN, Problems, unknown_field
from maturity.content.toml_file import Raw, read_toml
from maturity.content.values import is_slug
from maturity.domain.indicator import Indicator
from maturity.domain.law import LegalCheck
from maturity.domain.questionnaire import Level, Question, Questionnaire, Theme
from maturity.domain.translation import QuestionWords
from maturity.locale import gettext as _

T = TypeVar("T")

MANIFEST = "questionnaire.toml"

_NOUNS: dict[type[Any], str] = {LegalCheck: "item", QuestionWords: "question"}


def load_questionnaire(folder: Path, name: str, problems: Problems) -> Questionnaire | None:
    """The questionnaire of `folder`, or None when anything in it is wrong.

    `name` is what problems call the folder.
    """
    before = len(problems.lines)
    manifest = f"{name}/{MANIFEST}"
    raw = read_toml(folder / MANIFEST, manifest, problems)
    if raw is None:
        return None
    header = _header(raw, manifest, problems)
    levels = _levels(raw, manifest, problems)
    top = len(entries(raw, "levels")) - 1 if entries(raw, "levels") else None
    themes = _themes(folder, name, raw, top, problems)
    questionnaire = header and replace(
        header,
        levels=levels,
        themes=themes,
        indicators=_indicators(folder, name, problems),
        legal_checks=_legal_checks(folder, name, problems),
    )
    check_identities(name, raw, questionnaire, themes, problems)
    _check_files(folder, name, raw, problems)
    return questionnaire if len(problems.lines) == before else None


def _header(raw: Raw, manifest: str, problems: Problems) -> Questionnaire | None:
    """The manifest's own fields. Levels and themes are read apart, so that one fault hides none."""
    misplaced = [field for field in IN_FILES_OF_THEIR_OWN if field in raw]
    for field in misplaced:
        problems.add(manifest, "", unknown_field(field, ()))
    own = {field: value for field, value in raw.items() if field not in misplaced}
    lists: Raw = {field: [] for field in ("levels", "themes") if isinstance(raw.get(field), list)}
    header = parse(Questionnaire, {**own, **lists}, manifest, "", problems)
    if header is not None:
        problems.report(manifest, "", rules.header(header))
    return header


def _levels(raw: Raw, manifest: str, problems: Problems) -> tuple[Level, ...]:
    found = entries(raw, "levels")
    levels = _parsed(Level, found, manifest, problems)
    if len(levels) == len(found) and "levels" in raw:
        problems.report(manifest, "", rules.levels(levels))
    return levels


def _themes(
    folder: Path, name: str, raw: Raw, top: int | None, problems: Problems
) -> tuple[Theme, ...]:
    found = entries(raw, "themes")
    if not found and isinstance(raw.get("themes", []), list):
        problems.add(f"{name}/{MANIFEST}", "", _("there are no themes. Write [[themes]]."))
    return tuple(
        theme
        for number, entry in enumerate(found)
        if (theme := _theme(folder, name, (entry, number), top, problems)) is not None
    )


def _theme(
    folder: Path, name: str, entry: tuple[Any, int], top: int | None, problems: Problems
) -> Theme | None:
    """A faulty theme hides no fault of its questions: one without words stands for it."""
    raw, number = entry
    manifest, where = f"{name}/{MANIFEST}", place_of(Theme, raw, number)
    if isinstance(raw, dict) and "questions" in raw:
        problems.add(manifest, where, _("its questions belong in a file of its own. Move them."))
        return None
    theme = parse(Theme, raw, manifest, where, problems)
    if theme is not None:
        problems.report(manifest, where, rules.theme(theme, top))
    theme_id = raw.get("id") if isinstance(raw, dict) else None
    if not is_slug(theme_id) or theme_id in rules.RESERVED:
        return theme
    questions = _questions(folder, f"{name}/{theme_id}.toml", top, problems)
    return replace(theme or Theme(theme_id, title=""), questions=questions)


def _questions(
    folder: Path, file: str, top: int | None, problems: Problems
) -> tuple[Question, ...]:
    raw = read_toml(folder / file.rsplit("/", 1)[1], file, problems)
    if raw is None:
        return ()
    questions = _parsed(Question, only_list(raw, "questions", file, problems), file, problems)
    for question in questions:
        problems.report(file, f"question '{question.id}'", rules.question(question, top))
    return questions


def _indicators(folder: Path, name: str, problems: Problems) -> tuple[Indicator, ...]:
    file = f"{name}/indicators.toml"
    found = _optional(folder, file, "indicators", Indicator, problems)
    for indicator in found:
        problems.report(file, f"indicator '{indicator.id}'", rules.indicator(indicator))
    return found


def _legal_checks(folder: Path, name: str, problems: Problems) -> tuple[LegalCheck, ...]:
    file = f"{name}/legal_checks.toml"
    found = _optional(folder, file, "items", LegalCheck, problems)
    for check in found:
        problems.report(file, f"item '{check.id}'", rules.legal_check(check))
    return found


def _optional(
    folder: Path, file: str, key: str, kind: type[T], problems: Problems
) -> tuple[T, ...]:
    """The entries of a file of one list that need not be there."""
    path = folder / file.rpartition("/")[2]
    raw = read_toml(path, file, problems) if path.exists() else None
    entries_found = [] if raw is None else only_list(raw, key, file, problems)
    return _parsed(kind, entries_found, file, problems)


def only_list(raw: Raw, key: str, file: str, problems: Problems) -> list[Any]:
    """The one list that a file may hold; it must not be empty."""
    for other in raw:
        if other != key:
            problems.add(file, "", unknown_field(other, (key,)))
    found = entries(raw, key)
    if not found:
        problems.add(file, "", _("the file has no [[{key}]]. Write at least one.").format(key=key))
    return found


def entries(raw: Raw, key: str) -> list[Any]:
    found = raw.get(key)
    return found if isinstance(found, list) else []


def _parsed(kind: type[T], found: list[Any], file: str, problems: Problems) -> tuple[T, ...]:
    parsed = (
        parse(kind, entry, file, place_of(kind, entry, number), problems)
        for number, entry in enumerate(found)
    )
    return tuple(item for item in parsed if item is not None)


def place_of(kind: type[Any], raw: Any, number: int) -> str:
    """`question 'policy.scope'`, or `question 3` where it has no usable id. Counts from 1."""
    noun = _NOUNS.get(kind, kind.__name__.lower())
    table = raw if isinstance(raw, dict) else {}
    value = table.get("value")
    if kind is Level and type(value) is int and not is_large(value):
        return f"{noun} {value}"
    named = table.get("id")
    return f"{noun} '{named}'" if isinstance(named, str) and named else f"{noun} {number + 1}"


def _check_files(folder: Path, name: str, raw: Raw, problems: Problems) -> None:
    """A file that no theme names would be ignored in silence, with all its questions."""
    named = [entry.get("id") for entry in entries(raw, "themes") if isinstance(entry, dict)]
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in named and path.stem not in rules.RESERVED:
            what = _("no theme has the id '{id}'. Add the theme, or remove the file.")
            problems.add(f"{name}/{path.name}", "", what.format(id=path.stem))
