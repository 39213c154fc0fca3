"""What phones show of votes: nothing until the reveal, then what the wall shows."""

from maturity.usecases.agreeing import GivenLevel, agree
from tests.web.phones import SCOPE, Phone, Room, fresh, room, status

__all__ = ["fresh", "room"]


def test_no_page_tells_what_anybody_chose_until_the_reveal(room: Room) -> None:
    room.open()
    voters, watcher = room.phones(6), Phone().join(room.code)
    before = watcher.get("/w").text
    for voter, choice in zip(voters, "445544", strict=True):
        voter.vote(choice)

    open_page, state = watcher.get("/w").text, watcher.get("/w/state").text
    room.close_vote()
    closed = watcher.get("/w")

    assert open_page == before
    assert state.isdecimal()
    assert "Wait until the votes are shown" in status(closed)
    assert "<table" not in closed.text


def test_after_the_reveal_a_phone_shows_what_the_wall_shows(room: Room) -> None:
    room.open()
    phones = room.phones(6)
    for phone, choice in zip(phones, ["1", "2", "2", "2", "3", "dont_know"], strict=True):
        phone.vote(choice)
    room.reveal()

    page = phones[0].get("/w")

    assert "Agreed. Median 2, Developing. 5 of 5 within one level. 1 does not know." in status(page)
    rows = page.text.split("<tr>")
    assert [row.count("<td>") for row in rows[2:]] == [1] * 8
    assert "2, Developing</th><td>3<" in page.text
    assert "Don&#39;t know</th><td>1<" in page.text


def test_below_five_votes_nothing_is_shown(room: Room) -> None:
    room.open()
    phones = room.phones(5)
    for phone, choice in zip(phones, ["1", "2", "2", "2", "dont_know"], strict=True):
        phone.vote(choice)
    room.reveal()

    page = phones[0].get("/w")

    assert "Fewer than five votes." in status(page)
    assert "<table" not in page.text


def test_a_second_vote_in_which_one_person_changed_shows_the_first_alone(room: Room) -> None:
    room.open()
    phones = room.phones(9)
    for phone in phones:
        phone.vote("2")
    room.reveal()
    room.again()
    for number, phone in enumerate(phones):
        assert "checked" not in phone.get("/w").text
        phone.vote("3" if number == 0 else "2")
    room.reveal(2)

    page = phones[0].get("/w")

    assert "Nearly nobody changed" in status(page)
    assert "3, Mature</th><td>0<" in page.text


def test_a_second_vote_stands_beside_the_first_where_enough_changed(room: Room) -> None:
    room.open()
    phones = room.phones(9)
    for phone in phones:
        phone.vote("2")
    room.reveal()
    room.again()
    for number, phone in enumerate(phones):
        phone.vote("3" if number < 4 else "2")
    room.reveal(2)

    page = phones[0].get("/w").text

    assert '<th scope="col">Before</th><th scope="col">Now</th>' in page
    assert page.count("<td>") == 16


def test_the_agreed_level_is_on_the_phone_and_what_was_typed_does_no_harm(room: Room) -> None:
    phone = room.phones(1)[0]
    room.open()
    room.reveal()
    given = GivenLevel(SCOPE, 2, "<script>alert(1)</script> Dŵr", ballot=1)
    agree(room.place.work, room.ann, room.workshop.id, given)

    page = phone.get("/w")

    assert "Agreed level: 2, Developing." in status(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Dŵr" in page.text
