"""Every use case called as everybody: who may not is told and changes nothing, who may gets on."""

import importlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from maturity.access import Duty, Open
from maturity.errors import MaturityError, NotAllowed, NotHere
from maturity.rights import RIGHTS, Right
from tests.permissions import INSIDE, OUTSIDE, may
from tests.use_cases import MODULES, use_cases
from tests.usecases.call_arguments import IDS, arguments, call
from tests.usecases.places import Place
from tests.usecases.prepared import Scene, prepared_scene

UseCase = Callable[..., object]
Given = Callable[[str], dict[str, Any]]

NOT_IN_THE_SCENE = {
    "accept_membership": "no place was offered to it",
    "agree_to_be_seen": "it is a member of no service",
    "confirm_service_answers": "the same",
    "decline_membership": "the same",
    "leave_service": "the same",
    "look_at_offer": "the same",
    "stop_being_seen": "the same",
    "end_membership": "the service has no member",
    "agree_to_merger": "it merges into none",
    "decline_merger": "the same",
    "end_merger": "the same",
    "earlier_result": "none merged into it",
    "earlier_file": "the same",
    "follow_link": "nobody made the link",
    "look_at_link": "the same",
    "give_up_duty": "most have none",
    "contribution_file": "nothing was contributed",
    "report_offer": "its own offer is not offered to it",
    "sector_file": "nothing was published",
    "private_record_file": "nothing was published",
    "published_file": "nothing was published",
    "begin_from_register": "it is in no register",
    "set_work_account_closed": "nobody has such an account",
    "untie_domain": "no domain is tied",
    "agree_to_domain": "the same",
    "end_domain": "the same",
    "take_back_offer": "no place was offered",
    "take_duty": "the colleague has none",
    "take_agreed": "no level was agreed",
}
"""What may be said not to be here to somebody who may: each has tests of its own."""


def _use_cases() -> dict[str, UseCase]:
    names = {p.stem: use_cases(p.read_text(encoding="utf-8")) for p in MODULES}
    return {
        found.name: getattr(importlib.import_module(f"maturity.usecases.{module}"), found.name)
        for module, functions in names.items()
        for found in functions
        if found.name in RIGHTS
    }


USE_CASES = _use_cases()


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return prepared_scene(tmp_path_factory.mktemp("scene"))


@pytest.fixture
def unchanged(scene: Scene) -> Iterator[Callable[[], bool]]:
    """Whether nobody has written to the scene's own file since."""
    with closing(sqlite3.connect(scene.place.database)) as looking:
        version = looking.execute("PRAGMA data_version").fetchone()
        yield lambda: looking.execute("PRAGMA data_version").fetchone() == version


def refusal(right: Right, visitor: str) -> type[MaturityError] | None:
    """What the table makes of this visitor."""
    column = visitor if visitor in INSIDE or visitor in OUTSIDE else "stranger"
    if may(right, column) or (right is Open.SOMEBODY and visitor != "stranger"):
        return None
    if isinstance(right, Duty):
        return NotHere if visitor == "stranger" else NotAllowed
    return NotAllowed if visitor in INSIDE else NotHere


def outcome(act: Callable[[], object]) -> type[BaseException] | None:
    """What a person would be told; anything else is a fault and comes through."""
    try:
        act()
    except MaturityError as error:
        return type(error)
    return None


@pytest.fixture(scope="module")
def given(scene: Scene) -> Given:
    """Arguments about Ambridge. Some take long to make."""
    return cache(lambda name: arguments(USE_CASES[name], scene, scene.ambridge))


def test_a_write_to_the_scene_would_be_seen(tmp_path: Path) -> None:
    place = Place(tmp_path / "maturity.db")
    with closing(sqlite3.connect(place.database)) as looking:
        before = looking.execute("PRAGMA data_version").fetchone()
        place.person("Ann")

        assert looking.execute("PRAGMA data_version").fetchone() != before


def test_a_call_of_the_store_within_a_write_would_be_seen(scene: Scene, tmp_path: Path) -> None:
    store = scene.on_copy(tmp_path / "copy.db").store
    here = scene.ambridge.organisation

    def decide(_going: object) -> None:
        store.organisation(here.id)

    with pytest.raises(AssertionError, match="an act within a write"):
        store.erase_person("lead-ambridge", scene.work.now(), scene.work.new_id, decide)
    assert store.organisation(here.id) == here


@pytest.mark.parametrize("name", USE_CASES)
def test_whoever_may_not_is_refused_and_nothing_changes(
    name: str, scene: Scene, given: Given, unchanged: Callable[[], bool]
) -> None:
    expected = {who: refusal(RIGHTS[name], who) for who in scene.visitors}

    told = {
        who: outcome(lambda v=visitor: call(USE_CASES[name], scene.work, v, given(name)))  # type: ignore[misc]
        for who, visitor in scene.visitors.items()
        if expected[who] is not None
    }

    assert told == {who: error for who, error in expected.items() if error is not None}
    assert unchanged()


@pytest.mark.parametrize("name", USE_CASES)
def test_whoever_may_is_not_refused(name: str, scene: Scene, given: Given, tmp_path: Path) -> None:
    allowed = [who for who in scene.visitors if refusal(RIGHTS[name], who) is None]

    told = {
        who: outcome(
            lambda v=scene.visitors[who]: call(  # type: ignore[misc]
                USE_CASES[name], scene.on_copy(tmp_path / "copy.db"), v, given(name)
            )
        )
        for who in allowed
    }

    refused = {NotAllowed} if name in NOT_IN_THE_SCENE else {NotAllowed, NotHere}
    assert allowed
    assert not {who: error for who, error in told.items() if error in refused}


FREE = {
    ("log_own_action", "action_id"),  # the workshop that it follows from gives it
    ("report_offer", "offer_id"),  # an offer is there for others to see
}

OF_ORGANISATIONS = [
    (name, parameter)
    for name, use_case in USE_CASES.items()
    for parameter in use_case.__annotations__
    if parameter in IDS and not isinstance(RIGHTS[name], Duty) and (name, parameter) not in FREE
]


@pytest.mark.parametrize(("name", "parameter"), OF_ORGANISATIONS)
def test_an_id_copied_from_another_organisation_is_not_here(
    name: str, parameter: str, scene: Scene, given: Given, unchanged: Callable[[], bool]
) -> None:
    """All the others are one's own."""
    lead = scene.ambridge.lead
    mixed = given(name) | {parameter: IDS[parameter](scene, scene.borchester)}

    told = outcome(lambda: call(USE_CASES[name], scene.work, lead, mixed))

    assert told is NotHere
    assert unchanged()


@pytest.mark.parametrize("guess", ["nowhere", "", "\ud800", "%"])
def test_a_guessed_id_is_not_here(
    guess: str, scene: Scene, given: Given, unchanged: Callable[[], bool]
) -> None:
    told = {}
    for name, parameter in OF_ORGANISATIONS:
        if parameter == "found":
            continue
        guessed = given(name) | {parameter: guess}
        told[name, parameter] = outcome(
            lambda n=name, g=guessed: call(USE_CASES[n], scene.work, scene.ambridge.lead, g)  # type: ignore[misc]
        )

    assert not {pair: error for pair, error in told.items() if error is not NotHere}
    assert unchanged()
