"""Shared services of others: for whoever has no part in one it does not exist, whatever is asked.

A member leads no service, and a service leads no member.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from maturity.access import Visitor
from maturity.domain.organisation import Role
from maturity.errors import NotHere
from maturity.usecases import service_answers, service_membership, services, side_by_side
from maturity.usecases.services import begin_service, offer_membership, open_offers
from tests.usecases.places import TEA, Place
from tests.usecases.shared import Council, Service, a_council, a_member, a_service, as_seen, offered


@dataclass(frozen=True)
class Scene:
    """A service, and a council that is its member."""

    service: Service
    council: Council
    star: str = "star"


Act = Callable[[Place, Visitor | None, Scene], object]

OF_THE_SERVICE: dict[str, Act] = {
    "begin_service": lambda p, who, x: services.begin_service(p.work, who, x.star, "New"),
    "service_run_by": lambda p, who, x: services.service_run_by(p.work, who, x.star),
    "require_group": lambda p, who, x: services.require_group(p.work, who, x.service.group.id),
    "offer_membership": lambda p, who, x: services.offer_membership(
        p.work, who, x.service.group.id, "York"
    ),
    "open_offers": lambda p, who, x: services.open_offers(p.work, who, x.service.group.id),
    "take_back_offer": lambda p, who, x: services.take_back_offer(
        p.work, who, x.service.group.id, an_offer(p, x.service)
    ),
    "service_members": lambda p, who, x: services.service_members(p.work, who, x.service.group.id),
    "end_membership": lambda p, who, x: services.end_membership(
        p.work, who, x.service.group.id, x.council.id
    ),
    "questions_run": lambda p, who, x: services.questions_run(p.work, who, x.service.group.id),
    "say_what_it_runs": lambda p, who, x: services.say_what_it_runs(
        p.work, who, x.service.group.id, ["cup.clean"]
    ),
    "side_by_side": lambda p, who, x: side_by_side.side_by_side(
        p.work, who, x.service.group.id, TEA
    ),
    "side_by_side_screen": lambda p, who, x: side_by_side.side_by_side_screen(
        p.work, who, x.service.group.id, TEA
    ),
    "side_by_side_file": lambda p, who, x: side_by_side.side_by_side_file(
        p.work, who, x.service.group.id, TEA, "html"
    ),
}
OF_A_MEMBER: dict[str, Act] = {
    "look_at_offer": lambda p, who, x: service_membership.look_at_offer(
        p.work, who, x.council.id, a_code(p, x.service)
    ),
    "accept_membership": lambda p, who, x: service_membership.accept_membership(
        p.work, who, x.council.id, a_code(p, x.service)
    ),
    "decline_membership": lambda p, who, x: service_membership.decline_membership(
        p.work, who, x.council.id, a_code(p, x.service)
    ),
    "services_joined": lambda p, who, x: service_membership.services_joined(
        p.work, who, x.council.id
    ),
    "leave_service": lambda p, who, x: service_membership.leave_service(
        p.work, who, x.council.id, x.service.group.id
    ),
    "agree_to_be_seen": lambda p, who, x: service_membership.agree_to_be_seen(
        p.work, who, x.council.id, x.service.group.id
    ),
    "stop_being_seen": lambda p, who, x: service_membership.stop_being_seen(
        p.work, who, x.council.id, x.service.group.id
    ),
    "service_answers": lambda p, who, x: service_answers.service_answers(
        p.work, who, x.council.round.id
    ),
    "confirm_service_answers": lambda p, who, x: service_answers.confirm_service_answers(
        p.work,
        who,
        x.council.round.id,
        [as_seen(answer) for answer in offered(p, x.council).values()],
    ),
}
OWN = {"in_a_service"}


def a_code(place: Place, service: Service) -> str:
    return offer_membership(place.work, service.lead, service.group.id, "York")


def an_offer(place: Place, service: Service) -> str:
    a_code(place, service)
    return open_offers(place.work, service.lead, service.group.id)[-1].token_hash


def another_service(place: Place) -> Visitor:
    moon = a_council(place, "Moon")
    begin_service(place.work, moon.lead, moon.id, "Moon")
    return moon.lead


ELSEWHERE: dict[str, Callable[[Place], Visitor | None]] = {
    "a stranger": lambda _: None,
    "a lead elsewhere": lambda p: p.lead(p.organisation("Borchester"), "Eve"),
    "the owner of the server": lambda p: p.person("Olga", owner=True),
    "a lead of the service who was shut out": lambda p: p.member(
        p.organisation("Star"), "Kim", Role.LEAD, shut_out=True
    ),
    "a lead of another service": another_service,
}


def kept(place: Place, service: Service) -> list[object]:
    """All that acts of this sweep could have changed."""
    store, group_id = place.work.store, service.group.id
    return [
        store.served_in(group_id),
        store.sharings(group_id),
        store.service_questions(group_id),
        store.group(group_id),
        [entry.note for entry in store.audit_entries()],
    ]


def test_the_sweep_knows_every_use_case_of_services() -> None:
    found = {
        name
        for module in (services, service_membership, service_answers, side_by_side)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "who" in inspect.signature(function).parameters
    }

    assert found == OF_THE_SERVICE.keys() | OF_A_MEMBER.keys() | OWN


@pytest.mark.parametrize("who", ELSEWHERE)
def test_a_service_of_others_is_not_here(place: Place, who: str) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    visitor, before = ELSEWHERE[who](place), kept(place, service)

    for name, act in {**OF_THE_SERVICE, **OF_A_MEMBER}.items():
        with pytest.raises(NotHere):
            act(place, visitor, Scene(service, leeds))
        assert kept(place, service) == before, name
    assert place.work.store.current_answers(leeds.round.id) == {}


def test_a_members_lead_leads_no_service_and_the_services_lead_no_member(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service, agrees=True)
    before = kept(place, service)

    for act in OF_THE_SERVICE.values():
        with pytest.raises(NotHere):
            act(place, leeds.lead, Scene(service, leeds))
    for act in OF_A_MEMBER.values():
        with pytest.raises(NotHere):
            act(place, service.lead, Scene(service, leeds))
    assert kept(place, service) == before


@pytest.mark.parametrize("group_id", ["nowhere", "not an id", "\x00", ""])
def test_an_id_that_was_never_given_looks_the_same(place: Place, group_id: str) -> None:
    service = a_service(place)
    leeds = a_member(place, service)

    for act in ("leave_service", "agree_to_be_seen", "stop_being_seen"):
        with pytest.raises(NotHere):
            getattr(service_membership, act)(place.work, leeds.lead, leeds.id, group_id)
    for look in ("open_offers", "service_members", "questions_run"):
        with pytest.raises(NotHere):
            getattr(services, look)(place.work, service.lead, group_id)
    with pytest.raises(NotHere):
        services.end_membership(place.work, service.lead, service.group.id, group_id)


def test_what_belongs_to_another_service_is_not_ones_own(place: Place) -> None:
    service, moon = a_service(place), another_service(place)
    group = services.service_run_by(place.work, moon, "moon")
    assert group is not None

    with pytest.raises(NotHere):
        services.take_back_offer(place.work, moon, group.id, an_offer(place, service))
    leeds = a_member(place, service)
    for act in ("leave_service", "agree_to_be_seen"):
        with pytest.raises(NotHere):
            getattr(service_membership, act)(place.work, leeds.lead, leeds.id, group.id)
