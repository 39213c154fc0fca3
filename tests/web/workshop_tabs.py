"""Workshops for tests of their pages: prepared, begun, and with people who vote by phone."""

from collections.abc import Sequence
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.round import Assessment
from maturity.domain.vote import Choice
from maturity.domain.workshop import Workshop
from maturity.usecases.joining import join
from maturity.usecases.voting import cast_vote
from maturity.usecases.workshop_running import start_day, take_up
from maturity.usecases.workshops import GivenWorkshop, prepare_workshop
from tests.web.apptest import OURS, FrontDoor

SCOPE, LEADER = "policy.scope", "policy.leadership"


def prepared(
    door: FrontDoor, questions: Sequence[str] = (SCOPE, LEADER), *, vote_ahead: bool = False
) -> tuple[Visitor, Assessment, Workshop]:
    """For tomorrow, seven minutes a question."""
    ann, begun = door.place.round(OURS)
    given = GivenWorkshop(
        minutes=dict.fromkeys(questions, 7),
        starts_at=door.place.clock() + timedelta(days=1),
        vote_ahead=vote_ahead,
    )
    return ann, begun, prepare_workshop(door.place.work, ann, begun.id, given)


def begun(
    door: FrontDoor, questions: Sequence[str] = (SCOPE, LEADER)
) -> tuple[Visitor, Assessment, Workshop]:
    """The first question is on the wall."""
    ann, round_, workshop = prepared(door, questions)
    start_day(door.place.work, ann, workshop.id)
    take_up(door.place.work, ann, workshop.id, questions[0])
    return ann, round_, workshop


def phones(door: FrontDoor, workshop: Workshop, count: int) -> list[str]:
    """The secrets of people who joined."""
    return [join(door.place.work, workshop.code, "not-said")[1] for _phone in range(count)]


def vote(
    door: FrontDoor, tokens: Sequence[str], choices: Sequence[Choice], ballot: int = 1
) -> None:
    for token, choice in zip(tokens, choices, strict=True):
        cast_vote(door.place.work, token, SCOPE, ballot, choice)


def said(tab: AppTest) -> str:
    elements = (*tab.markdown, *tab.info, *tab.warning, *tab.error, *tab.success, *tab.caption)
    return "\n".join(element.value for element in elements).replace("\\", "")


def enabled(tab: AppTest) -> list[str]:
    return [button.label for button in tab.button if not button.disabled]
