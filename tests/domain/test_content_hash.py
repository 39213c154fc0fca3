"""The name of a questionnaire's rules: what changes it, and what does not."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.assessment import Answer
from maturity.domain.content_hash import constants, content_hash
from maturity.domain.questionnaire import EvidenceCaps, Question, Questionnaire, StageRule, Theme
from maturity.domain.scorecard import Scorecard
from maturity.domain.scoring import score
from tests.builders import a_question, a_questionnaire, a_theme
from tests.documents.sample_results import shipped
from tests.domain.strategies import answered, questionnaires

Change = Callable[[Questionnaire], Questionnaire]


def tea() -> Questionnaire:
    pot = [a_question("pot.full", core=True, light=True), a_question("pot.warm", weight=0.5)]
    cup = [a_question("cup.clean", document_supports=3)]
    caps = EvidenceCaps(word=2, document=3, records=4)
    return a_questionnaire(a_theme("pot", pot), a_theme("cup", cup, weight=2), evidence=caps)


def first_question(**fields: object) -> Change:
    def change(questionnaire: Questionnaire) -> Questionnaire:
        theme = questionnaire.themes[0]
        changed = replace(theme.questions[0], **fields)  # type: ignore[arg-type]
        return first_theme(questions=(changed, *theme.questions[1:]))(questionnaire)

    return change


def first_theme(**fields: object) -> Change:
    def change(questionnaire: Questionnaire) -> Questionnaire:
        first, *others = questionnaire.themes
        return replace(questionnaire, themes=(replace(first, **fields), *others))  # type: ignore[arg-type]

    return change


def with_fields(**fields: object) -> Change:
    return lambda questionnaire: replace(questionnaire, **fields)  # type: ignore[arg-type]


def with_one_question_moved(questionnaire: Questionnaire) -> Questionnaire:
    pot, cup = questionnaire.themes
    pot, cup = (
        replace(pot, questions=pot.questions[:1]),
        replace(cup, questions=(*cup.questions, pot.questions[1])),
    )
    return replace(questionnaire, themes=(pot, cup))


def with_other_levels(questionnaire: Questionnaire) -> Questionnaire:
    return replace(questionnaire, levels=questionnaire.levels[:-1])


MATTERS: dict[str, Change] = {
    "a question's id": first_question(id="pot.filled"),
    "its meaning": first_question(meaning=2),
    "its weight": first_question(weight=1.5),
    "core": first_question(core=False),
    "light": first_question(light=False),
    "what documents support": first_question(document_supports=4),
    "a theme's id": first_theme(id="kettle"),
    "a theme's weight": first_theme(weight=3),
    "a question less": first_theme(questions=(a_question("pot.full", core=True, light=True),)),
    "a question in another theme": with_one_question_moved,
    "L": with_other_levels,
    "the share of weight": with_fields(stage=StageRule(0.8, 0.60)),
    "the share of themes": with_fields(stage=StageRule(0.75, 0.5)),
    "the cap of word": with_fields(evidence=EvidenceCaps(word=1, document=3, records=4)),
    "the cap of documents": with_fields(evidence=EvidenceCaps(word=2, document=4, records=4)),
    "the cap of records": with_fields(evidence=EvidenceCaps(word=2, document=3)),
    "no caps": with_fields(evidence=None),
}

DOES_NOT_MATTER: dict[str, Change] = {
    "a question's words": first_question(
        title="Other", text="Other?", why="Other.", levels=("Other.",) * 6, trap="!", tags=("x",)
    ),
    "a theme's words": first_theme(title="Other", summary="Other."),
    "the questionnaire's words": with_fields(
        title="Other", language="cy", licence="MIT", good_result="Other.", edition="2027"
    ),
    "a weight as a decimal": first_question(weight=1.0),
    "a theme's weight as a decimal": first_theme(weight=1.0),
    "a share as a decimal": with_fields(stage=StageRule(0.750, 0.6)),
    "the order of themes": lambda q: replace(q, themes=q.themes[::-1]),
    "the order of questions": lambda q: first_theme(questions=q.themes[0].questions[::-1])(q),
}


@pytest.mark.parametrize("change", MATTERS)
def test_what_matters_to_scoring_changes_the_hash(change: str) -> None:
    assert content_hash(MATTERS[change](tea())) != content_hash(tea())


@pytest.mark.parametrize("change", DOES_NOT_MATTER)
def test_what_does_not_matter_to_scoring_does_not(change: str) -> None:
    assert content_hash(DOES_NOT_MATTER[change](tea())) == content_hash(tea())


def test_every_change_that_matters_gives_another_hash() -> None:
    hashes = [content_hash(change(tea())) for change in MATTERS.values()]

    assert len(set(hashes)) == len(hashes)


def test_the_light_set_has_a_hash_of_its_own() -> None:
    assert content_hash(shipped().light_set()) != content_hash(shipped())


def test_the_hash_of_a_questionnaire_that_councils_answer_stays() -> None:
    """If this fails, past results no longer say which rules they were scored by: is it meant?"""
    expected = "efb59a38801ed74f1b91b24b4abad3131cca2ac9208ee13c35de8f7774adaa77"

    assert content_hash(tea()) == expected


def test_the_constants_say_all_shares_and_caps() -> None:
    assert constants(tea()) == {
        "weight_share": "3/4",
        "theme_share": "3/5",
        "word_supports": 2,
        "document_supports": 3,
        "records_support": 4,
    }


def test_constants_without_caps_say_so() -> None:
    found = constants(replace(tea(), evidence=None))

    assert found == constants(replace(tea(), evidence=EvidenceCaps()))
    assert found["word_supports"] is None


@given(answered(), st.randoms(use_true_random=False))
def test_order_changes_neither_the_hash_nor_a_score_nor_a_stage(
    given_answers: tuple[Questionnaire, dict[str, Answer]], chance: Random
) -> None:
    questionnaire, answers = given_answers
    shuffled = shuffle(questionnaire, chance)

    assert content_hash(shuffled) == content_hash(questionnaire)
    assert numbers(score(shuffled, answers)) == numbers(score(questionnaire, answers))


def shuffle(questionnaire: Questionnaire, chance: Random) -> Questionnaire:
    themes = [replace(t, questions=_shuffled(t.questions, chance)) for t in questionnaire.themes]
    chance.shuffle(themes)
    return replace(questionnaire, themes=tuple(themes))


def _shuffled(questions: tuple[Question, ...], chance: Random) -> tuple[Question, ...]:
    return tuple(chance.sample(questions, len(questions)))


def numbers(card: Scorecard) -> object:
    """Every number of a result, without the order in which equals are named."""
    themes = {t.theme_id: (t.score, t.evidenced, t.stage) for t in card.themes}
    return card.score, card.evidenced, card.stage, card.evidence, set(card.held_back_by), themes


@given(questionnaires())
def test_the_same_rules_give_the_same_hash(questionnaire: Questionnaire) -> None:
    copied = replace(questionnaire, themes=tuple(_copy(theme) for theme in questionnaire.themes))

    assert content_hash(copied) == content_hash(questionnaire)


def _copy(theme: Theme) -> Theme:
    return replace(theme, weight=float(theme.weight))
