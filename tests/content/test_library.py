"""Folders of questionnaires become one library, or every folder's problems together."""

from pathlib import Path

import pytest

from maturity.content import SHIPPED
from maturity.content.library import load_library
from tests.content.folder import a_folder, locked, problems_of, says

FOLLOWS = 'licence = "CC-BY-4.0"\nfollows = '
LICENCE = 'licence = "CC-BY-4.0"'
ID = 'id = "sample-2026"'
MANIFEST = "questionnaire.toml"


def test_every_questionnaire_below_each_root_is_found(tmp_path: Path) -> None:
    a_folder(tmp_path / "one", "first")
    a_folder(tmp_path / "one", "second").change(MANIFEST, ID, 'id = "second-2026"')
    a_folder(tmp_path / "two").change(MANIFEST, ID, 'id = "third-2026"')

    library = load_library([tmp_path / "one", tmp_path / "two"])

    found = [questionnaire.id for questionnaire in library.questionnaires]
    assert found == ["sample-2026", "second-2026", "third-2026"]


def test_a_root_may_itself_be_a_questionnaire(tmp_path: Path) -> None:
    library = load_library([a_folder(tmp_path).path])

    assert library.questionnaire("sample-2026").title == "Sample"


def test_a_foreign_questionnaire_loads_beside_ours(tmp_path: Path) -> None:
    a_folder(tmp_path)

    library = load_library([SHIPPED, tmp_path])

    assert library.questionnaire("sample-2026").top_level == 3
    assert library.questionnaire("social-value-2026").top_level == 5


def test_hidden_folders_and_folders_without_content_are_left_alone(tmp_path: Path) -> None:
    a_folder(tmp_path)
    a_folder(tmp_path, ".git")
    (tmp_path / "notes").mkdir()

    assert len(load_library([tmp_path]).questionnaires) == 1


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    place = tmp_path / "nowhere"

    assert problems_of([place]) == (f"{place}: this folder does not exist. Check its name.",)


def test_a_file_in_the_place_of_a_folder_is_reported(tmp_path: Path) -> None:
    place = tmp_path / "file.toml"
    place.write_text("", encoding="utf-8")

    assert says(problems_of([place]), f"{place}: ", "Name the folder that it is in")


def test_a_folder_with_an_impossible_name_is_reported(tmp_path: Path) -> None:
    place = tmp_path / ("x" * 300)

    assert says(problems_of([place]), str(place))


@pytest.mark.parametrize("name", ["root", "root/sample", "root/sample/plan.toml"])
def test_what_cannot_be_opened_is_reported_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    a_folder(tmp_path / "root")
    a_folder(tmp_path / "root", "open").change(MANIFEST, ID, 'id = "open-2026"')
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)

    with locked(Path(name)):
        problems = problems_of([Path("root")])

    assert says(problems, name.removeprefix("root/"), "cannot be read")


def test_a_folder_without_a_questionnaire_is_told_what_to_add(tmp_path: Path) -> None:
    [problem] = problems_of([tmp_path])

    assert problem.startswith(f"{tmp_path}: there is no questionnaire in this folder")
    assert "Add a folder with a questionnaire.toml" in problem


def test_a_folder_that_lost_its_manifest_is_reported(tmp_path: Path) -> None:
    problems = a_folder(tmp_path).remove(MANIFEST).problems()

    assert problems == (f"sample/{MANIFEST}: the file is missing. Add it.",)


def test_two_folders_cannot_have_the_same_id(tmp_path: Path) -> None:
    a_folder(tmp_path, "first")
    a_folder(tmp_path, "second")

    [problem] = problems_of([tmp_path])

    assert "sample-2026" in problem
    assert "Give one of them another id" in problem
    assert "first" in problem
    assert "second" in problem


@pytest.mark.parametrize("value", ["7", "2026-01-01", "['a']"])
def test_the_same_id_that_is_no_text_is_reported_in_each_folder(tmp_path: Path, value: str) -> None:
    for name in ("first", "second"):
        a_folder(tmp_path, name).change(MANIFEST, ID, f"id = {value}")

    first, second = problems_of([tmp_path])

    assert first.startswith(f"first/{MANIFEST}: 'id' is ")
    assert second.startswith(f"second/{MANIFEST}: 'id' is ")


def test_our_id_in_a_foreign_folder_is_reported(tmp_path: Path) -> None:
    a_folder(tmp_path).change(MANIFEST, ID, 'id = "social-value-2026"')

    [problem] = problems_of([SHIPPED, tmp_path])

    assert "social-value-2026" in problem
    assert "Give one of them another id" in problem


def test_a_questionnaire_may_follow_another_that_is_here(tmp_path: Path) -> None:
    a_folder(tmp_path, "first")
    later = a_folder(tmp_path, "second").change(MANIFEST, ID, 'id = "sample-2027"')
    later.change(MANIFEST, LICENCE, f'{FOLLOWS}"sample-2026"')

    assert load_library([tmp_path]).questionnaire("sample-2027").follows == "sample-2026"


def test_it_cannot_follow_a_questionnaire_that_is_not_here(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, LICENCE, f'{FOLLOWS}"sample-2025"')

    [problem] = folder.problems()

    assert "'sample-2025', which is not here. Add that folder, or remove" in problem
    assert f"sample/{MANIFEST}" in problem


def test_a_questionnaire_does_not_follow_itself(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, LICENCE, f'{FOLLOWS}"sample-2026"')

    [problem] = folder.problems()

    assert problem.startswith(f"sample/{MANIFEST}: it follows itself. Write the id of the edition")


def test_following_a_faulty_questionnaire_is_no_second_problem(tmp_path: Path) -> None:
    a_folder(tmp_path, "first").remove("buy.toml")
    later = a_folder(tmp_path, "second").change(MANIFEST, ID, 'id = "sample-2027"')
    later.change(MANIFEST, LICENCE, f'{FOLLOWS}"sample-2026"')

    assert problems_of([tmp_path]) == ("first/buy.toml: the file is missing. Add it.",)


def test_the_problems_of_all_folders_are_reported_together(tmp_path: Path) -> None:
    a_folder(tmp_path / "one", "first").remove("buy.toml")
    a_folder(tmp_path / "two", "second").remove("plan.toml")

    problems = problems_of([tmp_path / "one", tmp_path / "two", tmp_path / "three"])

    assert problems == (
        f"{tmp_path / 'three'}: this folder does not exist. Check its name.",
        "first/buy.toml: the file is missing. Add it.",
        "second/plan.toml: the file is missing. Add it.",
        (
            f"{tmp_path / 'two' / 'second' / MANIFEST}: the id 'sample-2026' stands in "
            f"{tmp_path / 'one' / 'first' / MANIFEST} too. Give one of them another id."
        ),
    )


def test_the_folder_one_stands_in_has_a_name_in_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(a_folder(tmp_path).remove("buy.toml").path)

    assert problems_of([Path()]) == ("sample/buy.toml: the file is missing. Add it.",)
