"""Where the sector moved: the same organisations, then and now. Nobody who joined or left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from maturity.domain.benchmarking import (
    OVERALL,
    QUESTION,
    THEME,
    band,
    named,
    quartiles,
    share_at_least,
)
from maturity.domain.publishable import Members, changed_too_little, enough
from maturity.domain.release import LEAST_FOR_QUESTIONS, HeldBecause, Movement

THEN, NOW = "movement:then", "movement:now"
MATURE = 3

Histograms = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Panel:
    """The records of the same organisations at two cut-offs."""

    since: date
    before: Members
    after: Members


def panel(
    since: date, before: Mapping[str, str], after: Mapping[str, str], usable: Collection[str]
) -> Panel:
    """`before` and `after` are records with their holders. An older record that is not `usable`,
    as it was withdrawn, takes its organisation out.
    """
    then = {key: record for record, key in before.items() if record in usable}
    now = {key: record for record, key in after.items() if key in then}
    return Panel(since, frozenset(then[key] for key in now), frozenset(now.values()))


def refused(found: Panel, before: Members, after: Members, k: int) -> HeldBecause | None:
    """Enough in it; nobody or enough left over on each side; and enough who answered anew."""
    if not enough(found.after, k):
        return "few"
    if any(0 < len(rest) < k for rest in (before - found.before, after - found.after)):
        return "complement"
    if found.before == found.after or changed_too_little(found.after, found.before, k):
        return "change"
    return None


def movement(since: date, then: Histograms, now: Histograms) -> Movement:
    """By the histograms of the averages and of each question's levels."""
    members = sum(now[OVERALL].values())
    return Movement(
        since=since,
        members=band(members),
        overall=(quartiles(then[OVERALL]), quartiles(now[OVERALL])),
        themes={
            theme: (quartiles(then[measure]), quartiles(now[measure]))
            for theme, measure in named(now, THEME)
        },
        mature={
            question: (share_at_least(then[measure], MATURE), share_at_least(now[measure], MATURE))
            for question, measure in named(now, QUESTION)
            if members >= LEAST_FOR_QUESTIONS
        },
    )
