"""Offers that somebody found abusive: reporting one, and what the taskforce does then."""

from dataclasses import dataclass

from maturity.access import Permission, Visitor, require, require_taskforce
from maturity.domain.peer_offer import Reported
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.given_text import given_id
from maturity.usecases.peer_offers import ShownOffer, may_see, shown_offer
from maturity.usecases.workplace import Workplace

LONGEST_REASON = 1_000


@dataclass(frozen=True)
class ReportedOffer:
    """`reasons` are what was said against it, the first first. Who said so is not in it: that would
    name somebody with a gap.
    """

    offer: ShownOffer
    reasons: tuple[str, ...]


def report_offer(
    workplace: Workplace, who: Visitor | None, organisation_id: str, offer_id: str, reason: str
) -> None:
    """Hides the offer from this organisation, and shows it to the taskforce."""
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.ANSWER, known)
    offer = workplace.store.offer(given_id(offer_id))
    if offer is None:
        raise NotHere
    if not may_see(organisation, offer, workplace.store.organisation(offer.organisation_id)):
        raise NotHere
    said = kept(reason).strip()
    if not said:
        raise MaturityError(_("Say what is wrong with the offer."))
    require_length(_("The reason"), said, LONGEST_REASON)
    workplace.store.report_offer(offer.id, organisation.id, said, workplace.now())


def reported_offers(workplace: Workplace, who: Visitor | None) -> tuple[ReportedOffer, ...]:
    """Those that nobody has decided about, oldest first. For the taskforce."""
    require_taskforce(who)
    return tuple(_reported(workplace, found) for found in workplace.store.reported_offers())


def remove_offer(workplace: Workplace, who: Visitor | None, offer_id: str) -> None:
    """Nobody sees it from now on but the organisation that made it, which is told."""
    require_taskforce(who)
    workplace.store.remove_offer(given_id(offer_id), workplace.now())


def keep_offer(workplace: Workplace, who: Visitor | None, offer_id: str) -> None:
    """It stays as it is. Whoever reported it does not see it again."""
    require_taskforce(who)
    workplace.store.settle_offer(given_id(offer_id), workplace.now())


def _reported(workplace: Workplace, found: Reported) -> ReportedOffer:
    maker = workplace.store.organisation(found.offer.organisation_id)
    return ReportedOffer(shown_offer(found.offer, maker), found.reasons)
