"""A file that is no content file is refused in words, whatever it holds."""

from pathlib import Path

import pytest

from maturity.content.toml_file import BIGGEST_FILE
from tests.content.folder import a_folder, says

FILES = ["questionnaire.toml", "plan.toml"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_line_ends_and_byte_order_marks_change_nothing(
    tmp_path: Path, mark: bytes, line_end: bytes
) -> None:
    plain = a_folder(tmp_path / "plain").add("plan.toml", 'why = """One\ntwo."""')
    other = a_folder(tmp_path / "other").add("plan.toml", 'why = """One\ntwo."""')
    for path in other.path.iterdir():
        path.write_bytes(mark + path.read_bytes().replace(b"\n", line_end))

    assert other.load() == plain.load()


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "text",
    ["id = ", "id = 'a'\nid = 'b'", "[[levels]\n", "{", "a = 1979-13-45", "a = 'b\nc'"],
)
def test_broken_toml_is_reported_with_its_place(tmp_path: Path, file: str, text: str) -> None:
    problems = a_folder(tmp_path).write(file, text).problems()

    assert says(problems, f"sample/{file}: this is not valid TOML: ", "line") or says(
        problems, f"sample/{file}: this is not valid TOML: ", "end of document"
    )


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "content",
    ["title = 'Caffè'".encode("latin-1"), "id = 'a'".encode("utf-16"), b"\x89PNG\r\n\x1a\n\xff"],
    ids=["latin-1", "utf-16", "picture"],
)
def test_a_file_that_is_not_utf_8_is_reported(tmp_path: Path, file: str, content: bytes) -> None:
    problems = a_folder(tmp_path).write(file, content).problems()

    assert says(problems, f"sample/{file}: the file is not UTF-8 text", "Save it as UTF-8")


@pytest.mark.parametrize("code", ["0000", "0007", "001B", "007F", "009B"])
def test_a_control_character_is_reported(tmp_path: Path, code: str) -> None:
    folder = a_folder(tmp_path).change("plan.toml", "Title of plan.aim", f"Title\\u{code}!")

    [problem] = folder.problems()

    assert problem.startswith("sample/plan.toml: ")
    assert "has a control character. Remove it" in problem
    assert problem.isprintable()


def test_a_control_character_hides_no_other_fault(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change("questionnaire.toml", '"Sample"', '"Sam\\u0007ple"')

    problems = folder.change("plan.toml", "plan.aim at 2.", "").problems()

    assert says(problems, "sample/questionnaire.toml", "control character. Remove it")
    assert says(problems, "sample/plan.toml: question 'plan.aim'", "is empty")


def test_a_control_character_in_a_field_name_is_reported(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change("plan.toml", "title = ", '"ti\\u0000tle" = ')

    [problem] = folder.problems()

    assert "control character. Remove it" in problem
    assert problem.isprintable()


def test_tabs_and_lines_are_no_control_characters(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change("plan.toml", "Title of plan.aim", "One\\ttwo\\nthree")

    assert folder.load().themes[0].questions[0].title == "One\ttwo\nthree"


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_3_megabytes_is_refused(tmp_path: Path, file: str) -> None:
    problems = a_folder(tmp_path).add(file, "#" * 3_000_000).problems()

    assert f"sample/{file}: the file is larger than 2 MB. Split or shorten it." in problems


def test_a_file_just_within_the_limit_is_read(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    spare = BIGGEST_FILE - (folder.path / "plan.toml").stat().st_size

    folder.add("plan.toml", "#" * (spare - 2))

    assert (folder.path / "plan.toml").stat().st_size == BIGGEST_FILE
    assert folder.problems() == ()


@pytest.mark.parametrize("file", FILES)
def test_a_folder_in_the_place_of_a_file_is_reported(tmp_path: Path, file: str) -> None:
    folder = a_folder(tmp_path).remove(file)
    (folder.path / file).mkdir()

    place = f"sample/{file}: this is a folder"
    assert says(folder.problems(), place, "Rename it, and add a file of this name")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "line",
    [
        "a = " + "[" * 5000 + "]" * 5000,
        "a = " + "[" * 250 + "]" * 250,
        ".".join(["a"] * 5000) + " = 1",
        "a = " + "9" * 5000,
        "a = 0x" + "f" * 5000,
        "a = 1e99999",
    ],
    ids=["deep lists", "less deep lists", "deep names", "long number", "hexadecimal", "too large"],
)
def test_a_file_meant_to_break_the_reader_is_refused_in_words(
    tmp_path: Path, file: str, line: str
) -> None:
    folder = a_folder(tmp_path)
    text = (folder.path / file).read_text(encoding="utf-8")

    problems = folder.write(file, text.replace("title", f"{line}\ntitle", 1)).problems()

    assert says(problems, f"sample/{file}: ")
    assert not says(problems, "Invalid JSON")
    assert max(len(problem) for problem in problems) < 500
