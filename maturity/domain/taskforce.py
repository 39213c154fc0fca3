"""What the taskforce keeps beside contributions: codes it issued, authorities that ended, releases.
No rule.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class IssuedCode:
    """For an organisation that has no code in the public register.

    `organisation_id` is set where the organisation works on this server.
    """

    code: str
    name: str
    issued_at: datetime
    organisation_id: str | None = None


@dataclass(frozen=True)
class EndedAuthority:
    """`replaced_by` is the code of whoever took its place, where the register names one."""

    code: str
    ended_on: date
    replaced_by: str = ""


@dataclass(frozen=True)
class KeptRelease:
    """A release as the store has it: `body` is its canonical text.

    `sha256` is that of the file it came from, or that it would be written to.
    """

    id: str
    family: str
    cut_off: date
    invented: bool
    body: str
    sha256: str
    imported_at: datetime
