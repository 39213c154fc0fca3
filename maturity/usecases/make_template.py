"""An answers file to fill in, written where the user wants it."""

import os
from pathlib import Path

from maturity.domain.assessment import Scope
from maturity.domain.library import Library
from maturity.errors import OutputError
from maturity.exchange.answers_template import answers_csv_text
from maturity.locale import gettext as _
from maturity.usecases.score_answers import asked_questions


def make_template(library: Library, questionnaire_id: str, scope: Scope) -> str:
    """The text of a template for all questions of a questionnaire, or for its light set."""
    return answers_csv_text(asked_questions(library.questionnaire(questionnaire_id), scope), {})


def template_hints(library: Library, questionnaire_id: str, path: Path) -> tuple[str, ...]:
    """What to do with a template, and what its words mean: the descriptors lean on them."""
    questionnaire = library.questionnaire(questionnaire_id)
    first = _(
        "{path} is written. Open it in a spreadsheet and fill in the column 'level': 0 to {top}, "
        "'na' with a reason, or 'dont_know'. Save it as CSV."
    ).format(path=path, top=questionnaire.top_level)
    words = (f"{word.term}: {word.text}" for word in questionnaire.definitions)
    return (first, *words)


def write_template(text: str, path: Path) -> None:
    """All of it or nothing, and never over a file that may hold answers. With a byte order mark,
    without which Excel reads accents and the pound sign wrongly.
    """
    try:
        if not _may_be_written(path):
            raise OutputError(
                _("{path} exists already and is not overwritten. Choose another name.").format(
                    path=path
                )
            )
        _write_whole(text, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            _("{path} cannot be written: {reason}. Choose a folder that you can write to.").format(
                path=path, reason=reason
            )
        ) from None


def _may_be_written(path: Path) -> bool:
    """Nothing there yet, or an empty file. A pipe or a device is not ours to replace."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _write_whole(text: str, path: Path) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("x", encoding="utf-8-sig", newline="") as out:
            out.write(text)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
