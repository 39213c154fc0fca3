"""Organisations and their links: what each act says to whoever may not do it, swept."""

import inspect
from collections.abc import Callable

import pytest

from maturity.access import Visitor
from maturity.domain.organisation import Organisation, Role
from maturity.errors import NotAllowed, NotHere
from maturity.usecases import come_in, organisations
from tests.usecases.places import Place

Act = Callable[[Place, Visitor | None, str], object]

SEEING: dict[str, Act] = {
    "members": lambda p, who, i: organisations.members(p.work, who, i),
    "names_in": lambda p, who, i: organisations.names_in(p.work, who, i),
}
LEADING: dict[str, Act] = {
    "invite": lambda p, who, i: come_in.invite(p.work, who, i, Role.LEAD),
    "open_links": lambda p, who, i: come_in.open_links(p.work, who, i),
    "revoke_link": lambda p, who, i: come_in.revoke_link(p.work, who, link_of(p, i)),
    "set_shut_out": lambda p, who, i: organisations.set_shut_out(
        p.work, who, i, "ann", shut_out=True
    ),
}
OWNING: dict[str, Act] = {
    "begin_organisation": lambda p, who, _: organisations.begin_organisation(
        p.work, who, "New", "wales"
    ),
    "add_organisation": lambda p, who, _: organisations.add_organisation(
        p.work, who, "New", "wales"
    ),
    "find_in_register": lambda p, who, _: organisations.find_in_register(p.work, who, "Waiting"),
    "begin_from_register": lambda p, who, _: organisations.begin_from_register(
        p.work, who, "waiting"
    ),
    "organisations_without_lead": lambda p, who, _: organisations.organisations_without_lead(
        p.work, who
    ),
    "invite_lead": lambda p, who, _: come_in.invite_lead(p.work, who, "waiting"),
    "invite_taskforce": lambda p, who, _: come_in.invite_taskforce(p.work, who),
}
OWN: dict[str, Act] = {
    "organisations_of": lambda p, who, _: organisations.organisations_of(p.work, who),
    "rename_person": lambda p, who, _: organisations.rename_person(p.work, who, "New"),
    "make_device_link": lambda p, who, _: come_in.make_device_link(p.work, who),
}
ACTS = SEEING | LEADING | OWNING | OWN

FOR_STRANGERS = {"follow_link", "look_at_link"}

OUTSIDE: dict[str, Callable[[Place], Visitor | None]] = {
    "a stranger": lambda _: None,
    "a lead elsewhere": lambda p: p.lead(p.organisation("Borchester"), "Eve"),
    "the owner of the server": lambda p: p.person("Olga", owner=True),
    "a lead who was shut out": lambda p: p.member(
        p.organisation(), "Kim", Role.LEAD, shut_out=True
    ),
}
NO_OWNERS: dict[str, Callable[[Place], Visitor]] = {
    "a lead": lambda p: p.lead(p.organisation(), "Lee"),
    "a contributor": lambda p: p.contributor(p.organisation()),
    "a lead who was shut out": lambda p: p.member(
        p.organisation(), "Kim", Role.LEAD, shut_out=True
    ),
    "somebody of no organisation": lambda p: p.person("Nic"),
}


def link_of(place: Place, organisation_id: str) -> str:
    return next(iter(link.token_hash for link in place.work.store.links_of(organisation_id)), "")


def arranged(place: Place) -> Organisation:
    """Ambridge, which Ann leads and has a link to, and Waiting, which nobody has begun."""
    waiting = Organisation("waiting", "Waiting", "england", register_code="WAI")
    place.work.store.save_organisation(waiting)
    organisation = place.organisation()
    come_in.invite(place.work, place.lead(organisation), organisation.id, Role.CONTRIBUTOR)
    return organisation


def kept(place: Place, organisation_id: str = "ambridge") -> tuple[object, ...]:
    """What an act that is refused must not change."""
    store = place.work.store
    return (
        store.people_of(organisation_id),
        store.members(organisation_id),
        store.links_of(organisation_id),
        store.members("waiting"),
        store.links_of("waiting"),
        store.organisations_by_hand(),
    )


def test_the_sweep_knows_every_use_case_of_organisations_and_links() -> None:
    found = {
        name
        for module in (organisations, come_in)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "who" in inspect.signature(function).parameters
    }

    assert found == ACTS.keys() | FOR_STRANGERS


@pytest.mark.parametrize("who", OUTSIDE)
@pytest.mark.parametrize("act", SEEING | LEADING)
def test_another_organisation_is_not_here(place: Place, act: str, who: str) -> None:
    ambridge = arranged(place)
    visitor = OUTSIDE[who](place)
    before = kept(place)

    with pytest.raises(NotHere):
        ACTS[act](place, visitor, ambridge.id)

    assert kept(place) == before


@pytest.mark.parametrize("act", LEADING)
def test_a_contributor_is_told_to_ask_the_lead(place: Place, act: str) -> None:
    ambridge = arranged(place)
    bob = place.contributor(ambridge)
    before = kept(place)

    with pytest.raises(NotAllowed):
        ACTS[act](place, bob, ambridge.id)

    assert kept(place) == before


@pytest.mark.parametrize("who", NO_OWNERS)
@pytest.mark.parametrize("act", OWNING)
def test_what_the_owner_of_the_server_does_nobody_else_does(
    place: Place, act: str, who: str
) -> None:
    ambridge = arranged(place)
    visitor = NO_OWNERS[who](place)
    before = kept(place)

    with pytest.raises(NotAllowed):
        ACTS[act](place, visitor, ambridge.id)

    assert kept(place) == before


@pytest.mark.parametrize("act", OWNING | OWN)
def test_a_stranger_does_nothing(place: Place, act: str) -> None:
    ambridge = arranged(place)
    before = kept(place)

    with pytest.raises(NotHere):
        ACTS[act](place, None, ambridge.id)

    assert kept(place) == before


@pytest.mark.parametrize("given", ["nowhere", "", "\ud800", "\x00", "a\nb"])
@pytest.mark.parametrize("act", SEEING | LEADING)
def test_an_id_that_was_never_given_looks_the_same(place: Place, act: str, given: str) -> None:
    arranged(place)
    ann = place.again(place.person("Ann").person)
    acts = ACTS | {"revoke_link": lambda p, who, i: come_in.revoke_link(p.work, who, i)}

    with pytest.raises(NotHere):
        acts[act](place, ann, given)
