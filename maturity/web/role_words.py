"""Roles in words: as somebody's part, and as what an invitation offers."""

from maturity.domain.organisation import Role
from maturity.locale import gettext as _

OFFERED = (Role.CONTRIBUTOR, Role.READER, Role.FACILITATOR, Role.LEAD)
"""In the order in which they are usually wanted."""


def role_name(role: Role) -> str:
    return {
        Role.READER: _("only reads"),
        Role.CONTRIBUTOR: _("answers questions"),
        Role.FACILITATOR: _("runs workshops"),
        Role.LEAD: _("lead"),
    }[role]


def role_offer(role: Role) -> str:
    return {
        Role.READER: _("Read: see everything, and change nothing"),
        Role.CONTRIBUTOR: _("Answer questions"),
        Role.FACILITATOR: _("Run workshops, and see nothing else of us"),
        Role.LEAD: _("Lead: answer, hand in rounds, and invite others"),
    }[role]
