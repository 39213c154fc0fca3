"""The papers of a workshop and `doctor`, in a language that nobody speaks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from maturity.commands import doctor
from maturity.documents.blocks import Document
from maturity.documents.workshop_pack import workshop_pack
from maturity.documents.workshop_record import workshop_record
from maturity.domain.second_vote import Showing, Shown
from maturity.locale import speaking, translations
from tests.documents.reading import texts
from tests.documents.sample_results import RIVERMOUTH, shipped
from tests.documents.sample_workshops import (
    ASKED,
    NARROW,
    WIDE,
    a_pack,
    a_record,
    asked,
    every_outcome,
)
from tests.locale.pseudo import LANGUAGE, forgotten, in_brackets
from tests.locale.test_no_sentence_is_forgotten import said
from tests.workshops import a_level

TYPED = [
    *(RIVERMOUTH.name, "ABC-234", "Ann Price", "Most contracts have it."),
    *("The register of contracts.", "Care sees level 1.", "Two camps, and no figures."),
]
KNOWN = [
    "MATURITY_ADDRESS",
    ".venv/bin/python -m streamlit run app.py",
    "chmod",
    "--server.address",
]


@pytest.fixture(autouse=True)
def speaks(catalogues: Path) -> Iterator[None]:
    with speaking(translations(LANGUAGE, catalogues)):
        yield


def english(document: Document) -> set[str]:
    whole = [*texts(document), document.footer, document.title]
    return {left for text in whole if (left := forgotten(text, TYPED))}


def test_no_pack_is_english() -> None:
    questionnaire = in_brackets(shipped())

    for fields in ({}, {"rows": ()}, {"join_at": ""}):
        found = workshop_pack(a_pack(questionnaire=questionnaire, **fields))
        assert english(found) == set()


def test_no_record_is_english() -> None:
    questionnaire = in_brackets(shipped())
    questions = {question.id: question for question in questionnaire.questions}
    outcomes = [asked(0, agreed=a_level(2), shown=Shown(how, WIDE, NARROW)) for how in Showing]
    items = [
        replace(each, question=questions[each.question.id])
        for each in (*every_outcome(), *outcomes)
    ]
    roles = {"finance": 1, "other": 2, "not-said": 3}

    assert len(ASKED) == 7
    for fields in ({"roles": roles}, {"closed": False, "roles": {}}):
        paper = a_record(items, questionnaire=questionnaire, **fields)
        assert english(workshop_record(paper)) == set()
    assert english(workshop_record(a_record([], questionnaire=questionnaire))) == set()


@pytest.mark.parametrize("args", [("doctor",), ("doctor", "--workshop", "--seconds", "0")])
def test_no_finding_of_the_doctor_is_english(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.db").write_text("x" * 2000)
    monkeypatch.setattr(doctor, "room_addresses", lambda: ["127.0.0.1"])

    for address in ("", "https://x.example", "http://x.example"):
        found = said(*args, MATURITY_DATABASE="x.db", MATURITY_ADDRESS=address)
        assert not forgotten(found, [*KNOWN, str(tmp_path), "x.db", "x.example"])
