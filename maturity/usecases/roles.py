"""Roles in an organisation: changing a colleague's, handing over the lead, leaving. Not links.

Each act looks at everybody's part again in the transaction that changes one: of two leads who act
at once, the first to be heard is a lead still, so that an organisation with people has a lead.
"""

from collections.abc import Sequence
from dataclasses import replace

from maturity.access import Permission, Visitor, person_id, require, require_part
from maturity.domain.audit import Event
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import noted
from maturity.usecases.given_text import given_id
from maturity.usecases.organisations import own_part_as_lead
from maturity.usecases.workplace import Workplace


def change_role(
    workplace: Workplace, who: Visitor | None, organisation_id: str, colleague_id: str, role: Role
) -> Membership:
    """Gives a colleague another role. A lead cannot change their own: somebody must remain."""
    organisation = _led(workplace, who, organisation_id)
    before = _colleague(workplace.store.members(organisation.id), colleague_id).role

    def decide(found: Sequence[Membership]) -> Membership:
        lead = own_part_as_lead(found, who)
        colleague = _colleague(found, colleague_id)
        if colleague == lead:
            raise MaturityError(_("You cannot change your own role. Hand over the lead instead."))
        if colleague.role is not before:
            raise MaturityError(_("Another lead changed this role a moment ago. Look again."))
        if colleague.role is role:
            raise MaturityError(_("This colleague has this role already. Nothing was changed."))
        return replace(colleague, role=role)

    facts = {"person": colleague_id, "before": before.value, "after": role.value}
    store = noted(workplace, who, Event.ROLE_CHANGED, organisation.id, **facts)
    return store.change_membership(organisation.id, decide)


def hand_over(
    workplace: Workplace, who: Visitor | None, organisation_id: str, colleague_id: str
) -> Membership:
    """A colleague becomes lead, and the lead who hands over a contributor: both, or neither."""
    organisation = _led(workplace, who, organisation_id)
    _colleague(workplace.store.members(organisation.id), colleague_id)

    def decide(found: Sequence[Membership]) -> Sequence[Membership]:
        lead = own_part_as_lead(found, who)
        colleague = _colleague(found, colleague_id)
        if colleague == lead:
            raise MaturityError(_("You are the lead already. Choose a colleague."))
        if not colleague.is_open:
            raise MaturityError(_("This colleague cannot come in. Choose another, or let them in."))
        return replace(colleague, role=Role.LEAD), replace(lead, role=Role.CONTRIBUTOR)

    store = noted(workplace, who, Event.LEAD_HANDED_OVER, organisation.id, person=colleague_id)
    return store.change_memberships(organisation.id, decide)[0]


def leave(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Membership:
    """Ends the visitor's own part. What they did stays, with their name.

    The only lead hands over first. Whoever is alone may go: the organisation stays as it is, and
    an operator of the server lets the next lead in.
    """
    known = require_part(who, workplace.store.organisation(given_id(organisation_id)))

    def decide(found: Sequence[Membership]) -> Membership:
        own = next((m for m in found if m.person_id == person_id(who) and m.is_open), None)
        if own is None:
            raise NotHere
        others = [m for m in found if m.is_open and m != own]
        if own.leads and others and not any(m.leads for m in others):
            raise MaturityError(_("You are the only lead. Hand over the lead first, then leave."))
        return replace(own, has_left=True)

    return noted(workplace, who, Event.LEFT, known.id).change_membership(known.id, decide)


def _led(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Organisation:
    organisation = workplace.store.organisation(given_id(organisation_id))
    return require(who, Permission.INVITE, organisation)


def _colleague(found: Sequence[Membership], colleague_id: str) -> Membership:
    """Somebody who has left is no colleague, until an invitation lets them in again."""
    for membership in found:
        if membership.person_id == colleague_id and not membership.has_left:
            return membership
    raise NotHere
