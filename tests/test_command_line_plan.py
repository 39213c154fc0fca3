"""`plan` and `verify` as people run them: what they write, what they say, and what they refuse."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from maturity.commands.plan import PRESETS
from maturity.domain.plan import Preset
from tests.command_line import OURS, SAMPLE, Invoke, Run, a_folder, an_answers_file
from tests.documents.sample_results import shipped

START = ("--start", "2026-12-01")


def a_plan(invoke: Invoke, folder: Path, *args: str, answers: str = SAMPLE) -> dict[str, Any]:
    """What the receipt of a plan says."""
    out = folder / f"plan-{len(list(folder.iterdir()))}.json"
    done = invoke("plan", answers, "--out", str(out), *START, *args)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{out} is written.\n"
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_a_plan_is_written_and_verified(run: Run, tmp_path: Path) -> None:
    made = run("plan", SAMPLE, "--out", "plan.json", *START)
    verified = run("verify", "plan.json")

    assert (made.returncode, made.stdout, made.stderr) == (0, "plan.json is written.\n", "")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout.startswith("plan.json: all numbers come to the same")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


def test_what_is_asked_for_is_in_the_plan(invoke: Invoke, tmp_path: Path) -> None:
    found = a_plan(
        invoke,
        tmp_path,
        *("--nation", "wales", "--quarters", "6", "--capacity", "50", "--parallel", "2"),
        *("--priority", "impact", "--priority", "policy.scope", "--preset", "foundations"),
    )

    assert found["request"] == {
        "nation": "wales",
        "start": "2026-12-01",
        "quarters": 6,
        "days_a_quarter": 50,
        "parallel": 2,
        "most_actions": None,
        "priorities": ["impact", "policy.scope"],
        "preset": "foundations",
        "targets": {},
        "records": {},
        "own_actions": [],
    }
    assert [quarter["first_day"] for quarter in found["plan"]["quarters"]][:2] == [
        "2026-12-01",
        "2027-01-01",
    ]
    assert found["questionnaire"]["scope"] == "full"


def test_without_a_start_the_plan_begins_today(invoke: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"

    done = invoke("plan", SAMPLE, "--out", str(out))

    start = json.loads(out.read_text(encoding="utf-8"))["request"]["start"]
    assert done.exit_code == 0
    assert start >= "2026-11-22"


def test_the_presets_are_those_of_planning() -> None:
    assert get_args(Preset) == PRESETS


def test_a_target_in_the_file_wins_over_presets_and_over_one_for_all(
    invoke: Invoke, tmp_path: Path
) -> None:
    rows = "question,level,target\npolicy.scope,1,5\npolicy.skills,1,\n"
    answers = an_answers_file(tmp_path, rows)

    def targets(*args: str) -> dict[str, int]:
        found: dict[str, int] = a_plan(invoke, tmp_path, *args, answers=answers)["plan"]["targets"]
        return found

    assert targets("--preset", "solid")["policy.scope"] == 5
    for_all = targets("--target", "2")
    assert (for_all["policy.scope"], for_all["policy.skills"]) == (5, 2)


@pytest.mark.parametrize(
    "args",
    [
        ("--capacity", "0"),
        ("--target", "0"),
        ("--start", "2001-02-03"),
        ("--quarters", "1", "--capacity", "10000", "--parallel", "1"),
        ("--light", "--nation", "scotland"),
    ],
    ids=" ".join,
)
def test_whatever_may_be_asked_gives_a_plan_that_comes_to_the_same(
    invoke: Invoke, tmp_path: Path, args: tuple[str, ...]
) -> None:
    out = str(tmp_path / "plan.json")

    made = invoke("plan", SAMPLE, "--out", out, *START, *args)

    assert made.exit_code == 0
    assert invoke("verify", out).exit_code == 0


@pytest.mark.parametrize("level", ["", "0", "5", "na", "dont_know"])
def test_extreme_answers_give_a_plan_that_comes_to_the_same(
    invoke: Invoke, tmp_path: Path, level: str
) -> None:
    ids = [question.id for question in shipped().questions]
    rows = [f"{question},{level},No." for question in ids]
    answers = an_answers_file(tmp_path, "\n".join(["question,level,reason", *rows]))
    out = str(tmp_path / "plan.json")

    made = invoke("plan", answers, "--out", out, *START)

    assert len(rows) == 36
    assert made.exit_code == 0
    assert invoke("verify", out).exit_code == 0


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--quarters", "0"), "A plan has 1 to 8 quarters, not 0."),
        (("--quarters", "99"), "A plan has 1 to 8 quarters, not 99."),
        (("--capacity", "-1"), "The staff days of a quarter are 0 to 10000, not -1."),
        (("--parallel", "0"), "The number of actions is 1 to 1000, not 0."),
        (("--target", "6"), "A level goes from 0 to 5."),
        (("--target", "-1"), "A level goes from 0 to 5."),
        (("--start", "9999-12-31"), "9999-12-31 is no day of a plan."),
        (("--priority", "polcy"), "There is no theme and no question 'polcy' here."),
        (("--priority", "policy.scope.x\n"), "The themes are policy, targeting, measurement"),
        (
            ["--priority=policy", "--priority=impact", "--priority=targeting", "--priority=x"],
            "You named 4 priorities. Keep at most 3.",
        ),
        (("--questionnaire", "other"), "There is no questionnaire 'other'."),
    ],
    ids=str,
)
def test_what_cannot_be_planned_is_a_message_and_no_file(
    invoke: Invoke, tmp_path: Path, args: Sequence[str], sentence: str
) -> None:
    out = tmp_path / "plan.json"

    done = invoke("plan", SAMPLE, "--out", str(out), *START, *args)

    assert (done.exit_code, done.stdout) == (1, "")
    assert sentence in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_everything_wrong_is_told_at_once(invoke: Invoke, tmp_path: Path) -> None:
    args = ("--quarters", "0", "--capacity", "-1", "--priority", "x")

    done = invoke("plan", SAMPLE, "--out", str(tmp_path / "plan.json"), *args)

    assert done.stderr.endswith("\n3 problems.\n")


@pytest.mark.parametrize("name", ["plan", "plan.odt", "plan.json.txt", ".json", "plan."])
def test_an_ending_that_we_do_not_know_is_a_message(
    invoke: Invoke, tmp_path: Path, name: str
) -> None:
    done = invoke("plan", SAMPLE, "--out", str(tmp_path / name), *START)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "a plan is written to a file whose name ends in " in done.stderr
    assert ".json" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_ending_may_be_in_capitals(invoke: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "PLAN.JSON"

    assert invoke("plan", SAMPLE, "--out", str(out), *START).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["version"] == 1


def test_a_file_of_the_users_is_never_written_over(invoke: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"
    out.write_text("mine", encoding="utf-8")

    done = invoke("plan", SAMPLE, "--out", str(out), *START)

    assert done.exit_code == 1
    assert done.stderr == f"{out} exists already and is not overwritten. Choose another name.\n"
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "place", ["missing/plan.json", "answers.csv/plan.json", "x" * 300 + ".json"]
)
def test_a_place_that_cannot_be_written_is_said(invoke: Invoke, tmp_path: Path, place: str) -> None:
    answers = an_answers_file(tmp_path, "question,level\npolicy.scope,1\n")

    done = invoke("plan", answers, "--out", str(tmp_path / place), *START)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "cannot be written: " in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


@pytest.mark.parametrize("content", ["question,level\npolicy.scope,9\n", "", b"\x00\xff"])
def test_a_faulty_answers_file_is_told_as_by_score(
    invoke: Invoke, tmp_path: Path, content: str | bytes
) -> None:
    answers = an_answers_file(tmp_path, content)

    done = invoke("plan", answers, "--out", str(tmp_path / "plan.json"), *START)

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == invoke("score", answers).stderr
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


def test_a_questionnaire_without_actions_has_no_plan(invoke: Invoke, tmp_path: Path) -> None:
    answers = an_answers_file(tmp_path, "question,level\npot.full,1\n")
    further = ("--questionnaires", a_folder(tmp_path), "--questionnaire", "tea-2026")

    done = invoke("plan", answers, "--out", str(tmp_path / "plan.json"), *START, *further)

    assert done.exit_code == 1
    assert "There is no action plan for the questionnaire 'tea-2026'." in done.stderr
    assert OURS in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("plan", SAMPLE),
        ("plan", "--out", "x.json"),
        ("plan", SAMPLE, "--out", "x.json", "--target", "3", "--preset", "solid"),
        ("plan", SAMPLE, "--out", "x.json", "--preset", "perfect"),
        ("plan", SAMPLE, "--out", "x.json", "--nation", "france"),
        ("plan", SAMPLE, "--out", "x.json", "--start", "1 July"),
        ("plan", SAMPLE, "--out", "x.json", "--quarters", "four"),
        ("verify",),
        ("verify", "a.json", "b.json"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)

    done = invoke(*args)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error: " in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["plan", "verify"])
def test_each_command_has_help(invoke: Invoke, command: str) -> None:
    done = invoke(command, "--help")

    assert done.exit_code == 0
    assert "Usage: " in done.stdout


def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for number, seed in enumerate(("0", "0", "1", "4242")):
        run("plan", SAMPLE, "--out", f"{number}.json", *START, PYTHONHASHSEED=seed)

    assert len({path.read_bytes() for path in tmp_path.glob("*.json")}) == 1
    assert len(list(tmp_path.iterdir())) == 4


def test_a_receipt_is_made_without_pandas_pdf_or_solver(run: Run) -> None:
    run("plan", SAMPLE, "--out", "first.json", *START)

    done = run("plan", SAMPLE, "--out", "plan.json", *START, PYTHONPROFILEIMPORTTIME="1")

    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}
    heavy = {"pandas", "numpy", "scipy", "streamlit", "pydantic", "jinja2", "typst", "docx"}
    heavy |= {"xlsxwriter", "openpyxl"}
    assert "maturity" in loaded
    assert not loaded & heavy
