"""What every store does with participants and votes: one each, in one transaction, or none."""

from dataclasses import replace

import pytest

from maturity.domain.ballot_box import BallotBox
from maturity.domain.vote import NoVote, Vote
from maturity.domain.workshop import (
    Item,
    ItemState,
    Participant,
    Turnout,
    Workshop,
    WorkshopState,
)
from maturity.errors import Conflict, NotHere, VoteRefused
from maturity.store import Store
from tests.store.samples import NOW, an_assessment, at_once, begin
from tests.store.workshop_samples import (
    FULL,
    WARM,
    a_workshop,
    anything,
    cast,
    let_in,
    prepare,
)


def refuse(_box: BallotBox) -> None:
    raise VoteRefused("no")


def test_a_participant_comes_back_with_their_workshop_and_own_votes(store: Store) -> None:
    workshop = prepare(store)
    let_in(store, "p1", "p2")
    own = [cast(store, "p1", 3), cast(store, "p1", NoVote.ABSTAIN, 0, WARM)]
    cast(store, "p2", 4)

    participant = Participant("p1", "shop", "finance", NOW)
    assert store.participant("p1") == participant
    found = store.voter("p1")
    assert found is not None
    assert found[:2] == (participant, workshop)
    assert sorted(found[2], key=lambda vote: -vote.ballot) == own
    assert store.voter("nobody") is None


def test_a_later_vote_takes_the_place_of_the_first(store: Store) -> None:
    prepare(store)
    let_in(store, "p1")
    cast(store, "p1", 3)

    last = cast(store, "p1", NoVote.DONT_KNOW)

    assert store.cast_on("shop", FULL).votes == (last,)


def test_a_vote_is_decided_by_where_its_question_stands(store: Store) -> None:
    opened = Item(FULL, 10, ItemState.OPEN, 2, 1, NOW)
    made = prepare(store, items=(opened,), state=WorkshopState.LIVE, vote_ahead=True)
    let_in(store, "p1")
    seen: list[BallotBox] = []

    store.cast(Vote(FULL, 2, "p1", 1), seen.append)
    store.want_time("p1", FULL, lambda box: seen.append(box) or 2)  # type: ignore[func-returns-value]

    box = BallotBox(
        "shop",
        WorkshopState.LIVE,
        made.expires_at,
        vote_ahead=True,
        item_state=ItemState.OPEN,
        ballot=2,
    )
    assert seen == [box, box]


def test_what_is_not_on_the_agenda_has_no_state(store: Store) -> None:
    prepare(store)
    let_in(store, "p1")
    seen: list[ItemState | None] = []

    def look(box: BallotBox) -> None:
        seen.append(box.item_state)
        refuse(box)

    with pytest.raises(VoteRefused):
        store.cast(Vote("cup.clean", 1, "p1", 1), look)
    assert seen == [None]


def test_a_refused_vote_or_wish_leaves_nothing(store: Store) -> None:
    prepare(store)
    let_in(store, "p1")
    before = cast(store, "p1", 3)

    with pytest.raises(VoteRefused):
        store.cast(Vote(FULL, 1, "p1", 5), refuse)
    with pytest.raises(VoteRefused):
        store.want_time("p1", FULL, refuse)  # type: ignore[arg-type]

    assert store.cast_on("shop").votes == (before,)
    assert store.turnout("shop", FULL, 1) == Turnout(1, 1, 0)


def test_nobody_votes_who_is_not_there(store: Store) -> None:
    prepare(store)

    with pytest.raises(NotHere):
        store.cast(Vote(FULL, 1, "nobody", 5), anything)
    with pytest.raises(NotHere):
        store.want_time("nobody", FULL, lambda _box: 1)


def test_turnout_counts_one_ballot_and_whoever_votes_wants_no_more_time(store: Store) -> None:
    prepare(store)
    let_in(store, "p1", "p2", "p3")
    cast(store, "p1", 3)
    cast(store, "p1", 3, 0)
    cast(store, "p2", 3, 1, WARM)
    for participant in ("p1", "p2", "p3"):
        store.want_time(participant, FULL, lambda _box: 1)

    cast(store, "p1", 2)

    assert store.turnout("shop", FULL, 1) == Turnout(joined=3, voted=1, want_time=2)
    assert store.turnout("shop", FULL, 2) == Turnout(joined=3, voted=0, want_time=0)
    assert dict(store.ahead_turnout("shop")) == {FULL: 1}
    assert dict(store.joined("shop")) == {"finance": 3}


def test_who_is_refused_at_the_door_is_not_in(store: Store) -> None:
    prepare(store)
    let_in(store, "p1")
    seen: list[tuple[str, int]] = []

    def full(workshop: Workshop, joined: int) -> None:
        seen.append((workshop.id, joined))
        raise Conflict("full")

    with pytest.raises(Conflict):
        store.join(Participant("p2", "shop", "other", NOW), full)
    with pytest.raises(NotHere):
        let_in(store, "p3", workshop_id="nowhere")

    assert seen == [("shop", 1)]
    assert store.participant("p2") is None


def test_who_has_not_voted_goes_with_a_change_that_clears_out(store: Store) -> None:
    prepare(store)
    begin(store, an_assessment("round-2", organisation_id="bath"))
    store.add_workshop(a_workshop("other", assessment_id="round-2"))
    let_in(store, "voted", "came")
    let_in(store, "elsewhere", workshop_id="other")
    cast(store, "voted", 3, 0)

    store.clear_out("shop", lambda now: now)
    there = store.participant("came")
    changed = store.clear_out("shop", lambda now: replace(now, code="other code"))

    assert there is not None
    assert (changed.version, store.workshop("shop")) == (2, changed)
    assert store.participant("came") is None
    assert store.participant("voted") is not None
    assert store.participant("elsewhere") is not None
    with pytest.raises(NotHere):
        store.clear_out("nowhere", lambda now: now)


def test_no_more_come_in_at_once_than_may(store: Store) -> None:
    prepare(store)

    def at_most_three(_workshop: Workshop, joined: int) -> None:
        if joined >= 3:
            raise Conflict("full")

    at_once(8, lambda n: store.join(Participant(f"p{n}", "shop", "other", NOW), at_most_three))

    assert store.turnout("shop", FULL, 1).joined == 3


def test_votes_of_many_at_once_are_all_there_once(store: Store) -> None:
    prepare(store)
    let_in(store, *(f"p{number}" for number in range(8)))

    at_once(16, lambda number: cast(store, f"p{number % 8}", number % 6))

    votes = store.cast_on("shop").votes
    assert {vote.participant_id for vote in votes} == {f"p{number}" for number in range(8)}
    assert len(votes) == 8


def test_workshops_do_not_see_each_other(store: Store) -> None:
    prepare(store)
    begin(store, an_assessment("round-2", organisation_id="bath"))
    store.add_workshop(a_workshop("other", assessment_id="round-2"))
    let_in(store, "p1")
    let_in(store, "p2", workshop_id="other")
    cast(store, "p1", 3)

    mine = cast(store, "p2", 5)

    assert store.cast_on("other").votes == (mine,)
    assert store.turnout("other", FULL, 1) == Turnout(1, 1, 0)
