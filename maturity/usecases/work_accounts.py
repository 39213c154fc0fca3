"""What the operator decides about signing in: domains that are tied to organisations, and accounts
whose way in is closed.
"""

from maturity.access import Visitor, require_owner
from maturity.domain.audit import Event
from maturity.domain.identity import TIED_ROLES, DomainTie, KeptIdentity, domain_name
from maturity.domain.organisation import Organisation, Role
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import noted
from maturity.usecases.given_text import given_id, one_line
from maturity.usecases.long_lists import SHOWN_AT_ONCE
from maturity.usecases.organisations import FEWEST_LETTERS, MOST_FOUND, find_in_register
from maturity.usecases.workplace import Workplace


def tie_domain(
    workplace: Workplace, who: Visitor | None, organisation_id: str, tie: tuple[str, str, Role]
) -> DomainTie:
    """Once a lead agrees, whoever signs in with this provider, is unknown and has an address of
    this domain becomes a member there. `tie` is provider, domain and role.
    """
    operator = require_owner(who)
    provider, text, role = tie
    organisation = workplace.store.organisation(given_id(organisation_id))
    if organisation is None or organisation.invented or role not in TIED_ROLES:
        raise NotHere
    domain = domain_name(text)
    if domain is None:
        raise MaturityError(_("This is no domain. Write one such as ambridge.gov.uk."))
    made = DomainTie(
        given_id(provider), domain, organisation.id, role, operator.person.id, workplace.now()
    )
    store = noted(workplace, who, Event.DOMAIN_TIED, organisation.id, role=role.value)
    if not store.tie_domain(made):
        raise MaturityError(_("This domain is tied already. Untie it first."))
    return made


def untie_domain(workplace: Workplace, who: Visitor | None, provider: str, domain: str) -> None:
    """Nobody comes in by it any more. Who came in by it before stays."""
    require_owner(who)
    tie = workplace.store.domain_tie(given_id(provider), given_id(domain))
    if tie is None:
        raise NotHere
    store = noted(workplace, who, Event.DOMAIN_UNTIED, tie.organisation_id)
    store.untie_domain(tie.provider, tie.domain, workplace.now())


def tied_domains(
    workplace: Workplace, who: Visitor | None, words: str = ""
) -> tuple[tuple[DomainTie, Organisation], ...]:
    """Those with the words in their domain, by domain: as many as a page shows, and one more."""
    require_owner(who)
    ties = workplace.store.domain_ties(one_line(words), SHOWN_AT_ONCE + 1)
    found = ((tie, workplace.store.organisation(tie.organisation_id)) for tie in ties)
    return tuple((tie, there) for tie, there in found if there is not None)


def find_organisations(
    workplace: Workplace, who: Visitor | None, words: str
) -> tuple[Organisation, ...]:
    """Of the register, and those entered by hand, begun or not, by words of their name."""
    found = find_in_register(workplace, who, words)
    wanted = one_line(words)
    by_hand = workplace.store.organisations_by_hand(wanted) if len(wanted) >= FEWEST_LETTERS else ()
    return (*found, *sorted(by_hand, key=lambda one: one.name)[:MOST_FOUND])


def find_work_accounts(
    workplace: Workplace, who: Visitor | None, email: str
) -> tuple[KeptIdentity, ...]:
    """By the whole address: an operator has no list of everybody."""
    require_owner(who)
    wanted = email.strip()
    if "@" not in wanted or not wanted.isprintable():
        return ()
    return tuple(workplace.store.identities_by_email(wanted))


def set_work_account_closed(
    workplace: Workplace, who: Visitor | None, issuer: str, subject: str, *, closed: bool
) -> None:
    """Closes or opens the way in of one account, in sessions that run too."""
    require_owner(who)
    kept = workplace.store.identity(given_id(issuer), given_id(subject))
    if kept is None:
        raise NotHere
    event = Event.IDENTITY_CLOSED if closed else Event.IDENTITY_OPENED
    facts = {"person": kept.person_id, "provider": kept.identity.provider}
    store = noted(workplace, who, event, **facts)
    store.set_identity_closed(issuer, subject, workplace.now(), closed=closed)
