"""A shared service at work: to whom it offers a place, who joined and left, which questions it
runs, and who agreed to be seen beside the others. Not its answers, and not the group itself.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Signed:
    """Who did something, and when."""

    by: str
    at: datetime


@dataclass(frozen=True)
class ServiceOffer:
    """A place in the group, for whoever leads an organisation and has the code. It is kept by the
    hash of the code: a service cannot claim a council, a council's lead takes the place.

    `meant_for` is what the service calls whom it gave the code to. `organisation_id` is who took it
    or declined it; an offer that ended without one was taken back.
    """

    token_hash: str
    group_id: str
    meant_for: str
    offered_by: str
    offered_at: datetime
    expires_at: datetime
    organisation_id: str | None = None
    ended_by: str | None = None
    ended_at: datetime | None = None
    accepted: bool = False

    def is_open(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.expires_at


@dataclass(frozen=True)
class Served:
    """An organisation's time in a group. Who comes back has another; `number` counts from 1."""

    group_id: str
    organisation_id: str
    number: int
    joined_by: str
    joined_at: datetime
    left_by: str | None = None
    left_at: datetime | None = None


@dataclass(frozen=True)
class Sharing:
    """A member's agreement to be seen beside the others by the leads of the service."""

    group_id: str
    organisation_id: str
    number: int
    agreed_by: str
    agreed_at: datetime
    ended_by: str | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True)
class RunQuestion:
    """Whether the service answers a question for its members. Versions count up from 1."""

    question_id: str
    version: int
    runs: bool
    set_by: str
    set_at: datetime


@dataclass(frozen=True)
class Confirmation:
    """Which answer of a service a member's own answer `version` took over, as it stood then."""

    question_id: str
    version: int
    group_id: str
    service_assessment_id: str
    service_version: int
