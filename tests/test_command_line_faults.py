"""What the command line says about a user's mistake: every fault, and nothing else."""

import os
from pathlib import Path

import pytest

from tests.command_line import (
    MANIFEST,
    OURS,
    SAMPLE,
    THEME,
    Invoke,
    Run,
    a_folder,
    an_answers_file,
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("question,level\npolicy.scop,3\n", "row 2, column question: 'policy.scop'"),
        ("question,level\npolicy.scope,6\n", "row 2, column level: '6': write a level from 0 to"),
        ("question,level\npolicy.scope,3\npolicy.scope,3\n", "stands in row 2 already"),
        ("question,level,reason\npolicy.scope,na,\n", "say why the question does not apply"),
        ("question,level,evidence\npolicy.scope,3,x\n", "write one of checked, records,"),
        ("question,level,target\npolicy.scope,3,x\n", "row 2, column target: 'x'"),
        ("", "the file is empty"),
        ("question,level\n", "there is a header but no row below it"),
        ("question;answer\nx;1\n", "the header has no column level"),
        ("policy.scope,3\n", "the header has no column question or level"),
        ("question,level,level\n", "the column level stands twice"),
        ('question,level\npolicy.scope,"3\n', "after row 1: the rest cannot be split into cells"),
        (b"\x00\x01\x02\x03", "this is not a text file"),
        (b"PK\x03\x04rest", "this is an Excel, Word or zip file"),
        ("question,level\n".encode("utf-16"), "the text is UTF-16"),
        (b"question,level\n\x81,3\n", "neither UTF-8 nor Windows-1252"),
    ],
    ids=lambda value: repr(value)[:40],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_faulty_answers_file_says_what_is_wrong_and_writes_nothing(
    invoke: Invoke, tmp_path: Path, content: str | bytes, message: str, form: str
) -> None:
    done = invoke("score", an_answers_file(tmp_path, content), "--format", form)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert message in done.stderr
    assert done.stderr.endswith("\n1 problem.\n")


def test_all_faulty_rows_are_told_and_counted(invoke: Invoke, tmp_path: Path) -> None:
    path = an_answers_file(tmp_path, "question,level\nx,1\npolicy.scope,9\npolicy.skills,na\n")

    done = invoke("score", path)

    assert [f"row {row}," in done.stderr for row in (2, 3, 4)] == [True, True, True]
    assert done.stderr.endswith("\n3 problems.\n")


def test_a_file_of_100_mb_is_refused(invoke: Invoke, tmp_path: Path) -> None:
    path = an_answers_file(tmp_path, "question,level\n")
    os.truncate(path, 100_000_000)

    done = invoke("score", path)

    assert done.exit_code == 1
    assert "the file is larger than 5 MB, which is too much" in done.stderr


def test_every_problem_of_a_faulty_folder_is_told(invoke: Invoke, tmp_path: Path) -> None:
    manifest = MANIFEST.replace('family = "tea"', "family = 3").replace("licence", "license")
    folder = a_folder(tmp_path, manifest, THEME.replace('"It is empty.", ', ""))

    done = invoke("check", "--questionnaires", folder)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert all(word in done.stderr for word in ("'family'", "'licence'", "'license'"))
    assert done.stderr.endswith(f"\n{done.stderr.count(chr(10)) - 1} problems.\n")


def test_problems_of_two_folders_are_told_together(invoke: Invoke, tmp_path: Path) -> None:
    one = a_folder(tmp_path / "one", MANIFEST.replace("tea-2026", "Tea 2026"))
    two = a_folder(tmp_path / "two", theme=THEME.replace("title", "titel"))

    done = invoke("check", "--questionnaires", one, "--questionnaires", two)

    assert done.exit_code == 1
    assert "Tea 2026" in done.stderr
    assert "titel" in done.stderr


@pytest.mark.parametrize("command", [("check",), ("template",), ("score", SAMPLE)])
def test_the_same_id_in_a_further_folder_and_in_ours_is_an_error(
    invoke: Invoke, tmp_path: Path, command: tuple[str, ...]
) -> None:
    folder = a_folder(tmp_path, MANIFEST.replace("tea-2026", OURS))

    done = invoke(*command, "--questionnaires", folder)

    assert done.exit_code == 1
    assert done.stdout == ""
    assert OURS in done.stderr
    assert "another id" in done.stderr


def test_the_same_id_in_two_further_folders_is_an_error(invoke: Invoke, tmp_path: Path) -> None:
    folders = [a_folder(tmp_path / name) for name in ("one", "two")]

    done = invoke("check", "--questionnaires", folders[0], "--questionnaires", folders[1])

    assert done.exit_code == 1
    assert "tea-2026" in done.stderr
    assert "another id" in done.stderr


def test_a_questionnaire_without_a_light_set_says_so(invoke: Invoke, tmp_path: Path) -> None:
    done = invoke(
        *("template", "--light", "--questionnaire", "tea-2026"),
        *("--questionnaires", a_folder(tmp_path)),
    )

    assert done.exit_code == 1
    assert done.stderr == "tea-2026 has no light set. Leave --light out.\n"


def test_different_questionnaires_are_not_compared(invoke: Invoke, tmp_path: Path) -> None:
    path = an_answers_file(tmp_path, "question,level\npot.full,1\n")
    further = ("--questionnaires", a_folder(tmp_path), "--before-questionnaire", "tea-2026")

    done = invoke("compare", path, SAMPLE, *further)

    assert done.exit_code == 1
    assert "'tea' and 'social-value' are different questionnaires" in done.stderr


def test_a_template_is_not_written_over_answers(invoke: Invoke, tmp_path: Path) -> None:
    path = an_answers_file(tmp_path, "mine")

    done = invoke("template", "--out", path)

    assert done.exit_code == 1
    assert done.stderr == f"{path} exists already and is not overwritten. Choose another name.\n"
    assert Path(path).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["missing/x.csv", "answers.csv/x.csv"])
def test_a_template_says_why_it_cannot_be_written(
    invoke: Invoke, tmp_path: Path, name: str
) -> None:
    an_answers_file(tmp_path, "mine")

    done = invoke("template", "--out", str(tmp_path / name))

    assert done.exit_code == 1
    assert done.stdout == ""
    assert "x.csv cannot be written: " in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


def test_faults_come_in_the_same_order_every_time(run: Run, tmp_path: Path) -> None:
    rows = "".join(f"wrong-{n},{n},x\n" for n in range(20))
    an_answers_file(tmp_path, f"question,level,evidence\n{rows}policy.scope,9,x\n")

    outputs = {run("score", "answers.csv", PYTHONHASHSEED=seed).stderr for seed in ("0", "7")}

    assert len(outputs) == 1
