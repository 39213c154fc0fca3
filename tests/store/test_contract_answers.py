"""What every store does with answers: they are added, never changed, and nobody's is lost."""

from datetime import datetime, timedelta, timezone
from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.round import AnswerRecord, Assessment, Origin
from maturity.errors import Conflict, NotHere
from maturity.store import Store
from tests.store.samples import HOSTILE, NOW, a_record, an_assessment, at_once, begin

KINDS = st.sampled_from(["checked", "records", "document", "word"])
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
LEVELS = st.none() | st.integers(0, 10)
ANSWERS = st.builds(
    Answer, st.integers(0, 10) | st.sampled_from(NoLevel), TEXT, KINDS, TEXT, TEXT, TEXT, LEVELS
)
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.timezones())  # noqa: DTZ001 - hypothesis adds the zone
NUMBERS = count()


@pytest.mark.parametrize("response", [*range(11), *NoLevel])
@pytest.mark.parametrize("target", [None, 0, 5])
def test_every_response_comes_back_as_it_was(
    store: Store, draft: Assessment, response: int | NoLevel, target: int | None
) -> None:
    record = a_record(answer=Answer(response, target=target))
    store.add_answers(draft.id, [record])

    assert store.current_answers(draft.id) == {"pot.full": record}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_answers_words_come_back_letter_by_letter(
    store: Store, draft: Assessment, text: str
) -> None:
    answer = Answer(2, text, "records", f"{text}2", f"{text}3", f"{text}4", 4)
    record = a_record(f"question {text}", answer=answer)
    store.add_answers(draft.id, [record])

    assert store.current_answers(draft.id) == {record.question_id: record}
    assert list(store.answer_history(draft.id, record.question_id)) == [record]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(answer=ANSWERS, origin=st.sampled_from(Origin), at=INSTANTS)
def test_any_answer_comes_back_as_it_was(
    store: Store, draft: Assessment, answer: Answer, origin: Origin, at: datetime
) -> None:
    question = f"question-{next(NUMBERS)}"
    record = a_record(question, answer=answer, origin=origin, answered_at=at)
    store.add_answers(draft.id, [record])

    (found,) = store.answer_history(draft.id, question)

    assert found == a_record(question, answer=answer, origin=origin, answered_at=found.answered_at)
    assert found.answered_at.timestamp() == at.timestamp()


@pytest.mark.parametrize(
    "zone",
    [timezone(timedelta(hours=14)), timezone(-timedelta(hours=9.5)), ZoneInfo("Europe/London")],
    ids=str,
)
def test_an_instant_of_any_zone_is_the_same_instant(
    store: Store, draft: Assessment, zone: timezone | ZoneInfo
) -> None:
    record = a_record(answered_at=NOW.astimezone(zone))
    store.add_answers(draft.id, [record])

    assert store.current_answers(draft.id)["pot.full"] == a_record(answered_at=NOW)


def test_both_passes_of_the_hour_when_clocks_go_back_are_kept(
    store: Store, draft: Assessment
) -> None:
    first = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"))
    records = [
        a_record(version=1, answered_at=first),
        a_record(version=2, answered_at=first.replace(fold=1)),
    ]
    store.add_answers(draft.id, records)

    earlier, later = store.answer_history(draft.id, "pot.full")

    assert later.answered_at - earlier.answered_at == timedelta(hours=1)


def test_an_instant_without_a_zone_is_refused(store: Store, draft: Assessment) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.add_answers(draft.id, [a_record(answered_at=NOW.replace(tzinfo=None))])

    assert store.current_answers(draft.id) == {}


def test_history_is_in_order_and_the_current_answer_is_the_highest_version(
    store: Store, draft: Assessment
) -> None:
    records = [
        a_record(
            version=version, answer=Answer(version % 6), answered_at=NOW - version * timedelta(1)
        )
        for version in range(1, 13)
    ]
    for record in records:
        store.add_answers(draft.id, [record])

    assert list(store.answer_history(draft.id, "pot.full")) == records
    assert store.current_answers(draft.id) == {"pot.full": records[-1]}


def test_a_batch_may_hold_several_versions_of_one_answer(store: Store, draft: Assessment) -> None:
    records = [a_record(version=version) for version in (1, 2, 3)]

    store.add_answers(draft.id, records)

    assert list(store.answer_history(draft.id, "pot.full")) == records


def test_answers_belong_to_one_round(store: Store, draft: Assessment) -> None:
    other = begin(store, an_assessment("other", organisation_id="county"))
    store.add_answers(draft.id, [a_record(answer=Answer(1))])
    store.add_answers(other.id, [a_record(answer=Answer(2))])

    assert store.current_answers(draft.id)["pot.full"].answer == Answer(1)
    assert store.current_answers(other.id)["pot.full"].answer == Answer(2)
    assert len(store.answer_history(other.id, "pot.full")) == 1


def test_what_was_never_answered_has_no_answer(store: Store, draft: Assessment) -> None:
    assert store.current_answers(draft.id) == store.current_answers("no such round") == {}
    assert list(store.answer_history(draft.id, "pot.full")) == []


@pytest.mark.parametrize("version", [-1, 0, 1, 2, 4, 2**63, -(2**200)])
def test_a_stale_or_skipping_version_is_a_conflict(
    store: Store, draft: Assessment, version: int
) -> None:
    before = [a_record(version=1), a_record(version=2)]
    store.add_answers(draft.id, before)

    with pytest.raises(Conflict):
        store.add_answers(draft.id, [a_record(version=version, answer=Answer(5))])

    assert list(store.answer_history(draft.id, "pot.full")) == before


@pytest.mark.parametrize("version", [-1, 0, 2])
def test_the_first_answer_is_version_one(store: Store, draft: Assessment, version: int) -> None:
    with pytest.raises(Conflict):
        store.add_answers(draft.id, [a_record(version=version)])

    assert store.current_answers(draft.id) == {}


@pytest.mark.parametrize("position", range(3))
def test_of_a_batch_with_one_conflict_nothing_is_written(
    store: Store, draft: Assessment, position: int
) -> None:
    store.add_answers(draft.id, [a_record("taken")])
    batch = [a_record("new.1"), a_record("new.2")]
    batch.insert(position, a_record("taken", answer=Answer(0)))

    with pytest.raises(Conflict):
        store.add_answers(draft.id, batch)

    assert store.current_answers(draft.id) == {"taken": a_record("taken")}


def test_an_empty_batch_changes_nothing(store: Store, draft: Assessment) -> None:
    store.add_answers(draft.id, [])

    assert store.current_answers(draft.id) == {}


def test_a_round_that_does_not_exist_takes_no_answer(store: Store, draft: Assessment) -> None:
    with pytest.raises(NotHere):
        store.add_answers("no such round", [a_record()])


def test_of_two_people_answering_from_the_same_version_one_wins(
    store: Store, draft: Assessment
) -> None:
    for version in range(1, 11):
        records = [a_record(version=version, author_id=author) for author in ("ann", "ben")]

        outcomes = at_once(2, partial(add_one_of, store, draft, records))

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "NoneType"]
        winner = records[outcomes.index(None)]
        assert store.current_answers(draft.id)["pot.full"] == winner


def add_one_of(store: Store, draft: Assessment, records: list[AnswerRecord], n: int) -> None:
    store.add_answers(draft.id, [records[n]])


def test_two_batches_at_once_do_not_mix(store: Store, draft: Assessment) -> None:
    questions = [f"q{number}" for number in range(10)]
    orders = (questions, questions[::-1])
    batches = [
        [a_record(question, author_id=author) for question in order]
        for author, order in zip(("ann", "ben"), orders, strict=True)
    ]

    outcomes = at_once(2, lambda n: store.add_answers(draft.id, batches[n]))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "NoneType"]
    authors = {record.author_id for record in store.current_answers(draft.id).values()}
    assert authors == {("ann", "ben")[outcomes.index(None)]}
