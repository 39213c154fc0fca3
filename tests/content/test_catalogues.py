"""A folder of actions becomes a catalogue beside its questionnaire, or says all that is wrong."""

from pathlib import Path
from typing import Any

import pytest

from maturity.content.library import load_library
from maturity.domain.catalogue import Days, Discovery, GainWeights, Move
from maturity.domain.law import NATIONS
from maturity.errors import NoCatalogue, NotFound
from tests.content.catalogue_folder import (
    LOW,
    QUESTIONNAIRE,
    a_catalogue_folder,
    an_action,
    catalogue_files,
    spoiled,
)
from tests.content.folder import a_folder, locked, problems_of, says
from tests.content.full_folder import Files, document

MANIFEST, PLAN, BUY = "catalogue.toml", "plan.toml", "buy.toml"
HERE = "action_plans/sample/"


def spoil(tmp_path: Path, file: str, *path: str | int, value: Any) -> tuple[str, ...]:
    return a_catalogue_folder(tmp_path, spoil=spoiled(file, *path, value=value)).problems()


def test_a_catalogue_is_found_beside_the_questionnaires(tmp_path: Path) -> None:
    catalogue = a_catalogue_folder(tmp_path).catalogue()

    assert (catalogue.id, catalogue.questionnaire) == ("sample-actions", QUESTIONNAIRE)
    assert catalogue.gain == GainWeights(foundation=3, priority=2)
    assert catalogue.discovery == Discovery(Days(1, 2, 4), weeks=4)
    assert catalogue.informant("plan.aim") == "finance"


def test_a_catalogue_is_found_from_the_folder_that_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(a_catalogue_folder(tmp_path).root)

    assert len(load_library([Path()]).catalogues) == 1


def test_a_catalogue_is_found_where_a_link_leads(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path / "there")
    (tmp_path / "here").symlink_to(folder.root)

    library = load_library([tmp_path / "here"])

    assert [catalogue.id for catalogue in library.catalogues] == ["sample-actions"]


def test_actions_stand_in_the_order_of_the_themes_and_of_their_files(tmp_path: Path) -> None:
    actions = a_catalogue_folder(tmp_path).catalogue().actions

    assert [action.id.split(".") for action in actions] == [
        [theme, name] for theme in ("plan", "buy") for name in ("ready", "low", "high")
    ]
    assert actions[LOW].moves == (Move("plan.aim", 0, 1),)
    assert actions[LOW].resources[0].nations == ("wales",)


def test_an_action_without_optional_fields_is_for_all(tmp_path: Path) -> None:
    def spare(files: Files) -> None:
        for field in ("in_place", "contributors", "needs", "nations", "resources"):
            del files[PLAN]["actions"][LOW][field]
        del files[PLAN]["actions"][LOW]["measure"]["indicator"]

    action = a_catalogue_folder(tmp_path, spoil=spare).catalogue().actions[LOW]

    assert all(action.valid_in(nation) for nation in NATIONS)
    assert action.measure.indicator == ""


def test_a_questionnaire_without_a_catalogue_is_fine_until_one_is_asked_for(tmp_path: Path) -> None:
    a_folder(tmp_path / "questionnaires", "other").change(
        "questionnaire.toml", 'id = "sample-2026"', 'id = "other-2026"'
    )
    library = a_catalogue_folder(tmp_path).library()

    with pytest.raises(NoCatalogue) as refused:
        library.catalogue("other-2026")

    assert str(refused.value) == (
        "There is no action plan for the questionnaire 'other-2026'. "
        "There is one for each of these: sample-2026."
    )


def test_without_any_catalogue_the_sentence_says_so(tmp_path: Path) -> None:
    library = load_library([a_folder(tmp_path / "questionnaires").path])

    with pytest.raises(NoCatalogue, match="There is one for each of these: none"):
        library.catalogue(QUESTIONNAIRE)


def test_the_catalogue_of_a_questionnaire_that_is_not_here_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no questionnaire 'tea'"):
        a_catalogue_folder(tmp_path).library().catalogue("tea")


def test_roots_beside_each_other_share_their_catalogues(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path)
    a_folder(tmp_path / "more", "other").change(
        "questionnaire.toml", 'id = "sample-2026"', 'id = "other-2026"'
    )

    library = load_library([folder.root, tmp_path / "more"])

    assert [catalogue.id for catalogue in library.catalogues] == ["sample-actions"]


def test_a_catalogue_of_a_questionnaire_that_is_not_here_is_reported(tmp_path: Path) -> None:
    [found] = spoil(tmp_path, MANIFEST, "questionnaire", value="sample-2025")

    assert found == (
        f"{HERE}{MANIFEST}: 'questionnaire' is 'sample-2025', which is not here. "
        "Write an id such as: sample-2026."
    )


def test_a_faulty_questionnaire_is_no_second_problem_of_its_catalogue(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path)
    folder.questionnaire.change("plan.toml", "plan.aim at 1.", "")

    [problem] = folder.problems()

    assert problem.startswith("sample/plan.toml: question 'plan.aim'")


def test_a_faulty_questionnaire_hides_no_fault_of_an_action(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path, spoil=spoiled(PLAN, "actions", LOW, "weeks", value=0))
    folder.questionnaire.remove(BUY)

    assert says(folder.problems(), f"{HERE}{PLAN}: action 'plan.low': 'weeks' is 0")


def test_a_questionnaire_that_is_here_twice_is_no_second_problem(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path)
    a_folder(tmp_path / "questionnaires", "again", top=3)

    [problem] = folder.problems()

    assert "the id 'sample-2026' stands in" in problem


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("id",), "A b", "the id 'A b' is malformed"),
        (("title",), "", "'title' is empty. Write its text."),
        (("language",), " ", "'language' is empty. Write its text."),
        (("licence",), "", "'licence' is empty. Write its text."),
        (("most_actions",), 0, "'most_actions' is 0. Write 1 or more."),
        (("gain", "foundation"), 0, "'gain, foundation' is 0. Write 1 or more."),
        (("gain", "priority"), -1, "'gain, priority' is -1. Write 1 or more."),
        (("discovery", "weeks"), 0, "'discovery, weeks' is 0. Write 1 or more."),
        (("discovery", "days", "low"), 3, "'discovery, days' has low 3, likely 2, high 4."),
        (("most_action",), 8, "'most_action' is not a field here. Write 'most_actions'"),
        (("actions",), [], "'actions' is not a field here. Remove it."),
        (("gain", "legal"), 1, "'gain, legal' is not a field here."),
        (("most_actions",), "8", "'most_actions' is \"8\". Write a whole number without quotes"),
    ],
)
def test_a_fault_of_the_manifest_is_reported(
    tmp_path: Path, path: tuple[str, ...], value: Any, sentence: str
) -> None:
    found = spoil(tmp_path, MANIFEST, *path, value=value)

    assert says(found, f"{HERE}{MANIFEST}: {sentence}")
    assert len(found) == 1


def test_a_folder_that_lost_its_manifest_is_reported(tmp_path: Path) -> None:
    found = a_catalogue_folder(tmp_path).remove(MANIFEST).problems()

    assert found == (f"{HERE}{MANIFEST}: the file is missing. Add it.",)


def test_a_theme_without_its_file_is_reported(tmp_path: Path) -> None:
    found = a_catalogue_folder(tmp_path).remove(BUY).problems()

    assert found == (f"{HERE}{BUY}: the file is missing. Add it.",)


def test_a_file_of_no_theme_is_reported_and_read(tmp_path: Path) -> None:
    extra = catalogue_files()[PLAN] | {"actions": [an_action("sell.do") | {"weeks": 0}]}

    found = a_catalogue_folder(tmp_path).write("sell.toml", document(extra)).problems()

    assert says(found, f"{HERE}sell.toml: no theme has the id 'sell'. Rename the file after one")
    assert says(found, f"{HERE}sell.toml: action 'sell.do': 'weeks' is 0")


def test_a_theme_called_like_the_manifest_is_reported(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path)
    folder.questionnaire.change("questionnaire.toml", 'id = "buy"', 'id = "catalogue"')
    (folder.questionnaire.path / BUY).rename(folder.questionnaire.path / MANIFEST)

    assert says(folder.remove(BUY).problems(), "a theme cannot be called 'catalogue'")


@pytest.mark.parametrize("value", ["7", "'x'", "{}", "[]"])
@pytest.mark.parametrize("key", ["actions", "informants"])
def test_a_file_without_a_list_is_told_to_write_one(tmp_path: Path, key: str, value: str) -> None:
    files = catalogue_files()[PLAN]
    other = document({name: found for name, found in files.items() if name != key})

    found = a_catalogue_folder(tmp_path).write(PLAN, f"{key} = {value}\n{other}").problems()

    assert f"{HERE}{PLAN}: the file has no [[{key}]]. Write at least one." in found


def test_another_list_in_a_file_is_reported(tmp_path: Path) -> None:
    found = spoil(tmp_path, PLAN, "action", value=[])

    assert found == (f"{HERE}{PLAN}: 'action' is not a field here. Write 'actions', or remove it.",)


def test_a_list_that_holds_no_tables_is_reported(tmp_path: Path) -> None:
    found = spoil(tmp_path, PLAN, "actions", LOW, value=7)

    assert f"{HERE}{PLAN}: action 2: this is 7. Write a table with fields of its own." in found


@pytest.mark.parametrize(("field", "new"), [("id", "'another'"), ("questionnaire", "'other-2026'")])
def test_two_catalogues_share_neither_id_nor_questionnaire(
    tmp_path: Path, field: str, new: str
) -> None:
    folder = a_catalogue_folder(tmp_path)
    other = tmp_path / "action_plans" / "second"
    folder.path.rename(other)
    a_catalogue_folder(tmp_path).change(MANIFEST, f"{field} = ", f"{field} = {new} # ")

    found = folder.problems()

    shared = "questionnaire 'sample-2026'" if field == "id" else "id 'sample-actions'"
    place = tmp_path / "action_plans" / "sample" / MANIFEST
    assert says(found, f"{other / MANIFEST}: the {shared} stands in {place} too. Only one")


def test_folders_without_content_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    folder = a_catalogue_folder(tmp_path)
    for name in ("notes/readme.txt", ".git/plan.toml", "README.md"):
        folder.write(f"../{name}", "Notes.")

    assert len(folder.library().catalogues) == 1


@pytest.mark.parametrize("name", ["action_plans", "action_plans/sample", f"{HERE}{PLAN}"])
def test_what_cannot_be_opened_is_reported_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    a_catalogue_folder(tmp_path)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)

    with locked(Path(name)):
        found = problems_of([Path("questionnaires")])

    assert says(found, name, "cannot be read")


def test_a_file_in_the_place_of_the_folder_is_no_catalogue(tmp_path: Path) -> None:
    root = a_folder(tmp_path / "questionnaires").path.parent
    (tmp_path / "action_plans").touch()

    assert load_library([root]).catalogues == ()
