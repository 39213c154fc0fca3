"""The result of a round as one document: whose it is, of which day, and what stands beside it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from maturity.access import Visitor
from maturity.documents.blocks import Block, Heading
from maturity.documents.plain_text import plain_text
from maturity.domain.law import LegalCheck
from maturity.domain.legal_answer import LegalAnswer, LegalResponse
from maturity.domain.library import Library
from maturity.domain.questionnaire import StageRule
from maturity.domain.round import Assessment
from maturity.errors import NotHere
from maturity.usecases.answering import confirm_answer
from maturity.usecases.handing_in import submit_round
from maturity.usecases.indicators import GivenEntry, IndicatorEntry, enter_indicator
from maturity.usecases.legal_check import GivenLegalAnswer, answer_legal_check
from maturity.usecases.result_document import result_document
from maturity.usecases.rounds import open_round, start_round
from tests.builders import DONT_KNOW
from tests.documents.sample_results import shipped
from tests.usecases.places import TEA, Place, tea

QUESTIONS = ("pot.full", "pot.warm")
"""The light set of our tea, which is what a first round asks."""


def document(place: Place, who: Visitor, begun: Assessment) -> tuple[Block, ...]:
    return result_document(place.work, who, open_round(place.work, who, begun.id))


def said(place: Place, who: Visitor, begun: Assessment) -> str:
    return " ".join(plain_text(document(place, who, begun)).split())


def title(blocks: tuple[Block, ...]) -> str:
    return next(block.text for block in blocks if isinstance(block, Heading))


def handed_in(place: Place) -> tuple[Visitor, Assessment]:
    ann, begun = place.round()
    for question_id in QUESTIONS:
        place.answer(ann, begun, question_id, 2)
    return ann, submit_round(place.work, ann, begun.id)


def test_a_stranger_gets_nothing(place: Place) -> None:
    ann, begun = place.round()
    found = open_round(place.work, ann, begun.id)

    for stranger in (None, place.person("Eve"), place.person("Olive", owner=True)):
        with pytest.raises(NotHere):
            result_document(place.work, stranger, found)


def test_a_round_in_work_is_told_as_of_today(place: Place) -> None:
    ann, begun = place.round()
    place.clock.forward(timedelta(days=31))

    assert title(document(place, ann, begun)) == "Where Ambridge stands, April 2026"
    assert "Handed in" not in said(place, ann, begun)


def test_a_round_that_was_handed_in_stays_at_its_day_in_london(place: Place) -> None:
    place.clock.instant = datetime(2026, 5, 31, 23, 30, tzinfo=UTC)
    ann, frozen = handed_in(place)
    place.clock.forward(timedelta(days=90))

    assert title(document(place, ann, frozen)) == "Where Ambridge stands, June 2026"
    assert "Handed in on 1 June 2026 by Ann." in said(place, ann, frozen)


def test_an_organisation_that_was_renamed_keeps_its_name_in_what_it_handed_in(place: Place) -> None:
    ann, begun = handed_in(place)
    known = place.work.store.organisation(begun.organisation_id)
    assert known is not None
    place.work.store.save_organisation(replace(known, name="Borchester and Ambridge"))

    assert "Ambridge stands" in title(document(place, ann, begun))
    assert "Borchester" not in title(document(place, ann, begun))


def test_a_rule_that_changed_since_is_told_beside_what_was_handed_in(place: Place) -> None:
    ann, frozen = handed_in(place)
    assert "has changed" not in said(place, ann, frozen)
    stricter = replace(tea(), stage=StageRule(0.75, 0.9), evidence=None)

    place.work = replace(place.work, library=Library((stricter,)))

    text = said(place, ann, frozen)
    assert "the way a result is worked out has changed: this page shows today's." in text
    assert "What you handed in stays on record: overall Level 2, average 2.0 of 5." in text


def test_the_next_round_is_told_beside_the_one_before(place: Place) -> None:
    ann, _frozen = handed_in(place)
    place.clock.forward(timedelta(days=365))
    following = start_round(place.work, ann, "ambridge", TEA)

    assert "2 answers are from an earlier round" in said(place, ann, following)

    confirm_answer(place.work, ann, following.id, "pot.warm", 1)
    place.answer(ann, following, "pot.full", 3)

    text = said(place, ann, following)
    assert "Since the last round: 1 answer rose; 0 fell; 1 is unchanged." in text
    assert "from an earlier round" not in text


def test_a_round_that_asks_what_the_last_one_did_not_compares_what_both_asked(place: Place) -> None:
    ann, _frozen = handed_in(place)
    place.clock.forward(timedelta(days=365))
    following = start_round(place.work, ann, "ambridge", TEA)
    place.answer(ann, following, "pot.full", DONT_KNOW)

    text = said(place, ann, following)

    assert "Since the last round: 0 answers rose; 0 fell; 1 is unchanged." in text
    assert "Pot.Full: there is no level now" in text


def test_law_and_indicators_of_the_round_stand_beside_its_result(place: Place) -> None:
    indicator = replace(shipped().indicators[0], title="Cups poured")
    check = LegalCheck(
        id="england.pour",
        nation="england",
        text="Do you pour?",
        applies="All tea.",
        source="Tea Act",
        url="https://example.org/tea",
        checked_on=place.clock.instant.date(),
        review_by=place.clock.instant.date(),
    )
    ours = replace(tea(), indicators=(indicator,), legal_checks=(check,))
    place.work = replace(place.work, library=Library((ours,)))
    ann, begun = place.round()
    no = GivenLegalAnswer(check.id, LegalAnswer(LegalResponse.NO))
    answer_legal_check(place.work, ann, begun.id, no)
    twelve = IndicatorEntry(value=Decimal("12.5"), period="2025/26")
    enter_indicator(place.work, ann, begun.id, GivenEntry(indicator.id, twelve))

    text = said(place, ann, begun)

    assert "You answered no - Do you pour? Tea Act. Checked on 2 March 2026, may have" in text
    assert "Cups poured 12.5 % (2025/26)." in text
