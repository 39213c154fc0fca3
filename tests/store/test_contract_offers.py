"""What every store does with peers' offers: open, withdrawn, reported, kept and removed ones."""

from dataclasses import replace

import pytest

from maturity.domain.peer_offer import Reported
from maturity.store import Store
from tests.store.benchmark_samples import an_offer
from tests.store.samples import HOSTILE, NOW, TICK, settle


@pytest.fixture(autouse=True)
def _settled(store: Store) -> None:
    for organisation_id in ("council", "bath", "wells"):
        settle(store, organisation_id)


def test_offers_come_back_letter_by_letter(store: Store) -> None:
    for text in HOSTILE.values():
        offer = an_offer(
            f"id {text}", words=text, contact=f"c{text}", link=f"l{text}", question_id=f"q{text}"
        )

        store.add_offer(offer)

        assert store.offer(offer.id) == offer
        assert list(store.offers_for([offer.question_id])) == [offer]


def test_offers_are_found_by_question_newest_first(store: Store) -> None:
    first, second = an_offer("a"), an_offer("b", made_at=NOW + TICK, organisation_id="bath")
    other = an_offer("c", question_id="pot.full")
    for offer in (first, second, other):
        store.add_offer(offer)

    assert list(store.offers_for(["pot.warm"])) == [second, first]
    assert list(store.offers_for(["pot.full", "pot.warm", "pot.full"])) == [second, other, first]
    assert list(store.offers_for([])) == list(store.offers_for(["cup.clean"])) == []
    assert list(store.offers_of("council")) == [other, first]
    assert store.offer("nowhere") is None


def test_a_withdrawn_or_removed_offer_is_open_to_nobody_and_stays_on_record(store: Store) -> None:
    for offer_id in ("withdrawn", "removed"):
        store.add_offer(an_offer(offer_id))

    store.withdraw_offer("withdrawn", NOW)
    store.withdraw_offer("withdrawn", NOW + TICK)
    store.remove_offer("removed", NOW)
    store.remove_offer("removed", NOW + TICK)

    assert list(store.offers_for(["pot.warm"])) == []
    assert list(store.offers_of("council")) == [
        an_offer("withdrawn", withdrawn_at=NOW),
        an_offer("removed", removed_at=NOW),
    ]


def test_a_report_stands_until_somebody_settles_it(store: Store) -> None:
    store.add_offer(an_offer())
    store.report_offer("offer-1", "wells", "It names a person.", NOW + TICK)
    store.report_offer("offer-1", "bath", "It is rude.", NOW)

    found = an_offer(reported="It names a person.")
    assert list(store.reported_offers()) == [Reported(found, ("It is rude.", "It names a person."))]
    assert store.offer("offer-1") == found

    store.settle_offer("offer-1", NOW + 2 * TICK)
    assert list(store.reported_offers()) == []
    assert store.offer("offer-1") == an_offer()
    assert set(store.offers_reported_by("bath")) == {"offer-1"}
    assert set(store.offers_reported_by("council")) == set()


def test_a_second_report_of_one_organisation_replaces_its_first(store: Store) -> None:
    store.add_offer(an_offer())
    store.report_offer("offer-1", "bath", "It is rude.", NOW)
    store.settle_offer("offer-1", NOW + TICK)
    store.report_offer("offer-1", "bath", "It still is.", NOW + 2 * TICK)

    assert [reported.reasons for reported in store.reported_offers()] == [("It still is.",)]


@pytest.mark.parametrize("end", ["withdraw_offer", "remove_offer"])
def test_who_took_an_offer_away_has_settled_its_reports(store: Store, end: str) -> None:
    store.add_offer(an_offer())
    store.report_offer("offer-1", "bath", "It is rude.", NOW)
    getattr(store, end)("offer-1", NOW + TICK)

    assert list(store.reported_offers()) == []


def test_reported_offers_are_listed_oldest_first(store: Store) -> None:
    later = replace(an_offer("later"), made_at=NOW + TICK)
    for offer in (later, an_offer("first")):
        store.add_offer(offer)
        store.report_offer(offer.id, "bath", "Why?", NOW)

    assert [r.offer.id for r in store.reported_offers()] == ["first", "later"]
