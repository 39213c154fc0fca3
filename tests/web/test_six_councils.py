"""A shared service with six councils, on one page: the journey of its lead."""

import pytest

from maturity.usecases.rounds import open_round
from maturity.usecases.service_answers import confirm_service_answers
from maturity.usecases.service_membership import leave_service
from tests.usecases.shared import Council, Service, a_council, as_seen, hand_in, join, offered
from tests.web.apptest import OURS, FrontDoor, go, page_test
from tests.web.file_links import file_links
from tests.web.test_pages import said
from tests.web.test_service_page import fourteen, star


@pytest.fixture
def six(front_door: FrontDoor) -> tuple[Service, dict[str, Council]]:
    """Six councils of a service that answered 14 questions. Five confirm, York differs in one; all
    hand in, and Hull hides from the others.
    """
    place = front_door.place
    ids = fourteen(place)
    service = star(front_door, *ids)
    councils = {}
    for name in ("Bath", "Derby", "Hull", "Leeds", "Wells", "York"):
        council = a_council(place, name, OURS)
        councils[name] = join(place, service, council, agrees=name != "Hull")
        answers = offered(place, council)
        if name == "York":
            place.answer(council.lead, council.round, answers.pop(ids[0]).question_id, 1)
        given = [as_seen(answer) for answer in answers.values()]
        confirm_service_answers(place.work, council.lead, council.round.id, given)
        hand_in(place, council, 2 if name == "York" else 0, everything=False)
    return service, councils


def test_six_councils_on_one_page(
    front_door: FrontDoor, six: tuple[Service, dict[str, Council]]
) -> None:
    service, councils = six
    tab = page_test(front_door, "members", service.lead)

    whole = said(tab)
    assert "5 members agreed to be seen here." in whole
    assert "Hull has not agreed to be compared." in whole
    assert whole.count("Hull") == 1
    assert "of 5 are behind" in whole
    assert "For Bath, Derby, Leeds and Wells, to raise: Who benefits." in whole
    assert "fewer, if the estimate holds." in whole
    assert "Typed by the service" not in whole
    assert len(file_links(tab)) == 3

    leeds = councils["Leeds"]
    before = open_round(front_door.place.work, leeds.lead, leeds.round.id).records
    leave_service(front_door.place.work, leeds.lead, leeds.id, service.group.id)

    assert "Leeds" not in said(go(tab, "members"))
    assert open_round(front_door.place.work, leeds.lead, leeds.round.id).records == before


def test_no_council_sees_anything_of_another(
    front_door: FrontDoor, six: tuple[Service, dict[str, Council]]
) -> None:
    _service, councils = six
    others = set(councils) - {"Leeds"}
    tab = page_test(front_door, "", councils["Leeds"].lead)

    for path in ("service", "members", "colleagues", "results"):
        text = said(go(tab, path))
        assert not {name for name in others if name in text}, path
