"""Files and who may take them: whoever has the link on a page. To others there is no such file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from maturity.access import Visitor
from maturity.domain.organisation import Organisation, Role
from maturity.usecases.come_in import visitor
from maturity.web.routes import ROUTES
from maturity.web.routes.files_of_councils import ABOUT_YOU
from maturity.web.routes.files_of_the_benchmark import SECTOR
from tests.usecases.shared import a_council, hand_in, join
from tests.web.apptest import OURS, FrontDoor, page_test
from tests.web.file_links import file_links, take
from tests.web.plan_tabs import at_one
from tests.web.test_compare_page import released
from tests.web.test_contribute_page import contributing
from tests.web.test_merging_pages import merged
from tests.web.test_service_page import star
from tests.web.workshop_tabs import begun as workshop_begun

OWN, PUBLIC = ABOUT_YOU, SECTOR
"""For everybody who came in."""


@dataclass(frozen=True)
class Scene:
    """`who` has links on these pages. `insider` has a part there, and it is not enough."""

    who: Visitor
    pages: tuple[str, ...]
    insider: Visitor


def a_round(door: FrontDoor) -> Scene:
    ann = at_one(door)[0]
    fay = door.place.member(door.place.organisation(), "Fay", Role.FACILITATOR)
    return Scene(ann, ("documents", "files"), fay)


def a_workshop(door: FrontDoor) -> Scene:
    return Scene(workshop_begun(door)[0], ("workshop",), door.place.person("Olga", owner=True))


def an_organisation(door: FrontDoor) -> Scene:
    organisation = door.place.organisation()
    return Scene(door.place.lead(organisation), ("data",), door.place.contributor(organisation))


def a_contribution(door: FrontDoor) -> Scene:
    organisation_id = contributing(door)[1].organisation_id
    ann = visitor(door.place.work, "ann")
    assert ann is not None
    bob = door.place.contributor(Organisation(organisation_id, "Ambridge", "england"))
    return Scene(ann, ("contribute",), bob)


def a_release(door: FrontDoor) -> Scene:
    return Scene(released(door), ("benchmark",), door.place.lead(door.place.organisation()))


def an_earlier_council(door: FrontDoor) -> Scene:
    dan = merged(door)[1]
    fay = door.place.member(door.place.organisation("Darrington"), "Fay", Role.FACILITATOR)
    return Scene(dan, ("earlier",), fay)


def a_service(door: FrontDoor) -> Scene:
    place, service = door.place, star(door)
    for name in ("Bath", "Leeds"):
        council = join(place, service, a_council(place, name, OURS), agrees=True)
        hand_in(place, council, 2, everything=False)
    return Scene(service.lead, ("members",), council.lead)


SCENES: dict[Callable[[FrontDoor], Scene], set[str]] = {
    a_round: {"plan", "action-sheet", "receipt", "answers"},
    a_workshop: {"workshop-pack", "workshop-record"},
    an_organisation: {"about-organisation"},
    a_contribution: {"contribution"},
    a_release: {"release", "private-record"},
    an_earlier_council: {"earlier-plan"},
    a_service: {"side-by-side"},
}
"""With the last part of the addresses of their files."""


def addresses(door: FrontDoor, scene: Scene) -> dict[str, str]:
    """One of each route, of what the pages offer: the first, which is the quickest to make."""
    found: dict[str, str] = {}
    for path in scene.pages:
        for address in file_links(page_test(door, path, scene.who)).values():
            found.setdefault(urlsplit(address).path, address)
    found.pop(OWN, None)
    return found


def made_up(address: str) -> str:
    """Of what does not exist."""
    parts = urlsplit(address)
    words = {name: "guessed" for name, _word in parse_qsl(parts.query) if name != "form"}
    return f"{parts.path}?{urlencode({**dict(parse_qsl(parts.query)), **words})}"


def answer(address: str) -> tuple[int, str]:
    """Where it leads back to is what somebody asked for, and says nothing."""
    reply = take(address)
    return reply.status, re.sub(r'href="[^"]*"', "", reply.text)


@pytest.mark.parametrize("arranged", SCENES)
def test_whoever_has_the_link_gets_the_file_and_to_others_it_does_not_exist(
    front_door: FrontDoor, arranged: Callable[[FrontDoor], Scene]
) -> None:
    scene = arranged(front_door)
    eve = front_door.place.lead(front_door.place.organisation("Felpersham"), "Eve")
    found = addresses(front_door, scene)

    assert {path.removeprefix("/download/") for path in found} == SCENES[arranged]
    for address in found.values():
        front_door.comes(scene.who)
        assert take(address).status == 200, address
        nothing = answer(made_up(address))
        assert nothing[0] == 404
        for other in (None, eve, scene.insider):
            front_door.comes(other)
            assert answer(address) == nothing, address


def test_every_file_was_tried() -> None:
    routes = {route.path for route in ROUTES if route.path.startswith("/download/")}

    assert {f"/download/{name}" for names in SCENES.values() for name in names} == (
        routes - {OWN, PUBLIC}
    )


def test_what_is_published_is_for_everybody_who_came_in(front_door: FrontDoor) -> None:
    before = take(f"{PUBLIC}?form=html")
    released(front_door)
    front_door.comes(front_door.place.person("Eve"))

    assert before.status == 404
    assert b"Social value in the sector" in take(f"{PUBLIC}?form=html").body
    front_door.comes(None)
    assert take(f"{PUBLIC}?form=html").status == 404
