"""Figures follow from levels by scoring the light set, and by nothing else."""

import pytest

from maturity.domain.assessment import Answer
from maturity.domain.contribution_check import is_comparable, recomputed
from maturity.domain.scorecard import permille
from maturity.domain.scoring import score
from tests.contributions import a_bank, light_levels


def test_averages_are_those_of_scoring_over_the_light_set() -> None:
    levels = light_levels(a_bank(), [3, 2, 2, 3, 1, 0, 1, None, 2, 5])
    answers = {q: Answer(level) for q, level in levels.items() if level is not None}

    themes, overall = recomputed(a_bank(), levels)

    card = score(a_bank().light_set(), answers)
    assert themes == {"policy": 440, "impact": 400}
    assert overall == permille(card.score.point or 0) == 420  # type: ignore[arg-type]


def test_a_theme_in_which_nothing_applies_has_no_average() -> None:
    levels = light_levels(a_bank(), [2] * 5 + [None] * 5)

    assert recomputed(a_bank(), levels) == ({"policy": 400}, 400)
    assert recomputed(a_bank(), dict.fromkeys(levels)) == ({}, 0)


GOOD = light_levels(a_bank(), 2)


@pytest.mark.parametrize(
    ("levels", "comparable"),
    [
        (GOOD, True),
        (GOOD | {"policy.0": None}, True),
        (GOOD | {"policy.0": None, "policy.1": None}, False),
        (GOOD | {"policy.0": 6}, False),
        (GOOD | {"policy.0": -1}, False),
        (GOOD | {"policy.5": 2}, False),
        ({q: level for q, level in GOOD.items() if q != "policy.0"}, False),
        ({}, False),
    ],
)
def test_only_the_whole_light_set_on_the_scale_is_comparable(
    levels: dict[str, int | None], comparable: bool
) -> None:
    assert is_comparable(a_bank(), levels) is comparable
