"""What every store does with rounds: draft, submitted, reopened, and the next one."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from maturity.domain.assessment import Answer, Scope
from maturity.domain.round import Assessment, Origin, State
from maturity.errors import Conflict
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
    settle,
)


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_round_comes_back_as_it_was(store: Store, scope: Scope, text: str) -> None:
    assessment = an_assessment(
        f"id {text}",
        questionnaire_id=text,
        number=7,
        scope=scope,
        threshold=text,
        share_covered=text,
    )
    begin(store, assessment)

    assert store.assessment(assessment.id) == assessment
    assert list(store.assessments_of("council")) == [assessment]


def test_a_round_that_was_never_started_is_none(store: Store) -> None:
    assert store.assessment("no such round") is None
    assert list(store.assessments_of("nowhere")) == []
    assert list(store.frozen_results("no such round")) == []
    assert list(store.reopenings("no such round")) == []


def test_rounds_of_an_organisation_are_in_the_order_of_their_numbers(store: Store) -> None:
    settle(store, "county")
    settle(store)
    for number in (10, 2, 1, 9):
        store.start_assessment(an_assessment(f"round-{number}", number=number))
    store.start_assessment(an_assessment("other", organisation_id="county"))

    assert [found.number for found in store.assessments_of("council")] == [1, 2, 9, 10]


def test_two_rounds_of_an_organisation_cannot_have_the_same_number(
    store: Store, draft: Assessment
) -> None:
    carried = [a_record(origin=Origin.CARRIED)]

    with pytest.raises(Conflict):
        store.start_assessment(an_assessment("again", number=draft.number), carried)

    assert store.assessment("again") is None
    assert store.current_answers("again") == {}


def test_of_two_people_starting_the_next_round_one_does(store: Store, draft: Assessment) -> None:
    rounds = [an_assessment(f"by-{name}", number=2) for name in ("ann", "ben")]

    outcomes = at_once(2, lambda n: store.start_assessment(rounds[n]))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "NoneType"]
    assert list(store.assessments_of("council")) == [draft, rounds[outcomes.index(None)]]


def test_an_id_is_taken_once(store: Store, draft: Assessment) -> None:
    with pytest.raises(Conflict):
        store.start_assessment(replace(draft, number=2))

    assert store.assessment(draft.id) == draft


def test_carried_answers_start_with_the_round(store: Store, draft: Assessment) -> None:
    carried = [a_record(f"q{n}", origin=Origin.CARRIED, answer=Answer(n)) for n in range(6)]

    store.start_assessment(an_assessment("round-2", number=2), carried)

    assert store.current_answers("round-2") == {record.question_id: record for record in carried}
    assert store.current_answers(draft.id) == {}


def test_a_round_whose_carried_answers_fail_does_not_start(store: Store, draft: Assessment) -> None:
    carried = [a_record("q1"), a_record("q2", version=2)]

    with pytest.raises(Conflict):
        store.start_assessment(an_assessment("round-2", number=2), carried)

    assert store.assessment("round-2") is None
    assert store.current_answers("round-2") == {}


def test_saving_a_round_raises_its_version(store: Store, draft: Assessment) -> None:
    changed = replace(draft, scope=Scope.FULL, threshold="£100,000", share_covered="80 %")

    saved = store.save_assessment(changed)

    assert saved == replace(changed, version=2)
    assert store.assessment(draft.id) == saved


@pytest.mark.parametrize("version", [0, 1, 2, 4])
def test_a_round_is_saved_only_over_the_version_it_was_based_on(
    store: Store, draft: Assessment, version: int
) -> None:
    current = store.save_assessment(store.save_assessment(draft))

    with pytest.raises(Conflict):
        store.save_assessment(replace(draft, version=version, threshold="Lost"))

    assert store.assessment(draft.id) == current
    assert current.version == 3


def test_of_two_people_saving_from_the_same_version_one_wins(
    store: Store, draft: Assessment
) -> None:
    texts = ("Ann's", "Ben's")

    outcomes = at_once(2, lambda n: store.save_assessment(replace(draft, threshold=texts[n])))

    (saved,) = [outcome for outcome in outcomes if isinstance(outcome, Assessment)]
    assert [type(outcome) for outcome in outcomes].count(Conflict) == 1
    assert store.assessment(draft.id) == saved


def test_a_round_that_does_not_exist_cannot_be_saved(store: Store, draft: Assessment) -> None:
    with pytest.raises(Conflict):
        store.save_assessment(an_assessment("no such round", number=2))

    assert store.assessment("no such round") is None


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

    with pytest.raises(Conflict, match="Reopen it"):
        store.add_answers(draft.id, [a_record()])
    assert store.current_answers(draft.id) == {}

    store.reopen(submitted, a_reopening())
    store.add_answers(draft.id, [a_record()])
    assert store.current_answers(draft.id) == {"pot.full": a_record()}


@pytest.mark.parametrize("state", State)
def test_a_submitted_round_can_be_changed_in_nothing(
    store: Store, draft: Assessment, state: State
) -> None:
    submitted = store.submit(draft, a_result(), answers_seen(store, draft))

    with pytest.raises(Conflict):
        store.save_assessment(replace(submitted, threshold="Higher", state=state))

    assert store.assessment(draft.id) == submitted


def test_a_submitted_round_cannot_be_submitted_again(store: Store, draft: Assessment) -> None:
    submitted = store.submit(draft, a_result(), answers_seen(store, draft))

    with pytest.raises(Conflict):
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

    assert [type(outcome) for outcome in outcomes].count(Conflict) == 1
    (winner,) = [n for n, outcome in enumerate(outcomes) if isinstance(outcome, Assessment)]
    assert list(store.frozen_results(draft.id)) == [results[winner]]


def test_an_answer_beside_a_submission_is_scored_with_it_or_refused_or_stops_it(
    store: Store,
) -> None:
    for number in range(1, 6):
        draft = begin(store, an_assessment(f"round-{number}", number=number))

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
