"""What an organisation does as a member of a shared service: join, agree to be seen beside the
other members, and leave. Its leads decide, never the service.
"""

from dataclasses import dataclass
from datetime import datetime

from maturity.access import Permission, Visitor, person_id, require
from maturity.domain.audit import Event
from maturity.domain.group import Group
from maturity.domain.organisation import Organisation
from maturity.domain.service import Served, ServiceOffer, Signed
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import noted_of
from maturity.usecases.come_in import token_hash
from maturity.usecases.given_text import given_id
from maturity.usecases.services import open_sharings, run_by
from maturity.usecases.workplace import Workplace


class NoSuchOffer(NotHere):
    """A code that nobody was given, or that no longer works: both look the same."""

    def __init__(self) -> None:
        MaturityError.__init__(
            self, _("This code does not work, or no longer. Ask the shared service for a new one.")
        )


@dataclass(frozen=True)
class OfferedPlace:
    """A place in a service, and whose service it is: its leads call it what they like."""

    group: Group
    run_by: Organisation


@dataclass(frozen=True)
class JoinedService:
    """A service that works for the organisation, and the name of the organisation whose service it
    is. `agreed_at` is None while the organisation has not agreed to be seen beside other members.
    """

    group_id: str
    name: str
    run_by: str
    joined_at: datetime
    question_ids: frozenset[str]
    agreed_at: datetime | None


def in_a_service(workplace: Workplace, who: Visitor | None) -> bool:
    """Whether the visitor leads a shared service, or belongs to a member of one."""
    if who is None:
        raise NotHere
    return any(
        _serves_or_is_served(workplace, who, membership.organisation_id)
        for membership in who.memberships
        if who.may(Permission.SEE, membership.organisation_id)
    )


def look_at_offer(
    workplace: Workplace, who: Visitor | None, organisation_id: str, code: str
) -> OfferedPlace:
    """Whose code it is, for a lead who decides whether to take the place."""
    organisation = _organisation(workplace, who, organisation_id)
    return _offered(workplace, organisation, code)[1]


def accept_membership(
    workplace: Workplace, who: Visitor | None, organisation_id: str, code: str
) -> Served:
    """The organisation is served from now on. Nothing is answered for it, and it is not seen beside
    others, before it says so.
    """
    organisation = _organisation(workplace, who, organisation_id)
    offer, place = _offered(workplace, organisation, code)
    store = noted_of(workplace, who, Event.SERVICE_JOINED, organisation, group=place.group.id)
    return store.join_service(offer.token_hash, organisation.id, _signed(workplace, who))


def decline_membership(
    workplace: Workplace, who: Visitor | None, organisation_id: str, code: str
) -> None:
    """The code works no longer, for anybody."""
    organisation = _organisation(workplace, who, organisation_id)
    offer, _place = _offered(workplace, organisation, code)
    ending = _signed(workplace, who)
    workplace.store.end_service_offer(offer.token_hash, ending, organisation.id)


def services_joined(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[JoinedService, ...]:
    """The services that the organisation is a member of now, by when it joined."""
    known = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.SEE, known)
    found = [s for s in workplace.store.served_of(organisation.id) if s.left_at is None]
    return tuple(_joined(workplace, served) for served in found)


def leave_service(
    workplace: Workplace, who: Visitor | None, organisation_id: str, group_id: str
) -> None:
    """Its answers stay its own. It is no longer served, nor seen beside others."""
    organisation = _organisation(workplace, who, organisation_id)
    group = _group(workplace, group_id)
    store = noted_of(workplace, who, Event.SERVICE_LEFT, organisation, group=group.id)
    store.leave_service(group.id, organisation.id, _signed(workplace, who))


def agree_to_be_seen(
    workplace: Workplace, who: Visitor | None, organisation_id: str, group_id: str
) -> None:
    """From now on the leads of the service see the organisation's levels and plan beside those of
    other members that agreed.
    """
    organisation = _organisation(workplace, who, organisation_id)
    group = _group(workplace, group_id)
    store = noted_of(workplace, who, Event.SHARING_AGREED, organisation, group=group.id)
    store.agree_to_sharing(group.id, organisation.id, _signed(workplace, who))


def stop_being_seen(
    workplace: Workplace, who: Visitor | None, organisation_id: str, group_id: str
) -> None:
    """Takes the agreement back. The organisation stays a member."""
    organisation = _organisation(workplace, who, organisation_id)
    group = _group(workplace, group_id)
    if organisation.id not in group.member_ids:
        raise NotHere
    store = noted_of(workplace, who, Event.SHARING_ENDED, organisation, group=group.id)
    store.end_sharing(group.id, organisation.id, _signed(workplace, who))


def _organisation(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Organisation:
    known = workplace.store.organisation(given_id(organisation_id))
    return require(who, Permission.SUBMIT, known)


def _group(workplace: Workplace, group_id: str) -> Group:
    """Whether the organisation is in it, the store decides within its transaction."""
    group = workplace.store.group(given_id(group_id))
    if group is None:
        raise NotHere
    return group


def _signed(workplace: Workplace, who: Visitor | None) -> Signed:
    return Signed(person_id(who), workplace.now())


def _offered(
    workplace: Workplace, organisation: Organisation, code: str
) -> tuple[ServiceOffer, OfferedPlace]:
    typed = "".join(code.split())
    offer = workplace.store.service_offer(token_hash(given_id(typed)))
    if offer is None or not offer.is_open(workplace.now()):
        raise NoSuchOffer
    group = workplace.store.group(offer.group_id)
    if group is None:
        raise NoSuchOffer
    if group.service_id == organisation.id:
        raise MaturityError(_("This is a place in your own service. Give the code to a member."))
    service = workplace.store.organisation(group.service_id or "")
    if service is None or service.invented != organisation.invented:
        raise MaturityError(_("A real organisation and an invented one cannot work together."))
    return offer, OfferedPlace(group, service)


def _joined(workplace: Workplace, served: Served) -> JoinedService:
    group = workplace.store.group(served.group_id)
    service_id = None if group is None else group.service_id
    runs = None if service_id is None else workplace.store.organisation(service_id)
    sharings = open_sharings(workplace.store, served.group_id)
    agreed = [s.agreed_at for s in sharings if s.organisation_id == served.organisation_id]
    return JoinedService(
        group_id=served.group_id,
        name="" if group is None else group.name,
        run_by="" if runs is None else runs.name,
        joined_at=served.joined_at,
        question_ids=run_by(workplace.store, served.group_id),
        agreed_at=agreed[0] if agreed else None,
    )


def _serves_or_is_served(workplace: Workplace, who: Visitor, organisation_id: str) -> bool:
    if any(s.left_at is None for s in workplace.store.served_of(organisation_id)):
        return True
    groups = workplace.store.groups_of(organisation_id)
    leads = who.may(Permission.LEAD_GROUP, organisation_id)
    return leads and any(group.service_id == organisation_id for group in groups)
