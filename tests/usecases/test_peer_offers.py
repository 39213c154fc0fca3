"""Offers to show others how one does something: who makes them, who sees them, and who does not."""

from dataclasses import replace

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import NoLevel, Response
from maturity.domain.kept_plan import Wishes
from maturity.domain.organisation import Organisation
from maturity.domain.peer_offer import PeerOffer
from maturity.domain.round import Assessment
from maturity.errors import MaturityError, NotAllowed, NotHere
from maturity.usecases.peer_offers import (
    GivenOffer,
    ShownOffer,
    make_offer,
    offers_for_task,
    own_offers,
    withdraw_offer,
)
from maturity.usecases.plans import GivenTarget, GivenWishes, change_request, choose_target
from maturity.usecases.rounds import open_round, start_round
from tests.usecases.places import TEA, Place
from tests.usecases.planning import APRIL, plan_on_hand

HOW = GivenOffer("pot.full", "We fill it <b>twice</b>.", "Tea desk", "https://tea.example.org/how")


def somewhere(
    place: Place, name: str, response: Response = 1, *, invented: bool = False
) -> tuple[Visitor, Assessment]:
    """The lead of an organisation whose round has one answer to `pot.full`."""
    organisation = Organisation(name.lower(), name, "england", invented=invented)
    place.work.store.save_organisation(organisation)
    lead = place.lead(organisation, f"Lead of {name}")
    begun = start_round(place.work, lead, organisation.id, TEA)
    wishes = Wishes(APRIL, quarters=8, days_a_quarter=900, preset="solid")
    change_request(place.work, lead, begun.id, GivenWishes(wishes))
    place.answer(lead, begun, "pot.full", response)
    return lead, begun


def offered(place: Place, name: str = "Teatown", *, invented: bool = False) -> PeerOffer:
    """By somebody who is at level 1: an offer may be made at any."""
    lead, begun = somewhere(place, name, invented=invented)
    return make_offer(place.work, lead, begun.id, HOW)


def seen(place: Place, who: Visitor, begun: Assessment) -> list[ShownOffer]:
    """Beside any action of the plan."""
    hand = plan_on_hand(place, who, begun)
    plan = hand.plan
    tasks = (*(s.task for s in plan.scheduled), *(left.task for left in plan.left_out))
    found = {o.id: o for t in tasks for o in offers_for_task(place.work, who, hand, t)}
    return list(found.values())


def test_others_with_a_gap_see_the_name_the_words_the_contact_and_the_link(place: Place) -> None:
    offer = offered(place)
    ann, begun = somewhere(place, "Ambridge")

    (shown,) = seen(place, ann, begun)

    assert vars(shown) == {
        "id": offer.id,
        "question_id": "pot.full",
        "organisation": "Teatown",
        "words": "We fill it <b>twice</b>.",
        "contact": "Tea desk",
        "link": "https://tea.example.org/how",
    }


def test_an_offer_stands_beside_the_actions_of_its_question_alone(place: Place) -> None:
    offered(place)
    ann, begun = somewhere(place, "Ambridge")
    place.answer(ann, begun, "pot.warm", 1)

    hand = plan_on_hand(place, ann, begun)
    beside = {
        s.task.id: [o.question_id for o in offers_for_task(place.work, ann, hand, s.task)]
        for s in hand.plan.scheduled
    }

    assert beside["pot.full.2"] == ["pot.full"]
    assert beside["pot.warm.2"] == []


@pytest.mark.parametrize(
    ("response", "sees"),
    [(0, True), (2, True), (3, False), (5, False), (NoLevel.DONT_KNOW, True)],
    ids=str,
)
def test_who_has_no_gap_sees_no_offer(place: Place, response: Response, sees: bool) -> None:
    offered(place)
    ann, begun = somewhere(place, "Ambridge", response)

    assert bool(seen(place, ann, begun)) is sees


def test_a_target_above_mature_is_a_gap_too(place: Place) -> None:
    offered(place)
    ann, begun = somewhere(place, "Ambridge", 3)
    choose_target(place.work, ann, begun.id, GivenTarget("pot.full", 4))

    assert len(seen(place, ann, begun)) == 1


def test_an_organisation_sees_no_offer_of_its_own_beside_its_actions(place: Place) -> None:
    ann, begun = somewhere(place, "Ambridge")
    make_offer(place.work, ann, begun.id, HOW)

    assert seen(place, ann, begun) == []
    assert len(own_offers(place.work, ann, open_round(place.work, ann, begun.id))) == 1


@pytest.mark.parametrize("invented", [True, False])
def test_what_is_invented_stays_among_what_is_invented(place: Place, *, invented: bool) -> None:
    offered(place, "Real")
    offered(place, "Made up", invented=True)
    ann, begun = somewhere(place, "Ambridge", invented=invented)

    assert [o.organisation for o in seen(place, ann, begun)] == ["Made up" if invented else "Real"]


def test_a_withdrawn_offer_is_seen_by_nobody(place: Place) -> None:
    offer = offered(place)
    ann, begun = somewhere(place, "Ambridge")
    maker = place.again(replace(ann.person, id="lead of teatown"))

    withdraw_offer(place.work, maker, offer.organisation_id, offer.id)

    assert seen(place, ann, begun) == []
    assert place.work.store.offers_of(offer.organisation_id)[0].withdrawn_at == place.clock.instant


def test_there_is_one_offer_for_a_question_until_it_is_withdrawn(place: Place) -> None:
    ann, begun = somewhere(place, "Ambridge")
    first = make_offer(place.work, ann, begun.id, HOW)

    with pytest.raises(MaturityError, match="You have an offer at this question already"):
        make_offer(place.work, ann, begun.id, HOW)
    withdraw_offer(place.work, ann, "ambridge", first.id)
    again = make_offer(place.work, ann, begun.id, HOW)

    assert own_offers(place.work, ann, open_round(place.work, ann, begun.id)) == (again,)


def test_a_contributor_sees_offers_and_makes_none(place: Place) -> None:
    offer = offered(place)
    ann, begun = somewhere(place, "Ambridge")
    ours = make_offer(place.work, ann, begun.id, HOW)
    bob = place.contributor(place.organisation())

    with pytest.raises(NotAllowed):
        make_offer(place.work, bob, begun.id, HOW)
    with pytest.raises(NotAllowed):
        withdraw_offer(place.work, bob, "ambridge", ours.id)

    assert [o.id for o in seen(place, bob, begun)] == [offer.id]


def test_nobody_makes_or_withdraws_offers_for_others(place: Place) -> None:
    offer = offered(place)
    ann, begun = somewhere(place, "Ambridge")
    theirs = place.work.store.assessments_of("teatown")[0]
    hand = plan_on_hand(place, ann, begun)

    for who in (ann, None):
        with pytest.raises(NotHere):
            make_offer(place.work, who, theirs.id, HOW)
        with pytest.raises(NotHere):
            withdraw_offer(place.work, who, "teatown", offer.id)
    with pytest.raises(NotHere):
        offers_for_task(place.work, None, hand, hand.plan.scheduled[0].task)
    with pytest.raises(NotHere):
        withdraw_offer(place.work, ann, "ambridge", offer.id)
    with pytest.raises(NotHere):
        withdraw_offer(place.work, ann, "ambridge", "no such offer")


def test_an_offer_is_about_a_question_that_is_asked(place: Place) -> None:
    ann, begun = somewhere(place, "Ambridge")

    for question_id in ("pot.lid", "", "\ud800"):
        with pytest.raises(NotHere):
            make_offer(place.work, ann, begun.id, replace(HOW, question_id=question_id))


REFUSED = (
    ("words", " \n\x00", "The offer is empty"),
    ("words", "x" * 1_001, r"The offer has 1,001 characters\. At most 1,000"),
    ("contact", "\u202e ", "Name a role or a team to ask, not a person"),
    ("contact", "x" * 201, r"The contact has 201 characters"),
    ("link", "http://tea.example.org", "begins with https://"),
    ("link", "javascript:alert(1)", "begins with https://"),
    ("link", "https://tea.example.org@evil.example.org", "begins with https://"),
    ("link", "https://tea.example.org/" + "x" * 2_000, "begins with https://"),
)


def test_what_cannot_be_shown_is_refused(place: Place) -> None:
    ann, begun = somewhere(place, "Ambridge")

    for field, text, sentence in REFUSED:
        with pytest.raises(MaturityError, match=sentence):
            make_offer(place.work, ann, begun.id, replace(HOW, **{field: text}))

    assert not place.work.store.offers_of("ambridge")


def test_words_are_kept_without_what_shows_nothing_and_a_link_may_be_missing(place: Place) -> None:
    ann, begun = somewhere(place, "Ambridge")

    offer = make_offer(
        place.work, ann, begun.id, GivenOffer("pot.full", " A\x00\ud800b\n", "Tea\ndesk", " ")
    )

    assert (offer.words, offer.contact, offer.link) == ("Ab", "Tea desk", "")
    assert place.work.store.offer(offer.id) == offer
