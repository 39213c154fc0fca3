"""Erasing an organisation or a person: who may, what is in the way, what is left. That no byte is
left of it, tests/store/test_contract_erasing.py shows for every table.
"""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from maturity.access import Visitor
from maturity.domain.audit import Event, checked
from maturity.domain.erasing import ERASED
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.errors import MaturityError, NotAllowed, NotHere, StoreError
from maturity.exchange.ledger_file import ledger_json
from maturity.store.sqlite import SqliteAdapter
from maturity.usecases.come_in import follow_link, invite, make_device_link
from maturity.usecases.contributions_known import vouched_for
from maturity.usecases.erasing import (
    before_erasing,
    before_leaving_for_good,
    erase_myself,
    erase_organisation,
    erase_somebody,
)
from maturity.usecases.organisations import members, names_in
from maturity.usecases.rounds import open_round
from maturity.usecases.service_membership import leave_service
from tests.releases import a_ledger, a_release
from tests.usecases.contributors import equip, handed_in, registered, say_yes
from tests.usecases.places import TEA, Place
from tests.usecases.prepared import a_council
from tests.usecases.shared import a_council as a_member
from tests.usecases.shared import a_service, join


def notes(place: Place) -> list[tuple[Event, str, str | None, dict[str, str]]]:
    kept = [entry.note for entry in place.work.store.audit_entries()]
    erasing = (Event.ORGANISATION_ERASED, Event.PERSON_ERASED)
    return [
        (n.event, n.actor, n.organisation_id, dict(n.facts)) for n in kept if n.event in erasing
    ]


def in_the_files(place: Place, *words: str) -> set[str]:
    files = [Path(f"{place.database}{end}") for end in ("", "-wal", "-shm")]
    data = b"".join(file.read_bytes() for file in files if file.exists())
    return {word for word in words if word.encode() in data}


def test_a_lead_erases_an_organisation_with_all_that_it_did(place: Place) -> None:
    ambridge, borchester = a_council(place, "Ambridge"), a_council(place, "Borchester")
    words = ("Ambridge", "Lead-Ambridge", "Mary-Ambridge", "tea@example.gov.uk")
    assert in_the_files(place, *words) == set(words)

    assert erase_organisation(place.work, ambridge.lead, "ambridge", " ambridge ")

    assert in_the_files(place, *words) == {"tea@example.gov.uk"}, "the other one's offer has it"
    assert in_the_files(place, ambridge.round.id, ambridge.workshop_id) == set()
    assert place.work.store.organisation("ambridge") is None
    assert open_round(place.work, borchester.lead, borchester.round.id).answers
    alone = {"reason": "with-organisation"}
    assert notes(place) == [
        (Event.PERSON_ERASED, "lead-ambridge", "ambridge", {"person": "lead-ambridge", **alone}),
        (Event.PERSON_ERASED, "lead-ambridge", "ambridge", {"person": "mary-ambridge", **alone}),
        (Event.ORGANISATION_ERASED, "lead-ambridge", "ambridge", {"reason": "asked"}),
    ]
    assert checked(place.work.store.audit_entries()).whole


def test_who_belongs_elsewhere_too_or_has_a_duty_stays(place: Place) -> None:
    ambridge, felpersham = place.organisation(), place.organisation("Felpersham")
    ann = place.lead(ambridge)
    place.lead(felpersham, "Bob")
    place.member(ambridge, "Bob", Role.READER)
    olga = place.member(ambridge, "Olga", Role.READER).person
    place.work.store.save_person(replace(olga, taskforce=True))

    assert before_erasing(place.work, ann, "ambridge").belong_nowhere_else == ("ann",)
    erase_organisation(place.work, ann, "ambridge", "Ambridge")

    assert [place.work.store.person(known) is None for known in ("ann", "bob", "olga")] == [
        True,
        False,
        False,
    ]


def test_without_its_name_nothing_is_erased(place: Place) -> None:
    ann = place.round()[0]

    with pytest.raises(MaturityError, match="Type the name exactly: Ambridge"):
        erase_organisation(place.work, ann, "ambridge", "Ambrige")

    assert place.work.store.organisation("ambridge") is not None
    assert not notes(place)


def test_a_service_with_members_ends_their_memberships_first(place: Place) -> None:
    service = a_service(place, TEA, ("pot.full",))
    council = join(place, service, a_member(place, "Wells", TEA), agrees=True)
    place.work.store.save_person(replace(service.lead.person, taskforce=True))
    with pytest.raises(MaturityError, match="End their memberships first"):
        erase_organisation(place.work, service.lead, "star", "Star")

    leave_service(place.work, council.lead, council.id, service.group.id)
    assert erase_organisation(place.work, service.lead, "star", "Star")

    assert open_round(place.work, council.lead, council.round.id)


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.FACILITATOR])
def test_only_a_lead_erases_it(place: Place, role: Role) -> None:
    place.round()
    organisation = Organisation("ambridge", "Ambridge", "england")
    bob = place.member(organisation, "Bob", role)

    with pytest.raises(NotAllowed):
        erase_organisation(place.work, bob, "ambridge", "Ambridge")
    with pytest.raises(NotHere):
        erase_organisation(place.work, place.person("Olga", owner=True), "ambridge", "Ambridge")


def test_what_no_release_holds_of_a_contribution_goes_and_what_one_holds_stays_unnamed(
    place: Place,
) -> None:
    equip(place)
    kept = []
    for code in ("AMB", "BOR"):
        lead, round_ = handed_in(place, registered(place, code))
        kept.append((lead, say_yes(place.work, lead, round_.id)))
        place.work.store.save_person(replace(lead.person, taskforce=True))
    record = kept[0][1].contribution.record
    holders = {record.id: kept[0][1].contribution.envelope.key}
    ledger = replace(a_ledger(a_release(questionnaire_id=TEA)), holders=holders)
    with closing(sqlite3.connect(place.database)) as connection, connection:
        row = ("r", "tea", "2026-03-01", 0, "", "", place.clock().isoformat())
        connection.execute("INSERT INTO benchmark_release VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute("INSERT INTO benchmark_ledger VALUES (?, ?)", ("r", ledger_json(ledger)))

    for lead, code in ((kept[0][0], "amb"), (kept[1][0], "bor")):
        going = before_erasing(place.work, lead, code)
        assert (going.contributed, going.published) == (1, int(code == "amb"))
        erase_organisation(place.work, lead, code, going.organisation.name)

    (left,) = vouched_for(place.work.store)
    assert left.contribution.record == record
    assert (left.contribution.envelope.code, left.contribution.envelope.consent_by) == (ERASED, "")
    assert left.withdrawn_at is not None
    assert left.organisation_id is None
    again = place.work.store.organisation_by_code("AMB")
    assert again is not None
    assert (again.id != "amb", place.work.store.members(again.id)) == (True, [])
    assert not in_the_files(place, "Lead of amb (", "Lead of bor (")


def left_behind(place: Place) -> tuple[Visitor, Visitor, str]:
    """Bob has answered beside Ann, who leads."""
    ann, begun = place.round()
    bob = place.contributor(Organisation("ambridge", "Ambridge", "england"), "Robert")
    place.answer(bob, begun, "pot.full")
    place.answer(bob, begun, "pot.warm")
    place.answer(ann, begun, "cup.clean")
    return ann, bob, begun.id


def test_of_somebody_who_is_erased_the_answers_stay_and_the_name_goes(place: Place) -> None:
    ann, bob, round_id = left_behind(place)
    device = make_device_link(place.work, bob)

    assert erase_myself(place.work, bob)

    assert in_the_files(place, "Robert") == set()
    records = place.work.store.current_answers(round_id)
    authors = [records[question].author_id for question in ("pot.full", "pot.warm", "cup.clean")]
    assert authors[0] == authors[1] != authors[2] == "ann"
    assert names_in(place.work, ann, "ambridge") == {"ann": "Ann", authors[0]: ""}
    assert [m.has_left for p, m in members(place.work, ann, "ambridge") if not p.name] == [True]
    assert place.work.store.person("robert") is None
    with pytest.raises(NotHere):
        follow_link(place.work, device, None)
    fact = {"person": "robert", "reason": "asked"}
    assert notes(place) == [(Event.PERSON_ERASED, "robert", None, fact)]


def test_the_example_that_only_they_explore_goes_along(place: Place) -> None:
    store = place.work.store
    eve, zed = place.person("Eve").person, place.person("Zed").person
    for name, others in (("rivermouth", ()), ("shared", (zed,))):
        store.save_organisation(Organisation(name, name, "england", invented=True))
        store.save_membership(Membership(eve.id, name, Role.LEAD))
        for other in others:
            store.save_membership(Membership(other.id, name, Role.LEAD))

    going = before_leaving_for_good(place.work, place.again(eve))
    erase_myself(place.work, place.again(eve))

    assert [organisation.id for organisation in going.goes_along] == ["rivermouth"]
    assert [store.organisation(name) is None for name in ("rivermouth", "shared")] == [True, False]


def test_the_only_lead_of_others_and_the_only_operator_stay(place: Place) -> None:
    ann = left_behind(place)[0]
    olga = place.person("Olga", owner=True)

    with pytest.raises(MaturityError, match="nobody else leads: Ambridge"):
        erase_myself(place.work, ann)
    with pytest.raises(MaturityError, match="only operator"):
        erase_myself(place.work, olga)

    place.person("Otto", owner=True)
    assert erase_myself(place.work, olga)
    assert place.work.store.person("ann") is not None


def test_who_is_alone_may_go_and_the_organisation_stays(place: Place) -> None:
    ann, begun = place.round()

    erase_myself(place.work, ann)

    assert place.work.store.organisation("ambridge") is not None
    assert place.work.store.assessments_of("ambridge")[0].id == begun.id


def test_an_operator_erases_who_asked_for_it(place: Place) -> None:
    ann, bob, _ = left_behind(place)
    olga = place.person("Olga", owner=True)
    with pytest.raises(NotAllowed):
        erase_somebody(place.work, ann, bob.person.id)
    with pytest.raises(NotHere):
        erase_somebody(place.work, olga, "nobody")

    assert erase_somebody(place.work, olga, f" {bob.person.id} ")

    assert place.work.store.person("robert") is None
    assert [note[1] for note in notes(place)] == ["olga"]


def test_an_operator_does_not_clear_the_way_into_an_organisation(place: Place) -> None:
    """The others first, then the lead who is alone by then, then a first lead of their own."""
    ann, bob, _ = left_behind(place)
    olga = place.person("Olga", owner=True)
    erase_somebody(place.work, olga, bob.person.id)

    with pytest.raises(MaturityError, match="last lead of Ambridge"):
        erase_somebody(place.work, olga, ann.person.id)

    assert place.work.store.person(ann.person.id) is not None


def test_what_was_invented_is_erased_without_writing_the_file_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody may begin and erase it, again and again: the others would wait each time."""
    invented = Organisation("rivermouth", "Rivermouth", "england", invented=True)
    place.work.store.save_organisation(invented)
    eve = place.lead(invented, "Eve")
    monkeypatch.setattr(SqliteAdapter, "leave_no_trace", lambda _: pytest.fail("written anew"))

    assert erase_organisation(place.work, eve, invented.id, invented.name)

    assert place.work.store.organisation(invented.id) is None


@pytest.fixture
def away_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> bool:
        raise StoreError("The database cannot be reached.")

    monkeypatch.setattr(SqliteAdapter, "leave_no_trace", fails)


@pytest.mark.usefixtures("away_afterwards")
def test_an_erasure_is_done_although_the_database_is_away_afterwards(place: Place) -> None:
    organisation = place.organisation()
    ann = place.lead(organisation)
    bob = place.lead(organisation, "Bob")

    assert not erase_myself(place.work, bob)
    assert not erase_organisation(place.work, ann, "ambridge", "Ambridge")

    assert place.work.store.person(bob.person.id) is None
    assert place.work.store.organisation("ambridge") is None


def test_an_invitation_of_somebody_who_was_erased_lets_nobody_in(place: Place) -> None:
    organisation = place.organisation()
    ann = place.lead(organisation)
    place.lead(organisation, "Bob")
    token = invite(place.work, ann, organisation.id, Role.READER)

    erase_myself(place.work, ann)

    with pytest.raises(MaturityError, match="taken back"):
        follow_link(place.work, token, None)
