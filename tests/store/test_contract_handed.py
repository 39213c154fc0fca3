"""What every store does with handed questions, and with organisations that merge."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.domain.handed import Handed
from maturity.domain.round import Assessment
from maturity.domain.service import Signed
from maturity.domain.succession import Succession
from maturity.errors import Conflict, NotHere, RoundClosed
from maturity.store import Store
from tests.store.samples import HOSTILE, NOW, an_organisation, at_once, close, settle

LATER = NOW + timedelta(days=1)
ANN, BEN = Signed("ann", NOW), Signed("ben", LATER)


def test_a_question_is_with_one_person_at_a_time(store: Store, draft: Assessment) -> None:
    store.hand_questions(draft.id, {"pot.full": "ben", "pot.warm": "ben"}, ANN)
    store.hand_questions(draft.id, {"pot.full": "ann"}, BEN)

    assert store.handed(draft.id) == {
        "pot.full": Handed("pot.full", 2, "ann", "ben", LATER),
        "pot.warm": Handed("pot.warm", 1, "ben", "ann", NOW),
    }
    assert store.handed("nowhere") == {}


def test_what_somebody_has_already_stays_as_it_is(store: Store, draft: Assessment) -> None:
    store.hand_questions(draft.id, {"pot.full": "ben"}, ANN)

    store.hand_questions(draft.id, {"pot.full": "ben"}, BEN)

    assert store.handed(draft.id) == {"pot.full": Handed("pot.full", 1, "ben", "ann", NOW)}


def test_a_question_is_taken_back_from_whoever_has_it_and_from_nobody_else(
    store: Store, draft: Assessment
) -> None:
    store.hand_questions(draft.id, {"pot.full": "ben", "pot.warm": "ann"}, ANN)

    store.take_back_questions(draft.id, ["pot.full", "pot.warm", "cup"], "ben", BEN)
    store.take_back_questions(draft.id, ["pot.full"], "ben", ANN)

    taken = Handed("pot.full", 1, "ben", "ann", NOW, "ben", LATER)
    assert store.handed(draft.id)["pot.full"] == taken
    assert store.handed(draft.id)["pot.warm"].is_open
    store.hand_questions(draft.id, {"pot.full": "ben"}, ANN)
    assert store.handed(draft.id)["pot.full"] == Handed("pot.full", 2, "ben", "ann", NOW)


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_any_id_of_a_question_comes_back(store: Store, draft: Assessment, name: str) -> None:
    store.hand_questions(draft.id, {name: "ben"}, ANN)

    assert list(store.handed(draft.id)) == [name]


def test_of_two_who_hand_out_the_same_at_once_the_last_counts(
    store: Store, draft: Assessment
) -> None:
    people = ("ann", "ben")

    outcomes = at_once(
        2, lambda number: store.hand_questions(draft.id, {"pot.full": people[number]}, ANN)
    )

    assert outcomes == [None, None]
    assert store.handed(draft.id)["pot.full"].number == 2


@pytest.mark.parametrize(
    "act",
    [
        lambda store, round_id: store.hand_questions(round_id, {"pot.full": "ann"}, BEN),
        lambda store, round_id: store.take_back_questions(round_id, ["pot.full"], "ben", BEN),
    ],
)
def test_a_round_that_was_handed_in_or_never_was_takes_nothing(
    store: Store, draft: Assessment, act: Callable[[Store, str], None]
) -> None:
    store.hand_questions(draft.id, {"pot.full": "ben"}, ANN)
    before = store.handed(draft.id)
    close(store, draft)

    with pytest.raises(RoundClosed):
        act(store, draft.id)
    with pytest.raises(NotHere):
        act(store, "nowhere")

    assert store.handed(draft.id) == before


WAITING = Succession("leeds", 1, "council", "ann", NOW)


@pytest.fixture
def merging(store: Store) -> Store:
    """Leeds and Bath are there, and go nowhere yet."""
    settle(store)
    store.save_organisations([an_organisation(name) for name in ("leeds", "bath")])
    return store


def added(store: Store, *made: Succession) -> None:
    store.add_successions(lambda _known: made)


def test_a_succession_comes_back_from_both_ends(merging: Store) -> None:
    bath = Succession("bath", 1, "council", "ann", NOW, "ben", LATER, "ann", LATER)
    added(merging, WAITING, bath)

    assert merging.successions() == [bath, WAITING]
    assert merging.successions_from("leeds") == [WAITING]
    assert merging.successions_into("council") == [bath, WAITING]
    assert (merging.successions_from("council"), merging.successions_into("leeds")) == ([], [])


def test_open_mergers_come_with_both_organisations(merging: Store) -> None:
    ended = Succession("bath", 1, "council", "ann", NOW, "ben", LATER, "ann", LATER)
    added(merging, WAITING, ended)

    ((found, goes, into),) = merging.open_mergers()

    assert found == WAITING
    assert (goes, into) == (merging.organisation("leeds"), merging.organisation("council"))


def test_it_is_agreed_to_once_and_ended_once(merging: Store) -> None:
    added(merging, WAITING)

    assert not merging.agree_to_succession("leeds", "bath", BEN)
    assert merging.agree_to_succession("leeds", "council", BEN)
    assert not merging.agree_to_succession("leeds", "council", ANN)
    agreed = replace(WAITING, agreed_by="ben", agreed_at=LATER)
    assert merging.successions() == [agreed]
    assert not merging.end_succession("leeds", "bath", BEN)
    assert merging.end_succession("leeds", "council", BEN)
    assert not merging.end_succession("leeds", "council", ANN)
    assert merging.successions() == [replace(agreed, ended_by="ben", ended_at=LATER)]


def test_what_was_ended_cannot_be_agreed_to(merging: Store) -> None:
    added(merging, WAITING)
    merging.end_succession("leeds", "council", BEN)

    assert not merging.agree_to_succession("leeds", "council", BEN)
    assert not merging.successions()[0].in_force


def test_where_it_is_decided_otherwise_nothing_is_added(merging: Store) -> None:
    added(merging, WAITING)

    def refuse(known: Sequence[Succession]) -> Sequence[Succession]:
        raise Conflict(str(len(known)))

    with pytest.raises(Conflict, match="1"):
        merging.add_successions(refuse)
    with pytest.raises(Conflict):
        added(merging, replace(WAITING, organisation_id="bath"), WAITING)

    assert merging.successions() == [WAITING]


def test_of_two_mergers_at_once_the_second_sees_the_first(merging: Store) -> None:
    def decide(known: Sequence[Succession]) -> Sequence[Succession]:
        return () if known else (WAITING,)

    outcomes = at_once(2, lambda _number: merging.add_successions(decide))

    assert sorted(map(len, outcomes)) == [0, 1]  # type: ignore[arg-type]
    assert merging.successions() == [WAITING]
