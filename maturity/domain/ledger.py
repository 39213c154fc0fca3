"""The private record of a release: who was in which set. It stays with the taskforce.

The next build reads it as history: whether a figure may be published depends on every set that ever
was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from maturity.domain.release import HeldBecause, Release

SCORES = "scores"
"""The variable that averages and levels belong to. An indicator's is `indicator:<its id>`: what is
published of one says nothing about another, so that each has an audit of its own."""


@dataclass(frozen=True)
class PublishedSet:
    """The records behind one published figure. `histogram` counts the overall averages by permille,
    or an indicator's figures by their text, so that a figure can be worked out again.
    """

    variable: str
    group_id: str
    record_ids: tuple[str, ...]
    histograms: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class HeldBack:
    variable: str
    group_id: str
    because: HeldBecause


@dataclass(frozen=True)
class Insider:
    """Somebody who knows records: an organisation its own ones, a group those of its members."""

    name: str
    record_ids: frozenset[str]


@dataclass(frozen=True)
class Leaks:
    """What could be worked out exactly from everything published.

    `outsider`: records that anybody could. `insider`: (insider, another's record). `changes`: two
    records of one organisation whose difference anybody could.
    """

    outsider: tuple[str, ...] = ()
    insider: tuple[tuple[str, str], ...] = ()
    changes: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.outsider or self.insider or self.changes)


@dataclass(frozen=True)
class Ledger:
    """`holders` is the contributor key of every record that was published in this release, `groups`
    the keys of each shared service with its members as they were. `left_out` says which key is not
    in it and why. `leaks` is what this release gives away beyond what was out before it: nothing.
    """

    release: Release
    sets: tuple[PublishedSet, ...]
    holders: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    held: tuple[HeldBack, ...]
    left_out: Mapping[str, str]
    leaks: Leaks = Leaks()
