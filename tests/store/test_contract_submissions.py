"""What every store does when a round is submitted and reopened: its result, and what it takes."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from maturity.domain.round import Assessment, State
from maturity.errors import Conflict, NotHere, RoundClosed
from maturity.store import Store
from tests.store.samples import (
    HOSTILE,
    NOW,
    a_record,
    a_reopening,
    a_result,
    an_assessment,
    answers_seen,
    at_once,
    begin,
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_submitting_keeps_the_result_as_it_was(store: Store, draft: Assessment, text: str) -> None:
    result = a_result(result=text, constants=text, content_hash=text, attributes=text)

    submitted = store.submit(draft, result, answers_seen(store, draft))

    assert submitted == replace(draft, state=State.SUBMITTED, version=2)
    assert store.assessment(draft.id) == submitted
    assert list(store.frozen_results(draft.id)) == [result]


def test_submitting_saves_what_was_changed_with_it(store: Store, draft: Assessment) -> None:
    submitted = store.submit(
        replace(draft, threshold="£50,000"),
        a_result(),
        answers_seen(store, replace(draft, threshold="£50,000")),
    )

    assert submitted.threshold == "£50,000"
    assert store.assessment(draft.id) == submitted


def test_a_submitted_round_takes_no_answer_until_it_is_reopened(
    store: Store, draft: Assessment
) -> None:
    submitted = store.submit(draft, a_result(), answers_seen(store, draft))

    with pytest.raises(RoundClosed, match="Reopen it"):
        store.add_answers(draft.id, [a_record()])
    assert store.current_answers(draft.id) == {}

    store.reopen(submitted, a_reopening())
    store.add_answers(draft.id, [a_record()])
    assert store.current_answers(draft.id) == {"pot.full": a_record()}


def test_a_submitted_round_can_be_changed_in_nothing(store: Store, draft: Assessment) -> None:
    submitted = store.submit(draft, a_result(), answers_seen(store, draft))

    with pytest.raises(RoundClosed):
        store.save_assessment(replace(submitted, threshold="Higher", state=State.DRAFT))

    assert store.assessment(draft.id) == submitted


def test_a_submitted_round_cannot_be_submitted_again(store: Store, draft: Assessment) -> None:
    submitted = store.submit(draft, a_result(), answers_seen(store, draft))

    with pytest.raises(RoundClosed):
        store.submit(submitted, a_result(result="Another"), answers_seen(store, submitted))

    assert store.assessment(draft.id) == submitted
    assert list(store.frozen_results(draft.id)) == [a_result()]


def test_a_draft_cannot_be_reopened(store: Store, draft: Assessment) -> None:
    with pytest.raises(Conflict):
        store.reopen(draft, a_reopening())

    assert store.assessment(draft.id) == draft
    assert list(store.reopenings(draft.id)) == []


def test_a_reopened_round_cannot_be_reopened_again(store: Store, draft: Assessment) -> None:
    reopened = store.reopen(
        store.submit(draft, a_result(), answers_seen(store, draft)), a_reopening()
    )

    with pytest.raises(Conflict):
        store.reopen(reopened, a_reopening("Twice"))

    assert list(store.reopenings(draft.id)) == [a_reopening()]


def test_a_stale_submission_is_a_conflict_and_freezes_nothing(
    store: Store, draft: Assessment
) -> None:
    current = store.save_assessment(draft)

    with pytest.raises(Conflict):
        store.submit(draft, a_result(), answers_seen(store, draft))

    assert store.assessment(draft.id) == current
    assert list(store.frozen_results(draft.id)) == []


def test_a_stale_reopening_is_a_conflict_and_records_nothing(
    store: Store, draft: Assessment
) -> None:
    submitted = store.submit(draft, a_result(), answers_seen(store, draft))

    with pytest.raises(Conflict):
        store.reopen(replace(submitted, version=1), a_reopening())

    assert store.assessment(draft.id) == submitted
    assert list(store.reopenings(draft.id)) == []


def test_every_result_and_every_reason_is_kept(store: Store, draft: Assessment) -> None:
    results = [a_result(result=f"{n}", submitted_at=NOW + timedelta(days=-n)) for n in range(12)]
    reasons = [a_reopening(f"Reason {number}") for number in range(12)]
    current = draft
    for result, reason in zip(results, reasons, strict=True):
        current = store.reopen(store.submit(current, result, answers_seen(store, current)), reason)

    assert list(store.frozen_results(draft.id)) == results
    assert list(store.reopenings(draft.id)) == reasons
    assert current == store.assessment(draft.id) == replace(draft, version=25)


def test_of_two_people_submitting_at_once_one_does(store: Store, draft: Assessment) -> None:
    results = [a_result(submitted_by=name) for name in ("ann", "ben")]

    outcomes = at_once(2, lambda n: store.submit(draft, results[n], answers_seen(store, draft)))

    assert [type(outcome) for outcome in outcomes].count(RoundClosed) == 1
    (winner,) = [n for n, outcome in enumerate(outcomes) if isinstance(outcome, Assessment)]
    assert list(store.frozen_results(draft.id)) == [results[winner]]


def test_an_answer_beside_a_submission_is_scored_with_it_or_refused_or_stops_it(
    store: Store,
) -> None:
    for number in range(1, 6):
        draft = begin(store, an_assessment(f"r-{number}", organisation_id=f"c-{number}"))

        answered, submitted = at_once(2, partial(answer_or_submit, store, draft))

        kept = store.current_answers(draft.id)
        assert kept == ({} if isinstance(answered, Conflict) else {"pot.full": a_record()})
        assert submitted is None or (isinstance(submitted, Conflict) and answered is None)


def answer_or_submit(store: Store, draft: Assessment, number: int) -> None:
    if number == 0:
        store.add_answers(draft.id, [a_record()])
    else:
        store.submit(draft, a_result(), answers_seen(store, draft))


def test_a_round_that_somebody_answered_meanwhile_is_not_submitted(store: Store) -> None:
    draft = begin(store, an_assessment())
    seen = answers_seen(store, draft)
    store.add_answers(draft.id, [a_record()])

    with pytest.raises(Conflict):
        store.submit(draft, a_result(), seen)

    assert store.frozen_results(draft.id) == []


def test_what_was_never_begun_is_neither_submitted_nor_reopened(
    store: Store, draft: Assessment
) -> None:
    unknown = replace(draft, id="no such round")

    with pytest.raises(NotHere):
        store.submit(unknown, a_result(), 0)
    with pytest.raises(NotHere):
        store.reopen(unknown, a_reopening())

    assert list(store.frozen_results("no such round")) == []
