"""What an organisation would contribute, exactly, or why it cannot. Nothing is sent here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from maturity.access import Permission, Visitor
from maturity.domain.assessment import answer_to
from maturity.domain.content_hash import content_hash
from maturity.domain.contribution import (
    REGIONS,
    GivenFigure,
    Record,
    Region,
    SizeBand,
    size_band,
)
from maturity.domain.contribution_check import recomputed
from maturity.domain.indicator_entry import Fault, faults
from maturity.domain.law import Nation
from maturity.domain.organisation import Organisation, OrganisationType
from maturity.domain.peer_group import COUNCILS
from maturity.domain.scorecard import GapKind
from maturity.domain.scoring import score
from maturity.locale import gettext as _
from maturity.locale import ngettext
from maturity.usecases.given_text import one_line
from maturity.usecases.indicators import indicator_entries
from maturity.usecases.rounds import Round, require_round
from maturity.usecases.workplace import Workplace

Ask = Literal["type", "region", "size", "code"]

ONLY_REGION: dict[Nation, Region] = {
    "scotland": "Scotland",
    "wales": "Wales",
    "northern-ireland": "Northern Ireland",
}
"""Each nation but England is one region."""

NATION_OF_COUNCILS: dict[OrganisationType, Nation] = {
    "welsh-principal": "wales",
    "scottish-council": "scotland",
    "ni-council": "northern-ireland",
}
"""Every other type of council is English."""


@dataclass(frozen=True)
class GivenAttributes:
    """What an organisation is compared by, and the code that it contributes under. None, and no
    code, where nobody has said it.
    """

    type: OrganisationType | None = None
    region: Region | None = None
    size: SizeBand | None = None
    code: str = ""


@dataclass(frozen=True)
class Preview:
    """`record` is exactly what would be sent, but for an id, which it gets when it is sent.

    There is none while something stands in the way: `obstacles`, in sentences, or `missing`, which
    the organisation can say itself. `asks` is all that the register does not say.
    """

    record: Record | None
    attributes: GivenAttributes
    asks: tuple[Ask, ...]
    missing: tuple[Ask, ...]
    obstacles: tuple[str, ...]


def contribution_preview(
    workplace: Workplace,
    who: Visitor | None,
    assessment_id: str,
    given: GivenAttributes | None = None,
) -> Preview:
    """From the light set alone, whatever else was answered."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    code = _code(workplace, found.organisation)
    known = replace(known_attributes(found.organisation), code=code)
    attributes = _filled(known, given or GivenAttributes())
    obstacles = (*_obstacles(workplace, found), *_contradictions(found.organisation, attributes))
    missing = tuple(_unsaid(attributes))
    figures = _figures(workplace, who, found)
    ready = not (obstacles or [ask for ask in missing if ask != "code"])
    return Preview(
        record=_record(found, attributes, figures) if ready else None,
        attributes=attributes,
        asks=tuple(_unsaid(known)),
        missing=missing,
        obstacles=obstacles,
    )


def known_attributes(organisation: Organisation) -> GivenAttributes:
    """From what is known about an organisation before anybody is asked."""
    region = next((r for r in REGIONS if r == organisation.region), None)
    return GivenAttributes(
        organisation.type,
        region or ONLY_REGION.get(organisation.nation),
        size_band(organisation.population),
    )


def _code(workplace: Workplace, organisation: Organisation) -> str:
    """That of its contribution that stands, of the register, or one issued for it; or nothing."""
    earlier = workplace.store.contributions_from(organisation.id)
    if earlier and earlier[-1].withdrawn_at is None:
        return earlier[-1].contribution.envelope.code
    if organisation.registered:
        return organisation.register_code
    issued = workplace.store.issued_code_for(organisation.id)
    return "" if issued is None else issued.code


def _filled(known: GivenAttributes, given: GivenAttributes) -> GivenAttributes:
    """What the register says stands."""
    return GivenAttributes(
        type=known.type or given.type,
        region=known.region or given.region,
        size=known.size or given.size,
        code=known.code or one_line(given.code).upper(),
    )


def _unsaid(attributes: GivenAttributes) -> Iterator[Ask]:
    if attributes.type is None:
        yield "type"
    if attributes.region is None:
        yield "region"
    if attributes.size is None and attributes.type in (None, *COUNCILS):
        yield "size"
    if not attributes.code:
        yield "code"


def _obstacles(workplace: Workplace, found: Round) -> Iterator[str]:
    if found.organisation.invented:
        yield _("This organisation is invented. Only real ones contribute.")
    if not found.frozen:
        yield _("This round is not handed in. Hand it in first.")
    later = (r.number for r in workplace.store.assessments_of(found.organisation.id))
    if found.frozen and max(later, default=0) > found.assessment.number:
        yield _("There is a later round. Contribute that one, once it is handed in.")
    yield from _gaps(found)


def _gaps(found: Round) -> Iterator[str]:
    """What keeps the light set from being compared."""
    light = found.questionnaire.light_set()
    if not light.themes:
        yield _("'{questionnaire}' has no light set, and no benchmark.").format(
            questionnaire=found.questionnaire.title
        )
    gaps = score(light, found.answers).gaps
    counts = {
        kind: sum(len(gap.question_ids) for gap in gaps if gap.kind is kind) for kind in GapKind
    }
    for kind, count in counts.items():
        if count:
            yield _gap_sentence(kind, count).format(count=count)


def _gap_sentence(kind: GapKind, count: int) -> str:
    if kind is GapKind.UNANSWERED:
        return ngettext(
            "{count} question of the light set has no answer.",
            "{count} questions of the light set have no answer.",
            count,
        )
    if kind is GapKind.DONT_KNOW:
        return ngettext(
            "{count} question of the light set is answered with 'don't know'. Find out first.",
            "{count} questions of the light set are answered with 'don't know'. Find out first.",
            count,
        )
    return ngettext(
        "{count} question of the light set does not apply, and that is too much for its theme.",
        "{count} questions of the light set do not apply, and that is too much for their themes.",
        count,
    )


def _contradictions(organisation: Organisation, attributes: GivenAttributes) -> Iterator[str]:
    nation = organisation.nation
    if attributes.region is not None and ONLY_REGION.get(nation) != _one_of(attributes.region):
        yield _("The region is not in the nation of this organisation. Choose another one.")
    kind = attributes.type
    if kind in COUNCILS and NATION_OF_COUNCILS.get(kind, "england") != nation:
        yield _("This nation has no councils of that type. Choose another one.")


def _one_of(region: Region) -> Region | None:
    """The region, where it is a whole nation."""
    return region if region in ONLY_REGION.values() else None


def _record(
    found: Round, attributes: GivenAttributes, figures: tuple[GivenFigure, ...]
) -> Record | None:
    if attributes.type is None or attributes.region is None:
        return None
    light = found.questionnaire.light_set()
    levels = {q.id: answer_to(q.id, found.answers).level for q in light.questions}
    themes, overall = recomputed(found.questionnaire, levels)
    return Record(
        id="",
        questionnaire_id=found.questionnaire.id,
        content_hash=content_hash(light),
        nation=found.organisation.nation,
        type=attributes.type,
        region=attributes.region,
        size=attributes.size,
        levels=levels,
        themes=themes,
        overall=overall,
        figures=figures,
        invented=found.organisation.invented,
    )


def _figures(workplace: Workplace, who: Visitor | None, found: Round) -> tuple[GivenFigure, ...]:
    """Those without a fault, without their period and note: words may name somebody."""
    entries = indicator_entries(workplace, who, found.assessment.id)
    given = [
        (indicator, entries[indicator.id].entry)
        for indicator in found.questionnaire.indicators
        if indicator.id in entries
    ]
    return tuple(
        GivenFigure(indicator.id, entry.value, entry.numerator, entry.denominator)
        for indicator, entry in given
        # Whoever entered an unusual figure said that they are sure of it.
        if entry.figures and not set(faults(indicator, entry)) - {Fault.ASK}
    )


def same_content(one: Record, other: Record) -> bool:
    """Whether nothing differs but the id."""
    return replace(one, id="") == replace(other, id="")
