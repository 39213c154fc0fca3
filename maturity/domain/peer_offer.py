"""An offer to show others how one does something. Voluntary, and no part of any release."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PeerOffer:
    """`words` are the organisation's own, `contact` a role and never a person, `link` optional.

    It shows no level. `reported` is why somebody found it abusive; `removed_at` is set by whoever
    runs the server, `withdrawn_at` by the organisation itself.
    """

    id: str
    organisation_id: str
    question_id: str
    words: str
    contact: str
    link: str
    made_by: str
    made_at: datetime
    withdrawn_at: datetime | None = None
    reported: str = ""
    removed_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.withdrawn_at is None and self.removed_at is None


@dataclass(frozen=True)
class Reported:
    """An open offer, and why others found it abusive, the first first. Nobody has decided yet."""

    offer: PeerOffer
    reasons: tuple[str, ...]
