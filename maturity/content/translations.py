"""Folders such as cy/ to the same questionnaire in another language: same ids, other words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from maturity.content import rules
from maturity.content.parsing import parse
from maturity.content.problems import Problems
from maturity.content.questionnaires import MANIFEST, only_list, place_of
from maturity.content.toml_file import holds_toml, read_toml
from maturity.content.values import Faults, listed, not_empty
from maturity.domain.questionnaire import Question, Questionnaire, Theme
from maturity.domain.translation import QuestionnaireWords, QuestionWords, translated
from maturity.locale import gettext as _

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def load_translations(
    folder: Path, name: str, original: Questionnaire, problems: Problems
) -> Iterator[Questionnaire]:
    """`original` in each language that has a folder with TOML files beside the manifest."""
    for path in sorted(p for p in folder.iterdir() if p.is_dir()):
        if not holds_toml(path, f"{name}/{path.name}", problems):
            continue
        if _LANGUAGE.fullmatch(path.name) and path.name != original.language:
            found = _load(path, f"{name}/{path.name}", original, problems)
            if found is not None:
                yield found
        else:
            what = _("'{folder}' is not the short name of another language, such as cy. Rename it.")
            problems.add(f"{name}/{path.name}", "", what.format(folder=path.name))


def _load(
    folder: Path, name: str, original: Questionnaire, problems: Problems
) -> Questionnaire | None:
    before = len(problems.lines)
    words = _manifest(folder, name, original, problems)
    questions: dict[str, QuestionWords] = {}
    for theme in original.themes:
        questions |= _theme_words(folder, name, theme, problems)
    _check_files(folder, name, original, problems)
    if words is None or len(problems.lines) > before:
        return None
    return translated(original, folder.name, words, questions)


def _check_files(folder: Path, name: str, original: Questionnaire, problems: Problems) -> None:
    wanted = {MANIFEST, *(f"{theme.id}.toml" for theme in original.themes)}
    for path in sorted(folder.glob("*.toml")):
        if path.name not in wanted:
            what = _("the original has no such file to translate. Remove it.")
            problems.add(f"{name}/{path.name}", "", what)


def _manifest(
    folder: Path, name: str, original: Questionnaire, problems: Problems
) -> QuestionnaireWords | None:
    file = f"{name}/{MANIFEST}"
    raw = read_toml(folder / MANIFEST, file, problems)
    words = None if raw is None else parse(QuestionnaireWords, raw, file, "", problems)
    if words is not None:
        problems.report(file, "", _manifest_faults(words, original))
    return words


def _manifest_faults(words: QuestionnaireWords, original: Questionnaire) -> Faults:
    yield from _same("levels", [w.value for w in words.levels], [x.value for x in original.levels])
    yield from rules.level_names([(level.value, level.name) for level in words.levels])
    yield from _same("themes", [w.id for w in words.themes], [t.id for t in original.themes])
    if (words.opening is None) != (original.opening is None):
        yield _("'opening' stands in one language only. Write it in both or in neither.")
    yield from rules.opening(words.opening)
    yield from _both("title", words.title, original.title)
    yield from _both("good_result", words.good_result, original.good_result)
    yield from _same_count("definitions", len(words.definitions), len(original.definitions))
    for definition in words.definitions:
        yield from not_empty("term", definition.term)
        yield from not_empty(f"text of {definition.term}", definition.text)
    for level, source in zip(words.levels, original.levels, strict=False):
        yield from _both(f"meaning of level {level.value}", level.meaning, source.meaning)
        yield from _both(f"as_stage of level {level.value}", level.as_stage, source.as_stage)
    for said, theme in zip(words.themes, original.themes, strict=False):
        yield from _both(f"title of theme {theme.id}", said.title, theme.title)
        yield from _both(f"summary of theme {theme.id}", said.summary, theme.summary)
        yield from _same_count(
            f"opening of theme {theme.id}", len(said.opening), len(theme.opening)
        )
        for clause in said.opening:
            yield from not_empty(f"opening of theme {theme.id}", clause)


def _theme_words(
    folder: Path, name: str, theme: Theme, problems: Problems
) -> dict[str, QuestionWords]:
    file = f"{name}/{theme.id}.toml"
    raw = read_toml(folder / f"{theme.id}.toml", file, problems)
    if raw is None:
        return {}
    entries = only_list(raw, "questions", file, problems)
    parsed = [
        parse(QuestionWords, entry, file, place_of(QuestionWords, entry, number), problems)
        for number, entry in enumerate(entries)
    ]
    found = [words for words in parsed if words is not None]
    if len(found) == len(entries):
        ids = [words.id for words in found]
        problems.report(file, "", _same("questions", ids, [q.id for q in theme.questions]))
    words_by_id = {words.id: words for words in found}
    for question in theme.questions:
        if question.id in words_by_id:
            faults = _question_faults(words_by_id[question.id], question)
            problems.report(file, f"question '{question.id}'", faults)
    return words_by_id


def _question_faults(words: QuestionWords, original: Question) -> Faults:
    """A translation has every text that the original has, and none that it does not."""
    for name in ("title", "text", "why", "trap"):
        yield from _both(name, getattr(words, name), getattr(original, name))
    for name in ("levels", "evidence", "probes"):
        yield from _same_count(name, len(getattr(words, name)), len(getattr(original, name)))
    yield from rules.descriptors_not_empty(words.levels)
    for text in (*words.evidence, *words.probes):
        yield from not_empty("evidence or probes", text)


def _both(name: str, words: str, original: str) -> Faults:
    if bool(words.strip()) != bool(original.strip()):
        yield _("'{field}' stands in one language only. Write it in both or in neither.").format(
            field=name
        )


def _same(name: str, found: list[Any], wanted: list[Any]) -> Faults:
    if found == wanted:
        return
    if sorted(found) == sorted(wanted):
        yield _(
            "the {name} stand in another order than in the original. "
            "Write them in the same order: {wanted}."
        ).format(name=name, wanted=listed(wanted))
        return
    yield _(
        "the {name} differ from the original: missing {missing}, too many {extra}. "
        "Write the same ones, in the same order."
    ).format(
        name=name,
        missing=listed(w for w in wanted if w not in found) or _("none"),
        extra=listed(f for f in found if f not in wanted or found.count(f) > 1) or _("none"),
    )


def _same_count(name: str, found: int, wanted: int) -> Faults:
    if found != wanted:
        yield _("'{field}' has {found} entries. Write {wanted}, as the original has.").format(
            field=name, found=found, wanted=wanted
        )
