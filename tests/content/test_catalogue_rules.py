"""Each rule for an action, broken once: the message names file, action, fault and what to write."""

from pathlib import Path
from typing import Any

import pytest

from tests.content.catalogue_folder import HIGH, LOW, READY, a_catalogue_folder, spoiled
from tests.content.folder import says

PLAN = "plan.toml"
HERE = "action_plans/sample/plan.toml: action 'plan.low': "
AIM = "plan.aim"


def problems(tmp_path: Path, *path: str | int, value: Any) -> tuple[str, ...]:
    """With one value of the plan's file changed."""
    return a_catalogue_folder(tmp_path, spoil=spoiled(PLAN, *path, value=value)).problems()


def of_low(tmp_path: Path, *path: str | int, value: Any) -> tuple[str, ...]:
    return problems(tmp_path, "actions", LOW, *path, value=value)


def of_buy(tmp_path: Path, *path: str | int, value: Any) -> tuple[str, ...]:
    return a_catalogue_folder(tmp_path, spoil=spoiled("buy.toml", *path, value=value)).problems()


def a_move(question: str, from_level: int, to_level: int) -> dict[str, object]:
    return {"question": question, "from_level": from_level, "to_level": to_level}


def test_the_catalogue_that_every_test_spoils_is_sound(tmp_path: Path) -> None:
    assert a_catalogue_folder(tmp_path).problems() == ()


@pytest.mark.parametrize("field", ["title", "why", "notice", "done_when"])
@pytest.mark.parametrize("text", ["", "  "])
def test_no_text_is_empty(tmp_path: Path, field: str, text: str) -> None:
    found = of_low(tmp_path, field, value=text)

    assert found == (f"{HERE}'{field}' is empty. Write its text.",)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("steps", 1), "steps 2"),
        (("measure", "text"), "measure, text"),
        (("resources", 0, "name"), "resources 1, name"),
    ],
)
def test_no_text_within_a_list_or_table_is_empty(
    tmp_path: Path, path: tuple[str | int, ...], field: str
) -> None:
    found = of_low(tmp_path, *path, value=" ")

    assert found == (f"{HERE}'{field}' is empty. Write its text.",)


@pytest.mark.parametrize("count", [0, 2, 7])
def test_an_action_has_three_to_six_steps(tmp_path: Path, count: int) -> None:
    found = of_low(tmp_path, "steps", value=[f"Do {n}." for n in range(count)])

    assert found == (f"{HERE}'steps' has {count} entries. Write 3 to 6.",)


@pytest.mark.parametrize("count", [3, 6])
def test_three_and_six_steps_are_right(tmp_path: Path, count: int) -> None:
    assert of_low(tmp_path, "steps", value=[f"Do {n}." for n in range(count)]) == ()


@pytest.mark.parametrize("value", ["", "Plan", "plan..low", "plan low", "-"])
def test_the_id_of_an_action_is_a_slug(tmp_path: Path, value: str) -> None:
    found = of_low(tmp_path, "id", value=value)

    assert says(found, "action_plans/sample/plan.toml: action ", f"the id '{value}' is malformed")


@pytest.mark.parametrize("days", [(0, 1, 2), (3, 2, 4), (1, 5, 4), (-1, -1, -1)])
def test_days_rise_from_one(tmp_path: Path, days: tuple[int, int, int]) -> None:
    low, likely, high = days

    found = of_low(tmp_path, "days", value={"low": low, "likely": likely, "high": high})

    sentence = f"'days' has low {low}, likely {likely}, high {high}. Write whole days from 1 on"
    assert says(found, HERE + sentence)
    assert len(found) == 1


def test_three_equal_days_are_right(tmp_path: Path) -> None:
    assert of_low(tmp_path, "days", value={"low": 1, "likely": 1, "high": 1}) == ()


@pytest.mark.parametrize("money", [(-1, 2), (3, 2), (-2, -1)])
def test_money_rises_from_nothing(tmp_path: Path, money: tuple[int, int]) -> None:
    low, high = money

    found = of_low(tmp_path, "money", value={"low": low, "high": high})

    sentence = f"'money' has low {low} and high {high}. Write 0 or more, the lower first."
    assert found == (HERE + sentence,)


@pytest.mark.parametrize("weeks", [0, -3])
def test_an_action_takes_a_week_at_least(tmp_path: Path, weeks: int) -> None:
    found = of_low(tmp_path, "weeks", value=weeks)

    assert found == (f"{HERE}'weeks' is {weeks}. Write 1 or more.",)


def test_a_quick_win_takes_thirteen_weeks_at_most(tmp_path: Path) -> None:
    found = of_low(tmp_path, "weeks", value=14)

    assert says(found, HERE, "it takes 14 weeks", "at most 13", 'Write pace = "strategic"')


def test_a_strategic_action_may_take_longer(tmp_path: Path) -> None:
    def longer(files: Any) -> None:
        files[PLAN]["actions"][LOW] |= {"weeks": 52, "pace": "strategic"}

    assert a_catalogue_folder(tmp_path, spoil=longer).problems() == ()


def test_the_owner_is_not_among_the_contributors(tmp_path: Path) -> None:
    found = of_low(tmp_path, "owner", value="legal")

    assert found == (f"{HERE}'legal' owns it and is among the contributors too. Remove it there.",)


@pytest.mark.parametrize(("field", "value"), [("contributors", "legal"), ("needs", "plan.ready")])
def test_nobody_and_nothing_is_named_twice(tmp_path: Path, field: str, value: str) -> None:
    found = of_low(tmp_path, field, value=[value, value])

    assert found == (f"{HERE}'{field}' names '{value}' twice. Write it once.",)


def test_an_owner_who_is_no_role_is_told_the_roles(tmp_path: Path) -> None:
    found = of_low(tmp_path, "owner", value="boss")

    assert says(found, HERE, "'owner' is \"boss\". Write one of 'procurement', 'commissioning'")


def test_a_missing_field_is_looked_up_in_the_readme_of_action_plans(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path).change(PLAN, "'Do plan.low'", "'Do it'")

    [found] = folder.change(PLAN, "title = 'Do it', ", "").problems()

    assert found == (
        f"{HERE}'title' is missing. Add it; action_plans/README.md says what belongs there."
    )


def test_a_move_names_a_question_that_exists(tmp_path: Path) -> None:
    found = of_low(tmp_path, "moves", value=[a_move(AIM, 0, 1), a_move("plan.aims", 0, 1)])

    nearest = "Write an id such as: plan.aim, buy.aim."
    assert found == (f"{HERE}'moves 2, question' is 'plan.aims', which is not here. {nearest}",)


@pytest.mark.parametrize(("low", "high"), [(0, 2), (0, 0), (2, 1)])
def test_a_move_is_one_level_up(tmp_path: Path, low: int, high: int) -> None:
    moves = [a_move("buy.aim", low, high), a_move(AIM, 0, 1)]

    found = of_low(tmp_path, "moves", value=moves)

    sentence = f"it moves 'buy.aim' from level {low} to {high}. Write one level up: "
    assert found == (f"{HERE}{sentence}to_level = {low + 1}.",)


@pytest.mark.parametrize(
    ("low", "high", "field", "value"), [(2, 3, "to_level", 3), (-1, 0, "from_level", -1)]
)
def test_a_move_stays_within_the_levels(
    tmp_path: Path, low: int, high: int, field: str, value: int
) -> None:
    moves = [a_move("buy.aim", low, high), a_move(AIM, 0, 1)]

    found = of_low(tmp_path, "moves", value=moves)

    assert found == (f"{HERE}'moves 1, {field}' is {value}. Write a number from 0 to 2.",)


def test_an_action_moves_three_questions_at_most(tmp_path: Path) -> None:
    found = of_low(tmp_path, "moves", value=[a_move(AIM, 0, 1)] * 4)

    assert says(found, HERE, "'moves' has 4 entries. Write at most 3, or two actions.")


def test_an_action_makes_one_step_of_a_question(tmp_path: Path) -> None:
    found = of_low(tmp_path, "moves", value=[a_move(AIM, 0, 1), a_move(AIM, 1, 2)])

    sentence = "it moves 'plan.aim' twice. One action makes one step of a question."
    assert found == (HERE + sentence,)


def test_an_action_without_a_move_says_when_it_is_in_place(tmp_path: Path) -> None:
    found = problems(tmp_path, "actions", READY, "in_place", value=[])

    assert says(found, "action 'plan.ready': it moves no question. Write 'moves', or 'in_place'")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("question", "level", "sentence"),
    [
        ("plan.aims", 1, "'in_place 1, question' is 'plan.aims', which is not here. Write an id"),
        (AIM, 3, "'in_place 1, level' is 3. Write a number from 0 to 2."),
        (AIM, 0, "'in_place 1, level' is 0, which everybody has. Write a higher level."),
    ],
)
def test_what_is_in_place_is_an_answer_that_exists(
    tmp_path: Path, question: str, level: int, sentence: str
) -> None:
    in_place = [{"question": question, "level": level}]

    found = problems(tmp_path, "actions", READY, "in_place", value=in_place)

    assert says(found, f"action 'plan.ready': {sentence}")
    assert len(found) == 1


def test_an_indicator_exists(tmp_path: Path) -> None:
    found = of_low(tmp_path, "measure", "indicator", value="spend")

    nearest = "Write an id such as: spend.local."
    assert found == (f"{HERE}'measure, indicator' is 'spend', which is not here. {nearest}",)


def test_a_measure_may_have_no_indicator(tmp_path: Path) -> None:
    assert of_low(tmp_path, "measure", "indicator", value="") == ()


def test_a_resource_is_https(tmp_path: Path) -> None:
    found = of_low(tmp_path, "resources", 0, "url", value="http://a.example")

    assert says(found, f"{HERE}'resources 1, url' is 'http://a.example'. Write an address that")


def test_the_faults_of_several_actions_are_reported_together(tmp_path: Path) -> None:
    def spoil(files: Any) -> None:
        files[PLAN]["actions"][LOW]["weeks"] = 0
        files[PLAN]["actions"][HIGH] |= {"title": "", "pace": "soon"}
        files["buy.toml"]["actions"][LOW] |= {"why": "", "steps": ["Do."]}

    found = a_catalogue_folder(tmp_path, spoil=spoil).problems()

    assert [line.split(": ")[1] for line in found] == [
        "action 'plan.high'",
        "action 'plan.low'",
        "action 'buy.low'",
        "action 'buy.low'",
    ]


def test_an_id_stands_once_in_all_files(tmp_path: Path) -> None:
    found = of_buy(tmp_path, "actions", LOW, "id", value="plan.low")

    both = "action_plans/sample/plan.toml, action_plans/sample/buy.toml"
    sentence = f"this id stands twice (in {both}). Ids are permanent and used once."
    assert f"action_plans/sample/buy.toml: action 'plan.low': {sentence}" in found


@pytest.mark.parametrize("text", ["Do plan.low", " do  Plan.low"])
def test_no_two_actions_share_a_text(tmp_path: Path, text: str) -> None:
    [found] = of_buy(tmp_path, "actions", HIGH, "steps", 1, value=text)

    assert found == (
        "action_plans/sample/buy.toml: action 'buy.high': 'steps 2' says the same as 'title' of "
        "action 'plan.low'. Write what is its own."
    )


def test_an_action_does_not_repeat_itself(tmp_path: Path) -> None:
    found = of_low(tmp_path, "notice", value="Because of plan.low.")

    assert says(found, "action 'plan.low': 'notice' says the same as 'why' of action 'plan.low'")
