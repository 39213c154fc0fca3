"""What tests of receipts share: one with something of everything in it, and ways to spoil it."""

import json
from pathlib import Path
from typing import Any

import pytest

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.kept_plan import Wishes
from maturity.domain.library import Library
from maturity.domain.plan import ActionRecord, Status
from maturity.errors import ReceiptError
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.own_actions import GivenOwnAction, add_own_action
from maturity.usecases.plan_receipt import plan_receipt
from maturity.usecases.plan_records import GivenRecord, record_action
from maturity.usecases.plans import GivenTarget, GivenWishes, change_request, choose_target
from maturity.usecases.rounds import open_round
from maturity.usecases.verify_receipt import verify_receipt
from tests.usecases.places import Place
from tests.usecases.planning import JULY

Receipt = dict[str, Any]


def a_receipt(place: Place) -> str:
    """Of a plan with something of everything in it, and words in every box."""
    ann, begun = place.round()
    words = {"comment": "SECRET", "evidence_link": "SECRET", "evidence_note": "SECRET"}
    for question, answer in (
        ("pot.full", Answer(1, "SECRET", "records", target=3, **words)),  # type: ignore[arg-type]
        ("pot.warm", Answer(NoLevel.DONT_KNOW)),
    ):
        answer_question(place.work, ann, begun.id, GivenAnswer(question, answer))
    wishes = Wishes(JULY, days_a_quarter=7, parallel=2, priorities=("pot.warm",))
    change_request(place.work, ann, begun.id, GivenWishes(wishes))
    choose_target(place.work, ann, begun.id, GivenTarget("pot.full", 4))
    own = add_own_action(place.work, ann, begun.id, GivenOwnAction("SECRET", 2)).action
    for record in (
        ActionRecord(own.id, Status.IN_PROGRESS, "SECRET", start=JULY, notes="SECRET"),
        ActionRecord("pot.full.4", Status.DROPPED, reason="SECRET"),
        ActionRecord("pot.full.2", Status.DONE),
    ):
        record_action(place.work, ann, begun.id, GivenRecord(record))
    return plan_receipt(place.work, ann, open_round(place.work, ann, begun.id))


def on_disk(place: Place, text: str) -> Path:
    path = place.database.with_name("receipt.json")
    path.write_text(text, encoding="utf-8")
    return path


def refused(place: Place, receipt: Receipt, library: Library | None = None) -> tuple[str, ...]:
    path = on_disk(place, json.dumps(receipt))
    with pytest.raises(ReceiptError) as raised:
        verify_receipt(library or place.work.library, path)
    assert all(p.startswith(f"{path}: ") and p.isprintable() for p in raised.value.problems)
    return tuple(problem.removeprefix(f"{path}: ") for problem in raised.value.problems)


def changed(receipt: Receipt, path: tuple[Any, ...], value: Any) -> Receipt:
    copy: Receipt = json.loads(json.dumps(receipt))
    inner: Any = copy
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return copy


def without(receipt: Receipt, *path: str) -> Receipt:
    copy: Receipt = json.loads(json.dumps(receipt))
    inner = copy
    for name in path[:-1]:
        inner = inner[name]
    del inner[path[-1]]
    return copy
