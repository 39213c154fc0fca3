"""Sweeps over the shipped catalogue: a way up for everybody, in plain words, and its README."""

import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations
from pathlib import Path

import pytest

from maturity.content import SHIPPED, action_plans
from maturity.content.catalogue_rules import texts
from maturity.domain import catalogue, law
from maturity.domain.catalogue import Action
from maturity.domain.contributors import CONTRIBUTOR_ROLES
from maturity.domain.law import NATIONS, Nation
from maturity.domain.questionnaire import Question
from tests.shipped import shipped_library

LIBRARY = shipped_library()
BANK = LIBRARY.questionnaire("social-value-2026")
CATALOGUE = LIBRARY.catalogue("social-value-2026")
ACTIONS = CATALOGUE.actions
QUESTIONS = tuple(BANK.questions)

VERBS = (
    "Act|Add|Adopt|Agree|Ask|Back|Bring|Buy|Change|Check|Choose|Count|Cut|Decide|Design|Do|Find|"
    "Fit|Fix|Get|Give|Go|Hand|Have|Hear|Help|Improve|Introduce|Keep|Know|Label|Let|Look|Match|Name|"
    "Open|Pay|Plan|Publish|Put|Raise|Review|Reward|Say|Score|See|Set|Share|Show|Start|State|Stay|"
    "Steer|Take|Talk|Test|Think|Tie|Trace|Try|Turn|Use|Work|Write"
)
"""What our titles begin with. A new one belongs here only if it is something to do."""

BANNED = (
    r"(?i:\b(stakeholders?|KPIs?|core questions?|cohorts?|leverag\w*|robust\w*|holistic\w*|"
    r"embed\w*|synerg\w*)\b)|\bSMART\b"
)
NATIONS_TERMS = (
    r"\b([Ss]ection 106|s\.? ?106|PPN|NPPS|Senedd|Holyrood|Stormont|[Mm]ayors?|JSNA|[Bb]oroughs?|"
    r"[Pp]arish(es)?|England|Wales|Scotland|Northern Ireland|\w+ Act)\b|"
    r"\b(?<!\bor )[Cc]abinet\b(?! or)|(?<!\bor )\b[Ww]ards?\b(?! or)"
)
"""An action for all nations has none of them. A cabinet is one of two: "cabinet or committee"."""

each_action = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
each_nation = pytest.mark.parametrize("nation", NATIONS)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def vocabulary(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9£%'-]+", text.lower()))


def test_the_catalogue_is_neither_thin_nor_endless() -> None:
    assert 80 <= len(ACTIONS) <= 110
    assert (CATALOGUE.language, CATALOGUE.licence) == (BANK.language, BANK.licence)
    assert (CATALOGUE.most_actions, CATALOGUE.discovery.weeks) == (8, 4)
    assert (CATALOGUE.gain.foundation, CATALOGUE.gain.priority) == (3, 2)


@each_nation
def test_every_step_is_covered_in_each_nation(nation: Nation) -> None:
    moves = [move for action in CATALOGUE.valid_in(nation) for move in action.moves]

    steps = {(move.question, move.from_level, move.to_level) for move in moves}

    assert steps == {(q.id, n, n + 1) for q in QUESTIONS for n in range(BANK.top_level)}


@each_nation
def test_whoever_stands_at_the_bottom_can_do_everything_and_reach_the_top(nation: Nation) -> None:
    """What needs what, and the order of the steps, leave nobody before a closed door."""
    levels = {question.id: 0 for question in QUESTIONS}
    done: set[str] = set()
    waiting = list(CATALOGUE.valid_in(nation))
    while ready := [action for action in waiting if can_begin(action, levels, done)]:
        for action in ready:
            done.add(action.id)
            waiting.remove(action)
            levels |= {m.question: max(m.to_level, levels[m.question]) for m in action.moves}

    assert [action.id for action in waiting] == []
    assert set(levels.values()) == {BANK.top_level}


def can_begin(action: Action, levels: dict[str, int], done: set[str]) -> bool:
    reached = all(levels[move.question] >= move.from_level for move in action.moves)
    return reached and set(action.needs) <= done


@each_question
def test_somebody_is_named_who_knows_the_answer(question: Question) -> None:
    assert [i.question for i in CATALOGUE.informants].count(question.id) == 1


@each_action
def test_an_action_belongs_to_its_theme(action: Action) -> None:
    theme = action.id.split(".")[0]

    assert theme in [each.id for each in BANK.themes]
    assert 1 <= len(action.moves) <= 3
    assert all(move.question.startswith(f"{theme}.") for move in action.moves)
    assert len({move.question for move in action.moves}) == len(action.moves)


@each_action
def test_a_title_begins_with_a_verb_and_fits_a_line(action: Action) -> None:
    assert re.match(rf"({VERBS})\b", action.title)
    assert len(action.title) <= 70
    assert not action.title.endswith(".")


@each_action
def test_every_text_keeps_to_plain_words_and_short_sentences(action: Action) -> None:
    for name, text in texts(action):
        assert text == text.strip(), name
        assert not re.search(BANNED, text), text
        assert all(len(sentence.split()) <= 25 for sentence in sentences(text)), text


@each_action
def test_an_action_for_all_nations_has_no_term_of_one(action: Action) -> None:
    if not action.nations:
        found = [t for _, t in texts(action) if re.search(NATIONS_TERMS, t)]
        assert found == []


@each_action
def test_a_resource_is_https_and_for_nations_that_the_action_is_for(action: Action) -> None:
    for resource in action.resources:
        assert resource.url.startswith("https://")
        assert all(action.valid_in(nation) for nation in resource.nations)


def test_no_two_actions_say_nearly_the_same() -> None:
    every = [(a.id, text, vocabulary(text)) for a in ACTIONS for _, text in texts(a)]

    assert len({text for _, text, _ in every}) == len(every)
    for (one, text, words), (other, _, other_words) in combinations(every, 2):
        shared = len(words & other_words) / len(words | other_words)
        assert one == other or shared <= 0.8, f"{one} and {other}: {text}"


def test_two_actions_in_five_are_quick_wins_and_they_begin_low() -> None:
    quick = [action for action in ACTIONS if action.pace == "quick win"]
    low = [a for a in quick if max(move.from_level for move in a.moves) <= 2]

    assert 0.3 <= len(quick) / len(ACTIONS) <= 0.5
    assert len(low) > len(quick) / 2


SECTIONS = {
    "`catalogue.toml`": catalogue.Catalogue,
    "`[gain]`": catalogue.GainWeights,
    "`[discovery]`": catalogue.Discovery,
    "`[[actions]]`": catalogue.Action,
    "`days`": catalogue.Days,
    "`money`": catalogue.Money,
    "`moves`": catalogue.Move,
    "`in_place`": catalogue.Holding,
    "`measure`": catalogue.Measure,
    "`resources`": law.Reference,
    "`[[informants]]`": catalogue.Informant,
}
README = (action_plans(SHIPPED) / "README.md").read_text(encoding="utf-8")


def table_of(heading: str) -> list[list[str]]:
    section = re.split(r"^#+ ", README.split(f" {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)
    rows = [line for line in section[0].splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("heading", SECTIONS)
def test_the_readme_and_the_loader_know_the_same_fields(heading: str) -> None:
    documented = [row[0].strip("`") for row in table_of(heading)]

    assert sorted(documented) == sorted(field.name for field in fields(SECTIONS[heading]))


def test_the_readme_names_every_role() -> None:
    assert [row[0].strip("`") for row in table_of("Roles")] == list(CONTRIBUTOR_ROLES)


def test_the_readme_names_the_constants_as_they_are() -> None:
    said = {row[0]: re.findall(r"ours is (\d+)", row[2]) for row in table_of("`[gain]`")}

    assert said == {
        "`foundation`": [str(CATALOGUE.gain.foundation)],
        "`priority`": [str(CATALOGUE.gain.priority)],
    }


def test_every_test_that_the_readme_names_exists() -> None:
    tests = Path(__file__).parents[1].rglob("test_*.py")
    defined = set(re.findall(r"def (test_\w+)", "".join(p.read_text("utf-8") for p in tests)))

    assert set(named_tests()) <= defined
    assert all(row[3] for heading in SECTIONS for row in table_of(heading))


def named_tests() -> Iterator[str]:
    yield from re.findall(r"`(test_\w+)`", README)
