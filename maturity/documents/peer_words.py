"""What types, regions and sizes of organisations are called, alone and as a group of peers."""

from maturity.domain.contribution import Region, SizeBand
from maturity.domain.organisation import OrganisationType
from maturity.locale import gettext as _


def type_words(kind: OrganisationType | str) -> str:
    return {
        "district": _("district councils"),
        "county": _("county councils"),
        "unitary": _("unitary councils"),
        "metropolitan": _("metropolitan councils"),
        "london-borough": _("London boroughs"),
        "welsh-principal": _("Welsh councils"),
        "scottish-council": _("Scottish councils"),
        "ni-council": _("councils in Northern Ireland"),
        "combined-authority": _("combined authorities"),
        "shared-service": _("shared services"),
        "fire": _("fire and rescue services"),
        "police": _("police bodies"),
        "nhs": _("NHS organisations"),
        "housing-association": _("housing associations"),
        "other": _("other organisations"),
    }[kind]


def type_name(kind: OrganisationType) -> str:
    """Of one organisation."""
    return {
        "district": _("District council"),
        "county": _("County council"),
        "unitary": _("Unitary council"),
        "metropolitan": _("Metropolitan council"),
        "london-borough": _("London borough"),
        "welsh-principal": _("Welsh council"),
        "scottish-council": _("Scottish council"),
        "ni-council": _("Council in Northern Ireland"),
        "combined-authority": _("Combined authority"),
        "shared-service": _("Shared service"),
        "fire": _("Fire and rescue service"),
        "police": _("Police body"),
        "nhs": _("NHS organisation"),
        "housing-association": _("Housing association"),
        "other": _("Another kind of organisation"),
    }[kind]


def region_words(name: str) -> str:
    """One of the seven large ones, or of the twelve."""
    return {
        "north": _("councils in the north of England"),
        "midlands": _("councils in the Midlands"),
        "south-east": _("councils in the east and south of England"),
        "london": _("councils in London"),
        "scotland": _("councils in Scotland"),
        "wales": _("councils in Wales"),
        "ni": _("councils in Northern Ireland"),
        "North East": _("councils in the North East"),
        "North West": _("councils in the North West"),
        "Yorkshire and The Humber": _("councils in Yorkshire and the Humber"),
        "East Midlands": _("councils in the East Midlands"),
        "West Midlands": _("councils in the West Midlands"),
        "East of England": _("councils in the East of England"),
        "London": _("councils in London"),
        "South East": _("councils in the South East"),
        "South West": _("councils in the South West"),
        "Scotland": _("councils in Scotland"),
        "Wales": _("councils in Wales"),
        "Northern Ireland": _("councils in Northern Ireland"),
    }[name]


def size_words(name: str) -> str:
    return {
        "small": _("councils of fewer than 150,000 people"),
        "medium": _("councils of 150,000 to 350,000 people"),
        "large": _("councils of more than 350,000 people"),
    }[name]


def region_name(region: Region) -> str:
    return {
        "North East": _("North East"),
        "North West": _("North West"),
        "Yorkshire and The Humber": _("Yorkshire and the Humber"),
        "East Midlands": _("East Midlands"),
        "West Midlands": _("West Midlands"),
        "East of England": _("East of England"),
        "London": _("London"),
        "South East": _("South East"),
        "South West": _("South West"),
        "Scotland": _("Scotland"),
        "Wales": _("Wales"),
        "Northern Ireland": _("Northern Ireland"),
    }[region]


def size_name(size: SizeBand | None) -> str:
    return {
        None: _("not given"),
        "small": _("fewer than 150,000 people"),
        "medium": _("150,000 to 350,000 people"),
        "large": _("more than 350,000 people"),
    }[size]
