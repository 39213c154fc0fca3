"""What every store does with shared services: offers, members, agreements, and confirmations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.domain.assessment import Answer
from maturity.domain.group import Group
from maturity.domain.round import Assessment, Origin
from maturity.domain.service import (
    Confirmation,
    RunQuestion,
    Served,
    ServiceOffer,
    Sharing,
    Signed,
)
from maturity.errors import Conflict, NotHere, RoundClosed
from maturity.store import Store
from tests.store.samples import (
    HOSTILE,
    NOW,
    a_record,
    an_assessment,
    an_organisation,
    at_once,
    begin,
    close,
    settle,
)

LATER = NOW + timedelta(days=1)
BEN = Signed("ben", NOW)
LEFT = Signed("ann", LATER)
GROUP = Group("west", "Procurement West", "service")
OFFER = ServiceOffer("hash", "west", "Leeds", "ann", NOW, NOW + timedelta(days=14))


@pytest.fixture(autouse=True)
def _settled(store: Store) -> None:
    settle(store, "service")
    store.save_organisations([an_organisation(name) for name in ("leeds", "bath")])
    store.begin_service(GROUP)


def joined(store: Store, organisation_id: str = "leeds", number: int = 1) -> Served:
    token_hash = f"hash of {organisation_id} {number}"
    store.add_service_offer(replace(OFFER, token_hash=token_hash))
    return store.join_service(token_hash, organisation_id, BEN)


def test_an_organisation_begins_one_service(store: Store) -> None:
    assert not store.begin_service(Group("east", "East", "service"))

    assert store.group("west") == GROUP
    assert store.group("east") is None
    assert store.begin_service(Group("bath", "Bath serves", "bath"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_offer_comes_back_as_it_was_made(store: Store, text: str) -> None:
    offer = replace(OFFER, token_hash=f"hash {text}", meant_for=text)
    store.add_service_offer(offer)

    assert store.service_offer(offer.token_hash) == offer
    assert store.service_offers("west") == [offer]
    assert (store.service_offer("nothing"), store.service_offers("east")) == (None, [])


def test_an_offer_ends_once(store: Store) -> None:
    store.add_service_offer(OFFER)

    assert store.end_service_offer("hash", BEN, "leeds")
    assert not store.end_service_offer("hash", LEFT)
    assert store.service_offer("hash") == replace(
        OFFER, organisation_id="leeds", ended_by="ben", ended_at=NOW
    )
    with pytest.raises(Conflict):
        store.join_service("hash", "bath", BEN)
    assert store.served_in("west") == []


def test_who_joins_is_served_and_in_the_group_behind_the_others(store: Store) -> None:
    joined(store)
    token_hash = "hash of bath 1"
    bath = joined(store, "bath")

    assert bath == Served("west", "bath", 1, "ben", NOW)
    assert store.served_of("bath") == [bath]
    assert store.group("west") == replace(GROUP, member_ids=("leeds", "bath"))
    assert store.service_offer(token_hash) == replace(
        OFFER,
        token_hash=token_hash,
        organisation_id="bath",
        ended_by="ben",
        ended_at=NOW,
        accepted=True,
    )


def test_a_place_is_taken_once_even_by_two_at_once(store: Store) -> None:
    store.add_service_offer(OFFER)
    names = ("leeds", "bath")

    outcomes = at_once(2, lambda number: store.join_service("hash", names[number], BEN))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "Served"]
    assert len(store.served_in("west")) == 1


def test_who_is_a_member_joins_no_second_time_and_keeps_the_offer_open(store: Store) -> None:
    joined(store)
    store.add_service_offer(OFFER)

    with pytest.raises(Conflict):
        store.join_service("hash", "leeds", BEN)

    assert store.service_offer("hash") == OFFER
    with pytest.raises(NotHere):
        store.join_service("nothing", "leeds", BEN)


def test_who_left_keeps_a_row_and_may_come_back(store: Store) -> None:
    first = joined(store)
    store.agree_to_sharing("west", "leeds", BEN)
    store.leave_service("west", "leeds", LEFT)

    gone = replace(first, left_by="ann", left_at=LATER)
    assert store.served_in("west") == [gone]
    assert store.sharings("west") == [Sharing("west", "leeds", 1, "ben", NOW, "ann", LATER)]
    assert store.group("west") == GROUP
    with pytest.raises(NotHere):
        store.leave_service("west", "leeds", LEFT)

    again = joined(store, number=2)
    assert again.number == 2
    assert store.served_of("leeds") == [gone, again]


def test_an_agreement_is_made_once_ended_once_and_may_be_made_anew(store: Store) -> None:
    joined(store)

    assert store.agree_to_sharing("west", "leeds", BEN)
    assert not store.agree_to_sharing("west", "leeds", LEFT)
    assert store.end_sharing("west", "leeds", LEFT)
    assert not store.end_sharing("west", "leeds", LEFT)
    assert store.agree_to_sharing("west", "leeds", LEFT)

    assert store.sharings("west") == [
        Sharing("west", "leeds", 1, "ben", NOW, "ann", LATER),
        Sharing("west", "leeds", 2, "ann", LATER),
    ]


def test_who_is_no_member_agrees_to_nothing(store: Store) -> None:
    with pytest.raises(NotHere):
        store.agree_to_sharing("west", "bath", BEN)

    assert store.sharings("west") == []


def test_what_a_service_runs_is_what_was_said_last(store: Store) -> None:
    first = [
        RunQuestion(name, 1, runs=True, set_by="ann", set_at=NOW)
        for name in ("pot.full", "pot.warm")
    ]
    store.add_service_questions("west", first)
    out = RunQuestion("pot.warm", 2, runs=False, set_by="ben", set_at=LATER)
    store.add_service_questions("west", [out])

    assert store.service_questions("west") == {"pot.full": first[0], "pot.warm": out}
    with pytest.raises(Conflict):
        store.add_service_questions("west", [replace(first[0], question_id="cup"), out])
    assert "cup" not in store.service_questions("west")
    assert store.service_questions("east") == {}


@pytest.fixture
def theirs(store: Store) -> Assessment:
    """The service's round, in which it answered one question."""
    found = begin(store, an_assessment("theirs", organisation_id="service"))
    store.add_answers(found.id, [a_record()])
    return found


@pytest.fixture
def own(store: Store) -> Assessment:
    return begin(store, an_assessment("own", organisation_id="leeds"))


OWN = a_record(answer=Answer(3, comment="From the service."), origin=Origin.SERVICE)
CONFIRMED = Confirmation("pot.full", 1, "west", "theirs", 1)


def test_a_confirmation_is_kept_with_the_answer(
    store: Store, theirs: Assessment, own: Assessment
) -> None:
    store.confirm_service_answers(own.id, [OWN], [CONFIRMED])

    assert store.current_answers(own.id) == {"pot.full": OWN}
    assert store.service_confirmations(own.id) == {"pot.full": CONFIRMED}
    assert store.service_confirmations(theirs.id) == {}


def _answers_anew(store: Store, theirs: Assessment, _own: Assessment) -> None:
    store.add_answers(theirs.id, [a_record(version=2)])


def _answers_itself(store: Store, _theirs: Assessment, own: Assessment) -> None:
    store.add_answers(own.id, [a_record()])


def _hands_in(store: Store, _theirs: Assessment, own: Assessment) -> None:
    close(store, own)


@pytest.mark.parametrize(
    ("meanwhile", "refusal"),
    [(_answers_anew, Conflict), (_answers_itself, Conflict), (_hands_in, RoundClosed)],
)
def test_nothing_is_confirmed_that_is_not_as_it_was_seen(
    store: Store,
    theirs: Assessment,
    own: Assessment,
    meanwhile: Callable[[Store, Assessment, Assessment], None],
    refusal: type[Exception],
) -> None:
    meanwhile(store, theirs, own)
    before = store.current_answers(own.id)

    with pytest.raises(refusal):
        store.confirm_service_answers(own.id, [OWN], [CONFIRMED])

    assert store.current_answers(own.id) == before
    assert store.service_confirmations(own.id) == {}


def test_the_last_confirmation_of_a_question_counts(
    store: Store, theirs: Assessment, own: Assessment
) -> None:
    store.confirm_service_answers(own.id, [OWN], [CONFIRMED])
    store.add_answers(theirs.id, [a_record(version=2)])
    last = replace(CONFIRMED, version=2, service_version=2)
    store.confirm_service_answers(own.id, [replace(OWN, version=2)], [last])

    assert store.service_confirmations(own.id) == {"pot.full": last}
