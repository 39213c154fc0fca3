"""Contributions out and in again, and each file that is refused, with its sentence."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.contribution import Contribution, Envelope, GivenFigure, Record, Withdrawal
from maturity.domain.contribution_check import is_comparable
from maturity.domain.library import Library
from maturity.errors import ContributionError
from maturity.exchange.canonical_json import checksum
from maturity.exchange.contribution_file import (
    contribution_bytes,
    contribution_in,
    read_contribution,
)
from tests.command_line import ROOT
from tests.contributions import a_bank, a_contribution, a_key

LIBRARY = Library((a_bank(),))
TODAY = date(2027, 3, 31)
FIGURES = (
    GivenFigure("spend", value=Decimal("1250000.50")),
    GivenFigure("delivery", numerator=Decimal(3), denominator=Decimal(4)),
)
GIVEN = a_contribution("DUR", [3, 2, None, 1, 0, 5, 4, 3, 2, 1], figures=FIGURES).contribution
WITHDRAWN = Withdrawal("DUR", a_key("DUR"), datetime(2027, 3, 2, 8, tzinfo=UTC))


def taken(data: bytes) -> Contribution | Withdrawal:
    return contribution_in("dur.json", data, LIBRARY, TODAY)


def touched(change: Callable[[Any], object], given: Contribution | Withdrawal = GIVEN) -> bytes:
    """The file after a change by somebody who mended the checksum."""
    whole = json.loads(contribution_bytes(given))
    change(whole)
    whole.pop("checksum", None)
    return json.dumps(whole | {"checksum": checksum(whole)}).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(ContributionError) as refused:
        taken(data)
    assert all(line.startswith("dur.json: ") for line in refused.value.problems)
    return "\n".join(line.removeprefix("dur.json: ") for line in refused.value.problems)


@pytest.mark.parametrize("given", [GIVEN, WITHDRAWN], ids=["contribution", "withdrawal"])
def test_what_was_given_comes_back(given: Contribution | Withdrawal, tmp_path: Path) -> None:
    path = tmp_path / "contribution.json"
    path.write_bytes(contribution_bytes(given))

    assert read_contribution(path, LIBRARY, TODAY) == given


def test_the_same_contribution_gives_the_same_bytes() -> None:
    turned = replace(GIVEN.record, levels=dict(reversed(GIVEN.record.levels.items())))

    assert contribution_bytes(replace(GIVEN, record=turned)) == contribution_bytes(GIVEN)


@given(levels=st.lists(st.none() | st.integers(0, 5), min_size=10, max_size=10))
def test_whatever_can_be_compared_comes_back_and_nothing_else(levels: list[int | None]) -> None:
    made = a_contribution("DUR", levels).contribution

    if is_comparable(a_bank(), made.record.levels):
        assert taken(contribution_bytes(made)) == made
    else:
        assert "it cannot be compared with others" in refusal(contribution_bytes(made))


def test_spaces_and_line_ends_do_not_matter() -> None:
    data = json.dumps(json.loads(contribution_bytes(GIVEN)), separators=("\r\n,", " : "))

    assert taken(b"\xef\xbb\xbf" + data.encode()) == GIVEN


def at(*path: str, becomes: object) -> Callable[[Any], None]:
    def change(whole: Any) -> None:
        for name in path[:-1]:
            whole = whole[name]
        whole[path[-1]] = becomes

    return change


def record(name: str, becomes: object) -> Callable[[Any], None]:
    return at("contribution", "record", name, becomes=becomes)


def envelope(name: str, becomes: object) -> Callable[[Any], None]:
    return at("contribution", "envelope", name, becomes=becomes)


def level(becomes: object) -> Callable[[Any], None]:
    return at("contribution", "record", "levels", "policy.0", becomes=becomes)


FIGURE = {"indicator_id": "weighting", "value": "101", "numerator": None, "denominator": None}
CHANGES: dict[str, tuple[Callable[[Any], object], str]] = {
    "another format": (at("format", becomes="receipt"), "this is no contribution to the benchmark"),
    "a newer version": (at("version", becomes=2), "a contribution of version 2. This program"),
    "something more": (at("name", becomes="Ambridge"), "'name' does not belong there"),
    "a name in the record": (
        record("name", "Ambridge"),
        "'contribution.record.name' does not belong there",
    ),
    "nothing in it": (lambda whole: whole.pop("contribution"), "'contribution' is missing"),
    "a level above the top": (level(6), "'policy.0' is at level 6. A level goes from 0 to 5."),
    "a level below none": (level(-1), "'policy.0' is at level -1"),
    "a level in words": (level("3"), "'3', where a whole number belongs"),
    "a level that is true": (level(becomes=True), "True, where a whole number belongs"),
    "a missing level": (
        lambda whole: whole["contribution"]["record"]["levels"].pop("policy.0"),
        "The question 'policy.0' is missing.",
    ),
    "a level of no question": (
        at("contribution", "record", "levels", "policy.5", becomes=1),
        "'policy.5' is no question of the light set",
    ),
    "an unknown edition": (
        record("questionnaire_id", "sample-1999"),
        "There is no questionnaire 'sample-1999'",
    ),
    "other rules": (record("content_hash", "00"), "is here with other rules than were answered"),
    "a theme that does not follow": (
        at("contribution", "record", "themes", "policy", becomes=999),
        "The average of 'policy' is given as 999 and comes to 300",
    ),
    "an average that does not follow": (record("overall", 1), "'overall' is given as 1 and comes"),
    "an average of a page": (record("overall", 10**4000), f"1{'0' * 56}... and comes to"),
    "a theme too many": (
        at("contribution", "record", "themes", "law", becomes=1),
        "The average of 'law' is given as 1 and comes to nothing",
    ),
    "little that applies": (
        record("levels", dict.fromkeys(GIVEN.record.levels)),
        "it cannot be compared with others",
    ),
    "consent in the future": (
        envelope("consent_at", "2027-04-01T00:00:00+00:00"),
        "dated 2027-04-01, which is in the future",
    ),
    "an instant without a zone": (
        envelope("consent_at", "2027-03-01T09:00:00"),
        "where an instant such as",
    ),
    "an instant that no clock shows": (
        envelope("consent_at", "0001-01-01T00:00:00+23:00"),
        "where an instant such as",
    ),
    "consent of nobody": (envelope("consent_by", " "), "Nobody is named who agreed"),
    "consent on two lines": (envelope("consent_by", "Sam\nShaw"), "where a short text on one line"),
    "no code": (envelope("code", "D U R"), "'D U R' cannot be the code of an organisation"),
    "a short key": (envelope("key", "secret"), "The contributor key is no secret of 128 bits"),
    "half a letter": (envelope("key", "\ud800"), "where a short text on one line"),
    "an odd id": (record("id", "../../x"), "'../../x' cannot be the id of a record"),
    "an unknown region": (record("region", "Mercia"), "'Mercia', where one of North East"),
    "an unknown type": (record("type", "parish"), "'parish', where one of district"),
    "an unknown size": (record("size", "tiny"), "'tiny', where one of small"),
    "an unknown nation": (record("nation", "france"), "'france', where one of england"),
    "a figure out of range": (
        record("figures", [FIGURE]),
        "the indicator 'weighting' is incomplete or out of its range, which is 0 to 100",
    ),
    "a figure of no indicator": (
        record("figures", [FIGURE | {"indicator_id": "tea"}]),
        "'tea' is no indicator of this edition",
    ),
    "a figure twice": (
        record("figures", [FIGURE | {"value": "1"}] * 2),
        "The indicator 'weighting' stands there twice",
    ),
    "a figure that is a number": (record("figures", [FIGURE | {"value": 5}]), "is 5, where text"),
    "a figure of endless digits": (
        record("figures", [FIGURE | {"value": "1E999999999"}]),
        'where a number as text, such as "12.5" belongs',
    ),
    "a figure that is none": (record("figures", [FIGURE | {"value": "NaN"}]), "a number as text"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_is_refused_for(change: str) -> None:
    act, sentence = CHANGES[change]

    assert sentence in refusal(touched(act))


def test_of_a_hostile_file_a_hundred_faults_are_told() -> None:
    levels = {**GIVEN.record.levels, **{f"x{number}": 9 for number in range(500)}}
    record = replace(GIVEN.record, levels=levels)

    assert refusal(contribution_bytes(replace(GIVEN, record=record))).count("\n") == 99


def test_a_withdrawal_from_the_future_is_refused() -> None:
    later = replace(WITHDRAWN, withdrawn_at=datetime(2027, 4, 1, tzinfo=UTC), key="none")

    found = refusal(contribution_bytes(later))

    assert "dated 2027-04-01, which is in the future" in found
    assert "no secret of 128 bits" in found


def test_a_file_that_was_changed_is_refused_for_its_checksum() -> None:
    data = contribution_bytes(GIVEN).replace(b'"policy.0": 3', b'"policy.0": 4')

    assert refusal(data).startswith("the checksum is wrong")


RAW = {
    "not JSON": (b"{", "this is not JSON"),
    "a list": (b"[]", "this is no contribution to the benchmark"),
    "NaN": (b'{"format": NaN}', "'NaN' is in it"),
    "a broken number": (b'{"format": 1.5}', "'1.5' is in it"),
    "a name twice": (b'{"format": "x", "format": "y"}', "'format' stands twice in one place"),
    "deep nesting": (b"[" * 30 + b"]" * 30, "it is nested too deeply"),
    "very deep nesting": (b"[" * 200_000, "it is nested too deeply"),
    "50 MB": (b" " * 50_000_000, "the file is larger than 5 MB"),
    "an Excel file": (b"PK\x03\x04\xff", "this is not JSON"),
}


@pytest.mark.parametrize("case", RAW)
def test_what_is_no_contribution_is_refused(case: str) -> None:
    data, sentence = RAW[case]

    assert sentence in refusal(data)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContributionError, match="there is no such file"):
        read_contribution(tmp_path / "missing.json", LIBRARY, TODAY)


def test_each_field_stands_in_the_documentation() -> None:
    page = (ROOT / "docs" / "contribution.md").read_text(encoding="utf-8")
    kinds = {
        "envelope": Envelope,
        "record": Record,
        "figure": GivenFigure,
        "withdrawal": Withdrawal,
    }

    for name, kind in kinds.items():
        table = page.split(f"<!-- {name} -->\n", 1)[1].split("<!-- /", 1)[0]
        told = [line.split("`")[1] for line in table.strip().splitlines()[2:]]
        assert told == [field.name for field in fields(kind)]
