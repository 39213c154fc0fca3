"""Ids across the files of one questionnaire: used once, never taken from the retired."""

from maturity.content.problems import Problems
from maturity.content.toml_file import Raw
from maturity.content.values import listed, repeated, unique
from maturity.domain.questionnaire import Questionnaire, Theme
from maturity.locale import gettext as _


def check_identities(
    name: str,
    raw: Raw,
    questionnaire: Questionnaire | None,
    themes: tuple[Theme, ...],
    problems: Problems,
) -> None:
    """`questionnaire` is None where its manifest is faulty; its themes are looked at anyway."""
    manifest = f"{name}/questionnaire.toml"
    problems.report(manifest, "", unique("theme id", [theme.id for theme in themes]))
    _check_questions(name, raw, themes, problems)
    if questionnaire is not None:
        _check_extras(name, questionnaire, problems)
        _check_openings(manifest, raw, questionnaire, problems)


def _check_questions(name: str, raw: Raw, themes: tuple[Theme, ...], problems: Problems) -> None:
    homes: dict[str, list[str]] = {}
    for theme in themes:
        for question in theme.questions:
            homes.setdefault(question.id, []).append(f"{name}/{theme.id}.toml")
    for question_id, files in homes.items():
        where = f"question '{question_id}'"
        if len(files) > 1:
            what = _("this id stands twice (in {files}). Ids are permanent and used once.")
            problems.add(files[-1], where, what.format(files=listed(dict.fromkeys(files))))
        if question_id in _retired(raw):
            what = _("this id is retired and never used again. Choose another.")
            problems.add(files[0], where, what)


def _retired(raw: Raw) -> list[object]:
    """Read from the plain data, so that another fault of the manifest does not hide them."""
    found = raw.get("retired")
    return found if isinstance(found, list) else []


def _check_extras(name: str, questionnaire: Questionnaire, problems: Problems) -> None:
    file = f"{name}/indicators.toml"
    problems.report(file, "", unique("id", [i.id for i in questionnaire.indicators]))
    problems.report(file, "", unique("code", [i.code for i in questionnaire.indicators]))
    ids = [check.id for check in questionnaire.legal_checks]
    problems.report(f"{name}/legal_checks.toml", "", unique("id", ids))


def _check_openings(
    manifest: str, raw: Raw, questionnaire: Questionnaire, problems: Problems
) -> None:
    """Looked up in the plain data: a theme with another fault may have an opening all the same."""
    if questionnaire.opening is None or len(questionnaire.themes) < 3:
        return
    tables = [entry for entry in raw["themes"] if isinstance(entry, dict)]
    without = [entry.get("id") for entry in tables if not entry.get("opening")]
    for theme in questionnaire.themes:
        if theme.id in without:
            what = _("it has no [[themes.opening]]. Write one from stage 0, as others have.")
            problems.add(manifest, f"theme '{theme.id}'", what)


def check_library(found: list[tuple[str, Raw]], problems: Problems) -> None:
    """Across questionnaires: `found` has each manifest's file name and plain data."""
    ids = [name for _, raw in found if isinstance(name := raw.get("id"), str) and name]
    for repeated_id in repeated(ids):
        files = [file for file, raw in found if raw.get("id") == repeated_id]
        what = _("the id '{id}' stands in {others} too. Give one of them another id.")
        others = listed(files[:-1])
        problems.add(files[-1], "", what.format(id=repeated_id, others=others))
    for file, raw in found:
        follows = raw.get("follows")
        if isinstance(follows, str) and follows not in ids:
            what = _("it follows '{follows}', which is not here. Add that folder, or remove it.")
            problems.add(file, "", what.format(follows=follows))
