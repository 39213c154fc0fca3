"""A folder such as cy/ gives a questionnaire other words, or says where it is not the same."""

from pathlib import Path

import pytest

from maturity.domain.questionnaire import Questionnaire
from maturity.domain.scoring import score
from tests.builders import answers
from tests.content.folder import a_folder, locked, problems_of, says
from tests.content.full_folder import PATTERN, a_full_folder, toml

WORDS, QUESTIONS = "cy/questionnaire.toml", "cy/plan.toml"
OPENING = f"opening = {toml(dict.fromkeys(('contrast', 'lead', 'level'), PATTERN))}\n"
DEFINITIONS = "definitions = [{term = 'y rhan fwyaf', text = 'O leiaf dri chwarter.'}]"
CLAUSES = "opening = ['mae cynlluniau yn dechrau']"
LEVELS = "levels = ['plan.aim ar 0.', 'plan.aim ar 1.', 'plan.aim ar 2.']"
AIM = f"{QUESTIONS}: question 'plan.aim': "


def both(tmp_path: Path) -> tuple[Questionnaire, Questionnaire]:
    library = a_full_folder(tmp_path).library()
    return library.questionnaire("full-2026"), library.questionnaire("full-2026", "cy")


def test_a_translation_gives_other_words(tmp_path: Path) -> None:
    _, welsh = both(tmp_path)

    question = welsh.themes[0].questions[0]
    assert (welsh.language, welsh.title) == ("cy", "Llawn")
    assert [level.name for level in welsh.levels] == ["Lefel 0", "Lefel 1", "Lefel 2"]
    assert (welsh.themes[0].title, welsh.themes[0].summary) == ("Cynllun", "Am gynlluniau.")
    assert welsh.themes[0].opening[0].text == "mae cynlluniau yn dechrau"
    assert question.title == "Nod plan.aim"
    assert question.levels[2] == "plan.aim ar 2."
    assert (question.why, question.trap) == ("Mae o bwys.", "Magl.")
    assert (question.evidence, question.probes[0][:9]) == (("Cofnod",), "Dangoswch")


def test_a_translation_keeps_every_rule(tmp_path: Path) -> None:
    english, welsh = both(tmp_path)

    assert (welsh.id, welsh.edition, welsh.stage) == (english.id, english.edition, english.stage)
    assert (welsh.evidence, welsh.retired) == (english.evidence, english.retired)
    assert [(t.id, t.weight) for t in welsh.themes] == [(t.id, t.weight) for t in english.themes]
    for ours, theirs in zip(english.questions, welsh.questions, strict=True):
        for name in ("id", "weight", "meaning", "core", "light", "document_supports", "tags"):
            assert getattr(theirs, name) == getattr(ours, name)


@pytest.mark.parametrize(("first", "second"), [(0, 0), (2, 2), (1, 2), (2, 0)])
def test_scoring_never_sees_the_language(tmp_path: Path, first: int, second: int) -> None:
    english, welsh = both(tmp_path)
    given = answers({"plan.aim": first, "plan.owner": second})

    assert score(english, given) == score(welsh, given)


def test_a_foreign_questionnaire_without_optional_words_is_translated(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, themes=["plan"], questions=["aim"], top=1)
    folder.write(
        WORDS,
        "title = 'Sampl'\nthemes = [{id = 'plan', title = 'Cynllun'}]\n"
        "levels = [{value = 0, name = 'Dim', meaning = 'Dim byd.'},"
        " {value = 1, name = 'Oes', meaning = 'Rhywbeth.'}]",
    )
    folder.write(
        QUESTIONS,
        "questions = [{id = 'plan.aim', title = 'Nod', text = 'Beth?', levels = ['A.', 'B.']}]",
    )

    assert folder.library().questionnaire("sample-2026", "cy").title == "Sampl"


def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    folder = a_full_folder(tmp_path)
    text = (folder.path / QUESTIONS).read_bytes()

    folder.write(QUESTIONS, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))

    assert folder.library().questionnaire("full-2026", "cy").title == "Llawn"


SAME = "Write the same ones, in the same order"
BOTH = "Write it in both or in neither"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "instead"),
    [
        (WORDS, "value = 2", "value = 3", "levels differ from the original: missing 2", SAME),
        (WORDS, "id = 'plan'", "id = 'plans'", "missing plan, too many plans", SAME),
        (WORDS, OPENING, "", "'opening' stands in one language only", BOTH),
        (WORDS, "'{best}, ", "'", "'opening' is '{second}, {lowest}.'", "Write {best}, {second}"),
        (WORDS, DEFINITIONS, "", "'definitions' has 0 entries", "Write 1, as the original"),
        (WORDS, CLAUSES, "opening = []", "'opening of theme plan' has 0 entries", "Write 1, as"),
        (WORDS, "title = 'Llawn'", "", "'title' is missing", "Add it"),
        (WORDS, "good_result = ", "good_results = ", "'good_results'", "Write 'good_result'"),
        (WORDS, "title = 'Llawn'", "title = 7", "'title' is 7", "Write text in quotes"),
        (WORDS, "'Lefel 1'", "1", "'levels 2, name' is 1", "Write text in quotes"),
        (QUESTIONS, "'plan.owner'", "'plan.other'", "missing plan.owner, too many plan.o", SAME),
        (QUESTIONS, "questions = ", "question = ", "'question' is not a field here", "Write 'ques"),
        (QUESTIONS, "why = 'Mae o bwys.', ", "", f"{AIM}'why' stands in one", BOTH),
        (QUESTIONS, "trap = 'Magl.'", "trap = ' '", f"{AIM}'trap' stands in one", BOTH),
        (QUESTIONS, "'Nod plan.aim'", "''", f"{AIM}'title' stands in one", BOTH),
        (QUESTIONS, "'Pa mor bell mae plan.aim?'", "''", f"{AIM}'text' stands in one", BOTH),
        (QUESTIONS, ", 'plan.aim ar 2.'", "", f"{AIM}'levels' has 2 entries", "Write 3, as the"),
        (QUESTIONS, "['Cofnod']", "['A', 'B']", f"{AIM}'evidence' has 2 entries", "Write 1, as"),
        (QUESTIONS, "probes = [", "probes = ['A', ", f"{AIM}'probes' has 2 entries", "Write 1, as"),
        (QUESTIONS, LEVELS, "levels = 'A'", f"{AIM}'levels' is \"A\"", "Write a list in square"),
        (QUESTIONS, "why = ", "weight = 2, why = ", f"{AIM}'weight' is not a field", "Remove it"),
    ],
)
def test_a_translation_that_is_not_the_same_questionnaire_is_reported(  # noqa: PLR0917
    tmp_path: Path, file: str, old: str, new: str, place: str, instead: str
) -> None:
    problems = a_full_folder(tmp_path).change(file, old, new).problems()

    assert says(problems, f"full/{file}", place, instead), problems


@pytest.mark.parametrize("file", [WORDS, QUESTIONS])
def test_a_missing_file_of_a_translation_is_reported(tmp_path: Path, file: str) -> None:
    problems = a_full_folder(tmp_path).remove(file).problems()

    assert problems == (f"full/{file}: the file is missing. Add it.",)


@pytest.mark.parametrize("file", [WORDS, QUESTIONS])
def test_broken_toml_of_a_translation_is_reported(tmp_path: Path, file: str) -> None:
    problems = a_full_folder(tmp_path).write(file, "title = ").problems()

    assert says(problems, f"full/{file}: this is not valid TOML")


def test_questions_in_another_order_are_told_the_order(tmp_path: Path) -> None:
    folder = a_full_folder(tmp_path).change(QUESTIONS, "id = 'plan.aim'", "id = 'plan.x'")
    folder.change(QUESTIONS, "id = 'plan.owner'", "id = 'plan.aim'")

    [problem] = folder.change(QUESTIONS, "id = 'plan.x'", "id = 'plan.owner'").problems()

    assert problem.startswith(f"full/{QUESTIONS}: the questions ")
    assert problem.endswith("Write them in the same order: plan.aim, plan.owner.")


def test_a_question_twice_in_a_translation_is_reported(tmp_path: Path) -> None:
    folder = a_full_folder(tmp_path)
    text = (folder.path / QUESTIONS).read_text(encoding="utf-8")
    first = text[text.index("{") : text.index("}") + 1]

    problems = folder.write(QUESTIONS, text.replace("[{", f"[{first}, {{", 1)).problems()

    assert says(problems, f"full/{QUESTIONS}", "plan.aim")


def test_a_question_twice_in_the_place_of_another_is_reported(tmp_path: Path) -> None:
    folder = a_full_folder(tmp_path).change(QUESTIONS, "'plan.owner'", "'plan.aim'")

    assert says(folder.problems(), f"full/{QUESTIONS}", "plan.owner")


@pytest.mark.parametrize("value", ["7", "true", "'x'", "{}", "[]", "[7]"])
def test_questions_of_a_translation_that_are_no_list_are_reported(
    tmp_path: Path, value: str
) -> None:
    problems = a_full_folder(tmp_path).write(QUESTIONS, f"questions = {value}").problems()

    assert says(problems, f"full/{QUESTIONS}: ", "Write ")


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        (WORDS, "'Llawn'", "''", "title"),
        (WORDS, "'Lefel 1'", "''", "name"),
        (WORDS, "'Ystyr 1.'", "''", "meaning"),
        (WORDS, "'Ar 1'", "''", "as_stage"),
        (WORDS, "'Cynllun'", "''", "title"),
        (WORDS, "'Am gynlluniau.'", "''", "summary"),
        (WORDS, "'mae cynlluniau yn dechrau'", "''", "opening"),
        (WORDS, "'Mae rhai yn ganlyniad da.'", "''", "good_result"),
        (WORDS, "'O leiaf dri chwarter.'", "''", "text"),
        (QUESTIONS, "'plan.aim ar 1.'", "''", "descriptor of level 1"),
        (QUESTIONS, "'Cofnod'", "''", "evidence"),
        (QUESTIONS, "'Dangoswch yr un diwethaf i mi.'", "' '", "probes"),
    ],
)
def test_an_empty_text_that_the_original_has_is_reported(
    tmp_path: Path, file: str, old: str, new: str, field: str
) -> None:
    problems = a_full_folder(tmp_path).change(file, old, new).problems()

    assert says(problems, f"full/{file}", field)


def test_two_levels_of_one_name_are_refused_in_a_translation_too(tmp_path: Path) -> None:
    problems = a_full_folder(tmp_path).change(WORDS, "'Lefel 1'", "'Lefel 0'").problems()

    assert says(problems, f"full/{WORDS}", "lefel 0", "a name of its own")


@pytest.mark.parametrize("file", ["cy/plans.toml", "cy/indicators.toml"])
def test_a_file_of_a_translation_that_would_be_ignored_is_reported(
    tmp_path: Path, file: str
) -> None:
    problems = a_full_folder(tmp_path).write(file, "").problems()

    assert says(problems, f"full/{file}", "no such file to translate. Remove it")


def test_a_translation_below_a_name_that_is_no_language_is_not_ignored(tmp_path: Path) -> None:
    folder = a_full_folder(tmp_path)
    (folder.path / "cy").rename(folder.path / "Welsh")

    assert says(folder.problems(), "full/Welsh")


@pytest.mark.parametrize("name", ["img", "pictures", ".git"])
def test_a_folder_without_content_is_no_translation(tmp_path: Path, name: str) -> None:
    folder = a_full_folder(tmp_path).write(f"{name}/photo.png", b"\x89PNG")

    assert len(folder.library().translations) == 1


def test_a_translation_that_cannot_be_opened_is_not_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_full_folder(tmp_path)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)

    with locked(Path("full/cy")):
        problems = problems_of([Path("full")])

    assert says(problems, "full/cy: it cannot be read", "Check its name and who may read it")


def test_a_question_without_an_id_is_counted_from_one(tmp_path: Path) -> None:
    folder = a_full_folder(tmp_path).change(QUESTIONS, "id = 'plan.owner', ", "")

    [problem] = folder.problems()

    assert problem.startswith(f"full/{QUESTIONS}: question 2: 'id' is missing. Add it")


def test_faults_of_two_files_of_a_translation_are_reported_together(tmp_path: Path) -> None:
    folder = a_full_folder(tmp_path).change(WORDS, "title = 'Llawn'", "titel = 'Llawn'")

    problems = folder.change(QUESTIONS, ", 'plan.aim ar 2.'", "").problems()

    assert says(problems, f"full/{WORDS}", "Write 'title'")
    assert says(problems, f"full/{QUESTIONS}: question 'plan.aim'", "Write 3")
