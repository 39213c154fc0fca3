"""Every reason of a plan has a sentence, with its particulars."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from maturity.documents.plan_reasons import reasons, why_here, why_left, why_now
from maturity.domain.assessment import Answer
from maturity.domain.catalogue import Days, Move
from maturity.domain.plan import (
    ActionRecord,
    Here,
    Left,
    LeftOut,
    Now,
    OwnAction,
    Scheduled,
    Status,
)
from tests.builders import DONT_KNOW
from tests.documents.plans import (
    LASTING,
    SMALL_FIRMS,
    WHO,
    a_paper,
    a_task,
    asks,
    paper_with,
    papers,
    planned,
    rivermouth,
)


def said_here(one: Scheduled, **request: Any) -> str:
    return why_here(paper_with(one, request=asks(**request)), one)


def said_now(one: Scheduled, *others: Scheduled, **request: Any) -> str:
    return why_now(paper_with(one, *others, request=asks(**request)), one)


def said_left(why: Left, because: tuple[str, ...] = (), **request: Any) -> str:
    left = LeftOut(a_task("b", WHO), why, because)
    paper = paper_with(planned(a_task("a")), left=(left,), request=asks(**request))
    return why_left(paper, left)


def test_a_foundation_question_is_named_before_what_else_is_lifted() -> None:
    assert said_here(planned(a_task("a", LASTING, WHO), Here.FOUNDATION)) == (
        "It lifts Who benefits from 0 to 1, a foundation question. "
        "It also lifts How long it lasts from 0 to 1."
    )


def test_two_foundation_questions_are_both_called_that() -> None:
    both = a_task("a", WHO, Move("impact.decisions", 0, 1))

    assert said_here(planned(both, Here.FOUNDATION)) == (
        "It lifts Who benefits from 0 to 1; Results change decisions from 0 to 1, "
        "foundation questions."
    )


@pytest.mark.parametrize("priority", ["targeting", "targeting.small-firms"])
def test_a_priority_may_be_a_question_or_its_theme(priority: str) -> None:
    one = planned(a_task("a", LASTING, SMALL_FIRMS), Here.PRIORITY)

    assert said_here(one, priorities=(priority,)).startswith(
        "It lifts Small, local and under-represented firms from 2 to 3, a priority of yours. "
    )


def test_a_target_is_what_is_aimed_for() -> None:
    one = planned(a_task("a", LASTING), Here.TARGET)

    assert said_here(one, targets={"impact.lasting-change": 1}) == (
        "It lifts How long it lasts from 0 to 1, towards what you aim for."
    )


def test_an_enabling_action_names_what_needs_it() -> None:
    first = planned(a_task("a"), Here.UNLOCKS, unlocks=("b",))
    second = planned(a_task("b", WHO), Here.FOUNDATION)

    assert why_here(paper_with(first, second), first) == "It is needed first for action 2."


def test_what_was_begun_or_put_in_says_so_and_what_it_lifts() -> None:
    assert said_here(planned(a_task("a", WHO), Here.STARTED)) == (
        "You have begun it. It lifts Who benefits from 0 to 1."
    )
    assert said_here(planned(a_task("a", WHO), Here.PINNED)).startswith("You put it into the plan.")


def test_an_own_action_is_one() -> None:
    own = a_task("own:1", action=None, own=OwnAction("own:1", "Visit"), owner=None)

    assert said_here(planned(own, Here.OWN)) == "It is an action of your own."


@pytest.mark.parametrize(
    ("answer", "beginning"),
    [(Answer(DONT_KNOW), "The answer is 'don't know'"), (None, "The question is not answered")],
)
def test_what_nobody_knows_is_told_from_what_nobody_answered(
    answer: Answer | None, beginning: str
) -> None:
    answers = rivermouth()
    del answers["impact.place"]
    paper = a_paper(answers | ({} if answer is None else {"impact.place": answer}))

    finding_out = next(s for s in paper.to_find_out if s.task.question == "impact.place")

    assert why_here(paper, finding_out).startswith(beginning)


def test_balance_names_the_theme_that_the_action_belongs_to() -> None:
    assert said_now(planned(a_task("a", WHO), now=Now.BALANCE)) == (
        "It comes first because Impact is behind Policy, which stands at 2.9 of 5."
    )


def test_balance_of_an_action_that_only_leads_there_looks_at_its_bundle() -> None:
    enabling = planned(a_task("a"), Here.UNLOCKS, Now.BALANCE, bundle=("a", "b"))
    other = planned(a_task("b", Move("measurement.delivery", 1, 2)))

    assert "because Measurement is behind Policy" in said_now(enabling, other)


def test_balance_without_any_theme_of_it_names_all_that_are_behind() -> None:
    one = planned(a_task("a", SMALL_FIRMS), now=Now.BALANCE)

    assert "because Impact and Measurement are behind Policy" in said_now(one)


def test_balance_is_explained_where_a_questionnaire_has_no_such_themes() -> None:
    paper = papers()["nothing"]()

    assert "more than paper" in why_now(paper, planned(a_task("a"), now=Now.BALANCE))


def test_what_comes_after_something_names_it() -> None:
    last = planned(a_task("c", WHO), now=Now.AFTER, after=("a", "b"))
    before = planned(a_task("a")), planned(a_task("b"))

    assert why_now(paper_with(*before, last), last) == "It begins once actions 1 and 2 are done."


def test_most_gain_tells_its_days_and_what_it_was_taken_with() -> None:
    alone = planned(a_task("a", WHO), bundle=("a",), bundle_days=8)
    together = replace(alone, bundle=("a", "b"), bundle_days=11)

    assert said_now(alone).startswith("Its 8 staff days bring more than the same days on anything")
    assert said_now(together, planned(a_task("b"))).startswith(
        "Taken with action 2, 11 staff days bring more than on anything else"
    )


def test_an_action_without_days_is_not_said_to_use_them_best() -> None:
    assert "no staff day" in said_now(planned(a_task("a", WHO, days=Days(0, 0, 0))))


@pytest.mark.parametrize(
    ("here", "record", "sentence"),
    [
        (Here.STARTED, ActionRecord("a", Status.IN_PROGRESS), "It stays where it is, because"),
        (Here.PINNED, ActionRecord("a", pinned_to=date(2027, 7, 1)), "in the quarter that you"),
        (Here.OWN, ActionRecord("a", start=date(2027, 7, 1)), "in the quarter that you chose"),
        (Here.OWN, ActionRecord("a"), "You named no day for it"),
    ],
)
def test_what_was_chosen_says_how(here: Here, record: ActionRecord, sentence: str) -> None:
    one = planned(a_task("a"), here, Now.CHOSEN)

    assert sentence in said_now(one, records={"a": record})


@pytest.mark.parametrize(
    ("why", "because", "request_", "sentence"),
    [
        (Left.NO_ROOM, (), {}, "It waits: your quarters have no days left for it."),
        (Left.NO_ROOM, (), {"days_a_quarter": 0}, "It waits: you gave the plan no staff days."),
        (Left.ENOUGH_ACTIONS, (), {}, "It waits: a plan holds 8 actions in twelve months, unless"),
        (Left.ENOUGH_ACTIONS, (), {"most_actions": 3}, "you asked for at most 3 actions in twelve"),
        (Left.IN_PARALLEL, (), {"parallel": 2}, "It waits: you can carry 2 actions at once."),
        (Left.TOO_LARGE, (), {}, "It takes 8 staff days over 6 weeks, more than this plan holds."),
        (Left.NEEDS, ("a",), {}, "It needs this first, which is not in the plan: 1. Do a."),
        (Left.NEEDS, (), {}, "It waits for something that is not in the plan."),
        (Left.OTHER_ACTION, ("a",), {}, "Another action in the plan reaches the same: 1. Do a."),
        (Left.POSTPONED, (), {}, "You put it off until after this plan."),
        (Left.DROPPED, (), {}, "You dropped it."),
    ],
)
def test_what_is_left_out_says_why(
    why: Left, because: tuple[str, ...], request_: dict[str, Any], sentence: str
) -> None:
    assert sentence in said_left(why, because, **request_)


def test_what_was_put_off_says_until_when_and_what_was_dropped_the_reason() -> None:
    late = ActionRecord("b", not_before=date(2028, 11, 3))
    dropped = ActionRecord("b", Status.DROPPED, reason="Another team does it.")

    assert said_left(Left.POSTPONED, records={"b": late}) == (
        "You put it off until October to December 2028."
    )
    assert said_left(Left.DROPPED, records={"b": dropped}) == (
        "You dropped it, and said why: Another team does it."
    )


def test_what_it_needs_is_named_though_the_plan_has_nothing_to_do_with_it() -> None:
    known = next(iter(a_paper(rivermouth()).catalogue.actions))

    assert known.title in said_left(Left.NEEDS, (known.id,))


def every_sentence() -> Iterator[str]:
    """In every request that the wording may depend on, with and without particulars."""
    for here in Here:
        for now in Now:
            for moves in ((), (WHO,), (WHO, SMALL_FIRMS)):
                one = planned(a_task("a", *moves), here, now, bundle=("a",))
                yield reasons(paper_with(one), one)
    for why in Left:
        for because in ((), ("a",), ("somewhere.else",)):
            yield said_left(why, because)


def test_no_member_of_any_reason_is_without_a_whole_sentence() -> None:
    found = list(every_sentence())

    assert len(found) == len(Here) * len(Now) * 3 + len(Left) * 3
    for sentence in found:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "  " not in sentence
        assert "{" not in sentence
        assert "None" not in sentence


def test_the_planner_s_own_reasons_are_told_for_every_task_of_every_plan() -> None:
    made = [make() for make in papers().values()]
    here = [(paper, one) for paper in made for one in paper.plan.scheduled]
    left = [(paper, one) for paper in made for one in paper.plan.left_out]

    assert all(reasons(paper, one).endswith(".") for paper, one in here)
    assert all(why_left(paper, one).endswith(".") for paper, one in left)
    assert {Here.FOUNDATION, Here.FIND_OUT, Here.TARGET} <= {one.here for _, one in here}
    assert {one.now for _, one in here} == set(Now)
    assert {Left.NO_ROOM, Left.NEEDS, Left.TOO_LARGE} <= {one.why for _, one in left}
