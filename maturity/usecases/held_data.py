"""Everything held about an organisation, or about oneself, as one file to take along."""

from maturity.access import Permission, Visitor, person_id, require
from maturity.domain.audit import Event
from maturity.domain.held import OF_ORGANISATION, OF_PERSON
from maturity.errors import NotHere
from maturity.exchange.held_file import held_file
from maturity.exchange.held_words import read_me
from maturity.locale import gettext as _
from maturity.usecases.audit_trail import note_done
from maturity.usecases.days import day_of
from maturity.usecases.given_text import given_id
from maturity.usecases.workplace import Workplace


def export_organisation(workplace: Workplace, who: Visitor | None, organisation_id: str) -> bytes:
    """Everything held about the organisation, for its leads: a zip of SQLite, CSV and JSON."""
    found = workplace.store.organisation(given_id(organisation_id))
    organisation = require(who, Permission.INVITE, found)
    day = day_of(workplace.now())
    with held_file(OF_ORGANISATION) as file:
        workplace.store.read_organisation(organisation.id, file.take)
        words = read_me(organisation.name, day, OF_ORGANISATION, of_person=False)
        made = file.zipped(words, day)
    note_done(workplace, who, Event.EXPORTED, organisation.id, what="organisation")
    return made


def export_person(workplace: Workplace, who: Visitor | None) -> bytes:
    """Everything held about the visitor as a person, whatever they may do."""
    if who is None:
        raise NotHere
    own, day = person_id(who), day_of(workplace.now())
    with held_file(OF_PERSON) as file:
        workplace.store.read_person(own, file.take)
        name = who.person.name or _("you")
        made = file.zipped(read_me(name, day, OF_PERSON, of_person=True), day)
    note_done(workplace, who, Event.EXPORTED, what="person")
    return made
