"""Any sequence of answers, submissions and reopenings: each store does as a dict would."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from maturity.domain.assessment import Answer, NoLevel
from maturity.domain.round import AnswerRecord, Assessment, FrozenResult, Reopening, State
from maturity.errors import Conflict
from maturity.store import Store
from tests.store.samples import (
    a_record,
    a_reopening,
    a_result,
    an_assessment,
    answers_seen,
    begin,
)

QUESTIONS = st.sampled_from(["pot.full", "pot.hot", "cup.clean"])
AUTHORS = st.sampled_from(["ann", "ben"])
RESPONSES = st.integers(0, 5) | st.sampled_from(NoLevel)
OFF_BY = st.sampled_from([0, 0, 0, -2, -1, 1])
NUMBERS = count(1)


class Round(RuleBasedStateMachine):
    """One round. The model is its answers, results and reasons in lists, and its last version."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.answers: dict[str, list[AnswerRecord]] = {}
        self.results: list[FrozenResult] = []
        self.reasons: list[Reopening] = []
        self.current: Assessment = an_assessment()

    @initialize()
    def start(self) -> None:
        number = next(NUMBERS)
        made = an_assessment(f"model-{number}", organisation_id=f"council-{number}")
        self.current = begin(self.store, made)

    def record(self, question: str, author: str, response: int | NoLevel, off: int) -> AnswerRecord:
        version = len(self.answers.get(question, [])) + 1 + off
        return a_record(question, version, author_id=author, answer=Answer(response))

    @rule(question=QUESTIONS, author=AUTHORS, response=RESPONSES, off=OFF_BY)
    def answer(self, question: str, author: str, response: int | NoLevel, off: int) -> None:
        record = self.record(question, author, response, off)
        if off or self.current.state is State.SUBMITTED:
            with pytest.raises(Conflict):
                self.store.add_answers(self.current.id, [record])
        else:
            self.store.add_answers(self.current.id, [record])
            self.answers.setdefault(question, []).append(record)

    @rule(author=AUTHORS, response=RESPONSES, off=OFF_BY, questions=st.sets(QUESTIONS))
    def answer_several(
        self, author: str, response: int | NoLevel, off: int, questions: set[str]
    ) -> None:
        batch = [self.record(question, author, response, 0) for question in sorted(questions)]
        batch += [self.record("cup.last", author, response, off)]
        if off or self.current.state is State.SUBMITTED:
            with pytest.raises(Conflict):
                self.store.add_answers(self.current.id, batch)
        else:
            self.store.add_answers(self.current.id, batch)
            for record in batch:
                self.answers.setdefault(record.question_id, []).append(record)

    @rule(off=OFF_BY, text=st.text("aŵ%'", max_size=3))
    def save(self, off: int, text: str) -> None:
        version = self.current.version + off
        changed = replace(self.current, version=version, threshold=text, state=State.DRAFT)
        if off or self.current.state is State.SUBMITTED:
            with pytest.raises(Conflict):
                self.store.save_assessment(changed)
        else:
            self.current = self.store.save_assessment(changed)

    @rule(off=OFF_BY)
    def submit(self, off: int) -> None:
        result = a_result(result=f"Result {len(self.results)}")
        given = replace(self.current, version=self.current.version + off)
        if off or self.current.state is State.SUBMITTED:
            with pytest.raises(Conflict):
                self.store.submit(given, result, answers_seen(self.store, given))
        else:
            self.current = self.store.submit(given, result, answers_seen(self.store, given))
            self.results.append(result)

    @rule(off=OFF_BY)
    def reopen(self, off: int) -> None:
        reason = a_reopening(f"Reason {len(self.reasons)}")
        given = replace(self.current, version=self.current.version + off)
        if off or self.current.state is State.DRAFT:
            with pytest.raises(Conflict):
                self.store.reopen(given, reason)
        else:
            self.current = self.store.reopen(given, reason)
            self.reasons.append(reason)

    @invariant()
    def the_store_holds_what_the_model_holds(self) -> None:
        last = {question: records[-1] for question, records in self.answers.items()}
        round_id = self.current.id
        assert self.store.current_answers(round_id) == last
        for question, records in self.answers.items():
            assert list(self.store.answer_history(round_id, question)) == records
        assert list(self.store.frozen_results(round_id)) == self.results
        assert list(self.store.reopenings(round_id)) == self.reasons
        assert self.store.assessment(round_id) == self.current


def test_a_store_does_as_a_dict_would(store: Store) -> None:
    run_state_machine_as_test(
        lambda: Round(store),  # type: ignore[arg-type] # it calls whatever makes a machine
        settings=settings(max_examples=25, stateful_step_count=20),
    )
