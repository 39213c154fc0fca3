"""What every store does with the legal check: answers are added, to a draft, over the last one."""

from functools import partial

import pytest

from maturity.domain.legal_answer import LegalAnswer, LegalRecord, LegalResponse
from maturity.domain.round import Assessment
from maturity.errors import Conflict, NotHere, RoundClosed
from maturity.store import Store
from tests.store.samples import HOSTILE, NOW, an_assessment, at_once, begin, close

YES, NO = LegalAnswer(LegalResponse.YES), LegalAnswer(LegalResponse.NO)


def a_legal(version: int = 1, answer: LegalAnswer = YES, author: str = "ann") -> LegalRecord:
    return LegalRecord("wales.milk", version, answer, author, NOW)


@pytest.mark.parametrize("response", [None, *LegalResponse])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_answer_comes_back_as_it_was(
    store: Store, draft: Assessment, response: LegalResponse | None, text: str
) -> None:
    record = LegalRecord(f"id {text}", 1, LegalAnswer(response, text), "ben", NOW)

    store.add_legal_answer(draft.id, record)

    assert store.legal_answers(draft.id) == {record.check_id: record}


def test_what_was_never_answered_has_no_answer(store: Store, draft: Assessment) -> None:
    assert store.legal_answers(draft.id) == store.legal_answers("no such round") == {}


def test_the_newest_of_more_than_nine_answers_counts(store: Store, draft: Assessment) -> None:
    for version in range(1, 13):
        store.add_legal_answer(draft.id, a_legal(version, (YES, NO)[version % 2]))

    assert store.legal_answers(draft.id) == {"wales.milk": a_legal(12, YES)}


def test_answers_belong_to_one_round(store: Store, draft: Assessment) -> None:
    other = begin(store, an_assessment("other", organisation_id="county"))

    store.add_legal_answer(draft.id, a_legal())
    store.add_legal_answer(other.id, a_legal(answer=NO))

    assert store.legal_answers(draft.id) == {"wales.milk": a_legal()}
    assert store.legal_answers(other.id) == {"wales.milk": a_legal(answer=NO)}


@pytest.mark.parametrize("version", [-1, 0, 1, 2, 4, 2**63, -(2**200)])
def test_a_stale_or_skipping_version_is_a_conflict(
    store: Store, draft: Assessment, version: int
) -> None:
    for number in (1, 2):
        store.add_legal_answer(draft.id, a_legal(number))

    with pytest.raises(Conflict):
        store.add_legal_answer(draft.id, a_legal(version, NO))

    assert store.legal_answers(draft.id) == {"wales.milk": a_legal(2)}


def test_a_submitted_round_takes_none(store: Store, draft: Assessment) -> None:
    close(store, draft)

    with pytest.raises(RoundClosed):
        store.add_legal_answer(draft.id, a_legal())

    assert store.legal_answers(draft.id) == {}


def test_a_round_that_does_not_exist_takes_none(store: Store, draft: Assessment) -> None:
    with pytest.raises(NotHere):
        store.add_legal_answer("no such round", a_legal())


def test_of_two_people_answering_from_the_same_version_one_wins(
    store: Store, draft: Assessment
) -> None:
    for version in range(1, 6):
        records = [a_legal(version, author=author) for author in ("ann", "ben")]

        outcomes = at_once(2, partial(add_one_of, store, draft, records))

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "NoneType"]
        assert store.legal_answers(draft.id) == {"wales.milk": records[outcomes.index(None)]}


def add_one_of(store: Store, draft: Assessment, records: list[LegalRecord], n: int) -> None:
    store.add_legal_answer(draft.id, records[n])
