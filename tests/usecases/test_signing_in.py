"""Who comes in by signing in with a provider, and how that and links go together."""

from datetime import timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.audit import Event
from maturity.domain.identity import Identity, SignIn
from maturity.domain.organisation import Role
from maturity.errors import LinkRefused, MaturityError, NotHere
from maturity.usecases.come_in import follow_link, invite, make_device_link, make_owner_link
from maturity.usecases.domains import agree_to_domain
from maturity.usecases.organisations import set_shut_out
from maturity.usecases.signing_in import (
    Arrival,
    follow_signed_in,
    note_not_accepted,
    sign_in_with,
    sign_out,
    signed_in,
    use_work_account,
    work_accounts,
)
from maturity.usecases.work_accounts import set_work_account_closed, tie_domain
from tests.store.samples import at_once
from tests.usecases.places import Place

BEA = Identity("entra", "https://login.example", "bea", "bea@ambridge.gov.uk", vouched=True)


def now(place: Place, identity: Identity = BEA) -> SignIn:
    return SignIn(identity, place.clock())


def tied(place: Place, role: Role = Role.READER) -> Visitor:
    """Ambridge, whose domain is tied. Its lead."""
    ann = place.lead(place.organisation())
    operator = place.person("Olga", owner=True)
    tie_domain(place.work, operator, "ambridge", ("entra", "ambridge.gov.uk", role))
    agree_to_domain(place.work, ann, "ambridge", "entra", "ambridge.gov.uk")
    return ann


def inside(place: Place, identity: Identity = BEA) -> Visitor:
    """Somebody who has signed in, by the domain."""
    assert sign_in_with(place.work, identity, None) is Arrival.IN
    found = signed_in(place.work, now(place, identity))
    assert found is not None
    return found


def events(place: Place) -> list[tuple[Event, str]]:
    return [(e.note.event, e.note.actor) for e in place.work.store.audit_entries()]


def test_an_address_of_a_tied_domain_makes_a_member_with_the_tied_role(place: Place) -> None:
    tied(place, Role.READER)

    bea = inside(place)

    assert bea.role_in("ambridge") is Role.READER
    assert (bea.person.name, bea.person.owner) == ("", False)
    joined = [event for event, actor in events(place) if actor == bea.person.id]
    assert set(joined) == {Event.SIGNED_IN, Event.IDENTITY_JOINED, Event.JOINED}


def test_whoever_comes_again_is_who_they_were(place: Place) -> None:
    tied(place)

    assert inside(place).person.id == inside(place).person.id


UNKNOWN = {
    "another domain": Identity("entra", "i", "x", "x@other.example", vouched=True),
    "a domain below it": Identity("entra", "i", "x", "x@a.ambridge.gov.uk", vouched=True),
    "an address that nobody vouches for": Identity("entra", "i", "x", "x@ambridge.gov.uk"),
    "another provider": Identity("google", "i", "x", "x@ambridge.gov.uk", vouched=True),
    "no address": Identity("entra", "i", "x"),
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_nothing_is_kept_of_who_is_unknown(case: str, place: Place) -> None:
    tied(place)
    before = events(place)

    assert sign_in_with(place.work, UNKNOWN[case], None) is Arrival.UNKNOWN

    assert signed_in(place.work, now(place, UNKNOWN[case])) is None
    assert place.work.store.identities_by_email(UNKNOWN[case].email) == []
    assert events(place) == before


def test_an_invitation_that_is_followed_while_signed_in_is_the_identitys(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = invite(place.work, ann, "ambridge", Role.CONTRIBUTOR)

    person = follow_signed_in(place.work, token, now(place))

    bea = signed_in(place.work, now(place))
    assert person is not None
    assert bea is not None
    assert (bea.person.id, bea.role_in("ambridge")) == (person.id, Role.CONTRIBUTOR)


def test_an_identity_is_given_to_nobody_by_a_link_that_names_somebody(place: Place) -> None:
    ann = place.lead(place.organisation())

    for token in (make_device_link(place.work, ann), make_owner_link(place.work), "guessed"):
        assert follow_signed_in(place.work, token, now(place)) is None

    assert signed_in(place.work, now(place)) is None


def test_an_invitation_that_was_used_keeps_no_identity(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = invite(place.work, ann, "ambridge", Role.CONTRIBUTOR)
    follow_signed_in(place.work, token, now(place))
    eve = Identity("entra", "https://login.example", "eve")

    with pytest.raises(LinkRefused):
        follow_signed_in(place.work, token, now(place, eve))

    assert signed_in(place.work, now(place, eve)) is None


@pytest.mark.parametrize("closed", [False, True])
def test_a_session_that_is_over_uses_no_invitation_up_and_makes_nobody_new(
    closed: bool, place: Place
) -> None:
    ann = tied(place)
    bea, session = inside(place), now(place)
    olga = place.again(place.person("Olga", owner=True).person)
    if closed:
        set_work_account_closed(place.work, olga, BEA.issuer, BEA.subject, closed=True)
    else:
        sign_out(place.work, bea, session)
    token = invite(place.work, ann, "ambridge", Role.LEAD)

    with pytest.raises(MaturityError, match="was closed" if closed else "Sign in again, then"):
        follow_signed_in(place.work, token, session)

    assert {m.person_id for m in place.work.store.members("ambridge")} == {"ann", bea.person.id}
    follow_link(place.work, token, bea)
    assert place.again(bea.person).role_in("ambridge") is Role.LEAD


def test_of_first_sign_ins_at_once_all_are_the_same_member(place: Place) -> None:
    tied(place)
    for number in range(5):
        identity = Identity("entra", "https://login.example", f"b{number}", BEA.email, vouched=True)

        outcomes = at_once(4, lambda _n, i=identity: sign_in_with(place.work, i, None))  # type: ignore[misc]

        assert outcomes == [Arrival.IN] * 4
        assert len(place.work.store.members("ambridge")) == number + 2


def test_a_domain_of_letters_that_look_alike_lets_nobody_in(place: Place) -> None:
    tied(place)
    odd = Identity("entra", "i", "x", "x@ambridge.gov.u\u212a", vouched=True)

    assert sign_in_with(place.work, odd, None) is Arrival.UNKNOWN


def test_a_links_holder_signs_in_from_now_on(place: Place) -> None:
    ann = tied(place)
    assert sign_in_with(place.work, BEA, ann) is Arrival.ASK

    use_work_account(place.work, ann, now(place))

    found = signed_in(place.work, now(place))
    assert found is not None
    assert found.person.id == ann.person.id
    assert [kept.identity.email for kept in work_accounts(place.work, ann)] == [BEA.email]
    assert sign_in_with(place.work, BEA, ann) is Arrival.IN


def test_a_links_holder_and_who_signed_in_become_one(place: Place) -> None:
    tied(place, Role.READER)
    bea = inside(place)
    borchester = place.organisation("Borchester")
    cas = place.lead(borchester, "Cas")
    place.work.store.save_membership(
        place.member(place.organisation(), "Cas", Role.CONTRIBUTOR).memberships[0]
    )
    cas = place.again(cas.person)
    assert sign_in_with(place.work, BEA, cas) is Arrival.ASK

    use_work_account(place.work, cas, now(place))

    one = signed_in(place.work, now(place))
    assert one is not None
    assert one.person.id == bea.person.id
    assert one.person.name == "Cas"
    assert (one.role_in("ambridge"), one.role_in("borchester")) == (Role.CONTRIBUTOR, Role.LEAD)
    gone = place.again(cas.person)
    assert (gone.role_in("ambridge"), gone.role_in("borchester")) == (None, None)
    noted = [e.note for e in place.work.store.audit_entries() if e.note.event is Event.BECAME_ONE]
    assert {note.organisation_id for note in noted} == {"ambridge", "borchester"}


def test_nobody_gets_round_being_shut_out_by_becoming_one(place: Place) -> None:
    ann = tied(place)
    bea = inside(place)
    set_shut_out(place.work, ann, "ambridge", bea.person.id, shut_out=True)
    cas = place.contributor(place.organisation(), "Cas")

    with pytest.raises(MaturityError, match="was closed"):
        use_work_account(place.work, cas, now(place))

    again = signed_in(place.work, now(place))
    assert again is not None
    assert again.role_in("ambridge") is None
    assert place.again(cas.person).role_in("ambridge") is Role.CONTRIBUTOR


def test_two_identities_of_one_person_both_let_them_in(place: Place) -> None:
    ann = place.lead(place.organisation())
    other = Identity("google", "https://accounts.google.com", "7", "ann@ambridge.gov.uk")

    for identity in (BEA, other):
        use_work_account(place.work, ann, now(place, identity))

    assert {signed_in(place.work, now(place, i)) for i in (BEA, other)} == {place.again(ann.person)}


def test_of_invitations_at_once_for_one_unknown_account_none_makes_somebody_else(
    place: Place,
) -> None:
    """On as many servers: nothing but the database is between them."""
    ann = place.lead(place.organisation())
    tokens = [invite(place.work, ann, "ambridge", Role.CONTRIBUTOR) for _ in range(8)]

    people = at_once(8, lambda number: follow_signed_in(place.work, tokens[number], now(place)))

    bea = signed_in(place.work, now(place))
    assert bea is not None
    assert people == [bea.person] * 8
    assert {m.person_id for m in place.work.store.members("ambridge")} == {"ann", bea.person.id}


def test_signing_out_ends_every_session_that_has_begun(place: Place) -> None:
    tied(place)
    bea, session = inside(place), now(place)
    place.clock.forward(timedelta(minutes=1))

    sign_out(place.work, bea, session)

    assert signed_in(place.work, session) is None
    place.clock.forward(timedelta(seconds=1))
    assert signed_in(place.work, now(place)) == bea
    assert (Event.SIGNED_OUT, bea.person.id) in events(place)


def test_a_links_holder_who_signs_out_is_noted(place: Place) -> None:
    ann = place.lead(place.organisation())

    sign_out(place.work, ann, None)

    assert events(place)[-1] == (Event.SIGNED_OUT, ann.person.id)


def test_a_closed_account_lets_nobody_in_neither_a_session_nor_a_new_one(place: Place) -> None:
    ann = tied(place)
    bea, session = inside(place), now(place)
    operator = place.again(place.person("Olga", owner=True).person)

    set_work_account_closed(place.work, operator, BEA.issuer, BEA.subject, closed=True)

    assert signed_in(place.work, session) is None
    with pytest.raises(MaturityError, match="was closed"):
        sign_in_with(place.work, BEA, None)
    with pytest.raises(MaturityError, match="was closed"):
        use_work_account(place.work, ann, session)
    assert work_accounts(place.work, bea) == ()
    assert events(place)[-1] == (Event.SIGN_IN_REFUSED, bea.person.id)


def test_an_account_that_is_opened_again_needs_a_new_sign_in(place: Place) -> None:
    tied(place)
    bea, session = inside(place), now(place)
    operator = place.again(place.person("Olga", owner=True).person)
    for closed in (True, False):
        place.clock.forward(timedelta(minutes=1))
        set_work_account_closed(place.work, operator, BEA.issuer, BEA.subject, closed=closed)

    assert signed_in(place.work, session) is None
    place.clock.forward(timedelta(seconds=1))
    assert inside(place) == bea


def test_a_flood_of_what_is_not_accepted_is_noted_once_a_minute(place: Place) -> None:
    for _again in range(50):
        note_not_accepted(place.work, "unchecked")
        place.clock.forward(timedelta(seconds=1))

    refused = [event for event, _actor in events(place) if event is Event.SIGN_IN_REFUSED]
    assert len(refused) == 1


def test_no_stranger_has_an_account_to_use_or_to_leave(place: Place) -> None:
    assert signed_in(place.work, None) is None
    for act in (
        lambda: use_work_account(place.work, None, now(place)),
        lambda: sign_out(place.work, None, now(place)),
        lambda: work_accounts(place.work, None),
    ):
        with pytest.raises(NotHere):
            act()
