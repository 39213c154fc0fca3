"""Offers that somebody finds abusive: gone for them, and a matter for whoever runs the server."""

import pytest

from maturity.errors import MaturityError, NotAllowed, NotHere
from maturity.usecases.peer_offers import own_offers, withdraw_offer
from maturity.usecases.reported_offers import (
    keep_offer,
    remove_offer,
    report_offer,
    reported_offers,
)
from maturity.usecases.rounds import open_round
from tests.usecases.places import Place
from tests.usecases.test_peer_offers import offered, seen, somewhere


def test_a_reported_offer_is_gone_for_who_reported_it_and_for_nobody_else(place: Place) -> None:
    offer = offered(place)
    ann, begun = somewhere(place, "Ambridge")
    cat, other = somewhere(place, "Borchester")

    report_offer(place.work, ann, "ambridge", offer.id, " Rude\x00 ")

    assert seen(place, ann, begun) == []
    assert [o.id for o in seen(place, cat, other)] == [offer.id]
    (reported,) = reported_offers(place.work, place.person("Olga", owner=True))
    assert (reported.offer.id, reported.reasons) == (offer.id, ("Rude",))
    assert "mbridge" not in str(reported)


def test_what_the_owner_removes_is_gone_for_all_and_its_maker_is_told(place: Place) -> None:
    offer = offered(place)
    ann, _ = somewhere(place, "Ambridge")
    cat, other = somewhere(place, "Borchester")
    olga = place.person("Olga", owner=True)
    report_offer(place.work, ann, "ambridge", offer.id, "Rude")

    remove_offer(place.work, olga, offer.id)

    assert seen(place, cat, other) == []
    assert reported_offers(place.work, olga) == ()
    maker = place.again(place.work.store.people_of("teatown")[0])
    theirs = place.work.store.assessments_of("teatown")[0]
    (own,) = own_offers(place.work, maker, open_round(place.work, maker, theirs.id))
    assert not own.open


def test_what_the_owner_keeps_stays_for_others_and_off_the_list(place: Place) -> None:
    offer = offered(place)
    ann, begun = somewhere(place, "Ambridge")
    cat, other = somewhere(place, "Borchester")
    olga = place.person("Olga", owner=True)
    report_offer(place.work, ann, "ambridge", offer.id, "Rude")

    keep_offer(place.work, olga, offer.id)

    assert reported_offers(place.work, olga) == ()
    assert (len(seen(place, ann, begun)), len(seen(place, cat, other))) == (0, 1)
    report_offer(place.work, cat, "borchester", offer.id, "Very rude")
    assert [r.reasons for r in reported_offers(place.work, olga)] == [("Very rude",)]


def test_a_reported_offer_that_is_withdrawn_is_no_matter_any_more(place: Place) -> None:
    offer = offered(place)
    ann, _ = somewhere(place, "Ambridge")
    report_offer(place.work, ann, "ambridge", offer.id, "Rude")
    maker = place.again(place.work.store.people_of("teatown")[0])

    withdraw_offer(place.work, maker, "teatown", offer.id)

    assert reported_offers(place.work, place.person("Olga", owner=True)) == ()


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [(" \n", "Say what is wrong"), ("x" * 1_001, "The reason has 1,001 characters")],
)
def test_a_report_says_why(place: Place, reason: str, sentence: str) -> None:
    offer = offered(place)
    ann, begun = somewhere(place, "Ambridge")

    with pytest.raises(MaturityError, match=sentence):
        report_offer(place.work, ann, "ambridge", offer.id, reason)

    assert len(seen(place, ann, begun)) == 1


def test_nobody_reports_what_they_cannot_see(place: Place) -> None:
    offer, made_up = offered(place), offered(place, "Made up", invented=True)
    ann, _ = somewhere(place, "Ambridge")
    maker = place.again(place.work.store.people_of("teatown")[0])

    for who, whose, what in (
        (ann, "ambridge", made_up.id),
        (ann, "ambridge", "no such offer"),
        (ann, "teatown", offer.id),
        (maker, "teatown", offer.id),
        (None, "ambridge", offer.id),
    ):
        with pytest.raises(NotHere):
            report_offer(place.work, who, whose, what, "Rude")

    assert reported_offers(place.work, place.person("Olga", owner=True)) == ()


def test_only_the_owner_of_the_server_decides_about_reports(place: Place) -> None:
    offer = offered(place)
    ann, _ = somewhere(place, "Ambridge")
    report_offer(place.work, ann, "ambridge", offer.id, "Rude")

    with pytest.raises(NotAllowed):
        reported_offers(place.work, ann)
    for decide in (remove_offer, keep_offer):
        with pytest.raises(NotAllowed):
            decide(place.work, ann, offer.id)
        with pytest.raises(NotHere):
            decide(place.work, None, offer.id)

    assert len(reported_offers(place.work, place.person("Olga", owner=True))) == 1
