"""What each kind of evidence supports, and the evidenced score."""

from fractions import Fraction

import pytest
from hypothesis import given

from maturity.domain.assessment import Answer, EvidenceKind
from maturity.domain.evidence import EvidenceCount
from maturity.domain.questionnaire import EvidenceCaps, Questionnaire
from maturity.domain.scoring import score
from tests.builders import a_question, a_questionnaire, a_theme
from tests.domain.strategies import answered

CAPS = EvidenceCaps(word=2, document=3, records=4)


@pytest.mark.parametrize(
    ("kind", "supported"), [("word", 2), ("document", 3), ("records", 4), ("checked", 5)]
)
def test_each_kind_of_evidence_caps_an_answer_at_the_top(
    kind: EvidenceKind, supported: int
) -> None:
    questionnaire = a_questionnaire(a_theme("only", [a_question("q")]), evidence=CAPS)

    scorecard = score(questionnaire, {"q": Answer(5, evidence=kind)})

    assert scorecard.evidenced == Fraction(supported, 5)
    assert scorecard.score.point == 1


def test_an_answer_without_a_kind_of_evidence_rests_on_ones_word() -> None:
    questionnaire = a_questionnaire(a_theme("only", [a_question("q")]), evidence=CAPS)

    assert score(questionnaire, {"q": Answer(4)}).evidenced == Fraction(2, 5)


@pytest.mark.parametrize(("supports", "expected"), [(None, 3), (4, 4), (5, 5), (1, 1)])
def test_a_question_may_say_what_a_document_supports(supports: int | None, expected: int) -> None:
    question = a_question("q", document_supports=supports)
    questionnaire = a_questionnaire(a_theme("only", [question]), evidence=CAPS)

    scorecard = score(questionnaire, {"q": Answer(5, evidence="document")})

    assert scorecard.evidenced == Fraction(expected, 5)


def test_without_an_evidence_table_nothing_is_capped_or_counted() -> None:
    question = a_question("q", document_supports=1)
    questionnaire = a_questionnaire(a_theme("only", [question]))

    scorecard = score(questionnaire, {"q": Answer(5, evidence="document")})

    assert scorecard.evidenced == scorecard.score.point
    assert scorecard.evidence is None


def test_answers_at_mature_or_higher_are_counted_with_the_evidence_they_ask_for() -> None:
    names = ("a", "b", "c", "d")
    questionnaire = a_questionnaire(
        a_theme("only", [a_question(name) for name in names]), evidence=CAPS
    )
    given_answers = {
        "a": Answer(3, evidence="document"),
        "b": Answer(4, evidence="document"),
        "c": Answer(3, evidence="word"),
        "d": Answer(2, evidence="word"),
    }

    assert score(questionnaire, given_answers).evidence == EvidenceCount(3, asked=3, shown=1)


@given(answered())
def test_the_evidenced_score_is_never_above_the_score(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    scorecard = score(*drawn)

    for result in (scorecard, *scorecard.themes):
        assert (result.evidenced is None) == (result.score.point is None)
        if result.evidenced is not None and result.score.point is not None:
            assert 0 <= result.evidenced <= result.score.point


@given(answered())
def test_with_everything_checked_the_evidenced_score_is_the_score(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    questionnaire, given_answers = drawn
    checked = {i: Answer(a.response, evidence="checked") for i, a in given_answers.items()}

    scorecard = score(questionnaire, checked)

    assert scorecard.evidenced == scorecard.score.point
