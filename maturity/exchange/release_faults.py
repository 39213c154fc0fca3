"""What in a release cannot come from a build: a figure that is not rounded, not in order or of
too few. Whether the figures are true is for the private record to show.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise

from maturity.domain.proposals import catalogue
from maturity.domain.release import (
    LEAST,
    LEAST_FOR_QUESTIONS,
    GroupFigures,
    IndicatorFigures,
    MissingGroup,
    Movement,
    Quartiles,
    QuestionShares,
    Release,
)
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _

HASH = re.compile(r"[0-9a-f]{64}")
SLUG = re.compile(r"[a-z0-9][a-z0-9._-]*")
STEP, SHARE_STEP, BAND = 50, 10, 5
LOWEST_SHARE, HIGHEST_SHARE = 10, 90
TOP, MOST_MEMBERS = 1000, 1_000_000


def release_faults(release: Release) -> Iterator[str]:
    yield from _of_head(release)
    for group in release.groups:
        yield from _of_group(group, release)
    for missing in release.missing:
        yield from _of_name(missing)
    for shares in release.questions:
        yield from _of_question(shares, release)
    for figures in release.indicators:
        yield from _of_indicator(figures, release)
    if release.movement is not None:
        yield from _of_movement(release.movement, release)
    yield from _twice(release)


def _of_head(release: Release) -> Iterator[str]:
    if release.k < LEAST:
        yield _("it is made with groups of {k} or more; fewer than {least} are refused.").format(
            k=release.k, least=LEAST
        )
    if not HASH.fullmatch(release.content_hash):
        yield _odd("content_hash", release.content_hash)
    if not release.id.startswith(release.cut_off.isoformat()):
        yield _odd("id", release.id)
    yield from _band("contributions", release.contributions, release.k)


def _of_group(group: GroupFigures, release: Release) -> Iterator[str]:
    yield from _of_name(group)
    yield from _band(group.id, group.members, release.k)
    if group.as_of > release.cut_off:
        yield _odd(group.id, group.as_of)
    yield from _quartiles(group.id, {"overall": group.overall, **group.themes})
    if group.themes.keys() != release.groups[0].themes.keys():
        yield _("'{group}' has averages of other themes than the first group.").format(
            group=shown(group.id)
        )


def _of_name(group: GroupFigures | MissingGroup) -> Iterator[str]:
    pool = group.id.partition(":")[2] if group.family == "national" else ""
    known = group.id in _catalogue() and group.id.partition(":")[0] == group.family
    if not (known and group.pool == (pool or "councils")):
        yield _("'{group}' is no group that a release can have.").format(group=shown(group.id))


@lru_cache
def _catalogue() -> frozenset[str]:
    """No other group has words to be shown with."""
    return frozenset(g.id for twelve in (False, True) for g in catalogue(twelve=twelve))


def _of_question(shares: QuestionShares, release: Release) -> Iterator[str]:
    name = shares.question_id
    yield from _slug(name)
    yield from _band(name, shares.members, max(release.k, LEAST_FOR_QUESTIONS))
    yield from _shares(name, (*shares.at_least, shares.not_applicable))
    if any(lower < higher for lower, higher in pairwise(shares.at_least)):
        yield _("'{name}': more are at a higher level than at a lower one.").format(
            name=shown(name)
        )
    if shares.meaning < 1 or not shares.at_least or shares.as_of > release.cut_off:
        yield _odd(name, shares.as_of)


def _of_indicator(figures: IndicatorFigures, release: Release) -> Iterator[str]:
    name = figures.indicator_id
    yield from _slug(name)
    yield from _band(name, figures.members, release.k)
    if not figures.lower <= figures.median <= figures.upper:
        yield _unordered(name)
    if figures.as_of > release.cut_off:
        yield _odd(name, figures.as_of)


def _of_movement(movement: Movement, release: Release) -> Iterator[str]:
    yield from _band("movement", movement.members, release.k)
    if movement.since >= release.cut_off:
        yield _odd("movement", movement.since)
    for at in (0, 1):
        measures = {"overall": movement.overall, **movement.themes}
        yield from _quartiles("movement", {name: two[at] for name, two in measures.items()})
    yield from chain.from_iterable(_slug(name) for name in movement.mature)
    yield from _shares("movement", chain.from_iterable(movement.mature.values()))


def _twice(release: Release) -> Iterator[str]:
    groups = [group.id for group in release.groups]
    names = (
        groups + [group.id for group in release.missing],
        [shares.question_id for shares in release.questions],
        [figures.indicator_id for figures in release.indicators],
    )
    for found in names:
        for name in sorted(name for name, times in Counter(found).items() if times > 1):
            yield _("'{name}' stands there twice.").format(name=shown(name))


def _band(name: str, members: int, least: int) -> Iterator[str]:
    lowest = least - least % BAND
    if members % BAND or not lowest <= members <= MOST_MEMBERS:
        yield _(
            "'{name}' is of {members} organisations. A release names multiples of five, and "
            "{least} or more."
        ).format(name=shown(name), members=shown(str(members)), least=lowest)


def _quartiles(name: str, measures: Mapping[str, Quartiles]) -> Iterator[str]:
    for measure, found in measures.items():
        yield from _slug(measure)
        marks = (found.lower, found.median, found.upper)
        if any(mark % STEP or not 0 <= mark <= TOP for mark in marks):
            yield _(
                "'{name}', '{measure}': {marks} are no rounded figures. A release names multiples "
                "of {step} from 0 to {top}."
            ).format(
                name=shown(name),
                measure=shown(measure),
                marks=shown(", ".join(map(str, marks))),
                step=STEP,
                top=TOP,
            )
        elif list(marks) != sorted(marks):
            yield _unordered(name)


def _shares(name: str, shares: Iterator[int] | tuple[int, ...]) -> Iterator[str]:
    for share in shares:
        if share % SHARE_STEP or not LOWEST_SHARE <= share <= HIGHEST_SHARE:
            yield _(
                "'{name}': {share} is no rounded share. A release names multiples of ten from 10 "
                "to 90."
            ).format(name=shown(name), share=shown(str(share)))


def _slug(name: str) -> Iterator[str]:
    if not SLUG.fullmatch(name):
        yield _("'{name}' is no id.").format(name=shown(name))


def _odd(name: str, value: object) -> str:
    return _("'{name}' is {value}, which a release cannot say.").format(
        name=shown(name), value=shown(str(value))
    )


def _unordered(name: str) -> str:
    return _("'{name}': the lower quartile, median and upper quartile are out of order.").format(
        name=shown(name)
    )
