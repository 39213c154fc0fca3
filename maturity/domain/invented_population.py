"""Organisations that do not exist, as many of each kind as a register might have. Not what they
answer. Chance comes in from outside: the same chance makes the same organisations.
"""

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from maturity.domain.contribution import Region
from maturity.domain.law import Nation
from maturity.domain.organisation import OrganisationType

HALF_YEARS = 3


class Chance(Protocol):
    """As `random.Random`, which the domain does not know."""

    def random(self) -> float: ...
    def gauss(self, mu: float, sigma: float) -> float: ...
    def shuffle(self, x: MutableSequence[Any]) -> None: ...


@dataclass(frozen=True)
class Invented:
    """`hands_in` tells of each half-year whether it does. `full`: it answers every question.

    `withdraws` and `ends` are half-years in which it takes its contribution back, or is merged into
    another. `served_by` is the number of the shared service that buys for it.
    """

    number: int
    name: str
    nation: Nation
    type: OrganisationType
    region: Region
    population: int
    hands_in: tuple[bool, ...]
    full: bool = False
    withdraws: int | None = None
    ends: int | None = None
    served_by: int | None = None

    @property
    def code(self) -> str:
        return code_of(self.number)


def code_of(number: int) -> str:
    """Like none in the public register, whose codes are three letters."""
    return f"INVENTED-{number:03}"


KINDS: tuple[tuple[OrganisationType, Region, int], ...] = (
    ("district", "East Midlands", 9),
    ("district", "East of England", 12),
    ("district", "North West", 4),
    ("district", "South East", 15),
    ("district", "South West", 4),
    ("district", "West Midlands", 6),
    ("county", "East of England", 1),
    ("county", "South East", 2),
    ("county", "South West", 1),
    ("county", "West Midlands", 1),
    ("county", "East Midlands", 1),
    ("unitary", "East Midlands", 2),
    ("unitary", "East of England", 2),
    ("unitary", "North East", 2),
    ("unitary", "North West", 2),
    ("unitary", "South East", 4),
    ("unitary", "South West", 4),
    ("unitary", "West Midlands", 1),
    ("unitary", "Yorkshire and The Humber", 2),
    ("metropolitan", "North East", 2),
    ("metropolitan", "North West", 4),
    ("metropolitan", "West Midlands", 2),
    ("metropolitan", "Yorkshire and The Humber", 3),
    ("london-borough", "London", 10),
    ("welsh-principal", "Wales", 7),
    ("scottish-council", "Scotland", 10),
    ("ni-council", "Northern Ireland", 3),
    ("combined-authority", "Yorkshire and The Humber", 1),
    ("combined-authority", "North East", 1),
    ("shared-service", "East of England", 1),
    ("shared-service", "South East", 1),
)
"""About three in ten of the councils there are, two combined authorities and two services."""

NATIONS: dict[OrganisationType, Nation] = {
    "welsh-principal": "wales",
    "scottish-council": "scotland",
    "ni-council": "northern-ireland",
}
"""Every other type is in England."""

NAMES: dict[OrganisationType, str] = {
    "district": "{place} District Council",
    "county": "{place}shire County Council",
    "unitary": "{place} Council",
    "metropolitan": "{place} Metropolitan Borough Council",
    "london-borough": "London Borough of {place}",
    "welsh-principal": "{place} County Borough Council",
    "scottish-council": "{place} Council",
    "ni-council": "{place} Borough Council",
    "combined-authority": "{place} Combined Authority",
    "shared-service": "{place} Shared Procurement",
}

PEOPLE: dict[OrganisationType, tuple[int, int]] = {
    "district": (65_000, 180_000),
    "county": (560_000, 1_400_000),
    "unitary": (110_000, 520_000),
    "metropolitan": (155_000, 560_000),
    "london-borough": (160_000, 395_000),
    "welsh-principal": (65_000, 350_000),
    "scottish-council": (40_000, 520_000),
    "ni-council": (118_000, 330_000),
    "combined-authority": (680_000, 2_600_000),
    "shared-service": (200_000, 420_000),
}
"""Between which numbers the population lies."""

# fmt: off
ENGLISH = (
    "Amber", "Brack", "Cald", "Dunmar", "Elver", "Fenby", "Garr", "Hask", "Ister",
    "Kelber", "Larks", "Marrow", "Nether", "Oxwell", "Pender", "Quarn", "Rooker",
    "Selmer", "Tarn", "Umber", "Vell", "Wren",
)
# fmt: on

STARTS: dict[Nation, tuple[str, ...]] = {
    "england": ENGLISH,
    "wales": ("Aberllan", "Brynfor", "Cwmdar", "Glanwys", "Llanfer", "Pontaur", "Tregwen"),
    "scotland": ("Ardlo", "Balcarn", "Dunver", "Glenmor", "Inverlaw", "Kilbrae", "Strathel"),
    "northern-ireland": ("Ballyrone", "Carrowdun", "Drumfinn", "Killymoy"),
}
ENDS: dict[Nation, tuple[str, ...]] = {
    "england": ("stead", "combe", "thorpe", "haven", "mere", "wick", "holt", "leigh", "stow"),
    "wales": ("", " Uchaf"),
    "scotland": ("", " and the Firths"),
    "northern-ireland": ("",),
}

MEMBERS_OF_A_SERVICE = 3


def invented_population(chance: Chance) -> tuple[Invented, ...]:
    """All of them, the first one with everything that there is to look at."""
    places = {nation: _places(nation, chance) for nation in STARTS}
    numbered = [_invented(n, k, places, chance) for n, k in enumerate(_each_kind(), start=1)]
    first = replace(numbered[0], full=True, hands_in=(True,) * HALF_YEARS)
    return _served((first, *_some_leave(numbered[1:], chance)))


def services(population: Iterable[Invented]) -> dict[int, tuple[int, ...]]:
    """The numbers of its members by the number of each shared service."""
    found: dict[int, tuple[int, ...]] = {}
    for one in population:
        if one.served_by is not None:
            found[one.served_by] = (*found.get(one.served_by, ()), one.number)
    return found


def _each_kind() -> Iterator[tuple[OrganisationType, Region]]:
    return ((kind, region) for kind, region, count in KINDS for _number in range(count))


def _places(nation: Nation, chance: Chance) -> list[str]:
    found = [f"{start}{end}" for start in STARTS[nation] for end in ENDS[nation]]
    chance.shuffle(found)
    return found


def _invented(
    number: int,
    kind: tuple[OrganisationType, Region],
    places: dict[Nation, list[str]],
    chance: Chance,
) -> Invented:
    what, region = kind
    nation = NATIONS.get(what, "england")
    least, most = PEOPLE[what]
    # Squared: there are more small councils than large ones.
    population = int(least + (most - least) * chance.random() ** 2)
    return Invented(
        number=number,
        name=NAMES[what].format(place=places[nation].pop()),
        nation=nation,
        type=what,
        region=region,
        population=round(population, -2),
        hands_in=_hands_in(chance),
        full=chance.random() < 0.4,
    )


def _hands_in(chance: Chance) -> tuple[bool, ...]:
    """Two in three join at once. Whoever is in looks again in most half-years."""
    joins = 0 if (drawn := chance.random()) < 0.66 else 1 if drawn < 0.87 else 2
    again = [chance.random() < 0.8 for _half in range(HALF_YEARS)]
    return tuple(half == joins or (half > joins and again[half]) for half in range(HALF_YEARS))


def _some_leave(found: Sequence[Invented], chance: Chance) -> Iterator[Invented]:
    """Three that were in from the start take their figures back, and two are merged away, all in
    the second half-year: where so few leave, no release says how the others moved.
    """
    early = [one.number for one in found if one.hands_in[0] and one.type == "district"]
    chance.shuffle(early)
    withdraw, merged = set(early[:3]), set(early[3:5])
    for one in found:
        if one.number in withdraw:
            yield replace(one, withdraws=1, hands_in=(True, False, False))
        elif one.number in merged:
            yield replace(one, ends=1, hands_in=(True, False, False))
        else:
            yield one


def _served(found: tuple[Invented, ...]) -> tuple[Invented, ...]:
    """Each service buys for three districts of its region."""
    members = {
        one.number: service.number
        for service in found
        if service.type == "shared-service"
        for one in _districts(found, service.region)[-MEMBERS_OF_A_SERVICE:]
    }
    return tuple(replace(one, served_by=members.get(one.number)) for one in found)


def _districts(found: Sequence[Invented], region: Region) -> list[Invented]:
    staying = (o for o in found if o.withdraws is None and o.ends is None)
    return [one for one in staying if one.type == "district" and one.region == region]
