"""An answers file to fill in with a spreadsheet: one row a question, with help beside it."""

import csv
import io

from maturity.domain.questionnaire import Questionnaire
from maturity.exchange.answers_table import OPTIONAL, REQUIRED

HELP = ("theme", "title", "question_text")


def template_csv(questionnaire: Questionnaire) -> str:
    """The id and the level to fill in come first, then help that reading ignores, then the rest.

    The descriptor of each level stands in a column named after it, such as `4 Leader`.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [f"{level.value} {level.name}" for level in questionnaire.levels]
    writer.writerow([*REQUIRED, *HELP, *names, *OPTIONAL])
    for theme in questionnaire.themes:
        for question in theme.questions:
            words = (theme.title, question.title, question.text, *question.levels)
            help_cells = [_harmless(word) for word in words]
            writer.writerow([question.id, "", *help_cells, *("" for _ in OPTIONAL)])
    return out.getvalue()


def _harmless(text: str) -> str:
    """One line, and led by an apostrophe where a spreadsheet would run it as a formula."""
    text = " ".join(text.split())
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
