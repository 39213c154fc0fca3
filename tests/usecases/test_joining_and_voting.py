"""The participant: a code, a role, a vote; and every way in which they are refused."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from maturity.domain.vote import AHEAD, Choice, NoVote
from maturity.domain.workshop import MOST_PARTICIPANTS
from maturity.errors import MaturityError, VoteRefused, WorkshopOver
from maturity.usecases import joining
from maturity.usecases.join_code import shown_code
from maturity.usecases.joining import NoSuchCode, NotJoined, WorkshopFull, find_workshop, join
from maturity.usecases.voting import ask_more_time, cast_vote, phone_of, wall_number
from maturity.usecases.workshop_close import close_workshop
from tests.usecases.places import Place
from tests.usecases.rooms import FULL, WARM, Room, begun, prepared


def test_whoever_types_the_code_is_in_and_has_a_secret_that_is_not_kept(place: Place) -> None:
    room = begun(place)

    participant, token = join(place.work, shown_code(room.code).lower(), "finance")

    assert phone_of(place.work, token).participant == participant
    assert token.rpartition(".")[2].encode() not in place.database.read_bytes()


def test_a_code_that_nobody_was_given_opens_nothing(place: Place) -> None:
    begun(place)

    for code in ("", "ABCDEF", "x" * 10**6, "'; --", "\ud800"):
        with pytest.raises(NoSuchCode, match="no workshop with this code"):
            find_workshop(place.work, code)


def test_a_role_is_one_of_the_list(place: Place) -> None:
    room = begun(place)

    for role in ("king", "", "x" * 10**6, "\ud800"):
        with pytest.raises(MaturityError, match="from the list"):
            join(place.work, room.code, role)
    assert not place.work.store.joined(room.id)


def expire(room: Room) -> None:
    room.place.clock.forward(timedelta(days=3))


def shut(room: Room) -> None:
    close_workshop(room.work, room.ann, room.id)


@pytest.mark.parametrize("end", [expire, shut])
def test_an_expired_or_closed_workshop_is_over_for_everybody(
    place: Place, end: Callable[[Room], None]
) -> None:
    room = begun(place, 1)

    end(room)

    for act in (
        lambda: find_workshop(place.work, room.code),
        lambda: join(place.work, room.code, "other"),
        lambda: phone_of(place.work, room.phones[0]),
        lambda: cast_vote(place.work, room.phones[0], FULL, 1, 3),
        lambda: ask_more_time(place.work, room.phones[0], FULL),
    ):
        with pytest.raises(WorkshopOver, match="is over"):
            act()


def test_a_secret_that_is_nobodys_opens_nothing(place: Place) -> None:
    room = begun(place, 1)

    for token in ("", "token-1", f"{room.id}.token", room.id, "\ud800", "ŵ", "\0"):
        with pytest.raises(NotJoined, match="Type its code"):
            phone_of(place.work, token)


def test_when_a_workshop_is_full_nobody_else_comes_in(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "MOST_PARTICIPANTS", 3)
    room = begun(place, 3)

    with pytest.raises(WorkshopFull, match="3 people have joined"):
        room.join(1)
    assert sum(place.work.store.joined(room.id).values()) == 3
    assert MOST_PARTICIPANTS == 500


def test_a_vote_can_be_changed_until_it_closes(place: Place) -> None:
    room = begun(place, 1)
    room.open()
    choices: tuple[Choice, ...] = (0, 5, NoVote.DONT_KNOW, NoVote.ABSTAIN)

    for choice in choices:
        room.vote([choice])
        assert phone_of(place.work, room.phones[0]).to_vote[0].own == choice


REFUSED = {
    "not open yet": (FULL, 0, lambda _room: None, "closed"),
    "another question": (WARM, 1, Room.open, "closed"),
    "not on the agenda": ("cup.clean", 1, Room.open, "not on the agenda"),
    "the ballot before the day": (FULL, AHEAD, Room.open, "new vote"),
    "a ballot to come": (FULL, 2, Room.open, "new vote"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_vote_that_is_not_open_is_refused_with_a_sentence(place: Place, case: str) -> None:
    question_id, ballot, arrange, sentence = REFUSED[case]
    room = begun(place, 1)
    arrange(room)

    with pytest.raises(VoteRefused, match=sentence):
        cast_vote(place.work, room.phones[0], question_id, ballot, 3)
    assert place.work.store.cast_on(room.id).votes == ()


def test_an_edited_form_is_refused_whatever_it_says(place: Place) -> None:
    room = begun(place, 1)
    room.open()

    for question_id in ("", "\ud800", "\0", "x" * 10**6, "'; --"):
        with pytest.raises(VoteRefused, match="not on the agenda"):
            cast_vote(place.work, room.phones[0], question_id, 1, 3)
        with pytest.raises(VoteRefused, match="not on the agenda"):
            ask_more_time(place.work, room.phones[0], question_id)
    with pytest.raises(VoteRefused, match="new vote"):
        cast_vote(place.work, room.phones[0], FULL, 10**30, 3)


def test_a_vote_after_the_close_leaves_the_one_before(place: Place) -> None:
    room = begun(place, 1)
    room.open()
    room.vote([3])
    room.close()

    with pytest.raises(VoteRefused, match="Your last vote counts"):
        room.vote([4])
    assert [vote.choice for vote in place.work.store.cast_on(room.id).votes] == [3]


def test_a_vote_off_the_scale_is_refused(place: Place) -> None:
    room = begun(place, 1)
    room.open()

    for choice in (-1, 6, 10**30):
        with pytest.raises(VoteRefused, match="from 0 to 5"):
            room.vote([choice])


def test_people_vote_ahead_where_they_may_and_only_until_the_day(place: Place) -> None:
    room = prepared(place, vote_ahead=True)
    room.join(1)
    room.vote([3], AHEAD)

    papers = phone_of(place.work, room.phones[0]).to_vote
    assert [(p.question.id, p.ballot, p.own) for p in papers] == [(FULL, 0, 3), (WARM, 0, None)]

    room.start()
    assert phone_of(place.work, room.phones[0]).to_vote == ()
    with pytest.raises(VoteRefused):
        room.vote([4], AHEAD)


def test_nobody_votes_ahead_where_nobody_may(place: Place) -> None:
    room = prepared(place)
    room.join(1)

    with pytest.raises(VoteRefused):
        room.vote([3], AHEAD)
    assert phone_of(place.work, room.phones[0]).to_vote == ()


def test_more_time_is_asked_for_and_seen_as_a_number(place: Place) -> None:
    room = begun(place, 3)
    room.open()
    room.vote([3])
    for _twice in range(2):
        ask_more_time(place.work, room.phones[1], FULL)

    turnout = room.wall.turnout
    assert turnout is not None
    assert (turnout.joined, turnout.voted, turnout.want_time) == (3, 1, 1)


def test_the_number_of_the_wall_is_another_after_each_step(place: Place) -> None:
    room = begun(place, 1)
    numbers = [wall_number(place.work, room.id)]
    for step in (room.open, room.close, room.reveal):
        step()
        numbers.append(wall_number(place.work, room.id))
    room.vote([])

    assert sorted(set(numbers)) == numbers
