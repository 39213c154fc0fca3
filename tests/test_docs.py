"""What the documentation claims is recomputed here, so that it cannot drift from the code."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from maturity import __version__
from maturity.__main__ import cli
from maturity.content import SHIPPED
from maturity.content.library import load_library
from maturity.documents.figures import average
from maturity.documents.stage_rule import stage_rule
from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.scorecard import Score, permille
from maturity.domain.scoring import score
from maturity.settings import VARIABLES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCORING = (ROOT / "docs" / "scoring.md").read_text(encoding="utf-8")
BANK = load_library([SHIPPED]).questionnaire("social-value-2026")


def marked(name: str) -> str:
    """The text between `<!-- name -->` and its end."""
    return SCORING.split(f"<!-- {name} -->\n", 1)[1].split("<!-- /", 1)[0]


def rows(name: str) -> list[list[str]]:
    body = marked(name).strip().splitlines()[2:]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in body]


def example_answers() -> dict[str, Answer]:
    words = {"not applicable": NoLevel.NOT_APPLICABLE, "no answer": NoLevel.UNANSWERED}
    return {
        question: Answer(words[level] if level in words else int(level))
        for question, _, level in rows("example:answers")
    }


def documented(part: Score, stage: int | None) -> list[str]:
    assert part.point is not None
    low, high = (permille(f or Fraction(0)) for f in (part.low, part.high))
    return [
        average(part.point, 5),
        str(permille(part.point)),
        f"{low} to {high}",
        str(permille(part.completeness)),
        str(stage),
    ]


def test_the_worked_example_is_what_scoring_gives() -> None:
    scorecard = score(BANK.light_set(), example_answers())

    titles = [*(theme.title for theme in BANK.themes), "Overall"]
    parts = [*((t.score, t.stage) for t in scorecard.themes), (scorecard.score, scorecard.stage)]
    expected = [[title, *documented(*part)] for title, part in zip(titles, parts, strict=True)]
    assert rows("example:results") == expected


def test_the_worked_example_names_the_cheapest_rises() -> None:
    way = score(BANK.light_set(), example_answers()).next_stage

    assert way is not None
    assert rows("example:rises") == [
        [rise.question_id, str(rise.from_level), str(rise.to_level)] for rise in way.rises
    ]


def test_the_worked_example_asks_the_light_set_and_marks_its_foundations() -> None:
    asked = [(q.id, "yes" if q.core else "") for q in BANK.light_set().questions]

    assert [(question, core) for question, core, _ in rows("example:answers")] == asked


@pytest.mark.parametrize("scope", ["full", "light"])
def test_the_rule_in_one_sentence_is_made_from_the_constants(scope: str) -> None:
    questionnaire = BANK if scope == "full" else BANK.light_set()

    assert marked(f"rule:{scope}").strip() == f"> {stage_rule(questionnaire)}"


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")))
def test_links_within_the_project_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]

    assert not [link for link in local if not (path.parent / link).exists()]


def test_ci_runs_exactly_the_test_command_of_the_readme() -> None:
    commands = re.findall(r"```sh\n(.+)\n```", README)
    assert len(commands) == 2
    _, test_command = commands

    assert "pytest" in test_command
    assert test_command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_setting_stands_in_the_readme_with_its_default() -> None:
    rows = re.findall(r"^\| `(MATURITY_\w+)` \| (.+?) \| (.+?) \|$", README, re.MULTILINE)

    assert rows == [(v.name, v.default, v.help) for v in VARIABLES]


@pytest.mark.parametrize("name", cli.commands)
def test_every_command_stands_in_the_readme_and_has_help(name: str) -> None:
    assert re.search(rf"^\| `{name}\b", README, re.MULTILINE)
    assert cli.commands[name].help


def test_every_dependency_stands_in_contributing() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    wanted = re.findall(r"^[a-z][a-z0-9-]+$", (ROOT / "requirements.in").read_text(), re.MULTILINE)

    assert wanted
    assert not [name for name in wanted if f"\n| {name} |" not in contributing]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_exact_hashed_and_name_no_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9._-]+)==\S+", text, re.MULTILINE | re.IGNORECASE)

    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "http" not in text
    assert "index" not in text
    assert "file:" not in text


def test_the_changelog_opens_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## (\S+)", changelog, re.MULTILINE)[1] == __version__  # type: ignore[index]
