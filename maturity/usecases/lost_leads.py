"""A way back for an organisation whose leads have lost theirs: a link that a command prints.

Only for whoever runs commands on the server, who can read its database in any case. The leads find
it among their open links and in their log.
"""

from dataclasses import replace
from datetime import timedelta

from maturity.domain.audit import COMMAND_LINE, Event, Note
from maturity.domain.link import Link, Purpose
from maturity.domain.organisation import Organisation, Role
from maturity.errors import MaturityError
from maturity.locale import gettext as _
from maturity.usecases.come_in import token_hash
from maturity.usecases.given_text import given_id, one_line
from maturity.usecases.workplace import Workplace

LASTS = timedelta(days=1)
"""Shorter than other invitations: somebody waits for it."""


def make_lead_link(workplace: Workplace, name: str) -> tuple[Organisation, str]:
    """The organisation of this name or id, and a token that makes one person a lead of it."""
    organisation = _of_name(workplace, one_line(name))
    token, now = workplace.new_token(), workplace.now()
    link = Link(token_hash(token), Purpose.INVITATION, None, now, now + LASTS)
    facts = (("role", Role.LEAD.value),)
    note = Note(Event.INVITED, COMMAND_LINE, now, organisation.id, facts)
    workplace.store.noting(note).add_link(
        replace(link, organisation_id=organisation.id, role=Role.LEAD)
    )
    return organisation, token


def _of_name(workplace: Workplace, wanted: str) -> Organisation:
    store = workplace.store
    by_id = store.organisation(given_id(wanted))
    if by_id is not None and not by_id.invented:
        return by_id
    known = (*store.organisations_by_hand(), *store.search_register(wanted))
    found = [o for o in known if o.name.casefold() == wanted.casefold()]
    if not found:
        raise MaturityError(
            _("There is no organisation '{name}'. Write its name as the pages show it.").format(
                name=wanted
            )
        )
    if len(found) > 1:
        raise MaturityError(
            _("Several organisations are called '{name}'. Write the id of one: {ids}.").format(
                name=wanted, ids=", ".join(sorted(o.id for o in found))
            )
        )
    return found[0]
