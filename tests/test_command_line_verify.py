"""`verify` as people run it: what it says of a receipt that was touched, and of what is none."""

import json
from pathlib import Path

import pytest

from tests.command_line import SAMPLE, Invoke, an_answers_file


def test_a_receipt_that_was_touched_is_told_line_by_line(invoke: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "touched.json"
    invoke("plan", SAMPLE, "--out", str(path), "--start", "2026-12-01")
    found = json.loads(path.read_text(encoding="utf-8"))
    found["scores"]["overall"]["permille"] += 1
    found["plan"]["total"]["days"]["likely"] = 0
    path.write_text(json.dumps(found), encoding="utf-8")

    done = invoke("verify", str(path))

    assert (done.exit_code, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    assert [line.split("'")[1] for line in lines[:-1]] == [
        "scores.overall.permille",
        "plan.total.days.likely",
    ]
    assert lines[-1] == "2 problems."


@pytest.mark.parametrize("name", ["missing.json", ".", "answers.csv"])
def test_what_is_no_receipt_is_a_message(invoke: Invoke, tmp_path: Path, name: str) -> None:
    an_answers_file(tmp_path, "question,level\n")

    done = invoke("verify", str(tmp_path / name))

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.endswith("\n1 problem.\n")
