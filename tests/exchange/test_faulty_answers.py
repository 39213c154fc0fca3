"""What an answers file's reader is told when the file is at fault: where, what, and what to do."""

import contextlib
import os
import threading
import time
from pathlib import Path

import pytest

from maturity.exchange.text_file import BIGGEST
from tests.exchange.answer_files import path_in, problems, problems_of, write

ALLOWED = "write a level from 0 to 5, na, dont_know, or leave it empty."


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "policy.scop,3,,,,",
            (
                "row 2, column question: 'policy.scop': there is no such question in "
                "social-value-2026. Did you mean policy.scope?"
            ),
        ),
        (
            "weather,3,,,,",
            "row 2, column question: 'weather': there is no such question in social-value-2026.",
        ),
        ("policy.scope,6,,,,", f"row 2, column level: '6': {ALLOWED}"),
        ("policy.scope,-1,,,,", f"row 2, column level: '-1': {ALLOWED}"),
        ("policy.scope,four,,,,", f"row 2, column level: 'four': {ALLOWED}"),
        ("policy.scope,na,,,,", "row 2, column reason: '': say why the question does not apply."),
        (
            "policy.scope,3,,hearsay,,",
            (
                "row 2, column evidence: 'hearsay': write one of checked, records, document, word, "
                "or leave it empty."
            ),
        ),
    ],
)
def test_a_faulty_row_names_file_row_column_value_and_what_is_allowed(
    tmp_path: Path, row: str, expected: str
) -> None:
    found = problems(tmp_path, f"question,level,reason,evidence,evidence_link,target\n{row}\n")

    assert found == (f"{path_in(tmp_path)}, {expected}",)


def test_a_faulty_target_names_its_column(tmp_path: Path) -> None:
    found = problems(tmp_path, "question,level,target\npolicy.scope,3,7\n")

    assert len(found) == 1
    assert found[0].endswith(
        "row 2, column target: '7': write a level from 0 to 5, or leave it empty."
    )


def test_a_level_with_another_levels_name_says_both(tmp_path: Path) -> None:
    found = problems(tmp_path, "question,level\npolicy.scope,4 - Mature\n")

    assert found[0].endswith(
        "row 2, column level: '4 - Mature': level 4 is called Leader; write the number alone."
    )


def test_a_question_that_stands_twice_names_both_rows(tmp_path: Path) -> None:
    found = problems(tmp_path, "question,level\npolicy.scope,3\n\npolicy.scope,3\n")

    assert found == (
        (
            f"{path_in(tmp_path)}, row 4, column question: 'policy.scope': this question stands in "
            "row 2 already. Keep one of the two."
        ),
    )


def test_all_faulty_rows_and_columns_are_reported_together(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        "question,level,evidence\npolicy.scope,9,hearsay\npolicy.climate,3,\n"
        "policy.climate,2,\nweather,1,\npolicy.skills,na,\n",
    )

    assert [problem.split(": ")[0] for problem in found] == [
        f"{path_in(tmp_path)}, {where}"
        for where in (
            "row 2, column level",
            "row 2, column evidence",
            "row 4, column question",
            "row 5, column question",
            "row 6, column reason",
        )
    ]


def test_a_row_with_more_cells_than_the_header_says_which_text_is_left_over(
    tmp_path: Path,
) -> None:
    found = problems(tmp_path, "question,level,comment\npolicy.scope,3,Good, but late\n")

    assert len(found) == 1
    assert found[0].startswith(f"{path_in(tmp_path)}, row 2, column 4: ")
    assert found[0].endswith(
        "but late': the row has more cells than the header. Put text with a separator into quotes."
    )


def test_a_row_without_a_question_says_that_the_question_is_missing(tmp_path: Path) -> None:
    found = problems(tmp_path, "question,level\n,3\n")

    assert "row 2, column question" in found[0]
    assert "there is no such question" not in found[0]


def test_a_question_mark_is_not_followed_by_a_full_stop(tmp_path: Path) -> None:
    found = problems(tmp_path, "question,level\npolicy.scop,3\n")

    assert not found[0].endswith("?.")


@pytest.mark.parametrize("value", ["x" * 5000, "line one\nline two", "\x1b[31mred", "{0} %s"])
def test_a_problem_is_one_readable_line_whatever_the_value(tmp_path: Path, value: str) -> None:
    found = problems(tmp_path, f'question,level\npolicy.scope,"{value}"\n')

    assert len(found) == 1
    assert len(found[0]) < 250
    assert found[0].isprintable()


def test_a_quotation_mark_that_is_not_closed_is_named(tmp_path: Path) -> None:
    found = problems(tmp_path, 'question,level,comment\npolicy.scope,3,"Good\n')

    assert found == (
        (
            f"{path_in(tmp_path)}, after row 1: the rest cannot be split into cells (unexpected "
            "end of data). Is a quotation mark not closed?"
        ),
    )


def test_a_quotation_mark_that_is_not_closed_is_found_where_it_opens(tmp_path: Path) -> None:
    rest = "policy.climate,3,\npolicy.skills,3,\n"

    found = problems(tmp_path, f'question,level,comment\npolicy.scope,3,"Good\n{rest}')

    assert found[0].startswith(f"{path_in(tmp_path)}, after row 1: ")


def test_faulty_rows_above_a_quotation_mark_are_reported_with_it(tmp_path: Path) -> None:
    found = problems(tmp_path, 'question,level,comment\npolicy.scope,9,\npolicy.climate,3,"Good\n')

    assert [problem.split(": ")[0] for problem in found] == [
        f"{path_in(tmp_path)}, row 2, column level",
        f"{path_in(tmp_path)}, after row 2",
    ]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"  \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"]
)
def test_an_empty_file_says_so(tmp_path: Path, content: bytes) -> None:
    assert problems(tmp_path, content) == (f"{path_in(tmp_path)}: the file is empty.",)


@pytest.mark.parametrize("below", ["", "\n", "\n\n", "\n,\n, ,\n"])
def test_a_header_without_rows_says_so(tmp_path: Path, below: str) -> None:
    assert problems(tmp_path, f"question,level{below}") == (
        f"{path_in(tmp_path)}: there is a header but no row below it. Add a row for each question.",
    )


@pytest.mark.parametrize(
    ("first", "missing"),
    [
        ("policy.scope,3", "question or level"),
        ("question,answer", "level"),
        ("id;level", "question"),
        ("question|level", "question or level"),
        ('"question,level', "question or level"),
    ],
)
def test_a_missing_header_or_column_is_named_with_how_to_write_it(
    tmp_path: Path, first: str, missing: str
) -> None:
    assert problems(tmp_path, f"{first}\npolicy.climate,3\n") == (
        (
            f"{path_in(tmp_path)}, row 1: the header has no column {missing}. Write it as: "
            "question,level,reason,evidence,evidence_link,evidence_note,comment,target."
        ),
    )


def test_a_column_that_stands_twice_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, "question,level,Level\npolicy.scope,3,4\n") == (
        f"{path_in(tmp_path)}, row 1: the column level stands twice. Keep one.",
    )


def test_all_problems_of_a_header_are_reported_with_its_row(tmp_path: Path) -> None:
    found = problems(tmp_path, "\n\nquestion,Question\npolicy.scope,3\n")

    assert [problem.split(". ")[0] for problem in found] == [
        f"{path_in(tmp_path)}, row 3: the header has no column level",
        f"{path_in(tmp_path)}, row 3: the column question stands twice",
    ]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "this is an Excel, Word or zip file, not a CSV file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old Excel or Word file, not a CSV"),
        (b"%PDF-1.7\n", "this is a PDF, not a CSV file."),
        ("question,level\n".encode("utf-16"), "the text is UTF-16. Save it as 'CSV UTF-8'."),
        (b"\xfe\xff\x00q", "the text is UTF-16. Save it as 'CSV UTF-8'."),
        (b"\x7fELF\x02\x01\x01\x00\x00", "this is not a text file. Choose a CSV file."),
        (b"question,level\npolicy.scope,3\x00\n", "this is not a text file. Choose a CSV file."),
        (b"question,level,comment\npolicy.scope,3,\x81\n", "neither UTF-8 nor Windows-1252."),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_do(
    tmp_path: Path, content: bytes, what: str
) -> None:
    found = problems(tmp_path, content)

    assert len(found) == 1
    assert found[0].startswith(f"{path_in(tmp_path)}: ")
    assert what in found[0]


def test_a_file_of_100_mb_is_refused_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "question,level\n")
    os.truncate(path, 100_000_000)
    start = time.perf_counter()

    found = problems_of(path)

    assert time.perf_counter() - start < 0.5
    assert found == (
        f"{path}: the file is larger than 5 MB, which is too much. Is it the right one?",
    )


@pytest.mark.parametrize(("over", "refused"), [(0, False), (1, True)])
def test_the_limit_of_size_is_exact(tmp_path: Path, over: int, *, refused: bool) -> None:
    head = b"question,level,comment\npolicy.scope,9,"

    found = problems(tmp_path, head + b" " * (BIGGEST + over - len(head)))

    assert ("larger than 5 MB" in found[0]) is refused


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_stream_without_a_size_is_not_read_without_end(tmp_path: Path) -> None:
    pipe = tmp_path / "answers.csv"
    os.mkfifo(pipe)

    def pour() -> None:
        with contextlib.suppress(BrokenPipeError):
            pipe.write_bytes(b" " * (BIGGEST + 1_000_000))

    writer = threading.Thread(target=pour)
    writer.start()
    found = problems_of(pipe)
    writer.join()

    assert "larger than 5 MB" in found[0]


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none.csv"

    assert problems_of(path) == (f"{path}: there is no such file. Check its name and folder.",)


def test_a_folder_in_place_of_a_file_says_so(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == (f"{tmp_path}: this is a folder. Name the file in it.",)


@pytest.mark.parametrize("name", ["x" * 300, "answers.csv/answers.csv"])
def test_a_path_that_cannot_be_read_says_why(tmp_path: Path, name: str) -> None:
    write(tmp_path, "question,level\n")

    assert "the file cannot be read: " in problems_of(tmp_path / name)[0]
