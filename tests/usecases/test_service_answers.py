"""Answers of a shared service: a member sees them, confirms them or not, and keeps what it has."""

from datetime import timedelta

import pytest

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.organisation import Role
from maturity.domain.round import Origin
from maturity.domain.service_answers import Stands
from maturity.errors import Conflict, NotAllowed, NotHere, RoundClosed
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.free_text import LONGEST
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import continue_with_all, open_round, start_round
from maturity.usecases.service_answers import confirm_service_answers, service_answers
from maturity.usecases.service_membership import leave_service
from maturity.usecases.services import begin_service, say_what_it_runs
from tests.usecases.places import COFFEE, NEXT_TEA, Place
from tests.usecases.shared import (
    RUN,
    Council,
    Service,
    a_council,
    a_member,
    a_service,
    as_seen,
    hand_in,
    join,
    offered,
)


def confirm(place: Place, council: Council, *question_ids: str) -> None:
    given = [as_seen(offered(place, council)[question_id]) for question_id in question_ids]
    confirm_service_answers(place.work, council.lead, council.round.id, given)


def test_nothing_of_a_service_counts_before_a_member_confirms_it(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)

    assert {i: a.stands for i, a in offered(place, leeds).items()} == dict.fromkeys(
        RUN, Stands.TO_CONFIRM
    )
    assert open_round(place.work, leeds.lead, leeds.round.id).records == {}


def test_what_is_confirmed_becomes_the_members_own_and_says_so(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    bob = place.contributor(leeds.organisation)
    place.clock.forward(timedelta(days=30))

    confirm_service_answers(
        place.work, bob, leeds.round.id, [as_seen(offered(place, leeds)["pot.full"])]
    )

    [record] = open_round(place.work, bob, leeds.round.id).records.values()
    line = "Answered by the shared service Star procurement, 2 March 2026."
    assert record.answer == Answer(3, evidence="records", comment=f"{line}\nTyped by the service.")
    assert (record.origin, record.author_id) == (Origin.SERVICE, "bob")
    assert record.answered_at == place.clock()
    assert offered(place, leeds)["pot.full"].stands is Stands.CONFIRMED


def test_the_longest_comment_of_a_service_can_be_confirmed(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    given = GivenAnswer("pot.full", Answer(3, comment="x" * LONGEST), 1)
    answer_question(place.work, service.lead, service.round.id, given)

    confirm(place, leeds, "pot.full")

    answer = offered(place, leeds)["pot.full"]
    assert answer.own is not None
    assert len(answer.own.answer.comment) == LONGEST
    assert answer.stands is Stands.CONFIRMED


def test_ours_differs_is_answering_oneself(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    place.answer(leeds.lead, leeds.round, "pot.full", 2)
    place.answer(leeds.lead, leeds.round, "pot.warm", 3)

    found = offered(place, leeds)

    assert {i: (a.stands, a.same) for i, a in found.items()} == {
        "pot.full": (Stands.OURS, False),
        "pot.warm": (Stands.OURS, True),
    }


def test_a_member_hears_that_the_service_changed_its_answer(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    confirm(place, leeds, *RUN)

    place.answer(service.lead, service.round, "pot.full", 4)

    found = offered(place, leeds)
    assert (found["pot.full"].stands, found["pot.full"].waits) == (Stands.CHANGED, True)
    assert found["pot.warm"].stands is Stands.CONFIRMED
    confirm(place, leeds, "pot.full")
    again = offered(place, leeds)["pot.full"]
    assert again.own is not None
    assert (again.stands, again.own.version, again.own.answer.level) == (Stands.CONFIRMED, 2, 4)


def test_only_what_was_seen_is_confirmed_and_all_of_it_or_nothing(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    seen = [as_seen(answer) for answer in offered(place, leeds).values()]

    place.answer(service.lead, service.round, "pot.full", 1)
    with pytest.raises(Conflict, match="service changed its answer"):
        confirm_service_answers(place.work, leeds.lead, leeds.round.id, seen)
    seen = [as_seen(answer) for answer in offered(place, leeds).values()]
    place.answer(leeds.lead, leeds.round, "pot.warm", 1)
    with pytest.raises(Conflict, match="Somebody else"):
        confirm_service_answers(place.work, leeds.lead, leeds.round.id, seen)

    records = open_round(place.work, leeds.lead, leeds.round.id).records
    assert {i: record.answer.level for i, record in records.items()} == {"pot.warm": 1}


def test_only_what_the_service_runs_and_has_answered_is_offered(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    continue_with_all(place.work, leeds.lead, leeds.round.id, leeds.round.version)
    place.answer(service.lead, service.round, "cup.clean", 5)
    place.answer(service.lead, service.round, "pot.warm", NoLevel.DONT_KNOW)

    assert offered(place, leeds).keys() == {"pot.full"}
    say_what_it_runs(place.work, service.lead, service.group.id, ["pot.full"], runs=False)
    say_what_it_runs(place.work, service.lead, service.group.id, ["cup.clean"])
    assert offered(place, leeds).keys() == {"cup.clean"}


def test_a_question_outside_the_members_round_is_not_offered(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    say_what_it_runs(place.work, service.lead, service.group.id, ["cup.clean"])
    place.answer(service.lead, service.round, "cup.clean", 5)

    assert offered(place, leeds).keys() == set(RUN)


def test_what_the_service_carried_over_it_has_not_answered_yet(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    submit_round(place.work, service.lead, service.round.id)
    assert offered(place, leeds).keys() == set(RUN)

    following = start_round(place.work, service.lead, "star", "tea-2026")
    assert offered(place, leeds) == {}
    place.answer(service.lead, following, "pot.full", 5)
    assert offered(place, leeds)["pot.full"].theirs.answer.level == 5


def test_a_confirmed_answer_that_was_carried_over_is_confirmed_anew(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    confirm(place, leeds, *RUN)
    submit_round(place.work, leeds.lead, leeds.round.id)
    following = start_round(place.work, leeds.lead, leeds.id, "tea-2026")

    found = service_answers(place.work, leeds.lead, following.id)

    assert [answer.stands for answer in found] == [Stands.TO_CONFIRM] * 2
    confirm_service_answers(place.work, leeds.lead, following.id, [as_seen(found[0])])
    record = place.work.store.current_answers(following.id)["pot.full"]
    assert (record.version, record.origin) == (2, Origin.SERVICE)


def test_another_edition_gets_what_means_the_same(place: Place) -> None:
    service = a_service(place)
    leeds = join(place, service, a_council(place, "Leeds", NEXT_TEA))
    bath = join(place, service, a_council(place, "Bath", COFFEE))

    assert offered(place, leeds).keys() == {"pot.full"}
    assert offered(place, bath) == {}


def test_a_member_that_leaves_keeps_its_answers_and_is_offered_nothing(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    confirm(place, leeds, "pot.full")
    before = open_round(place.work, leeds.lead, leeds.round.id).records
    waiting = as_seen(offered(place, leeds)["pot.warm"])

    leave_service(place.work, leeds.lead, leeds.id, service.group.id)

    assert offered(place, leeds) == {}
    assert open_round(place.work, leeds.lead, leeds.round.id).records == before
    with pytest.raises(NotHere):
        confirm_service_answers(place.work, leeds.lead, leeds.round.id, [waiting])


def test_of_two_services_each_answer_stands_by_itself(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    confirm(place, leeds, "pot.full")
    moon = a_council(place, "Moon")
    given = GivenAnswer("pot.full", Answer(1))
    answer_question(place.work, moon.lead, moon.round.id, given)

    group = begin_service(place.work, moon.lead, moon.id, "Moon")
    say_what_it_runs(place.work, moon.lead, group.id, ["pot.full"])
    join(place, Service(moon.lead, group, moon.round), leeds)

    found = service_answers(place.work, leeds.lead, leeds.round.id)
    stand = {(a.group_id, a.question_id): a.stands for a in found}
    assert stand[service.group.id, "pot.full"] is Stands.CONFIRMED
    assert stand[group.id, "pot.full"] is Stands.OURS


def test_a_reader_and_a_round_that_was_handed_in_confirm_nothing(place: Place) -> None:
    service = a_service(place)
    leeds = a_member(place, service)
    waiting = [as_seen(answer) for answer in offered(place, leeds).values()]
    rita = place.member(leeds.organisation, "Rita", Role.READER)
    with pytest.raises(NotAllowed):
        confirm_service_answers(place.work, rita, leeds.round.id, waiting)
    assert len(service_answers(place.work, rita, leeds.round.id)) == 2

    hand_in(place, leeds, 3)
    with pytest.raises(RoundClosed):
        confirm_service_answers(place.work, leeds.lead, leeds.round.id, waiting)
