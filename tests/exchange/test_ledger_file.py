"""The private record: out and in again, and refused where it is none."""

import json
from pathlib import Path

import pytest

from maturity.errors import ReleaseError
from maturity.exchange.ledger_file import ledger_json, ledger_of, ledger_path, read_ledger
from tests.releases import a_ledger


def test_a_private_record_comes_back_as_it_was(tmp_path: Path) -> None:
    path = ledger_path(tmp_path / "may.sqlite")
    path.write_text(ledger_json(a_ledger()), encoding="utf-8")

    assert path.name == "may.private.json"
    assert read_ledger(path) == a_ledger()
    assert ledger_json(ledger_of(ledger_json(a_ledger()))) == ledger_json(a_ledger())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "this is no private record"),
        ('{"format": "social-value-maturity-private-record", "version": 9}', "of version 9"),
        ('{"format": "social-value-maturity-private-record", "version": 1}', "'record' is missing"),
        ("{", "this is not JSON"),
    ],
)
def test_what_is_no_private_record_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ReleaseError, match=sentence):
        ledger_of(text)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("holders", None, "'record.holders' is None, where an object belongs"),
        ("sets", [{}], "'record.sets.0.variable' is missing"),
        ("more", 1, "'record.more' does not belong there"),
        ("leaks", {"outsider": [], "insider": [["a"]], "changes": []}, "where a list of 2 belongs"),
    ],
)
def test_a_private_record_with_an_odd_part_is_refused(
    name: str, value: object, sentence: str
) -> None:
    whole = json.loads(ledger_json(a_ledger()))
    whole["record"][name] = value

    with pytest.raises(ReleaseError, match=sentence):
        ledger_of(json.dumps(whole))


def test_a_private_record_of_an_impossible_release_is_refused() -> None:
    text = ledger_json(a_ledger()).replace('"k": 10', '"k": 3')

    with pytest.raises(ReleaseError, match="fewer than 10 are refused"):
        ledger_of(text)
