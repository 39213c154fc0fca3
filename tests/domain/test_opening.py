"""The sentence that opens a result."""

from dataclasses import replace

import pytest

from maturity.domain.assessment import NoLevel
from maturity.domain.opening import opening_sentence
from maturity.domain.questionnaire import Clause, Opening, Questionnaire
from maturity.domain.scoring import score
from tests.builders import a_question, a_questionnaire, a_theme, answers


def a_questionnaire_with_clauses(themes: str = "abc") -> Questionnaire:
    def clauses(name: str) -> tuple[Clause, ...]:
        return Clause(0, f"{name} is weak"), Clause(3, f"{name} is strong")

    built = [a_theme(name, [a_question(f"{name}.q")]) for name in themes]
    opened = [type(t)(t.id, t.title, opening=clauses(t.id), questions=t.questions) for t in built]
    pattern = Opening(
        contrast="{best} and {second}, but {lowest}.",
        lead="{best}, but {second} and {lowest}.",
        level="{best}, {second} and {lowest}.",
    )
    return a_questionnaire(*opened, opening=pattern)


def sentence(questionnaire: Questionnaire, **levels: int | NoLevel) -> str | None:
    given_answers = answers({f"{name}.q": level for name, level in levels.items()})
    return opening_sentence(questionnaire, given_answers, score(questionnaire, given_answers))


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((3, 3, 0), "A is strong and b is strong, but c is weak."),
        ((0, 4, 3), "B is strong and c is strong, but a is weak."),
        ((4, 1, 0), "A is strong, but b is weak and c is weak."),
        ((3, 4, 5), "C is strong, b is strong and a is strong."),
        ((0, 1, 2), "C is weak, b is weak and a is weak."),
    ],
)
def test_it_names_the_two_best_themes_and_the_lowest(
    levels: tuple[int, int, int], expected: str
) -> None:
    questionnaire = a_questionnaire_with_clauses()

    assert sentence(questionnaire, **dict(zip("abc", levels, strict=True))) == expected


def test_a_result_with_gaps_has_no_opening_sentence() -> None:
    questionnaire = a_questionnaire_with_clauses()

    assert sentence(questionnaire, a=3, b=3) is None
    assert sentence(questionnaire, a=3, b=3, c=NoLevel.DONT_KNOW) is None


@pytest.mark.parametrize(
    ("foundation", "expected"),
    [(0, "A is strong and b is strong, but c is weak."), (NoLevel.DONT_KNOW, None)],
)
def test_what_nobody_knows_takes_the_sentence_away_only_if_it_could_change_it(
    foundation: int | NoLevel, expected: str | None
) -> None:
    bank = a_questionnaire_with_clauses()
    foundations = a_question("c.q", core=True), a_question("c.more")
    last = replace(bank.themes[2], questions=foundations)
    bank = replace(bank, themes=(*bank.themes[:2], last))
    given = answers({"a.q": 3, "b.q": 3, "c.q": foundation, "c.more": NoLevel.DONT_KNOW})

    assert opening_sentence(bank, given, score(bank, given)) == expected


def test_a_theme_that_does_not_apply_is_passed_over() -> None:
    assert sentence(a_questionnaire_with_clauses("ab"), a=3, b=3) is None
    assert (
        sentence(a_questionnaire_with_clauses("abcd"), a=3, b=3, c=0, d=NoLevel.NOT_APPLICABLE)
        == "A is strong and b is strong, but c is weak."
    )


def test_a_questionnaire_without_clauses_has_no_opening_sentence() -> None:
    themes = [a_theme(name, [a_question(f"{name}.q")]) for name in "abc"]
    questionnaire = a_questionnaire(*themes)

    assert sentence(questionnaire, a=1, b=2, c=3) is None
