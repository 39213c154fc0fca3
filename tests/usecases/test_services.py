"""A shared service and its members: who joins and leaves, by whose decision, and what it runs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.domain.audit import Event
from maturity.errors import Conflict, MaturityError, NotAllowed, NotHere
from maturity.usecases.service_membership import (
    NoSuchOffer,
    accept_membership,
    agree_to_be_seen,
    decline_membership,
    in_a_service,
    leave_service,
    look_at_offer,
    services_joined,
    stop_being_seen,
)
from maturity.usecases.services import (
    begin_service,
    end_membership,
    offer_membership,
    open_offers,
    questions_run,
    say_what_it_runs,
    service_members,
    service_run_by,
    take_back_offer,
)
from tests.usecases.places import Place
from tests.usecases.shared import a_council, a_member, a_service, join


def noted(place: Place) -> list[tuple[Event, str | None, tuple[tuple[str, str], ...]]]:
    """What the audit log says about services."""
    events = {Event.SERVICE_JOINED, Event.SERVICE_LEFT, Event.SHARING_AGREED, Event.SHARING_ENDED}
    notes = [entry.note for entry in place.work.store.audit_entries()]
    return [(n.event, n.organisation_id, n.facts) for n in notes if n.event in events]


def test_a_lead_makes_an_organisation_a_service_once(place: Place) -> None:
    star = a_council(place, "Star")

    group = begin_service(place.work, star.lead, star.id, "  Star \n procurement ")

    assert (group.name, group.service_id, group.member_ids) == ("Star procurement", star.id, ())
    assert service_run_by(place.work, star.lead, star.id) == group
    with pytest.raises(MaturityError, match="already"):
        begin_service(place.work, star.lead, star.id, "Again")
    with pytest.raises(MaturityError, match="empty"):
        begin_service(place.work, star.lead, star.id, " ")


def test_a_council_becomes_a_member_by_its_own_leads_act(place: Place) -> None:
    service, leeds = a_service(place), a_council(place, "Leeds")

    code = offer_membership(place.work, service.lead, service.group.id, "Leeds")
    assert service_members(place.work, service.lead, service.group.id) == ()
    offered = look_at_offer(place.work, leeds.lead, leeds.id, code)
    assert (offered.group, offered.run_by.name) == (service.group, "Star")
    accept_membership(place.work, leeds.lead, leeds.id, f" {code}\n")

    [member] = service_members(place.work, service.lead, service.group.id)
    assert (member.name, member.left_at, member.agreed_at) == ("Leeds", None, None)
    [joined] = services_joined(place.work, leeds.lead, leeds.id)
    assert joined.question_ids == questions_run(place.work, service.lead, service.group.id)
    assert joined.run_by == "Star"
    assert noted(place) == [(Event.SERVICE_JOINED, "leeds", (("group", service.group.id),))]


def test_a_code_works_once_for_fourteen_days_and_until_it_is_taken_back(place: Place) -> None:
    service, leeds, bath = a_service(place), a_council(place, "Leeds"), a_council(place, "Bath")
    used, old, back, no = (
        offer_membership(place.work, service.lead, service.group.id, name) for name in "abcd"
    )
    accept_membership(place.work, leeds.lead, leeds.id, used)
    decline_membership(place.work, bath.lead, bath.id, no)
    [_old, taken_back] = open_offers(place.work, service.lead, service.group.id)
    take_back_offer(place.work, service.lead, service.group.id, taken_back.token_hash)
    place.clock.forward(timedelta(days=14))

    for code in (used, old, back, no, "never given", ""):
        with pytest.raises(NoSuchOffer):
            accept_membership(place.work, bath.lead, bath.id, code)
    assert open_offers(place.work, service.lead, service.group.id) == ()
    with pytest.raises(MaturityError, match="already"):
        take_back_offer(place.work, service.lead, service.group.id, taken_back.token_hash)


def test_nobody_is_a_member_twice_or_of_themselves(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    code = offer_membership(place.work, service.lead, service.group.id, "Again")

    with pytest.raises(Conflict, match="member of this service already"):
        accept_membership(place.work, leeds.lead, leeds.id, code)
    with pytest.raises(MaturityError, match="your own service"):
        accept_membership(place.work, service.lead, "star", code)


def test_an_invented_organisation_and_a_real_one_do_not_work_together(place: Place) -> None:
    service, leeds = a_service(place), a_council(place, "Leeds")
    place.work.store.save_organisation(replace(leeds.organisation, invented=True))
    code = offer_membership(place.work, service.lead, service.group.id, "Leeds")

    with pytest.raises(MaturityError, match="invented"):
        accept_membership(place.work, leeds.lead, leeds.id, code)


def test_who_leaves_is_no_longer_seen_and_keeps_a_row(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service, agrees=True)
    group_id = service.group.id

    leave_service(place.work, leeds.lead, leeds.id, group_id)

    [gone] = service_members(place.work, service.lead, group_id)
    assert (gone.name, gone.left_at, gone.agreed_at) == ("Leeds", place.clock(), None)
    assert services_joined(place.work, leeds.lead, leeds.id) == ()
    facts = (("group", group_id),)
    assert [event for event, _id, _facts in noted(place)] == [
        Event.SERVICE_JOINED,
        Event.SHARING_AGREED,
        Event.SERVICE_LEFT,
    ]
    assert noted(place)[-1] == (Event.SERVICE_LEFT, "leeds", facts)
    with pytest.raises(NotHere):
        leave_service(place.work, leeds.lead, leeds.id, group_id)

    join(place, service, leeds)
    members = service_members(place.work, service.lead, group_id)
    assert [member.left_at is None for member in members] == [False, True]


def test_a_service_may_end_a_membership_too(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)

    end_membership(place.work, service.lead, service.group.id, leeds.id)

    assert services_joined(place.work, leeds.lead, leeds.id) == ()
    assert noted(place)[-1][:2] == (Event.SERVICE_LEFT, "leeds")
    with pytest.raises(NotHere):
        end_membership(place.work, service.lead, service.group.id, leeds.id)


def test_agreeing_to_be_seen_is_noted_once_each_time(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    for act in (agree_to_be_seen, agree_to_be_seen, stop_being_seen, stop_being_seen):
        act(place.work, leeds.lead, leeds.id, service.group.id)

    [member] = service_members(place.work, service.lead, service.group.id)
    assert member.agreed_at is None
    assert [event for event, _id, _facts in noted(place)] == [
        Event.SERVICE_JOINED,
        Event.SHARING_AGREED,
        Event.SHARING_ENDED,
    ]


def test_what_a_service_runs_grows_and_shrinks(place: Place) -> None:
    service = a_service(place, runs=("pot.full",))
    group_id = service.group.id

    say_what_it_runs(place.work, service.lead, group_id, ["pot.warm", "pot.full"])
    say_what_it_runs(place.work, service.lead, group_id, ["pot.full", "cup.clean"], runs=False)

    assert questions_run(place.work, service.lead, group_id) == {"pot.warm"}
    kept = place.work.store.service_questions(group_id)
    assert {i: found.version for i, found in kept.items()} == {"pot.full": 2, "pot.warm": 1}
    with pytest.raises(NotHere):
        say_what_it_runs(place.work, service.lead, group_id, ["pot.full", "no.such"])


def test_a_contributor_decides_nothing_about_services(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    bob = place.contributor(leeds.organisation)
    eve = place.contributor(place.organisation("Star"), "Eve")

    for act in (leave_service, agree_to_be_seen, stop_being_seen):
        with pytest.raises(NotAllowed):
            act(place.work, bob, leeds.id, service.group.id)
    for look in (open_offers, questions_run, service_members):
        with pytest.raises(NotAllowed):
            look(place.work, eve, service.group.id)
    assert len(services_joined(place.work, bob, leeds.id)) == 1


def test_a_page_of_services_concerns_those_who_are_in_one(place: Place) -> None:
    service = a_service(place)
    leeds, bath = a_member(place, service), a_council(place, "Bath")
    bob = place.contributor(leeds.organisation)
    eve = place.contributor(place.organisation("Star"), "Eve")

    assert [in_a_service(place.work, who) for who in (service.lead, leeds.lead, bob)] == [True] * 3
    assert [in_a_service(place.work, who) for who in (bath.lead, eve)] == [False] * 2
    leave_service(place.work, leeds.lead, leeds.id, service.group.id)
    assert not in_a_service(place.work, leeds.lead)
