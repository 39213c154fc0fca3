"""Voting on a phone: one vote each, changed until it closes, and nothing seen before."""

import pytest

from maturity.domain.vote import NoVote
from tests.web.phones import CLIMATE, SCOPE, Phone, Room, fresh, room, status

__all__ = ["fresh", "room"]


def test_without_an_open_vote_a_phone_waits(room: Room) -> None:
    reply = room.phones(1)[0].get("/w")

    assert "Wait here" in status(reply)
    assert 'type="radio"' not in reply.text


def test_a_ballot_has_number_and_first_clause_of_each_level_and_the_rest_folded(
    room: Room,
) -> None:
    room.open()

    page = room.phones(1)[0].get("/w").text

    assert page.count('type="radio"') == 8
    assert (
        "<strong>0, Not in place</strong> No rule says when social value applies.</label>" in page
    )
    assert "<summary>More about level 0</summary>Purchases go ahead" in page
    assert "Where social value applies</h1>" in page
    assert "checked" not in page


def test_a_vote_is_taken_shown_and_changed(room: Room) -> None:
    room.open()
    someone = room.phones(1)[0]

    assert "Your vote is in: 3, Mature." in status(someone.vote("3"))
    assert 'value="3" required checked' in someone.get("/w").text
    assert "Your vote is in: 1, Minimum." in status(someone.vote("1"))

    assert room.voted() == [1]


def test_a_vote_that_is_sent_twice_is_one(room: Room) -> None:
    room.open()
    someone = room.phones(1)[0]
    form = {**someone.form(), "choice": "2"}

    assert [someone.post("/w/vote", form).status for _ in range(3)] == [303] * 3

    assert room.voted() == [2]


@pytest.mark.parametrize("none", list(NoVote))
def test_who_does_not_know_or_abstains_says_so(room: Room, none: NoVote) -> None:
    room.open()

    page = room.phones(1)[0].vote(none.value)

    assert "Your vote is in" in status(page)
    assert f'value="{none.value}" required checked' in page.text
    assert room.voted() == [none]


def test_who_wants_more_time_is_told_that_it_was_asked_for(room: Room) -> None:
    room.open()
    someone = room.phones(1)[0]

    replies = [someone.send("/w/time", someone.form()) for _ in range(2)]

    assert "You asked for more time." in status(replies[1])
    assert room.place.work.store.turnout(room.workshop.id, SCOPE, 1).want_time == 1


@pytest.mark.parametrize("choice", ["6", "-1", "99999999999999999999", "3.5", "", "null", "٣", "²"])
def test_a_vote_off_the_scale_is_refused(room: Room, choice: str) -> None:
    room.open()

    reply = room.phones(1)[0].vote(choice)

    assert (reply.status, room.voted()) == (409, [])
    assert "ote again" in status(reply) or "Choose one" in status(reply)


@pytest.mark.parametrize(
    "edited",
    [
        {"question": CLIMATE},
        {"question": "nowhere"},
        {"question": "x\x00"},
        {"ballot": "2"},
        {"ballot": "0"},
        {"ballot": "x"},
    ],
    ids=str,
)
def test_an_edited_form_is_refused_and_votes_on_nothing(room: Room, edited: dict[str, str]) -> None:
    room.open()

    reply = room.phones(1)[0].vote("3", **edited)

    assert reply.status in {404, 409}
    assert room.place.work.store.cast_on(room.workshop.id).votes == ()


def test_a_form_without_the_token_of_its_phone_is_refused(room: Room) -> None:
    room.open()
    one, other = room.phones(2)
    form = {**one.form(), "choice": "3"}

    refused = [
        other.post("/w/vote", form),
        one.post("/w/vote", {**form, "token": ""}),
        one.post("/w/vote", {**form, "token": "ö"}),
        one.post("/w/vote", form, origin="https://evil.example"),
        one.post("/w/time", {**form, "token": "x"}),
        Phone().post("/w/vote", form),
    ]

    assert [reply.status for reply in refused] == [403] * 5 + [404]
    assert room.voted() == []


def test_a_long_form_is_refused(room: Room) -> None:
    room.open()

    reply = room.phones(1)[0].vote("3", more="x" * 1_000_000)

    assert (reply.status, room.voted()) == (413, [])


def test_after_the_close_the_last_vote_stands(room: Room) -> None:
    room.open()
    someone = room.phones(1)[0]
    someone.vote("2")
    form = {**someone.form(), "choice": "5"}
    room.close_vote()

    late = someone.send("/w/vote", form)

    assert late.status == 409
    assert "This vote is closed." in status(late)
    assert 'type="radio"' not in late.text
    assert room.voted() == [2]


def test_the_number_changes_when_the_wall_does_and_not_with_votes(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maturity.web.routes.wall_numbers.FRESH", 0.0)
    room.open()
    someone = room.phones(1)[0]
    numbers = [someone.get("/w/state").text]
    someone.vote("3")
    numbers.append(someone.get("/w/state").text)
    room.close_vote()
    numbers.append(someone.get("/w/state").text)

    assert numbers[0] == numbers[1] != numbers[2]
    assert f'data-number="{numbers[2]}"' in someone.get("/w").text


def test_whoever_votes_without_end_waits_and_others_do_not(room: Room) -> None:
    room.open()
    one, other = room.phones(2)
    form = {**one.form(), "choice": "2"}

    statuses = [one.post("/w/vote", form).status for _ in range(62)]

    assert statuses[:60] == [303] * 60
    assert statuses[-1] == 429
    assert other.vote("3").status == 200


def test_without_a_cookie_there_is_no_ballot(room: Room) -> None:
    room.open()

    replies = [Phone().get(path) for path in ("/w", "/w/ahead/1", "/w/state")]

    assert [reply.status for reply in replies] == [404] * 3
    assert 'href="/j"' in replies[0].text
