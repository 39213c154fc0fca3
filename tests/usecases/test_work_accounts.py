"""What the operator decides about signing in, and that nobody else does."""

import pytest

from maturity.domain.audit import Event
from maturity.domain.identity import Identity
from maturity.domain.organisation import Organisation, Role
from maturity.errors import MaturityError, NotAllowed, NotHere
from maturity.usecases.domains import agree_to_domain, domains_of, end_domain
from maturity.usecases.signing_in import Arrival, sign_in_with
from maturity.usecases.work_accounts import (
    find_organisations,
    find_work_accounts,
    set_work_account_closed,
    tie_domain,
    tied_domains,
    untie_domain,
)
from tests.usecases.places import Place

WHICH = ("entra", "ambridge.gov.uk")
TIE = ("entra", "Ambridge.gov.uk", Role.CONTRIBUTOR)
BEA = Identity("entra", "https://login.example", "bea", "Bea@ambridge.gov.uk", vouched=True)


def test_a_domain_is_tied_untied_and_tied_again(place: Place) -> None:
    olga, ambridge = place.person("Olga", owner=True), place.organisation()

    tie = tie_domain(place.work, olga, ambridge.id, TIE)

    assert (tie.domain, tie.role) == ("ambridge.gov.uk", Role.CONTRIBUTOR)
    assert tied_domains(place.work, olga) == ((tie, ambridge),)
    with pytest.raises(MaturityError, match="tied already"):
        tie_domain(place.work, olga, place.organisation("Borchester").id, TIE)
    untie_domain(place.work, olga, "entra", "ambridge.gov.uk")
    assert tied_domains(place.work, olga) == ()
    with pytest.raises(NotHere):
        untie_domain(place.work, olga, "entra", "ambridge.gov.uk")
    tie_domain(place.work, olga, ambridge.id, TIE)
    noted = [entry.note.event for entry in place.work.store.audit_entries()]
    assert noted == [Event.DOMAIN_TIED, Event.DOMAIN_UNTIED, Event.DOMAIN_TIED]


def test_nobody_comes_in_by_a_domain_until_a_lead_agrees(place: Place) -> None:
    olga, ambridge = place.person("Olga", owner=True), place.organisation()
    ann = place.lead(ambridge)
    tie_domain(place.work, olga, ambridge.id, TIE)
    assert sign_in_with(place.work, BEA, None) is Arrival.UNKNOWN
    with pytest.raises(NotHere):
        agree_to_domain(place.work, olga, ambridge.id, *WHICH)

    agree_to_domain(place.work, ann, ambridge.id, *WHICH)

    assert [tie.agreed_at for tie in domains_of(place.work, ann, ambridge.id)] == [place.clock()]
    assert sign_in_with(place.work, BEA, None) is Arrival.IN


def test_a_lead_lets_nobody_in_by_a_domain_any_more_and_a_new_tie_asks_again(place: Place) -> None:
    olga, ambridge = place.person("Olga", owner=True), place.organisation()
    ann, bob = place.lead(ambridge), place.lead(place.organisation("Borchester"), "Bob")
    tie_domain(place.work, olga, ambridge.id, TIE)
    agree_to_domain(place.work, ann, ambridge.id, *WHICH)
    for act in (agree_to_domain, end_domain):
        with pytest.raises(NotHere):
            act(place.work, bob, "borchester", *WHICH)

    end_domain(place.work, ann, ambridge.id, *WHICH)

    assert domains_of(place.work, ann, ambridge.id) == ()
    tie_domain(place.work, olga, ambridge.id, TIE)
    assert sign_in_with(place.work, BEA, None) is Arrival.UNKNOWN


def test_who_came_in_by_a_domain_stays_when_it_is_untied(place: Place) -> None:
    olga, ambridge = place.person("Olga", owner=True), place.organisation()
    tie_domain(place.work, olga, ambridge.id, TIE)
    agree_to_domain(place.work, place.lead(ambridge), ambridge.id, *WHICH)
    sign_in_with(place.work, BEA, None)

    untie_domain(place.work, olga, "entra", "ambridge.gov.uk")

    assert sign_in_with(place.work, BEA, None) is Arrival.IN
    other = Identity("entra", "https://login.example", "cas", "cas@ambridge.gov.uk", vouched=True)
    assert sign_in_with(place.work, other, None) is Arrival.UNKNOWN


@pytest.mark.parametrize("role", [Role.LEAD, Role.FACILITATOR])
def test_an_address_alone_makes_nobody_a_lead(role: Role, place: Place) -> None:
    olga, ambridge = place.person("Olga", owner=True), place.organisation()

    with pytest.raises(NotHere):
        tie_domain(place.work, olga, ambridge.id, ("entra", "ambridge.gov.uk", role))


def test_a_domain_is_tied_to_no_organisation_that_is_unknown_or_invented(place: Place) -> None:
    olga = place.person("Olga", owner=True)
    place.work.store.save_organisation(Organisation("rivers", "Rivers", "wales", invented=True))

    for organisation_id in ("rivers", "unknown", "\n"):
        with pytest.raises(NotHere):
            tie_domain(place.work, olga, organisation_id, TIE)


def test_what_is_no_domain_is_said_to_be_none(place: Place) -> None:
    olga, ambridge = place.person("Olga", owner=True), place.organisation()

    with pytest.raises(MaturityError, match=r"such as ambridge\.gov\.uk"):
        tie_domain(place.work, olga, ambridge.id, ("entra", "gov uk", Role.READER))


def test_an_account_is_found_by_its_whole_address_alone(place: Place) -> None:
    olga, ambridge = place.person("Olga", owner=True), place.organisation()
    tie_domain(place.work, olga, ambridge.id, TIE)
    agree_to_domain(place.work, place.lead(ambridge), ambridge.id, *WHICH)
    sign_in_with(place.work, BEA, None)

    (found,) = find_work_accounts(place.work, olga, " bea@AMBRIDGE.gov.uk ")

    assert found.identity.subject == "bea"
    for words in ("bea", "%@ambridge.gov.uk", "", "ambridge.gov.uk", "bea@ambridge.gov.uk\x00"):
        assert find_work_accounts(place.work, olga, words) == ()


def test_an_account_that_nobody_has_cannot_be_closed(place: Place) -> None:
    olga = place.person("Olga", owner=True)

    with pytest.raises(NotHere):
        set_work_account_closed(place.work, olga, "https://login.example", "eve", closed=True)


def test_organisations_are_found_in_the_register_and_among_those_by_hand(place: Place) -> None:
    olga, ambridge = place.person("Olga", owner=True), place.organisation()
    place.lead(ambridge)
    registered = Organisation("e1", "Ambridge District", "england", register_code="E1")
    place.work.store.save_organisation(registered)

    assert find_organisations(place.work, olga, " AMBR ") == (registered, ambridge)
    assert find_organisations(place.work, olga, "am") == ()


def test_none_of_it_is_for_anybody_but_the_operator(place: Place) -> None:
    ambridge = place.organisation()
    ann = place.lead(ambridge)
    issuer, subject = BEA.issuer, BEA.subject

    for who, refusal in ((ann, NotAllowed), (None, NotHere)):
        for act in (
            lambda who: tie_domain(place.work, who, ambridge.id, TIE),
            lambda who: untie_domain(place.work, who, "entra", "ambridge.gov.uk"),
            lambda who: tied_domains(place.work, who),
            lambda who: find_organisations(place.work, who, "ambridge"),
            lambda who: find_work_accounts(place.work, who, BEA.email),
            lambda who: set_work_account_closed(place.work, who, issuer, subject, closed=True),
        ):
            with pytest.raises(refusal):
                act(who)
