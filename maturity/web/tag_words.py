"""What a question's tags say: who is likely to know the answer."""

from maturity.locale import gettext as _


def tag_name(tag: str) -> str:
    """A questionnaire of somebody's own may have others: they stay as they are."""
    return {
        "procurement process": _("Procurement process"),
        "contract management": _("Contract management"),
        "leadership and skills": _("Leadership and skills"),
        "market and community": _("Market and community"),
    }.get(tag, tag)
