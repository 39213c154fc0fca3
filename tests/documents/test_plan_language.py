"""In a language that nobody speaks, what a document still says in English was forgotten."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from maturity.documents.indicator_text import IndicatorPart
from maturity.documents.plan_page import evidence_annex, full_plan, members_page, theme_sheet
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.plan_reasons import reasons, why_left
from maturity.domain.assessment import Answer
from maturity.domain.catalogue import Action, Catalogue
from maturity.domain.plan import ActionRecord, Here, Left, LeftOut, Now, Status
from maturity.domain.questionnaire import Questionnaire
from maturity.locale import speaking, translations
from tests.builders import DONT_KNOW, NA
from tests.documents.plans import (
    COMMENT,
    LINK,
    RECORDED,
    WHO,
    a_paper,
    a_task,
    asks,
    legal,
    many_actions,
    planned,
    rivermouth,
)
from tests.documents.reading import texts
from tests.documents.sample_results import RIVERMOUTH, all_at, shipped
from tests.locale.pseudo import CONTENT, LANGUAGE, forgotten, in_brackets, write_catalogue

OWN_WORDS = [RIVERMOUTH.name, LINK, *COMMENT.split("\n"), "31 March 2027", "2026/27"]
OWN_WORDS += [
    "Own.",
    "Care leavers.",
    "Policy of 2025",
    "It cannot apply.",
    "It does not apply here.",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogue(tmp_path_factory.mktemp("catalogues"))


@pytest.fixture
def unspoken(folder: Path) -> Iterator[None]:
    with speaking(translations(LANGUAGE, folder)):
        yield


def questions() -> Questionnaire:
    """Whose sentences are whole: the members' page takes the first of some."""
    return replace(in_brackets(shipped()), good_result="It is good.".join(CONTENT))


def in_content_brackets(action: Action) -> Action:
    return replace(
        action,
        title=action.title.join(CONTENT),
        why=action.why.join(CONTENT),
        notice=action.notice.join(CONTENT),
        steps=tuple(step.join(CONTENT) for step in action.steps),
        done_when=action.done_when.join(CONTENT),
        measure=replace(action.measure, text=action.measure.text.join(CONTENT)),
    )


def actions(count: int = 180) -> Catalogue:
    catalogue = many_actions(count)
    return replace(catalogue, actions=tuple(map(in_content_brackets, catalogue.actions)))


def a_foreign_paper(answers: dict[str, Answer], **fields: object) -> PlanPaper:
    figures = IndicatorPart(questions().indicators, RECORDED)
    checks = in_brackets(replace(shipped(), legal_checks=legal().checks)).legal_checks
    parts = {"indicators": figures, "legal": replace(legal(), checks=checks)}
    return a_paper(answers, questionnaire=questions(), catalogue=actions(), **parts | fields)


PAPERS = {
    "solid": lambda: a_foreign_paper(rivermouth(), request=asks(preset="solid", parallel=2)),
    "priorities": lambda: a_foreign_paper(rivermouth(), request=asks(priorities=("impact",))),
    "no days": lambda: a_foreign_paper(rivermouth(), request=asks(days_a_quarter=0)),
    "top": lambda: a_foreign_paper(all_at(shipped(), 5)),
    "don't know": lambda: a_foreign_paper(all_at(shipped(), DONT_KNOW)),
    "not applicable": lambda: a_foreign_paper(all_at(shipped(), NA)),
    "nothing": lambda: a_foreign_paper({}, indicators=IndicatorPart((), {}), roles=()),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_no_document_forgets_a_sentence(unspoken: None, kind: str) -> None:
    paper = PAPERS[kind]()

    for document in (
        full_plan(paper),
        members_page(paper),
        evidence_annex(paper),
        theme_sheet(paper, "impact"),
    ):
        said = [document.title, document.footer, *texts(document)]
        assert document.language == LANGUAGE
        assert not [left for text in said if (left := forgotten(text, OWN_WORDS))]


def test_no_reason_is_told_in_english(unspoken: None) -> None:
    request = asks(records={"a": ActionRecord("a", Status.DROPPED, reason="Ours.")}, parallel=2)
    paper = a_foreign_paper(rivermouth(), request=request)
    task = a_task("a", WHO)
    task = replace(task, action=None if task.action is None else in_content_brackets(task.action))

    said = [reasons(paper, planned(task, here, now)) for here in Here for now in Now]
    said += [why_left(paper, LeftOut(task, why)) for why in Left]

    assert not [left for text in said if (left := forgotten(text, ["Ours."]))]
