"""Progress between two rounds in plain text: facts first, the averages after them."""

from collections.abc import Iterator

from maturity.documents.figures import of_top
from maturity.documents.plain_text import headline, title, wrapped
from maturity.domain.progress import AverageChange, Change, Progress, Why
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _
from maturity.locale import ngettext


def progress_text(now: Questionnaire, then: Questionnaire, progress: Progress) -> str:
    """`then` is the questionnaire of the earlier round, which may be an earlier edition."""
    titles = {q.id: q.title for questionnaire in (then, now) for q in questionnaire.questions}
    lines = [
        *headline(_("What changed since the last round")),
        *wrapped(_first_line(progress)),
        *_changes(_("What rose"), progress.rose, titles),
        *_changes(_("What fell"), progress.fell, titles),
        *_named(_("Has a level now and had none last time"), _new(progress, titles)),
        *_incomparable(progress, titles),
        *_averages(now, progress),
    ]
    return "\n".join(lines) + "\n"


def _first_line(progress: Progress) -> str:
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


def _changes(heading: str, changes: tuple[Change, ...], titles: dict[str, str]) -> Iterator[str]:
    yield from _named(
        heading,
        [
            _("{title}: from {before} to {after}{records}").format(
                title=titles[change.question_id],
                before=change.before,
                after=change.after,
                records=_(", with records") if change.with_records else "",
            )
            for change in changes
        ],
    )


def _named(heading: str, items: list[str]) -> Iterator[str]:
    if items:
        yield from title(heading)
        for item in items:
            yield from wrapped(f"- {item}", gap=False, hanging=2)
        yield ""


def _new(progress: Progress, titles: dict[str, str]) -> list[str]:
    """Not those whose meaning changed: they had a level last time, and are named as such."""
    had_level = {item.question_id for item in progress.incomparable}
    return [titles[question_id] for question_id in progress.new if question_id not in had_level]


def _incomparable(progress: Progress, titles: dict[str, str]) -> Iterator[str]:
    why = {
        Why.GONE: _("the question is no longer asked"),
        Why.MEANING: _("the question means something else now"),
        Why.NO_LEVEL: _("there is no level now"),
    }
    yield from _named(
        _("Can no longer be compared"),
        [f"{titles[item.question_id]}: {why[item.why]}" for item in progress.incomparable],
    )


def _averages(now: Questionnaire, progress: Progress) -> Iterator[str]:
    if progress.overall.after is None:
        return
    yield from title(_("The averages, over the questions answered both times"))
    names = {theme.id: theme.title for theme in now.themes}
    for theme in progress.themes:
        yield from wrapped(f"{names[theme.theme_id]}: {_average(now, theme.average)}", gap=False)
    yield from wrapped(_("Overall: {change}").format(change=_average(now, progress.overall)))


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
