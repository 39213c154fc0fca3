"""Contributions, releases and offers with defaults, for the contract tests."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from maturity.domain.contribution import (
    Contribution,
    Envelope,
    GivenFigure,
    KeptContribution,
    Record,
    Withdrawal,
)
from maturity.domain.peer_offer import PeerOffer
from maturity.domain.taskforce import KeptRelease
from tests.store.samples import NOW

CODE, KEY = "AMB", "key of AMB"


def kept(record_id: str = "record-1", at: datetime = NOW, **fields: object) -> KeptContribution:
    record = Record(
        id=record_id,
        questionnaire_id="tea-2026",
        content_hash="c0ffee",
        nation="england",
        type="district",
        region="South East",
        size="small",
        levels={"pot.full": 3, "pot.warm": None},
        themes={"pot": 600},
        overall=600,
        figures=(
            GivenFigure("CUPS", value=Decimal("12.50")),
            GivenFigure("STRONG", numerator=Decimal(1), denominator=Decimal("1E+3")),
        ),
    )
    made = KeptContribution(Contribution(Envelope(CODE, KEY, "Ann (ann)", at), record), at)
    return replace(made, **fields)  # type: ignore[arg-type]


def of(code: str, key: str, record_id: str, at: datetime = NOW) -> KeptContribution:
    """Another organisation's."""
    made = kept(record_id, at)
    contribution = made.contribution
    envelope = replace(contribution.envelope, code=code, key=key)
    return replace(made, contribution=replace(contribution, envelope=envelope))


def a_withdrawal(at: datetime = NOW) -> Withdrawal:
    return Withdrawal(CODE, KEY, at)


def a_release(cut_off: date = date(2026, 6, 30), **fields: object) -> KeptRelease:
    made = KeptRelease(
        id=f"{cut_off} of tea",
        family="tea",
        cut_off=cut_off,
        invented=False,
        body='{"k": 10}',
        sha256="ab" * 32,
        imported_at=NOW,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def an_offer(offer_id: str = "offer-1", **fields: object) -> PeerOffer:
    made = PeerOffer(
        offer_id, "council", "pot.warm", "We keep it warm.", "Tea lead", "", "ann", NOW
    )
    return replace(made, **fields)  # type: ignore[arg-type]
