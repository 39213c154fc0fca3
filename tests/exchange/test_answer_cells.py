"""One cell of an answers file: what is read, and what is refused with which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.assessment import NoLevel, Response
from maturity.exchange.answer_cells import (
    FaultyCell,
    read_evidence,
    read_response,
    read_target,
    read_words,
    write_response,
    write_words,
)
from tests.builders import a_question, a_questionnaire, a_theme
from tests.documents.sample_results import shipped

ALLOWED = "write a level from 0 to 5, na, dont_know, or leave it empty"


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("0", 0),
        ("5", 5),
        ("4", 4),
        ("04", 4),
        ("4.", 4),
        ("4.0", 4),
        ("4.00", 4),
        ("4,0", 4),
        ("4,00", 4),
        ("4 - Leader", 4),
        ("4-leader", 4),
        ("4 \u2013 leader", 4),
        ("4 \u2014 LEADER", 4),
        ("4: Leader", 4),
        ("4 Leader", 4),
        ("4\u00a0Leader", 4),
        ("4.0 - Leader", 4),
        ("4,0 Leader", 4),
        ("4 -", 4),
        ("0 - Not in place", 0),
    ],
)
def test_a_level_is_read_as_spreadsheets_write_it(cell: str, level: int) -> None:
    assert read_response(cell, shipped()) == level


@pytest.mark.parametrize(
    ("cell", "response"),
    [
        ("", NoLevel.UNANSWERED),
        ("na", NoLevel.NOT_APPLICABLE),
        ("NA", NoLevel.NOT_APPLICABLE),
        ("n/a", NoLevel.NOT_APPLICABLE),
        ("N/A", NoLevel.NOT_APPLICABLE),
        ("Not applicable", NoLevel.NOT_APPLICABLE),
        ("dont_know", NoLevel.DONT_KNOW),
        ("DONT_KNOW", NoLevel.DONT_KNOW),
        ("don't know", NoLevel.DONT_KNOW),
        ("Don\u2019t know", NoLevel.DONT_KNOW),
        ("dont know", NoLevel.DONT_KNOW),
    ],
)
def test_an_answer_that_is_not_a_level_is_read(cell: str, response: Response) -> None:
    assert read_response(cell, shipped()) is response


@pytest.mark.parametrize(
    "cell",
    [
        "6",
        "99",
        "999999999",
        "9" * 5000,
        "-1",
        "\u22121",
        "+4",
        "4.5",
        "4,5",
        "4.01",
        "4e0",
        "0x4",
        "four",
        "\u0664",
        "\u096a",
        "\uff14",
        "\u00b2",
        "4Leader",
        "nan",
        "?",
        "40 %",
        "TRUE",
    ],
)
def test_anything_else_is_refused_with_what_is_allowed(cell: str) -> None:
    with pytest.raises(FaultyCell, match=ALLOWED):
        read_response(cell, shipped())


@pytest.mark.parametrize("cell", ["4 - Mature", "4 Mature", "4: mature", "4.0 \u2013 Mature"])
def test_a_level_with_the_name_of_another_is_refused(cell: str) -> None:
    with pytest.raises(FaultyCell, match="level 4 is called Leader"):
        read_response(cell, shipped())


def test_the_highest_level_is_the_questionnaires_own() -> None:
    short = a_questionnaire(a_theme("tea", [a_question("tea.warm", top=2)]), top=2)

    assert read_response("2 - Level 2", short) == 2
    with pytest.raises(FaultyCell, match="write a level from 0 to 2"):
        read_response("3", short)


@pytest.mark.parametrize("name", ["Not in place yet", "not in place yet"])
def test_level_0_may_be_written_with_the_name_that_a_result_shows(name: str) -> None:
    assert read_response(f"0 - {name}", shipped()) == 0


@given(cell=st.text())
def test_any_cell_is_a_response_or_a_faulty_cell(cell: str) -> None:
    try:
        response = read_response(cell, shipped())
    except FaultyCell:
        return

    assert isinstance(response, NoLevel) or 0 <= response <= 5


@pytest.mark.parametrize(
    ("cell", "target"), [("", None), ("0", 0), ("3", 3), ("3.0", 3), ("3 - Mature", 3)]
)
def test_a_target_is_a_level_or_none(cell: str, target: int | None) -> None:
    assert read_target(cell, shipped()) == target


@pytest.mark.parametrize("cell", ["6", "-1", "na", "dont_know", "soon"])
def test_a_target_that_is_no_level_is_refused(cell: str) -> None:
    with pytest.raises(FaultyCell, match="write a level from 0 to 5"):
        read_target(cell, shipped())


def test_a_refused_target_does_not_offer_words_that_a_target_cannot_be() -> None:
    with pytest.raises(FaultyCell) as caught:
        read_target("na", shipped())

    assert "na, dont_know" not in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("checked", "checked"),
        ("records", "records"),
        ("document", "document"),
        ("word", "word"),
        ("Records", "records"),
        ("", None),
    ],
)
def test_evidence_is_one_of_four_kinds_or_not_stated(cell: str, kind: str) -> None:
    assert read_evidence(cell) == kind


@pytest.mark.parametrize("cell", ["hearsay", "record", "yes", "by others", "3"])
def test_an_unknown_kind_of_evidence_is_refused_with_the_four(cell: str) -> None:
    with pytest.raises(FaultyCell, match="one of checked, records, document, word, or leave it"):
        read_evidence(cell)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Our word", "word"),
        ("checked by others", "checked"),
        ("A document", "document"),
        ("", None),
    ],
)
def test_evidence_may_be_written_as_results_call_it(cell: str, kind: str | None) -> None:
    assert read_evidence(cell) == kind


@given(response=st.one_of(st.integers(0, 5), st.sampled_from(NoLevel)))
def test_a_response_that_was_written_is_read_back(response: Response) -> None:
    assert read_response(write_response(response), shipped()) == response


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 1234", "'+44 1234"),
        ("- first\n- second", "'- first\n- second"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r@SUM(A1)", "'@SUM(A1)"),
        ("\uff1dSUM(A1)", "'\uff1dSUM(A1)"),
        ("'=1+1", "''=1+1"),
        ("'tis so", "'tis so"),
        ("5 = 5", "5 = 5"),
        ("", ""),
        ("'", "'"),
    ],
)
def test_words_are_led_by_an_apostrophe_only_where_a_spreadsheet_would_run_them(
    text: str, cell: str
) -> None:
    assert write_words(text) == cell
    assert read_words(cell) == text.strip()


@given(text=st.text(st.one_of(st.characters(), st.sampled_from("'=+-@ \t\r\n"))))
def test_words_that_were_written_are_read_back_and_never_run(text: str) -> None:
    cell = write_words(text)

    assert read_words(cell) == text.strip()
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("cell", [" Good ", "\tGood\n", "\u00a0Good"])
def test_blanks_at_the_ends_of_words_mean_nothing(cell: str) -> None:
    assert read_words(cell) == "Good"
    assert write_words(cell) == "Good"
