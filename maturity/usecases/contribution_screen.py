"""A contribution as its page shows it: in three parts, and what can be chosen. The words are those
of documents/.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from maturity.documents.blocks import Block
from maturity.documents.contribution_text import (
    contribution_levels,
    contribution_summary,
    contribution_terms,
)
from maturity.documents.peer_words import region_name, size_name, type_name
from maturity.domain.contribution import REGIONS, SIZES, Record, Region, SizeBand
from maturity.domain.law import Nation
from maturity.domain.organisation import TYPES, OrganisationType
from maturity.domain.peer_group import COUNCILS
from maturity.locale import language
from maturity.usecases.contribution_preview import NATION_OF_COUNCILS, ONLY_REGION
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class ContributionScreen:
    """`levels` is long, and folded on the page."""

    summary: tuple[Block, ...]
    levels: tuple[Block, ...]
    terms: tuple[Block, ...]


@dataclass(frozen=True)
class Choices:
    """What there is to choose from in a nation, each with its name."""

    types: Mapping[OrganisationType, str]
    regions: Mapping[Region, str]
    sizes: Mapping[SizeBand, str]


def contribution_screen(workplace: Workplace, record: Record) -> ContributionScreen:
    """Of a record that the visitor was given: it reads nothing of anybody's."""
    questionnaire = workplace.library.questionnaire(record.questionnaire_id, language())
    return ContributionScreen(
        tuple(contribution_summary(questionnaire, record)),
        (contribution_levels(questionnaire, record),),
        tuple(contribution_terms()),
    )


def choices(nation: Nation) -> Choices:
    only = ONLY_REGION.get(nation)
    regions = [r for r in REGIONS if r == only or (only is None and r not in ONLY_REGION.values())]
    return Choices(
        {kind: type_name(kind) for kind in TYPES if _is_in(kind, nation)},
        {region: region_name(region) for region in regions},
        {size: size_name(size) for size in SIZES},
    )


def _is_in(kind: OrganisationType, nation: Nation) -> bool:
    """Types that are no council's are everywhere."""
    return kind not in COUNCILS or NATION_OF_COUNCILS.get(kind, "england") == nation
