"""The plan of a round: as it is now, what is asked of it, and which levels it aims at."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from maturity.access import Permission, Visitor, person_id
from maturity.domain.catalogue import Catalogue
from maturity.domain.kept_plan import (
    KeptPlan,
    KeptTarget,
    KeptWishes,
    Wishes,
    request_from,
)
from maturity.domain.plan import ActionRecord, Plan, PlanRequest
from maturity.domain.planning import make_plan
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import MaturityError, NotHere
from maturity.locale import gettext as _
from maturity.usecases.days import day_of
from maturity.usecases.plan_wishes import checked_wishes
from maturity.usecases.rounds import Round, asked_in, require_round
from maturity.usecases.workplace import Workplace


@dataclass(frozen=True)
class PlanOnHand:
    """A plan with what it was made from. `kept` says who asked, chose and noted what, and when."""

    found: Round
    kept: KeptPlan
    catalogue: Catalogue
    plan: Plan

    @property
    def request(self) -> PlanRequest:
        return self.plan.request

    @property
    def records(self) -> Mapping[str, ActionRecord]:
        """By the id of the action, of those that somebody noted something about."""
        return self.request.records


@dataclass(frozen=True)
class GivenWishes:
    """What somebody asks of a plan, over the version that they saw (0: none yet)."""

    wishes: Wishes
    based_on: int = 0


@dataclass(frozen=True)
class GivenTarget:
    """The level that somebody chooses for a question, None to take a choice back."""

    question_id: str
    level: int | None
    based_on: int = 0


def plan_of(workplace: Workplace, who: Visitor | None, found: Round) -> PlanOnHand:
    """The plan that follows from the round's answers and from what is kept of its plan.

    The same of both always gives the same plan, on whatever day it is looked at.
    """
    return planned(workplace, require_round(workplace, who, found.assessment.id, Permission.SEE))


def planned(workplace: Workplace, now: Round) -> PlanOnHand:
    """For use cases that have asked already, and read the round a moment ago."""
    catalogue = workplace.library.catalogue(now.assessment.questionnaire_id)
    kept = workplace.store.plan(now.assessment.id)
    asked = asked_in(now)
    standing_in = Wishes(start=_first_day(workplace, now))
    request = _within(asked, request_from(kept, standing_in, now.organisation.nation))
    return PlanOnHand(now, kept, catalogue, make_plan(asked, catalogue, now.answers, request))


def change_request(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenWishes
) -> KeptWishes:
    """Plans anew, in work or handed in. Conflict if somebody else asked for something first."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    kept = KeptWishes(
        version=given.based_on + 1,
        wishes=checked_wishes(given.wishes, asked_in(found)),
        author_id=person_id(who),
        asked_at=workplace.now(),
    )
    workplace.store.add_plan_wishes(found.assessment.id, kept)
    return kept


def choose_target(
    workplace: Workplace, who: Visitor | None, assessment_id: str, given: GivenTarget
) -> KeptTarget:
    """What is good enough for one question. It changes no answer, and no score."""
    found = require_round(workplace, who, assessment_id, Permission.ANSWER)
    if given.question_id not in {question.id for question in asked_in(found).questions}:
        raise NotHere
    top = found.questionnaire.top_level
    if given.level is not None and not 0 <= given.level <= top:
        raise MaturityError(_("A level goes from 0 to {top}.").format(top=top))
    kept = KeptTarget(
        question_id=given.question_id,
        version=given.based_on + 1,
        level=given.level,
        author_id=person_id(who),
        chosen_at=workplace.now(),
    )
    workplace.store.add_plan_target(found.assessment.id, kept)
    return kept


def _first_day(workplace: Workplace, found: Round) -> date:
    """When the plan begins unless somebody says otherwise: the day on which the round was handed
    in the last time, or that on which it began. Not the day on which somebody looks.
    """
    if found.frozen:
        results = workplace.store.frozen_results(found.assessment.id)
        return day_of(results[-1].submitted_at)
    return day_of(found.assessment.started_at)


def _within(asked: Questionnaire, request: PlanRequest) -> PlanRequest:
    """Without what was asked for questions that the round no longer asks."""
    questions = {question.id for question in asked.questions}
    known = questions | {theme.id for theme in asked.themes}
    return replace(
        request,
        priorities=tuple(i for i in request.priorities if i in known),
        targets={i: level for i, level in request.targets.items() if i in questions},
    )
