"""Organisations: beginning one, finding them in the register, their names, and who is in them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from maturity.access import Permission, Visitor, require, require_owner
from maturity.domain.audit import Event
from maturity.domain.law import Nation
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import noted, noted_of
from maturity.usecases.given_text import given_id, given_name, one_line
from maturity.usecases.long_lists import SHOWN_AT_ONCE
from maturity.usecases.workplace import Workplace

MOST_FOUND = 10
FEWEST_LETTERS = 3


def begin_organisation(
    workplace: Workplace, who: Visitor | None, name: str, nation: Nation
) -> Organisation:
    """A new organisation; whoever begins it is its lead until they hand it over."""
    owner = require_owner(who)
    organisation = Organisation(workplace.new_id(), given_name(name), nation)
    lead = Membership(owner.person.id, organisation.id, Role.LEAD)
    noted_of(workplace, who, Event.ORGANISATION_BEGUN, organisation).begin_organisation(
        organisation, lead
    )
    return organisation


def find_in_register(
    workplace: Workplace, who: Visitor | None, words: str
) -> tuple[Organisation, ...]:
    """Organisations of the public register by words of their name: the exact name, then by name.

    Fewer than three letters find nothing: they would find most of the register.
    """
    require_owner(who)
    wanted = one_line(words)
    if len(wanted) < FEWEST_LETTERS:
        return ()
    found = _by_name(workplace.store.search_register(wanted))
    exact = [o for o in found if o.name.casefold() == wanted.casefold()]
    return (*exact, *(o for o in found if o not in exact))[:MOST_FOUND]


def begin_from_register(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> Organisation:
    """The owner of the server becomes the first lead of an organisation that the register has."""
    owner = require_owner(who)
    organisation = workplace.store.organisation(given_id(organisation_id))
    if organisation is None or not organisation.registered:
        raise NotHere
    lead = Membership(owner.person.id, organisation.id, Role.LEAD)
    store = noted_of(workplace, who, Event.ORGANISATION_BEGUN, organisation)
    if not store.add_first_member(lead):
        raise already_begun()
    return organisation


def add_organisation(
    workplace: Workplace, who: Visitor | None, name: str, nation: Nation
) -> Organisation:
    """A new organisation that the owner of the server does not belong to: others will begin it."""
    require_owner(who)
    organisation = Organisation(workplace.new_id(), given_name(name), nation)
    workplace.store.save_organisation(organisation)
    return organisation


def organisations_without_lead(
    workplace: Workplace, who: Visitor | None, words: str = ""
) -> tuple[Organisation, ...]:
    """Those entered by hand, or with a link for a lead, or whose leads have all gone, with the
    words in their name, by name: as many as a page shows, and one more.
    """
    require_owner(who)
    most = SHOWN_AT_ONCE + 1
    return _by_name(workplace.store.organisations_without_lead(one_line(words), most))


def organisations_of(workplace: Workplace, who: Visitor | None) -> tuple[Organisation, ...]:
    """Those that the visitor belongs to, by name."""
    if who is None:
        raise NotHere
    ids = [membership.organisation_id for membership in who.memberships]
    found = (workplace.store.organisation(i) for i in ids if who.role_in(i) is not None)
    return _by_name(organisation for organisation in found if organisation is not None)


def rename_person(workplace: Workplace, who: Visitor | None, name: str) -> Person:
    """The name that colleagues see. Everybody names themselves."""
    if who is None:
        raise NotHere
    person = replace(who.person, name=given_name(name))
    workplace.store.rename_person(person.id, person.name)
    return person


def members(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[tuple[Person, Membership], ...]:
    """Everybody in the organisation, those who left or were shut out too, by name."""
    organisation = _organisation(workplace, who, Permission.SEE, organisation_id)
    people = {person.id: person for person in workplace.store.people_of(organisation.id)}
    found = workplace.store.members(organisation.id)
    pairs = [(people[m.person_id], m) for m in found if m.person_id in people]
    return tuple(sorted(pairs, key=lambda pair: pair[0].name.casefold()))


def names_in(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Mapping[str, str]:
    """The name that colleagues see, by id, of everybody who ever belonged: to say who did what."""
    organisation = _organisation(workplace, who, Permission.SEE, organisation_id)
    return {person.id: person.name for person in workplace.store.people_of(organisation.id)}


def set_shut_out(
    workplace: Workplace,
    who: Visitor | None,
    organisation_id: str,
    person_id: str,
    *,
    shut_out: bool,
) -> Membership:
    """Closes or opens a colleague's way in. A lead cannot close their own: somebody must remain."""
    organisation = _organisation(workplace, who, Permission.INVITE, organisation_id)

    def decide(found: Sequence[Membership]) -> Membership:
        lead = own_part_as_lead(found, who)
        colleague = next((m for m in found if m.person_id == person_id), None)
        if colleague is None:
            raise NotHere
        if shut_out and colleague == lead:
            raise MaturityError(_("You cannot close your own way in. Ask another lead."))
        return replace(colleague, shut_out=shut_out)

    event = Event.WAY_IN_CLOSED if shut_out else Event.WAY_IN_OPENED
    store = noted(workplace, who, event, organisation.id, person=given_id(person_id))
    return store.change_membership(organisation.id, decide)


def own_part_as_lead(found: Sequence[Membership], visitor: Visitor | None) -> Membership:
    """The visitor's part, looked at again where it cannot change: of two leads who shut each other
    out at once, the first to be heard is a lead still, and the other is not. Use cases that have
    asked already call it.
    """
    for membership in found:
        if visitor and membership.person_id == visitor.person.id and membership.leads:
            return membership
    raise MaturityError(_("You do not lead any more, since a moment ago. Ask another lead."))


def already_begun() -> MaturityError:
    return MaturityError(
        _("This organisation has been begun already. Ask its lead for an invitation.")
    )


def already_led() -> MaturityError:
    return MaturityError(_("This organisation has a lead. Ask its lead for an invitation."))


def _organisation(
    workplace: Workplace, who: Visitor | None, permission: Permission, organisation_id: str
) -> Organisation:
    return require(who, permission, workplace.store.organisation(given_id(organisation_id)))


def _by_name(found: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return tuple(sorted(found, key=lambda organisation: organisation.name.casefold()))
