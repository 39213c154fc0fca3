"""A catalogue leaves nobody alone: every step, in each nation, and somebody to ask."""

from pathlib import Path
from typing import Any

import pytest

from maturity.domain.law import NATIONS
from tests.content.catalogue_folder import HIGH, LOW, a_catalogue_folder, an_action, spoiled
from tests.content.folder import says
from tests.content.full_folder import Files

PLAN, BUY = "plan.toml", "buy.toml"
HERE = "action_plans/sample/"


def spoil(tmp_path: Path, file: str, *path: str | int, value: Any) -> tuple[str, ...]:
    return a_catalogue_folder(tmp_path, spoil=spoiled(file, *path, value=value)).problems()


def test_a_step_that_nothing_covers_is_named_with_its_nations(tmp_path: Path) -> None:
    [found] = spoil(tmp_path, PLAN, "actions", HIGH, "nations", value=["wales", "england"])

    assert found == (
        f"{HERE}{PLAN}: question 'plan.aim': no action goes from level 1 to 2 in scotland, "
        "northern-ireland. Write one, or widen the nations of one."
    )


def test_actions_for_single_nations_cover_a_step_together(tmp_path: Path) -> None:
    def split(files: Files) -> None:
        high = files[PLAN]["actions"][HIGH]
        other = an_action("plan.other") | {"moves": high["moves"], "nations": ["wales"]}
        high["nations"] = [nation for nation in NATIONS if nation != "wales"]
        files[PLAN]["actions"].append(other)

    assert a_catalogue_folder(tmp_path, spoil=split).problems() == ()


def test_each_step_that_nothing_covers_is_named(tmp_path: Path) -> None:
    def unmoved(files: Files) -> None:
        for action in files[BUY]["actions"]:
            action |= {"moves": [], "in_place": [{"question": "plan.aim", "level": 1}]}

    found = a_catalogue_folder(tmp_path, spoil=unmoved).problems()

    everywhere = "england, wales, scotland, northern-ireland"
    assert [line.split(". ")[0] for line in found] == [
        f"{HERE}{BUY}: question 'buy.aim': no action goes from level {level} to {level + 1} in "
        + everywhere
        for level in (0, 1)
    ]


def test_a_faulty_action_is_believed_to_cover_its_step(tmp_path: Path) -> None:
    [problem] = spoil(tmp_path, PLAN, "actions", LOW, "pace", value="soon")

    assert "'pace' is \"soon\"" in problem


@pytest.mark.parametrize(
    ("informants", "sentence"),
    [
        (["plan.aim", "plan.aim"], "'plan.aim' has two [[informants]]. Write one."),
        (["plan.aim", "buy.aim"], "'informants 2, question' is 'buy.aim', which is not here."),
        (["plan.aims", "plan.aim"], "'informants 1, question' is 'plan.aims', which is not here."),
    ],
)
def test_a_question_has_one_informant_in_the_file_of_its_theme(
    tmp_path: Path, informants: list[str], sentence: str
) -> None:
    value = [{"question": question, "role": "legal"} for question in informants]

    found = spoil(tmp_path, PLAN, "informants", value=value)

    assert says(found, f"{HERE}{PLAN}: {sentence}")
    assert len(found) == 1


def test_a_question_without_an_informant_is_reported(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path)
    questionnaire = folder.questionnaire
    text = (questionnaire.path / PLAN).read_text("utf-8")
    questionnaire.add(PLAN, text.replace("plan.aim", "plan.owner"))

    assert says(folder.problems(), f"{HERE}{PLAN}: 'plan.owner' has no [[informants]]. Write the ")


def test_an_unknown_role_of_an_informant_is_one_problem(tmp_path: Path) -> None:
    [problem] = spoil(tmp_path, PLAN, "informants", 0, "role", value="boss")

    assert problem.startswith(f"{HERE}{PLAN}: informant 1: 'role' is \"boss\". Write one of ")
