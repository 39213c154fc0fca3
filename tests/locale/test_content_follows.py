"""Content follows the language of the reader, and nothing that is kept or counted does."""

from dataclasses import replace
from pathlib import Path

import pytest

from maturity.domain.content_hash import content_hash
from maturity.domain.library import Library
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import FrozenResult
from maturity.domain.scoring import score
from maturity.errors import NotFound
from maturity.locale import speaking, translations
from maturity.usecases.handing_in import submit_round
from maturity.usecases.rounds import open_round
from tests.builders import DONT_KNOW, NA, answers
from tests.locale.pseudo import LANGUAGE, in_brackets
from tests.usecases.places import TEA, Place, tea
from tests.web.apptest import OURS, FrontDoor, page_test

LEVELS = {"pot.full": 3, "pot.warm": DONT_KNOW, "cup.clean": NA}


def in_welsh(questionnaire: Questionnaire) -> Questionnaire:
    return replace(in_brackets(questionnaire), language=LANGUAGE)


def a_place(folder: Path) -> Place:
    folder.mkdir()
    place = Place(folder / "maturity.db")
    place.work = replace(place.work, library=Library((tea(),), (in_welsh(tea()),)))
    return place


@pytest.mark.parametrize(
    ("language", "title"),
    [(None, "Sample"), ("en", "Sample"), ("cy", "«Sample»"), ("pl", "Sample")],
)
def test_a_library_gives_the_translation_that_it_has(language: str | None, title: str) -> None:
    library = Library((tea(),), (in_welsh(tea()),))

    assert library.questionnaire(TEA, language).title == title


def test_another_questionnaires_translation_is_not_taken_for_it() -> None:
    other = replace(in_welsh(tea()), id="coffee-2026")

    assert Library((tea(),), (other,)).questionnaire(TEA, LANGUAGE).title == "Sample"


@pytest.mark.parametrize("language", [None, "en", "cy"])
def test_a_questionnaire_that_nobody_has_is_missed_in_every_language(language: str | None) -> None:
    with pytest.raises(NotFound, match="juice"):
        Library((tea(),), (in_welsh(tea()),)).questionnaire("juice", language)


@pytest.mark.parametrize(("language", "title"), [("en", "Sample"), ("cy", "«Sample»")])
def test_a_round_is_opened_in_the_language_of_its_reader(
    tmp_path: Path, catalogues: Path, language: str, title: str
) -> None:
    place = a_place(tmp_path / "place")
    ann, assessment = place.round()

    with speaking(translations(language, catalogues)):
        found = open_round(place.work, ann, assessment.id)

    assert found.questionnaire.title == title


def handed_in(place: Place, language: str, catalogues: Path) -> FrozenResult:
    with speaking(translations(language, catalogues)):
        ann, assessment = place.round()
        for question_id in ("pot.full", "pot.warm"):
            place.answer(ann, assessment, question_id, LEVELS[question_id])
        submit_round(place.work, ann, assessment.id)
    return place.work.store.frozen_results(assessment.id)[-1]


def test_what_is_kept_of_a_round_is_the_same_whoever_handed_it_in(
    tmp_path: Path, catalogues: Path
) -> None:
    english = handed_in(a_place(tmp_path / "one"), "en", catalogues)
    welsh = handed_in(a_place(tmp_path / "two"), LANGUAGE, catalogues)

    assert welsh == english
    assert not set("⟦⟧«»") & set(welsh.result)


def test_scores_and_the_name_of_the_content_do_not_depend_on_the_words() -> None:
    given = answers(LEVELS)

    assert score(in_welsh(tea()), given) == score(tea(), given)
    assert content_hash(in_welsh(tea())) == content_hash(tea())


@pytest.mark.parametrize(("locale", "signs"), [("cy-GB", "«»"), ("en-GB", "")])
def test_a_page_has_the_questions_in_the_language_of_its_browser(
    front_door: FrontDoor, unspoken: None, locale: str, signs: str
) -> None:
    shipped = front_door.place.work.library.questionnaire(OURS)
    front_door.reads(Library((shipped,), (in_welsh(shipped),)))
    front_door.locale = locale
    ann, _ = front_door.place.round(OURS)

    tab = page_test(front_door, "policy", ann)

    assert tab.title[0].value == "Policy".join(signs or ("", ""))
