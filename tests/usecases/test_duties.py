"""Duties on the server: given by a link, given up, taken; one operator always remains."""

import pytest

from maturity.access import Duty, Visitor
from maturity.domain.audit import Event
from maturity.domain.organisation import Person
from maturity.errors import LinkRefused, MaturityError, NotAllowed, NotHere
from maturity.usecases.come_in import follow_link, invite_taskforce, make_owner_link
from maturity.usecases.duties import give_up_duty, people_with_duty, take_duty
from maturity.usecases.organisations import begin_organisation
from maturity.usecases.taskforce import contributions_on_hand
from tests.store.samples import at_once
from tests.usecases.places import Place

TIMES = 8


def operator(place: Place, name: str = "Olga") -> Visitor:
    return place.person(name, owner=True, taskforce=False)


def duties_noted(place: Place) -> list[tuple[Event, dict[str, str]]]:
    events = (Event.DUTY_GIVEN, Event.DUTY_GIVEN_UP, Event.DUTY_TAKEN)
    notes = [entry.note for entry in place.work.store.audit_entries()]
    return [(note.event, dict(note.facts)) for note in notes if note.event in events]


def test_whoever_follows_an_owners_link_has_both_duties(place: Place) -> None:
    person = follow_link(place.work, make_owner_link(place.work), None)

    assert (person.owner, person.taskforce) == (True, True)
    given = {"person": person.id}
    assert duties_noted(place) == [
        (Event.DUTY_GIVEN, given | {"duty": "operator"}),
        (Event.DUTY_GIVEN, given | {"duty": "taskforce"}),
    ]


def test_an_operator_lets_somebody_into_the_taskforce_and_no_further(place: Place) -> None:
    olga = operator(place)

    tess = place.again(follow_link(place.work, invite_taskforce(place.work, olga), None))

    assert (tess.person.owner, tess.person.taskforce) == (False, True)
    assert contributions_on_hand(place.work, tess).withdrawn == 0
    for act in (invite_taskforce, people_with_duty):
        with pytest.raises(NotAllowed):
            act(place.work, tess)
    facts = {"person": tess.person.id, "duty": "taskforce"}
    assert duties_noted(place) == [(Event.DUTY_GIVEN, facts)]


def test_an_operator_is_not_of_the_taskforce_by_that(place: Place) -> None:
    with pytest.raises(NotAllowed):
        contributions_on_hand(place.work, operator(place))


def test_a_link_of_who_is_no_operator_any_more_gives_no_duty(place: Place) -> None:
    olga, _ = operator(place), operator(place, "Pip")
    token = invite_taskforce(place.work, olga)
    give_up_duty(place.work, olga, Duty.OPERATOR)

    with pytest.raises(LinkRefused, match="taken back"):
        follow_link(place.work, token, None)


def test_people_with_a_duty_come_by_name(place: Place) -> None:
    olga = operator(place)
    place.person("Ben")
    tess = place.person("Tess", taskforce=True)

    assert people_with_duty(place.work, olga) == (olga.person, tess.person)


def test_everybody_may_give_up_a_duty_and_keeps_the_other(place: Place) -> None:
    olga, _ = place.person("Olga", owner=True), operator(place, "Pip")

    give_up_duty(place.work, olga, Duty.OPERATOR)

    assert place.again(olga.person).person == Person("olga", "Olga", taskforce=True)
    with pytest.raises(NotAllowed):
        begin_organisation(place.work, place.again(olga.person), "New", "wales")
    assert duties_noted(place) == [(Event.DUTY_GIVEN_UP, {"duty": "operator"})]


def test_the_only_operator_stays_one_and_may_leave_the_taskforce(place: Place) -> None:
    olga = place.person("Olga", owner=True)

    with pytest.raises(MaturityError, match="a server keeps one"):
        give_up_duty(place.work, olga, Duty.OPERATOR)
    give_up_duty(place.work, olga, Duty.TASKFORCE)

    assert place.again(olga.person).person == Person("olga", "Olga", owner=True)


def test_of_two_operators_who_give_up_at_once_one_remains(place: Place) -> None:
    for _ in range(TIMES):
        two = [operator(place, name) for name in ("Olga", "Pip")]

        outcomes = at_once(2, lambda n, two=two: give_up_duty(place.work, two[n], Duty.OPERATOR))  # type: ignore[misc]

        assert sum(isinstance(outcome, MaturityError) for outcome in outcomes) == 1
        assert sum(person.owner for person in place.work.store.people_with_duty()) == 1


@pytest.mark.parametrize("duty", Duty, ids=str)
def test_a_duty_that_somebody_does_not_have_cannot_be_given_up(place: Place, duty: Duty) -> None:
    operator(place)

    for who in (place.person("Ben"), None):
        with pytest.raises(NotHere):
            give_up_duty(place.work, who, duty)

    assert duties_noted(place) == []


def test_an_operator_ends_a_colleagues_part_in_the_taskforce(place: Place) -> None:
    olga, tess = operator(place), place.person("Tess", taskforce=True)

    take_duty(place.work, olga, "tess")

    assert not place.again(tess.person).person.taskforce
    facts = {"person": "tess", "duty": "taskforce"}
    assert duties_noted(place) == [(Event.DUTY_TAKEN, facts)]
    for wanted in ("tess", "nobody", "\ud800"):
        with pytest.raises(NotHere):
            take_duty(place.work, olga, wanted)
    with pytest.raises(NotAllowed):
        take_duty(place.work, place.person("Ben"), "olga")
