"""Compare two answers files of one organisation, without storing anything."""

from maturity.documents.progress_text import progress_text
from maturity.domain.library import Library
from maturity.domain.progress import Round, progress
from maturity.errors import AnswersError, MaturityError
from maturity.exchange.answers_csv import read_answers
from maturity.locale import gettext as _
from maturity.usecases.score_answers import AnswersFile, asked_questions


def compare_rounds(library: Library, before: AnswersFile, after: AnswersFile) -> str:
    """What rose, fell, is new or can no longer be compared, in plain text."""
    then, now = _read_both(library, before, after)
    families = (then.questionnaire.family, now.questionnaire.family)
    if families[0] != families[1]:
        raise MaturityError(
            _(
                "'{before}' and '{after}' are different questionnaires and cannot be compared."
            ).format(before=families[0], after=families[1])
        )
    return progress_text(now.questionnaire, then.questionnaire, progress(then, now))


def _read_both(library: Library, before: AnswersFile, after: AnswersFile) -> tuple[Round, Round]:
    """Both rounds, or the problems of both files together."""
    rounds: list[Round] = []
    problems: list[str] = []
    for file in (before, after):
        try:
            rounds.append(_read(library, file))
        except AnswersError as error:
            problems.extend(error.problems)
    if problems:
        raise AnswersError(tuple(problems))
    return rounds[0], rounds[1]


def _read(library: Library, file: AnswersFile) -> Round:
    questionnaire = library.questionnaire(file.questionnaire_id)
    answers = read_answers(file.path, questionnaire)
    return Round(asked_questions(questionnaire, file.scope), answers)
