"""What the documentation claims is recomputed here, so that it cannot drift from the code."""

import re
import tomllib
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from starlette.responses import Response
from streamlit.web.server.starlette.starlette_server_config import (
    SESSION_COOKIE_NAME,
    XSRF_COOKIE_NAME,
)

from maturity import __version__
from maturity.__main__ import cli
from maturity.documents.figures import average
from maturity.documents.stage_rule import stage_rule
from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.link import Purpose
from maturity.domain.scorecard import Score, permille
from maturity.domain.scoring import score
from maturity.settings import SESSION_HOURS_DEFAULT, VARIABLES
from maturity.store.migrations import MIGRATIONS
from maturity.usecases.come_in import LASTS
from maturity.web import account_cookie, cookies, voter_cookie
from maturity.web.security import streamlits_policy
from tests.shipped import shipped_library

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
DEPLOY = ROOT / "deploy"
PRIVACY, DEPLOYING = DOCS["privacy"], DOCS["deploying"]
BANK = shipped_library().questionnaire("social-value-2026")


def marked(name: str, page: str = "scoring") -> str:
    """The text between `<!-- name -->` and its end."""
    return DOCS[page].split(f"<!-- {name} -->\n", 1)[1].split("<!-- /", 1)[0]


def rows(name: str, page: str = "scoring") -> list[list[str]]:
    body = marked(name, page).strip().splitlines()[2:]
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
    wanted = re.findall(
        r"^([a-z][a-z0-9-]+)(?:$|[;=>])", (ROOT / "requirements.in").read_text(), re.MULTILINE
    )

    assert wanted
    assert not [name for name in wanted if f"\n| {name} |" not in contributing]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_exact_hashed_and_name_no_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9._-]+)==\S+", text, re.MULTILINE | re.IGNORECASE)

    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text
    assert "index" not in text
    assert "file:" not in text


def test_the_changelog_opens_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(r"^## (\S+)", changelog, re.MULTILINE)[1] == __version__  # type: ignore[index]


def test_every_table_of_the_database_stands_in_the_page_on_privacy_and_no_other() -> None:
    made = [name for _, text in MIGRATIONS for name in re.findall(r"CREATE TABLE (\w+)", text)]

    assert sorted(row[0] for row in rows("tables", "privacy")) == sorted(made)


def test_the_cookies_are_what_the_page_on_privacy_says() -> None:
    response = Response()
    cookies.set_person(response, "ann", "a secret", secure=True)
    flags = set(response.headers["set-cookie"].lower().split("; ")[1:])
    ours, voters, accounts, sessions, streamlits = rows("cookies", "privacy")

    names = (cookies.NAME, voter_cookie.NAME, account_cookie.NAME)
    assert (ours[0], voters[0], accounts[0]) == names
    assert (sessions[0], streamlits[0]) == (SESSION_COOKIE_NAME, XSRF_COOKIE_NAME)
    assert f"{SESSION_HOURS_DEFAULT} hours" in accounts[2]
    assert voters[2] == f"{timedelta(seconds=voter_cookie.LASTS).days} days"
    assert ours[2] == f"{timedelta(seconds=cookies.LASTS).days} days from your last visit"
    assert flags == {"httponly", f"max-age={cookies.LASTS}", "path=/", "samesite=lax", "secure"}
    assert all(word in ours[3] for word in ("HttpOnly", "SameSite=Lax", "Secure"))


def test_the_security_policy_is_quoted_from_the_code() -> None:
    quoted = re.findall(r"`([a-z]+-src [^`]+)`", PRIVACY)

    assert quoted
    assert all(part in streamlits_policy() for part in quoted)


def test_the_owner_reads_how_long_their_link_works() -> None:
    sentence = f"once, for {LASTS[Purpose.OWNER] // timedelta(hours=1)} hours"

    assert sentence in PRIVACY
    assert sentence in DEPLOYING


def test_every_setting_stands_in_the_page_on_deploying() -> None:
    described = re.findall(r"^\| `(MATURITY_\w+)` \|", DEPLOYING, re.MULTILINE)

    assert sorted(described) == sorted(variable.name for variable in VARIABLES)


@pytest.mark.parametrize("page", DOCS)
def test_what_a_page_names_exists(page: str) -> None:
    names = set(re.findall(r"MATURITY_[A-Z_]+", DOCS[page]))
    files = re.findall(r"`((?:maturity|tests|docs|deploy|questionnaires)/[\w/.-]+)`", DOCS[page])
    commands = re.findall(r"-m maturity ([a-z-]+)", DOCS[page])

    assert names <= {variable.name for variable in VARIABLES}
    assert [file for file in files if not (ROOT / file).exists()] == []
    assert set(commands) <= set(cli.commands)


@pytest.mark.parametrize("page", DOCS)
def test_links_to_a_part_of_a_page_lead_to_a_heading_of_it(page: str) -> None:
    links = re.findall(r"\]\((?:(\w+)\.md)?#([\w-]+)\)", DOCS[page])
    headings = {name: re.findall(r"^#+ (.+)$", text, re.MULTILINE) for name, text in DOCS.items()}
    anchors = {
        (name, re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-"))
        for name, found in headings.items()
        for heading in found
    }

    assert {(name or page, anchor) for name, anchor in links} <= anchors


def test_the_proxy_lets_through_what_the_server_takes() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    limits = [
        re.search(r"client_max_body_size (\d+)m;", (DEPLOY / "nginx.conf").read_text("utf-8")),
        re.search(r"max_size (\d+)MB", (DEPLOY / "Caddyfile").read_text("utf-8")),
    ]

    largest = config["server"]["maxUploadSize"]
    assert [limit is not None and int(limit[1]) > largest for limit in limits] == [True, True]


def test_the_service_sets_every_setting_and_keeps_the_file_to_its_user() -> None:
    service = (DEPLOY / "maturity.service").read_text(encoding="utf-8")
    given = re.findall(r"^Environment=(\w+)=", service, re.MULTILINE)

    assert sorted(given) == sorted(variable.name for variable in VARIABLES)
    assert "UMask=0077" in service


def test_the_rules_that_are_tested_are_those_of_the_statement() -> None:
    tested = (ROOT / "tests" / "e2e" / "faults.py").read_text(encoding="utf-8")

    assert set(re.findall(r"wcag2\w+", DOCS["accessibility"])) == set(
        re.findall(r'"(wcag2\w+)"', tested)
    )
