"""The figures of a round: which are recorded, what was entered, and what is wrong with an entry."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from maturity.access import Permission, Visitor, person_id
from maturity.domain.indicator import Indicator
from maturity.domain.indicator_entry import (
    DIGITS_AFTER,
    DIGITS_BEFORE,
    Fault,
    IndicatorEntry,
    IndicatorRecord,
    faults,
    tidy,
)
from maturity.errors import EntryError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.free_text import kept, require_length
from maturity.usecases.rounds import Round, require_open, require_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class GivenEntry:
    """An entry as somebody makes it, over the version that they saw (0: none yet).

    `sure` says that a figure above what is usual is meant.
    """

    indicator_id: str
    entry: IndicatorEntry
    based_on: int = 0
    sure: bool = False


def indicators(found: Round) -> tuple[Indicator, ...]:
    """All that the questionnaire knows, in their order."""
    return found.questionnaire.indicators


def indicator_entries(
    workplace: Workplace, who: Visitor | None, assessment_id: str
) -> Mapping[str, IndicatorRecord]:
    """What was entered last, by the id of the indicator."""
    found = require_round(workplace, who, assessment_id, Permission.SEE)
    return workplace.store.indicator_entries(found.assessment.id)


def enter_indicator(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenEntry
) -> IndicatorRecord:
    """Stores one entry over the version it was based on, an empty one to clear it.

    EntryError with a sentence for each fault, Conflict if a newer entry is there.
    """
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    indicator = next((i for i in indicators(found) if i.id == given.indicator_id), None)
    if indicator is None:
        raise NotHere
    require_open(found)
    record = IndicatorRecord(
        indicator_id=indicator.id,
        version=given.based_on + 1,
        entry=_checked(indicator, given),
        author_id=person_id(who),
        entered_at=workplace.now(),
    )
    workplace.store.add_indicator_entry(found.assessment.id, record)
    return record


def _checked(indicator: Indicator, given: GivenEntry) -> IndicatorEntry:
    entry = replace(
        given.entry, period=kept(given.entry.period).strip(), note=kept(given.entry.note).strip()
    )
    wrong = [f for f in faults(indicator, entry) if not (f is Fault.ASK and given.sure)]
    if wrong:
        raise EntryError(tuple(fault_sentence(indicator, fault) for fault in wrong))
    require_length(_("The period"), entry.period)
    require_length(_("The note"), entry.note)
    return replace(
        entry,
        value=_tidy(entry.value),
        numerator=_tidy(entry.numerator),
        denominator=_tidy(entry.denominator),
    )


def _tidy(value: Decimal | None) -> Decimal | None:
    return None if value is None else tidy(value)


def fault_sentence(indicator: Indicator, fault: Fault) -> str:
    """What is allowed, for which indicator."""
    return _sentence(fault).format(
        title=indicator.title,
        numerator=indicator.numerator,
        denominator=indicator.denominator,
        minimum=_in_unit(indicator.minimum, indicator),
        maximum=_in_unit(indicator.maximum, indicator),
        usual=_in_unit(indicator.ask_above or indicator.maximum, indicator),
        period=indicator.period,
        before=DIGITS_BEFORE,
        after=DIGITS_AFTER,
    )


def _sentence(fault: Fault) -> str:
    return (_missing() | _refused())[fault]


def _missing() -> dict[Fault, str]:
    return {
        Fault.NO_VALUE: _("{title}: enter a figure, or empty the other boxes too."),
        Fault.NO_NUMERATOR: _("{title}: enter the first figure, '{numerator}'."),
        Fault.NO_DENOMINATOR: _("{title}: enter the second figure, '{denominator}'."),
        Fault.NO_PERIOD: _("{title}: say what time the figure is of. It asks for {period}."),
        Fault.NO_DEFINITION: _("{title}: say in the note how you defined it."),
        Fault.RATIO_TYPED: _("{title}: enter its two figures. The tool works out the result."),
        Fault.NOT_A_RATIO: _("{title}: enter one figure, not two."),
    }


def _refused() -> dict[Fault, str]:
    return {
        Fault.NOT_A_NUMBER: _("{title}: enter numbers only."),
        Fault.TOO_LONG: _(
            "{title}: enter at most {before} digits before the point and {after} after it."
        ),
        Fault.ZERO_DENOMINATOR: _("{title}: '{denominator}' must be more than 0."),
        Fault.NEGATIVE: _("{title}: a figure below 0 cannot be right. Enter 0 or more."),
        Fault.ABOVE_DENOMINATOR: _(
            "{title}: '{numerator}' cannot be more than '{denominator}'. Check both figures."
        ),
        Fault.OUT_OF_RANGE: _("{title}: the result must lie between {minimum} and {maximum}."),
        Fault.ASK: _(
            "{title}: more than {usual} is unusual. Check it, then say that you are sure."
        ),
    }


def _in_unit(number: float, indicator: Indicator) -> str:
    figure = format(tidy(Decimal(str(number))), ",f")
    if indicator.unit == "GBP":
        return f"£{figure}"
    return f"{figure} {indicator.unit}"
