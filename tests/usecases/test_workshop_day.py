"""The day: nothing of a vote is seen before the reveal, and no step does harm twice."""

import pytest

from maturity.domain.consensus import Label
from maturity.domain.second_vote import Showing
from maturity.domain.vote import Counts, NoVote
from maturity.domain.workshop import ItemState, Turnout
from maturity.errors import MaturityError
from maturity.usecases.agreeing import GivenLevel, agree, confirm_block, reopen_level
from maturity.usecases.voting import phone_of
from maturity.usecases.workshop_running import park, skip, take_up
from maturity.usecases.workshop_wall import order_by_disagreement, pulse, votes_ahead
from tests.usecases.places import Place
from tests.usecases.rooms import CLEAN, FULL, MINUTES, WARM, begun, prepared

SIX = (3, 3, 3, 4, 2, NoVote.DONT_KNOW)
COUNTS = Counts((0, 0, 1, 3, 1, 0), 1, 0)


def test_the_wall_shows_how_many_voted_and_after_the_reveal_what(place: Place) -> None:
    room = begun(place, 6)
    room.open()
    room.vote(SIX)

    before = room.wall
    room.close()
    counted = room.wall
    room.reveal()
    after = room.wall

    for hidden in (before, counted):
        assert hidden.turnout == Turnout(6, 6, 0)
        assert hidden.shown is hidden.agreement is hidden.proposed is None
    assert after.turnout is None
    assert after.shown is not None
    assert (after.shown.how, after.shown.after) == (Showing.ONE, COUNTS)
    assert after.agreement is not None
    assert (after.agreement.label, after.proposed) == (Label.AGREED, 3)


def test_a_phone_sees_what_the_wall_shows_and_not_before(place: Place) -> None:
    room = begun(place, 6)
    room.open()
    room.vote(SIX)
    before = phone_of(place.work, room.phones[0])

    room.reveal()

    after = phone_of(place.work, room.phones[0])
    assert before.shown is before.agreement is None
    assert [(p.question.id, p.ballot, p.own) for p in before.to_vote] == [(FULL, 1, 3)]
    assert after.to_vote == ()
    assert after.shown == room.wall.shown


def test_nothing_is_shown_of_four_votes(place: Place) -> None:
    room = begun(place)
    room.revealed((3, 3, 3, 3, NoVote.DONT_KNOW, NoVote.ABSTAIN))

    shown = room.wall.shown
    assert shown is not None
    assert (shown.how, shown.before, shown.after) == (Showing.TOO_FEW, None, None)
    assert room.wall.agreement is None
    workshop = agree(place.work, room.ann, room.id, GivenLevel(FULL, 2, "We talked.", ballot=1))
    assert workshop.items[0].state is ItemState.AGREED


def test_cards_alone_and_cards_with_phones_are_the_same_counts(place: Place) -> None:
    room = begun(place, 2)
    room.open()
    room.cards(9, 9, 9, 9, 9, 9)
    room.cards(0, 0, 1, 2, 0, 0)
    room.vote((4, NoVote.DONT_KNOW))
    room.close()
    room.cards(0, 0, 1, 3, 0, 0)
    room.reveal()

    assert room.wall.shown is not None
    assert room.wall.shown.after == COUNTS
    with pytest.raises(MaturityError, match="until the reveal"):
        room.cards(0, 0, 5, 0, 0, 0)


def test_cards_that_cannot_be_are_refused(place: Place) -> None:
    room = begun(place)
    room.open()

    for levels in ((1, 2), (1, 1, 1, 1, 1, -1), (501, 0, 0, 0, 0, 0)):
        with pytest.raises(MaturityError):
            room.cards(*levels)
    assert room.wall.cards is None


def test_of_a_second_vote_that_one_person_changed_nothing_is_shown(place: Place) -> None:
    room = begun(place)
    nine = (3, 3, 3, 3, 1, 1, 1, 5, 5)
    room.revealed(nine)
    room.again(1)
    room.vote((4, *nine[1:]), 2)
    room.reveal(2)

    shown = room.wall.shown
    assert shown is not None
    assert (shown.how, shown.after) == (Showing.NEARLY_NOBODY, None)

    room.again(2)
    room.vote((4, 4, 4, *nine[3:]), 3)
    room.reveal(3)
    assert room.wall.shown is not None
    assert room.wall.shown.how is Showing.BESIDE


def test_every_step_taken_twice_is_taken_once(place: Place) -> None:
    room = begun(place, 6)

    for step in (room.start, room.open, room.close, room.reveal, lambda: room.again(1)):
        step()
        once = room.workshop
        step()
        assert room.workshop == once


def test_a_step_out_of_order_says_which_question_is_in_the_way(place: Place) -> None:
    room = begun(place)
    room.open()

    with pytest.raises(MaturityError, match=r"'Pot\.Full' is still being voted on"):
        room.open(WARM)
    with pytest.raises(MaturityError, match=r"'Pot\.Full' is still being voted on"):
        park(place.work, room.ann, room.id, FULL)


def test_a_question_is_parked_or_skipped_and_taken_up_again(place: Place) -> None:
    room = begun(place)

    for act, state in ((park, ItemState.PARKED), (skip, ItemState.SKIPPED)):
        assert act(place.work, room.ann, room.id, WARM).items[1].state is state
        back = take_up(place.work, room.ann, room.id, WARM)
        assert (back.items[1].state, back.current) == (ItemState.WAITING, WARM)


def test_the_pulse_changes_with_the_wall_and_with_every_vote(place: Place) -> None:
    room = begun(place, 2)
    still = pulse(place.work, room.ann, room.id)
    room.open()
    opened = pulse(place.work, room.ann, room.id)
    room.vote((3,))

    assert still.turnout is None
    assert opened.version > still.version
    assert opened.turnout == Turnout(2, 0, 0)
    assert pulse(place.work, room.ann, room.id).turnout == Turnout(2, 1, 0)


def test_a_level_carries_who_set_it_and_why_and_can_be_taken_back(place: Place) -> None:
    room = begun(place)
    given = GivenLevel(FULL, 2, " We saw the log. ", "Log", "Two said 1.")
    agreed = agree(place.work, room.ann, room.id, given).items[0].agreed

    assert agreed is not None
    assert (agreed.level, agreed.reason, agreed.by) == (2, "We saw the log.", room.ann.person.id)
    with pytest.raises(MaturityError, match="has an agreed level"):
        agree(place.work, room.ann, room.id, GivenLevel(FULL, 3))
    back = reopen_level(place.work, room.ann, room.id, FULL, agreed.at)
    assert back.items[0].agreed is None


def test_without_agreement_somebody_says_why_and_an_action_is_logged_once(place: Place) -> None:
    room = begun(place)
    with pytest.raises(MaturityError, match="Say why"):
        agree(place.work, room.ann, room.id, GivenLevel(FULL, 2, settled=False))

    for _twice in range(2):
        agree(place.work, room.ann, room.id, GivenLevel(FULL, 2, "Nobody knew.", settled=False))

    own = place.work.store.plan(room.assessment.id).own_actions.values()
    assert [kept.action.title for kept in own] == ["Find the evidence: Pot.Full"]


def test_a_level_is_one_of_the_scale(place: Place) -> None:
    room = begun(place)

    for level in (-1, 6):
        with pytest.raises(MaturityError, match="from 0 to 5"):
            agree(place.work, room.ann, room.id, GivenLevel(FULL, level))


def test_of_votes_ahead_only_their_number_is_seen_until_the_day(place: Place) -> None:
    room = prepared(place, vote_ahead=True, minutes={**MINUTES, CLEAN: 5})
    room.join(6)
    room.vote((3,) * 6, 0, FULL)
    room.vote((0, 0, 0, 5, 5, 5), 0, CLEAN)
    ahead = votes_ahead(place.work, room.ann, room.id)
    with pytest.raises(MaturityError, match="once it has begun"):
        order_by_disagreement(place.work, room.ann, room.id)
    for question_id in (FULL, CLEAN):
        with pytest.raises(MaturityError, match="not started"):
            confirm_block(place.work, room.ann, room.id, [question_id])

    room.start()

    assert (ahead.joined, ahead.voted) == (6, {FULL: 6, CLEAN: 6})
    assert (ahead.order, ahead.agreed) == ((), None)
    now = votes_ahead(place.work, room.ann, room.id)
    assert now.order == (CLEAN, WARM, FULL)
    assert now.agreed is not None
    assert now.agreed.keys() == {FULL}
    ordered = order_by_disagreement(place.work, room.ann, room.id)
    assert [item.question_id for item in ordered.items] == [CLEAN, WARM, FULL]


def test_what_votes_ahead_agree_on_is_confirmed_in_a_block_and_nothing_else(place: Place) -> None:
    room = prepared(place, vote_ahead=True)
    room.join(6)
    room.vote((3, 3, 3, 3, 4, 4), 0, FULL)
    room.start()

    with pytest.raises(MaturityError, match=r"do not agree on 'Pot\.Warm'"):
        confirm_block(place.work, room.ann, room.id, [FULL, WARM])
    done = confirm_block(place.work, room.ann, room.id, [FULL])

    assert confirm_block(place.work, room.ann, room.id, [FULL]) == done
    agreed = done.items[0].agreed
    assert agreed is not None
    assert (agreed.level, agreed.settled) == (3, True)
