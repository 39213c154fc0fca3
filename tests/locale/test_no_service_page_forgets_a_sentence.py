"""The pages of shared services and what they give to take along, in a language nobody speaks."""

import pytest

from maturity.domain.library import Library
from maturity.usecases.service_answers import confirm_service_answers
from maturity.usecases.service_membership import leave_service
from maturity.usecases.services import offer_membership
from tests.locale.pseudo import forgotten
from tests.usecases.places import Place
from tests.usecases.shared import Council, Service, a_council, a_service, as_seen, hand_in, join
from tests.usecases.shared import offered as offered_to
from tests.web.apptest import OURS, FrontDoor, go, page_test, press
from tests.web.visible import texts_of

KNOWN = [
    *("Star procurement", "Star", "Leeds", "Bath", "York", "Hull", "Wells", "Lead of"),
    *("Typed by the service.", "PDF", "Word", "token-"),
]
"""What people typed."""

RUN = ("policy.scope", "policy.leadership")


@pytest.fixture(autouse=True)
def abroad(front_door: FrontDoor, unspoken: None, shelf: Library) -> None:
    front_door.reads(shelf)
    front_door.locale = "cy-GB"


def served(place: Place) -> tuple[Service, Council]:
    """Two members that agreed, one that left, one that did not agree, and Wells, still answering:
    one answer confirmed and changed since.
    """
    service = a_service(place, OURS, RUN)
    for name in ("Leeds", "Bath", "York", "Hull"):
        council = join(
            place, service, a_council(place, name, OURS), agrees=name in {"Leeds", "Bath"}
        )
        if name == "York":
            leave_service(place.work, council.lead, council.id, service.group.id)
        hand_in(place, council, 1, 2, everything=False)
    wells = join(place, service, a_council(place, "Wells", OURS), agrees=True)
    given = [as_seen(answer) for answer in offered_to(place, wells).values()]
    confirm_service_answers(place.work, wells.lead, wells.round.id, given)
    place.answer(service.lead, service.round, RUN[0], 4)
    offer_membership(place.work, service.lead, service.group.id, "Bath")
    return service, wells


def test_no_page_of_a_service_forgets_a_sentence(front_door: FrontDoor) -> None:
    service, wells = served(front_door.place)
    left = set()
    for who, paths in (
        (service.lead, ("service", "members")),
        (wells.lead, ("", "service", "policy", "members")),
    ):
        tab = page_test(front_door, "", who)
        left |= {forgotten(text, KNOWN) for path in paths for text in texts_of(go(tab, path))}

    assert left - {""} == set()


def test_no_button_of_a_service_is_answered_in_english(front_door: FrontDoor) -> None:
    """One after the other in the same tab: refusals have sentences too."""
    service, wells = served(front_door.place)
    left = set()
    for who in (service.lead, wells.lead):
        tab = page_test(front_door, "service", who)
        pressed: set[str] = set()
        while waiting := [b.label for b in tab.button if _kind(b.label) not in pressed]:
            pressed.add(_kind(waiting[0]))
            tab = press(tab, waiting[0])
            left |= {forgotten(text, KNOWN) for text in texts_of(tab)}

    assert left - {""} == set()


def _kind(label: str) -> str:
    """Those of the four themes are alike."""
    return label.partition(" ")[0]
