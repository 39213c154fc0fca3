"""Erasing an organisation or a person for good. What stays, and why, is said before and after.

Which rows these are, the store says. Copies of the database are whoever's who made them.
"""

from collections.abc import Callable
from typing import TypeVar

from maturity.access import Permission, Visitor, person_id, require, require_owner
from maturity.domain.audit import Event, Note
from maturity.domain.erasing import Because, GoingOrganisation, GoingPerson, Obstacle
from maturity.domain.organisation import Organisation
from maturity.errors import MaturityError, NotHere, StoreError
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.audit_trail import noted, noted_of
from maturity.usecases.given_text import given_id, one_line
from maturity.usecases.organisations import own_part_as_lead
from maturity.usecases.workplace import Workplace

Going = TypeVar("Going", GoingOrganisation, GoingPerson)


def before_erasing(
    workplace: Workplace, who: Visitor | None, organisation_id: str
) -> GoingOrganisation:
    """What erasing the organisation would mean now."""
    organisation = _led(workplace, who, organisation_id)
    return _there(workplace.store.going_organisation(organisation.id))


def erase_organisation(
    workplace: Workplace, who: Visitor | None, organisation_id: str, name: str
) -> bool:
    """Erases the organisation and everything in it, once its name was typed. False where the
    database could not be cleared of traces at once.
    """
    organisation = _led(workplace, who, organisation_id)
    _require_its_name(organisation, name)

    def decide(going: GoingOrganisation) -> None:
        own_part_as_lead(going.place.members, who)
        refuse_organisation(going)

    reason = Because.ASKED.value
    store = noted_of(workplace, who, Event.ORGANISATION_ERASED, organisation, reason=reason)
    note = _noting_each(workplace, who, organisation)
    store.erase_organisation(organisation.id, workplace.now(), workplace.new_id, decide, note)
    # What was invented is nobody's secret, and everybody may begin and erase it, again and again.
    return organisation.invented or cleared(workplace.store)


def before_leaving_for_good(workplace: Workplace, who: Visitor | None) -> GoingPerson:
    """What erasing themselves would mean for the visitor now."""
    if who is None:
        raise NotHere
    return _there(workplace.store.going_person(person_id(who)))


def erase_myself(workplace: Workplace, who: Visitor | None) -> bool:
    """Erases who the visitor is. What they did stays, and nothing says that it was them."""
    if who is None:
        raise NotHere
    return _erase(workplace, who, person_id(who), refuse_person)


def erase_somebody(workplace: Workplace, who: Visitor | None, person_to_erase: str) -> bool:
    """Erases who somebody is, who asked an operator of the server for it and told their id."""
    require_owner(who)
    return _erase(workplace, who, given_id(person_to_erase.strip()), refuse_last_lead)


def cleared(store: Store) -> bool:
    """Of what was deleted. Where the database is away by now, the deleting has happened all the
    same: this is done another time.
    """
    try:
        return store.leave_no_trace()
    except StoreError:
        return False


def refuse_organisation(going: GoingOrganisation) -> None:
    """MaturityError where something is in the way."""
    if going.obstacle is Obstacle.SERVES_OTHERS:
        raise MaturityError(
            _("It is a shared service with members. End their memberships first, then erase it.")
        )


def refuse_person(going: GoingPerson) -> None:
    """MaturityError where something is in the way."""
    if going.obstacle is Obstacle.ONLY_OPERATOR:
        raise MaturityError(
            _("This is the only operator, and a server keeps one. Let another one in first.")
        )
    if going.obstacle is Obstacle.ONLY_LEAD:
        names = ", ".join(organisation.name for organisation in going.led_alone)
        raise MaturityError(
            _("Hand over the lead first, since nobody else leads: {names}.").format(names=names)
        )


def refuse_last_lead(going: GoingPerson) -> None:
    """For an operator, who could otherwise put a first lead of their own in the place of the last.
    Those go by themselves.
    """
    refuse_person(going)
    if going.last_lead_of:
        names = ", ".join(organisation.name for organisation in going.last_lead_of)
        raise MaturityError(
            _(
                "They are the last lead of {names}. Ask them to erase themselves, on their page "
                "'Your data', or to hand over the lead first."
            ).format(names=names)
        )


def _erase(
    workplace: Workplace,
    who: Visitor | None,
    erased: str,
    decide: Callable[[GoingPerson], None],
) -> bool:
    if workplace.store.person(erased) is None:
        raise NotHere
    facts = {"person": erased, "reason": Because.ASKED.value}
    store = noted(workplace, who, Event.PERSON_ERASED, **facts)
    store.erase_person(erased, workplace.now(), workplace.new_id, decide)
    return cleared(workplace.store)


def _require_its_name(organisation: Organisation, typed: str) -> None:
    if one_line(typed).casefold() != one_line(organisation.name).casefold():
        raise MaturityError(
            _("Nothing was erased. Type the name exactly: {name}").format(name=organisation.name)
        )


def _noting_each(
    workplace: Workplace, who: Visitor | None, organisation: Organisation
) -> Callable[[str], Note]:
    """Of people who belonged to nothing else."""
    by, now = person_id(who), workplace.now()
    because = ("reason", Because.WITH_ORGANISATION.value)
    return lambda erased: Note(
        Event.PERSON_ERASED, by, now, organisation.id, (("person", erased), because)
    )


def _there(going: Going | None) -> Going:
    if going is None:
        raise NotHere
    return going


def _led(workplace: Workplace, who: Visitor | None, organisation_id: str) -> Organisation:
    organisation = workplace.store.organisation(given_id(organisation_id))
    return require(who, Permission.INVITE, organisation)
