"""What has to be known before an organisation or a person is erased, and what is in the way."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from maturity.domain.organisation import Membership, Organisation, Person

ERASED = "(erased)"
"""In the place of the code of an organisation that was erased. No code looks like this."""

UNCLOSED_DAYS = 30
"""So long after its last day a workshop that nobody closed is closed by keeping to the rules."""


class Because(Enum):
    """Why somebody or something is erased: the fact `reason` of the note."""

    ASKED = "asked"
    RETENTION = "retention"
    WITH_ORGANISATION = "with-organisation"
    """They belonged to nothing else."""


class Obstacle(Enum):
    """Why it cannot be erased yet."""

    ONLY_LEAD = "only lead"
    """Others are left in an organisation that nobody would lead."""
    ONLY_OPERATOR = "only operator"
    SERVES_OTHERS = "serves others"
    """It is a shared service with members."""


@dataclass(frozen=True)
class Place:
    """An organisation with everybody's part in it."""

    organisation: Organisation
    members: tuple[Membership, ...]

    def alone(self, person_id: str) -> bool:
        """Whether nobody else may come in."""
        return not any(m.is_open and m.person_id != person_id for m in self.members)

    def lacks_lead_without(self, person_id: str) -> bool:
        """Whether this is its only lead, and others stay."""
        leads = {m.person_id for m in self.members if m.leads}
        return leads == {person_id} and not self.alone(person_id)


@dataclass(frozen=True)
class GoingPerson:
    """`places` is where they have a part, or had one. `other_operators` run the server too."""

    person: Person
    places: tuple[Place, ...] = ()
    other_operators: int = 0

    @property
    def obstacle(self) -> Obstacle | None:
        if self.person.owner and not self.other_operators:
            return Obstacle.ONLY_OPERATOR
        return Obstacle.ONLY_LEAD if self.led_alone else None

    @property
    def led_alone(self) -> tuple[Organisation, ...]:
        """Those that somebody else has to lead first."""
        found = (place for place in self.places if place.lacks_lead_without(self.person.id))
        return tuple(place.organisation for place in found)

    @property
    def last_lead_of(self) -> tuple[Organisation, ...]:
        """Those that nobody would lead without them, whether others are there or not."""
        return tuple(
            place.organisation
            for place in self.places
            if {m.person_id for m in place.members if m.leads} == {self.person.id}
            and not place.organisation.invented
        )

    @property
    def goes_along(self) -> tuple[Organisation, ...]:
        """Invented ones that nobody else explores."""
        return tuple(
            place.organisation
            for place in self.places
            if place.organisation.invented and place.alone(self.person.id)
        )


@dataclass(frozen=True)
class GoingOrganisation:
    """`belong_nowhere_else` are those of its people who have no other organisation and no duty.
    `published` counts its contributions that a release holds, `serves` the members of its service.
    `newest` is when somebody last did something there, known only where it is about to be erased.
    """

    place: Place
    belong_nowhere_else: tuple[str, ...] = ()
    contributed: int = 0
    published: int = 0
    serves: int = 0
    newest: datetime | None = None

    @property
    def organisation(self) -> Organisation:
        return self.place.organisation

    @property
    def obstacle(self) -> Obstacle | None:
        return Obstacle.SERVES_OTHERS if self.serves else None


@dataclass(frozen=True)
class Quiet:
    """An organisation in which nobody has done anything since `newest`."""

    organisation: Organisation
    newest: datetime


@dataclass(frozen=True)
class Unclosed:
    """A workshop that is over and that nobody closed."""

    workshop_id: str
    organisation: Organisation
    expires_at: datetime
