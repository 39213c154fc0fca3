"""The answers file, to fill in with a spreadsheet or filled in: a row a question, with help."""

import csv
import io

from maturity.domain.assessment import Answer, Answers, answer_to
from maturity.domain.questionnaire import Questionnaire
from maturity.exchange.answer_cells import write_response, write_words
from maturity.exchange.answers_table import OPTIONAL, REQUIRED

HELP = ("theme", "title", "question_text")


def answers_csv_text(questionnaire: Questionnaire, answers: Answers) -> str:
    """The id and the level come first, then help that reading ignores, then the rest. Without
    answers it is the template.

    The descriptor of each level stands in a column named after it, such as `4 Leader`.
    """
    out = io.StringIO()
    # Its own line end is what makes the writer quote a carriage return within a text.
    writer = csv.writer(out, lineterminator="\r\n")
    names = [f"{level.value} {level.name}" for level in questionnaire.levels]
    writer.writerow([*REQUIRED, *HELP, *names, *OPTIONAL])
    for theme in questionnaire.themes:
        for question in theme.questions:
            words = (theme.title, question.title, question.text, *question.levels)
            answer = answer_to(question.id, answers)
            given = (question.id, write_response(answer.response))
            writer.writerow([*given, *map(_one_line, words), *_optional(answer)])
    return out.getvalue()


def _optional(answer: Answer) -> tuple[str, ...]:
    """In the order of the columns OPTIONAL."""
    return (
        write_words(answer.reason),
        answer.evidence or "",
        write_words(answer.evidence_link),
        write_words(answer.evidence_note),
        write_words(answer.comment),
        "" if answer.target is None else str(answer.target),
    )


def _one_line(text: str) -> str:
    return write_words(" ".join(text.split()))
