"""E-mail domains that let people into an organisation, as its lead decides. Tying them is the
operator's: so nobody claims what is not theirs, and nobody comes in unasked.
"""

from maturity.access import Permission, Visitor, person_id, require
from maturity.domain.audit import Event
from maturity.domain.identity import DomainTie
from maturity.errors import NotHere
from maturity.usecases.audit_trail import noted
from maturity.usecases.given_text import given_id
from maturity.usecases.workplace import Workplace


def domains_of(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[DomainTie, ...]:
    """What lets people into the organisation, agreed or not, by domain."""
    _require_lead(workplace, who, organisation_id)
    return tuple(workplace.store.domain_ties_of(organisation_id))


def agree_to_domain(
    workplace: Workplace, who: Visitor | None, organisation_id: str, provider: str, domain: str
) -> None:
    """From now on, people with an address of the domain come in by it."""
    _require_lead(workplace, who, organisation_id)
    tie = _tie(workplace, organisation_id, provider, domain)
    store = noted(workplace, who, Event.DOMAIN_AGREED, organisation_id, role=tie.role.value)
    store.agree_to_domain(tie, person_id(who), workplace.now())


def end_domain(
    workplace: Workplace, who: Visitor | None, organisation_id: str, provider: str, domain: str
) -> None:
    """Nobody comes in by it any more. Who came in by it before stays."""
    _require_lead(workplace, who, organisation_id)
    tie = _tie(workplace, organisation_id, provider, domain)
    store = noted(workplace, who, Event.DOMAIN_UNTIED, organisation_id)
    store.untie_domain(tie.provider, tie.domain, workplace.now())


def _require_lead(workplace: Workplace, who: Visitor | None, organisation_id: str) -> None:
    require(who, Permission.INVITE, workplace.store.organisation(given_id(organisation_id)))


def _tie(workplace: Workplace, organisation_id: str, provider: str, domain: str) -> DomainTie:
    tie = workplace.store.domain_tie(given_id(provider), given_id(domain))
    if tie is None or tie.organisation_id != organisation_id:
        raise NotHere
    return tie
