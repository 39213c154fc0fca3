"""Every answer: as a heat map, and as a table for each theme. No sums."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Cell, CellRow, Heading, HeatMap, Paragraph, Table
from maturity.documents.evidence_text import evidence_name
from maturity.documents.figures import listed
from maturity.documents.result import Result
from maturity.domain.assessment import Answer, NoLevel, answer_to
from maturity.domain.questionnaire import Question, Theme
from maturity.locale import gettext as _
from maturity.locale import ngettext

NONE = "-"
"""Stands in a table where there is nothing to say."""


def every_answer(result: Result) -> Iterator[Block]:
    if not result.scorecard.responded:
        return
    yield Heading(_("Every answer"))
    yield Paragraph(_counted(result))
    yield _heat_map(result)
    yield Paragraph(_explained(result))
    for theme in result.questionnaire.themes:
        yield Heading(theme.title, 3)
        yield _table(result, theme)


def _counted(result: Result) -> str:
    """`3 answers are at level 0, 5 at level 1 and 12 at level 2.`"""
    levels = [answer_to(q.id, result.answers).level for q in result.questionnaire.questions]
    counts = [(level, levels.count(level)) for level in range(result.questionnaire.top_level + 1)]
    found = [(level, count) for level, count in counts if count]
    if not found:
        return _("No question has a level yet.")
    first = ngettext(
        "{count} answer is at level {level}", "{count} answers are at level {level}", found[0][1]
    ).format(count=found[0][1], level=found[0][0])
    others = [_("{count} at level {level}").format(count=c, level=n) for n, c in found[1:]]
    return _("{counts}.").format(counts=listed([first, *others]))


def _heat_map(result: Result) -> HeatMap:
    rows = tuple(_cells(result, theme) for theme in result.questionnaire.themes)
    themes = " ".join(f"{row.text}: {', '.join(c.text for c in row.cells)}." for row in rows)
    return HeatMap(
        alt=_(
            "A row of cells for each theme shows the level of each question in turn. {themes}"
        ).format(themes=themes),
        rows=rows,
        top=result.questionnaire.top_level,
    )


def _cells(result: Result, theme: Theme) -> CellRow:
    answers = [answer_to(question.id, result.answers) for question in theme.questions]
    return CellRow(theme.title, tuple(Cell(_mark(a), a.level) for a in answers))


def _mark(answer: Answer) -> str:
    marks = {NoLevel.DONT_KNOW: _("?"), NoLevel.NOT_APPLICABLE: _("n/a"), NoLevel.UNANSWERED: NONE}
    return marks[answer.response] if isinstance(answer.response, NoLevel) else str(answer.level)


def _explained(result: Result) -> str:
    """Only the marks that stand in the chart."""
    responses = {answer_to(q.id, result.answers).response for q in result.questionnaire.questions}
    marks = {
        NoLevel.DONT_KNOW: _("? means 'don't know'."),
        NoLevel.NOT_APPLICABLE: _("n/a means not applicable."),
        NoLevel.UNANSWERED: _("- means not answered yet."),
    }
    sentences = [
        _("A number is a level: the higher, the darker its cell."),
        *(sentence for response, sentence in marks.items() if response in responses),
        _("The questions stand in the same order as in the tables below."),
    ]
    return " ".join(sentences)


def _table(result: Result, theme: Theme) -> Table:
    rows = (
        _row(result, number, question) for number, question in enumerate(theme.questions, start=1)
    )
    return Table(
        _("{theme}: every answer").format(theme=theme.title),
        (_("Question"), _("Level"), _("Evidence")),
        tuple(rows),
    )


def _row(result: Result, number: int, question: Question) -> tuple[str, ...]:
    answer = answer_to(question.id, result.answers)
    title = _("{number}. {title} (foundation)") if question.core else _("{number}. {title}")
    return (
        title.format(number=number, title=question.title),
        _level(result, answer),
        NONE if answer.level is None else evidence_name(answer.evidence).capitalize(),
    )


def _level(result: Result, answer: Answer) -> str:
    """With the target, where one was chosen: a fourth column would not fit a phone."""
    if answer.target is None:
        return _response(result, answer)
    return _("{level} (target: {target})").format(
        level=_response(result, answer), target=_named(result, answer.target)
    )


def _response(result: Result, answer: Answer) -> str:
    if answer.response is NoLevel.NOT_APPLICABLE:
        return _("Not applicable: {reason}").format(reason=answer.reason)
    words = {NoLevel.DONT_KNOW: _("Don't know"), NoLevel.UNANSWERED: _("Not answered yet")}
    if isinstance(answer.response, NoLevel):
        return words[answer.response]
    return _named(result, answer.response)


def _named(result: Result, level: int) -> str:
    """`3, Mature`."""
    return f"{level}, {result.questionnaire.levels[level].name}"
