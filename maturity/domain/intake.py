"""Whose contribution counts in a release, and why another does not. Not in which groups it counts.

One organisation counts once, with the newest that it gave by the cut-off. Whoever withdrew, ended
or is served by somebody who counts beside it is out.

What an organisation gives again unchanged counts as the record that was published before. With a
new one, every set would seem to have changed, and a single newcomer could be worked out. That goes
for each variable by itself: levels may stay while an indicator changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from maturity.domain.content_hash import content_hash
from maturity.domain.contribution import KeptContribution, Record
from maturity.domain.ledger import SCORES, Ledger
from maturity.domain.release_order import Build


class LeftOut(Enum):
    """Why none of an organisation's contributions is in a release."""

    EDITION = "edition"
    """It was asked other questions."""
    LATE = "late"
    """It came after the cut-off."""
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """The authority ended by the cut-off."""
    TYPE = "type"
    """Its type is not published."""
    MEMBERS = "members"
    """A shared service of whose members one counts."""
    TWICE = "twice"
    """A newer contribution of the same code under another key counts."""


@dataclass(frozen=True)
class Intake:
    """`records` as they were given, in the order of their ids. In `scored` those whose levels were
    published before have the id that they had. `holders` are the keys of both, `left_out` the
    others.
    """

    records: tuple[Record, ...]
    scored: tuple[Record, ...]
    holders: Mapping[str, str]
    left_out: Mapping[str, LeftOut]


def take_in(order: Build) -> Intake:
    chosen: dict[str, KeptContribution] = {}
    left_out: dict[str, LeftOut] = {}
    asked = content_hash(order.questionnaire.light_set())
    for key, kept in sorted(_by_key(order.contributions).items()):
        found = _newest_that_counts(kept, order, asked)
        if isinstance(found, LeftOut):
            left_out[key] = found
        else:
            chosen[key] = found
    left_out |= _doubles(chosen)
    left_out |= _beside_members(chosen, left_out, order.services)
    counting = {key: k.contribution.record for key, k in chosen.items() if key not in left_out}
    scored = _as_before(counting, order)
    holders = {record.id: key for key, record in (*counting.items(), *scored.items())}
    return Intake(_by_id(counting.values()), _by_id(scored.values()), holders, left_out)


def _by_id(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: record.id))


def _as_before(records: Mapping[str, Record], order: Build) -> dict[str, Record]:
    levels = {k.contribution.record.id: k.contribution.record.levels for k in order.contributions}
    before = published_before(order.history, SCORES)
    found = {}
    for key, record in records.items():
        same = (i for i in before.get(key, ()) if levels.get(i) == record.levels)
        found[key] = replace(record, id=next(same, record.id))
    return found


def published_before(history: Sequence[Ledger], variable: str) -> dict[str, list[str]]:
    """Of each key its records in published sets of the variable, the newest release first."""
    found: dict[str, list[str]] = {}
    for ledger in reversed(history):
        sets = (one.record_ids for one in ledger.sets if one.variable == variable)
        for record_id in sorted(set().union(*sets)):
            found.setdefault(ledger.holders[record_id], []).append(record_id)
    return found


def _by_key(contributions: Iterable[KeptContribution]) -> dict[str, list[KeptContribution]]:
    found: dict[str, list[KeptContribution]] = {}
    for kept in contributions:
        found.setdefault(kept.contribution.envelope.key, []).append(kept)
    return {key: sorted(all_of_it, key=_age) for key, all_of_it in found.items()}


def _age(kept: KeptContribution) -> tuple[datetime, str]:
    """The newest last; ids decide between what came at the same moment."""
    return kept.taken_at, kept.contribution.record.id


def _newest_that_counts(
    kept: Sequence[KeptContribution], order: Build, asked: str
) -> KeptContribution | LeftOut:
    of_edition = [
        one
        for one in kept
        if one.contribution.record.questionnaire_id == order.questionnaire.id
        and one.contribution.record.content_hash == asked
    ]
    in_time = [one for one in of_edition if one.taken_at.date() <= order.cut_off]
    if not in_time:
        return LeftOut.LATE if of_edition else LeftOut.EDITION
    # Whoever withdrew what it gave last does not come back with what it gave before.
    if in_time[-1].withdrawn_at is not None or kept[-1].withdrawn_at is not None:
        return LeftOut.WITHDRAWN
    return _of_a_body_that_counts(in_time[-1], order.ended, order.cut_off)


def _of_a_body_that_counts(
    kept: KeptContribution, ended: Mapping[str, date], cut_off: date
) -> KeptContribution | LeftOut:
    end = ended.get(kept.contribution.envelope.code)
    if end is not None and end <= cut_off:
        return LeftOut.ENDED
    return LeftOut.TYPE if kept.contribution.record.type == "other" else kept


def _doubles(chosen: Mapping[str, KeptContribution]) -> dict[str, LeftOut]:
    newest: dict[str, str] = {}
    for key in sorted(chosen, key=lambda key: (_age(chosen[key]), key)):
        newest[chosen[key].contribution.envelope.code] = key
    return dict.fromkeys(chosen.keys() - set(newest.values()), LeftOut.TWICE)


def _beside_members(
    chosen: Mapping[str, KeptContribution],
    left_out: Mapping[str, LeftOut],
    services: Mapping[str, tuple[str, ...]],
) -> dict[str, LeftOut]:
    codes = {k.contribution.envelope.code for key, k in chosen.items() if key not in left_out}
    return {
        key: LeftOut.MEMBERS
        for key, kept in chosen.items()
        if kept.contribution.record.type == "shared-service"
        and codes & set(services.get(kept.contribution.envelope.code, ()))
    }
