"""Sweeps over every shipped content file: complete, within budget, in plain words, dated."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from maturity.content import SHIPPED
from maturity.domain import indicator, law, questionnaire
from maturity.domain.assessment import Answer
from maturity.domain.law import NATIONS
from maturity.domain.opening import opening_sentence
from maturity.domain.questionnaire import Question, Theme
from maturity.domain.scoring import score
from tests.shipped import shipped_library

BANK = shipped_library().questionnaire("social-value-2026")
QUESTIONS = tuple(BANK.questions)
TAGS = {
    "leadership and skills",
    "procurement process",
    "market and community",
    "contract management",
}
NATIONS_TERMS = (
    r"\b(MAT|MEAT|s\.?\s?106|section 106|planning obligations?|cabinet|committees?|wards?|"
    r"boroughs?|count(y|ies)|parish(es)?|Act|PPN|NPPS|Senedd|Holyrood|Stormont|mayors?|"
    r"Living Wage|JSNA|community council|England|Wales|Scotland|Northern Ireland)\b"
)
FIRST_PERSON = r"\b(we|our|ours|us)\b"
JARGON = (
    r"\b(stakeholders?|leverag\w+|embed\w*|holistic|robust|KPIs?|TOMs?|prox(y|ies)|synerg\w+)\b"
)

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
each_theme = pytest.mark.parametrize("theme", BANK.themes, ids=lambda t: t.id)


def words(text: str) -> int:
    return len(text.split())


def vocabulary(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9£%'-]+", text.lower()))


def test_the_bank_has_four_themes_of_nine_questions() -> None:
    assert [theme.id for theme in BANK.themes] == ["policy", "targeting", "measurement", "impact"]
    assert [len(theme.questions) for theme in BANK.themes] == [9, 9, 9, 9]
    assert BANK.top_level == 5


@each_theme
def test_each_theme_has_two_foundation_questions_and_a_light_set_of_five(theme: Theme) -> None:
    assert sum(q.core for q in theme.questions) == 2
    assert sum(q.light for q in theme.questions) == 5
    assert all(q.light for q in theme.questions if q.core)
    assert all(q.id.startswith(f"{theme.id}.") for q in theme.questions)
    assert {q.weight for q in theme.questions} == {1}


@each_question
def test_every_text_of_ours_is_there(question: Question) -> None:
    assert question.why
    assert question.trap
    assert 2 <= len(question.evidence) <= 4
    assert len(question.probes) == 3
    assert all(level.meaning for level in BANK.levels)
    assert BANK.levels[0].as_stage
    assert BANK.good_result
    assert BANK.definitions
    assert all(definition.term and definition.text for definition in BANK.definitions)
    assert all(theme.summary and theme.opening for theme in BANK.themes)


@each_question
def test_every_question_keeps_to_its_budget_of_words(question: Question) -> None:
    assert 2 <= words(question.title) <= 7
    assert words(question.text) <= 25
    assert question.text.endswith("?")
    assert words(question.why) <= 30
    assert words(question.trap) <= 20
    assert all(words(probe) <= 16 for probe in question.probes)
    for descriptor in question.levels:
        assert words(descriptor) <= 30, descriptor
        assert descriptor.endswith(".")
        assert descriptor.count(".") <= 2, f"more than two conditions? {descriptor}"


def test_the_light_set_can_be_read_in_half_an_hour() -> None:
    read = [
        text
        for question in BANK.light_set().questions
        for text in (question.text, question.why, *question.levels)
    ]

    assert sum(words(text) for text in read) <= 5200


@each_question
def test_no_nations_term_no_we_and_no_jargon_in_a_question(question: Question) -> None:
    for text in (question.title, question.text, question.why, question.trap, *question.levels):
        assert not re.search(NATIONS_TERMS, text), text
        assert not re.search(FIRST_PERSON, text, re.IGNORECASE), text
        assert not re.search(JARGON, text, re.IGNORECASE), text


@each_theme
def test_no_two_descriptors_of_a_theme_share_more_than_60_per_cent_of_their_words(
    theme: Theme,
) -> None:
    every = [(q.id, level, text) for q in theme.questions for level, text in enumerate(q.levels)]
    for (one, n, text), (other, m, other_text) in combinations(every, 2):
        shorter = min(len(vocabulary(text)), len(vocabulary(other_text)))
        shared = len(vocabulary(text) & vocabulary(other_text)) / shorter
        assert shared <= 0.60, f"{one} {n} and {other} {m} share {shared:.0%}"


@each_theme
def test_no_two_questions_of_a_theme_are_probed_alike(theme: Theme) -> None:
    probes = [probe for question in theme.questions for probe in question.probes]

    assert len(set(probes)) == len(probes)


@each_question
def test_every_tag_is_one_of_the_four(question: Question) -> None:
    assert question.tags
    assert set(question.tags) <= TAGS


def test_every_question_has_a_reference_and_an_address_is_for_the_same_nations_everywhere() -> None:
    nations = [(reference.url, reference.nations) for q in QUESTIONS for reference in q.references]

    assert all(question.references for question in QUESTIONS)
    assert len({url for url, _ in nations}) == len(set(nations))


def test_the_opening_never_denies_a_foundation_that_was_answered() -> None:
    """Stage 0 may come from the other questions alone."""
    answers = {q.id: Answer(5 if q.core else 0) for q in QUESTIONS}

    sentence = opening_sentence(BANK, answers, score(BANK, answers))

    assert sentence is not None
    assert "not" not in sentence


@each_theme
def test_every_theme_opens_truthfully_from_stage_0(theme: Theme) -> None:
    assert [clause.from_stage for clause in theme.opening] == [0, 1, 3]
    for clause in theme.opening:
        assert clause.text.startswith("you ")
        assert not clause.text.endswith(".")
        assert "score" not in clause.text


def legal_texts() -> Iterator[tuple[str, Any]]:
    for question in QUESTIONS:
        for note in question.legal_notes:
            yield f"{question.id} {note.nation}", note
    for check in BANK.legal_checks:
        yield check.id, check


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in legal_texts()])
def test_every_legal_text_is_dated_and_sourced(text: Any) -> None:
    assert text.checked_on < text.review_by
    assert (text.review_by - text.checked_on).days <= 366
    assert text.source
    assert words(text.text) <= 60
    assert "[mem" not in text.text
    assert "memory]" not in text.text


@pytest.mark.parametrize("nation", NATIONS)
def test_every_nation_has_a_legal_check(nation: str) -> None:
    items = [check for check in BANK.legal_checks if check.nation == nation]

    assert 5 <= len(items) <= 10
    assert all(check.id.startswith(f"{nation}.") for check in items)
    assert all(words(check.text) <= 35 and check.text.endswith("?") for check in items)
    assert all(check.applies for check in items)


@pytest.mark.parametrize("nation", NATIONS)
def test_every_nation_has_legal_notes_of_its_own(nation: str) -> None:
    assert any(note.nation == nation for q in QUESTIONS for note in q.legal_notes)
    assert all(len({n.nation for n in q.legal_notes}) == len(q.legal_notes) for q in QUESTIONS)


def test_the_ten_per_cent_error_is_corrected_where_an_officer_meets_it() -> None:
    scoring_offers = next(q for q in QUESTIONS if q.id == "targeting.evaluation")
    notes = {note.nation: note.text for note in scoring_offers.legal_notes}
    checks = [c for c in BANK.legal_checks if c.nation == "england"]

    assert re.search(r"10 ?(%|per cent)", notes["england"])
    assert re.search(r"10 ?(%|per cent)", notes["wales"])
    assert any(re.search(r"10 ?(%|per cent)", f"{c.text} {c.note}") for c in checks)


def test_indicators_have_every_code_of_the_field() -> None:
    numbers = {re.match(r"N(\d+)", i.code)[1] for i in BANK.indicators}  # type: ignore[index]

    assert numbers == {str(n) for n in range(1, 25)}


@pytest.mark.parametrize("found", BANK.indicators, ids=lambda i: i.code)
def test_indicators_are_defined_and_cautioned(found: indicator.Indicator) -> None:
    assert words(found.title) <= 8
    assert words(found.definition) <= 60
    assert words(found.caution) <= 30
    assert found.unit
    assert found.period
    assert found.ask_above is None or found.minimum < found.ask_above <= found.maximum
    for line in found.reference_lines:
        assert found.minimum <= line.value <= found.maximum
        assert line.text
        assert line.source
        assert 2010 <= line.year <= 2026
    if found.kind == "amount" and found.block == "delivery":
        assert "not cash" in found.caution


SECTIONS = {
    "`questionnaire.toml`": questionnaire.Questionnaire,
    "`[stage]`": questionnaire.StageRule,
    "`[[levels]]`": questionnaire.Level,
    "`[[themes]]`": questionnaire.Theme,
    "`[[themes.opening]]`": questionnaire.Clause,
    "`[opening]`": questionnaire.Opening,
    "`[evidence]`": questionnaire.EvidenceCaps,
    "`[[definitions]]`": questionnaire.Definition,
    "`THEME_ID.toml`": questionnaire.Question,
    "`[[questions.references]]`": law.Reference,
    "`[[questions.legal_notes]]`": law.LegalNote,
    "`legal_checks.toml`": law.LegalCheck,
    "`indicators.toml`": indicator.Indicator,
    "`[[indicators.reference_lines]]`": indicator.ReferenceLine,
}
README = (SHIPPED / "README.md").read_text(encoding="utf-8")


def table_of(heading: str) -> list[list[str]]:
    section = re.split(r"^#+ ", README.split(f" {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)
    rows = [line for line in section[0].splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("heading", SECTIONS)
def test_the_readme_and_the_loader_know_the_same_fields(heading: str) -> None:
    documented = {row[0].strip("`") for row in table_of(heading)}

    assert documented == {field.name for field in fields(SECTIONS[heading])}


def test_every_test_that_the_readme_names_exists() -> None:
    named = {
        name for heading in SECTIONS for row in table_of(heading) for name in row[3].split(", ")
    }
    tests = Path(__file__).parents[1].rglob("test_*.py")
    defined = set(re.findall(r"def (test_\w+)", "".join(p.read_text("utf-8") for p in tests)))

    assert {name.strip("`") for name in named} <= defined
