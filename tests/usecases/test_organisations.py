"""Organisations: beginning one, their names, and who is in them."""

import pytest

from maturity.domain.organisation import Role
from maturity.errors import MaturityError, NotAllowed, NotHere
from maturity.usecases.given_text import LONGEST_NAME
from maturity.usecases.organisations import (
    begin_organisation,
    members,
    names_in,
    organisations_of,
    rename_person,
    set_shut_out,
)
from tests.usecases.places import Place

CLEANED = {
    "Ambridge": "Ambridge",
    "  Ambridge \t Parish  ": "Ambridge Parish",
    "Ambridge\r\nParish": "Ambridge Parish",
    "Ambridge\u2028Parish": "Ambridge Parish",
    "Am\x00\x1b[31mbridge": "Am [31mbridge",
    "\u202eegdirbmA": "egdirbmA",
    "\u2066Ambridge\u2069": "Ambridge",
    "\ufeffAmbridge": "Ambridge",
    "Am\ud800bridge\udfff": "Am bridge",
    "Cyngor Tŷ'r Ddôl": "Cyngor Tŷ'r Ddôl",
    "<script>alert('1')</script>": "<script>alert('1')</script>",
    "مجلس": "مجلس",
    "Council 🏛": "Council 🏛",
    "x" * LONGEST_NAME: "x" * LONGEST_NAME,
    f"  {'x' * LONGEST_NAME}\n": "x" * LONGEST_NAME,
}


@pytest.mark.parametrize(("written", "kept"), CLEANED.items())
def test_a_name_is_one_line_of_letters(place: Place, written: str, kept: str) -> None:
    begun = begin_organisation(place.work, place.person("Olga", owner=True), written, "wales")
    renamed = rename_person(place.work, place.person("Ann"), written)

    assert (begun.name, renamed.name) == (kept, kept)
    assert place.work.store.organisation(begun.id) == begun
    assert place.work.store.person("ann") == renamed


@pytest.mark.parametrize("written", ["", "   ", "\n\t", "\x00", "\u200b\u202e", "\ud800"])
def test_an_empty_name_is_refused(place: Place, written: str) -> None:
    with pytest.raises(MaturityError, match="The name is empty"):
        begin_organisation(place.work, place.person("Olga", owner=True), written, "wales")
    with pytest.raises(MaturityError, match="The name is empty"):
        rename_person(place.work, place.person("Ann"), written)
    assert place.work.store.organisations_by_hand() == []


@pytest.mark.parametrize("length", [LONGEST_NAME + 1, 10_000])
def test_a_name_that_is_too_long_is_refused(place: Place, length: int) -> None:
    with pytest.raises(MaturityError, match="longer than 200 letters"):
        begin_organisation(place.work, place.person("Olga", owner=True), "x" * length, "wales")
    with pytest.raises(MaturityError, match="longer than 200 letters"):
        rename_person(place.work, place.person("Ann"), "x" * length)


def test_whoever_begins_an_organisation_is_its_lead(place: Place) -> None:
    olga = place.person("Olga", owner=True)

    begun = begin_organisation(place.work, olga, "Ambridge", "scotland")

    assert (begun.name, begun.nation, begun.type) == ("Ambridge", "scotland", None)
    assert place.again(olga.person).role_in(begun.id) is Role.LEAD


def test_only_the_owner_of_the_server_begins_an_organisation(place: Place) -> None:
    with pytest.raises(NotAllowed):
        begin_organisation(place.work, place.lead(place.organisation()), "Borchester", "england")
    with pytest.raises(NotHere):
        begin_organisation(place.work, None, "Borchester", "england")


def test_organisations_come_by_name_without_those_that_somebody_is_shut_out_of(
    place: Place,
) -> None:
    names = ("Penny Hassett", "ambridge", "Borchester", "Felpersham")
    made = [place.organisation(name) for name in names]
    for organisation in made[:3]:
        place.member(organisation, "Ann", Role.LEAD, shut_out=organisation.name == "Borchester")

    found = organisations_of(place.work, place.again(place.person("Ann").person))

    assert [organisation.name for organisation in found] == ["ambridge", "Penny Hassett"]


def test_members_come_by_name_with_those_shut_out(place: Place) -> None:
    organisation = place.organisation()
    place.member(organisation, "Eve", Role.CONTRIBUTOR, shut_out=True)
    bob, ann = place.contributor(organisation), place.lead(organisation)
    place.lead(place.organisation("Borchester"), "Zoe")

    found = members(place.work, bob, organisation.id)

    assert [(p.name, m.shut_out) for p, m in found] == [
        ("Ann", False),
        ("Bob", False),
        ("Eve", True),
    ]
    assert members(place.work, ann, organisation.id) == found


def test_everybody_who_ever_belonged_has_a_name(place: Place) -> None:
    organisation = place.organisation()
    place.member(organisation, "Eve", Role.CONTRIBUTOR, shut_out=True)
    bob, ann = place.contributor(organisation), place.lead(organisation)
    place.lead(place.organisation("Borchester"), "Zoe")

    names = names_in(place.work, bob, organisation.id)

    assert names == {"ann": "Ann", "bob": "Bob", "eve": "Eve"}
    assert names_in(place.work, ann, organisation.id) == names


def test_a_lead_closes_a_colleagues_way_in_and_opens_it_again(place: Place) -> None:
    organisation = place.organisation()
    ann, bob = place.lead(organisation), place.contributor(organisation)

    set_shut_out(place.work, ann, organisation.id, "bob", shut_out=True)
    shut_out = place.again(bob.person)
    with pytest.raises(NotHere):
        members(place.work, shut_out, organisation.id)
    assert organisations_of(place.work, shut_out) == ()

    set_shut_out(place.work, ann, organisation.id, "bob", shut_out=False)
    assert place.again(bob.person) == bob


def test_a_lead_who_is_let_back_in_is_a_lead(place: Place) -> None:
    organisation = place.organisation()
    ann, eve = place.lead(organisation), place.lead(organisation, "Eve")
    set_shut_out(place.work, ann, organisation.id, "eve", shut_out=True)

    opened = set_shut_out(place.work, ann, organisation.id, "eve", shut_out=False)

    assert opened.role is Role.LEAD
    assert place.again(eve.person) == eve


def test_a_lead_cannot_close_their_own_way_in(place: Place) -> None:
    organisation = place.organisation()
    ann = place.lead(organisation)

    with pytest.raises(MaturityError, match="cannot close your own way in"):
        set_shut_out(place.work, ann, organisation.id, "ann", shut_out=True)

    set_shut_out(place.work, ann, organisation.id, "ann", shut_out=False)
    assert place.again(ann.person) == ann


def test_a_contributor_shuts_nobody_out(place: Place) -> None:
    organisation = place.organisation()
    place.lead(organisation)

    with pytest.raises(NotAllowed):
        set_shut_out(
            place.work, place.contributor(organisation), organisation.id, "ann", shut_out=True
        )


@pytest.mark.parametrize("person_id", ["zoe", "nobody", ""])
def test_who_is_not_in_the_organisation_cannot_be_shut_out_of_it(
    place: Place, person_id: str
) -> None:
    ann = place.lead(place.organisation())
    zoe = place.lead(place.organisation("Borchester"), "Zoe")

    with pytest.raises(NotHere):
        set_shut_out(place.work, ann, "ambridge", person_id, shut_out=True)

    assert place.again(zoe.person) == zoe


def test_another_organisations_people_are_not_here(place: Place) -> None:
    place.lead(place.organisation())
    zoe = place.lead(place.organisation("Borchester"), "Zoe")

    for stranger in (zoe, None):
        with pytest.raises(NotHere):
            members(place.work, stranger, "ambridge")
        with pytest.raises(NotHere):
            set_shut_out(place.work, stranger, "ambridge", "ann", shut_out=True)


def test_a_stranger_has_no_organisations_and_no_name(place: Place) -> None:
    with pytest.raises(NotHere):
        organisations_of(place.work, None)
    with pytest.raises(NotHere):
        rename_person(place.work, None, "Ann")


def test_a_new_name_changes_nothing_else(place: Place) -> None:
    olga = place.person("Olga", owner=True)

    renamed = rename_person(place.work, olga, "Olga Archer")

    assert (renamed.id, renamed.owner) == ("olga", True)
