"""The results page in a browser tab: its headings, its charts with words, and typed text."""

import re
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from maturity.access import Visitor
from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.legal_answer import LegalAnswer, LegalResponse
from maturity.domain.round import Assessment
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.handing_in import submit_round
from maturity.usecases.legal_check import GivenLegalAnswer, answer_legal_check
from maturity.usecases.rounds import open_round, start_round
from tests.web.apptest import OURS, FrontDoor, page_test

HOSTILE = "# a | b\n**bold** [x](y) $z$"
CHARTS = 2


def answer_all(door: FrontDoor, who: Visitor, begun: Assessment, level: int) -> None:
    questionnaire = door.place.work.library.questionnaire(OURS).light_set()
    for question in questionnaire.questions:
        door.place.answer(who, begun, question.id, level)


def headings(tab: AppTest) -> list[str]:
    return [element.value.replace("\\", "") for element in (*tab.title, *tab.header)]


def said(tab: AppTest) -> str:
    """Without the backslashes, which only keep Markdown from reading what was typed."""
    return "\n".join(element.value for element in tab.markdown).replace("\\", "")


def charts(tab: AppTest) -> list[str]:
    """What each chart says to somebody who does not see it."""
    return [node.proto.alt for node in tab.get("plotly_chart")]


def test_a_result_begins_with_words_and_has_its_charts_behind_headings(
    front_door: FrontDoor,
) -> None:
    ann, begun = front_door.place.round(OURS)
    answer_all(front_door, ann, begun, 3)

    tab = page_test(front_door, "results", ann)

    assert headings(tab)[0] == "Where Ambridge stands, March 2026"
    assert headings(tab)[1:4] == [
        "The shortest way up",
        "What keeps you from Leader",
        "Theme by theme",
    ]
    assert "Overall that is **Mature** (average 3.0 of 5)." in said(tab)
    assert "| Policy | Mature | 3.0 of 5 |" in said(tab)


def test_each_chart_is_told_in_full_sentences(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    answer_all(front_door, ann, begun, 3)

    told = charts(page_test(front_door, "results", ann))

    assert len(told) == CHARTS
    assert told[0].startswith("A bar for each theme shows its average, from 0 to 5. Policy: Mature")
    assert told[1].endswith("Impact: 3, 3, 3, 3, 3.")


def test_a_round_without_an_answer_says_that_it_is_a_first_picture(front_door: FrontDoor) -> None:
    ann, _begun = front_door.place.round(OURS)

    text = said(page_test(front_door, "results", ann))

    assert "**This is a first picture: 0 of 20 questions are answered.**" in text
    assert "None" not in text


def test_a_round_that_was_handed_in_says_when_and_by_whom(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    answer_all(front_door, ann, begun, 2)
    submit_round(front_door.place.work, ann, begun.id)

    text = said(page_test(front_door, "results", ann))

    assert "Handed in on 2 March 2026 by Ann." in text
    assert "has changed" not in text


def test_the_next_round_begins_with_what_changed(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    answer_all(front_door, ann, begun, 2)
    submit_round(front_door.place.work, ann, begun.id)
    front_door.place.clock.forward(timedelta(days=365))
    following = start_round(front_door.place.work, ann, "ambridge", OURS)
    front_door.place.answer(ann, following, "policy.scope", 3)

    text = said(page_test(front_door, "results", ann))

    assert "Since the last round: **1 answer rose; 0 fell; 19 are unchanged.**" in text
    assert "19 answers are from an earlier round and not confirmed yet." in text


def test_what_people_typed_is_shown_as_they_typed_it(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    work = front_door.place.work
    aside = Answer(NoLevel.NOT_APPLICABLE, reason=HOSTILE)
    answer_question(work, ann, begun.id, GivenAnswer("policy.scope", aside))
    check = open_round(work, ann, begun.id).questionnaire.legal_checks[0]
    answer = LegalAnswer(LegalResponse.NO, HOSTILE)
    answer_legal_check(work, ann, begun.id, GivenLegalAnswer(check.id, answer))

    shown = [e.value for e in page_test(front_door, "results", ann).markdown if "bold" in e.value]

    assert len(shown) == 2
    for text in shown:
        assert r"\# a \| b \*\*bold\*\* \[x\]\(y\) \$z\$" in text


def test_a_law_leads_to_its_source(front_door: FrontDoor) -> None:
    ann, begun = front_door.place.round(OURS)
    work = front_door.place.work
    check = open_round(work, ann, begun.id).questionnaire.legal_checks[0]
    given = GivenLegalAnswer(check.id, LegalAnswer(LegalResponse.NOT_SURE))
    answer_legal_check(work, ann, begun.id, given)

    text = said(page_test(front_door, "results", ann))

    assert re.search(rf"\[{re.escape(check.source)}\. Checked on .+\]\(<{check.url}>\)", text)
