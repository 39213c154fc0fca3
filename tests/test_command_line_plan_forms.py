"""The forms and parts in which `plan` writes, and how near it says that a plan is to the best."""

import json
import re
from pathlib import Path

import pytest

from tests.command_line import SAMPLE, Invoke, Run
from tests.documents.sample_results import shipped

START = ("--start", "2026-12-01")
THEMES = [theme.id for theme in shipped().themes]
PARTS = ["full", "members", "evidence", *(f"theme:{theme}" for theme in THEMES)]
BEGINS = {"html": b"<!doctype html>", "pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "json": b"{"}


@pytest.mark.parametrize("form", BEGINS)
def test_the_ending_of_the_name_says_the_form(invoke: Invoke, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"plan.{form}"

    done = invoke("plan", SAMPLE, "--out", str(out), *START)

    assert (done.exit_code, done.stdout) == (0, f"{out} is written.\n")
    assert out.read_bytes().lower().startswith(BEGINS[form].lower())
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_every_part_is_a_document_of_its_own(invoke: Invoke, tmp_path: Path) -> None:
    titles = {}
    for number, part in enumerate(PARTS):
        out = tmp_path / f"{number}.html"
        args = (*START, "--organisation", "Tŷ <b>Ambridge</b>", "--part", part)
        assert invoke("plan", SAMPLE, "--out", str(out), *args).exit_code == 0
        text = out.read_text(encoding="utf-8")
        titles[part] = re.findall(r"<title>(.*?)</title>", text, re.DOTALL)[0]
        assert "Tŷ &lt;b&gt;Ambridge&lt;/b&gt;" in text

    assert len(set(titles.values())) == len(PARTS)


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
@pytest.mark.parametrize("part", ["theme:", "theme:tea", "themes", "", "FULL", "members "])
def test_a_part_that_no_plan_has_is_a_message_and_no_file(
    invoke: Invoke, tmp_path: Path, form: str, part: str
) -> None:
    done = invoke("plan", SAMPLE, "--out", str(tmp_path / f"p.{form}"), *START, "--part", part)

    assert (done.exit_code, done.stdout) == (1, "")
    assert f"A plan has no part '{part}'. Choose one of full, members, evidence, " in done.stderr
    assert "theme:policy" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_receipt_and_a_sheet_hold_the_whole_plan(
    invoke: Invoke, tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"plan.{form}"

    done = invoke("plan", SAMPLE, "--out", str(out), *START, "--part", "members")

    assert done.exit_code == 1
    sentence = f"A file that ends in .{form} holds the whole plan. Leave the part out.\n"
    assert done.stderr.startswith(sentence)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "xlsx"])
def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path, form: str) -> None:
    for number, seed in enumerate(("0", "1")):
        run("plan", SAMPLE, "--out", f"{number}.{form}", *START, PYTHONHASHSEED=seed)

    first, second = (path.read_bytes() for path in sorted(tmp_path.iterdir()))
    assert first == second


def test_how_near_the_plan_is_to_the_best_possible_is_said_kept_and_verified(
    invoke: Invoke, tmp_path: Path
) -> None:
    out = tmp_path / "plan.json"

    done = invoke("plan", SAMPLE, "--out", str(out), *START, "--optimal", "--quarters", "2")

    said = re.fullmatch(r".* is written\.\nThe plan reaches (\d+) % of the best.*\n", done.stdout)
    optimum = json.loads(out.read_text(encoding="utf-8"))["optimum"]
    assert said is not None
    assert 0 < int(said[1]) <= 100
    assert optimum["proven"] is True
    verified = invoke("verify", str(out))
    assert (verified.exit_code, verified.stderr) == (0, "")


def test_a_best_value_that_was_touched_is_named(invoke: Invoke, tmp_path: Path) -> None:
    out, touched = tmp_path / "plan.json", tmp_path / "touched.json"
    invoke("plan", SAMPLE, "--out", str(out), *START, "--optimal", "--quarters", "2")
    receipt = json.loads(out.read_text(encoding="utf-8"))

    for name in ("best_value", "plan_value"):
        found = receipt | {"optimum": receipt["optimum"] | {name: "1/7"}}
        touched.write_text(json.dumps(found), encoding="utf-8")
        assert f"'optimum.{name}' says \"1/7\" and" in invoke("verify", str(touched)).stderr


def test_what_was_not_proven_then_is_not_held_against_a_receipt(
    invoke: Invoke, tmp_path: Path
) -> None:
    out, older = tmp_path / "plan.json", tmp_path / "older.json"
    invoke("plan", SAMPLE, "--out", str(out), *START, "--optimal", "--quarters", "2")
    receipt = json.loads(out.read_text(encoding="utf-8"))
    unproven = receipt["optimum"] | {"best_value": None, "proven": False}

    older.write_text(json.dumps(receipt | {"optimum": unproven}), encoding="utf-8")
    fine = invoke("verify", str(older))
    wrong = receipt | {"optimum": unproven | {"plan_value": "1/7"}}
    older.write_text(json.dumps(wrong), encoding="utf-8")

    assert (fine.exit_code, fine.stderr) == (0, "")
    assert "'optimum.plan_value' says" in invoke("verify", str(older)).stderr


def test_without_the_question_nobody_compares(invoke: Invoke, tmp_path: Path) -> None:
    out = tmp_path / "plan.json"

    invoke("plan", SAMPLE, "--out", str(out), *START)

    assert json.loads(out.read_text(encoding="utf-8"))["optimum"] is None


@pytest.mark.parametrize("name", ["", " ", "\x00"])
def test_a_name_that_shows_nothing_is_left_out_or_refused(
    invoke: Invoke, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "plan.html"

    done = invoke("plan", SAMPLE, "--out", str(out), *START, f"--organisation={name}")

    assert done.exit_code == (1 if name else 0)
    assert ("The name is empty." in done.stderr) == bool(name)
