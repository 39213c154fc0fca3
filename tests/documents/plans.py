"""Plans and their papers: by the planner from the shipped catalogue, or changed by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity.documents.indicator_text import IndicatorPart
from maturity.documents.legal_text import LegalPart
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.assessment import Answer, Answers
from maturity.domain.catalogue import Action, Catalogue, Days, Measure, Money, Move
from maturity.domain.indicator_entry import IndicatorEntry
from maturity.domain.plan import (
    ActionRecord,
    Here,
    LeftOut,
    Now,
    OwnAction,
    PlanRequest,
    Scheduled,
    Status,
    Task,
)
from maturity.domain.planning import make_plan
from maturity.domain.totals import sum_of, totals_by_quarter
from tests.builders import DONT_KNOW, NA
from tests.documents.sample_results import (
    OURS,
    RIVERMOUTH,
    a_result,
    all_at,
    first_answered,
    shipped,
    themes_at,
)
from tests.shipped import shipped_library

DAY = date(2027, 5, 14)
ROLES = ("procurement", "finance", "contract-management", "policy", "economic-development")
LINK = "https://example.org/policy"
COMMENT = "We tried this in 2025 and nobody answered.\nAsk the market first."


def the_catalogue() -> Catalogue:
    return shipped_library().catalogue(OURS)


def rivermouth() -> dict[str, Answer]:
    """Invented: more written down than lived, as in many councils."""
    scope = Answer(3, evidence="document", evidence_note="Policy of 2025", evidence_link=LINK)
    return themes_at(shipped(), (3, 2, 1, 0)) | {
        "policy.climate": Answer(2, comment=COMMENT, evidence="document"),
        "policy.scope": scope,
        "targeting.asks": Answer(1),
        "measurement.contract-terms": Answer(3, evidence="records"),
    }


def asks(**fields: Any) -> PlanRequest:
    """A year from the July after the answers."""
    wishes: dict[str, Any] = {"nation": "england", "start": date(2027, 7, 1)}
    return PlanRequest(**wishes | fields)


def a_paper(answers: Answers, **fields: Any) -> PlanPaper:
    """All that belongs to a sample council, of an invented day in May."""
    questionnaire = fields.pop("questionnaire", shipped())
    catalogue = fields.pop("catalogue", the_catalogue())
    plan = make_plan(questionnaire, catalogue, answers, fields.pop("request", asks()))
    result = a_result(questionnaire, answers, roles=fields.pop("roles", ROLES))
    paper: dict[str, Any] = {"organisation": RIVERMOUTH, "result": result, "plan": plan, "on": DAY}
    return PlanPaper(catalogue=catalogue, **paper | fields)


RECORDED: Mapping[str, IndicatorEntry] = {
    "promised-value": IndicatorEntry(Decimal(12_000_000), period="31 March 2027", note="Own."),
    "due-value": IndicatorEntry(Decimal(6_000_000), period="31 March 2027", note="Own."),
    "delivered-value": IndicatorEntry(Decimal(3_200_000), period="31 March 2027", note="Own."),
    "delivery-ratio-due": IndicatorEntry(
        None, Decimal(3_200_000), Decimal(6_000_000), "31 March 2027", "Own."
    ),
    "checked-share": IndicatorEntry(
        None, Decimal(640_000), Decimal(3_200_000), "31 March 2027", "Own."
    ),
    "contracts-with-promises": IndicatorEntry(None, Decimal(34), Decimal(80), "31 March 2027"),
    "prescribed-share": IndicatorEntry(None, Decimal(12), Decimal(30), "31 March 2027"),
    "priority-jobs": IndicatorEntry(Decimal(45), period="2026/27", note="Care leavers."),
}
"""All figures are invented."""


def figures(*without: str) -> IndicatorPart:
    entries = {i: entry for i, entry in RECORDED.items() if i not in without}
    return IndicatorPart(shipped().indicators, entries)


def legal(nation: str = "england") -> LegalPart:
    return LegalPart(tuple(c for c in shipped().legal_checks if c.nation == nation), {})


def full_paper(**fields: Any) -> PlanPaper:
    """The fullest case: three priorities, figures, an action of one's own, notes, two unknown."""
    priorities = ("impact.who-benefits", "measurement.delivery", "targeting.small-firms")
    own = OwnAction("own:1", "Visit the new depot with the contract managers", 2)
    note = ActionRecord("own:1", Status.IN_PROGRESS, notes="Agreed with the depot.")
    request = asks(
        priorities=priorities, days_a_quarter=60, own_actions=(own,), records={"own:1": note}
    )
    answers = rivermouth() | dict.fromkeys(("impact.place", "policy.skills"), Answer(DONT_KNOW))
    parts = {"indicators": figures(), "legal": legal(), "request": request}
    return a_paper(answers, **parts | fields)


def an_action(action_id: str, **fields: Any) -> Action:
    words: dict[str, Any] = {
        "title": f"Do {action_id}",
        "why": f"Why {action_id}.",
        "notice": f"Residents notice {action_id}.",
        "steps": (f"Begin {action_id}.", f"Go on with {action_id}.", f"End {action_id}."),
        "done_when": f"Somebody sees {action_id}.",
        "measure": Measure(f"Count of {action_id}", "up"),
        "days": Days(1, 2, 3),
        "money": Money(0, 0),
        "weeks": 6,
        "pace": "quick win",
        "owner": "policy",
    }
    return Action(action_id, **words | fields)


WHO = Move("impact.who-benefits", 0, 1)
LASTING = Move("impact.lasting-change", 0, 1)
SMALL_FIRMS = Move("targeting.small-firms", 2, 3)


def a_task(task_id: str, *moves: Move, **fields: Any) -> Task:
    """Of eight days and no money, as a policy lead's."""
    action = an_action(task_id, moves=moves)
    amounts = {"days": Days(4, 8, 12), "money": Money(0, 0), "weeks": 6, "owner": "policy"}
    task: dict[str, Any] = {"id": task_id, "action": action, "moves": moves} | amounts
    return Task(**task | fields)


def planned(
    task: Task,
    here: Here = Here.TARGET,
    now: Now = Now.MOST_GAIN,
    first: int = 0,
    quarters: int = 1,
    **fields: Any,
) -> Scheduled:
    days = (Fraction(task.days.likely, quarters),) * quarters
    return Scheduled(task, first, days, here, now, **fields)


def paper_with(*found: Scheduled, left: tuple[LeftOut, ...] = (), **fields: Any) -> PlanPaper:
    """Of a plan that holds these alone, whatever the planner would say."""
    paper = a_paper(rivermouth(), **fields)
    by_quarter = totals_by_quarter(found, len(paper.plan.quarters))
    plan = replace(
        paper.plan,
        scheduled=found,
        left_out=left,
        by_quarter=by_quarter,
        total=sum_of(by_quarter),
    )
    return replace(paper, plan=plan)


def many_actions(count: int) -> Catalogue:
    """So many small actions, all for steps of the shipped questions."""
    steps = [(q.id, level) for level in range(5) for q in shipped().questions]
    actions = [
        an_action(
            f"impact.a{n}", moves=(Move(*steps[n % len(steps)], steps[n % len(steps)][1] + 1),)
        )
        for n in range(count)
    ]
    return replace(the_catalogue(), actions=tuple(actions))


def put_into_january() -> dict[str, ActionRecord]:
    """An action that needs another one before."""
    kept = ActionRecord("impact.write-change-sentences", pinned_to=date(2028, 1, 1))
    return {kept.action_id: kept}


def papers() -> dict[str, Callable[[], PlanPaper]]:
    """One for each kind of plan that a council may get, the odd ones among them."""
    questions = list(shipped().questions)
    low, all_at_once = (
        asks(targets=dict.fromkeys((q.id for q in questions), 0)),
        asks(preset="solid", days_a_quarter=10_000, most_actions=1000, quarters=8),
    )
    zero = all_at(shipped(), 0)
    return {
        "rivermouth": lambda: a_paper(rivermouth()),
        "full": full_paper,
        "solid": lambda: a_paper(rivermouth(), request=asks(preset="solid", parallel=2)),
        "everything": lambda: a_paper(zero, request=all_at_once),
        "200 actions": lambda: a_paper(zero, request=all_at_once, catalogue=many_actions(200)),
        "no action": lambda: a_paper(zero, catalogue=many_actions(0)),
        "no days": lambda: a_paper(zero, request=asks(days_a_quarter=0)),
        "few days": lambda: a_paper(zero, request=asks(preset="solid", days_a_quarter=2)),
        "low targets": lambda: a_paper(rivermouth(), request=low),
        "top": lambda: a_paper(all_at(shipped(), 5, "checked")),
        "top by word": lambda: a_paper(all_at(shipped(), 5)),
        "don't know": lambda: a_paper(all_at(shipped(), DONT_KNOW)),
        "not applicable": lambda: a_paper(all_at(shipped(), NA)),
        "nothing": lambda: a_paper({}, roles=()),
        "draft": lambda: a_paper(first_answered(shipped(), 14)),
        "kept for later": lambda: a_paper(zero, request=asks(records=put_into_january())),
        "in the past": lambda: a_paper(rivermouth(), request=asks(start=date(2019, 2, 14))),
    }
