"""Progress between two rounds in words: facts first, the averages after them."""

from collections.abc import Iterator

from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph
from maturity.documents.figures import of_top
from maturity.documents.plain_text import plain_text
from maturity.domain.progress import AverageChange, Change, Progress, Why
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _
from maturity.locale import ngettext


def progress_text(now: Questionnaire, then: Questionnaire, progress: Progress) -> str:
    """`then` is the questionnaire of the earlier round, which may be an earlier edition."""
    heading = Heading(_("What changed since the last round"), 1)
    facts = Paragraph(progress_facts(progress))
    return plain_text((heading, facts, *changes(now, then, progress, level=2)))


def changes(
    now: Questionnaire, then: Questionnaire, progress: Progress, level: int
) -> Iterator[Block]:
    """What is behind the facts. Its headings are of `level`."""
    titles = {q.id: q.title for questionnaire in (then, now) for q in questionnaire.questions}
    yield from _named(_("What rose"), _moves(progress.rose, titles), level)
    yield from _named(_("What fell"), _moves(progress.fell, titles), level)
    yield from _named(_("Has a level now and had none last time"), _new(progress, titles), level)
    yield from _named(_("Can no longer be compared"), _incomparable(progress, titles), level)
    if progress.overall.after is not None:
        averages = _("The averages, over the questions answered both times")
        yield from _named(averages, list(_averages(now, progress)), level)


def progress_facts(progress: Progress) -> str:
    """`7 answers rose, 5 of them with records; 1 fell; 12 are unchanged.`"""
    rose, fell, same = len(progress.rose), len(progress.fell), len(progress.same)
    if not (rose or fell or same):
        return _("No question has a level in both rounds, so there is nothing to compare.")
    records = sum(change.with_records for change in progress.rose)
    facts = [ngettext("{count} answer rose", "{count} answers rose", rose).format(count=rose)]
    if rose == records == 1:
        facts.append(_("with records"))
    elif records:
        facts.append(_("{count} of them with records").format(count=records))
    unchanged = ngettext("{count} is unchanged", "{count} are unchanged", same).format(count=same)
    return _("{facts}; {fell} fell; {unchanged}.").format(
        facts=", ".join(facts), fell=fell, unchanged=unchanged
    )


def _moves(changes: tuple[Change, ...], titles: dict[str, str]) -> list[str]:
    return [
        _("{title}: from {before} to {after}{records}").format(
            title=titles[change.question_id],
            before=change.before,
            after=change.after,
            records=_(", with records") if change.with_records else "",
        )
        for change in changes
    ]


def _named(heading: str, items: list[str], level: int) -> Iterator[Block]:
    if items:
        yield Heading(heading, level)
        yield Bullets(tuple(Item(item) for item in items))


def _new(progress: Progress, titles: dict[str, str]) -> list[str]:
    """Not those whose meaning changed: they had a level last time, and are named as such."""
    had_level = {item.question_id for item in progress.incomparable}
    return [titles[question_id] for question_id in progress.new if question_id not in had_level]


def _incomparable(progress: Progress, titles: dict[str, str]) -> list[str]:
    why = {
        Why.GONE: _("the question is no longer asked"),
        Why.MEANING: _("the question means something else now"),
        Why.NO_LEVEL: _("there is no level now"),
    }
    return [f"{titles[item.question_id]}: {why[item.why]}" for item in progress.incomparable]


def _averages(now: Questionnaire, progress: Progress) -> Iterator[str]:
    names = {theme.id: theme.title for theme in now.themes}
    for theme in progress.themes:
        yield f"{names[theme.theme_id]}: {_average(now, theme.average)}"
    yield _("Overall: {change}").format(change=_average(now, progress.overall))


def _average(now: Questionnaire, change: AverageChange) -> str:
    if change.before is None or change.after is None:
        return ""
    top = now.top_level
    if change.before == change.after:
        return _("unchanged at {average}.").format(average=of_top(change.after, top))
    sentence = _("from {before} to {after}.").format(
        before=of_top(change.before, top), after=of_top(change.after, top)
    )
    if change.clear:
        return sentence
    return _("{change} Too small to call a change in the average.").format(change=sentence)
