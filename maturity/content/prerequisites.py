"""What actions of one catalogue need of each other: it is here, it can come first, it ends."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from maturity.content.catalogue_rules import exists
from maturity.content.problems import Problems
from maturity.content.sheets import Entry
from maturity.content.values import Faults, listed
from maturity.domain.catalogue import Action
from maturity.domain.law import NATIONS
from maturity.locale import gettext as _

Needs = Mapping[str, Sequence[str]]
Actions = Mapping[str, Action]


def check_needs(entries: Sequence[Entry], problems: Problems, *, all_read: bool) -> None:
    """While a file could not be read, what others need may stand there."""
    ids = [entry.id for entry in entries]
    actions = {entry.id: entry.action for entry in entries if entry.action is not None}
    for entry in entries:
        for place, need in enumerate(entry.action.needs if entry.action else (), start=1):
            if all_read:
                problems.report(entry.file, entry.where, exists(f"needs {place}", need, ids))
        if entry.action is not None:
            problems.report(entry.file, entry.where, _faults(entry.action, actions))
    first = {entry.id: entry for entry in reversed(entries)}
    for circle in circles({action.id: action.needs for action in actions.values()}):
        what = _("its 'needs' lead back to it: {circle}. Remove one of them.")
        entry = first[circle[0]]
        problems.add(entry.file, entry.where, what.format(circle=" -> ".join(circle)))


def _faults(action: Action, actions: Actions) -> Faults:
    for needed in (actions[need] for need in action.needs if need in actions):
        lacking = [n for n in NATIONS if action.valid_in(n) and not needed.valid_in(n)]
        if lacking:
            yield _(
                "it needs '{need}', which is not for {nations}. Widen the nations of that one, or "
                "narrow its own."
            ).format(need=needed.id, nations=listed(lacking))
    for needed in _needed_with_moves(action, actions):
        yield from _too_high(action, needed)


def _needed_with_moves(action: Action, actions: Actions) -> Iterator[Action]:
    """What it needs, and in the place of one without moves, what that one needs."""
    seen: set[str] = set()
    left = list(action.needs)
    while left:
        need = left.pop(0)
        if need in actions and need not in seen:
            seen.add(need)
            if actions[need].moves:
                yield actions[need]
            else:
                left.extend(actions[need].needs)


def _too_high(action: Action, needed: Action) -> Faults:
    """Otherwise nobody could begin with the lower one."""
    own = {move.question: move.from_level for move in action.moves}
    if not own:
        return
    for move in needed.moves:
        if move.from_level > own.get(move.question, max(own.values())):
            yield _(
                "it needs '{need}', which begins at level {level} of '{question}', higher than "
                "itself. Remove it from 'needs', or need a lower one."
            ).format(need=needed.id, level=move.from_level, question=move.question)


def circles(needs: Needs) -> Iterator[list[str]]:
    """One circle of each knot. Each id in it needs the next; the first, which comes first in
    `needs`, stands at its end again.
    """
    left = {each: [need for need in wanted if need in needs] for each, wanted in needs.items()}
    places = {each: place for place, each in enumerate(needs)}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1][1:]))
        else:
            return
        start = circle.index(min(circle, key=places.__getitem__))
        circle = [*circle[start:], *circle[:start]]
        left[circle[-1]].remove(circle[0])
        yield [*circle, circle[0]]
