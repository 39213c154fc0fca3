"""Writing a template where the user wants it: whole, new, and readable in a spreadsheet."""

import os
from pathlib import Path

import pytest

from maturity.domain.assessment import Scope
from maturity.errors import NotFound, OutputError
from maturity.exchange.answers_csv import read_answers
from maturity.usecases.make_template import make_template, template_hints, write_template
from tests.documents.sample_results import OURS, shipped
from tests.shipped import shipped_library


@pytest.mark.parametrize(("scope", "rows"), [(Scope.FULL, 36), (Scope.LIGHT, 20)])
def test_a_written_template_has_a_row_for_each_question_asked(
    tmp_path: Path, scope: Scope, rows: int
) -> None:
    path = tmp_path / "answers.csv"

    write_template(make_template(shipped_library(), OURS, scope), path)

    assert len(read_answers(path, shipped())) == rows


def test_a_template_is_written_so_that_excel_reads_its_accents(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"

    write_template("question,level\r\n", path)

    assert path.read_bytes() == b"\xef\xbb\xbfquestion,level\r\n"


def test_nothing_but_the_template_is_left_in_the_folder(tmp_path: Path) -> None:
    write_template("question,level\r\n", tmp_path / "answers.csv")

    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


def test_an_empty_file_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.touch()

    write_template("question,level\r\n", path)

    assert path.stat().st_size > 0


def test_a_file_that_may_hold_answers_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match="exists already and is not overwritten"):
        write_template("question,level\r\n", path)

    assert path.read_text(encoding="utf-8") == "mine"
    assert [found.name for found in tmp_path.iterdir()] == ["answers.csv"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_device_or_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    """As root, `--out /dev/null` would otherwise replace the device for everybody."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(OutputError):
        write_template("question,level\r\n", pipe)

    assert pipe.is_fifo()


def test_a_folder_is_refused_as_a_place_to_write(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_template("question,level\r\n", tmp_path)


@pytest.mark.parametrize("name", ["missing/answers.csv", "file/answers.csv", "x" * 300])
def test_a_place_that_cannot_be_written_says_why_and_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match=r"cannot be written: .+\. Choose a folder that you can"):
        write_template("question,level\r\n", tmp_path / name)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder that nobody can write")
def test_a_folder_that_cannot_be_written_to_says_so() -> None:
    with pytest.raises(OutputError, match="cannot be written: "):
        write_template("question,level\r\n", Path("/sys/kernel/answers.csv"))


def test_the_hints_say_how_to_fill_the_template_in(tmp_path: Path) -> None:
    first, *words = template_hints(shipped_library(), OURS, tmp_path / "answers.csv")

    assert str(tmp_path / "answers.csv") in first
    assert "0 to 5, 'na' with a reason, or 'dont_know'" in first
    assert len(words) == len(shipped().definitions)


def test_an_unknown_questionnaire_has_no_template() -> None:
    with pytest.raises(NotFound):
        make_template(shipped_library(), "other", Scope.FULL)
