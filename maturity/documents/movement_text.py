"""Where councils have moved since the release before: the same ones then and now, nobody else."""

from collections.abc import Iterator
from fractions import Fraction

from maturity.documents.benchmark_words import marked, share
from maturity.documents.blocks import Block, Bullets, Heading, Item, Paragraph, Table
from maturity.documents.figures import day, month, of_top
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import Movement, Quartiles, Release
from maturity.domain.targets import MATURE
from maturity.locale import gettext as _
from maturity.locale import ngettext


def movement_section(questionnaire: Questionnaire, release: Release) -> Iterator[Block]:
    yield Heading(marked(_("Where it has moved"), invented=release.invented))
    movement = release.movement
    if movement is None:
        yield Paragraph(
            _("Nothing can be said yet: too few councils are in this release and one before.")
        )
        return
    yield Paragraph(
        _(
            "{members} or more councils are in this release and in that of {day}. Only they are "
            "compared, so that nobody who joined or left makes a difference."
        ).format(members=movement.members, day=day(movement.since))
    )
    yield _averages(questionnaire, release, movement)
    yield from _questions(questionnaire, movement)


def _averages(questionnaire: Questionnaire, release: Release, movement: Movement) -> Table:
    titles = {theme.id: theme.title for theme in questionnaire.themes}
    moved = [(_("Overall"), movement.overall)]
    moved += [(titles[i], both) for i, both in movement.themes.items() if i in titles]
    caption = _("Medians of the same councils, then and now")
    return Table(
        marked(caption, invented=release.invented),
        (_("Average"), month(movement.since), month(release.cut_off), _("Change")),
        tuple(
            (
                name,
                *(_median(questionnaire, quartiles) for quartiles in both),
                _change(both[0].median, both[1].median),
            )
            for name, both in moved
        ),
    )


def _median(questionnaire: Questionnaire, quartiles: Quartiles) -> str:
    return of_top(Fraction(quartiles.median, 1000), questionnaire.top_level)


def _change(before: int, after: int) -> str:
    """Of rounded figures, those that are the same say nothing."""
    if before == after:
        return _("no clear change")
    return _("rose") if after > before else _("fell")


def _questions(questionnaire: Questionnaire, movement: Movement) -> Iterator[Block]:
    if not movement.mature:
        return
    name = questionnaire.levels[min(MATURE, questionnaire.top_level)].name
    known = [
        (q.title, movement.mature[q.id]) for q in questionnaire.questions if _in(q.id, movement)
    ]
    moved = [(title, then, now) for title, (then, now) in known if then != now]
    if moved:
        yield Paragraph(_("Share of them at {level} or higher:").format(level=name))
        yield Bullets(tuple(Item(_moved(*found)) for found in moved))
    same = len(known) - len(moved)
    if same:
        yield Paragraph(
            ngettext(
                "In {count} question there is no clear change.",
                "In {count} questions there is no clear change.",
                same,
            ).format(count=same)
        )


def _in(question_id: str, movement: Movement) -> bool:
    return question_id in movement.mature


def _moved(title: str, then: int, now: int) -> str:
    return _("{title}: from {then} to {now}.").format(title=title, then=share(then), now=share(now))
