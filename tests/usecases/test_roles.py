"""Roles in an organisation: changed by a lead, handed over, left; one lead always remains."""

from dataclasses import replace

import pytest

from maturity.access import Visitor
from maturity.domain.audit import Event
from maturity.domain.organisation import Membership, Organisation, Role
from maturity.errors import LinkRefused, MaturityError, NotAllowed, NotHere
from maturity.usecases.come_in import follow_link, invite, invite_lead
from maturity.usecases.organisations import (
    members,
    names_in,
    organisations_of,
    organisations_without_lead,
    set_shut_out,
)
from maturity.usecases.roles import change_role, hand_over, leave
from tests.store.samples import at_once
from tests.usecases.places import Place

LEAD, CONTRIBUTOR, READER = Role.LEAD, Role.CONTRIBUTOR, Role.READER
TIMES = 8


def parts(place: Place) -> dict[str, Role]:
    """Who may come in, as what."""
    return {m.person_id: m.role for m in place.work.store.members("ambridge") if m.is_open}


def noted(place: Place) -> list[tuple[Event, str, dict[str, str]]]:
    entries = place.work.store.audit_entries()
    return [(e.note.event, e.note.actor, dict(e.note.facts)) for e in entries]


def ambridge(place: Place) -> tuple[Organisation, Visitor, Visitor]:
    """Ann leads, Bob answers."""
    organisation = place.organisation()
    return organisation, place.lead(organisation), place.contributor(organisation)


@pytest.mark.parametrize("role", Role, ids=str)
def test_a_lead_gives_a_colleague_any_role(place: Place, role: Role) -> None:
    organisation, ann, _ = ambridge(place)
    before = CONTRIBUTOR if role is READER else READER
    place.member(organisation, "Bob", before)

    changed = change_role(place.work, ann, "ambridge", "bob", role)

    assert changed == Membership("bob", "ambridge", role)
    assert parts(place) == {"ann": LEAD, "bob": role}
    facts = {"person": "bob", "before": before.value, "after": role.value}
    assert noted(place) == [(Event.ROLE_CHANGED, "ann", facts)]


def test_the_role_that_somebody_has_is_not_given_again(place: Place) -> None:
    _, ann, _ = ambridge(place)

    with pytest.raises(MaturityError, match="has this role already"):
        change_role(place.work, ann, "ambridge", "bob", CONTRIBUTOR)

    assert noted(place) == []


def test_a_new_role_counts_at_the_next_act(place: Place) -> None:
    _, ann, bob = ambridge(place)
    eve = change_role(place.work, ann, "ambridge", "bob", LEAD)

    change_role(place.work, place.again(bob.person), "ambridge", "ann", READER)

    assert eve.leads
    assert parts(place) == {"ann": READER, "bob": LEAD}
    with pytest.raises(NotAllowed):
        invite(place.work, place.again(ann.person), "ambridge", LEAD)


def test_a_lead_cannot_change_their_own_role(place: Place) -> None:
    _, ann, _ = ambridge(place)

    with pytest.raises(MaturityError, match="Hand over the lead instead"):
        change_role(place.work, ann, "ambridge", "ann", READER)

    assert parts(place)["ann"] is LEAD
    assert noted(place) == []


@pytest.mark.parametrize("wanted", ["nobody", "", "\ud800", "eve"])
def test_who_is_no_colleague_gets_no_role(place: Place, wanted: str) -> None:
    _, ann, _ = ambridge(place)
    place.lead(place.organisation("Borchester"), "Eve")

    for act in (change_role, hand_over):
        with pytest.raises(NotHere):
            act(place.work, ann, "ambridge", wanted, *([LEAD] if act is change_role else []))  # type: ignore[operator]

    assert parts(place) == {"ann": LEAD, "bob": CONTRIBUTOR}
    assert noted(place) == []


def test_of_two_leads_who_demote_each_other_at_once_one_remains(place: Place) -> None:
    for number in range(TIMES):
        organisation = place.organisation(f"Ambridge {number}")
        leads = [place.lead(organisation, name) for name in ("Ann", "Eve")]

        outcomes = at_once(
            2,
            lambda n, i=organisation.id, leads=leads: change_role(  # type: ignore[misc]
                place.work, leads[n], i, leads[1 - n].person.id, READER
            ),
        )

        [refusal] = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        assert isinstance(refusal, MaturityError)
        assert len([m for m in place.work.store.members(organisation.id) if m.leads]) == 1


def test_of_two_leads_who_leave_at_once_one_remains(place: Place) -> None:
    for number in range(TIMES):
        organisation = place.organisation(f"Ambridge {number}")
        leads = [place.lead(organisation, name) for name in ("Ann", "Eve")]
        place.contributor(organisation)

        outcomes = at_once(
            2,
            lambda n, i=organisation.id, leads=leads: leave(  # type: ignore[misc]
                place.work, leads[n], i
            ),
        )

        [refusal] = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        assert "only lead" in str(refusal)
        assert len([m for m in place.work.store.members(organisation.id) if m.leads]) == 1


def test_handing_over_changes_both_parts_and_is_noted_once(place: Place) -> None:
    _, ann, _ = ambridge(place)

    hand_over(place.work, ann, "ambridge", "bob")

    assert parts(place) == {"ann": CONTRIBUTOR, "bob": LEAD}
    assert noted(place) == [(Event.LEAD_HANDED_OVER, "ann", {"person": "bob"})]


def test_the_lead_is_handed_over_to_nobody_who_cannot_come_in(place: Place) -> None:
    _, ann, bob = ambridge(place)
    set_shut_out(place.work, ann, "ambridge", "bob", shut_out=True)

    with pytest.raises(MaturityError, match="cannot come in"):
        hand_over(place.work, ann, "ambridge", "bob")
    with pytest.raises(MaturityError, match="lead already"):
        hand_over(place.work, ann, "ambridge", "ann")

    assert parts(place) == {"ann": LEAD}
    assert place.again(bob.person).role_in("ambridge") is None


def test_an_invitation_of_who_handed_over_lets_nobody_in(place: Place) -> None:
    _, ann, _ = ambridge(place)
    token = invite(place.work, ann, "ambridge", LEAD)
    hand_over(place.work, ann, "ambridge", "bob")

    with pytest.raises(LinkRefused, match="taken back"):
        follow_link(place.work, token, place.again(ann.person))

    assert parts(place)["ann"] is CONTRIBUTOR


@pytest.mark.parametrize("role", [READER, CONTRIBUTOR, Role.FACILITATOR], ids=str)
def test_everybody_may_leave_and_what_they_did_keeps_their_name(place: Place, role: Role) -> None:
    organisation, ann, _ = ambridge(place)
    cat = place.member(organisation, "Cat", role)

    leave(place.work, cat, "ambridge")

    gone = place.again(cat.person)
    assert organisations_of(place.work, gone) == ()
    assert names_in(place.work, ann, "ambridge")["cat"] == "Cat"
    assert (cat.person, Membership("cat", "ambridge", role, has_left=True)) in members(
        place.work, ann, "ambridge"
    )
    assert noted(place) == [(Event.LEFT, "cat", {})]
    with pytest.raises(NotHere):
        leave(place.work, gone, "ambridge")


def test_an_invitation_lets_in_again_who_left(place: Place) -> None:
    _, ann, bob = ambridge(place)
    leave(place.work, bob, "ambridge")
    with pytest.raises(NotHere):
        change_role(place.work, ann, "ambridge", "bob", LEAD)

    follow_link(place.work, invite(place.work, ann, "ambridge", READER), place.again(bob.person))

    assert parts(place) == {"ann": LEAD, "bob": READER}


def test_who_was_shut_out_cannot_make_a_leaver_of_themselves(place: Place) -> None:
    _, ann, bob = ambridge(place)
    set_shut_out(place.work, ann, "ambridge", "bob", shut_out=True)

    for who in (bob, place.again(bob.person)):
        with pytest.raises(NotHere):
            leave(place.work, who, "ambridge")

    assert [m.has_left for m in place.work.store.members("ambridge")] == [False, False]


def test_the_only_lead_hands_over_before_leaving(place: Place) -> None:
    _, ann, _ = ambridge(place)
    with pytest.raises(MaturityError, match="Hand over the lead first"):
        leave(place.work, ann, "ambridge")

    hand_over(place.work, ann, "ambridge", "bob")
    leave(place.work, place.again(ann.person), "ambridge")

    assert parts(place) == {"bob": LEAD}


def test_an_organisation_outlives_its_people(place: Place) -> None:
    ann, begun = place.round()
    olga = place.person("Olga", owner=True)
    leave(place.work, ann, "ambridge")
    assert [o.id for o in organisations_without_lead(place.work, olga)] == ["ambridge"]

    person = follow_link(place.work, invite_lead(place.work, olga, "ambridge"), None)

    new = place.again(person)
    assert parts(place) == {person.id: LEAD}
    assert organisations_without_lead(place.work, olga) == ()
    assert place.answer(new, begun, "pot.full").version == 1
    with pytest.raises(MaturityError, match="has a lead"):
        invite_lead(place.work, olga, "ambridge")


def test_a_lead_who_left_comes_back_by_an_operators_link_alone(place: Place) -> None:
    organisation = place.organisation()
    ann = place.lead(organisation)
    own = invite(place.work, ann, "ambridge", LEAD)
    leave(place.work, ann, "ambridge")
    with pytest.raises(LinkRefused, match="taken back"):
        follow_link(place.work, own, place.again(ann.person))

    token = invite_lead(place.work, place.person("Olga", owner=True), "ambridge")
    follow_link(place.work, token, place.again(ann.person))

    assert parts(place) == {"ann": LEAD}


def test_nobody_but_a_lead_changes_a_role(place: Place) -> None:
    organisation, _, bob = ambridge(place)
    cat = place.member(organisation, "Cat", READER)

    for who in (bob, cat, place.member(organisation, "Fay", Role.FACILITATOR)):
        with pytest.raises(NotAllowed):
            change_role(place.work, who, "ambridge", who.person.id, LEAD)
        with pytest.raises(NotAllowed):
            hand_over(place.work, who, "ambridge", who.person.id)


def test_a_lead_who_was_demoted_meanwhile_changes_nothing(place: Place) -> None:
    organisation, ann, _ = ambridge(place)
    eve = place.lead(organisation, "Eve")
    change_role(place.work, ann, "ambridge", "eve", READER)
    stale = replace(eve)

    for act, further in ((change_role, (READER,)), (hand_over, ())):
        with pytest.raises(MaturityError, match="do not lead any more"):
            act(place.work, stale, "ambridge", "bob", *further)  # type: ignore[operator]

    assert parts(place) == {"ann": LEAD, "bob": CONTRIBUTOR, "eve": READER}
