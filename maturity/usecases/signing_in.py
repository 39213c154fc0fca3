"""Signing in with a provider, beside links: whom an identity lets in, and becoming one with whom a
link let in. No token, no cookie, no page.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum

from maturity.access import Visitor
from maturity.domain.audit import Event
from maturity.domain.becoming_one import ShutOut, become_one
from maturity.domain.identity import DomainTie, Identity, KeptIdentity, SignIn
from maturity.domain.link import Purpose
from maturity.domain.organisation import Membership, Person
from maturity.errors import Conflict, MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.audit_trail import note_refused, noted
from maturity.usecases.come_in import BY_LINK, follow_link, token_hash, visitor
from maturity.usecases.given_text import given_id
from maturity.usecases.workplace import Workplace

BROWSERS_KEPT = timedelta(days=31)
"""For so long it is remembered where somebody signed out: longer than a link's cookie lasts."""

ANY_PROVIDER = "provider"
"""The way of whoever came back from one with what was not accepted."""


class Arrival(Enum):
    """What follows from signing in."""

    IN = "in"
    """They are somebody here."""
    ASK = "ask"
    """A link let in somebody in this browser: they say whether both are one."""
    UNKNOWN = "unknown"
    """Nobody has invited them. Nothing was kept."""


def sign_in_with(workplace: Workplace, identity: Identity, linked: Visitor | None) -> Arrival:
    """At the moment that somebody comes back from a provider whose word was checked.

    Who is unknown, and has an address of a domain that a lead agreed to, becomes a member there.
    Raises MaturityError where the way in was closed.
    """
    kept = workplace.store.identity(identity.issuer, identity.subject)
    if kept is not None:
        return _known(workplace, identity, kept, linked)
    if linked is not None:
        return Arrival.ASK
    tie = workplace.store.domain_tie(identity.provider, identity.domain)
    if tie is None or tie.agreed_at is None:
        return Arrival.UNKNOWN
    return _join_by_domain(workplace, identity, tie)


def signed_in(workplace: Workplace, sign_in: SignIn | None) -> Visitor | None:
    """Who signed in so, as they are now. None is a stranger, whatever they were before."""
    if sign_in is None:
        return None
    kept = workplace.store.identity(sign_in.identity.issuer, sign_in.identity.subject)
    if kept is None or not kept.lets_in(sign_in.at):
        return None
    return visitor(workplace, kept.person_id)


def came_by_link(
    workplace: Workplace, person_id: str, since: datetime, browser: str = ""
) -> Visitor | None:
    """Who came by a link, in a browser whose cookie was signed then, unless they signed out there.

    Whoever has a work account signs in with it on every device: a cookie from before it was theirs,
    from before they signed out or from before it was closed lets nobody in.
    """
    if not person_id.isprintable():
        return None
    found = workplace.store.came_by_link(person_id, token_hash(browser))
    if found is None:
        return None
    person, parts, identities = found
    for kept in identities:
        moments = (kept.first_seen, kept.signed_out_at, kept.closed_at)
        if any(moment is not None and since < moment for moment in moments):
            return None
    return Visitor(person, tuple(parts))


def follow_signed_in(workplace: Workplace, token: str, sign_in: SignIn) -> Person | None:
    """Lets in somebody who signed in and was unknown, by an invitation, and keeps their identity.

    None, and nothing happens, for a link of another kind. It lets in whom it names, and whoever
    made it could follow it too: an identity is not given to them unasked. Raises MaturityError,
    and the link stays unused, where the identity is somebody's whose session is over.
    """
    link = workplace.store.link(token_hash(given_id(token)))
    if link is None or link.purpose is not Purpose.INVITATION:
        return None
    who = signed_in(workplace, sign_in)  # somebody since a moment ago, by another invitation
    if who is None:
        _require_no_other(workplace, sign_in)
        try:
            return follow_link(workplace, token, None, sign_in.identity)
        except Conflict:
            who = signed_in(workplace, sign_in)
            if who is None:
                raise
    return follow_link(workplace, token, who)


def use_work_account(
    workplace: Workplace, who: Visitor | None, sign_in: SignIn, browser: str = ""
) -> None:
    """Whoever came by a link signs in from now on. Their cookie in this browser ends. Where the
    identity was somebody already, both become one: the parts of the link's person go to the
    identity's.
    """
    if who is None:
        raise NotHere
    identity = sign_in.identity
    kept = workplace.store.identity(identity.issuer, identity.subject)
    if kept is None:
        _join(workplace, who, identity)
    elif not kept.lets_in(sign_in.at):
        raise _closed()
    elif kept.person_id != who.person.id:
        _become_one(workplace, who, kept.person_id)
    if browser:
        _sign_out_browser(workplace, workplace.store, browser)


def work_accounts(workplace: Workplace, who: Visitor | None) -> tuple[KeptIdentity, ...]:
    """With which the visitor may sign in."""
    if who is None:
        raise NotHere
    found = workplace.store.identities_of(who.person.id)
    return tuple(kept for kept in found if kept.closed_at is None)


def sign_out(
    workplace: Workplace, who: Visitor | None, sign_in: SignIn | None, browser: str = ""
) -> None:
    """Ends every session of the identity, in tabs that are open and on other devices. Of a link's
    holder, it ends every cookie of this browser: a tab that was open goes on with an older one.
    """
    if who is None:
        raise NotHere
    if sign_in is None:
        store = noted(workplace, who, Event.SIGNED_OUT, way=BY_LINK)
        _sign_out_browser(workplace, store, browser)
        return
    identity = sign_in.identity
    store = noted(workplace, who, Event.SIGNED_OUT, way=identity.provider)
    store.sign_out_identity(identity.issuer, identity.subject, workplace.now())


def _sign_out_browser(workplace: Workplace, store: Store, browser: str) -> None:
    now = workplace.now()
    store.sign_out_browser(token_hash(browser), now, now - BROWSERS_KEPT)


def note_not_accepted(workplace: Workplace, reason: str) -> None:
    """Somebody came back from a provider with what could not be checked, or was too old."""
    note_refused(workplace, None, ANY_PROVIDER, reason, None)


def _known(
    workplace: Workplace, identity: Identity, kept: KeptIdentity, linked: Visitor | None
) -> Arrival:
    who = Visitor(Person(kept.person_id))
    store = noted(workplace, who, Event.SIGNED_IN, way=identity.provider)
    if not store.see_identity(identity, workplace.now()):
        note_refused(workplace, who, identity.provider, "closed", None)
        raise _closed()
    same = linked is None or linked.person.id == kept.person_id
    return Arrival.IN if same else Arrival.ASK


def _require_no_other(workplace: Workplace, sign_in: SignIn) -> None:
    """Somebody new would be let in whose identity belongs to another: nobody could be them. Whom
    it lets in has been made a moment ago, by another invitation.
    """
    kept = workplace.store.identity(sign_in.identity.issuer, sign_in.identity.subject)
    if kept is None or kept.lets_in(sign_in.at):
        return
    if kept.closed_at is not None:
        raise _closed()
    raise MaturityError(_("You are signed out. Sign in again, then open the link once more."))


def _join_by_domain(workplace: Workplace, identity: Identity, tie: DomainTie) -> Arrival:
    """Of two first sign-ins at once, the second finds who the first has made."""
    try:
        _become_member(workplace, identity, tie)
    except Conflict:
        kept = workplace.store.identity(identity.issuer, identity.subject)
        if kept is None:
            raise
        return _known(workplace, identity, kept, None)
    return Arrival.IN


def _become_member(workplace: Workplace, identity: Identity, tie: DomainTie) -> None:
    person = Person(workplace.new_id())
    who, provider = Visitor(person), identity.provider
    store = noted(workplace, who, Event.SIGNED_IN, way=provider)
    store = _noting_joined(replace(workplace, store=store), who, provider)
    inside = replace(workplace, store=store)
    store = noted(inside, who, Event.JOINED, tie.organisation_id, role=tie.role.value)
    part = Membership(person.id, tie.organisation_id, tie.role)
    store.add_signed_in(_kept(workplace, identity, person), person, part)


def _join(workplace: Workplace, who: Visitor, identity: Identity) -> None:
    kept = _kept(workplace, identity, who.person)
    _noting_joined(workplace, who, identity.provider).add_identity(kept)


def _noting_joined(workplace: Workplace, who: Visitor, provider: str) -> Store:
    facts = {"person": who.person.id, "provider": provider}
    return noted(workplace, who, Event.IDENTITY_JOINED, **facts)


def _kept(workplace: Workplace, identity: Identity, person: Person) -> KeptIdentity:
    now = workplace.now()
    return KeptIdentity(identity, person.id, now, now)


def _become_one(workplace: Workplace, who: Visitor, into_id: str) -> None:
    """Noted wherever the one who goes belongs, so that its leads can see why somebody is there."""
    places = (part.organisation_id for part in who.memberships if part.is_open)
    store = workplace.store
    for place in tuple(places) or (None,):
        inside = replace(workplace, store=store)
        store = noted(inside, who, Event.BECAME_ONE, place, person=into_id)
    try:
        store.make_one(who.person.id, into_id, become_one)
    except ShutOut:
        raise MaturityError(
            _(
                "Your work account's way in to one of your organisations was closed. Ask its lead "
                "to open it first."
            )
        ) from None


def _closed() -> MaturityError:
    return MaturityError(
        _("The way in of this account was closed. Ask whoever runs this server to open it.")
    )
