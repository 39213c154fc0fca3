"""What a release is built from, as the database has it. Building it is the domain's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from maturity.documents.figures import day
from maturity.domain.ledger import SCORES, Ledger
from maturity.domain.library import Library
from maturity.domain.release import LEAST
from maturity.domain.release_order import Build
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.contributions_known import vouched_for
from maturity.usecases.release_history import history_with_store

MANY = 40
"""From so many councils on a release in half a year is often enough, and one in a year before."""

HALF_A_YEAR, A_YEAR = timedelta(days=180), timedelta(days=360)


@dataclass(frozen=True)
class Wanted:
    """A release of one edition, from what came up to and including `cut_off`."""

    questionnaire_id: str
    cut_off: date
    k: int = LEAST


def release_order(store: Store, library: Library, wanted: Wanted, today: date) -> Build:
    """All that the database holds for such a release, and every earlier one.

    MaturityError for a cut-off to come, and where the private record of a release is not here.
    """
    if wanted.cut_off > today:
        raise MaturityError(
            _(
                "{day} is still to come. A release holds what came up to a day that has been."
            ).format(day=day(wanted.cut_off))
        )
    questionnaire = library.questionnaire(wanted.questionnaire_id)
    return Build(
        questionnaire=questionnaire,
        contributions=vouched_for(store),
        history=history_with_store((), store, questionnaire.family),
        services=services_of(store),
        ended={ended.code: ended.ended_on for ended in store.ended_authorities()},
        cut_off=wanted.cut_off,
        k=wanted.k,
    )


def services_of(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The codes of the members by each code of the service that does the work for them."""
    codes = _codes_of_organisations(store)
    return {
        code: tuple(sorted(found for member in members for found in codes.get(member, ())))
        for service, members in store.services().items()
        for code in sorted(codes.get(service, ()))
    }


def _codes_of_organisations(store: Store) -> Mapping[str, set[str]]:
    """An organisation may have come under several."""
    found: dict[str, set[str]] = {}
    for code, organisation_id in store.registered_codes().items():
        found.setdefault(organisation_id, set()).add(code)
    for issued in store.issued_codes():
        if issued.organisation_id is not None:
            found.setdefault(issued.organisation_id, set()).add(issued.code)
    for code, organisation_id in store.contributed_codes():
        found.setdefault(organisation_id, set()).add(code)
    return found


def soon_warnings(draft: Ledger, last: date) -> tuple[str, ...]:
    """What speaks against publishing a draft after a release of that day, and forbids nothing."""
    if not too_soon(draft, last):
        return ()
    return (
        _(
            "The last release is of {day}. Too little changes in so short a time: most figures "
            "would stay as they are. Half a year is enough between two, and a year while there "
            "are fewer than 40 councils."
        ).format(day=day(last)),
    )


def too_soon(draft: Ledger, last: date) -> bool:
    """Whether so little time has passed that hardly any figure would be new."""
    national = (s for s in draft.sets if (s.variable, s.group_id) == (SCORES, "national"))
    councils = max((len(one.record_ids) for one in national), default=0)
    return draft.release.cut_off - last < (HALF_A_YEAR if councils >= MANY else A_YEAR)
