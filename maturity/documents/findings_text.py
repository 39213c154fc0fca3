"""What was found in a theme: what is strong, where the gaps are, and what people wrote."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph, Quote
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.theme_text import level_now
from maturity.domain.assessment import NoLevel, answer_to
from maturity.domain.questionnaire import Question
from maturity.domain.targets import MATURE
from maturity.locale import gettext as _


def findings(paper: PlanPaper, theme_id: str, level: int = 4) -> Iterator[Block]:
    """Under headings of `level`."""
    questions = questions_of_theme(paper, theme_id)
    yield from _list(_("What is strong"), [q for q in questions if _strong(paper, q)], paper, level)
    yield from _gaps(paper, questions, level)
    comments = tuple(_comments(paper, questions))
    if comments:
        yield Heading(_("What you wrote"), level)
        yield from comments


def questions_of_theme(paper: PlanPaper, theme_id: str) -> tuple[Question, ...]:
    themes = {theme.id: theme for theme in paper.result.questionnaire.themes}
    return themes[theme_id].questions


def _strong(paper: PlanPaper, question: Question) -> bool:
    level = answer_to(question.id, paper.answers).level
    return level is not None and level >= min(MATURE, paper.result.questionnaire.top_level)


def _list(heading: str, questions: list[Question], paper: PlanPaper, level: int) -> Iterator[Block]:
    if questions:
        yield Heading(heading, level)
        yield Bullets(tuple(_strength(paper, question) for question in questions))


def _strength(paper: PlanPaper, question: Question) -> Item:
    level = answer_to(question.id, paper.answers).level or 0
    name = paper.result.questionnaire.levels[level].name
    text = _("{title}: level {level}, {name}.").format(title=question.title, level=level, name=name)
    return Item(text, question.levels[level])


def _gaps(paper: PlanPaper, questions: tuple[Question, ...], level: int) -> Iterator[Block]:
    """What lies below its target, and what nobody knows. Whether that is good enough you chose."""
    gaps = tuple(item for question in questions if (item := _gap(paper, question)) is not None)
    yield Heading(_("Where the gaps are"), level)
    if gaps:
        yield Bullets(gaps)
    else:
        yield Paragraph(_("Nothing here is below what you aim for."))


def _gap(paper: PlanPaper, question: Question) -> Item | None:
    answer, target = answer_to(question.id, paper.answers), paper.plan.targets.get(question.id)
    if answer.response is NoLevel.UNANSWERED:
        return Item(_("{title}: not answered yet.").format(title=question.title))
    if answer.response is NoLevel.DONT_KNOW:
        return Item(_("{title}: nobody knows yet.").format(title=question.title))
    if answer.level is None or target is None or target <= answer.level:
        return None
    sentence = (
        _("{title}: now {now}, aim {target} (foundation).")
        if question.core
        else _("{title}: now {now}, aim {target}.")
    )
    text = sentence.format(
        title=question.title, now=level_now(paper.result, question.id), target=target
    )
    wanted = _("Level {level}: {descriptor}").format(
        level=target, descriptor=question.levels[target]
    )
    return Item(text, wanted)


def _comments(paper: PlanPaper, questions: tuple[Question, ...]) -> Iterator[Quote]:
    for question in questions:
        comment = answer_to(question.id, paper.answers).comment.strip()
        if comment:
            yield Quote(comment, _("Your comment on {title}").format(title=question.title))
