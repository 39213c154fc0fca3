"""A folder of TOML files to a questionnaire. Every problem of the folder is found in one run."""

from collections.abc import Iterable
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import Any, TypeVar

from maturity.content import rules
from maturity.content.problems import Problems, unknown_field
from maturity.content.toml_file import Raw, parse, read_toml
from maturity.domain.indicator import Indicator
from maturity.domain.law import LegalCheck
from maturity.domain.questionnaire import Level, Question, Questionnaire, Theme

T = TypeVar("T")

MANIFEST = "questionnaire.toml"


def load_questionnaire(folder: Path, problems: Problems) -> Questionnaire | None:
    """The questionnaire of `folder`, or None when anything in it is wrong."""
    before = len(problems.lines)
    manifest = f"{folder.name}/{MANIFEST}"
    raw = read_toml(folder / MANIFEST, manifest, problems)
    if raw is None:
        return None
    header = _header(raw, manifest, problems)
    levels = _levels(raw, manifest, problems)
    themes = _themes(folder, raw, len(raw.get("levels", ())) - 1, problems)
    indicators = _listed(folder, "indicators", Indicator, problems)
    checks = _listed(folder, "legal_checks", LegalCheck, problems)
    _check_extras(indicators, checks, folder.name, problems)
    _check_ids(header, themes, folder.name, problems)
    _check_files(folder, raw, problems)
    if header is None or len(problems.lines) > before:
        return None
    return replace(header, levels=levels, themes=themes, indicators=indicators, legal_checks=checks)


def _header(raw: Raw, manifest: str, problems: Problems) -> Questionnaire | None:
    """The manifest's own fields. Levels and themes are read apart, so that one fault hides none."""
    for name in ("indicators", "legal_checks"):
        if name in raw:
            problems.add(manifest, "", unknown_field(name, ()))
    lists: Raw = {name: [] for name in ("levels", "themes") if isinstance(raw.get(name), list)}
    header = parse(Questionnaire, {**raw, **lists}, manifest, "", problems)
    if header is not None:
        _report(rules.header(header), manifest, "", problems)
    return header


def _levels(raw: Raw, manifest: str, problems: Problems) -> tuple[Level, ...]:
    entries = _entries(raw, "levels")
    levels = _parsed(Level, entries, manifest, problems)
    if len(levels) == len(entries):
        _report(rules.levels(levels), manifest, "", problems)
    return levels


def _themes(folder: Path, raw: Raw, top: int, problems: Problems) -> tuple[Theme, ...]:
    entries = _entries(raw, "themes")
    if not entries:
        problems.add(f"{folder.name}/{MANIFEST}", "", _("there are no themes. Write [[themes]]."))
    themes = (_theme(folder, entry, number, top, problems) for number, entry in enumerate(entries))
    return tuple(theme for theme in themes if theme is not None)


def _theme(folder: Path, raw: Any, number: int, top: int, problems: Problems) -> Theme | None:
    manifest, where = f"{folder.name}/{MANIFEST}", _where(Theme, raw, number)
    if isinstance(raw, dict) and "questions" in raw:
        problems.add(manifest, where, _("its questions belong in a file of its own. Move them."))
        return None
    theme = parse(Theme, raw, manifest, where, problems)
    if theme is None:
        return None
    faults = list(rules.theme(theme, top))
    _report(faults, manifest, where, problems)
    if faults:
        return theme
    return replace(theme, questions=_questions(folder, theme, top, problems))


def _questions(folder: Path, theme: Theme, top: int, problems: Problems) -> tuple[Question, ...]:
    name = f"{folder.name}/{theme.id}.toml"
    raw = read_toml(folder / f"{theme.id}.toml", name, problems)
    if raw is None:
        return ()
    entries = _only_list(raw, "questions", name, problems)
    questions = _parsed(Question, entries, name, problems)
    for question in questions:
        _report(rules.question(question, top), name, f"question '{question.id}'", problems)
    return questions


def _listed(folder: Path, stem: str, kind: type[T], problems: Problems) -> tuple[T, ...]:
    """The entries of an optional file of one list, such as indicators.toml."""
    name = f"{folder.name}/{stem}.toml"
    if not (folder / f"{stem}.toml").exists():
        return ()
    raw = read_toml(folder / f"{stem}.toml", name, problems)
    key = "items" if kind is LegalCheck else stem
    entries = [] if raw is None else _only_list(raw, key, name, problems)
    return _parsed(kind, entries, name, problems)


def _only_list(raw: Raw, key: str, file: str, problems: Problems) -> list[Any]:
    """The one list that a file may hold; it must not be empty."""
    for other in raw.keys() - {key}:
        problems.add(file, "", unknown_field(other, (key,)))
    entries = _entries(raw, key)
    if not entries:
        problems.add(file, "", _("the file has no [[{key}]]. Write at least one.").format(key=key))
    return entries


def _entries(raw: Raw, key: str) -> list[Any]:
    entries = raw.get(key)
    return entries if isinstance(entries, list) else []


def _parsed(kind: type[T], entries: list[Any], file: str, problems: Problems) -> tuple[T, ...]:
    parsed = (
        parse(kind, entry, file, _where(kind, entry, number), problems)
        for number, entry in enumerate(entries)
    )
    return tuple(item for item in parsed if item is not None)


def _where(kind: type[Any], raw: Any, number: int) -> str:
    """`question 'policy.scope'`, or `question 3` where it has no usable id. Counts from 1."""
    noun = {"LegalCheck": "item"}.get(kind.__name__, kind.__name__.lower())
    named = raw.get("id", raw.get("value")) if isinstance(raw, dict) else None
    if isinstance(named, str):
        return f"{noun} '{named}'"
    return f"{noun} {named if isinstance(named, int) else number + 1}"


def _check_extras(
    indicators: tuple[Indicator, ...],
    checks: tuple[LegalCheck, ...],
    folder: str,
    problems: Problems,
) -> None:
    for indicator in indicators:
        where = f"indicator '{indicator.id}'"
        _report(rules.indicator(indicator), f"{folder}/indicators.toml", where, problems)
    for check in checks:
        where = f"item '{check.id}'"
        _report(rules.legal_check(check), f"{folder}/legal_checks.toml", where, problems)
    for name, file, ids in (
        ("id", "indicators", [i.id for i in indicators]),
        ("code", "indicators", [i.code for i in indicators]),
        ("id", "legal_checks", [c.id for c in checks]),
    ):
        _report(rules.unique(name, ids), f"{folder}/{file}.toml", "", problems)


def _check_ids(
    header: Questionnaire | None, themes: tuple[Theme, ...], folder: str, problems: Problems
) -> None:
    """Ids are unique in the whole questionnaire, and a retired one never comes back."""
    manifest = f"{folder}/{MANIFEST}"
    _report(rules.unique("theme id", [t.id for t in themes]), manifest, "", problems)
    homes = {q.id: f"{folder}/{theme.id}.toml" for theme in themes for q in theme.questions}
    for question_id in rules.repeated(q.id for t in themes for q in t.questions):
        what = next(rules.unique("question id", [question_id, question_id]))
        problems.add(homes[question_id], f"question '{question_id}'", what)
    for retired in header.retired if header else ():
        if retired in homes:
            what = _("this id is retired and never used again. Choose another.")
            problems.add(homes[retired], f"question '{retired}'", what)
    if header and header.opening and len(themes) > 2:
        for theme in (t for t in themes if not t.opening):
            what = _("it has no [[themes.opening]]. Write one from stage 0, as others have.")
            problems.add(manifest, f"theme '{theme.id}'", what)


def _check_files(folder: Path, raw: Raw, problems: Problems) -> None:
    """A file that no theme names would be ignored in silence, with all its questions."""
    named = {entry.get("id") for entry in _entries(raw, "themes") if isinstance(entry, dict)}
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in named and path.stem not in rules.RESERVED:
            what = _("no theme has the id '{id}'. Add the theme, or remove the file.")
            problems.add(f"{folder.name}/{path.name}", "", what.format(id=path.stem))


def _report(faults: Iterable[str], file: str, where: str, problems: Problems) -> None:
    for fault in faults:
        problems.add(file, where, fault)
