"""What blocks a stage and the cheapest way up, against trying every set of rises."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.assessment import Answer
from maturity.domain.next_stage import (
    Choice,
    NextStage,
    Rise,
    Standing,
    cheapest_cover,
    cheapest_rises,
    next_theme_stage,
)
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scoring import score, theme_stage
from tests.builders import a_question, a_questionnaire, a_theme, answers
from tests.domain.strategies import answered

STANDINGS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(1, 4), st.booleans()), min_size=1, max_size=6
).map(lambda rows: [Standing(f"q{n}", *row) for n, row in enumerate(rows)])
SHARES = st.sampled_from([Fraction(1, 2), Fraction(3, 4), Fraction(1)])


def risen(standings: list[Standing], rises: tuple[Rise, ...]) -> list[Standing]:
    to = {rise.question_id: rise.to_level for rise in rises}
    return [replace(s, level=to.get(s.question_id, s.level)) for s in standings]


def steps(rises: tuple[Rise, ...]) -> int:
    return sum(rise.steps for rise in rises)


@given(STANDINGS, SHARES, st.integers(1, 4))
def test_the_cheapest_rises_reach_the_stage_and_no_other_set_is_cheaper(
    standings: list[Standing], share: Fraction, wanted: int
) -> None:
    found = cheapest_rises(standings, share, wanted)

    assert (theme_stage(risen(standings, found), share, 4) or 0) >= wanted
    everything = product(*(range(s.level, 5) for s in standings))
    costs = [
        sum(levels) - sum(s.level for s in standings)
        for levels in everything
        if (
            theme_stage(
                [replace(s, level=lv) for s, lv in zip(standings, levels, strict=True)], share, 4
            )
            or 0
        )
        >= wanted
    ]
    assert steps(found) == min(costs)


@given(STANDINGS, SHARES)
def test_without_a_blocking_question_rising_the_stage_stays_closed(
    standings: list[Standing], share: Fraction
) -> None:
    stage = theme_stage(standings, share, 4) or 0
    way = next_theme_stage(standings, share, 4, stage)

    if way is None:
        assert stage == 4
        return
    others = [s for s in standings if s.question_id not in way.blocking]
    lifted = [replace(s, level=4) if s in others else s for s in standings]
    assert theme_stage(lifted, share, 4) == stage
    assert {rise.question_id for rise in way.rises} <= set(way.blocking)
    assert way.rises


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(1, 5)), max_size=7),
    st.integers(-1, 20),
)
def test_the_cover_is_as_cheap_as_the_best_of_all_subsets(
    rows: list[tuple[int, int, int]], needed: int
) -> None:
    choices = [Choice(*row) for row in rows]
    if sum(choice.weight for choice in choices) < needed:
        return

    chosen = cheapest_cover(choices, needed)

    def cost(indexes: tuple[int, ...]) -> tuple[int, int]:
        return sum(choices[i].steps for i in indexes), sum(choices[i].moves for i in indexes)

    subsets = (
        subset
        for size in range(len(choices) + 1)
        for subset in combinations(range(len(choices)), size)
    )
    covering = [s for s in subsets if sum(choices[i].weight for i in s) >= needed]
    assert cost(tuple(chosen)) == min(cost(subset) for subset in covering)


@given(answered())
def test_after_the_overall_rises_the_overall_stage_is_the_next_one(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    questionnaire, given_answers = drawn
    before = score(questionnaire, given_answers)
    if before.next_stage is None:
        assert before.stage in (None, questionnaire.top_level)
        return

    rises = {rise.question_id: Answer(rise.to_level) for rise in before.next_stage.rises}
    after = score(questionnaire, given_answers | rises)

    assert (after.stage or 0) >= before.next_stage.stage
    assert {rise.question_id for rise in before.next_stage.rises} <= set(before.next_stage.blocking)


@given(answered())
def test_after_a_themes_rises_its_stage_is_the_next_one(
    drawn: tuple[Questionnaire, dict[str, Answer]],
) -> None:
    questionnaire, given_answers = drawn

    for number, theme in enumerate(score(questionnaire, given_answers).themes):
        if theme.next_stage is not None:
            rises = {rise.question_id: Answer(rise.to_level) for rise in theme.next_stage.rises}
            after = score(questionnaire, given_answers | rises).themes[number]
            assert (after.stage or 0) >= theme.next_stage.stage


SMALL_LEVELS = st.lists(st.integers(0, 2), min_size=6, max_size=6)


@given(SMALL_LEVELS, st.lists(st.sampled_from([1, 2]), min_size=3, max_size=3))
def test_the_overall_way_up_is_the_cheapest_of_all(levels: list[int], weights: list[int]) -> None:
    """Three themes of two questions, L = 2: small enough to try every way of rising."""
    themes = [
        a_theme(name, [a_question(f"{name}1", top=2, core=True), a_question(f"{name}2", top=2)], w)
        for name, w in zip("abc", weights, strict=True)
    ]
    questionnaire = a_questionnaire(*themes, top=2, weight_share=0.5)
    ids = [q.id for q in questionnaire.questions]
    found = score(questionnaire, answers(dict(zip(ids, levels, strict=True)))).next_stage
    if found is None:
        return

    costs = [
        sum(higher) - sum(levels)
        for higher in product(*(range(level, 3) for level in levels))
        if (score(questionnaire, answers(dict(zip(ids, higher, strict=True)))).stage or 0)
        >= found.stage
    ]

    assert steps(found.rises) == min(costs)


def test_a_foundation_question_blocks_alone_when_the_others_are_enough() -> None:
    standings = [
        Standing("f", 1, 1, core=True),
        *(Standing(f"q{n}", 3, 1, core=False) for n in range(4)),
    ]

    way = next_theme_stage(standings, Fraction(3, 4), 5, 1)

    assert way == NextStage(stage=2, blocking=("f",), rises=(Rise("f", 1, 2),))


def test_too_little_weight_is_blocked_by_every_question_below() -> None:
    standings = [Standing(f"q{n}", n, 1, core=False) for n in range(4)]

    way = next_theme_stage(standings, Fraction(3, 4), 5, 1)

    assert way == NextStage(stage=2, blocking=("q0", "q1"), rises=(Rise("q1", 1, 2),))


@pytest.mark.parametrize("top", [1, 5])
def test_at_the_top_nothing_blocks(top: int) -> None:
    questionnaire = a_questionnaire(a_theme("only", [a_question("q", top=top)]), top=top)

    scorecard = score(questionnaire, answers({"q": top}))

    assert scorecard.next_stage is None
    assert scorecard.themes[0].next_stage is None


def test_only_the_theme_that_holds_the_others_back_has_to_rise() -> None:
    themes = [a_theme(name, [a_question(f"{name}.q")]) for name in "abcd"]
    levels = {"a.q": 3, "b.q": 2, "c.q": 2, "d.q": 0}

    way = score(a_questionnaire(*themes), answers(levels)).next_stage

    assert way == NextStage(2, blocking=("d.q",), rises=(Rise("d.q", 0, 1),), themes=("d",))


def test_where_the_foundations_bring_enough_weight_nothing_else_blocks() -> None:
    low = [Standing(f"f{n}", 2, 1, core=True) for n in range(2)] + [Standing("q", 2, 1, core=False)]
    standings = [*low, *(Standing(f"r{n}", 3, 1, core=False) for n in range(6))]

    way = next_theme_stage(standings, Fraction(3, 4), 5, 2)

    assert way is not None
    assert way.blocking == ("f0", "f1")
    assert [rise.question_id for rise in way.rises] == ["f0", "f1"]


def test_with_enough_weight_there_only_foundations_block() -> None:
    standings = [
        Standing("f", 2, 1, core=True),
        Standing("q", 2, 1, core=False),
        *(Standing(f"r{n}", 3, 1, core=False) for n in range(6)),
    ]

    way = next_theme_stage(standings, Fraction(3, 4), 5, 2)

    assert way is not None
    assert way.blocking == ("f",)
