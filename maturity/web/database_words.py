"""What visitors read where the database fails: neither its address nor its reason. The log has
both. What commands say, the error itself has.
"""

import logging
from time import monotonic

from maturity.errors import StoreError
from maturity.locale import gettext as _
from maturity.web.logs import note

SECONDS = 60.0
"""So long the log does not say the same again: each open page tries again every few seconds."""

_noted: dict[str, float] = {}


def for_visitors(error: StoreError) -> str:
    if error.unsure:
        return _(
            "The database was lost at the very moment of storing. Look whether it was stored, and "
            "do it again if it was not."
        )
    return _("The database does not answer. Try again in a moment.")


def for_the_log(error: StoreError) -> None:
    reason, now = str(error), monotonic()
    if now - _noted.get(reason, -SECONDS) >= SECONDS:
        _noted[reason] = now
        note("database", {"reason": reason}, logging.WARNING)
