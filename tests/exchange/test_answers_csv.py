"""An answers file is read whole or refused: its columns, separators, encodings and rows."""

from pathlib import Path

import pytest

from maturity.domain.assessment import Answer, NoLevel
from maturity.exchange.answers_csv import COLUMNS
from tests.exchange.answer_files import problems, read


def test_question_and_level_are_enough(tmp_path: Path) -> None:
    answers = read(tmp_path, "question,level\npolicy.scope,3\n")

    assert answers == {"policy.scope": Answer(3)}


def test_columns_stand_in_any_order_and_others_are_ignored(tmp_path: Path) -> None:
    answers = read(
        tmp_path,
        "who,target,comment,level,colour,evidence_note,evidence_link,evidence,reason,question\n"
        "Ann,4,Good,3,red,Minutes,https://example.org,records,,policy.scope\n",
    )

    assert answers["policy.scope"] == Answer(
        3,
        evidence="records",
        evidence_link="https://example.org",
        evidence_note="Minutes",
        comment="Good",
        target=4,
    )


@pytest.mark.parametrize(
    "header", ["Question,LEVEL", " question , level ", '"question","level"', "level,question"]
)
def test_the_header_is_read_without_regard_to_case_spaces_and_quotes(
    tmp_path: Path, header: str
) -> None:
    row = "3,policy.scope" if header.startswith("level") else "policy.scope,3"

    assert read(tmp_path, f"{header}\n{row}\n") == {"policy.scope": Answer(3)}


def test_columns_without_a_name_or_with_the_same_foreign_name_are_ignored(tmp_path: Path) -> None:
    assert read(tmp_path, "question,,note,note,level\npolicy.scope,a,b,c,3\n") == {
        "policy.scope": Answer(3)
    }


def test_a_line_break_in_the_name_of_another_column_does_no_harm(tmp_path: Path) -> None:
    answers = read(tmp_path, 'question,level,"our\nnotes"\npolicy.scope,3,x\n')

    assert answers == {"policy.scope": Answer(3)}


def test_the_four_states_of_an_answer_stay_distinct(tmp_path: Path) -> None:
    answers = read(
        tmp_path,
        "question,level,reason\npolicy.scope,0,\npolicy.climate,na,We own no land.\n"
        "policy.leadership,dont_know,\npolicy.capacity,,\n",
    )

    assert [answer.response for answer in answers.values()] == [
        0,
        NoLevel.NOT_APPLICABLE,
        NoLevel.DONT_KNOW,
        NoLevel.UNANSWERED,
    ]
    assert answers["policy.climate"].reason == "We own no land."


def test_a_short_row_leaves_its_last_columns_empty(tmp_path: Path) -> None:
    assert read(tmp_path, f"{','.join(COLUMNS)}\npolicy.scope,3\n") == {"policy.scope": Answer(3)}


def test_a_trailing_empty_column_does_no_harm(tmp_path: Path) -> None:
    answers = read(tmp_path, "question,level,\npolicy.scope,3,\npolicy.climate,2,,,\n")

    assert answers == {"policy.scope": Answer(3), "policy.climate": Answer(2)}


@pytest.mark.parametrize("blank", ["\n", ",\n", " , \n", "\n\n\n", ",,,,,\n"])
def test_blank_rows_are_passed_over(tmp_path: Path, blank: str) -> None:
    content = f"question,level\n{blank}policy.scope,3\n{blank}policy.climate,2\n{blank}"

    assert read(tmp_path, content) == {"policy.scope": Answer(3), "policy.climate": Answer(2)}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_separators_line_ends_and_encodings_are_recognised(
    tmp_path: Path, separator: str, line_end: str, encoding: str
) -> None:
    rows = [("question", "level", "comment"), ("policy.scope", "3", "\u201c\u00a35,000\u201d")]
    text = "".join(separator.join(f'"{cell}"' for cell in row) + line_end for row in rows)

    answers = read(tmp_path, text.encode(encoding))

    assert answers == {"policy.scope": Answer(3, comment="\u201c\u00a35,000\u201d")}


@pytest.mark.parametrize(
    ("byte", "character"),
    [(b"\xa3", "\u00a3"), (b"\x93", "\u201c"), (b"\x92", "\u2019"), (b"\x96", "\u2013")],
)
def test_what_windows_writes_is_read_as_windows_meant_it(
    tmp_path: Path, byte: bytes, character: str
) -> None:
    answers = read(tmp_path, b"question,level,comment\npolicy.scope,3," + byte + b"\n")

    assert answers["policy.scope"].comment == character


def test_decimal_commas_are_read_where_semicolons_part_the_cells(tmp_path: Path) -> None:
    answers = read(tmp_path, "question;level;target\npolicy.scope;4,0;5,0\n")

    assert answers == {"policy.scope": Answer(4, target=5)}


@pytest.mark.parametrize(("first", "separator"), [("sep=;", ";"), ("sep=,", ","), ("SEP=\t", "\t")])
def test_the_line_that_excel_writes_above_the_header_is_passed_over(
    tmp_path: Path, first: str, separator: str
) -> None:
    text = f"{first}\r\nquestion{separator}level\r\npolicy.scope{separator}3\r\n"

    assert read(tmp_path, text) == {"policy.scope": Answer(3)}


def test_a_quoted_comment_may_hold_separators_quotes_and_line_breaks(tmp_path: Path) -> None:
    answers = read(tmp_path, 'question,level,comment\npolicy.scope,3,"One, ""two""\nand three"\n')

    assert answers["policy.scope"].comment == 'One, "two"\nand three'


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_a_carriage_return_or_line_feed_ends_a_row(tmp_path: Path, mark: str) -> None:
    """Word's own line break (vertical tab) comes along when text is pasted into a spreadsheet."""
    answers = read(tmp_path, f"question,level,comment\npolicy.scope,3,one{mark}two\n")

    assert answers["policy.scope"].comment == f"one{mark}two"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path: Path, line_end: str) -> None:
    lines = [
        "question,level,comment",
        'policy.scope,3,"one',
        "two",
        'three"',
        "",
        ",,",
        "policy.climate,9,",
    ]

    found = problems(tmp_path, line_end.join(lines) + line_end)

    assert [problem.split(",")[1] for problem in found] == [" row 5"]


def test_the_line_above_the_header_is_not_counted_as_excel_does_not_show_it(
    tmp_path: Path,
) -> None:
    found = problems(tmp_path, "sep=;\r\nquestion;level\r\npolicy.scope;9\r\n")

    assert "row 2," in found[0]


def test_a_blank_line_above_the_header_is_counted(tmp_path: Path) -> None:
    found = problems(tmp_path, "\nquestion,level\npolicy.scope,9\n")

    assert "row 3," in found[0]


def test_spaces_around_a_cell_are_left_out(tmp_path: Path) -> None:
    answers = read(tmp_path, "question,level,comment\n policy.scope , 3 ,  Good  \n")

    assert answers == {"policy.scope": Answer(3, comment="Good")}


def test_html_in_a_comment_is_kept_as_it_is(tmp_path: Path) -> None:
    answers = read(tmp_path, "question,level,comment\npolicy.scope,3,<b>{bold}</b> %s\n")

    assert answers["policy.scope"].comment == "<b>{bold}</b> %s"
