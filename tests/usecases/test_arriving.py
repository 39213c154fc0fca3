"""What is told of a link before it is followed, and what is noted of whoever followed it."""

from datetime import timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.audit import Event
from maturity.domain.identity import Identity, SignIn
from maturity.domain.link import Purpose
from maturity.domain.organisation import Role
from maturity.errors import NotHere
from maturity.usecases.come_in import (
    LASTS,
    LinkSeen,
    follow_link,
    invite,
    invite_taskforce,
    look_at_link,
    make_device_link,
    make_owner_link,
)
from maturity.usecases.roles import leave
from maturity.usecases.signing_in import use_work_account
from tests.usecases.places import Place

FACILITATOR, CONTRIBUTOR, READER = Role.FACILITATOR, Role.CONTRIBUTOR, Role.READER


def gained(place: Place, who: Visitor) -> list[tuple[Event, dict[str, str]]]:
    """What the log says that following links gave them."""
    notes = [entry.note for entry in place.work.store.audit_entries()]
    kinds = (Event.JOINED, Event.DUTY_GIVEN)
    return [
        (n.event, dict(n.facts)) for n in notes if n.event in kinds and n.actor == who.person.id
    ]


@pytest.mark.parametrize("own", [CONTRIBUTOR, READER, FACILITATOR, Role.LEAD], ids=str)
def test_who_keeps_their_part_is_noted_as_in_and_not_as_joined(place: Place, own: Role) -> None:
    organisation = place.organisation()
    bob = place.member(organisation, "Bob", own)
    token = invite(place.work, place.lead(organisation), "ambridge", FACILITATOR)

    follow_link(place.work, token, bob)

    assert place.again(bob.person).role_in("ambridge") is own
    assert gained(place, bob) == []
    assert place.work.store.audit_entries()[-1].note.event is Event.SIGNED_IN


def test_a_larger_part_and_one_begun_again_are_noted_as_they_became(place: Place) -> None:
    organisation = place.organisation()
    ann, bob = place.lead(organisation), place.member(organisation, "Bob", READER)

    follow_link(place.work, invite(place.work, ann, "ambridge", CONTRIBUTOR), bob)
    leave(place.work, place.again(bob.person), "ambridge")
    follow_link(place.work, invite(place.work, ann, "ambridge", READER), place.again(bob.person))

    roles = ("contributor", "reader")
    assert gained(place, bob) == [(Event.JOINED, {"role": role}) for role in roles]


def test_a_duty_that_somebody_has_already_is_not_given_again(place: Place) -> None:
    olga = place.person("Olga", owner=True, taskforce=False)

    follow_link(place.work, make_owner_link(place.work), olga)
    follow_link(place.work, make_owner_link(place.work), place.again(olga.person))

    given = {"person": "olga", "duty": "taskforce"}
    assert gained(place, olga) == [(Event.DUTY_GIVEN, given)]


def test_a_link_for_another_device_says_whom_it_lets_in(place: Place) -> None:
    mallory = place.person("Mallory")
    token = make_device_link(place.work, mallory)

    for who in (None, mallory, place.person("Vic")):
        assert look_at_link(place.work, token, who) == LinkSeen(Purpose.DEVICE, mallory.person)


def test_an_invitation_names_the_organisation_to_who_is_in_and_to_nobody_else(
    place: Place,
) -> None:
    organisation = place.organisation()
    token = invite(place.work, place.lead(organisation), "ambridge", CONTRIBUTOR)
    seen = LinkSeen(Purpose.INVITATION)

    assert look_at_link(place.work, token, None) == seen
    assert look_at_link(place.work, token, place.person("Vic")) == LinkSeen(
        Purpose.INVITATION, organisation=organisation
    )


def test_links_of_the_server_say_nothing_of_anybody(place: Place) -> None:
    olga = place.person("Olga", owner=True)
    tokens = {
        Purpose.OWNER: make_owner_link(place.work),
        Purpose.TASKFORCE: invite_taskforce(place.work, olga),
    }

    for purpose, token in tokens.items():
        assert look_at_link(place.work, token, None) == LinkSeen(purpose)


def test_looking_uses_nothing_up_and_nothing_is_told_of_a_link_that_is_over(place: Place) -> None:
    ann = place.lead(place.organisation())
    used, late = make_device_link(place.work, ann), make_device_link(place.work, ann)
    look_at_link(place.work, used, None)
    follow_link(place.work, used, None)
    place.clock.forward(LASTS[Purpose.DEVICE] + timedelta(seconds=1))

    assert [look_at_link(place.work, token, ann) for token in (used, late)] == [None, None]


def test_nothing_is_told_of_who_signs_in_with_an_account_since(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = make_device_link(place.work, ann)
    use_work_account(place.work, ann, SignIn(Identity("entra", "i", "ann"), place.clock()))

    assert look_at_link(place.work, token, None) is None


@pytest.mark.parametrize("guess", ["", "token", "\ud800", "\x00"])
def test_a_token_that_was_never_made_is_not_here_to_be_looked_at(place: Place, guess: str) -> None:
    with pytest.raises(NotHere):
        look_at_link(place.work, guess, None)
