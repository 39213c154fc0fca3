"""What an action needs of others: it is there, it comes first, it is possible, and it ends."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.content.prerequisites import circles
from tests.content.catalogue_folder import LOW, READY, a_catalogue_folder, an_action
from tests.content.folder import says
from tests.content.full_folder import Files

PLAN, BUY = "plan.toml", "buy.toml"


def problems(tmp_path: Path, spoil: Callable[[Files], object]) -> tuple[str, ...]:
    return a_catalogue_folder(tmp_path, spoil=spoil).problems()


def with_needs(needs: dict[str, list[str]]) -> Callable[[Files], None]:
    def spoil(files: Files) -> None:
        for theme in (PLAN, BUY):
            for action in files[theme]["actions"]:
                action["needs"] = needs.get(action["id"], action["needs"])

    return spoil


def test_what_an_action_needs_exists(tmp_path: Path) -> None:
    [found] = problems(tmp_path, with_needs({"plan.low": ["plan.ready", "plan.redy"]}))

    assert found == (
        "action_plans/sample/plan.toml: action 'plan.low': 'needs 2' is 'plan.redy', which is not "
        "here. Write an id such as: plan.ready, plan.low, plan.high."
    )


def test_an_action_may_need_one_of_another_theme(tmp_path: Path) -> None:
    assert problems(tmp_path, with_needs({"plan.high": ["buy.low", "buy.ready"]})) == ()


def test_what_stands_in_a_file_that_cannot_be_read_is_not_missed(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path, spoil=with_needs({"plan.high": ["buy.low"]}))

    [problem] = folder.write(BUY, "actions = [").problems()

    assert problem.startswith("action_plans/sample/buy.toml: this is not valid TOML")


def test_an_action_with_another_fault_may_be_needed(tmp_path: Path) -> None:
    def spoil(files: Files) -> None:
        files[PLAN]["actions"][READY]["pace"] = "soon"

    [problem] = problems(tmp_path, spoil)

    assert "action 'plan.ready': 'pace' is \"soon\"" in problem


@pytest.mark.parametrize(
    ("needs", "where", "circle"),
    [
        ({"plan.low": ["plan.low"]}, "plan.low", "plan.low -> plan.low"),
        (
            {"buy.low": ["plan.low"], "plan.low": ["buy.low"]},
            "plan.low",
            "plan.low -> buy.low -> plan.low",
        ),
        (
            {"plan.ready": ["buy.low"], "buy.low": ["plan.low"], "plan.low": ["plan.ready"]},
            "plan.ready",
            "plan.ready -> buy.low -> plan.low -> plan.ready",
        ),
    ],
)
def test_needs_that_lead_back_name_the_circle(
    tmp_path: Path, needs: dict[str, list[str]], where: str, circle: str
) -> None:
    [found] = problems(tmp_path, with_needs(needs))

    assert found == (
        f"action_plans/sample/plan.toml: action '{where}': its 'needs' lead back to it: {circle}. "
        "Remove one of them."
    )


def test_two_circles_are_both_named(tmp_path: Path) -> None:
    found = problems(tmp_path, with_needs({"plan.low": ["plan.low"], "buy.low": ["buy.low"]}))

    assert says(found, "plan.low -> plan.low")
    assert says(found, "buy.low -> buy.low")
    assert len(found) == 2


IDS = st.integers(0, 7).map("a{}".format)


@given(st.dictionaries(IDS, st.lists(IDS, unique=True, max_size=4)))
def test_circles_are_real_and_cutting_each_leaves_none(needs: dict[str, list[str]]) -> None:
    found = list(circles(needs))

    left = {each: list(wanted) for each, wanted in needs.items()}
    for circle in found:
        assert circle[0] == circle[-1]
        assert min(circle[:-1], key=list(needs).index) == circle[0]
        assert all(b in needs[a] for a, b in pairwise(circle))
        left[circle[-2]].remove(circle[-1])
    assert list(circles(left)) == []


def test_needs_without_a_circle_are_left_alone() -> None:
    assert list(circles({"a": ["b", "c", "x"], "b": ["c"], "c": []})) == []


def test_an_action_needs_none_that_begins_higher(tmp_path: Path) -> None:
    [found] = problems(tmp_path, with_needs({"plan.low": ["buy.high"]}))

    assert found == (
        "action_plans/sample/plan.toml: action 'plan.low': it needs 'buy.high', which begins at "
        "level 1 of 'buy.aim', higher than itself. Remove it from 'needs', or need a lower one."
    )


def test_an_action_needs_none_that_begins_higher_through_one_without_moves(tmp_path: Path) -> None:
    needs = {"plan.low": ["plan.ready"], "plan.ready": ["buy.ready"], "buy.ready": ["buy.high"]}

    found = problems(tmp_path, with_needs({**needs, "buy.high": []}))

    assert says(found, "action 'plan.low': it needs 'buy.high', which begins at level 1")
    assert len(found) == 1


def test_a_step_of_one_question_never_waits_for_a_later_one(tmp_path: Path) -> None:
    def spoil(files: Files) -> None:
        moves: list[Any] = files[PLAN]["actions"][LOW]["moves"]
        moves.append({"question": "buy.aim", "from_level": 1, "to_level": 2})
        with_needs({"plan.low": ["plan.high"]})(files)

    found = problems(tmp_path, spoil)

    assert says(found, "action 'plan.low': it needs 'plan.high', which begins at level 1 of 'plan.")
    assert len(found) == 1


@pytest.mark.parametrize("own", [["wales", "scotland"], []])
def test_what_an_action_needs_is_for_all_its_nations(tmp_path: Path, own: list[str]) -> None:
    def spoil(files: Files) -> None:
        extra = an_action("plan.more")
        extra["in_place"] = [{"question": "plan.aim", "level": 1}]
        files[PLAN]["actions"].append({**extra, "nations": own, "needs": ["plan.ready"]})
        files[PLAN]["actions"][READY]["nations"] = ["wales"]
        files[PLAN]["actions"][READY + 2]["needs"] = []

    [found] = problems(tmp_path, spoil)

    lacking = "scotland" if own else "england, scotland, northern-ireland"
    assert found == (
        "action_plans/sample/plan.toml: action 'plan.more': it needs 'plan.ready', which is not "
        f"for {lacking}. Widen the nations of that one, or narrow its own."
    )
