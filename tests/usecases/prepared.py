"""Two councils with something of everything, and people of every kind.

Prepared once for many tests: what changes it works on a copy of its file.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from maturity.access import Visitor
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.domain.peer_offer import PeerOffer
from maturity.domain.round import Assessment
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.usecases.come_in import invite, token_hash
from maturity.usecases.handing_in import submit_round
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.usecases.rounds import continue_with_all, open_round, start_round
from maturity.usecases.services import begin_service
from maturity.usecases.workplace import Workplace
from maturity.usecases.workshop_running import start_day
from maturity.usecases.workshops import prepare_workshop
from tests.not_nested import NotNested
from tests.usecases.places import TEA, Place
from tests.usecases.planning import note
from tests.usecases.rooms import given as given_workshop

QUESTIONS = ("pot.full", "pot.warm", "cup.clean")


@dataclass(frozen=True)
class Council:
    """One of the two, by the ids of what it has. Its round in work is the second one."""

    organisation: Organisation
    lead: Visitor
    round: Assessment
    workshop_id: str
    link_hash: str
    offer_id: str
    group_id: str
    own_action: str
    colleague_id: str


@dataclass(frozen=True)
class Scene:
    """`visitors` are towards Ambridge what their names say."""

    place: Place
    ambridge: Council
    borchester: Council
    visitors: Mapping[str, Visitor | None]

    @property
    def work(self) -> Workplace:
        return self.place.work

    def on_copy(self, copy: Path) -> Workplace:
        """The same as it was prepared, for an act that may change it."""
        copy.write_bytes(self.place.database.read_bytes())
        return replace(self.place.work, store=SqlStore(NotNested(SqliteAdapter(copy))))


def prepared_scene(folder: Path) -> Scene:
    place = Place(folder / "maturity.db")
    ambridge, borchester = a_council(place, "Ambridge"), a_council(place, "Borchester")
    scene = Scene(place, ambridge, borchester, _visitors(place, ambridge, borchester))
    with closing(sqlite3.connect(place.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that the file is all there is
    return scene


def a_council(place: Place, name: str) -> Council:
    work, organisation = place.work, place.organisation(name)
    lead = place.lead(organisation, f"Lead-{name}")
    first = start_round(work, lead, organisation.id, TEA)
    first = continue_with_all(work, lead, first.id, first.version)
    for question_id in QUESTIONS:
        place.answer(lead, first, question_id)
    submit_round(work, lead, first.id)
    place.clock.forward(timedelta(days=365))
    second = start_round(work, lead, organisation.id, TEA)
    for question_id in QUESTIONS:
        place.answer(lead, second, question_id, 1)
    workshop = prepare_workshop(work, lead, second.id, given_workshop(place))
    start_day(work, lead, workshop.id)
    own = add_own_action(work, lead, second.id, GivenOwnAction("Buy a kettle", 3))
    record_action(work, lead, second.id, GivenRecord(note().record))
    words = ("pot.full", "We pour.", "tea@example.gov.uk", "", lead.person.id, place.clock())
    offer = PeerOffer(f"offer-{organisation.id}", organisation.id, *words)
    work.store.add_offer(offer)
    return Council(
        organisation=organisation,
        lead=place.again(lead.person),
        round=open_round(work, lead, second.id).assessment,
        workshop_id=workshop.id,
        link_hash=token_hash(invite(work, lead, organisation.id, Role.READER)),
        offer_id=offer.id,
        group_id=begin_service(work, lead, organisation.id, f"{name} buys").id,
        own_action=own.action.id,
        colleague_id=place.member(organisation, f"Mary-{name}", Role.CONTRIBUTOR).person.id,
    )


def _visitors(place: Place, ambridge: Council, borchester: Council) -> dict[str, Visitor | None]:
    here = ambridge.organisation
    inside = {role.value: place.member(here, f"A-{role.value}", role) for role in Role}
    gone = place.person("Gone").person
    place.work.store.save_membership(Membership(gone.id, here.id, Role.LEAD, has_left=True))
    return {
        **inside,
        "group lead": ambridge.lead,
        "operator": place.person("Olga", owner=True, taskforce=False),
        "taskforce": place.person("Tess", taskforce=True),
        "lead elsewhere": borchester.lead,
        "shut out": place.member(here, "Kim", Role.LEAD, shut_out=True),
        "has left": place.again(gone),
        "somebody": place.person("Nic"),
        "stranger": None,
    }
