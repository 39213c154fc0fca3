"""Beginning organisations of the register, and letting others begin: the owner's part."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.access import Visitor
from maturity.domain.organisation import Organisation, Role
from maturity.errors import LinkRefused, MaturityError, NotHere
from maturity.usecases.come_in import LASTS, follow_link, invite, invite_lead, token_hash
from maturity.usecases.organisations import (
    MOST_FOUND,
    add_organisation,
    begin_from_register,
    begin_organisation,
    find_in_register,
    members,
    organisations_of,
    organisations_without_lead,
)
from tests.usecases.places import Place


def olga(place: Place) -> Visitor:
    return place.person("Olga", owner=True)


def registered(place: Place, name: str = "Ambridge", **fields: object) -> Organisation:
    made = Organisation(name.lower(), name, "england", register_code=name.upper())
    organisation = replace(made, **fields)  # type: ignore[arg-type]
    place.work.store.save_organisation(organisation)
    return organisation


def names(place: Place, words: str) -> list[str]:
    return [found.name for found in find_in_register(place.work, olga(place), words)]


def test_the_register_is_searched_by_words_of_a_name(place: Place) -> None:
    for name in ("Leeds City Council", "Leeds", "Greater Leeds", "Bath"):
        registered(place, name)

    assert names(place, "leeds") == ["Leeds", "Greater Leeds", "Leeds City Council"]
    assert names(place, "  LEEDS \n city ") == ["Leeds City Council"]
    assert names(place, "Wells") == []


def test_the_exact_name_comes_first_however_many_there_are(place: Place) -> None:
    for number in range(12):
        registered(place, f"A Borough {number:02}")
    registered(place, "Borough")

    assert names(place, "borough") == ["Borough", *(f"A Borough {n:02}" for n in range(9))]


@pytest.mark.parametrize("words", ["", "a", "am", "  am  ", "a\u200bm", "\ud800\x00am"])
def test_fewer_than_three_letters_find_nothing(place: Place, words: str) -> None:
    registered(place, "Am")
    registered(place)

    assert find_in_register(place.work, olga(place), words) == ()


def test_only_what_the_register_brought_is_found(place: Place) -> None:
    place.organisation("Ambridge by hand")
    registered(place, "Ambridge made up", invented=True)
    registered(place)

    assert names(place, "ambridge") == ["Ambridge"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(), max_size=12) | st.text("Amb %_!'\\", max_size=8))
def test_any_words_find_at_most_ten_that_have_them(place: Place, words: str) -> None:
    signs = Organisation("0", "Ambridge % _!'\\", "england", register_code="0")
    many = [replace(signs, id=f"{number}", register_code=f"{number}") for number in range(12)]
    place.work.store.save_organisations(many)

    found = names(place, words)

    wanted = " ".join("".join(c if c.isprintable() else " " for c in words).split()).lower()
    assert len(found) <= MOST_FOUND
    assert all(wanted in name.lower() for name in found)


def test_an_owner_becomes_the_lead_of_an_organisation_of_the_register(place: Place) -> None:
    ambridge, owner = registered(place, population=4217), olga(place)

    begun = begin_from_register(place.work, owner, ambridge.id)

    assert begun == ambridge == place.work.store.organisation(ambridge.id)
    assert place.again(owner.person).role_in(ambridge.id) is Role.LEAD


@pytest.mark.parametrize("shut_out", [True, False])
def test_an_organisation_that_somebody_began_is_not_begun_again(
    place: Place, shut_out: bool
) -> None:
    ambridge, owner = registered(place), olga(place)
    place.member(ambridge, "Ann", Role.LEAD, shut_out=shut_out)

    with pytest.raises(MaturityError, match=r"begun already. Ask its lead for an invitation"):
        begin_from_register(place.work, owner, ambridge.id)

    assert place.again(owner.person).memberships == ()
    assert place.work.store.links_of(ambridge.id) == []


def test_an_organisation_with_a_lead_gets_no_other_from_an_operator(place: Place) -> None:
    ambridge, owner = registered(place), olga(place)
    place.lead(ambridge)

    with pytest.raises(MaturityError, match=r"has a lead. Ask its lead for an invitation"):
        invite_lead(place.work, owner, ambridge.id)

    assert place.work.store.links_of(ambridge.id) == []


def test_what_the_register_does_not_have_is_not_begun_from_it(place: Place) -> None:
    by_hand, invented = place.organisation(), registered(place, "Seaview", invented=True)

    for organisation_id in (by_hand.id, invented.id, "nowhere", "", "\ud800", "\x00"):
        with pytest.raises(NotHere):
            begin_from_register(place.work, olga(place), organisation_id)


@pytest.mark.parametrize("organisation_id", ["seaview", "nowhere", "", "\ud800", "\x00"])
def test_nobody_is_invited_to_lead_what_is_made_up_or_not_there(
    place: Place, organisation_id: str
) -> None:
    registered(place, "Seaview", invented=True)

    with pytest.raises(NotHere):
        invite_lead(place.work, olga(place), organisation_id)


def test_an_owner_adds_an_organisation_without_belonging_to_it(place: Place) -> None:
    owner = olga(place)

    added = add_organisation(place.work, owner, "  Felpersham\n", "wales")

    assert (added.name, added.nation) == ("Felpersham", "wales")
    assert place.work.store.organisation(added.id) == added
    assert organisations_of(place.work, place.again(owner.person)) == ()
    with pytest.raises(NotHere):
        members(place.work, place.again(owner.person), added.id)


def test_the_first_lead_comes_in_by_the_owners_link(place: Place) -> None:
    owner = olga(place)
    added = add_organisation(place.work, owner, "Felpersham", "wales")

    person = follow_link(place.work, invite_lead(place.work, owner, added.id), None)

    assert person.owner is False
    assert place.again(person).role_in(added.id) is Role.LEAD
    with pytest.raises(NotHere):
        members(place.work, place.again(owner.person), added.id)


def test_of_two_links_for_the_first_lead_one_lets_in(place: Place) -> None:
    ambridge = registered(place)
    tokens = [invite_lead(place.work, olga(place), ambridge.id) for _ in range(2)]
    first = follow_link(place.work, tokens[0], None)

    with pytest.raises(LinkRefused, match=r"has a lead. Ask its lead"):
        follow_link(place.work, tokens[1], None)

    assert [m.person_id for m in place.work.store.members(ambridge.id)] == [first.id]


def test_a_link_for_the_first_lead_is_worth_nothing_from_who_is_no_owner(place: Place) -> None:
    ambridge, owner = registered(place), olga(place)
    token = invite_lead(place.work, owner, ambridge.id)
    place.work.store.save_person(replace(owner.person, owner=False))

    with pytest.raises(LinkRefused, match="taken back"):
        follow_link(place.work, token, None)

    assert place.work.store.members(ambridge.id) == []


def test_a_link_for_the_first_lead_expires_as_others_do(place: Place) -> None:
    ambridge = registered(place)
    token = invite_lead(place.work, olga(place), ambridge.id)
    link = place.work.store.link(token_hash(token))
    assert link is not None
    place.clock.forward(LASTS[link.purpose])

    with pytest.raises(LinkRefused, match="expired"):
        follow_link(place.work, token, None)


def test_an_owner_who_begins_after_all_still_lets_in_by_the_link(place: Place) -> None:
    ambridge, owner = registered(place), olga(place)
    token = invite_lead(place.work, owner, ambridge.id)
    begin_from_register(place.work, owner, ambridge.id)

    person = follow_link(place.work, token, None)

    assert place.again(person).role_in(ambridge.id) is Role.LEAD


def test_an_owner_sees_which_organisations_wait_for_their_first_lead(place: Place) -> None:
    owner = olga(place)
    add_organisation(place.work, owner, "felpersham", "wales")
    begin_organisation(place.work, owner, "Begun", "wales")
    invited, begun = registered(place, "Ambridge"), registered(place, "Borchester")
    registered(place, "Penny Hassett")
    invite_lead(place.work, owner, invited.id)
    follow_link(place.work, invite_lead(place.work, owner, begun.id), None)
    ann = place.lead(place.organisation("Darrington"))
    invite(place.work, ann, "darrington", Role.LEAD)

    waiting = organisations_without_lead(place.work, owner)

    assert [organisation.name for organisation in waiting] == ["Ambridge", "felpersham"]
