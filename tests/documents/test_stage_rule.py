"""The stage rule in one sentence, right for every shape of questionnaire."""

import pytest

from maturity.documents.stage_rule import stage_rule
from maturity.domain.questionnaire import Questionnaire, Theme
from tests.builders import a_question, a_questionnaire, a_theme
from tests.documents.sample_results import shipped


def theme(name: str, size: int, *, core: int = 0, weights: tuple[float, ...] = ()) -> Theme:
    all_weights = weights or (1,) * size
    questions = [
        a_question(f"{name}.{n}", core=n < core, weight=all_weights[n]) for n in range(size)
    ]
    return a_theme(name, questions)


def themes(count: int, size: int, *, core: int = 0) -> Questionnaire:
    return a_questionnaire(*(theme(f"t{n}", size, core=core) for n in range(count)))


def test_our_rule_is_the_sentence_that_we_promise() -> None:
    assert stage_rule(shipped()) == (
        "A theme is Developing when both its foundation questions and at least seven of its nine "
        "questions are at Developing or higher. The organisation is where three of its four "
        "themes are, and no theme may be more than one step behind."
    )


def test_the_rule_of_the_light_set_counts_its_own_questions() -> None:
    assert "both its foundation questions and at least four of its five questions are" in (
        stage_rule(shipped().light_set())
    )


@pytest.mark.parametrize(
    ("core", "opening"),
    [
        (0, "A theme is Level 2 when at least three of its four questions are at Level 2 or"),
        (1, "A theme is Level 2 when its foundation question and at least three of its four"),
        (2, "A theme is Level 2 when both its foundation questions and at least three of its"),
        (3, "A theme is Level 2 when all its foundation questions and at least three of its"),
    ],
)
def test_the_rule_counts_the_foundation_questions(core: int, opening: str) -> None:
    assert stage_rule(themes(3, 4, core=core)).startswith(opening)


@pytest.mark.parametrize("cores", [(0, 2), (1, 2), (0, 1)])
def test_themes_with_different_foundations_are_covered_by_one_rule(cores: tuple[int, ...]) -> None:
    mixed = a_questionnaire(*(theme(f"t{n}", 4, core=core) for n, core in enumerate(cores)))

    assert "when all its foundation questions and at least three of" in stage_rule(mixed)


def test_questions_of_unequal_weight_are_told_by_their_weight() -> None:
    unequal = a_questionnaire(theme("a", 2, weights=(1, 2)), theme("b", 2))

    assert stage_rule(unequal).startswith(
        "A theme is Level 2 when questions with at least 75 % of its weight are at Level 2"
    )


def test_themes_of_different_sizes_are_told_by_their_weight() -> None:
    assert "at least 75 % of its weight" in stage_rule(
        a_questionnaire(theme("a", 2), theme("b", 5))
    )


def test_themes_of_unequal_weight_are_told_by_their_weight() -> None:
    unequal = a_questionnaire(
        a_theme("a", [a_question("a.1")], weight=3), a_theme("b", [a_question("b.1")])
    )

    assert "is where themes with at least 60 % of the weight are, and" in stage_rule(unequal)


@pytest.mark.parametrize(
    ("count", "size", "parts"),
    [
        (2, 2, ("when both its questions are", "where both its themes are.")),
        (3, 3, ("when all three of its questions are", "two of its three themes")),
        (5, 8, ("six of its eight questions", "three of its five themes")),
        (7, 20, ("15 of its 20 questions", "five of its seven themes")),
        (13, 12, ("nine of its twelve questions", "eight of its 13 themes")),
    ],
)
def test_shares_are_rounded_up_to_whole_questions_and_themes(
    count: int, size: int, parts: tuple[str, str]
) -> None:
    rule = stage_rule(themes(count, size))

    assert all(part in rule for part in parts)


def test_a_share_that_fits_exactly_is_not_rounded_up() -> None:
    exact = a_questionnaire(theme("a", 10), weight_share=0.7)

    assert "seven of its ten questions" in stage_rule(exact)


def test_a_share_with_a_fraction_of_a_percent_keeps_it() -> None:
    odd = a_questionnaire(theme("a", 2), theme("b", 3), weight_share=0.665)

    assert "66.5 % of its weight" in stage_rule(odd)


def test_a_scale_of_two_levels_uses_the_upper_one_as_its_example() -> None:
    short = a_questionnaire(a_theme("tea", [a_question("tea.0", top=1)] * 4), top=1)

    assert stage_rule(short).startswith("A theme is Level 1 when ")


def test_one_question_or_one_theme_is_not_written_as_several() -> None:
    rule = stage_rule(themes(1, 1))

    assert rule == (
        "A theme is Level 2 when its one question is at Level 2 or higher. "
        "The organisation is where its one theme is."
    )


def test_where_every_question_is_needed_the_foundations_are_not_told_twice() -> None:
    assert stage_rule(themes(3, 3, core=2)).startswith(
        "A theme is Level 2 when all three of its questions are at Level 2 or higher."
    )


def test_where_every_theme_is_needed_none_is_said_to_be_allowed_behind() -> None:
    demanding = a_questionnaire(*(theme(f"t{n}", 4) for n in range(3)), theme_share=1)

    assert stage_rule(demanding).endswith(" The organisation is where all three of its themes are.")
