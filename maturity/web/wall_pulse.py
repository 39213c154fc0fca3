"""What a wall asks for every second, once a second for the whole process. It may be shared: it
holds numbers only. Whether the visitor may see it is asked with each question to the database.
"""

from threading import Lock
from time import monotonic

from maturity.access import Visitor, person_id
from maturity.usecases.workshop_wall import Pulse, pulse
from maturity.web.context import workplace

FRESH = 0.9
"""Seconds: a little less than the wall waits, so that it does not get the same one twice."""

MOST = 100

_lock = Lock()
_found: dict[tuple[str, str], tuple[float, Pulse]] = {}


def pulse_now(who: Visitor | None, workshop_id: str) -> Pulse:
    key = workshop_id, person_id(who)
    with _lock:
        at, found = _found.get(key, (0.0, None))
        if found is not None and monotonic() - at < FRESH:
            return found
    found = pulse(workplace(), who, workshop_id)
    with _lock:
        if len(_found) >= MOST:
            _found.clear()
        _found[key] = monotonic(), found
    return found


def forget_pulse(workshop_id: str) -> None:
    """The page was drawn anew, and knows better."""
    with _lock:
        for key in [key for key in _found if key[0] == workshop_id]:
            del _found[key]
