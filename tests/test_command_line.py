"""The command line as people run it: exit codes, what goes to which stream, and what is loaded."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from maturity import __version__
from tests.command_line import (
    NEXT_YEAR,
    OURS,
    ROOT,
    SAMPLE,
    Invoke,
    Run,
    a_folder,
    an_answers_file,
)


def test_an_officer_makes_a_template_fills_it_in_and_scores_it(run: Run, tmp_path: Path) -> None:
    made = run("template", "--light", "--out", "answers.csv")
    path = tmp_path / "answers.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",,", ",3 - Mature,", 1), "utf-8")

    scored = run("score", "answers.csv", "--light", "--roles", "Finance, Procurement")

    assert (made.returncode, scored.returncode) == (0, 0)
    assert "answers.csv is written. Open it in a spreadsheet" in made.stdout
    assert "This is a first picture: 1 of 20 questions is answered." in scored.stdout
    assert (made.stderr, scored.stderr) == ("", "")


def test_the_sample_is_scored_from_any_folder(run: Run) -> None:
    done = run("score", SAMPLE)

    assert done.returncode == 0
    assert done.stdout.startswith("Where your organisation stands\n")
    assert done.stderr == ""


def test_json_is_printed_alone_and_whole(run: Run) -> None:
    done = run("score", SAMPLE, "--format", "json", "--roles", "T\u0177")

    assert json.loads(done.stdout)["overall"]["stage"] == 1
    assert json.loads(done.stdout)["roles"] == ["T\u0177"]
    assert (done.returncode, done.stderr) == (0, "")


def test_two_rounds_are_compared(run: Run) -> None:
    done = run("compare", SAMPLE, NEXT_YEAR)

    assert done.returncode == 0
    assert "6 answers rose, 2 of them with records; 1 fell" in done.stdout


def test_content_is_checked_and_counted(run: Run) -> None:
    done = run("check")

    assert done.returncode == 0
    assert done.stdout.startswith(f"{OURS}: 4 themes, 36 questions (20 in the light set), 216 ")


@pytest.mark.parametrize(
    "args",
    [
        ("score", "answers.csv"),
        ("score", "answers.csv", "--format", "json"),
        ("score", "missing.csv"),
        ("score", "."),
        ("score", ""),
        ("score", "x" * 300),
        ("compare", "answers.csv", SAMPLE),
        ("compare", SAMPLE, "answers.csv"),
        ("score", SAMPLE, "--questionnaire", "other"),
        ("score", SAMPLE, "--questionnaires", "missing"),
        ("template", "--questionnaire", "other"),
        ("template", "--out", "missing/x.csv"),
        ("template", "--out", "answers.csv"),
        ("template", "--out", "answers.csv/x.csv"),
        ("template", "--out", "x" * 300),
        ("check", "--questionnaires", "answers.csv"),
        ("check", "--questionnaires", str(ROOT / "questionnaires")),
    ],
    ids=lambda args: " ".join(args)[:60],
)
def test_a_users_mistake_is_a_message_on_standard_error_and_exit_code_1(
    run: Run, tmp_path: Path, args: tuple[str, ...]
) -> None:
    an_answers_file(tmp_path, "question,level\npolicy.scope,9\n")

    done = run(*args)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("unknown",),
        ("score",),
        ("score", SAMPLE, SAMPLE),
        ("score", SAMPLE, "--format", "xml"),
        ("score", SAMPLE, "--colour"),
        ("compare", SAMPLE),
        ("template", "--out"),
        ("check", "folder"),
        (),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(invoke: Invoke, args: tuple[str, ...]) -> None:
    done = invoke(*args)

    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Usage: " in done.stderr or "Error: " in done.stderr


@pytest.mark.parametrize("command", [(), ("check",), ("template",), ("score",), ("compare",)])
def test_each_command_has_help(invoke: Invoke, command: tuple[str, ...]) -> None:
    done = invoke(*command, "--help")

    assert done.exit_code == 0
    assert "Usage: " in done.stdout


def test_the_version_is_told(invoke: Invoke) -> None:
    assert __version__ in invoke("--version").stdout


def test_a_further_folder_is_found_by_its_id(invoke: Invoke, tmp_path: Path) -> None:
    further = ("--questionnaires", a_folder(tmp_path), "--questionnaire", "tea-2026")
    path = an_answers_file(tmp_path, "question,level\npot.full,1 - Warm\n")

    done = invoke("score", path, *further)

    assert done.exit_code == 0
    assert "Overall that is Warm (average 1.0 of 1)." in done.stdout
    assert invoke("template", *further).stdout.startswith("question,level,")


def test_a_further_folder_is_counted_beside_ours(invoke: Invoke, tmp_path: Path) -> None:
    done = invoke("check", "--questionnaires", a_folder(tmp_path))

    assert done.exit_code == 0
    names = [line.split(":")[0] for line in done.stdout.splitlines()]
    assert names == [OURS, "tea-2026", OURS]


@pytest.mark.parametrize("light", [(), ("--light",)])
def test_a_template_on_the_screen_is_the_same_as_in_a_file(
    invoke: Invoke, tmp_path: Path, light: tuple[str, ...]
) -> None:
    path = tmp_path / "x.csv"
    invoke("template", *light, "--out", str(path))

    shown = invoke("template", *light).stdout_bytes.replace(b"\r\n", b"\n")

    assert path.read_bytes().replace(b"\r\n", b"\n") == b"\xef\xbb\xbf" + shown


def test_scoring_loads_neither_pandas_nor_streamlit_nor_with_a_warm_cache_pydantic(
    run: Run,
) -> None:
    run("score", SAMPLE)

    done = run("score", SAMPLE, PYTHONPROFILEIMPORTTIME="1")

    loaded = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "maturity" in loaded
    assert not loaded & {"pandas", "numpy", "streamlit", "plotly", "pydantic", "pydantic_core"}


@pytest.mark.parametrize(
    "args",
    [
        ("score", SAMPLE),
        ("score", SAMPLE, "--format", "json"),
        ("compare", SAMPLE, NEXT_YEAR),
        ("template",),
        ("check",),
    ],
    ids=" ".join,
)
def test_the_same_input_gives_the_same_output(run: Run, args: tuple[str, ...]) -> None:
    outputs = {run(*args, PYTHONHASHSEED=seed).stdout for seed in ("0", "0", "1", "4242")}

    assert len(outputs) == 1
    assert outputs != {""}


def test_without_a_cache_nothing_is_kept(run: Run, tmp_path: Path) -> None:
    done = run("score", SAMPLE, MATURITY_CACHE="", HOME=str(tmp_path), XDG_CACHE_HOME="")

    assert done.returncode == 0
    assert done.stdout == run("score", SAMPLE).stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["a-file", "a-file/below", "new/folder"])
def test_a_cache_that_cannot_be_used_is_no_fault(run: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").touch()

    done = run("score", SAMPLE, MATURITY_CACHE=str(tmp_path / place))

    assert (done.returncode, done.stderr) == (0, "")
    assert "Overall that is Minimum" in done.stdout


def test_without_a_home_folder_scoring_works(run: Run) -> None:
    env = {"HOME": "", "XDG_CACHE_HOME": "", "MATURITY_CACHE": ""}

    assert run("score", SAMPLE, **env).returncode == 0


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp850"])
def test_a_terminal_that_lacks_a_letter_gets_the_result_all_the_same(
    run: Run, encoding: str
) -> None:
    """A Windows console, or a pipe on Windows, cannot show every Welsh letter."""
    done = run("score", SAMPLE, "--roles", "T\u0177 Cyngor", PYTHONIOENCODING=encoding)

    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    assert "1 role took part" in done.stdout


@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_json_is_utf_8_and_whole_whatever_letters_the_terminal_has(run: Run, encoding: str) -> None:
    args = ("score", SAMPLE, "--format", "json", "--roles", "T\u0177")

    done = run(*args, PYTHONIOENCODING=encoding)

    assert json.loads(done.stdout)["roles"] == ["T\u0177"]


def test_a_roles_text_with_a_line_break_stays_on_its_line(invoke: Invoke) -> None:
    assert "1 role took part: A B." in " ".join(
        invoke("score", SAMPLE, "--roles", "A\nB").stdout.split()
    )


@pytest.mark.parametrize("command", [("score", str(SAMPLE)), ("template",), ("check",)])
def test_a_full_disk_behind_the_output_is_said_in_a_sentence(command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "maturity", *command],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 1
    assert done.stderr == "The output could not be written: No space left on device.\n"
