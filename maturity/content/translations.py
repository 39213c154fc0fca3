"""Folders such as cy/ to the same questionnaire in another language: same ids, other words."""

import re
from collections.abc import Iterator
from gettext import gettext as _
from pathlib import Path
from typing import Any

from maturity.content import rules
from maturity.content.problems import Problems, unknown_field
from maturity.content.questionnaires import MANIFEST
from maturity.content.toml_file import parse, read_toml
from maturity.domain.questionnaire import Question, Questionnaire, Theme
from maturity.domain.translation import QuestionnaireWords, QuestionWords, translated

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def load_translations(
    folder: Path, original: Questionnaire, problems: Problems
) -> Iterator[Questionnaire]:
    """`original` in each language that has a folder of its own beside the manifest."""
    for path in sorted(p for p in folder.iterdir() if p.is_dir()):
        if _LANGUAGE.fullmatch(path.name):
            found = _load(path, f"{folder.name}/{path.name}", original, problems)
            if found is not None:
                yield found


def _load(
    folder: Path, name: str, original: Questionnaire, problems: Problems
) -> Questionnaire | None:
    before = len(problems.lines)
    words = _manifest(folder, name, original, problems)
    questions: dict[str, QuestionWords] = {}
    for theme in original.themes:
        questions |= _theme_words(folder, name, theme, problems)
    if words is None or len(problems.lines) > before:
        return None
    return translated(original, folder.name, words, questions)


def _manifest(
    folder: Path, name: str, original: Questionnaire, problems: Problems
) -> QuestionnaireWords | None:
    file = f"{name}/{MANIFEST}"
    raw = read_toml(folder / MANIFEST, file, problems)
    words = None if raw is None else parse(QuestionnaireWords, raw, file, "", problems)
    if words is None:
        return None
    for fault in _manifest_faults(words, original):
        problems.add(file, "", fault)
    return words


def _manifest_faults(words: QuestionnaireWords, original: Questionnaire) -> Iterator[str]:
    yield from _same(
        "levels", [w.value for w in words.levels], [lv.value for lv in original.levels]
    )
    yield from _same("themes", [w.id for w in words.themes], [t.id for t in original.themes])
    if (words.opening is None) != (original.opening is None):
        yield _("'opening' stands in one language only. Write it in both or in neither.")
    yield from rules.opening(words.opening)
    yield from _same_count("definitions", len(words.definitions), len(original.definitions))
    for said, theme in zip(words.themes, original.themes, strict=False):
        name = f"opening of {theme.id}"
        yield from _same_count(name, len(said.opening), len(theme.opening))


def _theme_words(
    folder: Path, name: str, theme: Theme, problems: Problems
) -> dict[str, QuestionWords]:
    file = f"{name}/{theme.id}.toml"
    raw = read_toml(folder / f"{theme.id}.toml", file, problems)
    if raw is None:
        return {}
    for other in raw.keys() - {"questions"}:
        problems.add(file, "", unknown_field(other, ("questions",)))
    entries = raw.get("questions", [])
    found = [parse(QuestionWords, e, file, _where(e), problems) for e in entries]
    words = {item.id: item for item in found if item is not None}
    if len(words) == len(entries):
        for fault in _same("questions", list(words), [q.id for q in theme.questions]):
            problems.add(file, "", fault)
    for question in theme.questions:
        if question.id in words:
            for fault in _question_faults(words[question.id], question):
                problems.add(file, f"question '{question.id}'", fault)
    return words


def _where(raw: Any) -> str:
    return f"question '{raw.get('id', '')}'" if isinstance(raw, dict) else "question"


def _question_faults(words: QuestionWords, original: Question) -> Iterator[str]:
    """A translation has every text that the original has, and none that it does not."""
    for name in ("title", "text", "why", "trap"):
        if bool(getattr(words, name).strip()) != bool(getattr(original, name).strip()):
            yield _(
                "'{field}' stands in one language only. Write it in both or in neither."
            ).format(field=name)
    for name in ("levels", "evidence", "probes"):
        yield from _same_count(name, len(getattr(words, name)), len(getattr(original, name)))


def _same(name: str, found: list[Any], wanted: list[Any]) -> Iterator[str]:
    if found != wanted:
        missing = ", ".join(str(w) for w in wanted if w not in found) or _("none")
        extra = ", ".join(str(f) for f in found if f not in wanted) or _("none")
        yield _(
            "the {name} differ from the original: missing {missing}, unknown {extra}. "
            "Write the same ones, in the same order."
        ).format(name=name, missing=missing, extra=extra)


def _same_count(name: str, found: int, wanted: int) -> Iterator[str]:
    if found != wanted:
        yield _("'{field}' has {found} entries. Write {wanted}, as the original has.").format(
            field=name, found=found, wanted=wanted
        )
