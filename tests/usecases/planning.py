"""What tests of plans share: a round to plan for, notes about actions, and looking at the plan."""

from dataclasses import replace
from datetime import date

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptRecord, Wishes
from maturity.domain.plan import ActionRecord, Plan
from maturity.domain.round import Assessment
from maturity.usecases.plan_records import GivenRecord
from maturity.usecases.plans import GivenWishes, PlanOnHand, change_request, plan_of
from maturity.usecases.rounds import open_round
from tests.usecases.places import Place

APRIL, MAY, JULY, OCTOBER = (date(2026, month, 1) for month in (4, 5, 7, 10))


def plan_on_hand(place: Place, who: Visitor, round_: Assessment) -> PlanOnHand:
    return plan_of(place.work, who, open_round(place.work, who, round_.id))


def note(action_id: str = "pot.full.2", based_on: int = 0, **fields: object) -> GivenRecord:
    return GivenRecord(replace(ActionRecord(action_id), **fields), based_on)  # type: ignore[arg-type]


def begun_at_one(place: Place) -> tuple[Visitor, Assessment]:
    """A draft with both questions at 1, planned for from April on."""
    ann, begun = place.round()
    for question in ("pot.full", "pot.warm"):
        place.answer(ann, begun, question, 1)
    change_request(place.work, ann, begun.id, GivenWishes(Wishes(APRIL, priorities=("pot",))))
    return ann, begun


def the_plan(place: Place, who: Visitor, round_: Assessment) -> Plan:
    return plan_on_hand(place, who, round_).plan


def quarter_of(plan: Plan, action_id: str) -> int | None:
    return next((s.first for s in plan.scheduled if s.task.id == action_id), None)


def kept_record(place: Place, who: Visitor, round_: Assessment, action_id: str) -> KeptRecord:
    return plan_on_hand(place, who, round_).kept.records[action_id]
