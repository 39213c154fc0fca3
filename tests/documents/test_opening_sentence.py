"""The sentence that opens a result, for every mix of themes at one level each."""

import re
from itertools import product

import pytest

from maturity.domain.assessment import Answer
from maturity.domain.opening import opening_sentence
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scoring import score
from tests.builders import NA
from tests.documents.sample_results import in_one_line, shipped, themes_at

STAGES = (0, 1, 3, 5)
STRONG = 3
EVERY_MIX = list(product(STAGES, repeat=4))
NUMBER_WORDS = r"\b(two|three|four|five|six|seven|eight|nine|ten|dozen|half|percent|score)\b"


def opened(questionnaire: Questionnaire, levels: tuple[int, ...]) -> str:
    answers = themes_at(questionnaire, levels)
    sentence = opening_sentence(questionnaire, answers, score(questionnaire, answers))
    assert sentence is not None
    return sentence


def strong_clauses(below: tuple[int, ...]) -> list[str]:
    """The clauses that no result with these stages may claim."""
    return [
        clause.text
        for theme, stage in zip(shipped().themes, below, strict=True)
        for clause in theme.opening
        if clause.from_stage >= STRONG > stage
    ]


def test_every_mix_of_stages_opens_with_one_true_sentence_that_speaks_to_the_reader() -> None:
    for levels in EVERY_MIX:
        sentence = opened(shipped(), levels)
        low = in_one_line(sentence.casefold())

        assert sentence.startswith("You "), levels
        assert sentence.endswith("."), levels
        assert sentence.count(".") == 1, levels
        assert not re.search(r"\d|%|[{}]", sentence), levels
        assert not re.search(NUMBER_WORDS, sentence), levels
        assert [text for text in strong_clauses(levels) if text in low] == [], levels


@pytest.mark.parametrize("aside", range(4))
def test_a_theme_set_aside_leaves_an_opening_that_speaks_to_the_reader(aside: int) -> None:
    theme = shipped().themes[aside]
    answers = themes_at(shipped(), (0, 0, 0, 0)) | {q.id: Answer(NA) for q in theme.questions}

    sentence = opening_sentence(shipped(), answers, score(shipped(), answers))

    assert sentence is not None
    assert sentence.startswith("You ")
    assert theme.opening[0].text not in sentence.casefold()


def test_a_theme_that_has_not_begun_is_never_left_out() -> None:
    for levels in EVERY_MIX:
        sentence = opened(shipped(), levels).casefold()
        themes = zip(shipped().themes, levels, strict=True)
        weak = [theme.opening[0].text for theme, level in themes if level == 0]

        assert not weak or any(text in sentence for text in weak), levels


@pytest.mark.parametrize("levels", [(0, 0, 0, 0), (3, 2, 2, 0), (5, 3, 1, 0), (3, 3, 3, 3)])
def test_the_light_set_opens_as_the_whole_does(levels: tuple[int, ...]) -> None:
    assert opened(shipped().light_set(), levels) == opened(shipped(), levels)


def test_a_contrast_says_but_and_a_level_standing_does_not() -> None:
    assert ", but you cannot yet show who benefits" in opened(shipped(), (3, 2, 2, 0))
    assert " but " not in opened(shipped(), (3, 3, 3, 3))
