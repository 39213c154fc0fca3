"""What every store does with rounds: one draft at a time, its changes, and the next one."""

from dataclasses import replace
from functools import partial

import pytest

from maturity.domain.assessment import Answer, Scope
from maturity.domain.contributors import CONTRIBUTOR_ROLES, ContributorRole
from maturity.domain.round import Assessment, Origin, State
from maturity.errors import Conflict, NotHere
from maturity.store import Store
from tests.store.samples import (
    HOSTILE,
    a_record,
    a_reopening,
    an_assessment,
    at_once,
    begin,
    close,
    hand_in,
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
        roles=CONTRIBUTOR_ROLES,
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
        hand_in(store, an_assessment(f"round-{number}", number=number))
    store.start_assessment(an_assessment("other", organisation_id="county"))

    assert [found.number for found in store.assessments_of("council")] == [1, 2, 9, 10]


def test_two_rounds_of_an_organisation_cannot_have_the_same_number(
    store: Store, draft: Assessment
) -> None:
    carried = [a_record(origin=Origin.CARRIED)]
    close(store, draft)

    with pytest.raises(Conflict):
        store.start_assessment(an_assessment("again", number=draft.number), carried)

    assert store.assessment("again") is None
    assert store.current_answers("again") == {}


def test_of_two_people_starting_the_next_round_one_does(store: Store, draft: Assessment) -> None:
    closed = close(store, draft)
    rounds = [an_assessment(f"by-{name}", number=n) for n, name in ((2, "ann"), (3, "ben"))]

    outcomes = at_once(2, lambda n: store.start_assessment(rounds[n]))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "NoneType"]
    assert list(store.assessments_of("council")) == [closed, rounds[outcomes.index(None)]]


def test_an_id_is_taken_once(store: Store, draft: Assessment) -> None:
    closed = close(store, draft)

    with pytest.raises(Conflict):
        store.start_assessment(replace(draft, number=2))

    assert store.assessment(draft.id) == closed


def test_carried_answers_start_with_the_round(store: Store, draft: Assessment) -> None:
    carried = [a_record(f"q{n}", origin=Origin.CARRIED, answer=Answer(n)) for n in range(6)]
    close(store, draft)

    store.start_assessment(an_assessment("round-2", number=2), carried)

    assert store.current_answers("round-2") == {record.question_id: record for record in carried}
    assert store.current_answers(draft.id) == {}


def test_a_round_whose_carried_answers_fail_does_not_start(store: Store, draft: Assessment) -> None:
    carried = [a_record("q1"), a_record("q2", version=2)]
    close(store, draft)

    with pytest.raises(Conflict):
        store.start_assessment(an_assessment("round-2", number=2), carried)

    assert store.assessment("round-2") is None
    assert store.current_answers("round-2") == {}


def test_saving_a_round_raises_its_version(store: Store, draft: Assessment) -> None:
    changed = replace(
        draft,
        scope=Scope.FULL,
        threshold="£100,000",
        share_covered="80 %",
        roles=("finance", "legal"),
    )

    saved = store.save_assessment(changed)

    assert saved == replace(changed, version=2)
    assert store.assessment(draft.id) == saved


@pytest.mark.parametrize("version", [0, 1, 2, 4, 2**63, 2**200, -(2**200)])
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
    with pytest.raises(NotHere):
        store.save_assessment(an_assessment("no such round", number=2))

    assert store.assessment("no such round") is None


@pytest.mark.parametrize(
    "roles", [(), ("community",), ("procurement", "member"), CONTRIBUTOR_ROLES]
)
def test_roles_come_back_in_their_own_order(
    store: Store, draft: Assessment, roles: tuple[ContributorRole, ...]
) -> None:
    saved = store.save_assessment(replace(draft, roles=roles[::-1]))

    assert saved.version == 2
    assert store.assessment(draft.id) == replace(saved, roles=roles)


def test_saving_does_not_close_a_round(store: Store, draft: Assessment) -> None:
    with pytest.raises(ValueError, match="submitted with its result"):
        store.save_assessment(replace(draft, state=State.SUBMITTED))

    assert store.assessment(draft.id) == draft


def test_an_organisation_has_one_draft_at_most(store: Store, draft: Assessment) -> None:
    settle(store, "county")

    with pytest.raises(Conflict, match="in work already"):
        store.start_assessment(an_assessment("second", number=2), [a_record()])
    store.start_assessment(an_assessment("theirs", organisation_id="county"))

    assert list(store.assessments_of("council")) == [draft]
    assert store.current_answers("second") == {}


def test_a_round_is_not_reopened_beside_a_draft(store: Store, draft: Assessment) -> None:
    closed = close(store, draft)
    store.start_assessment(an_assessment("second", number=2))

    with pytest.raises(Conflict, match="in work already"):
        store.reopen(closed, a_reopening())

    assert store.assessment(draft.id) == closed
    assert list(store.reopenings(draft.id)) == []


def test_of_starting_and_reopening_at_once_one_happens(store: Store) -> None:
    for number in range(1, 6):
        council = f"council-{number}"
        closed = hand_in(store, an_assessment(f"first-{number}", organisation_id=council))
        second = an_assessment(f"second-{number}", organisation_id=council, number=2)

        outcomes = at_once(2, partial(start_or_reopen, store, second, closed))

        drafts = [a for a in store.assessments_of(council) if a.state is State.DRAFT]
        assert sorted(type(o).__name__ for o in outcomes) == ["Conflict", "NoneType"]
        assert [a.id for a in drafts] == [(second.id, closed.id)[outcomes.index(None)]]


def start_or_reopen(store: Store, second: Assessment, closed: Assessment, number: int) -> None:
    if number == 0:
        store.start_assessment(second)
    else:
        store.reopen(closed, a_reopening())
