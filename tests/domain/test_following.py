"""Following a link: whom it lets in, as what, and whom it does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.link import Entry, Following, Link, Purpose, Refusal
from maturity.domain.organisation import Membership, Person, Role

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LEAD, CONTRIBUTOR = Role.LEAD, Role.CONTRIBUTOR
CAT, ANN, OLGA = Person("cat", "Cat"), Person("ann", "Ann"), Person("olga", "Olga", owner=True)


def part(person: Person, role: Role, *, shut_out: bool = False) -> Membership:
    return Membership(person.id, "council", role, shut_out)


def invitation(made_by: Person, role: Role = CONTRIBUTOR) -> Link:
    lasts = timedelta(days=14)
    return Link("hash", Purpose.INVITATION, made_by.id, NOW, NOW + lasts, "council", role)


ANNS = Following(invitation(ANN), CAT, maker=ANN, makers_part=part(ANN, LEAD), begun=True)
OLGAS = Following(invitation(OLGA, LEAD), CAT, maker=OLGA)
ROLES = st.sampled_from(Role)
PARTS = st.none() | st.builds(lambda role, out: part(CAT, role, shut_out=out), ROLES, st.booleans())


CASES = {
    "a lead's invitation": (ANNS, None),
    "of a lead who was shut out": (
        replace(ANNS, makers_part=part(ANN, LEAD, shut_out=True)),
        Refusal.REVOKED,
    ),
    "of somebody who never belonged": (replace(ANNS, makers_part=None), Refusal.REVOKED),
    "of nobody known": (replace(ANNS, maker=None, makers_part=None), Refusal.REVOKED),
    "followed by a member": (replace(ANNS, own_part=part(CAT, LEAD)), None),
    "followed by somebody shut out": (
        replace(ANNS, own_part=part(CAT, CONTRIBUTOR, shut_out=True)),
        Refusal.SHUT_OUT,
    ),
    "an owner's, where nobody is": (OLGAS, None),
    "an owner's, where somebody is": (replace(OLGAS, begun=True), Refusal.BEGUN),
    "an owner's who leads by now": (
        replace(OLGAS, makers_part=part(OLGA, LEAD), begun=True),
        None,
    ),
    "an owner's who was shut out": (
        replace(OLGAS, makers_part=part(OLGA, LEAD, shut_out=True), begun=True),
        Refusal.REVOKED,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_invitation_is_refused_by_who_made_it_and_who_follows_it(case: str) -> None:
    following, refusal = CASES[case]

    assert following.refusal(NOW) is refusal


@pytest.mark.parametrize("following", [following for following, _ in CASES.values()])
def test_what_the_link_refuses_is_said_first(following: Following) -> None:
    used = replace(following, link=replace(following.link, used_at=NOW))

    assert used.refusal(NOW) is Refusal.USED
    assert following.refusal(following.link.expires_at) is Refusal.EXPIRED


@pytest.mark.parametrize("purpose", [Purpose.OWNER, Purpose.DEVICE])
def test_a_link_of_no_organisation_asks_for_no_membership(purpose: Purpose) -> None:
    link = replace(ANNS.link, purpose=purpose, organisation_id=None, role=None)
    following = Following(link, CAT)

    assert following.refusal(NOW) is None
    assert following.entry().membership is None


def test_an_owner_link_makes_an_owner_and_changes_nothing_else_of_them() -> None:
    link = Link("hash", Purpose.OWNER, None, NOW, NOW + timedelta(hours=1))

    assert Following(link, CAT).entry() == Entry(replace(CAT, owner=True))


@given(role=ROLES, own=PARTS)
def test_an_invitation_never_takes_anything_from_who_follows_it(
    role: Role, own: Membership | None
) -> None:
    following = replace(ANNS, link=invitation(ANN, role), own_part=own)

    if following.refusal(NOW) is None:
        entry = following.entry()
        was_lead = own is not None and own.leads
        assert entry == Entry(CAT, part(CAT, LEAD if was_lead else role))


@given(own=PARTS, makers=PARTS, owner=st.booleans(), begun=st.booleans())
def test_nobody_shut_out_comes_in_and_nobody_shut_out_lets_in(
    own: Membership | None, makers: Membership | None, owner: bool, begun: bool
) -> None:
    maker = replace(ANN, owner=owner)
    there = begun or own is not None or makers is not None
    following = replace(ANNS, maker=maker, makers_part=makers, own_part=own, begun=there)

    shut_out = any(found is not None and found.shut_out for found in (own, makers))

    assert not shut_out or following.refusal(NOW) is not None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("shut_out", [True, False])
def test_a_lead_leads_while_their_way_in_is_open(role: Role, shut_out: bool) -> None:
    assert part(ANN, role, shut_out=shut_out).leads is (role is LEAD and not shut_out)
