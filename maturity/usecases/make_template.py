"""An answers file to fill in, written where the user wants it."""

from pathlib import Path

from maturity.domain.assessment import Scope
from maturity.domain.library import Library
from maturity.exchange.answers_template import answers_csv_text
from maturity.locale import gettext as _
from maturity.usecases.new_file import write_new_file
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
    """With a byte order mark, without which Excel reads accents and the pound sign wrongly."""
    write_new_file(text.encode("utf-8-sig"), path)
