"""What every store does with workshops: agendas, steps in one transaction, and closing for good."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.domain.kept_ballots import Cast, Closing, Kept
from maturity.domain.second_vote import Showing
from maturity.domain.vote import Counts, NoVote, Paper
from maturity.domain.workshop import Agreed, Item, ItemState, Workshop, WorkshopState
from maturity.errors import Conflict, NotHere
from maturity.store import Store
from tests.store.samples import HOSTILE, NOW, TICK, an_assessment, at_once, begin
from tests.store.workshop_samples import FULL, WARM, a_workshop, cast, let_in, prepare

CARDS = Counts((1, 0, 2, 0, 0, 3), 1, 0)


def closed(workshop: Workshop) -> Workshop:
    return replace(workshop, state=WorkshopState.CLOSED)


def test_a_workshop_comes_back_letter_by_letter(store: Store) -> None:
    prepare(store)
    for number, text in enumerate(HOSTILE.values()):
        agreed = Agreed(3, f"r{text}", f"e{text}", f"d{text}", False, "ben", NOW + TICK)  # noqa: FBT003
        begin(store, an_assessment(f"round{text}", organisation_id=f"council{number}"))
        made = a_workshop(
            f"id{text}",
            assessment_id=f"round{text}",
            code=f"c{text}",
            items=(
                Item(f"w{text}", 5, ItemState.AGREED, 2, 2, NOW, agreed),
                Item(FULL, 10, ItemState.COUNTED, 1, 0, NOW),
            ),
            roles=("finance", "legal"),
            vote_ahead=True,
            current=f"w{text}",
            starts_at=NOW - timedelta(days=1),
        )

        store.add_workshop(made)

        assert store.workshop(made.id) == store.workshop_by_code(made.code) == made
        assert list(store.workshops_of(made.assessment_id)) == [made]


def test_what_is_not_there_is_nothing(store: Store) -> None:
    assert store.workshop("nowhere") is store.workshop_by_code("XYZ") is None
    assert store.workshop_version("nowhere") is None
    assert list(store.workshops_of("round-1")) == []
    assert store.kept("nowhere") == Kept()
    with pytest.raises(NotHere):
        store.add_workshop(a_workshop())
    with pytest.raises(NotHere):
        store.change_workshop("nowhere", lambda found: found)
    with pytest.raises(NotHere):
        store.close_workshop("nowhere", lambda found, _cast: Closing(found))


def test_a_round_has_one_workshop_at_most_that_is_not_closed(store: Store) -> None:
    first = prepare(store)
    with pytest.raises(Conflict, match="already that is not closed"):
        store.add_workshop(a_workshop("second"))

    store.close_workshop("shop", lambda found, _cast: Closing(closed(found)))
    second = a_workshop("second", made_at=NOW + TICK)
    store.add_workshop(second)

    assert list(store.workshops_of("round-1")) == [closed(replace(first, version=2)), second]


def test_no_two_workshops_have_one_code(store: Store) -> None:
    prepare(store)
    begin(store, an_assessment("round-2", organisation_id="bath"))

    with pytest.raises(Conflict):
        store.add_workshop(a_workshop("other", assessment_id="round-2", code="code of shop"))


def test_each_change_raises_the_version_and_the_same_again_changes_nothing(store: Store) -> None:
    prepare(store)

    live = store.change_workshop("shop", lambda now: replace(now, state=WorkshopState.LIVE))
    again = store.change_workshop("shop", lambda now: replace(now, state=WorkshopState.LIVE))

    assert (live.version, live.state) == (2, WorkshopState.LIVE)
    assert again == live == store.workshop("shop")
    assert store.workshop_version("shop") == 2


def test_an_agenda_changes_as_a_whole(store: Store) -> None:
    prepare(store)
    items = (Item("cup.clean", 7), Item(FULL, 3))

    store.change_workshop("shop", lambda now: replace(now, items=items))
    back = store.change_workshop("shop", lambda now: replace(now, items=(*items, Item(WARM, 1))))

    assert store.workshop("shop") == back
    assert back.items == (*items, Item(WARM, 1))


def test_a_step_that_is_refused_changes_nothing(store: Store) -> None:
    made = prepare(store)

    def refuse(_now: Workshop) -> Workshop:
        raise Conflict("no")

    with pytest.raises(Conflict):
        store.change_workshop("shop", refuse)

    assert store.workshop("shop") == made


def test_steps_at_once_are_taken_one_after_the_other(store: Store) -> None:
    prepare(store)

    def longer(now: Workshop) -> Workshop:
        return replace(now, expires_at=now.expires_at + TICK)

    at_once(8, lambda _number: store.change_workshop("shop", longer))

    assert store.workshop_version("shop") == 9
    assert store.workshop("shop") == longer_by(8)


def longer_by(times: int) -> Workshop:
    made = a_workshop()
    return replace(made, expires_at=made.expires_at + times * TICK, version=1 + times)


def test_cards_are_replaced_and_are_a_change_of_the_workshop(store: Store) -> None:
    prepare(store)

    store.set_cards("shop", FULL, Counts((9,) * 6), lambda _now: 1)
    store.set_cards("shop", FULL, CARDS, lambda _now: 1)
    same = store.set_cards("shop", FULL, CARDS, lambda _now: 1)

    assert store.cast_on("shop", FULL) == store.cast_on("shop") == Cast(cards={(FULL, 1): CARDS})
    assert same.version == store.workshop_version("shop") == 3


def test_closing_puts_papers_in_the_place_of_votes_and_forgets_who_was_there(
    store: Store,
) -> None:
    prepare(store)
    let_in(store, "p1", "p2")
    votes = (cast(store, "p1", 3), cast(store, "p2", NoVote.DONT_KNOW))
    store.set_cards("shop", FULL, CARDS, lambda _now: 1)
    papers = (Paper("b", FULL, 1, 3), Paper("a", FULL, 2, NoVote.DONT_KNOW))
    outcomes = {(FULL, 1): None, (FULL, 2): Showing.BESIDE, (WARM, 1): Showing.TOO_FEW}
    seen: list[Cast] = []

    def decide(now: Workshop, found: Cast) -> Closing:
        seen.append(found)
        return Closing(closed(now), papers, {(FULL, 1): CARDS}, outcomes)

    done = store.close_workshop("shop", decide)

    assert [(set(found.votes), found.cards) for found in seen] == [(set(votes), {(FULL, 1): CARDS})]
    assert store.workshop("shop") == done
    assert store.kept("shop") == Kept(papers[::-1], {(FULL, 1): CARDS}, outcomes)
    assert store.cast_on("shop").votes == ()
    assert store.participant("p1") is store.voter("p2") is None
    assert dict(store.joined("shop")) == {"finance": 2}


def test_a_closed_workshop_is_not_closed_again(store: Store) -> None:
    prepare(store)
    first = store.close_workshop("shop", lambda now, _cast: Closing(closed(now)))

    again = store.close_workshop("shop", lambda _now, _cast: pytest.fail("it decided again"))

    assert again == first


def test_cards_of_votes_that_may_not_be_shown_do_not_stay(store: Store) -> None:
    prepare(store)
    store.set_cards("shop", FULL, CARDS, lambda _now: 1)

    store.close_workshop("shop", lambda now, _cast: Closing(closed(now)))

    assert store.kept("shop") == Kept()
    assert store.cast_on("shop") == Cast()
