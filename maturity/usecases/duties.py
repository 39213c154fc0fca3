"""Duties on the server, which belong to no organisation: who has one, and how it ends."""

from collections.abc import Sequence
from dataclasses import replace

from maturity.access import Duty, Visitor, require_owner
from maturity.domain.audit import Event
from maturity.domain.organisation import Person
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import noted
from maturity.usecases.workplace import Workplace


def people_with_duty(workplace: Workplace, who: Visitor | None) -> tuple[Person, ...]:
    """Operators of the server and the taskforce, by name. For operators."""
    require_owner(who)
    found = workplace.store.people_with_duty()
    return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))


def take_duty(workplace: Workplace, who: Visitor | None, colleague_id: str) -> Person:
    """Ends a colleague's part in the taskforce, when they do not end it themselves."""
    operator = require_owner(who)
    if not any(p.id == colleague_id and p.taskforce for p in workplace.store.people_with_duty()):
        raise NotHere

    def decide(found: Sequence[Person]) -> Person:
        if not _one(found, operator.person.id).owner:
            raise NotHere
        return replace(_one(found, colleague_id), taskforce=False)

    duty = Duty.TASKFORCE.value
    store = noted(workplace, who, Event.DUTY_TAKEN, person=colleague_id, duty=duty)
    return store.change_duty(decide)


def give_up_duty(workplace: Workplace, who: Visitor | None, duty: Duty) -> Person:
    """Ends a duty of the visitor's own. The last operator stays one: somebody must remain."""
    if who is None:
        raise NotHere
    own = who.person.id
    ends = _no_operator if duty is Duty.OPERATOR else _no_taskforce
    store = noted(workplace, who, Event.DUTY_GIVEN_UP, duty=duty.value)
    return store.change_duty(lambda found: ends(_one(found, own), found))


def _no_operator(person: Person, found: Sequence[Person]) -> Person:
    if not person.owner:
        raise NotHere
    if not any(other.owner for other in found if other.id != person.id):
        raise MaturityError(
            _("You are the only operator, and a server keeps one. Let another one in first.")
        )
    return replace(person, owner=False)


def _no_taskforce(person: Person, _found: Sequence[Person]) -> Person:
    if not person.taskforce:
        raise NotHere
    return replace(person, taskforce=False)


def _one(found: Sequence[Person], wanted: str) -> Person:
    for person in found:
        if person.id == wanted:
            return person
    raise NotHere
