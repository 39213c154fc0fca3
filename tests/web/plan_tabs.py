"""What tests of the pages of a plan share: a round to plan for, and finding things on the pages."""

from datetime import date

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptPlan, Wishes
from maturity.domain.plan import ActionRecord
from maturity.domain.round import Assessment
from maturity.usecases.plans import GivenWishes, PlanOnHand, change_request, plan_of
from maturity.usecases.rounds import open_round
from maturity.web.record_form import key
from tests.web.apptest import OURS, FrontDoor, run

APRIL = date(2026, 4, 1)
JULY = date(2026, 7, 1)


def at_one(door: FrontDoor) -> tuple[Visitor, Assessment]:
    """Every question of the light set is at level 1, and the plan begins in April."""
    ann, begun = door.place.round(OURS)
    for question_id in open_round(door.place.work, ann, begun.id).to_do:
        door.place.answer(ann, begun, question_id, 1)
    change_request(door.place.work, ann, begun.id, GivenWishes(Wishes(APRIL)))
    return ann, begun


def kept(door: FrontDoor, begun: Assessment) -> KeptPlan:
    return door.place.work.store.plan(begun.id)


def on_hand(door: FrontDoor, who: Visitor, begun: Assessment) -> PlanOnHand:
    place = door.place.work
    return plan_of(place, who, open_round(place, who, begun.id))


def planned(door: FrontDoor, who: Visitor, begun: Assessment, number: int = 0) -> str:
    """The id of an action that the plan holds."""
    return on_hand(door, who, begun).plan.scheduled[number].task.id


def record(door: FrontDoor, begun: Assessment, action_id: str) -> ActionRecord:
    return kept(door, begun).records[action_id].record


def unfold(tab: AppTest, begun: Assessment, action_id: str, *, opened: bool = True) -> AppTest:
    """AppTest has no click for that."""
    tab.session_state[key(begun.id, action_id, "open")] = opened
    return run(tab)


def said(tab: AppTest) -> str:
    """Without the backslashes, which only keep Markdown from reading what was typed."""
    elements = (*tab.markdown, *tab.info, *tab.warning, *tab.error, *tab.caption, *tab.success)
    return "\n".join(element.value for element in elements).replace("\\", "")


def headings(tab: AppTest) -> list[str]:
    return [found.value.replace("\\", "") for found in (*tab.title, *tab.header)]


def folded(tab: AppTest) -> list[str]:
    return [part.label.replace("\\", "") for part in tab.expander]
