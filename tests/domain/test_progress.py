"""What changed between two rounds: facts, and averages that may say nothing."""

from fractions import Fraction

from hypothesis import given

from maturity.domain.assessment import Answer, Answers
from maturity.domain.progress import Change, Incomparable, Progress, Round, Why, progress
from maturity.domain.questionnaire import Question, Questionnaire
from tests.builders import DONT_KNOW, a_question, a_questionnaire, a_theme, answers
from tests.domain.strategies import answered


def between(
    before: Answers,
    after: Answers,
    earlier: list[Question] | None = None,
    later: list[Question] | None = None,
    top: int = 5,
) -> Progress:
    questions = [a_question(name) for name in "abc"]
    then = a_questionnaire(a_theme("only", earlier or questions))
    now = a_questionnaire(a_theme("only", later or questions), top=top)
    return progress(Round(then, before), Round(now, after))


def test_answers_that_rose_fell_or_stayed_are_told_apart() -> None:
    found = between(
        answers({"a": 1, "b": 3, "c": 2}),
        {"a": Answer(3, evidence="records"), "b": Answer(2), "c": Answer(2, evidence="checked")},
    )

    assert found.rose == (Change("a", 1, 3, with_records=True),)
    assert found.fell == (Change("b", 3, 2, with_records=False),)
    assert found.same == (Change("c", 2, 2, with_records=True),)


def test_a_question_answered_only_now_is_new_and_enters_no_average() -> None:
    found = between(answers({"a": 1}), answers({"a": 1, "b": 5}))

    assert found.new == ("b",)
    assert found.overall.after == Fraction(1, 5)


def test_a_question_that_lost_its_level_or_its_place_cannot_be_compared() -> None:
    found = between(
        answers({"a": 1, "b": 2, "c": 3}),
        answers({"a": DONT_KNOW, "c": 3}),
        later=[a_question("a"), a_question("c", meaning=2)],
    )

    assert found.incomparable == (
        Incomparable("a", Why.NO_LEVEL),
        Incomparable("b", Why.GONE),
        Incomparable("c", Why.MEANING),
    )
    assert found.new == ("c",)
    assert found.overall.before is None


def test_another_scale_makes_every_question_incomparable() -> None:
    found = between(answers({"a": 1}), answers({"a": 1}), later=[a_question("a", top=4)], top=4)

    assert found.incomparable == (Incomparable("a", Why.MEANING),)


def test_wording_may_be_corrected_and_the_question_stays_comparable() -> None:
    found = between(
        answers({"a": 1}), answers({"a": 2}), later=[a_question("a", text="Said better?")]
    )

    assert [change.question_id for change in found.rose] == ["a"]


def test_a_small_change_of_the_average_is_not_called_one() -> None:
    many = [a_question(f"q{n}") for n in range(9)]
    low = answers({q.id: 2 for q in many})
    one_more = low | answers({"q0": 3})
    all_more = answers({q.id: 3 for q in many})

    small = between(low, one_more, many, many)
    large = between(low, all_more, many, many)

    assert not small.overall.clear
    assert large.overall.clear
    assert large.themes[0].average.clear


@given(answered())
def test_a_round_compared_with_itself_has_not_moved(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    found = progress(Round(*drawn), Round(*drawn))

    assert (found.rose, found.fell, found.new, found.incomparable) == ((), (), (), ())
    assert found.overall.before == found.overall.after
    assert not found.overall.clear


@given(answered(), answered())
def test_comparing_backwards_swaps_what_rose_and_what_fell(
    one: tuple[Questionnaire, dict[str, Answer]], other: tuple[Questionnaire, dict[str, Answer]]
) -> None:
    questionnaire = one[0]
    later = {q.id: other[1].get(q.id, Answer(0)) for q in questionnaire.questions}
    capped = {
        i: a if a.level is None or a.level <= questionnaire.top_level else Answer(0)
        for i, a in later.items()
    }

    forth = progress(Round(questionnaire, one[1]), Round(questionnaire, capped))
    back = progress(Round(questionnaire, capped), Round(questionnaire, one[1]))

    assert {c.question_id for c in forth.rose} == {c.question_id for c in back.fell}
    assert {c.question_id for c in forth.same} == {c.question_id for c in back.same}
    assert forth.overall.before == back.overall.after
