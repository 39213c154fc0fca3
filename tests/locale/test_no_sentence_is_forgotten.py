"""In a language that nobody speaks, what is still English was forgotten: commands and routes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.applications import Starlette

from maturity import __main__ as command_line
from maturity.commands import options
from maturity.domain.library import Library
from maturity.domain.organisation import Role
from maturity.exchange.register_csv import COLUMNS
from maturity.locale import speaking, translations
from maturity.usecases.come_in import invite, revoke_link, token_hash
from maturity.web.language import TheirLanguage
from maturity.web.routes import ROUTES
from tests.command_line import NEXT_YEAR, OURS, SAMPLE, an_answers_file
from tests.content.full_folder import a_full_folder
from tests.locale.pseudo import LANGUAGE, forgotten
from tests.web.apptest import FrontDoor
from tests.web.asgi import fetch
from tests.web.visible import texts_of_html

CODES = [
    *("question", "level", "reason", "evidence", "evidence_link", "evidence_note", "comment"),
    *("target", "policy.scope", "nowhere", "rumour", "frage", "dont_know", "na", "x", OURS),
    *("checked", "records", "document", "word"),
]
"""Names of columns and what files hold: they are the same in every language."""


@pytest.fixture
def speaks(catalogues: Path) -> Iterator[None]:
    with speaking(translations(LANGUAGE, catalogues)):
        yield


def said(*args: str, **variables: str) -> str:
    done = CliRunner().invoke(command_line.cli, args, env=variables)
    assert "Usage: " not in done.output, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.output.strip()
    return done.output


@pytest.mark.parametrize(
    "args",
    [
        ("score", SAMPLE),
        ("score", SAMPLE, "--light"),
        ("score", SAMPLE, "--roles", "Finance, Procurement"),
        ("compare", SAMPLE, NEXT_YEAR),
        ("compare", NEXT_YEAR, SAMPLE, "--light"),
        ("template", "--light", "--out", "new.csv"),
    ],
    ids=lambda args: " ".join(args[:1] + args[2:]),
)
def test_a_command_says_nothing_in_english(
    speaks: None, shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: Any
) -> None:
    monkeypatch.setattr(options, "open_library", lambda *_args, **_kept: shelf)
    monkeypatch.chdir(tmp_path)

    output = said(*args)

    assert not forgotten(output, known=["Finance", "Procurement", "new.csv", "dont_know", "na"])


@pytest.mark.parametrize("level", ["", "0", "5", "na", "dont_know"])
def test_no_extreme_result_is_told_in_english(
    speaks: None, shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    monkeypatch.setattr(options, "open_library", lambda *_args, **_kept: shelf)
    questions = shelf.questionnaire(OURS).questions
    rows = [f"{question.id},{level},It cannot apply." for question in questions]
    path = an_answers_file(tmp_path, "\n".join(["question,level,reason", *rows]))

    assert not forgotten(said("score", path))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        "question\n",
        "question,level\npolicy.scope,9\n",
        "question,level\npolicy.scope,x\npolicy.scope,1\nnowhere,2\n",
        "question,level,evidence,target\npolicy.scope,na,rumour,12\n",
        "frage,level\npolicy.scope,1\n",
    ],
)
def test_a_faulty_answers_file_is_not_refused_in_english(
    speaks: None, cache: Path, tmp_path: Path, content: str | bytes
) -> None:
    path = an_answers_file(tmp_path, content)

    output = said("score", path, MATURITY_CACHE=str(cache))

    assert not forgotten(output, known=[path, *CODES])


@pytest.mark.parametrize(
    "args",
    [
        ("score", "missing.csv"),
        ("score", "."),
        ("score", SAMPLE, "--questionnaire", "other"),
        ("check",),
        ("check", "--questionnaires", "missing"),
        ("template", "--out", "missing/new.csv"),
        ("template", "--out", "there.csv"),
        ("import-organisations", "missing.csv"),
        ("lead-link", "there"),
    ],
    ids=" ".join,
)
def test_no_other_message_is_in_english(
    speaks: None, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.csv").write_text("kept", encoding="utf-8")
    database = str(tmp_path / "maturity.db")

    output = said(*args, MATURITY_CACHE=str(cache), MATURITY_DATABASE=database)

    reasons = ["No such file or directory", "Is a directory"]  # in the words of the system
    paths = [".csv", "missing", "there", "new", "/", OURS, "other", "en"]
    assert not forgotten(output, known=[*reasons, *paths])


def test_content_is_neither_counted_nor_warned_of_in_english(
    speaks: None, cache: Path, tmp_path: Path
) -> None:
    folder = a_full_folder(tmp_path / "further")
    for day, earlier in (("2026-01-01", "2019-01-01"), ("2027-01-01", "2020-01-01")):
        folder.change("plan.toml", day, earlier)

    output = said("check", "--questionnaires", str(folder.path), MATURITY_CACHE=str(cache))

    assert "2020-01-01" in output
    assert not forgotten(output, known=[OURS, "full-2026", "plan.aim", "wales", "en", "cy"])


@pytest.mark.parametrize(
    "rows",
    [[], ["ABC,Ambridge,England,Felpersham,UA,,1000"], ["ABC,,England,Felpersham,UA,,1000", "ABC"]],
)
def test_an_import_is_not_reported_in_english(
    speaks: None, tmp_path: Path, rows: list[str]
) -> None:
    header = ",".join([*COLUMNS, "pop-2024"])
    database = str(tmp_path / "maturity.db")
    register = an_answers_file(tmp_path, "\n".join([header, *rows]) + "\n")

    output = said("import-organisations", register, MATURITY_DATABASE=database)

    assert not forgotten(output, known=[database, register, *COLUMNS, "Ambridge", "ABC"])


@pytest.mark.parametrize(
    ("link", "method", "site"),
    [
        ("taken back", "GET", "none"),
        ("taken back", "POST", "same-origin"),
        ("taken back", "POST", "cross-site"),
        ("never made", "POST", "same-origin"),
    ],
)
def test_no_page_of_our_routes_is_in_english(
    front_door: FrontDoor, unspoken: None, link: str, method: str, site: str
) -> None:
    place = front_door.place
    ambridge = place.organisation()
    ann = place.lead(ambridge)
    token = invite(place.work, ann, ambridge.id, Role.CONTRIBUTOR)
    revoke_link(place.work, ann, token_hash(token))
    app = TheirLanguage(Starlette(routes=ROUTES))
    path = f"/link/{token if link == 'taken back' else 'none'}"

    reply = fetch(app, path, method, {"Accept-Language": "cy", "Sec-Fetch-Site": site})

    assert {left for text in texts_of_html(reply.text) if (left := forgotten(text))} == set()
