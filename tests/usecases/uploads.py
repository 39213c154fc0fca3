"""Answers files as the questionnaire of tea would be uploaded, and what came of it."""

import pytest

from maturity.access import Visitor
from maturity.domain.assessment import Answer
from maturity.domain.round import AnswerRecord, Assessment
from maturity.errors import AnswersError
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.answers_file import Preview, preview_file
from tests.usecases.places import Place


def written(*rows: str, header: str = "question,level,reason,comment") -> bytes:
    return "\n".join((header, *rows)).encode()


def look(place: Place, assessment: Assessment, data: bytes, name: str = "tea.csv") -> Preview:
    ann = place.lead(place.organisation())
    return preview_file(place.work, ann, assessment.id, name, data)


def problems(place: Place, assessment: Assessment, data: bytes) -> tuple[str, ...]:
    with pytest.raises(AnswersError) as caught:
        look(place, assessment, data)
    return caught.value.problems


def stored(place: Place, assessment: Assessment) -> dict[str, AnswerRecord]:
    return dict(place.work.store.current_answers(assessment.id))


def put(place: Place, assessment: Assessment, answer: Answer) -> Visitor:
    """Ann answers the first question, over whatever is there."""
    ann = place.lead(place.organisation())
    there = stored(place, assessment).get("pot.full")
    given = GivenAnswer("pot.full", answer, there.version if there else 0)
    answer_question(place.work, ann, assessment.id, given)
    return ann
