"""The legal check: the items of one nation, what is kept of an answer, and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from maturity.access import Visitor
from maturity.domain.legal_answer import LegalAnswer, LegalResponse
from maturity.domain.round import Assessment
from maturity.errors import Conflict, MaturityError, NotHere, RoundClosed
from maturity.usecases.handing_in import reopen_round, submit_round
from maturity.usecases.legal_check import (
    GivenLegalAnswer,
    answer_legal_check,
    legal_answers,
    legal_checks,
)
from maturity.usecases.rounds import open_round
from tests.usecases.places import Place

LEAVES = "england.leaves"


def given(
    response: LegalResponse | None = LegalResponse.YES, note: str = "", based_on: int = 0
) -> GivenLegalAnswer:
    return GivenLegalAnswer(LEAVES, LegalAnswer(response, note), based_on)


def closed(place: Place) -> tuple[Visitor, Assessment]:
    ann, begun = place.round()
    place.answer(ann, begun, "pot.full")
    place.answer(ann, begun, "pot.warm")
    return ann, submit_round(place.work, ann, begun.id)


def test_an_organisation_is_asked_what_its_nations_law_asks(place: Place) -> None:
    ann, begun = place.round()
    found = open_round(place.work, ann, begun.id)
    welsh = replace(found, organisation=replace(found.organisation, nation="wales"))
    scottish = replace(found, organisation=replace(found.organisation, nation="scotland"))

    assert [check.id for check in legal_checks(found)] == [LEAVES, "england.boiling"]
    assert [check.id for check in legal_checks(welsh)] == ["wales.milk"]
    assert legal_checks(scottish) == ()


@pytest.mark.parametrize("response", [None, *LegalResponse])
def test_an_answer_is_kept_with_its_author_and_time(
    place: Place, response: LegalResponse | None
) -> None:
    _, begun = place.round()
    bob = place.contributor(place.organisation())
    place.clock.forward(timedelta(minutes=5))

    record = answer_legal_check(place.work, bob, begun.id, given(response, "a\x00b\ud800\nŵ"))

    assert legal_answers(place.work, bob, begun.id) == {LEAVES: record}
    assert record.answer == LegalAnswer(response, "ab\nŵ")
    assert (record.version, record.author_id) == (1, "bob")
    assert record.answered_at == place.clock.instant


def test_a_newer_answer_replaces_the_one_that_was_seen_and_no_other(place: Place) -> None:
    ann, begun = place.round()
    answer_legal_check(place.work, ann, begun.id, given())
    answer_legal_check(place.work, ann, begun.id, given(LegalResponse.NO, based_on=1))

    with pytest.raises(Conflict, match="Somebody else changed this first"):
        answer_legal_check(place.work, ann, begun.id, given(None, based_on=1))

    kept = legal_answers(place.work, ann, begun.id)[LEAVES]
    assert (kept.version, kept.answer.response) == (2, LegalResponse.NO)


@pytest.mark.parametrize("check_id", ["wales.milk", "england.sugar", "", "pot.full", "\ud800"])
def test_an_item_of_another_nation_or_of_none_is_not_here(place: Place, check_id: str) -> None:
    ann, begun = place.round()

    with pytest.raises(NotHere):
        answer_legal_check(place.work, ann, begun.id, replace(given(), check_id=check_id))
    assert legal_answers(place.work, ann, begun.id) == {}


def test_a_note_of_many_pages_is_refused(place: Place) -> None:
    ann, begun = place.round()
    answer_legal_check(place.work, ann, begun.id, given(note="x" * 10_000))

    with pytest.raises(MaturityError, match="The note has 10,001 characters"):
        answer_legal_check(place.work, ann, begun.id, given(note="x" * 10_001, based_on=1))


def test_a_submitted_round_takes_none_until_it_is_reopened(place: Place) -> None:
    ann, done = closed(place)

    with pytest.raises(RoundClosed):
        answer_legal_check(place.work, ann, done.id, given(note="x" * 10_001))
    assert legal_answers(place.work, ann, done.id) == {}

    reopen_round(place.work, ann, done.id, "The audit found more.")
    assert answer_legal_check(place.work, ann, done.id, given()).version == 1


@pytest.mark.parametrize("based_on", [-1, 1, 2**63, 2**200])
def test_an_answer_over_a_version_that_never_was_is_a_conflict(place: Place, based_on: int) -> None:
    ann, begun = place.round()

    with pytest.raises(Conflict):
        answer_legal_check(place.work, ann, begun.id, given(based_on=based_on))
