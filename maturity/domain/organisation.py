"""An organisation, the people in it and their part in it. Not what any of them may do."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args

from maturity.domain.law import Nation

OrganisationType = Literal[
    "district",
    "county",
    "unitary",
    "metropolitan",
    "london-borough",
    "welsh-principal",
    "scottish-council",
    "ni-council",
    "combined-authority",
    "shared-service",
    "fire",
    "police",
    "nhs",
    "housing-association",
    "other",
]
TYPES: tuple[OrganisationType, ...] = get_args(OrganisationType)


@dataclass(frozen=True)
class Organisation:
    """A council or another public body. Name and nation are enough to begin.

    `register_code` is its code in the public register, if it is known. An invented organisation is
    marked as such wherever it is shown.
    """

    id: str
    name: str
    nation: Nation
    type: OrganisationType | None = None
    region: str = ""
    population: int | None = None
    population_year: int | None = None
    register_code: str = ""
    invented: bool = False

    @property
    def registered(self) -> bool:
        """True for what a public register brought; False for what somebody entered or made up."""
        return bool(self.register_code) and not self.invented


@dataclass(frozen=True)
class Person:
    """Somebody who works with the tool. `name` is what colleagues see; empty until it was asked.

    Two duties belong to no organisation. An `owner` is an operator of the server: may begin
    organisations, and sees nothing else of theirs. The `taskforce` takes contributions and
    publishes releases.
    """

    id: str
    name: str = ""
    owner: bool = False
    taskforce: bool = False


class Role(Enum):
    """A person's part in one organisation."""

    READER = "reader"
    """Sees everything of it, and changes nothing."""
    CONTRIBUTOR = "contributor"
    FACILITATOR = "facilitator"
    """Runs its workshops, and sees nothing else of it."""
    LEAD = "lead"


@dataclass(frozen=True)
class Membership:
    """Kept when it is over, to say who did what: `shut_out` for somebody who may no longer come in,
    `has_left` for somebody who went, and whom an invitation lets in again.
    """

    person_id: str
    organisation_id: str
    role: Role
    shut_out: bool = False
    has_left: bool = False

    @property
    def is_open(self) -> bool:
        """True while it lets them in."""
        return not (self.shut_out or self.has_left)

    @property
    def leads(self) -> bool:
        """A lead with an open way in. As long as there are people, one of them leads."""
        return self.role is Role.LEAD and self.is_open
