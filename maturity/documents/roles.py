"""The readable names of the roles that take part in answering. Not who has which."""

from maturity.domain.contributors import ContributorRole
from maturity.locale import gettext as _


def role_names() -> dict[ContributorRole, str]:
    """By key, in the order in which they are offered."""
    return {
        "procurement": _("Procurement"),
        "commissioning": _("Commissioning"),
        "contract-management": _("Contract management"),
        "finance": _("Finance"),
        "legal": _("Legal"),
        "economic-development": _("Economic development"),
        "climate": _("Climate and environment"),
        "people": _("Human resources"),
        "policy": _("Policy and performance"),
        "director": _("Director or senior leader"),
        "member": _("Elected or board member"),
        "community": _("Voluntary and community partner"),
    }


def role_name(role: str) -> str:
    """On the command line a role is whatever somebody typed, and stays as it is."""
    return next((name for key, name in role_names().items() if key == role), role)
