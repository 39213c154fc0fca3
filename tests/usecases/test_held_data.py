"""Everything held, to take along: for leads of their organisation, for everybody of themselves."""

import csv
import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from maturity.domain.audit import Event
from maturity.domain.organisation import Organisation, Role
from maturity.errors import NotAllowed, NotHere
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.usecases.come_in import invite
from maturity.usecases.held_data import export_organisation, export_person
from maturity.usecases.roles import leave
from tests.usecases.places import Place
from tests.usecases.prepared import a_council

Tables = dict[str, list[dict[str, str]]]


def tables(data: bytes) -> Tables:
    """Those in which there is anything, and what there is to read."""
    found: Tables = {}
    with ZipFile(io.BytesIO(data)) as whole:
        for name in whole.namelist():
            if name.startswith("csv/"):
                text = whole.read(name).decode("utf-8-sig")
                rows = list(csv.DictReader(io.StringIO(text, newline="")))
                found |= {name[4:-4]: rows} if rows else {}
    return found


def words(data: bytes) -> str:
    """Of every file in it."""
    with ZipFile(io.BytesIO(data)) as whole:
        return "\n".join(
            whole.read(name).decode("utf-8", errors="replace") for name in whole.namelist()
        )


def noted(place: Place) -> list[tuple[Event, str, str | None, dict[str, str]]]:
    notes = [entry.note for entry in place.work.store.audit_entries()]
    return [(n.event, n.actor, n.organisation_id, dict(n.facts)) for n in notes][-1:]


def test_a_lead_takes_along_everything_of_the_organisation_and_nothing_of_another(
    place: Place,
) -> None:
    ambridge, borchester = a_council(place, "Ambridge"), a_council(place, "Borchester")

    found = export_organisation(place.work, ambridge.lead, ambridge.organisation.id)

    got = tables(found)
    assert {"assessment", "answer", "frozen_result", "workshop", "link"} <= got.keys()
    assert {"own_action", "action_record", "peer_offer", "service_group"} <= got.keys()
    assert [row["name"] for row in got["organisation"]] == ["Ambridge"]
    assert {row["name"] for row in got["person"]} == {"Lead-Ambridge", "Mary-Ambridge"}
    assert [row["number"] for row in got["assessment"]] == ["1", "2"]
    text = words(found)
    theirs = (borchester.round.id, borchester.workshop_id, borchester.group_id)
    assert not [word for word in ("Borchester", "borchester", *theirs) if f"{word}," in text]
    assert place.work.store.workshop(ambridge.workshop_id).code not in text  # type: ignore[union-attr]
    what = {"what": "organisation"}
    assert noted(place) == [(Event.EXPORTED, "lead-ambridge", "ambridge", what)]


def test_the_same_data_on_the_same_day_gives_the_same_bytes(place: Place, tmp_path: Path) -> None:
    """On a copy, since taking it along is noted."""
    council = a_council(place, "Ambridge")
    with closing(sqlite3.connect(place.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = tmp_path / "copy.db"
    copy.write_bytes(place.database.read_bytes())
    there = replace(place.work, store=SqlStore(SqliteAdapter(copy)))

    first, second = (export_organisation(w, council.lead, "ambridge") for w in (place.work, there))

    assert first == second
    assert export_person(place.work, council.lead) == export_person(there, council.lead)


def test_somebody_takes_along_what_is_theirs_and_no_text_of_the_organisation(place: Place) -> None:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full")
    place.contributor(Organisation("ambridge", "Ambridge", "england"))
    invite(place.work, ann, "ambridge", Role.READER)

    found = export_person(place.work, ann)

    got = tables(found)
    assert got["person"] == [{"id": "ann", "name": "Ann", "owner": "0", "taskforce": "0"}]
    assert [row["name"] for row in got["organisation"]] == ["Ambridge"]
    assert [(row["what"], row["item"], row["version"]) for row in got["act"]] == [
        ("answer", "pot.full", "1")
    ]
    assert [row["purpose"] for row in got["link"]] == ["invitation"]
    assert [row["event"] for row in got["audit_entry"]] == ["invited"]
    assert "Bob" not in words(found)
    assert noted(place) == [(Event.EXPORTED, "ann", None, {"what": "person"})]


def test_who_has_left_still_gets_what_is_theirs(place: Place) -> None:
    organisation = place.organisation()
    place.lead(organisation)
    bob = place.contributor(organisation)
    leave(place.work, bob, organisation.id)

    got = tables(export_person(place.work, place.again(bob.person)))

    assert [row["has_left"] for row in got["membership"]] == ["1"]


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.FACILITATOR])
def test_only_a_lead_takes_along_an_organisation(place: Place, role: Role) -> None:
    organisation = place.organisation()
    place.lead(organisation)
    bob = place.member(organisation, "Bob", role)

    with pytest.raises(NotAllowed):
        export_organisation(place.work, bob, organisation.id)


def test_to_anybody_else_it_is_not_here(place: Place) -> None:
    place.round()
    outside = (None, place.person("Eve"), place.person("Olga", owner=True))

    for who in outside:
        with pytest.raises(NotHere):
            export_organisation(place.work, who, "ambridge")
    with pytest.raises(NotHere):
        export_person(place.work, None)
