"""The rules of an action catalogue, entry by entry. What entries are to each other is elsewhere."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from maturity.content.values import Faults, https, listed, not_empty, repeated, slug, within
from maturity.domain.catalogue import Action, Catalogue, Days, Move
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import gettext as _

FEWEST_STEPS, MOST_STEPS = 3, 6
MOST_MOVES = 3
"""Somebody who claims more has not said what really does it."""

QUICK_WEEKS = 13


def header(found: Catalogue) -> Faults:
    yield from slug("id", found.id)
    for name in ("title", "language", "licence"):
        yield from not_empty(name, getattr(found, name))
    yield from _at_least(1, "most_actions", found.most_actions)
    yield from _at_least(1, "gain, foundation", found.gain.foundation)
    yield from _at_least(1, "gain, priority", found.gain.priority)
    yield from _days("discovery, days", found.discovery.days)
    yield from _at_least(1, "discovery, weeks", found.discovery.weeks)


def action(found: Action, questionnaire: Questionnaire | None) -> Faults:
    """`questionnaire` is None where it is faulty itself: nothing is compared with it."""
    yield from slug("id", found.id)
    for name, text in texts(found):
        yield from not_empty(name, text)
    if not FEWEST_STEPS <= len(found.steps) <= MOST_STEPS:
        yield _("'steps' has {count} entries. Write {fewest} to {most}.").format(
            count=len(found.steps), fewest=FEWEST_STEPS, most=MOST_STEPS
        )
    yield from _effort(found)
    yield from _people(found)
    yield from _moves(found, questionnaire)
    yield from _in_place(found, questionnaire)
    yield from _resources(found)
    indicator = found.measure.indicator
    if indicator and questionnaire is not None:
        known = [each.id for each in questionnaire.indicators]
        yield from exists("measure, indicator", indicator, known)


def texts(found: Action) -> Iterator[tuple[str, str]]:
    """Everything that readers see of it in sentences, with the name of its field."""
    for name in ("title", "why", "notice", "done_when"):
        yield name, getattr(found, name)
    yield from ((f"steps {place}", text) for place, text in enumerate(found.steps, start=1))
    yield "measure, text", found.measure.text


def exists(name: str, value: str, known: Iterable[str]) -> Faults:
    ids = list(known)
    if value not in ids:
        nearest = get_close_matches(value, ids, n=3, cutoff=0)
        yield _("'{name}' is '{value}', which is not here. Write an id such as: {nearest}.").format(
            name=name, value=value, nearest=listed(nearest) or _("none")
        )


def _effort(found: Action) -> Faults:
    yield from _days("days", found.days)
    low, high = found.money.low, found.money.high
    if not 0 <= low <= high:
        yield _("'money' has low {low} and high {high}. Write 0 or more, the lower first.").format(
            low=low, high=high
        )
    yield from _at_least(1, "weeks", found.weeks)
    if found.pace == "quick win" and found.weeks > QUICK_WEEKS:
        yield _(
            'it takes {weeks} weeks, and a quick win at most {most}. Write pace = "strategic".'
        ).format(weeks=found.weeks, most=QUICK_WEEKS)


def _days(name: str, found: Days) -> Faults:
    if not 1 <= found.low <= found.likely <= found.high:
        yield _(
            "'{name}' has low {low}, likely {likely}, high {high}. "
            "Write whole days from 1 on, the lowest first."
        ).format(name=name, low=found.low, likely=found.likely, high=found.high)


def _at_least(lowest: int, name: str, value: int) -> Faults:
    if value < lowest:
        yield _("'{name}' is {value}. Write {lowest} or more.").format(
            name=name, value=value, lowest=lowest
        )


def _people(found: Action) -> Faults:
    if found.owner in found.contributors:
        yield _("'{role}' owns it and is among the contributors too. Remove it there.").format(
            role=found.owner
        )
    for name, values in (("contributors", found.contributors), ("needs", found.needs)):
        for value in repeated(values):
            yield _("'{name}' names '{value}' twice. Write it once.").format(name=name, value=value)


def _moves(found: Action, questionnaire: Questionnaire | None) -> Faults:
    if len(found.moves) > MOST_MOVES:
        yield _("'moves' has {count} entries. Write at most {most}, or two actions.").format(
            count=len(found.moves), most=MOST_MOVES
        )
    for question in repeated(move.question for move in found.moves):
        yield _("it moves '{question}' twice. One action makes one step of a question.").format(
            question=question
        )
    for place, move in enumerate(found.moves, start=1):
        yield from _move(place, move, questionnaire)


def _move(place: int, found: Move, questionnaire: Questionnaire | None) -> Faults:
    top = None if questionnaire is None else questionnaire.top_level
    if questionnaire is not None:
        known = [question.id for question in questionnaire.questions]
        yield from exists(f"moves {place}, question", found.question, known)
    yield from within(f"moves {place}, from_level", found.from_level, top)
    yield from within(f"moves {place}, to_level", found.to_level, top)
    if found.to_level != found.from_level + 1:
        yield _(
            "it moves '{question}' from level {from_level} to {to_level}. Write one level up: "
            "to_level = {next}."
        ).format(
            question=found.question,
            from_level=found.from_level,
            to_level=found.to_level,
            next=found.from_level + 1,
        )


def _in_place(found: Action, questionnaire: Questionnaire | None) -> Faults:
    if not found.moves and not found.in_place:
        yield _(
            "it moves no question. Write 'moves', or 'in_place' with the answer from which on it "
            "need not be done."
        )
    for place, holding in enumerate(found.in_place, start=1):
        name = f"in_place {place}, level"
        if questionnaire is not None:
            known = [question.id for question in questionnaire.questions]
            yield from exists(f"in_place {place}, question", holding.question, known)
            yield from within(name, holding.level, questionnaire.top_level)
        if holding.level == 0:
            yield _("'{name}' is 0, which everybody has. Write a higher level.").format(name=name)


def _resources(found: Action) -> Faults:
    for place, resource in enumerate(found.resources, start=1):
        yield from not_empty(f"resources {place}, name", resource.name)
        yield from https(f"resources {place}, url", resource.url)
