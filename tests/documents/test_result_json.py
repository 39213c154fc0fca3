"""A result as JSON: the fields that other programs rely on, their types and their numbers."""

import json
from pathlib import Path
from typing import Any

import pytest

from maturity.documents.result_json import result_json
from maturity.domain.assessment import Answer, Answers, NoLevel, Scope
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scorecard import Scorecard, ThemeResult, permille
from tests.builders import DONT_KNOW, NA, a_question, a_questionnaire, a_theme
from tests.documents.sample_results import a_result, all_at, first_answered, shipped, themes_at

STANDING = {
    "permille",
    "low",
    "high",
    "evidenced",
    "stage",
    "completeness",
    "comparable",
    "reasons",
    "blocking",
    "next_stage",
    "smallest_change",
}
OVERALL = STANDING | {"held_back_by"}
THEME = STANDING | {"id", "strongest", "lowest"}
DOCUMENT = {
    "questionnaire",
    "edition",
    "scope",
    "roles",
    "opening",
    "questions",
    "responded",
    "overall",
    "themes",
    "evidence",
    "answers",
}
IN_PERMILLE = ("permille", "low", "high", "evidenced", "completeness")

MIXED = themes_at(shipped(), (5, 3, 2, 1)) | {
    "policy.scope": Answer(4, evidence="records"),
    "targeting.need": Answer(DONT_KNOW),
    "impact.place": Answer(NA, reason="No area."),
}
STATES: dict[str, Answers] = {
    "mixed": MIXED,
    "draft": first_answered(shipped(), 14),
    "nothing": {},
    "don't know": all_at(shipped(), DONT_KNOW),
    "not applicable": all_at(shipped(), NA),
    "zero": all_at(shipped(), 0),
    "top": all_at(shipped(), 5, "checked"),
}

every_state = pytest.mark.parametrize("answers", STATES.values(), ids=STATES)


def document(questionnaire: Questionnaire, answers: Answers, **fields: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result_json(a_result(questionnaire, answers, **fields)))
    return found


def parts(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [found["overall"], *found["themes"]]


@every_state
def test_the_document_has_exactly_its_fields(answers: Answers) -> None:
    found = document(shipped(), answers)

    assert found.keys() == DOCUMENT
    assert found["overall"].keys() == OVERALL
    assert all(theme.keys() == THEME for theme in found["themes"])
    assert [theme["id"] for theme in found["themes"]] == [theme.id for theme in shipped().themes]


@every_state
def test_numbers_are_whole_permille_or_null(answers: Answers) -> None:
    values = [part[name] for part in parts(document(shipped(), answers)) for name in IN_PERMILLE]

    assert all(value is None or type(value) is int for value in values)
    assert all(0 <= value <= 1000 for value in values if value is not None)


@every_state
def test_the_other_fields_have_their_types(answers: Answers) -> None:
    for part in parts(document(shipped(), answers)):
        assert part["stage"] is None or type(part["stage"]) is int
        assert type(part["comparable"]) is bool
        assert all(type(line) is str for line in [*part["reasons"], *part["blocking"]])
        assert part["comparable"] is not bool(part["reasons"])


@every_state
def test_the_interval_holds_the_average(answers: Answers) -> None:
    for part in parts(document(shipped(), answers)):
        if part["permille"] is not None:
            assert part["low"] <= part["permille"] <= part["high"]
            assert part["evidenced"] <= part["permille"]


@every_state
def test_the_numbers_are_those_of_the_scorecard(answers: Answers) -> None:
    scorecard = a_result(shipped(), answers).scorecard
    standings: list[Scorecard | ThemeResult] = [scorecard, *scorecard.themes]

    found = parts(document(shipped(), answers))

    for part, standing in zip(found, standings, strict=True):
        score = standing.score
        exact = (score.point, score.low, score.high, standing.evidenced, score.completeness)
        expected = [None if value is None else permille(value) for value in exact]
        assert [part[name] for name in IN_PERMILLE] == expected
        assert part["stage"] == standing.stage
        assert part["comparable"] == standing.comparable


def test_a_round_without_a_level_has_no_average_but_an_interval() -> None:
    overall = document(shipped(), {})["overall"]

    assert (overall["permille"], overall["low"], overall["high"]) == (None, 0, 1000)
    assert (overall["evidenced"], overall["stage"], overall["completeness"]) == (None, 0, 0)


def test_ids_of_questions_are_given_and_not_their_titles() -> None:
    found = document(shipped(), MIXED)
    ids = {question.id for question in shipped().questions}

    assert {i for part in parts(found) for i in part["blocking"]} <= ids
    assert {i for theme in found["themes"] for i in theme["lowest"] + theme["strongest"]} <= ids
    assert {
        rise["question"] for part in parts(found) for rise in part["next_stage"]["rises"]
    } <= ids


def test_the_next_stage_says_from_where_to_where() -> None:
    answers = themes_at(shipped(), (2, 2, 2, 1)) | {"impact.who-benefits": Answer(0)}

    overall = document(shipped(), answers)["overall"]

    assert overall["blocking"] == ["impact.who-benefits"]
    assert overall["next_stage"] == {
        "stage": 2,
        "rises": [{"question": "impact.who-benefits", "from": 0, "to": 1}],
    }
    assert overall["held_back_by"] == ["impact"]


def test_at_the_top_nothing_blocks_and_there_is_no_next_stage() -> None:
    found = parts(document(shipped(), STATES["top"]))

    assert all((part["blocking"], part["next_stage"]) == ([], None) for part in found)


def test_answers_are_listed_as_they_were_counted() -> None:
    listed = {answer["question"]: answer for answer in document(shipped(), MIXED)["answers"]}

    assert len(listed) == 36
    assert listed["policy.scope"] == {"question": "policy.scope", "level": 4, "evidence": "records"}
    assert listed["targeting.need"]["level"] == "dont_know"
    assert listed["impact.place"]["level"] == "na"


def test_an_unanswered_question_has_the_level_null() -> None:
    answers = document(shipped(), {"policy.scope": Answer(NoLevel.UNANSWERED)})["answers"]

    assert {answer["level"] for answer in answers} == {None}


def test_scope_roles_and_counts_are_stated() -> None:
    light = shipped().light_set()

    found = document(light, first_answered(light, 14), scope=Scope.LIGHT, roles=("Si\u00e2n",))

    assert (found["scope"], found["roles"]) == ("light", ["Si\u00e2n"])
    assert (found["questions"], found["responded"]) == (20, 14)


def test_evidence_is_counted_and_null_where_it_is_not_asked_for() -> None:
    bare = a_questionnaire(a_theme("tea", [a_question("tea.0")]))

    assert document(shipped(), all_at(shipped(), 3, "records"))["evidence"] == {
        "from_level": 3,
        "asked": 36,
        "shown": 36,
    }
    assert document(bare, {"tea.0": Answer(3)})["evidence"] is None


@pytest.mark.parametrize("edition", ["2026", 2026])
def test_the_edition_is_given_as_it_was_written(edition: str | int) -> None:
    dated = a_questionnaire(a_theme("tea", [a_question("tea.0")]), edition=edition)

    assert document(dated, {})["edition"] == edition


def test_the_same_result_is_the_same_text_in_utf_8() -> None:
    text = result_json(a_result(shipped(), MIXED, roles=("T\u0177",)))

    assert text == result_json(
        a_result(shipped(), dict(reversed(MIXED.items())), roles=("T\u0177",))
    )
    assert "T\u0177" in text
    assert text.endswith("}\n")


def test_every_field_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "result-json.md").read_text(encoding="utf-8")

    assert not {name for name in DOCUMENT | OVERALL | THEME if f"`{name}`" not in page}
