"""Text in a plan that means harm, or that software often breaks: shown as typed, and harmless."""

from dataclasses import replace

from playwright.sync_api import BrowserContext

from maturity.access import Visitor
from maturity.domain.plan import ActionRecord, Status
from maturity.domain.round import Assessment
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_records import GivenRecord, record_action
from tests.e2e.plans import plan
from tests.e2e.sites import Site
from tests.e2e.test_hostile_text import (
    COUNCIL,
    EVERYTHING,
    LONG,
    PERSON,
    is_harmless,
    shown,
    watched,
)
from tests.e2e.walks import turn_to, unfold_all


def hostile_plan(site: Site) -> tuple[Visitor, Assessment]:
    """Whatever somebody can type about an action is hostile: on one planned, one dropped, and one
    that is finished.
    """
    ann, begun = site.council(COUNCIL, lead=PERSON)
    site.answer_the_rest(ann, begun, 1)
    for title in (PERSON, "x" * 200):
        add_own_action(site.place, ann, begun.id, GivenOwnAction(title, 2))
    tasks = [s.task.id for s in plan(site, ann, begun).scheduled]
    words = {"owner": PERSON, "notes": EVERYTHING, "evidence_link": EVERYTHING}
    for task_id, status in zip(
        tasks, (Status.IN_PROGRESS, Status.DROPPED, Status.DONE), strict=False
    ):
        record = replace(ActionRecord(task_id, status), **words)  # type: ignore[arg-type]
        reason = f"{EVERYTHING} {LONG[:5_000]}" if status is Status.DROPPED else ""
        given = GivenRecord(replace(record, reason=reason))
        record_action(site.place, ann, begun.id, given)
    return ann, begun


def test_what_is_typed_about_a_plan_is_shown_as_it_was_typed_and_harmless(
    site: Site, visitor: BrowserContext
) -> None:
    ann = hostile_plan(site)[0]
    site.enter(visitor, ann)
    page = visitor.new_page()
    texts: dict[str, str] = {}

    with watched(page, site.address):
        page.set_viewport_size({"width": 320, "height": 900})
        for path in ("priorities", "targets", "plan", "documents"):
            turn_to(page, f"{site.address}/{path}")
            unfold_all(page)
            is_harmless(page)
            texts[path] = shown(page)

    assert texts["plan"].count(PERSON) > 3
    assert texts["plan"].count(EVERYTHING) > 2
