"""Links: making them, following them, revoking them; and who somebody is. No cookie, no page."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from maturity.access import Duty, Permission, Visitor, require, require_owner
from maturity.domain.audit import Event, Note
from maturity.domain.identity import Identity, KeptIdentity
from maturity.domain.link import Entry, Following, Link, Purpose, Refusal
from maturity.domain.organisation import Organisation, Person, Role
from maturity.errors import LinkRefused, MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import note_of, note_refused, noted
from maturity.usecases.given_text import given_id
from maturity.usecases.organisations import already_led
from maturity.usecases.workplace import Workplace

LASTS = {
    Purpose.OWNER: timedelta(hours=12),
    Purpose.TASKFORCE: timedelta(days=14),
    Purpose.INVITATION: timedelta(days=14),
    Purpose.DEVICE: timedelta(hours=1),
}
"""How long each kind of link can be followed."""

BY_LINK, SOMEBODY_ELSE = "link", "somebody-else"


@dataclass(frozen=True)
class LinkSeen:
    """What somebody learns of a link before they follow it: whom a link for another device lets
    in, and, who is in already, the organisation that an invitation adds.
    """

    purpose: Purpose
    person: Person | None = None
    organisation: Organisation | None = None


def visitor(workplace: Workplace, person_id: str | None) -> Visitor | None:
    """Who has this id, with their memberships as they are now. None is a stranger."""
    if person_id is None or not person_id.isprintable():
        return None
    found = workplace.store.person_with_parts(person_id)
    return None if found is None else Visitor(found[0], tuple(found[1]))


def make_owner_link(workplace: Workplace) -> str:
    """A token for the owner of the server, who has started it and reads what it prints.

    Whoever was the first to follow such a link comes back as themselves, whatever their browser
    has forgotten.
    """
    token, link = _new_link(workplace, None, Purpose.OWNER)
    owner = workplace.store.first_owner()
    workplace.store.add_link(replace(link, person_id=owner.id if owner else None))
    return token


def invite(workplace: Workplace, who: Visitor | None, organisation_id: str, role: Role) -> str:
    """A token that makes one person a member of the organisation."""
    organisation = _organisation(workplace, who, organisation_id)
    token, link = _new_link(workplace, who, Purpose.INVITATION)
    store = noted(workplace, who, Event.INVITED, organisation.id, role=role.value)
    store.add_link(replace(link, organisation_id=organisation.id, role=role))
    return token


def invite_lead(workplace: Workplace, who: Visitor | None, organisation_id: str) -> str:
    """A token for the lead of an organisation that has none, from an operator of the server: nobody
    has begun it yet, or its leads have all gone. It works until it has one.
    """
    owner = require_owner(who)
    organisation = workplace.store.organisation(given_id(organisation_id))
    if organisation is None or organisation.invented:
        raise NotHere
    if any(member.leads for member in workplace.store.members(organisation.id)):
        raise already_led()
    token, link = _new_link(workplace, owner, Purpose.INVITATION)
    store = noted(workplace, who, Event.INVITED, organisation.id, role=Role.LEAD.value)
    store.add_link(replace(link, organisation_id=organisation.id, role=Role.LEAD))
    return token


def invite_taskforce(workplace: Workplace, who: Visitor | None) -> str:
    """A token that makes one person of the taskforce, from an operator of the server."""
    operator = require_owner(who)
    token, link = _new_link(workplace, operator, Purpose.TASKFORCE)
    noted(workplace, who, Event.INVITED, role=Duty.TASKFORCE.value).add_link(link)
    return token


def make_device_link(workplace: Workplace, who: Visitor | None) -> str:
    """A token that lets the same person in on another device. Whoever has a work account signs in
    there instead: a link would outlast the account.
    """
    if who is None:
        raise NotHere
    if workplace.store.identities_of(who.person.id):
        raise has_account()
    token, link = _new_link(workplace, who, Purpose.DEVICE)
    workplace.store.add_link(replace(link, person_id=who.person.id))
    return token


def look_at_link(workplace: Workplace, token: str, who: Visitor | None) -> LinkSeen | None:
    """What following it would do. Nothing happens. None for a link that works no longer, of which
    nothing is told; NotHere for a token that was never made.
    """
    link = workplace.store.link(token_hash(given_id(token)))
    if link is None:
        raise NotHere
    if link.refusal(workplace.now()) is not None:
        return None
    if link.purpose is Purpose.DEVICE and link.person_id is not None:
        person = workplace.store.person(link.person_id)
        over = workplace.store.identities_of(link.person_id)
        return None if over else LinkSeen(link.purpose, person=person)
    if who is None or link.organisation_id is None:
        return LinkSeen(link.purpose)
    there = workplace.store.organisation(link.organisation_id)
    return LinkSeen(link.purpose, organisation=there)


def follow_link(
    workplace: Workplace, token: str, who: Visitor | None, identity: Identity | None = None
) -> Person:
    """Lets somebody in by a token, once. Somebody who is in already stays who they are.

    `identity` is of somebody new, and kept with them. Raises LinkRefused with the reason, NotHere
    for a token that was never made, Conflict for an identity that is somebody's already.
    """
    now, arrived = workplace.now(), list[Note]()
    link = workplace.store.link(token_hash(given_id(token)))
    if link is None:
        raise NotHere
    person_id = _arriving(workplace, link, who)

    def decide(following: Following) -> Entry:
        entry = _entry(following, who, identity, now)
        arrived[:] = _arrival(workplace, following, entry)
        return entry

    try:
        store = workplace.store.noting_found(lambda: arrived)
        return store.use_link(link.token_hash, now, person_id, decide).person
    except LinkRefused as refused:
        note_refused(workplace, who, BY_LINK, refused.reason, link.organisation_id)
        raise


def _arrival(workplace: Workplace, following: Following, entry: Entry) -> list[Note]:
    """That they are in, and what it gave them that they had not: a duty, or a role."""
    link, arriving = following.link, Visitor(entry.person)
    notes = [note_of(workplace, arriving, Event.SIGNED_IN, way=BY_LINK)]
    had = _duties(following.person)
    for duty in (d for d in _duties(entry.person) if d not in had):
        facts = {"person": entry.person.id, "duty": duty.value}
        notes.append(note_of(workplace, arriving, Event.DUTY_GIVEN, **facts))
    if entry.membership is not None and entry.membership != following.own_part:
        role = entry.membership.role.value
        notes.append(note_of(workplace, arriving, Event.JOINED, link.organisation_id, role=role))
    if entry.identity is not None:
        facts = {"person": entry.person.id, "provider": entry.identity.identity.provider}
        notes.append(note_of(workplace, arriving, Event.IDENTITY_JOINED, **facts))
    return notes


def _duties(person: Person) -> tuple[Duty, ...]:
    held = ((Duty.OPERATOR, person.owner), (Duty.TASKFORCE, person.taskforce))
    return tuple(duty for duty, has in held if has)


def open_links(workplace: Workplace, who: Visitor | None, organisation_id: str) -> tuple[Link, ...]:
    """The organisation's invitations that somebody can still follow, newest first."""
    organisation, now = _organisation(workplace, who, organisation_id), workplace.now()
    leads = {m.person_id for m in workplace.store.members(organisation.id) if m.leads}
    found = workplace.store.links_of(organisation.id)
    # One that nobody made, a command did: leads see it, and may take it back.
    usable = [k for k in found if k.refusal(now) is None and k.made_by in {None, *leads}]
    return tuple(sorted(usable, key=lambda link: link.made_at, reverse=True))


def revoke_link(workplace: Workplace, who: Visitor | None, link_hash: str) -> None:
    """Takes a link back before somebody has followed it."""
    link = workplace.store.link(given_id(link_hash))
    if link is None or link.organisation_id is None:
        raise NotHere
    _organisation(workplace, who, link.organisation_id)
    store = noted(workplace, who, Event.INVITATION_REVOKED, link.organisation_id)
    store.revoke_link(link.token_hash, workplace.now())
    revoked = workplace.store.link(link.token_hash)
    if revoked is not None and revoked.used_at is not None:
        raise MaturityError(_("This link was followed already. Close their way in instead."))


def has_account() -> MaturityError:
    return MaturityError(_("You have a work account. Sign in with it on your other devices."))


def token_hash(token: str) -> str:
    """Tokens have 128 random bits, so that a plain hash cannot be turned back into one."""
    return sha256(token.encode()).hexdigest()


def _organisation(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Organisation:
    organisation = workplace.store.organisation(given_id(organisation_id))
    return require(who, Permission.INVITE, organisation)


def _new_link(workplace: Workplace, who: Visitor | None, purpose: Purpose) -> tuple[str, Link]:
    token, now = workplace.new_token(), workplace.now()
    made_by = who.person.id if who else None
    return token, Link(token_hash(token), purpose, made_by, now, now + LASTS[purpose])


def _arriving(workplace: Workplace, link: Link, who: Visitor | None) -> str:
    """Whom the link lets in: whoever it names, who is in already, or somebody new."""
    if link.purpose is Purpose.DEVICE:
        if link.person_id is None:
            raise NotHere
        if workplace.store.identities_of(link.person_id):
            raise has_account()
        return link.person_id
    return who.person.id if who else link.person_id or workplace.new_id()


def _entry(
    following: Following, who: Visitor | None, identity: Identity | None, now: datetime
) -> Entry:
    refusal = following.refusal(now)
    if refusal is not None:
        raise LinkRefused(_refused(refusal), refusal.value)
    if who is not None and who.person.id != following.person.id:
        raise LinkRefused(
            _("You are in already, as somebody else. Open this link where nobody is in yet."),
            SOMEBODY_ELSE,
        )
    entry = following.entry()
    if identity is None:
        return entry
    return replace(entry, identity=KeptIdentity(identity, entry.person.id, now, now))


def _refused(refusal: Refusal) -> str:
    return {
        Refusal.USED: _("This link was used already, and each works once. Ask for a new one."),
        Refusal.EXPIRED: _("This link has expired. Ask for a new one."),
        Refusal.REVOKED: _("This link was taken back. Ask for a new one."),
        Refusal.BEGUN: str(already_led()),
        Refusal.SHUT_OUT: _("Your way in was closed. Ask the lead of the organisation to open it."),
    }[refusal]
