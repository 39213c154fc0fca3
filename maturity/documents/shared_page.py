"""Members of a shared service on one page: where each stands, and what they lack in common.

What could be done once for several of them is in shared_plan_text.py.
"""

from collections.abc import Iterator

from maturity.documents.answers_text import NONE
from maturity.documents.blocks import (
    Block,
    Document,
    Heading,
    Item,
    NewPage,
    Paragraph,
    Steps,
    Table,
    Wide,
)
from maturity.documents.figures import day, listed, of_top
from maturity.documents.shared_paper import SharedMember, SharedPaper
from maturity.documents.shared_plan_text import shared_plan_section
from maturity.domain.assessment import NoLevel, answer_to
from maturity.domain.questionnaire import Question, Theme
from maturity.domain.scorecard import Score
from maturity.domain.shared_service import CommonGap
from maturity.domain.targets import MATURE
from maturity.locale import gettext as _
from maturity.locale import language, ngettext

ABREAST = 6
"""Members in one table of levels."""

UNBROKEN = "\N{NO-BREAK SPACE}"
"""In a narrow column `2.3 of 5` keeps to one line."""


def shared_document(paper: SharedPaper) -> Document:
    title = _title(paper)
    blocks = (
        Heading(title, 1),
        *_who(paper),
        *_common(paper),
        *shared_plan_section(paper),
        NewPage(),
        Wide(tuple(_standing(paper))),
        Wide(tuple(_questions(paper))),
    )
    footer = _("For the leads of {service}. Its members agreed to be shown here.").format(
        service=paper.service
    )
    return Document(title, language(), paper.on, blocks, footer)


def shared_blocks(paper: SharedPaper) -> tuple[Block, ...]:
    """As the page shows them: who stands where comes first, and nothing where nobody can be put
    beside anybody.
    """
    if not paper.enough:
        return (Heading(_title(paper), 1), *_too_few(paper))
    return (
        Heading(_title(paper), 1),
        *_who(paper),
        *_standing(paper),
        *_common(paper),
        *shared_plan_section(paper),
        *_questions(paper),
    )


def _title(paper: SharedPaper) -> str:
    return _("{service}: members side by side").format(service=paper.service)


def _too_few(paper: SharedPaper) -> Iterator[Block]:
    yield Paragraph(
        _(
            "Members can be put side by side once two of them have agreed to it and handed in a "
            "round. So far there are fewer."
        )
    )
    yield from _silent(paper)


def _who(paper: SharedPaper) -> Iterator[Block]:
    yield Paragraph(
        ngettext(
            "{count} member agreed to be seen here.",
            "{count} members agreed to be seen here.",
            len(paper.members),
        ).format(count=len(paper.members))
        + " "
        + _(
            "Each is shown as it stood in the last round that it handed in: its own view of "
            "itself, not an audit. No comment and no evidence of a member is shown."
        )
    )
    yield from _silent(paper)


def _silent(paper: SharedPaper) -> Iterator[Block]:
    """Their names, and nothing else of theirs."""
    if paper.not_agreed:
        yield Paragraph(
            ngettext(
                "{names} has not agreed to be compared.",
                "{names} have not agreed to be compared.",
                len(paper.not_agreed),
            ).format(names=listed(paper.not_agreed))
        )
    if paper.without_round:
        yield Paragraph(
            ngettext(
                "{names} agreed, and has not handed in a round yet.",
                "{names} agreed, and have not handed in a round yet.",
                len(paper.without_round),
            ).format(names=listed(paper.without_round))
        )


def _standing(paper: SharedPaper) -> Iterator[Block]:
    yield Heading(_("Where they stand"))
    themes = paper.questionnaire.themes
    header = (_("Member"), _("Overall"), *(theme.title for theme in themes))
    rows = tuple(_member_row(member, themes) for member in paper.members)
    yield Paragraph(_("The day is that on which the round was handed in."))
    yield Table(_("Stage and average of each member, by theme"), header, rows)


def _member_row(member: SharedMember, themes: tuple[Theme, ...]) -> tuple[str, ...]:
    scorecard = member.result.scorecard
    found = {theme.theme_id: theme for theme in scorecard.themes}
    cells = (
        _stands(member, found[t.id].stage, found[t.id].score) if t.id in found else NONE
        for t in themes
    )
    overall = _stands(member, scorecard.stage, scorecard.score)
    name = _("{name} ({day})").format(name=member.name, day=day(member.handed_in))
    return (name, overall, *cells)


def _stands(member: SharedMember, stage: int | None, score: Score) -> str:
    """`Developing, 2.3 of 5`."""
    name = member.result.stage_name(stage)
    if score.point is None:
        return name
    average = of_top(score.point, member.result.questionnaire.top_level)
    return _("{stage}, {average}").format(stage=name, average=average.replace(" ", UNBROKEN))


def _common(paper: SharedPaper) -> Iterator[Block]:
    yield Heading(_("What many members still have to do"))
    good = paper.questionnaire.levels[min(MATURE, paper.questionnaire.top_level)].name
    yield Paragraph(
        _(
            "A member is behind in a question if its level is below {good}, or below the level "
            "that it aims at. Listed are the questions in which at least half of the members with "
            "a level are behind, and two of them at least."
        ).format(good=good)
    )
    if not paper.gaps:
        yield Paragraph(_("There is no such question."))
        return
    titles = {question.id: question.title for question in paper.questionnaire.questions}
    yield Steps(tuple(Item(_gap(gap, titles[gap.question_id])) for gap in paper.gaps))


def _gap(gap: CommonGap, title: str) -> str:
    if gap.lowest == gap.highest:
        return _("{title}: {behind} of {rated} are behind, all at level {level}.").format(
            title=title, behind=gap.behind, rated=gap.rated, level=gap.lowest
        )
    return _("{title}: {behind} of {rated} are behind. Levels from {low} to {high}.").format(
        title=title, behind=gap.behind, rated=gap.rated, low=gap.lowest, high=gap.highest
    )


def _questions(paper: SharedPaper) -> Iterator[Block]:
    yield Heading(_("Question by question"))
    yield Paragraph(_("? means 'don't know', n/a not applicable, and - not asked or not answered."))
    for theme in paper.questionnaire.themes:
        asked = [question for question in theme.questions if _is_asked(paper, question)]
        if asked:
            yield Heading(theme.title, 3)
            yield from _theme_tables(paper, theme, asked)


def _theme_tables(paper: SharedPaper, theme: Theme, asked: list[Question]) -> Iterator[Block]:
    """As many members beside each other as a page is wide."""
    caption = _("{theme}: the level of each member").format(theme=theme.title)
    for first in range(0, len(paper.members), ABREAST):
        members = paper.members[first : first + ABREAST]
        header = (_("Question"), *(member.name for member in members))
        rows = tuple((q.title, *(_mark(member, q.id) for member in members)) for q in asked)
        yield Table(caption, header, rows)


def _is_asked(paper: SharedPaper, question: Question) -> bool:
    """By the round of one member at least."""
    return any(question in member.result.questionnaire.questions for member in paper.members)


def _mark(member: SharedMember, question_id: str) -> str:
    """An answer outside of what the round asked does not count, and is not shown."""
    if question_id not in {question.id for question in member.result.questionnaire.questions}:
        return NONE
    answer = answer_to(question_id, member.result.answers)
    marks = {NoLevel.DONT_KNOW: _("?"), NoLevel.NOT_APPLICABLE: _("n/a"), NoLevel.UNANSWERED: NONE}
    response = answer.response
    return marks[response] if isinstance(response, NoLevel) else str(response)
