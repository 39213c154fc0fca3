"""Scoring against the worked example, the definitions written out naively, and every invariant."""

from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import TypeVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from maturity.domain.assessment import Answer, Answers, NoLevel
from maturity.domain.questionnaire import Questionnaire, Theme, exact
from maturity.domain.scorecard import GapKind, Scorecard, ThemeResult, permille
from maturity.domain.scoring import score
from tests.builders import NA, a_question, a_questionnaire, a_theme, answers
from tests.domain.strategies import answered, questionnaires, with_answer, without_question

T = TypeVar("T")

EXAMPLE = {
    "policy": ([3, 2, 2, 3, 1], [1, 1, 2, 1, 1], 1),
    "measurement": ([2, 1, 0, NA, 1], [1] * 5, 2),
    "targeting": ([4, 3, 3, NoLevel.UNANSWERED], [1] * 4, 1),
    "impact": ([1, 1, 0, 2, 1, 1], [1] * 6, 1),
}


def the_example(
    weight_share: float = 0.75, theme_weights: tuple[int, ...] = (1, 1, 1, 1)
) -> tuple[Questionnaire, Answers]:
    """Section 1.3 of the definitions: L = 4, the first question or two of each theme are core."""
    themes = []
    given_levels = {}
    for (name, (levels, weights, cores)), theme_weight in zip(
        EXAMPLE.items(), theme_weights, strict=True
    ):
        questions = [
            a_question(f"{name}.{n}", top=4, weight=weight, core=n < cores)
            for n, weight in enumerate(weights)
        ]
        themes.append(a_theme(name, questions, theme_weight))
        given_levels |= {f"{name}.{n}": level for n, level in enumerate(levels)}
    return a_questionnaire(*themes, top=4, weight_share=weight_share), answers(given_levels)


def by_id(scorecard: Scorecard) -> dict[str, ThemeResult]:
    return {theme.theme_id: theme for theme in scorecard.themes}


def test_the_worked_example_has_the_published_averages_and_intervals() -> None:
    scorecard = score(*the_example())

    themes = {
        name: tuple(
            permille(f) for f in (t.score.point, t.score.low, t.score.high) if f is not None
        )
        for name, t in by_id(scorecard).items()
    }
    assert themes == {
        "policy": (542, 542, 542),
        "measurement": (250, 250, 250),
        "targeting": (833, 625, 875),
        "impact": (250, 250, 250),
    }
    assert scorecard.score.point == Fraction(46875, 100000)
    assert scorecard.score.low == Fraction(5, 12)
    assert scorecard.score.high == Fraction(23, 48)


def test_the_worked_example_is_weighted_by_theme_and_never_pooled_over_questions() -> None:
    scorecard = score(*the_example(theme_weights=(2, 3, 2, 3)))

    assert scorecard.score.point == Fraction(425, 1000)


@pytest.mark.parametrize(
    ("share", "stages", "overall"),
    [
        (0.75, {"policy": 2, "measurement": 1, "targeting": 3, "impact": 1}, 1),
        (0.80, {"policy": 2, "measurement": 0, "targeting": 0, "impact": 1}, 0),
        (1.00, {"policy": 1, "measurement": 0, "targeting": 0, "impact": 0}, 0),
    ],
)
def test_the_worked_example_has_the_published_stages(
    share: float, stages: dict[str, int], overall: int
) -> None:
    scorecard = score(*the_example(weight_share=share))

    assert {name: theme.stage for name, theme in by_id(scorecard).items()} == stages
    assert scorecard.stage == overall


def test_three_of_four_questions_reach_a_share_of_three_quarters_and_not_a_hair_more() -> None:
    theme = a_theme("only", [a_question(f"q{n}") for n in range(4)])
    given_answers = answers({"q0": 3, "q1": 3, "q2": 3, "q3": 0})

    stages = [
        score(a_questionnaire(theme, weight_share=share), given_answers).themes[0].stage
        for share in (0.74, 0.75, 0.7500001)
    ]

    assert stages == [3, 3, 0]


@pytest.mark.parametrize(
    ("stages", "overall", "held_back"),
    [
        ((3, 2, 2, 0), 1, ("d",)),
        ((3, 3, 3, 2), 3, ()),
        ((3, 3, 2, 2), 2, ("c", "d")),
        ((0, 0, 1, 2), 0, ("a", "b")),
        ((3, 3, 3, 3), 3, ()),
        ((5, 5, 5, 1), 2, ("d",)),
    ],
)
def test_the_overall_stage_needs_enough_themes_and_none_more_than_one_behind(
    stages: tuple[int, ...], overall: int, held_back: tuple[str, ...]
) -> None:
    themes = [a_theme(name, [a_question(f"{name}.q")]) for name in "abcd"]
    levels = {f"{name}.q": stage for name, stage in zip("abcd", stages, strict=True)}

    scorecard = score(a_questionnaire(*themes), answers(levels))

    assert (scorecard.stage, scorecard.held_back_by) == (overall, held_back)


def test_a_theme_in_which_nothing_applies_is_out_of_every_sum() -> None:
    themes = [a_theme(name, [a_question(f"{name}.q")]) for name in "ab"]

    scorecard = score(a_questionnaire(*themes), answers({"a.q": 4, "b.q": NA}))

    assert scorecard.themes[1].stage is None
    assert scorecard.themes[1].score.point is None
    assert (scorecard.score.point, scorecard.stage) == (Fraction(4, 5), 4)
    assert scorecard.score.completeness == 1
    assert not scorecard.comparable


def test_a_theme_without_an_answer_counts_from_nothing_to_everything_in_the_interval() -> None:
    themes = [a_theme(name, [a_question(f"{name}.q")]) for name in "ab"]

    scorecard = score(a_questionnaire(*themes), answers({"a.q": 5}))

    assert scorecard.score.point == 1
    assert (scorecard.score.low, scorecard.score.high) == (Fraction(1, 2), 1)
    assert (scorecard.score.completeness, scorecard.stage) == (Fraction(1, 2), 0)


def test_nothing_answered_and_nothing_applicable_have_no_average() -> None:
    theme = a_theme("only", [a_question("q")])

    nothing = score(a_questionnaire(theme), {})
    none_applies = score(a_questionnaire(theme), answers({"q": NA}))

    assert (nothing.score.point, nothing.stage, nothing.score.high) == (None, 0, 1)
    assert (none_applies.score.point, none_applies.stage, none_applies.score.low) == (
        None,
        None,
        None,
    )


def test_dont_know_scores_like_unanswered_but_is_a_response() -> None:
    theme = a_theme("only", [a_question("q1"), a_question("q2")])
    known = {"q1": 3}

    silent = score(a_questionnaire(theme), answers(known))
    unsure = score(a_questionnaire(theme), answers(known | {"q2": NoLevel.DONT_KNOW}))

    assert (silent.score, silent.stage) == (unsure.score, unsure.stage)
    assert (silent.responded, unsure.responded) == (1, 2)
    assert [gap.kind for gap in unsure.gaps] == [GapKind.DONT_KNOW]


@pytest.mark.parametrize(("set_aside", "comparable"), [(1, True), (2, False)])
def test_at_most_a_fifth_of_a_theme_may_be_not_applicable(set_aside: int, comparable: bool) -> None:
    theme = a_theme("only", [a_question(f"q{n}") for n in range(5)])
    levels: dict[str, int | NoLevel] = {f"q{n}": NA if n < set_aside else 3 for n in range(5)}

    scorecard = score(a_questionnaire(theme), answers(levels))

    assert scorecard.comparable is comparable


def test_strongest_and_lowest_name_every_question_at_the_extreme() -> None:
    theme = a_theme("only", [a_question(name) for name in "abcd"])

    result = score(a_questionnaire(theme), answers({"a": 2, "b": 4, "c": 4, "d": 1})).themes[0]

    assert (result.strongest, result.lowest) == (("b", "c"), ("d",))


@pytest.mark.parametrize(
    ("questions", "themes", "expected"), [(8, 1, 0.10957), (10, 4, 0.04900), (5, 1, 0.13859)]
)
def test_the_smallest_real_change_is_that_of_the_definitions(
    questions: int, themes: int, expected: float
) -> None:
    """Section 1.5 with L = 4: 11.0 points for a theme of 8, 4.9 overall for 40, 13.9 for 5."""
    built = [
        a_theme(f"t{t}", [a_question(f"t{t}.q{q}", top=4) for q in range(questions)])
        for t in range(themes)
    ]
    questionnaire = a_questionnaire(*built, top=4)

    scorecard = score(questionnaire, answers({q.id: 2 for q in questionnaire.questions}))

    assert scorecard.smallest_change == pytest.approx(expected, abs=0.00001)


# --- The definitions of section 1.2, written out without a thought for speed ---------------------


def naive_theme(
    questionnaire: Questionnaire, theme: Theme, given_answers: Answers
) -> tuple[Fraction | None, Fraction | None, Fraction | None, Fraction, int | None]:
    top = questionnaire.top_level
    rows = [(exact(q.weight), q.core, given_answers[q.id]) for q in theme.questions]
    applicable = [(w, core, a) for w, core, a in rows if a.response is not NA]
    if not applicable:
        return None, None, None, Fraction(1), None
    whole = sum((w for w, _, _ in applicable), Fraction(0))
    known = [(w, Fraction(a.level, top)) for w, _, a in applicable if a.level is not None]
    weight = sum((w for w, _ in known), Fraction(0))
    earned = sum((w * v for w, v in known), Fraction(0))
    stage = max(
        s
        for s in range(top + 1)
        if all(
            all((a.level or 0) >= r for _, core, a in applicable if core)
            and sum((w for w, _, a in applicable if (a.level or 0) >= r), Fraction(0))
            >= exact(questionnaire.stage.weight_share) * whole
            for r in range(1, s + 1)
        )
    )
    return (
        earned / weight if weight else None,
        earned / whole,
        (earned + whole - weight) / whole,
        weight / whole,
        stage,
    )


@given(answered())
def test_scoring_equals_the_definitions_written_out(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    questionnaire, given_answers = drawn

    scorecard = score(questionnaire, given_answers)

    for theme, result in zip(questionnaire.themes, scorecard.themes, strict=True):
        s = result.score
        found = (s.point, s.low, s.high, s.completeness, result.stage)
        assert found == naive_theme(questionnaire, theme, given_answers)


@given(answered())
def test_the_overall_stage_equals_its_definition(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    questionnaire, given_answers = drawn

    scorecard = score(questionnaire, given_answers)

    weights = [exact(theme.weight) for theme in questionnaire.themes]
    stages = [
        (theme.stage, weight)
        for theme, weight in zip(scorecard.themes, weights, strict=True)
        if theme.stage is not None
    ]
    whole = sum((w for _, w in stages), Fraction(0))
    reached = [
        s
        for s in range(questionnaire.top_level + 1)
        if sum((w for t, w in stages if t >= s), Fraction(0))
        >= exact(questionnaire.stage.theme_share) * whole
        and min((t for t, _ in stages), default=0) >= s - 1
    ]
    assert scorecard.stage == (max(reached) if stages else None)


# --- Invariants of section 1.6, numbered as there -------------------------------------------------


@given(answered())
def test_1_the_point_lies_in_its_interval_and_all_three_meet_only_when_nothing_is_missing(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    scorecard = score(*drawn)

    for result in (scorecard, *scorecard.themes):
        s = result.score
        if s.low is None or s.high is None:
            continue
        assert 0 <= s.low <= s.high <= 1
        assert (s.low == s.high) == (s.completeness == 1)
        if s.point is not None:
            assert s.low <= s.point <= s.high


@given(answered(), st.randoms())
def test_2_raising_a_level_never_lowers_anything_and_moves_the_point_by_its_share(
    drawn: tuple[Questionnaire, dict[str, Answer]], chance: Random
) -> None:
    questionnaire, before = drawn
    can_rise = [
        (theme, q)
        for theme in questionnaire.themes
        for q in theme.questions
        if (level := before[q.id].level) is not None and level < questionnaire.top_level
    ]
    assume(can_rise)
    theme, question = chance.choice(can_rise)
    level = before[question.id].level or 0
    after = with_answer(before, question.id, replace(before[question.id], response=level + 1))

    low, high = score(questionnaire, before), score(questionnaire, after)

    for was, now in zip((low, *low.themes), (high, *high.themes), strict=True):
        for name in ("point", "low", "high"):
            old, new = getattr(was.score, name), getattr(now.score, name)
            assert (old is None) == (new is None)
            assert old is None or new >= old
        assert (now.stage or 0) >= (was.stage or 0)
    answered_weight = sum(
        (exact(q.weight) for q in theme.questions if before[q.id].level is not None), Fraction(0)
    )
    moved = by_id(high)[theme.id].score.point - by_id(low)[theme.id].score.point  # type: ignore[operator]
    assert moved == exact(question.weight) / (questionnaire.top_level * answered_weight)


@given(questionnaires(), st.data())
def test_3_the_same_level_everywhere_is_the_score_and_the_stage(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    level = data.draw(st.integers(0, questionnaire.top_level))

    scorecard = score(questionnaire, answers({q.id: level for q in questionnaire.questions}))

    for result in (scorecard, *scorecard.themes):
        assert result.score.point == Fraction(level, questionnaire.top_level)
        assert result.stage == level


@given(answered(), st.randoms())
def test_3_the_order_of_questions_and_themes_changes_nothing(
    drawn: tuple[Questionnaire, dict[str, Answer]], chance: Random
) -> None:
    questionnaire, given_answers = drawn

    def shuffled(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(chance.sample(items, len(items)))

    themes = tuple(replace(t, questions=shuffled(t.questions)) for t in questionnaire.themes)
    mixed = replace(questionnaire, themes=shuffled(themes))

    one, other = score(questionnaire, given_answers), score(mixed, given_answers)

    assert (one.score, one.stage, one.evidenced) == (other.score, other.stage, other.evidenced)
    assert {n: (t.score, t.stage) for n, t in by_id(one).items()} == {
        n: (t.score, t.stage) for n, t in by_id(other).items()
    }


@given(answered(), st.sampled_from([0.5, 2, 3, 10]))
def test_3_scaling_all_weights_changes_nothing(
    drawn: tuple[Questionnaire, dict[str, Answer]], factor: float
) -> None:
    questionnaire, given_answers = drawn
    themes = tuple(
        replace(
            theme,
            weight=float(exact(theme.weight) * exact(factor)),
            questions=tuple(
                replace(q, weight=float(exact(q.weight) * exact(factor))) for q in theme.questions
            ),
        )
        for theme in questionnaire.themes
    )

    one, scaled = (
        score(q, given_answers) for q in (questionnaire, replace(questionnaire, themes=themes))
    )

    assert (scaled.score, scaled.evidenced, scaled.stage) == (one.score, one.evidenced, one.stage)
    assert (scaled.themes, scaled.next_stage) == (one.themes, one.next_stage)


@given(answered(), st.randoms())
def test_4_not_applicable_scores_as_if_the_question_were_not_there(
    drawn: tuple[Questionnaire, dict[str, Answer]], chance: Random
) -> None:
    questionnaire, given_answers = drawn
    question = chance.choice(list(questionnaire.questions))
    set_aside = with_answer(given_answers, question.id, Answer(NA, reason="No."))

    kept = score(questionnaire, set_aside)
    deleted = score(without_question(questionnaire, question.id), given_answers)

    assert (kept.score, kept.stage, kept.next_stage) == (
        deleted.score,
        deleted.stage,
        deleted.next_stage,
    )


def test_4_setting_a_question_aside_at_the_mean_changes_nothing_and_below_it_raises() -> None:
    theme = a_theme("only", [a_question(name) for name in "abc"])
    levels = {"a": 1, "b": 2, "c": 3}
    points = [
        score(a_questionnaire(theme), answers(levels | {name: NA})).score.point for name in "ba"
    ]

    assert points[0] == score(a_questionnaire(theme), answers(levels)).score.point
    assert points[1] == Fraction(1, 2)


@given(answered(), st.randoms(), st.data())
def test_5_answering_an_unanswered_question_narrows_the_interval(
    drawn: tuple[Questionnaire, dict[str, Answer]], chance: Random, data: st.DataObject
) -> None:
    questionnaire, before = drawn
    missing = [i for i, a in before.items() if a.level is None and a.applies]
    assume(missing)
    level = data.draw(st.integers(0, questionnaire.top_level))
    after = with_answer(before, chance.choice(missing), Answer(level))

    wide, narrow = score(questionnaire, before).score, score(questionnaire, after).score

    assert wide.low is not None
    assert wide.high is not None
    assert narrow.low is not None
    assert narrow.high is not None
    assert wide.low <= narrow.low <= narrow.high <= wide.high
    assert narrow.completeness > wide.completeness


@given(answered(), st.data())
def test_6_the_stage_uses_only_the_order_of_levels(
    drawn: tuple[Questionnaire, dict[str, Answer]], data: st.DataObject
) -> None:
    """Stretching the scale, ends fixed: a stage moves with its level and no theme changes sides."""
    questionnaire, given_answers = drawn
    top = questionnaire.top_level
    longer = data.draw(st.integers(top, top + 5))
    inner = data.draw(
        st.lists(st.integers(1, longer - 1), min_size=top - 1, max_size=top - 1, unique=True)
        if longer > 1
        else st.just([])
    )
    relabel = [0, *sorted(inner), longer]
    stretched = {
        i: a if a.level is None else replace(a, response=relabel[a.level])
        for i, a in given_answers.items()
    }
    longer_scale = replace(questionnaire, levels=a_questionnaire(top=longer).levels, evidence=None)

    one = score(questionnaire, given_answers)
    other = score(longer_scale, stretched)

    for theme, same in zip(one.themes, other.themes, strict=True):
        assert same.stage == (None if theme.stage is None else relabel[theme.stage])


@given(answered())
def test_7_a_stage_promises_a_lowest_average(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    questionnaire, given_answers = drawn
    share, top = exact(questionnaire.stage.weight_share), questionnaire.top_level

    for theme in score(questionnaire, given_answers).themes:
        if theme.stage is not None and theme.score.low is not None:
            assert theme.score.low >= share * theme.stage / top


@given(answered())
def test_answers_to_other_questions_change_nothing(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    questionnaire, given_answers = drawn

    assert score(questionnaire, given_answers | {"somewhere.else": Answer(1)}) == score(
        questionnaire, given_answers
    )


@given(st.fractions(0, 1))
def test_permille_rounds_halves_to_the_even_neighbour(fraction: Fraction) -> None:
    rounded = permille(fraction)

    assert abs(rounded - fraction * 1000) <= Fraction(1, 2)
    if abs(rounded - fraction * 1000) == Fraction(1, 2):
        assert rounded % 2 == 0


def test_halves_go_to_even() -> None:
    assert [permille(Fraction(n, 2000)) for n in (1, 3, 5, 1001)] == [0, 2, 2, 500]


def test_no_pooling_over_questions() -> None:
    small, large = (
        a_theme("small", [a_question("s")]),
        a_theme("large", [a_question(f"l{n}") for n in range(9)]),
    )
    levels = {"s": 5} | {f"l{n}": 0 for n in range(9)}

    point = score(a_questionnaire(small, large), answers(levels)).score.point

    assert point == Fraction(1, 2)
