"""The four nations by the names that people use."""

from maturity.domain.law import Nation
from maturity.locale import gettext as _


def nation_name(nation: Nation) -> str:
    return {
        "england": _("England"),
        "wales": _("Wales"),
        "scotland": _("Scotland"),
        "northern-ireland": _("Northern Ireland"),
    }[nation]
