"""Retention: what has been quiet for too long goes, and nothing else; nobody's vote outlives its
workshop for good.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from maturity.domain.audit import COMMAND_LINE, Event
from maturity.domain.organisation import Organisation, Role
from maturity.domain.workshop import WorkshopState
from maturity.usecases.come_in import follow_link, invite, make_owner_link
from maturity.usecases.retention import Overdue, delete_overdue, overdue, overdue_lines
from tests.usecases.places import Place
from tests.usecases.prepared import a_council
from tests.usecases.rooms import begun

A_YEAR = timedelta(days=366)


def due(place: Place, years: int | None = 2) -> Overdue:
    return overdue(place.work.store, years, place.clock())


def carry_out(place: Place, years: int | None = 2) -> tuple[str, ...]:
    return delete_overdue(place.work.store, due(place, years), place.work.new_id)


def notes(place: Place) -> list[tuple[Event, str | None, dict[str, str]]]:
    kept = [entry.note for entry in place.work.store.audit_entries()]
    return [(n.event, n.organisation_id, dict(n.facts)) for n in kept if n.actor == COMMAND_LINE]


def in_the_files(place: Place, *words: str) -> set[str]:
    files = [Path(f"{place.database}{end}") for end in ("", "-wal", "-shm")]
    data = b"".join(file.read_bytes() for file in files if file.exists())
    return {word for word in words if word.encode() in data}


def test_an_organisation_goes_that_nobody_did_anything_in_for_so_long(place: Place) -> None:
    old = a_council(place, "Ambridge")
    a_council(place, "Borchester")
    assert not due(place).organisations
    place.clock.forward(timedelta(days=400))

    assert list(overdue_lines(due(place))) == [
        "Ambridge: erased. The last act there was on 2 March 2027.",
        "1 link that opens nothing any more: deleted.",
        "A workshop of Ambridge that was over on 5 March 2027: closed, its votes are dropped.",
        "A workshop of Borchester that was over on 4 March 2028: closed, its votes are dropped.",
    ]
    assert carry_out(place) == ()

    store = place.work.store
    assert (store.organisation("ambridge"), store.person("lead-ambridge")) == (None, None)
    assert store.organisation("borchester") is not None
    assert not in_the_files(place, "Lead-Ambridge", old.round.id, old.group_id)
    assert (Event.ORGANISATION_ERASED, "ambridge", {"reason": "retention"}) in notes(place)
    assert due(place).nothing


def test_without_a_setting_nothing_is_deleted_for_its_age(place: Place) -> None:
    place.round()
    place.clock.forward(50 * A_YEAR)

    assert due(place, None).nothing
    assert carry_out(place, None) == ()

    assert place.work.store.organisation("ambridge") is not None
    assert not notes(place)


def test_what_was_never_begun_is_not_old(place: Place) -> None:
    place.work.store.save_organisation(
        Organisation("amb", "Ambridge", "england", register_code="AMB")
    )
    place.clock.forward(50 * A_YEAR)

    assert due(place).nothing


def test_an_act_a_moment_before_keeps_an_organisation(place: Place) -> None:
    ann, round_ = place.round()
    place.clock.forward(3 * A_YEAR)
    found = due(place)
    place.answer(ann, round_, "pot.full")

    wrong = delete_overdue(place.work.store, found, place.work.new_id)

    assert wrong == ("Ambridge stays: Somebody has done something there a moment ago.",)
    assert place.work.store.organisation("ambridge") is not None
    assert not notes(place)


def test_old_links_go_but_for_the_one_by_which_the_first_operator_comes_back(place: Place) -> None:
    owner = follow_link(place.work, make_owner_link(place.work), None)
    organisation = place.organisation()
    ann = place.lead(organisation)
    invite(place.work, ann, organisation.id, Role.READER)
    place.clock.forward(timedelta(days=30))
    place.lead(organisation, "Cat")
    young = invite(place.work, place.again(ann.person), organisation.id, Role.READER)
    place.clock.forward(2 * A_YEAR - timedelta(days=6))

    assert due(place).links == 1
    carry_out(place)

    assert place.work.store.first_owner() == owner
    assert len(place.work.store.links_of(organisation.id)) == 1
    assert young
    assert notes(place) == [(Event.LINKS_DELETED, None, {"count": "1"})]


def test_a_workshop_that_nobody_closed_is_closed_and_no_vote_stays(place: Place) -> None:
    room = begun(place, people=6)
    room.open()
    room.vote([3] * 6)
    store, workshop_id = place.work.store, room.workshop.id
    place.clock.forward(room.workshop.expires_at - place.clock() + timedelta(days=29))
    assert due(place, None).nothing
    place.clock.forward(timedelta(days=2))

    assert [one.workshop_id for one in due(place, None).workshops] == [workshop_id]
    assert carry_out(place, None) == ()

    closed = store.workshop(workshop_id)
    assert closed is not None
    assert closed.state is WorkshopState.CLOSED
    assert (store.cast_on(workshop_id).votes, store.kept(workshop_id).papers) == ((), ())
    assert sum(store.joined(workshop_id).values()) == 6
    assert notes(place) == [(Event.WORKSHOP_EXPIRED, "ambridge", {"workshop": workshop_id})]
    assert due(place, None).nothing


def test_what_happens_to_an_invented_organisation_is_not_noted(place: Place) -> None:
    ann = place.round()[0]
    store = place.work.store
    organisation = store.organisation("ambridge")
    assert organisation is not None
    store.save_organisation(replace(organisation, invented=True))
    place.clock.forward(3 * A_YEAR)

    carry_out(place)

    assert store.organisation("ambridge") is None
    assert store.person(ann.person.id) is not None, "they may belong to something tomorrow"
    assert not notes(place)
