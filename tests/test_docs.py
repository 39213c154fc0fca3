"""What the documentation claims is recomputed here, so that it cannot drift from the code."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from maturity.content import SHIPPED
from maturity.content.library import load_library
from maturity.documents.figures import average
from maturity.documents.stage_rule import stage_rule
from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.scorecard import Score, permille
from maturity.domain.scoring import score

ROOT = Path(__file__).parents[1]
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
