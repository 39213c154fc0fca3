"""Receipts that no plan was made from: a sentence each, and nothing is worked out."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.usecases.places import Place
from tests.usecases.receipts import Receipt, a_receipt, changed, refused, without

YES: Any = True


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda r: without(r, "format"), "this is no receipt of the index"),
        (
            lambda r: changed(r, ("version",), 2),
            "a receipt of version 2. This program knows version 1",
        ),
        (lambda r: without(r, "answers"), "'answers' is missing."),
        (lambda r: without(r, "request", "start"), "'request.start' is missing."),
        (lambda r: changed(r, ("answers",), []), "'answers' is [], where an object belongs."),
        (
            lambda r: changed(r, ("answers", "pot.full", "level"), YES),
            "'answers.pot.full.level' is True, where a whole number belongs.",
        ),
        (
            lambda r: changed(r, ("answers", "pot.full", "level"), "high"),
            "'answers.pot.full.level' is 'high', where one of na, dont_know belongs.",
        ),
        (lambda r: changed(r, ("answers", "pot.full", "level"), 6), "A level goes from 0 to 5."),
        (lambda r: changed(r, ("answers", "pot.full", "target"), -1), "A level goes from 0 to 5."),
        (
            lambda r: changed(r, ("request", "targets", "pot.full"), 10**30),
            "A level goes from 0 to 5.",
        ),
        (
            lambda r: changed(r, ("answers", "pot.full", "evidence"), "rumour"),
            "where one of checked, records, document, word belongs.",
        ),
        (
            lambda r: changed(r, ("request", "start"), "1 July"),
            "'request.start' is '1 July', where a day such as 2027-04-01 belongs.",
        ),
        (
            lambda r: changed(r, ("request", "start"), "9999-12-31"),
            "9999-12-31 is no day of a plan.",
        ),
        (lambda r: changed(r, ("request", "quarters"), 10**9), "A plan has 1 to 8 quarters"),
        (lambda r: changed(r, ("request", "nation"), "france"), "where one of england, wales,"),
        (lambda r: changed(r, ("request", "priorities"), ["mug"]), "no question 'mug' here"),
        (
            lambda r: changed(r, ("request", "records", "pot.full.2", "pinned_to"), "0001-01-01"),
            "0001-01-01 is no day of a plan.",
        ),
        (
            lambda r: changed(r, ("request", "own_actions", 0, "days"), -5),
            "The staff days of an action are 0 to 10000.",
        ),
        (
            lambda r: changed(r, ("request", "own_actions"), {"id": 1}),
            "'request.own_actions' is {'id': 1}, where a list belongs.",
        ),
        (
            lambda r: changed(r, ("answers", "\x1b[2J"), {"level": 1}),
            "'answers. [2J.evidence' is missing.",
        ),
        (
            lambda r: changed(r, ("questionnaire", "id"), "tea\x1b[2J"),
            "where a short text on one line belongs.",
        ),
        (
            lambda r: changed(r, ("request", "own_actions", 0, "id"), 7),
            "'request.own_actions.0.id' is 7, where text belongs.",
        ),
    ],
)
def test_what_no_plan_was_made_from_is_refused_in_a_sentence(
    place: Place, spoil: Callable[[Receipt], Receipt], sentence: str
) -> None:
    found = json.loads(a_receipt(place))

    (problem,) = refused(place, spoil(found))

    assert sentence in problem


@pytest.mark.parametrize("text", ["[]", "7", "null", '"receipt"', "{}", '{"format": ["x"]}'])
def test_other_json_is_no_receipt(place: Place, text: str) -> None:
    (problem,) = refused(place, json.loads(text))

    assert problem == "this is no receipt of the index. Name a file that 'plan' wrote."
