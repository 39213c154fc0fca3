"""Offers to show others how one does something, and what somebody found wrong with one, in SQL."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from maturity.domain.peer_offer import PeerOffer, Reported
from maturity.store.rows import (
    Parameters,
    Row,
    instant,
    instant_of,
    optional_instant,
    optional_instant_of,
)
from maturity.store.tables import Tables


class PeerOfferTables(Tables):
    """An offer's words never change: whoever wants other ones withdraws it and makes another."""

    def add_offer(self, offer: PeerOffer) -> None:
        self._adapter.write(lambda tx: self._sql.add_peer_offer(tx, **_parameters(offer)))

    def offer(self, offer_id: str) -> PeerOffer | None:
        def act(tx: Any) -> PeerOffer | None:
            row = self._sql.peer_offer(tx, id=offer_id)
            return None if row is None else self._offer(tx, row)

        return self._adapter.read(act)

    def offers_for(self, question_ids: Collection[str]) -> Sequence[PeerOffer]:
        def act(tx: Any) -> list[PeerOffer]:
            rows = [
                row
                for question_id in sorted(set(question_ids))
                for row in list(self._sql.open_peer_offers(tx, question_id=question_id))
            ]
            return [self._offer(tx, row) for row in rows]

        return _newest_first(self._adapter.read(act))

    def offers_of(self, organisation_id: str) -> Sequence[PeerOffer]:
        def act(tx: Any) -> list[PeerOffer]:
            rows = list(self._sql.peer_offers_of(tx, organisation_id=organisation_id))
            return [self._offer(tx, row) for row in rows]

        return _newest_first(self._adapter.read(act))

    def reported_offers(self) -> Sequence[Reported]:
        def act(tx: Any) -> list[Reported]:
            rows = list(self._sql.reported_peer_offers(tx))
            return [Reported(self._offer(tx, row), self._unsettled(tx, row[0])) for row in rows]

        return sorted(
            self._adapter.read(act), key=lambda found: (found.offer.made_at, found.offer.id)
        )

    def offers_reported_by(self, organisation_id: str) -> Collection[str]:
        def act(tx: Any) -> list[Row]:
            return list(self._sql.peer_offers_reported_by(tx, organisation_id=organisation_id))

        return frozenset(offer_id for (offer_id,) in self._adapter.read(act))

    def withdraw_offer(self, offer_id: str, at: datetime) -> None:
        text = instant(at)
        self._adapter.write(lambda tx: self._sql.withdraw_peer_offer(tx, id=offer_id, at=text))

    def remove_offer(self, offer_id: str, at: datetime) -> None:
        text = instant(at)
        self._adapter.write(lambda tx: self._sql.remove_peer_offer(tx, id=offer_id, at=text))

    def report_offer(self, offer_id: str, organisation_id: str, reason: str, at: datetime) -> None:
        report: Parameters = {
            "offer_id": offer_id,
            "organisation_id": organisation_id,
            "reason": reason,
            "reported_at": instant(at),
            "settled_at": None,
        }
        self._adapter.write(lambda tx: self._sql.report_peer_offer(tx, **report))

    def settle_offer(self, offer_id: str, at: datetime) -> None:
        text = instant(at)
        self._adapter.write(lambda tx: self._sql.settle_peer_offer(tx, offer_id=offer_id, at=text))

    def _offer(self, tx: Any, row: Row) -> PeerOffer:
        reasons = self._unsettled(tx, row[0])
        return _offer_of(row, reasons[-1] if reasons else "")

    def _unsettled(self, tx: Any, offer_id: str) -> tuple[str, ...]:
        reports = self._sql.peer_offer_reports(tx, offer_id=offer_id)
        found = [(at, by, reason) for by, reason, at, settled in reports if settled is None]
        return tuple(reason for _, _, reason in sorted(found))


def _newest_first(offers: Sequence[PeerOffer]) -> list[PeerOffer]:
    return sorted(offers, key=lambda offer: (offer.made_at, offer.id), reverse=True)


def _parameters(offer: PeerOffer) -> Parameters:
    return {
        "id": offer.id,
        "organisation_id": offer.organisation_id,
        "question_id": offer.question_id,
        "words": offer.words,
        "contact": offer.contact,
        "link": offer.link,
        "made_by": offer.made_by,
        "made_at": instant(offer.made_at),
        "withdrawn_at": optional_instant(offer.withdrawn_at),
        "removed_at": optional_instant(offer.removed_at),
    }


def _offer_of(row: Row, reported: str) -> PeerOffer:
    found, organisation, question, words, contact, link, made_by, *instants = row
    made_at, withdrawn_at, removed_at = instants
    return PeerOffer(
        id=found,
        organisation_id=organisation,
        question_id=question,
        words=words,
        contact=contact,
        link=link,
        made_by=made_by,
        made_at=instant_of(made_at),
        withdrawn_at=optional_instant_of(withdrawn_at),
        reported=reported,
        removed_at=optional_instant_of(removed_at),
    )
