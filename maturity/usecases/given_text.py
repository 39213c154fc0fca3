"""Names and ids as somebody gives them, before a store sees them. Not the free text of answers."""

from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _

LONGEST_NAME = 200


def given_name(text: str) -> str:
    """One line without control characters, as it will be shown to colleagues."""
    name = one_line(text)
    if not name:
        raise MaturityError(_("The name is empty. Write one."))
    if len(name) > LONGEST_NAME:
        raise MaturityError(
            _("The name is longer than {most} letters. Shorten it.").format(most=LONGEST_NAME)
        )
    return name


def given_id(text: str) -> str:
    """An id or a token, perhaps a guessed one. What can be neither is not here.

    No database takes half a letter (a lone surrogate), and not every one takes control characters.
    """
    if not text.isprintable():
        raise NotHere
    return text


def one_line(text: str) -> str:
    """Single spaces, and no sign that shows nothing or turns the direction of the line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
