"""The way back for an organisation whose leads have lost theirs, by a command on the server."""

from datetime import timedelta

import pytest

from maturity.domain.audit import COMMAND_LINE, Event
from maturity.domain.organisation import Organisation, Role
from maturity.errors import LinkRefused, MaturityError
from maturity.usecases.come_in import follow_link, open_links, revoke_link
from maturity.usecases.lost_leads import LASTS, make_lead_link
from maturity.usecases.organisations import set_shut_out
from tests.usecases.places import Place


@pytest.mark.parametrize("name", ["Ambridge", " ambridge ", "AMBRIDGE"])
def test_the_link_makes_a_lead_beside_the_one_who_lost_their_way(place: Place, name: str) -> None:
    place.lead(place.organisation())

    organisation, token = make_lead_link(place.work, name)
    person = follow_link(place.work, token, None)

    assert organisation.name == "Ambridge"
    assert place.again(person).role_in("ambridge") is Role.LEAD
    note = place.work.store.audit_entries()[0].note
    assert (note.event, note.actor, note.organisation_id) == (
        Event.INVITED,
        COMMAND_LINE,
        "ambridge",
    )


def test_leads_see_such_a_link_and_may_take_it_back(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = make_lead_link(place.work, "Ambridge")[1]
    [link] = open_links(place.work, ann, "ambridge")

    revoke_link(place.work, ann, link.token_hash)

    assert link.made_by is None
    with pytest.raises(LinkRefused, match="taken back"):
        follow_link(place.work, token, None)


def test_it_lasts_a_day_and_lets_nobody_back_in_who_was_shut_out(place: Place) -> None:
    organisation = place.organisation()
    ann, bob = place.lead(organisation), place.contributor(organisation)
    set_shut_out(place.work, ann, "ambridge", "bob", shut_out=True)
    token = make_lead_link(place.work, "Ambridge")[1]

    with pytest.raises(LinkRefused, match="closed"):
        follow_link(place.work, token, place.again(bob.person))
    place.clock.forward(LASTS - timedelta(seconds=1))
    follow_link(place.work, token, None)

    late = make_lead_link(place.work, "Ambridge")[1]
    place.clock.forward(LASTS)
    with pytest.raises(LinkRefused, match="expired"):
        follow_link(place.work, late, None)


@pytest.mark.parametrize("name", ["", "Felpersham", "\x00", "%"])
def test_a_name_that_nobody_has_is_refused_with_a_sentence(place: Place, name: str) -> None:
    place.organisation()

    with pytest.raises(MaturityError):
        make_lead_link(place.work, name)

    assert place.work.store.audit_entries() == []


def test_of_several_with_one_name_the_id_chooses(place: Place) -> None:
    for number in (1, 2):
        place.work.store.save_organisation(Organisation(f"twin-{number}", "Twin", "england"))

    with pytest.raises(MaturityError, match="Write the id of one: twin-1, twin-2"):
        make_lead_link(place.work, "Twin")

    assert make_lead_link(place.work, "twin-2")[0].id == "twin-2"
