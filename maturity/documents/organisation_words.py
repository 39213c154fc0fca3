"""How an organisation, and who decides in it, is called: right for its nation and its type."""

from maturity.domain.organisation import Organisation
from maturity.locale import gettext as _

COUNCILS = (
    *("district", "county", "unitary", "metropolitan", "london-borough"),
    *("welsh-principal", "scottish-council", "ni-council"),
)


def shown_name(organisation: Organisation) -> str:
    """An invented organisation is marked wherever it is named."""
    if organisation.invented:
        return _("{name} (invented)").format(name=organisation.name)
    return organisation.name


def deciding_body(organisation: Organisation) -> str:
    """Where councillors or board members decide. Councils of one nation may differ among each
    other, and then both words stand. One whose type nobody said is taken for a council.
    """
    if organisation.type is not None and organisation.type not in COUNCILS:
        return _("board")
    return {
        "england": _("cabinet or committee"),
        "wales": _("cabinet"),
        "scotland": _("committee or cabinet"),
        "northern-ireland": _("committee"),
    }[organisation.nation]


def member_word(organisation: Organisation) -> str:
    if organisation.type is not None and organisation.type not in COUNCILS:
        return _("board member")
    return _("elected member")
