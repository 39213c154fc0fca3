"""How a round compares with a release, and the newest release itself. Only published figures."""

from fractions import Fraction
from functools import lru_cache

from maturity.access import Permission, Visitor, require, require_visitor
from maturity.domain.benchmarking import band
from maturity.domain.comparing import Attributes, Own, compare, own_of
from maturity.domain.comparison import Comparison, NotCompared
from maturity.domain.indicator_entry import Fault, IndicatorEntry, faults, figure
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.release import Release
from maturity.errors import NotFound
from maturity.exchange.release_text import release_of
from maturity.usecases.contribution_preview import known_attributes
from maturity.usecases.contributions_known import standing, vouched_for
from maturity.usecases.indicators import indicator_entries
from maturity.usecases.rounds import Round
from maturity.usecases.workplace import Workplace


def comparison(workplace: Workplace, who: Visitor | None, found: Round) -> Comparison:
    """Worked out here and now from what is published and the round itself.

    An invented organisation is compared with invented ones, a real one with real ones.
    """
    organisation = require(who, Permission.SEE, found.organisation)
    family = found.questionnaire.family
    release = _newest(workplace, family, invented=organisation.invented)
    if release is None:
        count = _contributions(workplace, invented=organisation.invented)
        return Comparison(None, because=NotCompared.NO_RELEASE, contributions=band(count))
    own = _own(workplace, who, found)
    return compare(found.questionnaire, own, release, _edition(workplace, release))


def sector(workplace: Workplace, who: Visitor | None, questionnaire_id: str) -> Release | None:
    """The newest release of the questionnaire's editions, for everybody who came in. One of
    invented organisations stands in only where there is no other.
    """
    require_visitor(who)
    family = workplace.library.questionnaire(questionnaire_id).family
    real = _newest(workplace, family, invented=False)
    return real or _newest(workplace, family, invented=True)


def _newest(workplace: Workplace, family: str, *, invented: bool) -> Release | None:
    kept = workplace.store.current_release(family, invented=invented)
    return None if kept is None else _read(kept.body)


@lru_cache(maxsize=4)
def _read(body: str) -> Release:
    """Once for each text: to check every figure again takes longer than to compare."""
    return release_of(body)


def _contributions(workplace: Workplace, *, invented: bool) -> int:
    kept = standing(vouched_for(workplace.store))
    return sum(each.contribution.record.invented is invented for each in kept)


def _edition(workplace: Workplace, release: Release) -> Questionnaire | None:
    try:
        return workplace.library.questionnaire(release.questionnaire_id)
    except NotFound:
        return None


def _own(workplace: Workplace, who: Visitor | None, found: Round) -> Own:
    entries = indicator_entries(workplace, who, found.assessment.id)
    figures: dict[str, Fraction] = {}
    for indicator in found.questionnaire.indicators:
        entry = entries[indicator.id].entry if indicator.id in entries else IndicatorEntry()
        value = figure(indicator, entry)
        if value is not None and not set(faults(indicator, entry)) - {Fault.ASK}:
            figures[indicator.id] = value
    attributes = _attributes(workplace, found.organisation)
    return own_of(found.questionnaire, found.answers, attributes, figures)


def _attributes(workplace: Workplace, organisation: Organisation) -> Attributes:
    """From what is known, and otherwise from what the organisation said when it contributed."""
    known = known_attributes(organisation)
    whole = None not in (known.type, known.region, known.size)
    earlier = () if whole else workplace.store.contributions_from(organisation.id)
    if not earlier:
        return Attributes(known.type, known.region or "", known.size)
    said = earlier[-1].contribution.record
    return Attributes(known.type or said.type, known.region or said.region, known.size or said.size)
