"""What an organisation gives to the benchmark: figures in an envelope that says whose they are.

Only the record enters a release. The envelope stays with whoever keeps the private record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, get_args

from maturity.domain.law import Nation
from maturity.domain.organisation import OrganisationType

Region = Literal[
    "North East",
    "North West",
    "Yorkshire and The Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "South East",
    "South West",
    "Scotland",
    "Wales",
    "Northern Ireland",
]
REGIONS: tuple[Region, ...] = get_args(Region)

SizeBand = Literal["small", "medium", "large"]
"""Fewer than 150,000 people, up to 350,000, and more."""
SIZES: tuple[SizeBand, ...] = get_args(SizeBand)


@dataclass(frozen=True)
class GivenFigure:
    """One indicator as it was entered; see indicator_entry.py for what it comes to."""

    indicator_id: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True)
class Record:
    """The figures of one submitted, comparable round over the light set, and the attributes.

    `id` is new for each contribution and says nothing. `levels` holds every question of the light
    set, None where it does not apply. `themes` and `overall` are permille, and follow from the
    levels. `content_hash` is that of the light set that was asked.
    """

    id: str
    questionnaire_id: str
    content_hash: str
    nation: Nation
    type: OrganisationType
    region: Region
    size: SizeBand | None
    levels: Mapping[str, int | None]
    themes: Mapping[str, int]
    overall: int
    figures: tuple[GivenFigure, ...] = ()
    invented: bool = False


@dataclass(frozen=True)
class Envelope:
    """Whose record it is, and who said yes. Never part of a release.

    `code` is the organisation's in the public register, or one that the taskforce issued. `key` is
    the same secret in every contribution of one organisation, and no other's: it ties them together
    where names must not be.
    """

    code: str
    key: str
    consent_by: str
    consent_at: datetime


@dataclass(frozen=True)
class Contribution:
    envelope: Envelope
    record: Record


@dataclass(frozen=True)
class Withdrawal:
    """Counts from the next release on: what was published stays."""

    code: str
    key: str
    withdrawn_at: datetime


@dataclass(frozen=True)
class KeptContribution:
    """A contribution as the taskforce has it. `origin` is how it came.

    `organisation_id` is set where the organisation works on this server.
    """

    contribution: Contribution
    taken_at: datetime
    origin: Literal["here", "file"] = "here"
    withdrawn_at: datetime | None = None
    organisation_id: str | None = None


def size_band(population: int | None) -> SizeBand | None:
    """Source of the bounds: scoring-and-benchmarks, rule 3.6.2."""
    if population is None:
        return None
    if population < 150_000:
        return "small"
    return "medium" if population <= 350_000 else "large"
