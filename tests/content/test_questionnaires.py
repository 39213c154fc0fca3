"""A questionnaire's folder loads as it is written, or says what is wrong and what to write."""

from pathlib import Path

import pytest

from maturity.domain.assessment import Answer
from maturity.domain.questionnaire import EvidenceCaps
from maturity.domain.scoring import score
from tests.content.folder import Folder, a_folder, says

MANIFEST = "questionnaire.toml"
AIM = 'id = "plan.aim"'
FIRST_THEME = 'id = "plan"'
FIRST_LEVEL = 'name = "Level 0"'
LICENCE = 'licence = "CC-BY-4.0"'

INDICATOR = """\
[[indicators]]
id = "spend.local"
code = "A1"
title = "Local spend"
definition = "Spend with local firms."
kind = "share"
unit = "%"
period = "year"
minimum = 0
maximum = 100
shown = "default"
publish_step = 1
"""
LEGAL_CHECK = """\
[[items]]
id = "wales.policy"
nation = "wales"
text = "Do you have a policy?"
applies = "All councils."
source = "An Act"
url = "https://law.example/act"
checked_on = 2026-01-01
review_by = 2027-01-01
"""
LEGAL_NOTE = """\
legal_notes = [{nation = "wales", text = "You must.", source = "An Act", \
url = "https://law.example", checked_on = 2026-01-01, review_by = 2027-01-01}]"""


REFERENCE = 'references = [{name = "A", url = "https://a.example", nations = ["wales"]}]'


def with_field(folder: Folder, field: str) -> Folder:
    """The folder, with one more line in its first question."""
    return folder.change("plan.toml", AIM, f"{AIM}\n{field}")


def the_problem(folder: Folder) -> str:
    """The only problem: a fault is reported once, and brings no other messages with it."""
    [problem] = folder.problems()
    return problem


def test_a_questionnaire_with_only_the_fields_of_the_rules_loads(tmp_path: Path) -> None:
    questionnaire = a_folder(tmp_path).load()

    assert questionnaire.id == "sample-2026"
    assert questionnaire.top_level == 3
    assert [theme.id for theme in questionnaire.themes] == ["plan", "buy"]
    ids = ["plan.aim", "plan.owner", "buy.aim", "buy.owner"]
    assert [question.id for question in questionnaire.questions] == ids
    descriptors = [f"plan.aim at {n}." for n in range(4)]
    assert list(questionnaire.themes[0].questions[0].levels) == descriptors


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    questionnaire = a_folder(tmp_path).load()

    question = questionnaire.themes[0].questions[0]
    assert (question.weight, question.meaning) == (1, 1)
    assert (question.core, question.light, question.document_supports) == (False, False, None)
    assert questionnaire.themes[0].weight == 1
    assert (questionnaire.follows, questionnaire.retired) == (None, ())


def test_without_an_evidence_table_no_answer_is_capped(tmp_path: Path) -> None:
    questionnaire = a_folder(tmp_path).load()

    card = score(questionnaire, {q.id: Answer(3) for q in questionnaire.questions})

    assert questionnaire.evidence is None
    assert card.evidenced == card.score.point == 1


def test_evidence_caps_are_those_that_are_written(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).add(MANIFEST, "[evidence]\nword = 1\nrecords = 2")

    assert folder.load().evidence == EvidenceCaps(word=1, document=None, records=2)


@pytest.mark.parametrize("top", [1, 3, 5, 10])
def test_any_number_of_levels_from_two_loads(tmp_path: Path, top: int) -> None:
    questionnaire = a_folder(tmp_path, top=top).load()

    assert questionnaire.top_level == top
    assert {len(question.levels) for question in questionnaire.questions} == {top + 1}


def test_seven_themes_load_in_the_order_of_the_manifest(tmp_path: Path) -> None:
    themes = ["g", "f", "e", "d", "c", "b", "a"]

    questionnaire = a_folder(tmp_path, themes=themes, questions=["only"]).load()

    assert [theme.id for theme in questionnaire.themes] == themes
    assert [q.id for q in questionnaire.questions] == [f"{theme}.only" for theme in themes]


def test_unequal_weights_and_marks_are_kept(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, FIRST_THEME, f"{FIRST_THEME}\nweight = 0.1")
    folder.change("buy.toml", 'id = "buy.aim"', 'id = "buy.aim"\nweight = 0.2')
    with_field(folder, "core = true\nlight = true\nmeaning = 2\ndocument_supports = 2")

    plan, buy = folder.load().themes

    assert (plan.weight, buy.weight, buy.questions[0].weight) == (0.1, 1, 0.2)
    question = plan.questions[0]
    assert (question.core, question.light) == (True, True)
    assert (question.meaning, question.document_supports) == (2, 2)


@pytest.mark.parametrize("edition", ['"2026"', "2026"])
def test_an_edition_is_a_text_or_a_year(tmp_path: Path, edition: str) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, 'edition = "2026"', f"edition = {edition}")

    assert str(folder.load().edition) == "2026"


def test_indicators_and_legal_checks_load_from_files_of_their_own(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).write("indicators.toml", INDICATOR)

    questionnaire = folder.write("legal_checks.toml", LEGAL_CHECK).load()

    assert [indicator.id for indicator in questionnaire.indicators] == ["spend.local"]
    assert [check.id for check in questionnaire.legal_checks] == ["wales.policy"]


@pytest.mark.parametrize(
    ("place", "beside", "field", "instead"),
    [
        (f"{MANIFEST}: ", LICENCE, "follow = 'a'", "Write 'follows'"),
        (f"{MANIFEST}: level 0: ", FIRST_LEVEL, "as_stag = 'a'", "Write 'as_stage'"),
        (f"{MANIFEST}: theme 'plan': ", FIRST_THEME, "wieght = 2", "Write 'weight'"),
        (f"{MANIFEST}: 'stage, ", "[stage]", "weight_shar = 1", "Write 'weight_share'"),
        ("plan.toml: question 'plan.aim': ", AIM, "lihgt = true", "Write 'light'"),
        (
            "plan.toml: question 'plan.aim': 'references 1, ",
            AIM,
            "references = [{name = 'a', url = 'https://a.example', nation = []}]",
            "Write 'nations'",
        ),
    ],
    ids=["manifest", "level", "theme", "stage", "question", "reference"],
)
def test_an_unknown_field_is_named_with_the_likeliest_known_one(
    tmp_path: Path, place: str, beside: str, field: str, instead: str
) -> None:
    file = place.split(":", maxsplit=1)[0]

    problem = the_problem(a_folder(tmp_path).change(file, beside, f"{beside}\n{field}"))

    assert problem.startswith(f"sample/{place}")
    assert "is not a field here" in problem
    assert instead in problem


def test_an_unknown_field_like_no_other_is_answered_with_the_fields_there_are(
    tmp_path: Path,
) -> None:
    problem = the_problem(with_field(a_folder(tmp_path), "zzz = 1"))

    assert "sample/plan.toml: question 'plan.aim': 'zzz' is not a field here" in problem
    assert "id, title, text, levels, weight, meaning, core, light" in problem


@pytest.mark.parametrize("name", ["questions", "indicators", "legal_checks"])
def test_a_list_that_has_a_file_of_its_own_is_not_proposed_for_another_place(
    tmp_path: Path, name: str
) -> None:
    place = FIRST_THEME if name == "questions" else LICENCE
    folder = a_folder(tmp_path).change(MANIFEST, place, f"{place}\nzzz = 1")

    assert name not in the_problem(folder)


def test_a_table_that_a_theme_file_cannot_have_is_named(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path).add("plan.toml", "[[question]]\nid = 'plan.more'"))

    assert problem.startswith("sample/plan.toml: 'question' is not a field here")
    assert "Write 'questions', or remove it" in problem


@pytest.mark.parametrize(
    ("file", "old", "place", "field"),
    [
        (MANIFEST, 'id = "sample-2026"', "", "'id'"),
        (MANIFEST, 'family = "sample"', "", "'family'"),
        (MANIFEST, 'edition = "2026"', "", "'edition'"),
        (MANIFEST, 'title = "Sample"', "", "'title'"),
        (MANIFEST, 'language = "en"', "", "'language'"),
        (MANIFEST, LICENCE, "", "'licence'"),
        (MANIFEST, "weight_share = 0.75", "", "weight_share'"),
        (MANIFEST, "theme_share = 0.60", "", "theme_share'"),
        (MANIFEST, "[stage]\nweight_share = 0.75\ntheme_share = 0.60", "", "'stage'"),
        (MANIFEST, "value = 0", "level 1: ", "'value'"),
        (MANIFEST, FIRST_LEVEL, "level 0: ", "'name'"),
        (MANIFEST, 'meaning = "Meaning 0."', "level 0: ", "'meaning'"),
        (MANIFEST, 'title = "Plan"', "theme 'plan': ", "'title'"),
        ("plan.toml", AIM, "question 1: ", "'id'"),
        ("plan.toml", 'title = "Title of plan.aim"', "question 'plan.aim': ", "'title'"),
        ("plan.toml", 'text = "How far is plan.aim?"', "question 'plan.aim': ", "'text'"),
        ("plan.toml", 'name = "A", ', "question 'plan.aim': ", "'references 1, name'"),
    ],
)
def test_a_required_field_cannot_be_missing(
    tmp_path: Path, file: str, old: str, place: str, field: str
) -> None:
    problem = the_problem(with_field(a_folder(tmp_path), REFERENCE).change(file, old, ""))

    assert problem.startswith(f"sample/{file}: {place}")
    assert f"{field} is missing. Add it" in problem


def test_a_theme_without_an_id_is_counted_from_one(tmp_path: Path) -> None:
    problems = a_folder(tmp_path).change(MANIFEST, FIRST_THEME, "").problems()

    assert says(problems, f"sample/{MANIFEST}: theme 1: 'id' is missing. Add it")


def test_a_question_without_descriptors_is_told_so(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, questions=["aim"])
    descriptors = ", ".join(f'"plan.aim at {n}."' for n in range(4))

    problem = the_problem(folder.change("plan.toml", f"levels = [{descriptors}]", ""))

    assert problem.startswith("sample/plan.toml: question 'plan.aim': 'levels' is missing. Add it")


@pytest.mark.parametrize("name", ["levels", "themes"])
def test_a_missing_list_of_the_manifest_brings_no_messages_about_its_consequences(
    tmp_path: Path, name: str
) -> None:
    folder = a_folder(tmp_path, themes=["plan"])
    text = (folder.path / MANIFEST).read_text(encoding="utf-8")
    folder.write(MANIFEST, text.replace(f"[[{name}]]", f"[[{name[0]}x]]"))

    problems = folder.problems()

    assert says(problems, f"sample/{MANIFEST}: '{name}' is missing. Add it")
    assert not says(problems, "-1")
    assert not says(problems, "sample/plan.toml: question")


TEXT = "Write text in quotes"
NUMBER = "Write a number"
WHOLE = "Write a whole number without quotes"
TRUTH = "Write true or false without quotes"
LIST = "Write a list in square brackets"


@pytest.mark.parametrize(
    ("field", "shown", "instead"),
    [
        ('weight = "1"', "'weight' is \"1\"", NUMBER),
        ("weight = true", "'weight' is ", NUMBER),
        ("weight = 2026-01-01", "'weight' is 2026-01-01", NUMBER),
        ("core = 2026-01-01", "'core' is 2026-01-01", TRUTH),
        ("tags = 2026-01-01", "'tags' is 2026-01-01", LIST),
        ("tags = [2026-01-01]", "'tags 1' is 2026-01-01", TEXT),
        ("why = [2026-01-01]", "'why' is [\"2026-01-01\"]", TEXT),
        ("references = [10:00:00]", "'references 1' is 10:00:00", "Write a table"),
        ("core = 1", "'core' is 1", TRUTH),
        ('core = "true"', "'core' is \"true\"", TRUTH),
        ("light = 0", "'light' is 0", TRUTH),
        ("meaning = 1.5", "'meaning' is 1.5", WHOLE),
        ("meaning = true", "'meaning' is ", WHOLE),
        ('document_supports = "3"', "'document_supports' is \"3\"", WHOLE),
        ('tags = "one"', "'tags' is \"one\"", LIST),
        ("tags = [1]", "'tags 1' is 1", TEXT),
        ("why = 7", "'why' is 7", TEXT),
        ("why = 2026-01-01", "'why' is 2026-01-01", TEXT),
        ("why = 2026-01-01T10:00:00", "'why' is 2026-01-01T10:00:00", TEXT),
        ("why = 10:00:00", "'why' is 10:00:00", TEXT),
        ('references = ["https://a.example"]', "'references 1' is ", "Write a table"),
        (LEGAL_NOTE.replace("2026-01-01", '"soon"'), 'checked_on\' is "soon"', "Write a date"),
        (LEGAL_NOTE.replace("2026-01-01", "2026"), "checked_on' is 2026", "Write a date"),
        (LEGAL_NOTE.replace("2026-01-01", "10:00:00"), "checked_on' is 10", "Write a date"),
        (LEGAL_NOTE.replace('"wales"', '"cymru"'), 'nation\' is "cymru"', "'wales', 'scotland'"),
        (REFERENCE.replace("wales", "cymru"), '1, nations 1\' is "cymru"', "'wales', 'scotland'"),
    ],
)
def test_a_wrong_type_says_what_to_write(
    tmp_path: Path, field: str, shown: str, instead: str
) -> None:
    problem = the_problem(with_field(a_folder(tmp_path), field))

    assert problem.startswith("sample/plan.toml: question 'plan.aim': ")
    assert shown in problem
    assert instead in problem


@pytest.mark.parametrize(
    ("old", "new", "shown", "instead"),
    [
        ('title = "Sample"', "title = 7", "'title' is 7", TEXT),
        ('title = "Sample"', "title = 2026-01-01", "'title' is 2026-01-01", TEXT),
        ('edition = "2026"', "edition = 2026-01-01", "'edition' is 2026-01-01", TEXT),
        ("value = 1", "value = 2026-01-01", "level 2: 'value' is 2026-01-01", WHOLE),
        ('edition = "2026"', "edition = true", "'edition' is ", TEXT),
        ("weight_share = 0.75", 'weight_share = "0.75"', 'weight_share\' is "0.75"', NUMBER),
        (LICENCE, f'{LICENCE}\nretired = "a"', "'retired' is \"a\"", LIST),
        (LICENCE, f"{LICENCE}\nevidence = 2", "'evidence' is 2", "Write a table"),
        (LICENCE, f"{LICENCE}\nevidence = 10:00:00", "'evidence' is 10:00:00", "Write a table"),
        ("value = 1", 'value = "1"', "'value' is \"1\"", WHOLE),
        (FIRST_LEVEL, "name = 0", "level 0: 'name' is 0", TEXT),
        (FIRST_THEME, f'{FIRST_THEME}\nweight = "1"', "theme 'plan': 'weight' is \"1\"", NUMBER),
    ],
)
def test_a_value_of_the_wrong_type_in_the_manifest_is_reported(
    tmp_path: Path, old: str, new: str, shown: str, instead: str
) -> None:
    problem = the_problem(a_folder(tmp_path).change(MANIFEST, old, new))

    assert problem.startswith(f"sample/{MANIFEST}: ")
    assert shown in problem
    assert instead in problem


@pytest.mark.parametrize("value", ['"x"', "7", "true", "{}"])
@pytest.mark.parametrize("name", ["levels", "themes"])
def test_a_list_of_the_manifest_that_is_none_is_reported(
    tmp_path: Path, name: str, value: str
) -> None:
    folder = a_folder(tmp_path)
    text = (folder.path / MANIFEST).read_text(encoding="utf-8")
    folder.write(MANIFEST, f"{name} = {value}\n" + text.replace(f"[[{name}]]", f"[[{name[0]}x]]"))

    assert says(folder.problems(), f"sample/{MANIFEST}: '{name}' is ", LIST)


def test_descriptors_as_one_text_are_reported(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change("plan.toml", "levels = [", 'levels = "all" # [')

    problem = the_problem(folder)

    assert "question 'plan.aim': 'levels' is \"all\". Write a list in square brackets" in problem


def test_an_entry_that_is_no_table_is_not_called_by_an_empty_name(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path).write("buy.toml", "questions = [1]"))

    assert problem.startswith("sample/buy.toml: question 1")
    assert "''" not in problem


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "0", "0.0", "-0.0", "-1", "1e999"])
@pytest.mark.parametrize(
    ("file", "beside", "place"),
    [("plan.toml", AIM, "question 'plan.aim'"), (MANIFEST, FIRST_THEME, "theme 'plan'")],
    ids=["question", "theme"],
)
def test_a_weight_is_greater_than_0(
    tmp_path: Path, file: str, beside: str, place: str, value: str
) -> None:
    problem = the_problem(a_folder(tmp_path).change(file, beside, f"{beside}\nweight = {value}"))

    assert problem.startswith(f"sample/{file}: {place}: 'weight' is ")
    assert "Write an ordinary number greater than 0" in problem


@pytest.mark.parametrize("value", ["0", "0.0", "-0.5", "1.01", "75", "nan", "inf"])
@pytest.mark.parametrize("name", ["weight_share = 0.75", "theme_share = 0.60"])
def test_a_share_lies_above_0_and_up_to_1(tmp_path: Path, name: str, value: str) -> None:
    field = name.split(" = ", maxsplit=1)[0]

    problem = the_problem(a_folder(tmp_path).change(MANIFEST, name, f"{field} = {value}"))

    assert problem.startswith(f"sample/{MANIFEST}: '{field}' in [stage] is ")
    assert "Write a share above 0 and up to 1, such as 0.75" in problem


@pytest.mark.parametrize("value", ["-1", "4", "1" + "0" * 15])
def test_a_document_supports_a_level_that_exists(tmp_path: Path, value: str) -> None:
    problem = the_problem(with_field(a_folder(tmp_path), f"document_supports = {value}"))

    assert "question 'plan.aim': 'document_supports' is " in problem
    assert "Write a number from 0 to 3" in problem


@pytest.mark.parametrize("value", ["1" + "0" * 16, "1" + "0" * 400, "0x" + "f" * 5000])
@pytest.mark.parametrize("field", ["document_supports", "meaning", "weight"])
def test_a_number_that_is_too_large_is_reported_with_its_question_and_hides_no_other(
    tmp_path: Path, field: str, value: str
) -> None:
    folder = with_field(a_folder(tmp_path), f"{field} = {value}")

    problems = folder.change("plan.toml", '"plan.owner"', '"plan.owner"\nwhy = 7').problems()

    place = "sample/plan.toml: question 'plan.aim'"
    assert problems[0] == f"{place}: '{field}' is too large a number. Write a smaller one."
    assert problems[1].startswith("sample/plan.toml: question 'plan.owner': 'why' is 7.")
    assert len(problems) == 2


@pytest.mark.parametrize(
    ("file", "old", "place"),
    [(MANIFEST, "value = 1", "level 2"), ("plan.toml", '"plan.aim"', "question 1")],
)
def test_a_place_is_counted_where_a_number_is_too_large_to_name_it(
    tmp_path: Path, file: str, old: str, place: str
) -> None:
    large = "0x" + "f" * 5000
    new = f"value = {large}" if file == MANIFEST else large

    problem = the_problem(a_folder(tmp_path).change(file, old, new))

    assert problem.startswith(f"sample/{file}: {place}: ")


def test_a_legal_floor_is_a_level_that_exists(tmp_path: Path) -> None:
    note = LEGAL_NOTE.replace("}", ", legal_floor = 4}")

    problem = the_problem(with_field(a_folder(tmp_path), note))

    assert (
        "question 'plan.aim': 'legal_floor for wales' is 4. Write a number from 0 to 3" in problem
    )


@pytest.mark.parametrize("value", ["0", "-3"])
def test_a_meaning_counts_from_1(tmp_path: Path, value: str) -> None:
    problem = the_problem(with_field(a_folder(tmp_path), f"meaning = {value}"))

    assert f"question 'plan.aim': 'meaning' is {value}. Write 1" in problem


def test_a_negative_cap_is_refused(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path).add(MANIFEST, "[evidence]\nword = -1"))

    assert problem.startswith(f"sample/{MANIFEST}: a cap in [evidence] is -1. Write a level")


@pytest.mark.parametrize(
    ("kept", "written"),
    [("value = 1", "value = 4"), ("value = 0", "value = -1"), ("value = 3", "value = 2")],
    ids=["gap", "not from 0", "twice"],
)
def test_levels_run_from_0_without_a_gap(tmp_path: Path, kept: str, written: str) -> None:
    problem = the_problem(a_folder(tmp_path).change(MANIFEST, kept, written))

    assert problem.startswith(f"sample/{MANIFEST}: the values of the levels are ")
    assert "Write 0, 1, 2, 3, in this order" in problem


def test_one_level_is_no_scale(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path, top=0))

    assert problem.startswith(f"sample/{MANIFEST}: there are fewer than two levels")
    assert "Write at least 0 and 1" in problem


def test_two_levels_of_one_name_are_refused(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path).change(MANIFEST, "Level 1", "LEVEL 0"))

    assert problem.startswith(f"sample/{MANIFEST}: two levels are called 'level 0'")
    assert "Give each a name of its own" in problem


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (', "plan.aim at 3."', "", 3),
        ('"plan.aim at 3."', '"plan.aim at 3.", "plan.aim at 4."', 5),
    ],
    ids=["too few", "too many"],
)
def test_a_question_has_a_descriptor_for_each_level(
    tmp_path: Path, old: str, new: str, count: int
) -> None:
    problem = the_problem(a_folder(tmp_path).change("plan.toml", old, new))

    assert "sample/plan.toml: question 'plan.aim': 'levels' has" in problem
    assert f"{count} descriptors. Write 4, one for each level from 0 to 3" in problem


@pytest.mark.parametrize("text", ["", " ", "\\n", "\u00a0"])
def test_an_empty_descriptor_is_reported_with_its_level(tmp_path: Path, text: str) -> None:
    problem = the_problem(a_folder(tmp_path).change("plan.toml", "plan.aim at 2.", text))

    assert problem.startswith(
        "sample/plan.toml: question 'plan.aim': 'descriptor of level 2' is empty"
    )
    assert "Write its text" in problem


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (MANIFEST, 'title = "Sample"', 'title = ""', f"{MANIFEST}: 'title'"),
        (MANIFEST, 'language = "en"', 'language = ""', f"{MANIFEST}: 'language'"),
        (MANIFEST, 'edition = "2026"', 'edition = ""', f"{MANIFEST}: 'edition'"),
        (MANIFEST, FIRST_LEVEL, 'name = " "', f"{MANIFEST}: 'name of level 0'"),
        (MANIFEST, 'title = "Plan"', 'title = ""', f"{MANIFEST}: theme 'plan': 'title'"),
        ("plan.toml", "Title of plan.aim", "", "plan.toml: question 'plan.aim': 'title'"),
        ("plan.toml", "How far is plan.aim?", "", "plan.toml: question 'plan.aim': 'text'"),
    ],
)
def test_an_empty_text_is_reported_with_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: str
) -> None:
    problem = the_problem(a_folder(tmp_path).change(file, old, new))

    assert problem.startswith(f"sample/{place} is empty")
    assert "Write its text" in problem


MALFORMED = ["Plan", "plan aim", "plan/aim", "..", "../plan", "", "plan.", ".plan", "plan..a", "é"]


@pytest.mark.parametrize("malformed", [*MALFORMED, "plan\\n"])
def test_a_malformed_question_id_is_answered_with_an_example(
    tmp_path: Path, malformed: str
) -> None:
    problem = the_problem(a_folder(tmp_path).change("plan.toml", AIM, f'id = "{malformed}"'))

    assert problem.startswith("sample/plan.toml: question '")
    assert "is malformed. Use lower-case letters, digits" in problem
    assert "such as 'policy.scope'" in problem


@pytest.mark.parametrize("malformed", MALFORMED)
def test_a_malformed_theme_id_never_becomes_a_path(tmp_path: Path, malformed: str) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, FIRST_THEME, f'id = "{malformed}"')

    problems = folder.problems()

    theme = f"theme '{malformed}'" if malformed else "theme 1"
    place = f"sample/{MANIFEST}: {theme}: the id '{malformed}' is malformed"
    assert says(problems, place, "Use lower-case letters", "such as 'policy.scope'")
    assert not says(problems, "the file is missing")


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (MANIFEST, '"sample-2026"', '"Sample 2026"', "the id 'Sample 2026'"),
        (MANIFEST, 'family = "sample"', 'family = "a/b"', "the family 'a/b'"),
        (MANIFEST, "retired = []", 'retired = ["Old one"]', "the retired id 'Old one'"),
        (MANIFEST, '"extra"', '"Extra"', "theme 'Extra': the id 'Extra'"),
        ("plan.toml", '"plan.aim"', '"plan aim"', "question 'plan aim': the id 'plan aim'"),
        ("indicators.toml", '"spend.local"', '"spend."', "indicator 'spend.': the id 'spend.'"),
        ("legal_checks.toml", '"wales.policy"', '"Wales"', "item 'Wales': the id 'Wales'"),
    ],
)
def test_an_id_is_a_slug(tmp_path: Path, file: str, old: str, new: str, place: str) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, LICENCE, f"{LICENCE}\nretired = []")
    folder.add(MANIFEST, '[[themes]]\nid = "extra"\ntitle = "Extra"')
    folder.write("indicators.toml", INDICATOR).write("legal_checks.toml", LEGAL_CHECK)

    problems = folder.change(file, old, new).problems()

    assert says(problems, f"sample/{file}: {place} is malformed. Use lower-case letters")


@pytest.mark.parametrize("name", ["questionnaire", "indicators", "legal_checks"])
def test_a_theme_cannot_have_the_name_of_another_file(tmp_path: Path, name: str) -> None:
    problems = a_folder(tmp_path).change(MANIFEST, FIRST_THEME, f'id = "{name}"').problems()

    assert says(problems, f"{MANIFEST}: theme '{name}'", "that file has another use", "Rename it")


def test_a_question_id_twice_in_a_theme_is_reported(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path).change("plan.toml", '"plan.owner"', '"plan.aim"'))

    assert problem.startswith("sample/plan.toml: question 'plan.aim': this id stands twice")
    assert "Ids are permanent and used once" in problem


def test_a_question_id_twice_across_themes_is_reported(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path).change("buy.toml", '"buy.owner"', '"plan.aim"'))

    assert problem.startswith("sample/buy.toml: question 'plan.aim': this id stands twice")
    assert "(in sample/plan.toml, sample/buy.toml). Ids are permanent and used once" in problem


def test_a_theme_id_twice_is_reported(tmp_path: Path) -> None:
    problems = a_folder(tmp_path, themes=["plan", "plan"]).problems()

    place = f"sample/{MANIFEST}: the theme id 'plan' stands twice"
    assert says(problems, place, "Ids are permanent and used once")


@pytest.mark.parametrize(
    ("file", "text", "name"),
    [
        ("indicators.toml", INDICATOR.replace("A1", "A2"), "the id 'spend.local'"),
        ("indicators.toml", INDICATOR.replace("spend.local", "spend.far"), "the code 'A1'"),
        ("legal_checks.toml", LEGAL_CHECK, "the id 'wales.policy'"),
    ],
)
def test_an_indicator_or_legal_check_twice_is_reported(
    tmp_path: Path, file: str, text: str, name: str
) -> None:
    first = INDICATOR if file == "indicators.toml" else LEGAL_CHECK

    problem = the_problem(a_folder(tmp_path).write(file, f"{first}\n{text}"))

    assert problem.startswith(f"sample/{file}: {name} stands twice")
    assert "used once" in problem


def test_a_retired_id_never_comes_back(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, LICENCE, f'{LICENCE}\nretired = ["plan.aim"]')

    problem = the_problem(folder)

    assert problem.startswith("sample/plan.toml: question 'plan.aim': this id is retired")
    assert "Choose another" in problem


def test_a_themes_file_must_be_there(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path).remove("buy.toml"))

    assert problem == "sample/buy.toml: the file is missing. Add it."


def test_a_file_that_no_theme_names_is_reported(tmp_path: Path) -> None:
    problem = the_problem(a_folder(tmp_path).write("extra.toml", ""))

    assert problem.startswith("sample/extra.toml: no theme has the id 'extra'")
    assert "Add the theme, or remove the file" in problem


@pytest.mark.parametrize(
    ("file", "key"),
    [("buy.toml", "questions"), ("indicators.toml", "indicators"), ("legal_checks.toml", "items")],
)
def test_a_file_without_entries_is_reported(tmp_path: Path, file: str, key: str) -> None:
    problem = the_problem(a_folder(tmp_path).write(file, "# nothing yet"))

    assert problem == f"sample/{file}: the file has no [[{key}]]. Write at least one."


def test_questions_in_the_manifest_are_sent_to_their_file(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, FIRST_THEME, f"{FIRST_THEME}\nquestions = []")

    problem = the_problem(folder)

    assert problem.startswith(f"sample/{MANIFEST}: theme 'plan': its questions belong in a file")


FAULTY_LINKS = [
    "http://a.example",
    "javascript:alert(1)",
    "https://",
    "https:a.example",
    "//a.example",
    "www.a.example",
    "https://a.example/a b",
    "https://a.example/<b>",
    " https://a.example",
    "https://a.example\\n",
    "",
]


@pytest.mark.parametrize("link", FAULTY_LINKS)
def test_a_link_is_https(tmp_path: Path, link: str) -> None:
    folder = with_field(a_folder(tmp_path), f'references = [{{name = "A", url = "{link}"}}]')

    problem = the_problem(folder)

    place = "sample/plan.toml: question 'plan.aim': 'url of reference 1' is '"
    assert problem.startswith(place)
    assert "Write an address that begins with https://" in problem


@pytest.mark.parametrize("link", ["http://law.example", "javascript:alert(1)"])
def test_every_other_link_is_held_to_the_same_rule(tmp_path: Path, link: str) -> None:
    line = f'[[indicators.reference_lines]]\nvalue = 1\ntext = "A"\nsource = "B"\nurl = "{link}"'
    folder = a_folder(tmp_path).write("indicators.toml", f"{INDICATOR}{line}\nyear = 2025")
    folder.write("legal_checks.toml", LEGAL_CHECK.replace("https://law.example/act", link))
    with_field(folder, LEGAL_NOTE.replace("https://law.example", link))

    problems = folder.problems()

    for place in (
        "sample/plan.toml: question 'plan.aim': 'url'",
        "sample/indicators.toml: indicator 'spend.local': 'url of reference line 1'",
        "sample/legal_checks.toml: item 'wales.policy': 'url'",
    ):
        assert says(problems, f"{place} is '{link}'", "begins with https://")


def test_a_link_with_a_port_a_query_and_a_fragment_is_kept(tmp_path: Path) -> None:
    link = "https://a.example:8443/b%20c/d.aspx?IId=69164&Opt=1#top"
    folder = with_field(a_folder(tmp_path), f'references = [{{name = "A", url = "{link}"}}]')

    assert folder.load().themes[0].questions[0].references[0].url == link


def test_a_review_comes_after_its_check(tmp_path: Path) -> None:
    folder = with_field(a_folder(tmp_path), LEGAL_NOTE.replace("2027", "2025"))
    folder.write("legal_checks.toml", LEGAL_CHECK.replace("2027-01-01", "2026-01-01"))

    problems = folder.problems()

    assert says(problems, "question 'plan.aim'", "'review_by' is 2025-01-01", "Write a day after")
    assert says(problems, "item 'wales.policy'", "Write a day after 'checked_on', 2026-01-01")


@pytest.mark.parametrize(
    ("old", "new", "shown", "instead"),
    [
        ("maximum = 100", "maximum = 0", "'maximum' is 0", "Write a number above 'minimum', 0"),
        ("maximum = 100", "maximum = nan", "'maximum' is nan", "Write an ordinary number"),
        ("minimum = 0", "minimum = nan", "'minimum' is nan", "Write an ordinary number"),
        ("publish_step = 1", "publish_step = 0", "'publish_step' is 0", "greater than 0"),
        ('kind = "share"', 'kind = "ratio"', "'numerator' and 'denominator'", 'kind = "ratio"'),
        ('kind = "share"', 'kind = "rate"', "'kind' is \"rate\"", "Write one of 'ratio', 'share'"),
        ('shown = "default"', 'shown = "no"', "'shown' is \"no\"", "Write one of 'default' or"),
    ],
)
def test_an_indicator_that_contradicts_itself_is_reported(
    tmp_path: Path, old: str, new: str, shown: str, instead: str
) -> None:
    problem = the_problem(a_folder(tmp_path).write("indicators.toml", INDICATOR.replace(old, new)))

    assert problem.startswith("sample/indicators.toml: indicator 'spend.local': ")
    assert shown in problem
    assert instead in problem


@pytest.mark.parametrize(
    "pattern", ["{best} {second}", "{best} {best} {second} {lowest}", "{best", "{best:d}", "x"]
)
def test_an_opening_names_its_three_themes_once_each(tmp_path: Path, pattern: str) -> None:
    good = "{best} {second} {lowest}"
    written = f"{good}{pattern[6:]}" if ":" not in pattern else good.replace("{best}", pattern)
    faulty = pattern if ":" not in pattern else written
    text = f'[opening]\ncontrast = "{faulty}"\nlead = "{good}"\nlevel = "{good}"'

    problem = the_problem(a_folder(tmp_path).add(MANIFEST, text))

    assert problem.startswith(f"sample/{MANIFEST}: 'opening' is '{faulty}'")
    assert "Write {best}, {second} and {lowest}, each once" in problem


@pytest.mark.parametrize("stages", [[1], [0, 0], [0, 2, 2]])
def test_the_clauses_of_a_theme_begin_at_stage_0_and_repeat_none(
    tmp_path: Path, stages: list[int]
) -> None:
    clauses = ", ".join(f'{{from_stage = {stage}, text = "a"}}' for stage in stages)
    field = f"{FIRST_THEME}\nopening = [{clauses}]"

    problem = the_problem(a_folder(tmp_path).change(MANIFEST, FIRST_THEME, field))

    assert problem.startswith(f"sample/{MANIFEST}: theme 'plan': 'opening' needs one clause")
    assert "from stage 0, and no stage twice" in problem


def test_a_clause_above_the_top_level_is_reported(tmp_path: Path) -> None:
    clauses = '[{from_stage = 0, text = "a"}, {from_stage = 4, text = "b"}]'
    field = f"{FIRST_THEME}\nopening = {clauses}"

    problem = the_problem(a_folder(tmp_path).change(MANIFEST, FIRST_THEME, field))

    assert "theme 'plan': 'opening, from_stage' is 4. Write a number from 0 to 3" in problem


def test_each_of_three_themes_has_its_clause_where_there_is_an_opening(tmp_path: Path) -> None:
    good = "{best} {second} {lowest}"
    folder = a_folder(tmp_path, themes=["a", "b", "c"])
    folder.add(MANIFEST, f'[opening]\ncontrast = "{good}"\nlead = "{good}"\nlevel = "{good}"')

    problems = folder.problems()

    for theme in ("a", "b", "c"):
        assert says(problems, f"{MANIFEST}: theme '{theme}'", "[[themes.opening]]", "Write one")


FAULTS = [
    (MANIFEST, LICENCE, f"{LICENCE}\ncolour = 'red'", "'colour' is not a field here"),
    (MANIFEST, "weight_share = 0.75", "weight_share = 75", "weight_share' in [stage] is 75"),
    (MANIFEST, "value = 1", "value = 7", "Write 0, 1, 2, 3"),
    ("plan.toml", 'title = "Title of plan.aim"', "", "question 'plan.aim': 'title' is missing"),
    ("plan.toml", "plan.owner at 2.", "", "'plan.owner': 'descriptor of level 2' is empty"),
    ("plan.toml", '"plan.proof"', '"plan.proof"\nweight = "1"', "'plan.proof': 'weight' is \"1\""),
    ("buy.toml", '"buy.aim"', '"buy.aim"\nweight = -1', "question 'buy.aim': 'weight' is -1"),
    ("buy.toml", '"buy.owner"', '"Buy Owner"', "'Buy Owner' is malformed"),
    ("buy.toml", '"buy.proof"', '"plan.pay"', "question 'plan.pay': this id stands twice"),
]


def test_all_faults_of_a_folder_are_reported_in_one_run(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, questions=["aim", "owner", "proof", "pay"])
    for file, old, new, _ in FAULTS:
        folder.change(file, old, new)

    problems = folder.write("extra.toml", "").problems()

    hidden = [words for file, _, _, words in FAULTS if not says(problems, file, words)]
    assert hidden == []
    assert says(problems, "extra.toml: no theme has the id 'extra'")
    assert len(problems) == 10


@pytest.mark.parametrize("fault", ["weight = 0", "weight = '1'", "colour = 'red'"])
def test_a_faulty_theme_does_not_hide_the_faults_of_its_file(tmp_path: Path, fault: str) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, FIRST_THEME, f"{FIRST_THEME}\n{fault}")
    folder.change("plan.toml", "plan.aim at 2.", "")

    problems = folder.problems()

    assert says(problems, f"{MANIFEST}: theme 'plan'", fault.split(" ", maxsplit=1)[0])
    assert says(problems, "sample/plan.toml: question 'plan.aim'", "is empty")


def test_a_faulty_theme_does_not_hide_a_retired_id_or_one_that_stands_twice(
    tmp_path: Path,
) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, FIRST_THEME, f"{FIRST_THEME}\nweight = '1'")
    folder.change(MANIFEST, LICENCE, f"{LICENCE}\nretired = ['plan.aim']")

    problems = folder.change("buy.toml", '"buy.owner"', '"plan.owner"').problems()

    assert says(problems, "question 'plan.aim': this id is retired")
    assert says(problems, "question 'plan.owner': this id stands twice")
    assert len(problems) == 3


def test_a_faulty_theme_is_not_told_to_write_the_opening_that_it_has(tmp_path: Path) -> None:
    good = "{best} {second} {lowest}"
    folder = a_folder(tmp_path, themes=["a", "b", "c"])
    folder.add(MANIFEST, f'[opening]\ncontrast = "{good}"\nlead = "{good}"\nlevel = "{good}"')
    for theme in ("a", "b", "c"):
        clause = f'id = "{theme}"\nopening = [{{from_stage = 0, text = "a"}}]'
        folder.change(MANIFEST, f'id = "{theme}"', clause)

    problem = the_problem(folder.change(MANIFEST, 'id = "a"', 'id = "a"\nweight = true'))

    assert "theme 'a': 'weight' is true. Write a number" in problem


def test_a_value_of_several_lines_is_reported_on_one(tmp_path: Path) -> None:
    problem = the_problem(with_field(a_folder(tmp_path), 'core = """a\nb"""'))

    assert "'core' is \"a\\nb\". Write true or false" in problem
    assert "\n" not in problem


def test_an_unknown_field_does_not_hide_the_other_faults_of_its_question(tmp_path: Path) -> None:
    folder = with_field(a_folder(tmp_path), "colour = 'red'\nweight = -1")

    problems = folder.change("plan.toml", "plan.aim at 2.", "").problems()

    assert says(problems, "question 'plan.aim': 'colour'")
    assert says(problems, "question 'plan.aim': 'weight' is -1")
    assert says(problems, "question 'plan.aim'", "is empty")


@pytest.mark.parametrize("fault", ["colour = 'red'", "good_result = 7"])
def test_a_faulty_header_does_not_hide_a_retired_id(tmp_path: Path, fault: str) -> None:
    fields = f"{LICENCE}\n{fault}\nretired = ['plan.aim']"

    problems = a_folder(tmp_path).change(MANIFEST, LICENCE, fields).problems()

    assert says(problems, MANIFEST, fault.split(" ", maxsplit=1)[0])
    assert says(problems, "question 'plan.aim': this id is retired")


def test_a_translation_is_compared_once_its_original_is_sound(tmp_path: Path) -> None:
    folder = a_folder(tmp_path).change(MANIFEST, LICENCE, f"{LICENCE}\ncolour = 'red'")
    folder.write("cy/plan.toml", "this is not TOML")

    faulty = folder.problems()
    sound = folder.change(MANIFEST, "colour = 'red'", "").problems()

    assert says(faulty, MANIFEST, "'colour'")
    assert not says(faulty, "sample/cy/")
    assert says(sound, "sample/cy/plan.toml: this is not valid TOML")
