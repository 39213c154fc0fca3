"""An answers file that was uploaded: bytes with a name, which each message uses."""

import pytest

from maturity.domain.assessment import Answer
from maturity.errors import AnswersError
from maturity.exchange.answers_csv import read_uploaded_answers
from maturity.exchange.text_file import BIGGEST
from tests.documents.sample_results import shipped

JOURNEY = (
    "question;level;comment\r\n"
    "policy.scope;4 - Leader;Good\r\n"
    "policy.climate;6;\r\n"
    "policy.scope;3;\r\n"
    "policy.skill;3;\r\n"
)


def problems(data: bytes, name: str = "our answers.csv") -> tuple[str, ...]:
    with pytest.raises(AnswersError) as caught:
        read_uploaded_answers(name, data, shipped())
    return caught.value.problems


def test_a_level_with_its_name_and_semicolons_are_read() -> None:
    data = b"question;level\r\npolicy.scope;4 - Leader\r\n"

    assert read_uploaded_answers("a.csv", data, shipped()) == {"policy.scope": Answer(4)}


def test_a_file_with_several_faults_says_each_by_the_name_the_user_gave_it() -> None:
    assert problems(JOURNEY.encode()) == (
        (
            "our answers.csv, row 3, column level: '6': write a level from 0 to 5, na, dont_know, "
            "or leave it empty."
        ),
        (
            "our answers.csv, row 4, column question: 'policy.scope': this question stands in "
            "row 2 already. Keep one of the two."
        ),
        (
            "our answers.csv, row 5, column question: 'policy.skill': there is no such question in "
            "social-value-2026. Did you mean policy.skills?"
        ),
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty."),
        (b"PK\x03\x04\x14\x00", "this is an Excel, Word or zip file, not a CSV file. Open it and"),
        (b"question,level\n", "there is a header but no row below it."),
        (b" " * (BIGGEST + 1), "the file is larger than 5 MB, which is too much."),
    ],
    ids=["empty", "excel", "header", "large"],
)
def test_a_file_that_holds_no_answers_says_what_it_is(data: bytes, what: str) -> None:
    found = problems(data)

    assert len(found) == 1
    assert found[0].startswith(f"our answers.csv: {what}")


def test_the_file_of_another_questionnaire_is_said_to_be_one_before_its_rows() -> None:
    found = problems(b"question,level\nbean.ground,3\nbean.roast,3\n")

    assert found[0] == (
        "our answers.csv: none of its questions is in social-value-2026. Is it the file of another "
        "questionnaire?"
    )
    assert len(found) == 3


def test_one_known_question_is_enough_to_be_the_right_questionnaire() -> None:
    found = problems(b"question,level\npolicy.scope,3\nbean.ground,3\nbean.roast,3\n")

    assert not any("another questionnaire" in problem for problem in found)
