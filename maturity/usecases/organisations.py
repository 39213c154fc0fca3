"""Organisations: beginning one, changing what is known of it, and who is in it."""

from dataclasses import replace

from maturity.access import Permission, Visitor, require, require_owner
from maturity.domain.law import Nation
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.workplace import Workplace

LONGEST_NAME = 200


def begin_organisation(
    workplace: Workplace, who: Visitor | None, name: str, nation: Nation
) -> Organisation:
    """A new organisation; whoever begins it is its lead until they hand it over."""
    owner = require_owner(who)
    organisation = Organisation(workplace.new_id(), _name(name), nation)
    workplace.store.save_organisation(organisation)
    workplace.store.save_membership(Membership(owner.person.id, organisation.id, Role.LEAD))
    return organisation


def organisations_of(workplace: Workplace, who: Visitor | None) -> tuple[Organisation, ...]:
    """Those that the visitor belongs to, by name."""
    if who is None:
        raise NotHere
    ids = [membership.organisation_id for membership in who.memberships]
    found = (workplace.store.organisation(i) for i in ids if who.role_in(i) is not None)
    return tuple(sorted((o for o in found if o is not None), key=lambda o: o.name.casefold()))


def rename_person(workplace: Workplace, who: Visitor | None, name: str) -> Person:
    """The name that colleagues see. Everybody names themselves."""
    if who is None:
        raise NotHere
    person = replace(who.person, name=_name(name))
    workplace.store.save_person(person)
    return person


def members(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> tuple[tuple[Person, Membership], ...]:
    """Everybody in the organisation, those shut out too, by name."""
    organisation = require(who, Permission.SEE, workplace.store.organisation(organisation_id))
    found = [
        (workplace.store.person(m.person_id), m) for m in workplace.store.members(organisation.id)
    ]
    pairs = [(person, membership) for person, membership in found if person is not None]
    return tuple(sorted(pairs, key=lambda pair: pair[0].name.casefold()))


def set_shut_out(
    workplace: Workplace,
    who: Visitor | None,
    organisation_id: str,
    person_id: str,
    *,
    shut_out: bool,
) -> Membership:
    """Closes or opens a colleague's way in. A lead cannot close their own: somebody must remain."""
    organisation = require(who, Permission.INVITE, workplace.store.organisation(organisation_id))
    membership = workplace.store.membership(person_id, organisation.id)
    if membership is None:
        raise NotHere
    if shut_out and who is not None and who.person.id == person_id:
        raise MaturityError(_("You cannot close your own way in. Ask another lead."))
    changed = replace(membership, shut_out=shut_out)
    workplace.store.save_membership(changed)
    return changed


def _name(text: str) -> str:
    """One line without control characters, as it will be shown to colleagues."""
    name = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not name:
        raise MaturityError(_("The name is empty. Write one."))
    if len(name) > LONGEST_NAME:
        raise MaturityError(
            _("The name is longer than {most} letters. Shorten it.").format(most=LONGEST_NAME)
        )
    return name
