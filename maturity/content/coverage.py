"""Whether a catalogue leaves nobody alone: a way up from every level, and somebody to ask."""

from collections.abc import Sequence

from maturity.content.catalogue_rules import exists
from maturity.content.problems import Problems
from maturity.content.sheets import Sheet, Step
from maturity.content.values import Faults, listed, repeated
from maturity.domain.catalogue import Informant
from maturity.domain.law import NATIONS, Nation
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.locale import gettext as _

Reached = dict[Nation, set[Step]]


def check_coverage(
    sheets: Sequence[Sheet], questionnaire: Questionnaire, problems: Problems
) -> None:
    """Nothing is said of a theme whose file cannot be read."""
    reached: Reached = {nation: _reached(sheets, nation) for nation in NATIONS}
    questions = {theme.id: theme.questions for theme in questionnaire.themes}
    for sheet in (sheet for sheet in sheets if sheet.readable and sheet.theme in questions):
        for question in questions[sheet.theme]:
            faults = _uncovered(question, questionnaire.top_level, reached)
            problems.report(sheet.file, f"question '{question.id}'", faults)
        if sheet.informants is not None:
            faults = _informants(sheet.informants, [q.id for q in questions[sheet.theme]])
            problems.report(sheet.file, "", faults)


def _reached(sheets: Sequence[Sheet], nation: Nation) -> set[Step]:
    return {step for sheet in sheets for entry in sheet.entries for step in entry.steps(nation)}


def _uncovered(question: Question, top: int, reached: Reached) -> Faults:
    for level in range(top):
        lacking = [nation for nation in NATIONS if (question.id, level) not in reached[nation]]
        if lacking:
            yield _(
                "no action goes from level {level} to {next} in {nations}. Write one, or widen "
                "the nations of one."
            ).format(level=level, next=level + 1, nations=listed(lacking))


def _informants(found: Sequence[Informant], questions: Sequence[str]) -> Faults:
    named = [informant.question for informant in found]
    for place, question in enumerate(named, start=1):
        yield from exists(f"informants {place}, question", question, questions)
    for question in repeated(named):
        yield _("'{question}' has two [[informants]]. Write one.").format(question=question)
    for question in questions:
        if question not in named:
            yield _(
                "'{question}' has no [[informants]]. Write the role most likely to know its answer."
            ).format(question=question)
