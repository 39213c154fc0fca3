"""Receipts out and in again: whatever a plan was made from comes back, without anybody's words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.domain.assessment import Answer, NoLevel, Scope
from maturity.domain.law import NATIONS
from maturity.domain.optimum import Optimum
from maturity.domain.plan import ActionRecord, OwnAction, PlanRequest, Status
from maturity.domain.planning import make_plan
from maturity.exchange.receipt import Planned, receipt, receipt_json
from maturity.exchange.receipt_differences import Difference, differences
from maturity.exchange.receipt_file import read_receipt
from tests.command_line import ROOT
from tests.tea_plan import QUESTIONS, tea_actions
from tests.usecases.places import tea

DAYS = st.none() | st.dates(date(2025, 1, 1), date(2028, 12, 31))
WORDS = st.just("SECRET")
LEVELS = st.integers(0, 5)
RECORDS = st.builds(
    ActionRecord,
    st.sampled_from([action.id for action in tea_actions().actions]),
    st.sampled_from(Status),
    *(WORDS, DAYS, DAYS, WORDS, WORDS, WORDS, DAYS, DAYS),
)
REQUESTS = st.builds(
    PlanRequest,
    nation=st.sampled_from(NATIONS),
    start=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    quarters=st.integers(1, 8),
    days_a_quarter=st.integers(0, 60),
    parallel=st.none() | st.integers(1, 3),
    most_actions=st.none() | st.integers(1, 9),
    priorities=st.lists(st.sampled_from(["pot", *QUESTIONS]), max_size=3, unique=True).map(tuple),
    preset=st.sampled_from(["propose", "law", "foundations", "next-stage", "solid"]),
    targets=st.dictionaries(st.sampled_from(QUESTIONS), LEVELS),
    records=st.lists(RECORDS, max_size=4).map(lambda found: {r.action_id: r for r in found}),
    own_actions=st.just((OwnAction("own:1", "SECRET", 3),)) | st.just(()),
)
ANSWERS = st.dictionaries(
    st.sampled_from(QUESTIONS),
    st.builds(
        Answer,
        LEVELS | st.sampled_from(NoLevel),
        WORDS,
        st.sampled_from([None, "checked", "records", "document", "word"]),
        *(WORDS, WORDS, WORDS, st.none() | LEVELS),
    ),
)


def planned(request: PlanRequest, answers: dict[str, Answer]) -> Planned:
    plan = make_plan(tea(), tea_actions(), answers, request)
    return Planned(tea(), Scope.FULL, tea_actions(), answers, plan)


def without_words(request: PlanRequest) -> PlanRequest:
    blank = {"owner": "", "due": None, "notes": "", "evidence_link": "", "reason": ""}
    records = {i: replace(r, **blank) for i, r in request.records.items()}  # type: ignore[arg-type]
    own_actions = tuple(replace(own, title="") for own in request.own_actions)
    return replace(request, records=records, own_actions=own_actions)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(request=REQUESTS, answers=ANSWERS)
def test_what_a_plan_was_made_from_comes_back_and_gives_the_same_receipt(
    tmp_path: Path, request: PlanRequest, answers: dict[str, Answer]
) -> None:
    made = planned(request, answers)
    path = tmp_path / "receipt.json"
    path.write_text(receipt_json(made), encoding="utf-8")

    found = read_receipt(path)

    assert found.request == without_words(request)
    assert found.whole == receipt(made)
    assert (
        list(differences(found.whole, receipt(planned(found.request, dict(found.answers))))) == []
    )
    assert "SECRET" not in path.read_text(encoding="utf-8")


def test_an_answer_that_is_missing_and_one_without_a_response_are_the_same(tmp_path: Path) -> None:
    request = PlanRequest("england", date(2026, 4, 1))

    empty = receipt_json(planned(request, {}))

    assert empty == receipt_json(planned(request, {"pot.full": Answer(NoLevel.UNANSWERED)}))


@pytest.mark.parametrize(
    ("said", "found", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("a", "1", "2")]),
        ({"a": True}, {"a": 1}, [("a", "true", "1")]),
        ({"a": None}, {}, [("a", "null", "nothing")]),
        ({}, {"a": {"b": "ŷ"}}, [("a", "nothing", "1 field")]),
        ({"a": {"b": "ŷ"}}, {"a": {"b": 1}}, [("a.b", '"ŷ"', "1")]),
        ({"a": [1, 2]}, {"a": [1, 3]}, [("a.1", "2", "3")]),
        ({"a": [1, 2]}, {"a": [1]}, [("a", "2 entries", "1 entry")]),
        (
            {"a": [{"b": 1}]},
            {"a": [{"c": 1}]},
            [("a.0.c", "nothing", "1"), ("a.0.b", "1", "nothing")],
        ),
        ({"a": []}, {"a": {}}, [("a", "0 entries", "0 fields")]),
        ({"\x1b[2J": "\u202ex"}, {}, [(" [2J", '" x"', "nothing")]),
        ([], 7, [("", "0 entries", "7")]),
    ],
    ids=str,
)
def test_a_difference_is_named_by_its_place(
    said: object, found: object, expected: list[tuple[str, str, str]]
) -> None:
    assert list(differences(said, found)) == [Difference(*each) for each in expected]


def names(part: object) -> Iterator[str]:
    """Every name of a receipt, without the ids of what it is about."""
    if isinstance(part, dict):
        for name, inner in part.items():
            yield name
            yield from names(inner) if name != "constants" else ()
    elif isinstance(part, list):
        for inner in part:
            yield from names(inner)


def test_every_name_of_a_receipt_stands_in_its_page() -> None:
    record = ActionRecord("pot.full.2", Status.IN_PROGRESS)
    request = PlanRequest(
        "england",
        date(2026, 4, 1),
        days_a_quarter=1,
        targets={"pot.warm": 5},
        records={"pot.full.2": record},
        own_actions=(OwnAction("own:1", "SECRET", 3),),
    )
    made = planned(request, {"pot.full": Answer(1), "pot.warm": Answer(1)})
    optimum = Optimum(Fraction(1), Fraction(1), proven=True, plan_value=Fraction(1))
    ids = {*QUESTIONS, "pot", "cup", "pot.full.2"}
    page = (ROOT / "docs" / "receipt.md").read_text(encoding="utf-8")

    found = set(names(receipt(replace(made, optimum=optimum)))) - ids

    assert {"because", "bundle", "best_value", "pinned_to"} <= found
    assert [name for name in sorted(found) if not re.search(rf"\b{name}\b", page)] == []
