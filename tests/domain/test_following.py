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


def part(
    person: Person, role: Role, *, shut_out: bool = False, has_left: bool = False
) -> Membership:
    return Membership(person.id, "council", role, shut_out, has_left)


def invitation(made_by: Person, role: Role = CONTRIBUTOR) -> Link:
    lasts = timedelta(days=14)
    return Link("hash", Purpose.INVITATION, made_by.id, NOW, NOW + lasts, "council", role)


ANNS = Following(invitation(ANN), CAT, maker=ANN, makers_part=part(ANN, LEAD), led=True)
OLGAS = Following(invitation(OLGA, LEAD), CAT, maker=OLGA)
ROLES = st.sampled_from(Role)
PARTS = st.none() | st.builds(
    lambda role, out, left: part(CAT, role, shut_out=out, has_left=left),
    ROLES,
    st.booleans(),
    st.booleans(),
)


CASES = {
    "a lead's invitation": (ANNS, None),
    "of a lead who was shut out": (
        replace(ANNS, makers_part=part(ANN, LEAD, shut_out=True)),
        Refusal.REVOKED,
    ),
    "of somebody who never belonged": (replace(ANNS, makers_part=None), Refusal.REVOKED),
    "of a command": (
        replace(ANNS, link=replace(ANNS.link, made_by=None), maker=None, makers_part=None),
        None,
    ),
    "of a command, followed by somebody shut out": (
        replace(
            ANNS,
            link=replace(ANNS.link, made_by=None),
            maker=None,
            makers_part=None,
            own_part=part(CAT, LEAD, shut_out=True),
        ),
        Refusal.SHUT_OUT,
    ),
    "of nobody known": (replace(ANNS, maker=None, makers_part=None), Refusal.REVOKED),
    "followed by a member": (replace(ANNS, own_part=part(CAT, LEAD)), None),
    "followed by somebody shut out": (
        replace(ANNS, own_part=part(CAT, CONTRIBUTOR, shut_out=True)),
        Refusal.SHUT_OUT,
    ),
    "an owner's, where nobody is": (OLGAS, None),
    "an owner's, where somebody is": (replace(OLGAS, led=True), Refusal.BEGUN),
    "an owner's who leads by now": (
        replace(OLGAS, makers_part=part(OLGA, LEAD), led=True),
        None,
    ),
    "an owner's who was shut out": (
        replace(OLGAS, makers_part=part(OLGA, LEAD, shut_out=True), led=True),
        Refusal.BEGUN,
    ),
    "an owner's, where all leads have left": (
        replace(OLGAS, makers_part=part(OLGA, LEAD, has_left=True)),
        None,
    ),
    "an owner's, for a contributor": (
        replace(OLGAS, link=invitation(OLGA)),
        Refusal.REVOKED,
    ),
    "of who leads no more": (
        replace(ANNS, makers_part=part(ANN, CONTRIBUTOR)),
        Refusal.REVOKED,
    ),
    "of a lead who has left": (
        replace(ANNS, makers_part=part(ANN, LEAD, has_left=True)),
        Refusal.REVOKED,
    ),
    "followed by somebody who had left": (
        replace(ANNS, own_part=part(CAT, LEAD, has_left=True)),
        None,
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


def test_an_owner_link_gives_both_duties_and_changes_nothing_else_of_them() -> None:
    link = Link("hash", Purpose.OWNER, None, NOW, NOW + timedelta(hours=1))

    assert Following(link, CAT).entry() == Entry(replace(CAT, owner=True, taskforce=True))


@pytest.mark.parametrize(
    ("maker", "refusal"), [(OLGA, None), (ANN, Refusal.REVOKED), (None, Refusal.REVOKED)]
)
def test_a_link_for_the_taskforce_is_worth_something_from_an_operator_alone(
    maker: Person | None, refusal: Refusal | None
) -> None:
    link = Link("hash", Purpose.TASKFORCE, "olga", NOW, NOW + timedelta(hours=1))

    following = Following(link, CAT, maker=maker)

    assert following.refusal(NOW) is refusal
    assert following.entry() == Entry(replace(CAT, taskforce=True))


@given(role=ROLES, own=PARTS)
def test_an_invitation_never_takes_anything_from_who_follows_it(
    role: Role, own: Membership | None
) -> None:
    following = replace(ANNS, link=invitation(ANN, role), own_part=own)

    if following.refusal(NOW) is None:
        entry = following.entry()
        before = own.role if own is not None and own.is_open else None
        rises = before is None or role is LEAD or (role is CONTRIBUTOR and before is not LEAD)
        assert entry == Entry(CAT, part(CAT, role if before is None or rises else before))


@given(own=PARTS, makers=PARTS, owner=st.booleans(), led=st.booleans())
def test_nobody_shut_out_comes_in_and_nobody_shut_out_lets_in(
    own: Membership | None, makers: Membership | None, owner: bool, led: bool
) -> None:
    maker = replace(ANN, owner=owner)
    there = led or own is not None or makers is not None
    following = replace(ANNS, maker=maker, makers_part=makers, own_part=own, led=there)

    shut_out = any(found is not None and found.shut_out for found in (own, makers))

    assert not shut_out or following.refusal(NOW) is not None


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("shut_out", [True, False])
def test_a_lead_leads_while_their_way_in_is_open(role: Role, shut_out: bool) -> None:
    assert part(ANN, role, shut_out=shut_out).leads is (role is LEAD and not shut_out)
