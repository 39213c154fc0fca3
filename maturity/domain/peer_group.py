"""The fixed groups that a release may publish, one attribute at a time, and who is in which.

There are no others and no way to ask for others: two attributes at once would single out councils.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from maturity.domain.contribution import Record, Region
from maturity.domain.organisation import OrganisationType

Family = Literal["national", "type", "region", "size"]
FAMILIES: tuple[Family, ...] = ("national", "type", "region", "size")
"""In the order in which their groups are offered for publication."""

COUNCILS: tuple[OrganisationType, ...] = (
    "district",
    "county",
    "unitary",
    "metropolitan",
    "london-borough",
    "welsh-principal",
    "scottish-council",
    "ni-council",
)
"""The types that are compared with one another. Every other type is compared with itself alone."""

MacroRegion = Literal["north", "midlands", "south-east", "london", "scotland", "wales", "ni"]
MACRO_REGIONS: Mapping[Region, MacroRegion] = {
    "North East": "north",
    "North West": "north",
    "Yorkshire and The Humber": "north",
    "East Midlands": "midlands",
    "West Midlands": "midlands",
    "East of England": "south-east",
    "South East": "south-east",
    "South West": "south-east",
    "London": "london",
    "Scotland": "scotland",
    "Wales": "wales",
    "Northern Ireland": "ni",
}

ENOUGH_FOR_REGIONS = 200
"""So many councils, and the twelve regions take the place of the seven large ones."""


@dataclass(frozen=True)
class PeerGroup:
    """`id` is permanent: `national`, `national:fire`, `type:county`, `region:north`, `region:North
    West`, `size:small`. `pool` is `councils`, or the one type that is compared with itself.
    """

    id: str
    family: Family
    pool: str = "councils"


NATIONAL = PeerGroup("national", "national")


def pool_of(record: Record) -> str:
    return "councils" if record.type in COUNCILS else record.type


def groups_of(record: Record, *, twelve_regions: bool) -> tuple[PeerGroup, ...]:
    """Those that the record counts in, in the order of FAMILIES."""
    pool = pool_of(record)
    if pool != "councils":
        return (PeerGroup(f"national:{pool}", "national", pool),)
    region = record.region if twelve_regions else MACRO_REGIONS[record.region]
    groups = [
        NATIONAL,
        PeerGroup(f"type:{record.type}", "type"),
        PeerGroup(f"region:{region}", "region"),
    ]
    if record.size is not None:
        groups.append(PeerGroup(f"size:{record.size}", "size"))
    return tuple(groups)
