"""Two people at the same moment: nothing that either did is lost, and a decision holds.

Threads show what happens; a store that somebody is quicker than shows it every time.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from maturity.access import Visitor
from maturity.domain.link import Entry, Following
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.errors import LinkRefused, MaturityError
from maturity.store.sql import SqlStore
from maturity.store.tables import Adapter
from maturity.usecases.come_in import (
    follow_link,
    invite,
    invite_lead,
    make_owner_link,
    revoke_link,
    token_hash,
)
from maturity.usecases.organisations import begin_from_register, rename_person, set_shut_out
from maturity.usecases.workplace import Workplace
from tests.store.samples import at_once
from tests.usecases.places import Place

TIMES = 8
LEAD, CONTRIBUTOR = Role.LEAD, Role.CONTRIBUTOR


@pytest.fixture
def place(tmp_path: Path, empty_adapter: Adapter) -> Place:
    """On either database."""
    return Place(tmp_path / "maturity.db", empty=empty_adapter)


class Overtaken(SqlStore):
    """Somebody else does `first` after a use case has looked and before it writes."""

    def __init__(self, adapter: Adapter, first: Callable[[], object]) -> None:
        super().__init__(adapter)
        self.first = first

    def use_link(
        self, token_hash: str, at: datetime, person_id: str, decide: Callable[[Following], Entry]
    ) -> Entry:
        self.first()
        return super().use_link(token_hash, at, person_id, decide)

    def change_membership(
        self, organisation_id: str, decide: Callable[[Sequence[Membership]], Membership]
    ) -> Membership:
        self.first()
        return super().change_membership(organisation_id, decide)

    def revoke_link(self, token_hash: str, at: datetime) -> None:
        self.first()
        super().revoke_link(token_hash, at)


def overtaken(place: Place, first: Callable[[], object]) -> Workplace:
    return replace(place.work, store=Overtaken(place.adapter, first))


def shut(place: Place, who: Visitor, whom: str) -> Membership:
    return set_shut_out(place.work, who, "ambridge", whom, shut_out=True)


def registered(place: Place) -> Organisation:
    organisation = Organisation("ambridge", "Ambridge", "england", register_code="AMB")
    place.work.store.save_organisation(organisation)
    return organisation


def test_a_new_name_and_becoming_an_owner_at_once_both_stand(place: Place) -> None:
    for number in range(TIMES):
        person = place.person(f"Ann-{number}")
        token = make_owner_link(place.work)
        acts = (
            lambda w=person: rename_person(place.work, w, "Ann Archer"),
            lambda w=person, t=token: follow_link(place.work, t, w),
        )

        outcomes = at_once(2, lambda n, acts=acts: acts[n]())  # type: ignore[misc]

        assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        now = place.again(person.person).person
        assert (now.name, now.owner) == ("Ann Archer", True)


def test_who_became_an_owner_a_moment_ago_stays_one_under_a_new_name(place: Place) -> None:
    bob = place.person("Bob")
    follow_link(place.work, make_owner_link(place.work), bob)

    rename_person(place.work, bob, "Robert")

    now = place.again(bob.person).person
    assert (now.name, now.owner) == ("Robert", True)


def test_a_name_given_while_a_link_is_followed_stands(place: Place) -> None:
    organisation = place.organisation()
    ann, bob = place.lead(organisation), place.person("Bob")
    token = invite(place.work, ann, "ambridge", CONTRIBUTOR)
    work = overtaken(place, lambda: rename_person(place.work, bob, "Robert"))

    person = follow_link(work, token, bob)

    assert person.name == place.again(bob.person).person.name == "Robert"


def test_an_invitation_of_a_lead_who_is_shut_out_meanwhile_lets_nobody_in(place: Place) -> None:
    organisation = place.organisation()
    ann, eve = place.lead(organisation), place.lead(organisation, "Eve")
    token = invite(place.work, eve, "ambridge", LEAD)
    work = overtaken(place, lambda: shut(place, ann, "eve"))

    with pytest.raises(LinkRefused, match="taken back"):
        follow_link(work, token, None)

    assert {m.person_id for m in place.work.store.members("ambridge")} == {"ann", "eve"}


def test_who_is_shut_out_while_following_an_invitation_stays_out(place: Place) -> None:
    organisation = place.organisation()
    ann, bob = place.lead(organisation), place.contributor(organisation)
    token = invite(place.work, ann, "ambridge", LEAD)
    work = overtaken(place, lambda: shut(place, ann, "bob"))

    with pytest.raises(LinkRefused, match="Your way in was closed"):
        follow_link(work, token, bob)

    assert place.again(bob.person).role_in("ambridge") is None


def test_who_becomes_a_lead_while_following_an_invitation_stays_one(place: Place) -> None:
    organisation = place.organisation()
    ann, bob = place.lead(organisation), place.contributor(organisation)
    lower, higher = (invite(place.work, ann, "ambridge", role) for role in (CONTRIBUTOR, LEAD))
    work = overtaken(place, lambda: follow_link(place.work, higher, bob))

    follow_link(work, lower, bob)

    assert place.again(bob.person).role_in("ambridge") is LEAD


def test_an_invitation_for_the_first_lead_comes_too_late_when_somebody_began(place: Place) -> None:
    organisation = registered(place)
    olga, pip = place.person("Olga", owner=True), place.person("Pip", owner=True)
    token = invite_lead(place.work, olga, organisation.id)
    work = overtaken(place, lambda: begin_from_register(place.work, pip, organisation.id))

    with pytest.raises(LinkRefused, match="has a lead"):
        follow_link(work, token, None)

    assert [m.person_id for m in place.work.store.members(organisation.id)] == ["pip"]


def test_of_many_links_for_the_first_lead_at_once_one_lets_in(place: Place) -> None:
    organisation, olga = registered(place), place.person("Olga", owner=True)
    tokens = [invite_lead(place.work, olga, organisation.id) for _ in range(TIMES)]

    outcomes = at_once(TIMES, lambda number: follow_link(place.work, tokens[number], None))

    assert sum(isinstance(outcome, LinkRefused) for outcome in outcomes) == TIMES - 1
    assert [m.role for m in place.work.store.members(organisation.id)] == [LEAD]


def test_of_many_owners_who_begin_the_same_at_once_one_is_its_lead(place: Place) -> None:
    organisation = registered(place)
    owners = [place.person(f"Olga-{number}", owner=True) for number in range(TIMES)]

    outcomes = at_once(
        TIMES, lambda number: begin_from_register(place.work, owners[number], organisation.id)
    )

    [winner] = [n for n, outcome in enumerate(outcomes) if outcome == organisation]
    assert [m.person_id for m in place.work.store.members(organisation.id)] == [
        owners[winner].person.id
    ]
    assert sum(isinstance(outcome, MaturityError) for outcome in outcomes) == TIMES - 1


def test_of_two_leads_who_shut_each_other_out_at_once_one_remains(place: Place) -> None:
    for number in range(TIMES):
        organisation = place.organisation(f"Ambridge {number}")
        leads = [place.lead(organisation, name) for name in ("Ann", "Eve")]

        outcomes = at_once(
            2,
            lambda n, i=organisation.id, leads=leads: set_shut_out(  # type: ignore[misc]
                place.work, leads[n], i, leads[1 - n].person.id, shut_out=True
            ),
        )

        [refusal] = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        assert isinstance(refusal, MaturityError)
        assert "do not lead any more" in str(refusal)
        [lead] = [m for m in place.work.store.members(organisation.id) if m.leads]
        assert lead.person_id == leads[1 - outcomes.index(refusal)].person.id


@pytest.mark.parametrize("shut_out", [True, False])
@pytest.mark.parametrize("whom", ["ann", "bob"])
def test_a_lead_who_is_shut_out_meanwhile_changes_nobodys_way_in(
    place: Place, whom: str, shut_out: bool
) -> None:
    organisation = place.organisation()
    ann, eve = place.lead(organisation), place.lead(organisation, "Eve")
    place.contributor(organisation)
    place.lead(organisation, "Third")
    work = overtaken(place, lambda: shut(place, ann, "eve"))

    with pytest.raises(MaturityError, match="do not lead any more"):
        set_shut_out(work, eve, organisation.id, whom, shut_out=shut_out)

    found = {m.person_id: m.shut_out for m in place.work.store.members(organisation.id)}
    assert found == {"ann": False, "eve": True, "bob": False, "third": False}


def test_a_link_that_is_followed_while_it_is_taken_back_is_said_to_be(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = invite(place.work, ann, "ambridge", CONTRIBUTOR)
    work = overtaken(place, lambda: follow_link(place.work, token, None))

    with pytest.raises(MaturityError, match="followed already"):
        revoke_link(work, ann, token_hash(token))

    link = place.work.store.link(token_hash(token))
    assert link is not None
    assert link.revoked_at is None
