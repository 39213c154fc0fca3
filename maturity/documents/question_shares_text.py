"""How far councils are with each question, and how far one of them is. Shares, never a place."""

from collections.abc import Iterator

from maturity.documents.benchmark_words import marked, share
from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph, Table
from maturity.domain.comparison import Comparison, QuestionStanding
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.release import QuestionShares, Release
from maturity.locale import gettext as _

MOST, FEW = 50, 30
"""Percent: of most and of few one speaks from here."""

NAMED = 5


def questions_part(questionnaire: Questionnaire, comparison: Comparison) -> Iterator[Block]:
    """What stands out, then every question."""
    release, standings = comparison.release, comparison.questions
    if release is None or not standings:
        return
    yield Heading(marked(_("Question by question"), invented=release.invented))
    yield from _stands_out(questionnaire, standings)
    yield _table(questionnaire, standings, release)
    yield Paragraph(rounded_shares())
    yield from _not_applicable(questionnaire, standings)


def rounded_shares() -> str:
    return _(
        "Shares are of all councils that contributed, rounded to 10 %. A council to which a "
        "question does not apply is at no level of it."
    )


def _stands_out(
    questionnaire: Questionnaire, standings: tuple[QuestionStanding, ...]
) -> Iterator[Block]:
    known = {question.id: question for question in questionnaire.questions}
    ahead = [s for s in standings if s.own and s.shares.at_least[s.own - 1] <= FEW]
    ahead.sort(key=lambda s: s.shares.at_least[(s.own or 1) - 1])
    behind = [s for s in standings if _next(s) >= MOST]
    behind.sort(key=_next, reverse=True)
    if ahead:
        yield Paragraph(_("Few are as far as you here. Others may want to see how you do it:"))
        items = (_item(known[s.shares.question_id], s, s.own or 0) for s in ahead[:NAMED])
        yield Bullets(tuple(items))
    if behind:
        yield Paragraph(_("Most are further here. You could ask how they do it:"))
        items = (_item(known[s.shares.question_id], s, (s.own or 0) + 1) for s in behind[:NAMED])
        yield Bullets(tuple(items))


def _next(standing: QuestionStanding) -> int:
    """The share at a higher level than one's own; 0 where there is none."""
    own, at_least = standing.own, standing.shares.at_least
    return 0 if own is None or own >= len(at_least) else at_least[own]


def _item(question: Question, standing: QuestionStanding, level: int) -> Item:
    return Item(
        _("{title}: you are at {own}. At {level} or higher: {share}.").format(
            title=question.title,
            own=standing.own,
            level=level,
            share=share(standing.shares.at_least[level - 1]),
        )
    )


def _table(
    questionnaire: Questionnaire, standings: tuple[QuestionStanding, ...], release: Release
) -> Table:
    known = {question.id: question for question in questionnaire.questions}
    caption = _("Your level, and the share of {count} or more councils at each level or higher")
    return Table(
        marked(caption.format(count=standings[0].shares.members), invented=release.invented),
        (_("Question"), _("You"), *level_headers(questionnaire)),
        tuple(
            (
                known[s.shares.question_id].title,
                own_words(questionnaire, None) if s.own is None else str(s.own),
                *share_cells(s.shares),
            )
            for s in standings
        ),
    )


def level_headers(questionnaire: Questionnaire) -> tuple[str, ...]:
    top = questionnaire.top_level
    levels = (_("{level} or higher").format(level=level) for level in range(1, top))
    return (*levels, str(top))


def share_cells(shares: QuestionShares) -> tuple[str, ...]:
    return tuple(share(percent) for percent in shares.at_least)


def own_words(questionnaire: Questionnaire, level: int | None) -> str:
    if level is None:
        return _("does not apply")
    return _("{level}, {name}").format(level=level, name=questionnaire.levels[level].name)


def _not_applicable(
    questionnaire: Questionnaire, standings: tuple[QuestionStanding, ...]
) -> Iterator[Block]:
    titles = {question.id: question.title for question in questionnaire.questions}
    some = [s.shares for s in standings if s.shares.not_applicable > 10]
    if some:
        said = "; ".join(f"{titles[s.question_id]} ({share(s.not_applicable)})" for s in some)
        yield Paragraph(_("It does not apply to more than a few: {titles}.").format(titles=said))
