"""Which level to aim at: what somebody chose, and what each preset proposes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from maturity.domain.assessment import Answer
from maturity.domain.law import LegalNote, Nation
from maturity.domain.plan import Preset
from maturity.domain.scoring import score
from maturity.domain.targets import passed_targets, propose_targets, unknown_priorities
from tests.builders import DONT_KNOW, NA, a_question, a_questionnaire, a_theme, answers
from tests.plans import Case, a_request, cases


def a_note(nation: Nation, floor: int | None) -> LegalNote:
    day = date(2026, 1, 1)
    return LegalNote(nation, "Law.", "Act", "https://example.org", day, day, legal_floor=floor)


QUESTIONNAIRE = a_questionnaire(
    a_theme(
        "first",
        [
            a_question("core", core=True),
            a_question(
                "plain", legal_notes=(a_note("wales", 2), a_note("wales", 1), a_note("england", 4))
            ),
        ],
    ),
    a_theme("second", [a_question("deep", core=True), a_question("other")]),
)


def targets(
    preset: Preset, levels: dict[str, object], priorities: tuple[str, ...] = (), **wishes: object
) -> dict[str, int]:
    request = a_request(preset=preset, priorities=priorities, **wishes)
    return propose_targets(QUESTIONNAIRE, answers(levels), request)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("levels", "priorities", "expected"),
    [
        ({"core": 0, "plain": 0, "deep": 2, "other": 1}, (), {"core": 1, "deep": 3}),
        ({"core": 3, "plain": 0, "deep": 5, "other": 1}, (), {}),
        ({"core": 3, "plain": 0, "deep": 3, "other": 1}, ("other",), {"other": 2}),
        ({"core": 3, "plain": 0, "deep": 3, "other": 1}, ("first",), {"core": 4, "plain": 1}),
        ({"core": 5, "plain": 5, "deep": 3, "other": 1}, ("first",), {}),
        ({"core": DONT_KNOW, "plain": NA, "deep": 0}, ("first", "other"), {"deep": 1}),
    ],
)
def test_one_up_on_foundations_below_mature_and_on_priorities(
    levels: dict[str, object], priorities: tuple[str, ...], expected: dict[str, int]
) -> None:
    assert targets("propose", levels, priorities) == expected


def test_the_law_s_floors_are_those_of_the_nation() -> None:
    levels: dict[str, object] = {"core": 0, "plain": 0, "deep": 0, "other": 0}

    assert targets("law", levels, nation="wales") == {"plain": 2}
    assert targets("law", levels, nation="england") == {"plain": 4}
    assert targets("law", levels, nation="scotland") == {}
    assert targets("law", levels | {"plain": 3}, nation="wales") == {}


def test_foundations_are_to_be_mature_and_solid_is_that_for_all() -> None:
    levels: dict[str, object] = {"core": 0, "plain": 2, "deep": 4, "other": 0}

    assert targets("foundations", levels, ("other",)) == {"core": 3}
    assert targets("solid", levels) == {"core": 3, "plain": 3, "other": 3}


def test_mature_is_the_top_of_a_shorter_scale() -> None:
    short = a_questionnaire(a_theme("only", [a_question("core", top=2, core=True)]), top=2)

    for preset in ("propose", "foundations", "solid"):
        request = a_request(preset=preset)
        assert propose_targets(short, answers({"core": 2}), request) == {}
        assert propose_targets(short, answers({"core": 1}), request) == {"core": 2}


@given(cases())
def test_the_next_stage_follows_where_all_levels_are_known(case: Case) -> None:
    known = {q: a if a.level is not None else Answer(0) for q, a in case.answers.items()}
    request = a_request(preset="next-stage")
    before = score(case.questionnaire, known)

    wanted = propose_targets(
        case.questionnaire, {q: Answer(a.level or 0) for q, a in known.items()}, request
    )

    after = score(case.questionnaire, known | {q: Answer(level) for q, level in wanted.items()})
    assert (after.stage or 0) == min((before.stage or 0) + 1, case.questionnaire.top_level)


def test_what_was_chosen_now_stands_above_the_answers_column_and_that_above_the_preset() -> None:
    given_answers = answers({"core": 0, "plain": 1, "deep": 1, "other": 1})
    given_answers["core"] = replace(given_answers["core"], target=2)
    given_answers["plain"] = replace(given_answers["plain"], target=4)
    request = a_request(preset="solid", targets={"plain": 2})

    assert propose_targets(QUESTIONNAIRE, given_answers, request) == {
        "core": 2,
        "plain": 2,
        "deep": 3,
        "other": 3,
    }


def test_a_target_below_today_is_today_and_is_told() -> None:
    given_answers = answers({"core": 3, "plain": 4, "deep": 3, "other": DONT_KNOW})
    request = a_request(targets={"core": 1, "plain": 4, "deep": 9, "other": 2, "gone": 5})

    assert propose_targets(QUESTIONNAIRE, given_answers, request) == {
        "core": 3,
        "plain": 4,
        "deep": 5,
        "other": 2,
    }
    assert passed_targets(QUESTIONNAIRE, given_answers, request) == {"core": 1}


def test_what_does_not_apply_has_no_target() -> None:
    request = a_request(targets={"core": 3}, preset="solid")

    assert "core" not in propose_targets(QUESTIONNAIRE, answers({"core": NA}), request)


def test_priorities_are_themes_or_questions() -> None:
    assert unknown_priorities(QUESTIONNAIRE, ("first", "deep", "x")) == ("x",)


@given(cases())
def test_no_target_is_below_todays_level_or_above_the_top(case: Case) -> None:
    found = propose_targets(case.questionnaire, case.answers, case.request)

    for question, target in found.items():
        assert (case.answers[question].level or 0) <= target <= case.questionnaire.top_level
        assert case.answers[question].applies
    assert list(found) == [q.id for q in case.questionnaire.questions if q.id in found]
