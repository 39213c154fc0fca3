"""The detector of forgotten sentences detects them."""

from pathlib import Path

import pytest

from maturity.domain.scoring import score
from maturity.locale import gettext, language, ngettext, speaking, translations
from tests.builders import a_question, a_questionnaire, a_theme, answers
from tests.locale.pseudo import LANGUAGE, bracketed, forgotten, in_brackets, write_catalogue


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ""),
        ("⟦Saved⟧", ""),
        ("⟦Saved ⟪14:02⟫⟧", ""),
        ("⟦⟪«Policy»⟫ is ⟪⟦low⟧⟫⟧", ""),
        ("2.3 (1 / 5): «Mature»", ""),
        (
            "⟦See [⟪«the Act»⟫](⟪https://law.example/act⟫)⟧ [⟦all⟧](results?question=policy.scope)",
            "",
        ),
        ("Saved", "Saved"),
        ("⟦Saved⟧ by you", "by you"),
        ("⟦Saved by ⟪you⟫⟧", "you"),
        ("«Policy» is ⟦low⟧ and «Impact» too", "is | and | too"),
    ],
)
def test_what_stands_in_no_bracket_was_forgotten(text: str, left: str) -> None:
    assert forgotten(text) == left


@pytest.mark.parametrize("text", ["is low⟧ today", "⟦«Policy» is", "⟦Saved ⟪now⟧⟫"])
def test_a_sentence_that_was_cut_is_shown_whole(text: str) -> None:
    assert text in forgotten(text)


def test_names_that_people_gave_are_no_sentences() -> None:
    assert not forgotten("Ann Archer: ⟦lead⟧", known=["Ann", "Ann Archer"])


def test_values_get_brackets_of_their_own_and_doubled_braces_stay() -> None:
    assert bracketed("{count} of {all:.1f}, {{best}}") == "⟦⟪{count}⟫ of ⟪{all:.1f}⟫, {{best}}⟧"


def test_each_word_of_a_list_has_brackets_of_its_own() -> None:
    assert bracketed(", ".join("abcdefghijkl")) == ", ".join(f"⟦{sign}⟧" for sign in "abcdefghijkl")
    assert bracketed("a, b and c") == "⟦a, b and c⟧"


def test_the_catalogue_brackets_every_sentence_and_every_plural(tmp_path: Path) -> None:
    with speaking(translations(LANGUAGE, write_catalogue(tmp_path))):
        said = [ngettext("{count} problem.", "{count} problems.", count) for count in range(9)]

        assert set(said) == {"⟦⟪{count}⟫ problems.⟧"}
        assert gettext("Start") == "⟦Start⟧"
        assert language() == LANGUAGE


def test_bracketed_content_keeps_its_ids_and_scores() -> None:
    plain = a_questionnaire(a_theme("pot", [a_question("pot.full", why="It matters.")]))

    wrapped = in_brackets(plain)

    question = wrapped.themes[0].questions[0]
    assert (question.id, question.why, question.levels[0]) == (
        "pot.full",
        "«It matters.»",
        "«pot.full at level 0.»",
    )
    given = answers({"pot.full": 2})
    assert score(wrapped, given) == score(plain, given)
