"""Plausible arguments for every use case, by the names and the kinds of its parameters."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from inspect import Parameter, signature
from typing import Any

from maturity.access import Duty, Visitor
from maturity.domain.assessment import Answer
from maturity.domain.identity import Identity, SignIn
from maturity.domain.indicator_entry import IndicatorEntry
from maturity.domain.kept_plan import Wishes
from maturity.domain.legal_answer import LegalAnswer
from maturity.domain.organisation import Role
from maturity.domain.vote import Counts
from maturity.usecases import plan_documents, release_order
from maturity.usecases.action_sheet import download_sheet, preview_sheet
from maturity.usecases.agreed_levels import AgreedPreview
from maturity.usecases.agreeing import GivenLevel
from maturity.usecases.answering import GivenAnswer
from maturity.usecases.answers_file import download_answers, preview_file
from maturity.usecases.indicators import GivenEntry
from maturity.usecases.legal_check import GivenLegalAnswer
from maturity.usecases.own_actions import GivenOwnAction
from maturity.usecases.peer_offers import GivenOffer
from maturity.usecases.plan_records import GivenQuarter
from maturity.usecases.plans import GivenTarget, GivenWishes, plan_of
from maturity.usecases.rounds import ScopeLine, open_round
from maturity.usecases.service_answers import GivenConfirmation
from maturity.usecases.workshop_running import GivenCards
from maturity.usecases.workshops import GivenDay, GivenWorkshop
from tests.releases import a_ledger, a_release
from tests.usecases.places import TEA
from tests.usecases.planning import note
from tests.usecases.prepared import Council, Scene

Make = Callable[[Scene, Council], Any]

TOMORROW = datetime(2027, 3, 3, 9, tzinfo=UTC)
A_DAY = GivenDay(TOMORROW)

IDS: dict[str, Make] = {
    "assessment_id": lambda _, here: here.round.id,
    "organisation_id": lambda _, here: here.organisation.id,
    "workshop_id": lambda _, here: here.workshop_id,
    "action_id": lambda _, here: here.own_action,
    "task_id": lambda _, here: here.own_action,
    "colleague_id": lambda _, here: here.colleague_id,
    "person_id": lambda _, here: here.colleague_id,
    "link_hash": lambda _, here: here.link_hash,
    "offer_id": lambda _, here: here.offer_id,
    "group_id": lambda _, here: here.group_id,
    "found": lambda scene, here: open_round(scene.work, here.lead, here.round.id),
}
"""What names something of an organisation."""

VALUES: dict[str, Make] = {
    "address": lambda *_: "https://index.example.gov.uk",
    "after": lambda *_: 1,
    "agreed_at": lambda *_: TOMORROW,
    "agreed_to": lambda *_: None,
    "ballot": lambda *_: 1,
    "based_on": lambda _, here: here.round.version,
    "chosen": lambda *_: (),
    "closed": lambda *_: True,
    "code": lambda *_: "A-CODE",
    "data": lambda scene, here: download_answers(scene.work, here.lead, here.round.id).encode(),
    "domain": lambda *_: "example.gov.uk",
    "draft": lambda *_: a_ledger(a_release(questionnaire_id=TEA)),
    "duty": lambda *_: Duty.OPERATOR,
    "email": lambda *_: "ann@example.gov.uk",
    "entries": lambda *_: (),
    "files": lambda *_: [("a.json", b"{}")],
    "form": lambda *_: "html",
    "hand": lambda scene, here: plan_of(scene.work, here.lead, IDS["found"](scene, here)),
    "instead_of": lambda scene, here: scene.work.store.workshop(here.workshop_id).code,  # type: ignore[union-attr]
    "issuer": lambda *_: "https://id.example.gov.uk",
    "line": lambda *_: ScopeLine("£5", "all"),
    "meant_for": lambda *_: "Felpersham",
    "minutes": lambda *_: {"pot.full": 10},
    "name": lambda *_: "New",
    "nation": lambda *_: "wales",
    "offer_hash": lambda *_: "no such offer",
    "predecessor_ids": lambda _, here: [here.organisation.id],
    "person_to_erase": lambda _, here: here.colleague_id,
    "provider": lambda *_: "entra",
    "question_id": lambda *_: "pot.full",
    "question_ids": lambda *_: ["pot.full"],
    "questionnaire_id": lambda *_: TEA,
    "reason": lambda *_: "A mistake.",
    "release_id": lambda *_: "no such release",
    "role": lambda *_: Role.READER,
    "roles": lambda *_: ["finance"],
    "shut_out": lambda *_: True,
    "sign_in": lambda *_: SignIn(Identity("entra", "https://id.example.gov.uk", "x"), TOMORROW),
    "subject": lambda *_: "x",
    "successor_id": lambda *_: "borchester",
    "tag": lambda *_: "tea makers",
    "task": lambda scene, here: next(iter(VALUES["hand"](scene, here).plan.scheduled)).task,
    "tie": lambda *_: ("entra", "example.gov.uk", Role.READER),
    "title": lambda *_: "Find the kettle",
    "token": lambda *_: "token-1",
    "words": lambda *_: "bridge",
}

GIVEN: dict[str, Make] = {
    "take_agreed": lambda *_: AgreedPreview((), 0, 0),
    "agree": lambda *_: GivenLevel("pot.full", 2, "We looked."),
    "answer_question": lambda *_: GivenAnswer("pot.full", Answer(2), 1),
    "answer_legal_check": lambda *_: GivenLegalAnswer("england.leaves", LegalAnswer()),
    "add_own_action": lambda *_: GivenOwnAction("Buy a cup"),
    "change_preparation": lambda *_: A_DAY,
    "change_request": lambda *_: GivenWishes(Wishes(date(2027, 4, 1))),
    "choose_target": lambda *_: GivenTarget("pot.full", 4),
    "confirm_service_answers": lambda _, here: [GivenConfirmation("pot.full", here.group_id, 1)],
    "contribute": lambda *_: None,
    "contribution_preview": lambda *_: None,
    "enter_indicator": lambda *_: GivenEntry("cups", IndicatorEntry()),
    "make_offer": lambda *_: GivenOffer("pot.full", "We show it.", "tea@example.gov.uk"),
    "pin": lambda *_: GivenQuarter("pot.full.2", date(2027, 4, 1), 1),
    "postpone": lambda *_: GivenQuarter("pot.full.2", date(2027, 7, 1), 1),
    "prepare_workshop": lambda *_: GivenWorkshop(
        TOMORROW + timedelta(days=1), minutes={"pot.full": 10}
    ),
    "record_action": lambda *_: note(based_on=1),
    "record_actions": lambda *_: [note(based_on=1)],
    "set_cards": lambda *_: GivenCards("pot.full", 1, Counts((0, 0, 1, 0, 0, 0))),
    "earlier_file": lambda *_: plan_documents.Wanted("full-plan", "html"),
    "plan_file": lambda *_: plan_documents.Wanted("full-plan", "html"),
    "release_draft": lambda *_: release_order.Wanted(TEA, date(2027, 3, 1)),
    "take_file": lambda scene, here: preview_file(
        scene.work, here.lead, here.round.id, "answers.csv", VALUES["data"](scene, here)
    ),
    "preview_sheet": lambda scene, here: download_sheet(scene.work, here.lead, here.round.id),
    "take_sheet": lambda scene, here: preview_sheet(
        scene.work, here.lead, here.round.id, "sheet.xlsx", GIVEN["preview_sheet"](scene, here)
    ),
}
"""What the parameters `given`, `preview`, `wanted` and `data` hold, use case by use case."""

BY_USE_CASE = {"given", "preview", "wanted", "data"}


def arguments(use_case: Callable[..., object], scene: Scene, here: Council) -> dict[str, Any]:
    """For all that it needs, and for the ids of what it may do without. About `here`."""
    return {
        name: _value(use_case.__name__, name, scene, here)
        for name, parameter in signature(use_case).parameters.items()
        if name not in ("workplace", "who")
        and (parameter.default is Parameter.empty or name in IDS)
    }


def call(
    use_case: Callable[..., object], work: Any, who: Visitor | None, given: dict[str, Any]
) -> object:
    return partial(use_case, work, who=who)(**given)


def _value(use_case: str, name: str, scene: Scene, here: Council) -> Any:
    if name in BY_USE_CASE and use_case in GIVEN:
        return GIVEN[use_case](scene, here)
    known = IDS | VALUES
    assert name in known, f"{use_case} takes {name}: say in this module what to give it"
    return known[name](scene, here)
