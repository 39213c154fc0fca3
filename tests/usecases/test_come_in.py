"""Links: who may make them, whom they let in, and why they no longer do."""

from datetime import timedelta

import pytest

from maturity.domain.link import Link, Purpose
from maturity.domain.organisation import Role
from maturity.errors import LinkRefused, MaturityError, NotAllowed, NotHere
from maturity.usecases.come_in import (
    LASTS,
    follow_link,
    invite,
    invite_taskforce,
    make_device_link,
    make_owner_link,
    open_links,
    revoke_link,
    token_hash,
    visitor,
)
from maturity.usecases.organisations import set_shut_out
from tests.usecases.places import Place

LEAD, CONTRIBUTOR = Role.LEAD, Role.CONTRIBUTOR


def a_token(place: Place, purpose: Purpose) -> str:
    """A fresh link of each kind, of people and an organisation made for it."""
    ann = place.lead(place.organisation())
    if purpose is Purpose.INVITATION:
        return invite(place.work, ann, "ambridge", CONTRIBUTOR)
    if purpose is Purpose.DEVICE:
        return make_device_link(place.work, ann)
    if purpose is Purpose.TASKFORCE:
        return invite_taskforce(place.work, place.person("Olga", owner=True))
    return make_owner_link(place.work)


def kept(place: Place, token: str) -> Link:
    link = place.work.store.link(token_hash(token))
    assert link is not None
    return link


@pytest.mark.parametrize("role", Role, ids=str)
def test_an_invitation_makes_a_stranger_a_member(place: Place, role: Role) -> None:
    ann = place.lead(place.organisation())

    person = follow_link(place.work, invite(place.work, ann, "ambridge", role), None)

    assert (person.name, person.owner) == ("", False)
    assert place.again(person).role_in("ambridge") is role


def test_an_invitation_lets_somebody_of_another_organisation_join_as_themselves(
    place: Place,
) -> None:
    token = invite(place.work, place.lead(place.organisation()), "ambridge", CONTRIBUTOR)
    eve = place.lead(place.organisation("Borchester"), "Eve")

    person = follow_link(place.work, token, eve)

    assert person == eve.person
    assert place.again(person).role_in("ambridge") is CONTRIBUTOR
    assert place.again(person).role_in("borchester") is LEAD


def test_an_owner_link_makes_a_stranger_the_owner_of_the_server(place: Place) -> None:
    person = follow_link(place.work, make_owner_link(place.work), None)

    assert person.owner
    assert place.again(person).memberships == ()


def test_an_owner_whose_browser_forgot_them_comes_back_as_themselves(place: Place) -> None:
    owner = follow_link(place.work, make_owner_link(place.work), None)

    again = follow_link(place.work, make_owner_link(place.work), None)

    assert again == owner


def test_an_owner_link_never_makes_somebody_else_of_who_is_in(place: Place) -> None:
    owner = follow_link(place.work, make_owner_link(place.work), None)
    ben = place.person("Ben")

    person = follow_link(place.work, make_owner_link(place.work), ben)

    assert person.id == ben.person.id != owner.id


def test_somebody_who_follows_an_owner_link_stays_who_they_are(place: Place) -> None:
    ann = place.lead(place.organisation())

    person = follow_link(place.work, make_owner_link(place.work), ann)

    assert (person.id, person.name, person.owner) == ("ann", "Ann", True)
    assert place.again(person).person == person
    assert place.again(person).role_in("ambridge") is LEAD


def test_a_device_link_lets_the_same_person_in_elsewhere(place: Place) -> None:
    ann = place.lead(place.organisation())

    person = follow_link(place.work, make_device_link(place.work, ann), None)

    assert person == ann.person
    assert place.again(person) == ann


@pytest.mark.parametrize("purpose", Purpose, ids=str)
def test_a_link_works_once_for_whoever_it_was_forwarded_to(place: Place, purpose: Purpose) -> None:
    token = a_token(place, purpose)
    follow_link(place.work, token, None)
    eve = place.person("Eve")

    with pytest.raises(LinkRefused, match="used already"):
        follow_link(place.work, token, None)
    with pytest.raises(LinkRefused, match="used already"):
        follow_link(place.work, token, eve)
    assert place.again(eve.person) == eve


@pytest.mark.parametrize("purpose", Purpose, ids=str)
def test_a_link_works_until_it_expires(place: Place, purpose: Purpose) -> None:
    token = a_token(place, purpose)
    place.clock.forward(LASTS[purpose] - timedelta(microseconds=1))

    person = follow_link(place.work, token, None)

    assert place.again(person).person == person


@pytest.mark.parametrize("purpose", Purpose, ids=str)
def test_an_expired_link_lets_nobody_in(place: Place, purpose: Purpose) -> None:
    token = a_token(place, purpose)
    place.clock.forward(LASTS[purpose])

    with pytest.raises(LinkRefused, match="expired"):
        follow_link(place.work, token, None)


def test_a_revoked_invitation_lets_nobody_in(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = invite(place.work, ann, "ambridge", CONTRIBUTOR)
    revoke_link(place.work, ann, token_hash(token))

    with pytest.raises(LinkRefused, match="taken back"):
        follow_link(place.work, token, None)


def test_a_link_that_was_followed_cannot_be_taken_back(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = invite(place.work, ann, "ambridge", CONTRIBUTOR)
    follow_link(place.work, token, None)

    with pytest.raises(MaturityError, match=r"followed already. Close their way in instead"):
        revoke_link(place.work, ann, token_hash(token))
    assert kept(place, token).revoked_at is None


@pytest.mark.parametrize(
    "guess", ["", "token", "token-2", "TOKEN-1", " token-1", "🔑" * 10_000, "\ud800", "\x00"]
)
def test_a_guessed_token_is_not_here(place: Place, guess: str) -> None:
    assert a_token(place, Purpose.INVITATION) == "token-1"

    with pytest.raises(NotHere):
        follow_link(place.work, guess, None)


def test_the_hash_of_a_token_is_no_token(place: Place) -> None:
    with pytest.raises(NotHere):
        follow_link(place.work, token_hash(a_token(place, Purpose.OWNER)), None)


def test_a_lead_who_follows_an_invitation_for_contributors_stays_a_lead(place: Place) -> None:
    ann = place.lead(place.organisation())

    follow_link(place.work, invite(place.work, ann, "ambridge", CONTRIBUTOR), ann)

    assert place.again(ann.person).role_in("ambridge") is LEAD


def test_a_contributor_becomes_a_lead_by_an_invitation_for_leads(place: Place) -> None:
    organisation = place.organisation()
    bob = place.contributor(organisation)
    token = invite(place.work, place.lead(organisation), "ambridge", LEAD)

    follow_link(place.work, token, bob)

    assert place.again(bob.person).role_in("ambridge") is LEAD


def test_an_old_invitation_is_no_way_round_being_shut_out(place: Place) -> None:
    organisation = place.organisation()
    ann, bob = place.lead(organisation), place.contributor(organisation)
    token = invite(place.work, ann, "ambridge", LEAD)
    set_shut_out(place.work, ann, "ambridge", "bob", shut_out=True)

    with pytest.raises(LinkRefused, match="Your way in was closed"):
        follow_link(place.work, token, place.again(bob.person))

    assert place.again(bob.person).role_in("ambridge") is None
    assert kept(place, token).used_at is None


def test_who_was_shut_out_cannot_come_back_by_a_link_of_their_own_making(place: Place) -> None:
    organisation = place.organisation()
    ann, eve = place.lead(organisation), place.lead(organisation, "Eve")
    token = invite(place.work, eve, "ambridge", LEAD)
    set_shut_out(place.work, ann, "ambridge", "eve", shut_out=True)

    with pytest.raises(LinkRefused, match="taken back"):
        follow_link(place.work, token, None)


def test_a_device_link_does_not_open_what_was_closed(place: Place) -> None:
    organisation = place.organisation()
    ann, bob = place.lead(organisation), place.contributor(organisation)
    token = make_device_link(place.work, bob)
    set_shut_out(place.work, ann, "ambridge", "bob", shut_out=True)

    person = follow_link(place.work, token, None)

    assert place.again(person).role_in("ambridge") is None


def test_a_contributor_neither_invites_nor_sees_links_nor_revokes_them(place: Place) -> None:
    organisation = place.organisation()
    token = invite(place.work, place.lead(organisation), "ambridge", CONTRIBUTOR)
    bob = place.contributor(organisation)

    with pytest.raises(NotAllowed):
        invite(place.work, bob, "ambridge", CONTRIBUTOR)
    with pytest.raises(NotAllowed):
        open_links(place.work, bob, "ambridge")
    with pytest.raises(NotAllowed):
        revoke_link(place.work, bob, token_hash(token))


@pytest.mark.parametrize("name", ["Eve", None])
def test_links_of_another_organisation_are_not_here(place: Place, name: str | None) -> None:
    token = invite(place.work, place.lead(place.organisation()), "ambridge", CONTRIBUTOR)
    eve = place.lead(place.organisation("Borchester"), name) if name else None

    with pytest.raises(NotHere):
        invite(place.work, eve, "ambridge", LEAD)
    with pytest.raises(NotHere):
        open_links(place.work, eve, "ambridge")
    with pytest.raises(NotHere):
        revoke_link(place.work, eve, token_hash(token))
    assert place.again(follow_link(place.work, token, None)).role_in("ambridge") is CONTRIBUTOR


@pytest.mark.parametrize("purpose", [Purpose.OWNER, Purpose.DEVICE], ids=str)
def test_links_that_are_no_organisations_cannot_be_revoked(place: Place, purpose: Purpose) -> None:
    token = a_token(place, purpose)

    with pytest.raises(NotHere):
        revoke_link(place.work, visitor(place.work, "ann"), token_hash(token))


def test_an_organisation_lists_its_own_links_newest_first(place: Place) -> None:
    ann = place.lead(place.organisation())
    eve = place.lead(place.organisation("Borchester"), "Eve")
    tokens = []
    for who, organisation_id in ((ann, "ambridge"), (eve, "borchester"), (ann, "ambridge")):
        tokens.append(invite(place.work, who, organisation_id, CONTRIBUTOR))
        place.clock.forward(timedelta(minutes=1))

    found = [link.token_hash for link in open_links(place.work, ann, "ambridge")]

    assert found == [token_hash(tokens[2]), token_hash(tokens[0])]


def test_no_token_is_stored_in_clear(place: Place) -> None:
    tokens = [make_owner_link(place.work), a_token(place, Purpose.INVITATION)]
    follow_link(place.work, tokens[1], None)

    files = [path.read_bytes() for path in place.database.parent.iterdir()]

    assert not any(token.encode() in data for token in tokens for data in files)
    assert any(token_hash(tokens[0]).encode() in data for data in files)


def test_a_stranger_makes_no_device_link(place: Place) -> None:
    with pytest.raises(NotHere):
        make_device_link(place.work, None)


@pytest.mark.parametrize("person_id", [None, "", "nobody", "\ud800", "\x00"])
def test_an_id_that_nobody_has_is_a_stranger(place: Place, person_id: str | None) -> None:
    assert visitor(place.work, person_id) is None


def test_a_device_link_never_makes_somebody_else_of_who_is_in(place: Place) -> None:
    ann = place.lead(place.organisation())
    bob = place.contributor(place.organisation())
    token = make_device_link(place.work, ann)

    with pytest.raises(LinkRefused, match="as somebody else"):
        follow_link(place.work, token, bob)

    assert follow_link(place.work, token, None).id == ann.person.id
