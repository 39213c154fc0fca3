"""Councils that merge: their successor's people read what was handed in, and nothing else."""

import sqlite3
from contextlib import closing

import pytest

from maturity.access import Visitor
from maturity.documents.blocks import Heading
from maturity.domain.audit import Event
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.domain.round import Assessment
from maturity.errors import MaturityError, NotAllowed, NotHere
from maturity.usecases import earlier_councils as earlier
from maturity.usecases.come_in import invite
from maturity.usecases.handing_in import reopen_round, submit_round
from maturity.usecases.mergers import (
    agree_to_merger,
    decline_merger,
    end_merger,
    merge_organisations,
    merger_of,
    mergers,
)
from maturity.usecases.organisations import names_in
from maturity.usecases.plan_documents import Wanted
from maturity.usecases.roles import leave
from maturity.usecases.rounds import open_round, rounds_of, start_round
from tests.store.samples import at_once
from tests.usecases.places import TEA, Place

PAGE = Wanted("full", "html")


class Region:
    """Ambridge has a round that was handed in and one in work. Darrington is to come after it."""

    def __init__(self, place: Place) -> None:
        self.place, self.work = place, place.work
        self.ambridge, self.darrington = place.organisation(), place.organisation("Darrington")
        self.ann, self.dan = place.lead(self.ambridge), place.lead(self.darrington, "Dan")
        self.olga = place.person("Olga", owner=True)
        self.first = self.handed_in(self.ann, self.ambridge)
        self.draft = start_round(self.work, self.ann, "ambridge", TEA)

    def handed_in(self, lead: Visitor, organisation: Organisation) -> Assessment:
        begun = start_round(self.work, lead, organisation.id, TEA)
        for question_id in ("pot.full", "pot.warm"):
            self.place.answer(lead, begun, question_id, 2)
        return submit_round(self.work, lead, begun.id)

    def merge(self, before: str = "ambridge", after: str = "darrington") -> None:
        merge_organisations(self.work, self.olga, [before], after)

    def seen(self, who: Visitor, organisation_id: str) -> dict[str, list[str]]:
        found = earlier.earlier_councils(self.work, who, organisation_id)
        return {c.organisation.name: [a.id for a in c.rounds] for c in found}

    def noted(self) -> list[tuple[Event, str, str | None, dict[str, str]]]:
        entries = [entry.note for entry in self.work.store.audit_entries()]
        return [
            (n.event, n.actor, n.organisation_id, dict(n.facts))
            for n in entries
            if n.event.name.startswith(("MERGER", "ORGANISATIONS"))
        ]


@pytest.fixture
def region(place: Place) -> Region:
    return Region(place)


def test_nobody_sees_anything_before_a_lead_has_agreed(region: Region) -> None:
    region.merge()

    assert region.seen(region.dan, "darrington") == {}
    found = merger_of(region.work, region.ann, "ambridge")
    assert found is not None
    assert (found.successor.name, found.since) == ("Darrington", None)
    agree_to_merger(region.work, region.ann, "ambridge", "darrington")
    assert region.seen(region.dan, "darrington") == {"Ambridge": [region.first.id]}
    facts = {"successor": "darrington"}
    assert region.noted() == [
        (Event.ORGANISATIONS_MERGED, "olga", "ambridge", facts),
        (Event.MERGER_AGREED, "ann", "ambridge", facts),
    ]


def test_an_operator_does_not_agree_for_a_council(region: Region) -> None:
    """Even one who leads the successor."""
    region.work.store.save_membership(Membership("olga", "darrington", Role.LEAD))
    olga = region.place.again(region.olga.person)
    region.merge()

    with pytest.raises(NotHere):
        agree_to_merger(region.work, olga, "ambridge", "darrington")
    with pytest.raises(NotHere):
        earlier.earlier_result(region.work, olga, "darrington", region.first.id)


def test_one_that_nobody_leads_is_not_asked(region: Region) -> None:
    leave(region.work, region.ann, "ambridge")

    region.merge()

    assert region.seen(region.dan, "darrington") == {"Ambridge": [region.first.id]}
    [merger] = mergers(region.work, region.olga)
    assert merger.since == merger.noted_at


def in_force(region: Region) -> None:
    region.merge()
    agree_to_merger(region.work, region.ann, "ambridge", "darrington")


@pytest.mark.parametrize("role", [Role.READER, Role.CONTRIBUTOR, Role.LEAD])
def test_whoever_sees_the_successor_reads_result_and_plan(region: Region, role: Role) -> None:
    in_force(region)
    rob = region.place.member(region.darrington, "Rob", role)

    blocks = earlier.earlier_result(region.work, rob, "darrington", region.first.id)
    page = earlier.earlier_file(region.work, rob, "darrington", region.first.id, PAGE)

    assert "Ambridge" in next(b.text for b in blocks if isinstance(b, Heading))
    assert b"Ambridge" in page


def test_reading_changes_nothing_and_gives_no_other_right(region: Region) -> None:
    in_force(region)
    with closing(sqlite3.connect(region.place.database)) as looking:
        before = looking.execute("PRAGMA data_version").fetchone()
        earlier.earlier_result(region.work, region.dan, "darrington", region.first.id)
        assert looking.execute("PRAGMA data_version").fetchone() == before

    for act in (
        lambda: open_round(region.work, region.dan, region.first.id),
        lambda: open_round(region.work, region.dan, region.draft.id),
        lambda: rounds_of(region.work, region.dan, "ambridge"),
        lambda: names_in(region.work, region.dan, "ambridge"),
        lambda: invite(region.work, region.dan, "ambridge", Role.LEAD),
        lambda: earlier.earlier_result(region.work, region.dan, "ambridge", region.first.id),
    ):
        with pytest.raises(NotHere):
            act()


def test_of_what_is_in_work_nothing_is_seen(region: Region) -> None:
    in_force(region)
    for draft in (region.draft.id, "nowhere", ""):
        with pytest.raises(NotHere):
            earlier.earlier_result(region.work, region.dan, "darrington", draft)
        with pytest.raises(NotHere):
            earlier.earlier_file(region.work, region.dan, "darrington", draft, PAGE)

    for question_id in ("pot.full", "pot.warm"):
        region.place.answer(region.ann, region.draft, question_id)
    submit_round(region.work, region.ann, region.draft.id)
    assert region.seen(region.dan, "darrington")["Ambridge"] == [region.first.id, region.draft.id]
    reopen_round(region.work, region.ann, region.first.id, "A mistake.")
    assert region.seen(region.dan, "darrington")["Ambridge"] == [region.draft.id]


def test_a_facilitator_of_the_successor_and_who_left_it_read_nothing(region: Region) -> None:
    in_force(region)
    fay = region.place.member(region.darrington, "Fay", Role.FACILITATOR)
    gone = region.place.member(region.darrington, "Gus", Role.LEAD, shut_out=True)

    with pytest.raises(NotAllowed):
        earlier.earlier_result(region.work, fay, "darrington", region.first.id)
    with pytest.raises(NotHere):
        earlier.earlier_result(region.work, gone, "darrington", region.first.id)


def test_the_people_of_a_predecessor_keep_their_access_and_see_nothing_of_others(
    region: Region,
) -> None:
    other = region.handed_in(region.dan, region.darrington)
    in_force(region)

    assert open_round(region.work, region.ann, region.first.id).frozen
    region.place.answer(region.ann, region.draft, "pot.full", 4)
    with pytest.raises(NotHere):
        open_round(region.work, region.ann, other.id)
    with pytest.raises(NotHere):
        earlier.earlier_councils(region.work, region.ann, "darrington")


def test_a_predecessor_starts_no_new_round_and_is_told_where(region: Region) -> None:
    region.place.lead(region.place.organisation("Borchester"), "Eve")
    borchester = region.place.again(region.place.person("Eve").person)
    region.merge("borchester", "ambridge")
    start_round(region.work, borchester, "borchester", TEA)
    agree_to_merger(region.work, borchester, "borchester", "ambridge")
    in_force(region)

    with pytest.raises(MaturityError, match="Borchester has merged into Darrington"):
        start_round(region.work, borchester, "borchester", TEA)

    end_merger(region.work, region.olga, "ambridge")
    with pytest.raises(MaturityError, match="Borchester has merged into Ambridge"):
        start_round(region.work, borchester, "borchester", TEA)


def test_chains_are_followed_to_their_beginning(region: Region) -> None:
    felpersham = region.place.organisation("Felpersham")
    fred = region.place.lead(felpersham, "Fred")
    second = region.handed_in(region.dan, region.darrington)
    in_force(region)
    region.merge("darrington", "felpersham")
    assert region.seen(fred, "felpersham") == {}
    agree_to_merger(region.work, region.dan, "darrington", "felpersham")

    assert region.seen(fred, "felpersham") == {
        "Darrington": [second.id],
        "Ambridge": [region.first.id],
    }
    assert earlier.earlier_result(region.work, fred, "felpersham", region.first.id)
    for before, after in (("felpersham", "ambridge"), ("felpersham", "felpersham")):
        with pytest.raises(MaturityError, match="cannot come after itself"):
            region.merge(before, after)


def test_what_was_noted_by_mistake_is_ended(region: Region) -> None:
    in_force(region)
    with pytest.raises(MaturityError, match="merges already"):
        region.merge()
    with pytest.raises(MaturityError, match="Ask whoever runs this server"):
        decline_merger(region.work, region.ann, "ambridge")

    end_merger(region.work, region.olga, "ambridge")

    assert region.seen(region.dan, "darrington") == {}
    assert mergers(region.work, region.olga) == ()
    assert merger_of(region.work, region.ann, "ambridge") is None
    region.merge()
    assert region.seen(region.dan, "darrington") == {}
    decline_merger(region.work, region.ann, "ambridge")
    assert [event for event, *_ in region.noted()][-3:] == [
        Event.MERGER_ENDED,
        Event.ORGANISATIONS_MERGED,
        Event.MERGER_ENDED,
    ]
    for again in (
        lambda: decline_merger(region.work, region.ann, "ambridge"),
        lambda: end_merger(region.work, region.olga, "ambridge"),
        lambda: agree_to_merger(region.work, region.ann, "ambridge", "darrington"),
    ):
        with pytest.raises(NotHere):
            again()


def test_a_lead_agrees_to_the_successor_that_they_saw(region: Region) -> None:
    region.place.organisation("Borchester")
    region.merge()
    end_merger(region.work, region.olga, "ambridge")
    region.merge(after="borchester")

    with pytest.raises(NotHere):
        agree_to_merger(region.work, region.ann, "ambridge", "darrington")

    assert len(region.noted()) == 3


def test_all_merge_or_none(region: Region) -> None:
    region.place.organisation("Borchester")
    invented = Organisation("made-up", "Made up", "england", invented=True)
    region.work.store.save_organisation(invented)

    for wrong, successor in (
        (["borchester", "nowhere"], "darrington"),
        (["borchester", "made-up"], "darrington"),
        (["borchester"], "made-up"),
        (["borchester", "\x00"], "darrington"),
    ):
        with pytest.raises(NotHere):
            merge_organisations(region.work, region.olga, wrong, successor)
    for wrong in ([], ["borchester", "darrington"]):
        with pytest.raises(MaturityError):
            merge_organisations(region.work, region.olga, wrong, "darrington")
    assert mergers(region.work, region.olga) == ()
    assert region.noted() == []

    merge_organisations(region.work, region.olga, ["ambridge", "borchester"], "darrington")
    assert [note[2] for note in region.noted()] == ["ambridge", "borchester"]


def test_of_two_operators_who_close_a_circle_at_once_one_is_refused(region: Region) -> None:
    pairs = (("ambridge", "darrington"), ("darrington", "ambridge"))

    outcomes = at_once(2, lambda number: region.merge(*pairs[number]))

    [refusal] = [outcome for outcome in outcomes if outcome is not None]
    assert "cannot come after itself" in str(refusal)
    assert len(region.noted()) == 1
