"""One organisation's assessment: draft, then submitted, reopened with a reason; and its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from maturity.domain.assessment import Answer, Scope
from maturity.domain.contributors import ContributorRole
from maturity.domain.organisation import Organisation

ONE_ENTRY = timedelta(seconds=10)
"""Changes of one person to one question that fall within this are one entry of its history: arrow
keys pass through levels that nobody meant."""


class State(Enum):
    DRAFT = "draft"
    SUBMITTED = "submitted"


class Origin(Enum):
    """Where an answer came from."""

    OWN = "own"
    CARRIED = "carried"
    WORKSHOP = "workshop"
    FILE = "file"
    GROUP = "group"
    SERVICE = "service"
    """The shared service's answer, which somebody here confirmed."""


@dataclass(frozen=True)
class Assessment:
    """A round of one organisation. `version` rises with every change of these fields.

    `roles` took part in answering, in the order of CONTRIBUTOR_ROLES.
    """

    id: str
    organisation_id: str
    questionnaire_id: str
    number: int
    scope: Scope
    started_at: datetime
    state: State = State.DRAFT
    version: int = 1
    threshold: str = ""
    share_covered: str = ""
    roles: tuple[ContributorRole, ...] = ()


@dataclass(frozen=True)
class AnswerRecord:
    """An answer as somebody gave it. Versions of one question's answer count up from 1."""

    question_id: str
    version: int
    answer: Answer
    author_id: str
    origin: Origin
    answered_at: datetime


@dataclass(frozen=True)
class RoundRecord:
    """An assessment, whose it is and what was answered last, all as of one moment."""

    assessment: Assessment
    organisation: Organisation
    answers: Mapping[str, AnswerRecord]


@dataclass(frozen=True)
class FrozenResult:
    """What a round was when it was submitted; nothing later changes it.

    `result` is the scorecard as JSON, `constants` the rule's constants, `attributes` those of the
    organisation on that day, all as JSON text; `content_hash` names the questions that were asked.
    """

    submitted_at: datetime
    submitted_by: str
    result: str
    constants: str
    content_hash: str
    attributes: str


@dataclass(frozen=True)
class Reopening:
    """Taking a submitted round back into work is an act with a reason, and stays on record."""

    reopened_at: datetime
    reopened_by: str
    reason: str


def history_entries(records: Iterable[AnswerRecord]) -> list[AnswerRecord]:
    """The records of one question, oldest first, without those that were replaced at once.

    An entry lasts from its first change: somebody who changes an answer every few seconds for an
    hour leaves many entries, not one.
    """
    entries: list[AnswerRecord] = []
    first: AnswerRecord | None = None
    for record in records:
        if first is not None and _continues(first, record):
            entries[-1] = record
        else:
            entries.append(record)
            first = record
    return entries


def _continues(first: AnswerRecord, record: AnswerRecord) -> bool:
    same_hand = first.author_id == record.author_id and first.origin == record.origin
    return same_hand and abs(record.answered_at - first.answered_at) < ONE_ENTRY
