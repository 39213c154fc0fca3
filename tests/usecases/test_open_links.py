"""Invitations that somebody can still follow: which they are, and who takes them back."""

from datetime import timedelta

import pytest

from maturity.domain.link import Link, Purpose
from maturity.domain.organisation import Organisation, Role
from maturity.errors import LinkRefused, NotHere
from maturity.usecases.come_in import (
    LASTS,
    follow_link,
    invite,
    invite_lead,
    open_links,
    revoke_link,
    token_hash,
)
from maturity.usecases.organisations import set_shut_out
from tests.usecases.places import Place

LEAD, CONTRIBUTOR = Role.LEAD, Role.CONTRIBUTOR


def open_in(place: Place) -> list[str]:
    """The hashes of Ambridge's open links, as Ann sees them."""
    ann = place.again(place.person("Ann").person)
    return [link.token_hash for link in open_links(place.work, ann, "ambridge")]


def test_a_link_is_open_until_it_is_followed(place: Place) -> None:
    ann = place.lead(place.organisation())
    tokens = [invite(place.work, ann, "ambridge", CONTRIBUTOR) for _ in range(2)]

    follow_link(place.work, tokens[0], None)

    assert open_in(place) == [token_hash(tokens[1])]


def test_a_link_is_open_until_it_is_taken_back(place: Place) -> None:
    ann = place.lead(place.organisation())
    tokens = [invite(place.work, ann, "ambridge", CONTRIBUTOR) for _ in range(2)]

    for _ in range(2):
        revoke_link(place.work, ann, token_hash(tokens[1]))

    assert open_in(place) == [token_hash(tokens[0])]


def test_a_link_is_open_until_it_expires(place: Place) -> None:
    ann = place.lead(place.organisation())
    token = invite(place.work, ann, "ambridge", LEAD)

    place.clock.forward(LASTS[Purpose.INVITATION] - timedelta(microseconds=1))
    assert open_in(place) == [token_hash(token)]

    place.clock.forward(timedelta(microseconds=1))
    assert open_in(place) == []


def test_links_of_somebody_shut_out_are_not_open_while_they_are(place: Place) -> None:
    organisation = place.organisation()
    ann, eve = place.lead(organisation), place.lead(organisation, "Eve")
    token = invite(place.work, eve, "ambridge", CONTRIBUTOR)

    set_shut_out(place.work, ann, "ambridge", "eve", shut_out=True)
    assert open_in(place) == []

    set_shut_out(place.work, ann, "ambridge", "eve", shut_out=False)
    assert open_in(place) == [token_hash(token)]


def test_a_link_for_the_first_lead_is_not_open_once_somebody_came_by_another(place: Place) -> None:
    ambridge = Organisation("ambridge", "Ambridge", "england", register_code="AMB")
    place.work.store.save_organisation(ambridge)
    olga = place.person("Olga", owner=True)
    tokens = [invite_lead(place.work, olga, "ambridge") for _ in range(2)]
    ann = place.person("Ann")

    follow_link(place.work, tokens[0], ann)

    assert open_in(place) == []
    with pytest.raises(LinkRefused):
        follow_link(place.work, tokens[1], None)


def test_every_open_link_lets_somebody_in(place: Place) -> None:
    ann = place.lead(place.organisation())
    tokens = {}
    for role in (LEAD, CONTRIBUTOR, LEAD):
        token = invite(place.work, ann, "ambridge", role)
        tokens[token_hash(token)] = (token, role)

    for found in open_in(place):
        token, role = tokens[found]
        person = follow_link(place.work, token, None)
        assert place.again(person).role_in("ambridge") is role
    assert open_in(place) == []


@pytest.mark.parametrize(
    "change", [str, str.upper, "{} ".format, "{}\x00".format, "\ud800{}".format]
)
def test_a_lead_elsewhere_who_guesses_the_hash_takes_nothing_back(
    place: Place, change: type[str]
) -> None:
    token = invite(place.work, place.lead(place.organisation()), "ambridge", CONTRIBUTOR)
    eve = place.lead(place.organisation("Borchester"), "Eve")

    with pytest.raises(NotHere):
        revoke_link(place.work, eve, change(token_hash(token)))

    assert open_in(place) == [token_hash(token)]


def test_a_device_link_that_names_nobody_lets_nobody_in(place: Place) -> None:
    lasts = place.clock() + timedelta(hours=1)
    link = Link(token_hash("token"), Purpose.DEVICE, None, place.clock(), lasts)
    place.work.store.add_link(link)

    with pytest.raises(NotHere):
        follow_link(place.work, "token", None)

    assert place.work.store.link(link.token_hash) == link
