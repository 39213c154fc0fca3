"""How much a plan holds, and what it says about the rest."""

from datetime import date

from maturity.domain.plan import Left, LeftOut, Now
from tests.plans import an_action, left, planned, starts, three_questions


def test_no_more_actions_begin_in_a_year_than_were_asked_for() -> None:
    actions = [an_action(f"a{n}", [(q, 0)], days=n + 1) for n, q in enumerate("qrs")]

    plan = three_questions(*actions, most_actions=2, quarters=5).plan()

    assert starts(plan) == {"a0": 0, "a1": 0, "a2": 4}
    assert left(three_questions(*actions, most_actions=2).plan()) == {
        "a2": (Left.ENOUGH_ACTIONS, ())
    }


def test_a_plan_from_within_a_quarter_has_its_first_year_until_its_own_day() -> None:
    """From 11 May, a fifth quarter that begins on 1 April still is within twelve months."""
    actions = [an_action(f"a{n}", [(q, 0)], days=n + 1) for n, q in enumerate("qrs")]
    wishes = {"most_actions": 2, "start": date(2026, 5, 11)}

    assert starts(three_questions(*actions, **wishes, quarters=5).plan()) == {"a0": 0, "a1": 0}
    assert starts(three_questions(*actions, **wishes, quarters=6).plan())["a2"] == 5


def test_no_more_actions_run_at_once_than_were_asked_for() -> None:
    actions = [an_action(f"a{n}", [(q, 0)], days=3, weeks=26) for n, q in enumerate("qrs")]

    plan = three_questions(*actions, parallel=1).plan()

    assert starts(plan) == {"a0": 0, "a1": 2}
    assert planned(plan, "a1").now is Now.ROOM
    assert left(plan) == {"a2": (Left.IN_PARALLEL, ())}


def test_each_thing_left_out_says_why() -> None:
    case = three_questions(
        an_action("huge", [("q", 0)], days=61),
        an_action("after-huge", [("q", 1)]),
        an_action("needs-huge", [("r", 1)], needs=("huge",)),
        an_action("r-first", [("r", 0)], days=31),
        an_action("r-late", [("r", 1)], days=1),
        an_action("basis", days=2),
        an_action("on-basis", [("s", 0)], days=58, needs=("basis",)),
        quarters=2,
        days_a_quarter=30,
    )

    plan = case.plan()

    assert starts(plan) == {"r-first": 0}
    assert left(plan) == {
        "huge": (Left.TOO_LARGE, ()),
        "after-huge": (Left.NEEDS, ("huge",)),
        "needs-huge": (Left.NEEDS, ("huge",)),
        "r-late": (Left.TOO_LATE, ()),
        "basis": (Left.NOT_NEEDED, ("on-basis",)),
        "on-basis": (Left.NO_ROOM, ()),
    }


def test_what_is_left_out_names_the_steps_that_it_would_bring() -> None:
    case = three_questions(an_action("a", [("q", 0), ("r", 4)]), days_a_quarter=0)

    (found,) = case.plan().left_out

    assert isinstance(found, LeftOut)
    assert found.why is Left.NO_ROOM
    assert [(move.question, move.from_level) for move in found.task.moves] == [("q", 0)]


def test_what_fits_alone_but_not_with_all_it_needs_names_the_limit() -> None:
    plan = three_questions(
        an_action("one"),
        an_action("two"),
        an_action("both", [("q", 0)], needs=("one", "two")),
        most_actions=1,
    ).plan()

    assert left(plan) == {
        "one": (Left.NOT_NEEDED, ("both",)),
        "two": (Left.NOT_NEEDED, ("both",)),
        "both": (Left.ENOUGH_ACTIONS, ()),
    }


def test_what_can_only_follow_something_without_room_names_it() -> None:
    plan = three_questions(
        an_action("full", [("r", 0), ("s", 0)], days=58, weeks=26),
        an_action("first", [("q", 0)], days=30),
        an_action("second", [("q", 1)], days=40),
        quarters=2,
    ).plan()

    assert left(plan) == {"first": (Left.NO_ROOM, ()), "second": (Left.NEEDS, ("first",))}
