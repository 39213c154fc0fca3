"""Contributions to statement parameters, and back from rows. No statement."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from maturity.domain.contribution import (
    Contribution,
    Envelope,
    GivenFigure,
    KeptContribution,
    Record,
    Withdrawal,
)
from maturity.store.rows import Parameters, Row, instant, instant_of


def contribution_parameters(kept: KeptContribution) -> Parameters:
    envelope, record = kept.contribution.envelope, kept.contribution.record
    return {
        "id": record.id,
        "code": envelope.code,
        "contributor_key": envelope.key,
        "consent_by": envelope.consent_by,
        "consent_at": instant(envelope.consent_at),
        "record": _record_text(record),
        "taken_at": instant(kept.taken_at),
        "origin": kept.origin,
        "organisation_id": kept.organisation_id,
    }


def contribution_of(row: Row, withdrawals: Iterable[Withdrawal]) -> KeptContribution:
    """Withdrawn by the first of `withdrawals` that follows it."""
    found, code, key, by, at, record, taken_at, origin, organisation_id = row
    envelope = Envelope(code, key, by, instant_of(at))
    after = [
        withdrawal.withdrawn_at
        for withdrawal in withdrawals
        if (withdrawal.code, withdrawal.key) == (code, key)
        and withdrawal.withdrawn_at >= envelope.consent_at
    ]
    return KeptContribution(
        contribution=Contribution(envelope, _record_of(found, record)),
        taken_at=instant_of(taken_at),
        origin=origin,
        withdrawn_at=min(after, default=None),
        organisation_id=organisation_id,
    )


def withdrawal_parameters(withdrawal: Withdrawal) -> Parameters:
    return {
        "code": withdrawal.code,
        "contributor_key": withdrawal.key,
        "withdrawn_at": instant(withdrawal.withdrawn_at),
    }


def withdrawal_of(row: Row) -> Withdrawal:
    code, key, withdrawn_at = row
    return Withdrawal(code, key, instant_of(withdrawn_at))


def _record_text(record: Record) -> str:
    """Without its id, which has a column of its own."""
    fields: dict[str, Any] = {
        "questionnaire_id": record.questionnaire_id,
        "content_hash": record.content_hash,
        "nation": record.nation,
        "type": record.type,
        "region": record.region,
        "size": record.size,
        "levels": dict(record.levels),
        "themes": dict(record.themes),
        "overall": record.overall,
        "figures": [_figure_fields(figure) for figure in record.figures],
        "invented": record.invented,
    }
    return json.dumps(fields)


def _record_of(record_id: str, text: str) -> Record:
    fields = json.loads(text)
    figures = tuple(
        GivenFigure(indicator_id, *(None if n is None else Decimal(n) for n in numbers))
        for indicator_id, *numbers in fields.pop("figures")
    )
    return Record(id=record_id, figures=figures, **fields)


def _figure_fields(figure: GivenFigure) -> list[str | None]:
    """Without an exponent."""
    numbers = (figure.value, figure.numerator, figure.denominator)
    return [figure.indicator_id, *(None if n is None else format(n, "f") for n in numbers)]
