"""Plans to work with, arranged by use cases, and finding an action on the page."""

from dataclasses import replace
from datetime import date

from playwright.sync_api import Locator, Page, expect

from maturity.access import Visitor
from maturity.domain.kept_plan import KeptPlan, Wishes
from maturity.domain.plan import ActionRecord, Plan, Status
from maturity.domain.round import Assessment
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.usecases.plans import GivenWishes, change_request, plan_of
from maturity.usecases.rounds import open_round
from tests.e2e.sites import Site
from tests.e2e.walks import settle, unfold

LONG_AGO = date(2026, 4, 1)


def council_with_plan(site: Site) -> tuple[Visitor, Assessment]:
    """Every answer of the light set is 1."""
    ann, begun = site.council()
    site.answer_the_rest(ann, begun, 1)
    return ann, begun


def plan(site: Site, who: Visitor, begun: Assessment) -> Plan:
    return plan_of(site.place, who, open_round(site.place, who, begun.id)).plan


def kept(site: Site, begun: Assessment) -> KeptPlan:
    return site.place.store.plan(begun.id)


def fill_plan(site: Site, who: Visitor, begun: Assessment) -> None:
    """As many actions as there may be, in every status, some overdue, and one's own."""
    wishes = Wishes(LONG_AGO, 8, 200, most_actions=40, priorities=("impact",), preset="solid")
    change_request(site.place, who, begun.id, GivenWishes(wishes))
    add_own_action(site.place, who, begun.id, GivenOwnAction("Ask *every* supplier", 3))
    tasks = [s.task.id for s in plan(site, who, begun).scheduled]
    for task_id, status in zip(tasks, (*Status, *Status), strict=False):
        record = ActionRecord(task_id, status, due=LONG_AGO.replace(day=30))
        reason = "Another team does it" if status is Status.DROPPED else ""
        noted = replace(record, reason=reason, evidence_link="https://example.gov.uk/register")
        record_action(site.place, who, begun.id, GivenRecord(noted))


def action(page: Page, title: str) -> Locator:
    """What stands on an action and in it. Unfolded, if it is not yet."""
    part = page.locator("details").filter(has=page.locator("summary", has_text=title))
    if part.get_attribute("open") is None:
        unfold(page.locator("body"), title)
    expect(part.get_by_label("Status", exact=True)).to_be_visible()
    settle(page)
    return part
