"""Links: making them, following them, revoking them; and who somebody is. No cookie, no page."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from maturity.access import Permission, Visitor, require
from maturity.domain.link import Link, Purpose, Refusal
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.errors import LinkRefused, MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.workplace import Workplace

LASTS = {
    Purpose.OWNER: timedelta(hours=12),
    Purpose.INVITATION: timedelta(days=14),
    Purpose.DEVICE: timedelta(hours=1),
}
"""How long each kind of link can be followed."""


def visitor(workplace: Workplace, person_id: str | None) -> Visitor | None:
    """Who has this id, with their memberships as they are now. None is a stranger."""
    person = None if person_id is None else workplace.store.person(person_id)
    if person is None:
        return None
    return Visitor(person, tuple(workplace.store.memberships_of(person.id)))


def make_owner_link(workplace: Workplace) -> str:
    """A token for the owner of the server, who has started it and reads what it prints."""
    token, link = _new_link(workplace, None, Purpose.OWNER)
    workplace.store.add_link(link)
    return token


def invite(workplace: Workplace, who: Visitor | None, organisation_id: str, role: Role) -> str:
    """A token that makes one person a member of the organisation."""
    organisation = _organisation(workplace, who, organisation_id)
    token, link = _new_link(workplace, who, Purpose.INVITATION)
    workplace.store.add_link(replace(link, organisation_id=organisation.id, role=role))
    return token


def make_device_link(workplace: Workplace, who: Visitor | None) -> str:
    """A token that lets the same person in on another device."""
    if who is None:
        raise NotHere
    token, link = _new_link(workplace, who, Purpose.DEVICE)
    workplace.store.add_link(replace(link, person_id=who.person.id))
    return token


def follow_link(workplace: Workplace, token: str, who: Visitor | None) -> Person:
    """Lets somebody in by a token, once. Somebody who is in already stays who they are.

    Raises LinkRefused with the reason, or NotHere for a token that was never made.
    """
    link = workplace.store.link(token_hash(token))
    if link is None:
        raise NotHere
    refusal = link.refusal(workplace.now())
    if refusal is not None:
        raise LinkRefused(_refused(refusal))
    person = _arriving(workplace, link, who)
    membership = _membership(workplace, link, person)
    if not workplace.store.use_link(link.token_hash, workplace.now(), person, membership):
        raise LinkRefused(_refused(Refusal.USED))
    return person


def links(workplace: Workplace, who: Visitor | None, organisation_id: str) -> tuple[Link, ...]:
    """The organisation's links, newest first."""
    organisation = _organisation(workplace, who, organisation_id)
    found = workplace.store.links_of(organisation.id)
    return tuple(sorted(found, key=lambda link: link.made_at, reverse=True))


def revoke_link(workplace: Workplace, who: Visitor | None, link_hash: str) -> None:
    """Takes a link back before somebody has followed it."""
    link = workplace.store.link(link_hash)
    if link is None or link.organisation_id is None:
        raise NotHere
    _organisation(workplace, who, link.organisation_id)
    if link.used_at is not None:
        raise MaturityError(_("This link was followed already. Close their way in instead."))
    workplace.store.revoke_link(link.token_hash, workplace.now())


def token_hash(token: str) -> str:
    """Tokens have 128 random bits, so that a plain hash cannot be turned back into one."""
    return sha256(token.encode()).hexdigest()


def _organisation(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Organisation:
    return require(who, Permission.INVITE, workplace.store.organisation(organisation_id))


def _new_link(workplace: Workplace, who: Visitor | None, purpose: Purpose) -> tuple[str, Link]:
    token, now = workplace.new_token(), workplace.now()
    made_by = who.person.id if who else None
    return token, Link(token_hash(token), purpose, made_by, now, now + LASTS[purpose])


def _arriving(workplace: Workplace, link: Link, who: Visitor | None) -> Person:
    if link.purpose is Purpose.DEVICE:
        person = workplace.store.person(link.person_id or "")
        if person is None:
            raise NotHere
        if who is not None and who.person.id != person.id:
            raise LinkRefused(
                _("You are in already, as somebody else. Open this link where nobody is in yet.")
            )
        return person
    person = who.person if who else Person(workplace.new_id())
    return replace(person, owner=True) if link.purpose is Purpose.OWNER else person


def _membership(workplace: Workplace, link: Link, person: Person) -> Membership | None:
    """A lead who follows an invitation for contributors stays a lead. Whoever was shut out stays so
    until a lead lets them back in: neither an old invitation is a way round it, nor one that they
    made themselves, which a browser without their cookie could follow as somebody new.
    """
    if link.organisation_id is None or link.role is None:
        return None
    maker = workplace.store.membership(link.made_by or "", link.organisation_id)
    old = workplace.store.membership(person.id, link.organisation_id)
    if maker is None or maker.shut_out:
        raise LinkRefused(_refused(Refusal.REVOKED))
    if old is not None and old.shut_out:
        raise LinkRefused(_("Your way in was closed. Ask the lead of the organisation to open it."))
    role = Role.LEAD if old is not None and old.role is Role.LEAD else link.role
    return Membership(person.id, link.organisation_id, role)


def _refused(refusal: Refusal) -> str:
    return {
        Refusal.USED: _("This link was used already, and each works once. Ask for a new one."),
        Refusal.EXPIRED: _("This link has expired. Ask for a new one."),
        Refusal.REVOKED: _("This link was taken back. Ask for a new one."),
    }[refusal]
