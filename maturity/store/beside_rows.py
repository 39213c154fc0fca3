"""Legal answers and indicator entries to statement parameters, and back from rows. No statement."""

from decimal import Decimal

from maturity.domain.indicator_entry import IndicatorEntry, IndicatorRecord
from maturity.domain.legal_answer import LegalAnswer, LegalRecord, LegalResponse
from maturity.store.rows import Parameters, Row, instant, instant_of


def legal_parameters(assessment_id: str, record: LegalRecord) -> Parameters:
    response = record.answer.response
    return {
        "assessment_id": assessment_id,
        "check_id": record.check_id,
        "version": record.version,
        "response": "" if response is None else response.value,
        "note": record.answer.note,
        "author_id": record.author_id,
        "answered_at": instant(record.answered_at),
    }


def legal_of(row: Row) -> LegalRecord:
    check, version, response, note, author, answered_at = row
    answer = LegalAnswer(LegalResponse(response) if response else None, note)
    return LegalRecord(check, version, answer, author, instant_of(answered_at))


def entry_parameters(assessment_id: str, record: IndicatorRecord) -> Parameters:
    entry = record.entry
    return {
        "assessment_id": assessment_id,
        "indicator_id": record.indicator_id,
        "version": record.version,
        "value": _text(entry.value),
        "numerator": _text(entry.numerator),
        "denominator": _text(entry.denominator),
        "period": entry.period,
        "note": entry.note,
        "author_id": record.author_id,
        "entered_at": instant(record.entered_at),
    }


def _text(value: Decimal | None) -> str | None:
    """Without exponent, so that every reader of the database reads the same figure."""
    return None if value is None else format(value, "f")


def entry_of(row: Row) -> IndicatorRecord:
    indicator, version, value, above, below, period, note, author, entered_at = row
    entry = IndicatorEntry(_figure(value), _figure(above), _figure(below), period, note)
    return IndicatorRecord(indicator, version, entry, author, instant_of(entered_at))


def _figure(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
