"""The parts of a plan's documents: its quarters, the pages of actions, and priorities."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from maturity.documents.blocks import Bullets, Item, Quote, Table, Wide
from maturity.documents.indicator_text import IndicatorPart
from maturity.documents.plan_page import full_plan
from maturity.documents.plan_paper import PlanPaper
from maturity.documents.roles import role_name
from maturity.domain.assessment import Answer
from maturity.domain.catalogue import Money, Move
from maturity.domain.indicator_entry import IndicatorEntry
from maturity.domain.law import Reference
from maturity.domain.plan import ActionRecord, Here, Now, OwnAction, Status
from tests.builders import DONT_KNOW
from tests.documents.plans import (
    LASTING,
    SMALL_FIRMS,
    WHO,
    a_paper,
    a_task,
    an_action,
    asks,
    full_paper,
    paper_with,
    planned,
    rivermouth,
    the_catalogue,
)
from tests.documents.reading import blocks, headings, table, under, words_of
from tests.documents.sample_results import shipped

A = planned(a_task("a", WHO, LASTING), Here.FOUNDATION, unlocks=("c",))
B = planned(a_task("b", SMALL_FIRMS), first=0, quarters=3)
C = planned(a_task("c", Move("impact.voice", 0, 1)), now=Now.AFTER, first=1, after=("a",))
D = planned(a_task("d", Move("impact.voice", 1, 2), money=Money(100, 900)), first=2)


def a_year(*, records: Mapping[str, ActionRecord] | None = None) -> PlanPaper:
    """Four actions: two begin at once, one a quarter later and one in the third."""
    return paper_with(A, B, C, D, request=asks(records=records or {}))


def test_each_quarter_has_a_table_of_what_begins_in_it() -> None:
    plan = full_plan(a_year())

    names = {"July to September 2027": ["1. Do a", "2. Do b"]}
    names |= {"October to December 2027": ["3. Do c"], "January to March 2028": ["4. Do d"]}
    for name, titles in names.items():
        rows = table(plan, f"What begins in {name}").rows
        assert [row[0] for row in rows] == titles
    assert under(plan, "April to June 2028") == "Nothing begins in this quarter."


def test_a_row_of_the_plan_tells_all_that_an_officer_asks() -> None:
    found = table(full_plan(a_year()), "What begins in July to September 2027")

    assert dict(zip(found.header, found.rows[0], strict=True)) == {
        "Action": "1. Do a",
        "Why it is here": "It lifts Who benefits from 0 to 1, a foundation question. It also lifts "
        "How long it lasts from 0 to 1. Its 8 staff days bring more than the same days on anything "
        "else then open.",
        "Owner": "Policy and performance",
        "Start": "1 July 2027",
        "Due": "30 September 2027",
        "Staff days": "8 (4 to 12)",
        "Money": "none",
        "What it unlocks": "action 3",
    }


def test_what_waits_for_something_says_for_what() -> None:
    row = table(full_plan(a_year()), "What begins in October to December 2027").rows[0]

    assert row[1].endswith("It begins once action 1 is done.")
    assert row[-1] == "-"


def test_what_goes_on_is_named_in_the_quarters_after() -> None:
    plan = full_plan(a_year())

    assert under(plan, "January to March 2028").endswith("Still under way: 2. Do b.")
    assert "Still under way" not in under(plan, "April to June 2028")


def test_tables_with_many_columns_lie_on_their_side() -> None:
    upright = [b for b in full_plan(a_year()).blocks if isinstance(b, Table)]
    wide = [b for b in full_plan(a_year()).blocks if isinstance(b, Wide)]

    assert max(len(b.header) for b in upright) <= 4
    assert max(len(b.header) for w in wide for b in w.blocks if isinstance(b, Table)) == 9


def test_days_and_money_add_up_in_the_last_row() -> None:
    found = next(t for t in blocks(full_plan(a_year()), Table) if t.header[0] == "Quarter")

    likely = [int(row[2].split(" ")[0]) for row in found.rows]
    assert sum(likely[:-1]) == likely[-1] == 32
    assert found.rows[-1] == ("In all", "120", "32 (16 to 48)", "£100 to £900")


def test_a_short_first_quarter_is_named_by_its_days() -> None:
    plan = full_plan(a_paper(rivermouth(), request=asks(start=date(2027, 8, 16))))

    assert "16 August 2027 to 30 September 2027" in headings(plan, 3)


def test_a_page_stands_for_each_action_of_the_first_two_quarters_alone() -> None:
    pages = [h for h in headings(full_plan(a_year()), 3) if h[0].isdigit() and ". Do " in h]

    assert pages == ["1. Do a", "2. Do b", "3. Do c"]


def test_an_action_s_page_says_what_to_do_and_how_one_sees_that_it_is_done() -> None:
    page = under(full_plan(a_year()), "1. Do a")

    action = an_action("a")
    for words in (action.why, action.notice, action.done_when, action.measure.text, *action.steps):
        assert words in page
    assert "Quick win: one team can do it within 13 weeks." in page
    assert "1 July 2027 to 30 September 2027" in page
    assert "It unlocks\n3. Do c" in page


def test_only_resources_of_the_nation_are_named_with_their_address() -> None:
    there = Reference("A guide for Wales", "https://example.org/wales", ("wales",))
    here = Reference("A guide for all", "https://example.org/all")
    action = an_action("a", resources=(there, here), moves=(WHO,))

    plan = full_plan(paper_with(planned(a_task("a", WHO, action=action))))

    items = [item for b in blocks(plan, Bullets) for item in b.items]
    assert Item(here.name, url=here.url) in items
    assert there.name not in words_of(plan)


def test_what_the_organisation_noted_stands_with_its_action() -> None:
    record = ActionRecord(
        "a",
        Status.IN_PROGRESS,
        owner="The depot team",
        due=date(2027, 8, 31),
        notes="Begun.",
        evidence_link="https://example.org/sheet",
    )

    plan = full_plan(a_year(records={"a": record}))

    page = under(plan, "1. Do a")
    assert {"The depot team", "In progress", "https://example.org/sheet"} <= set(page.split("\n"))
    assert "1 July 2027 to 31 August 2027" in page
    assert Quote("Begun.", "Your notes") in blocks(plan, Quote)


def test_answers_to_find_out_name_whom_to_ask_and_the_whole_question() -> None:
    answers = rivermouth() | {"impact.voice": Answer(DONT_KNOW)}

    listed = under(full_plan(a_paper(answers)), "Answers to find out")

    role = role_name(the_catalogue().informant("impact.voice"))
    assert f"Find out: Hearing from people afterwards. Ask: {role}. Due: 30 Sep" in listed
    assert "How do you hear afterwards from the people" in listed


def test_own_actions_share_a_page_and_have_no_invented_steps() -> None:
    own = (OwnAction("own:1", "Visit the depot", 2), OwnAction("own:2", "Ask the youth club", 0))
    plan = full_plan(a_paper(rivermouth(), request=asks(own_actions=own)))

    named = [h for h in headings(plan, 3) if "depot" in h or "youth club" in h]
    assert len(named) == 2
    for heading in named:
        assert "It is an action of your own." in under(plan, heading)
        assert "What to do" not in under(plan, heading)


def test_every_priority_has_a_row_and_figures_of_all_contracts_one_of_their_own() -> None:
    rows = table(full_plan(full_paper()), "What is on record for each priority").rows

    unknown = ("Not known yet",) * 7
    assert [row[0] for row in rows] == [
        "Who benefits (now 0, aim 1)",
        "Delivered, not only promised (now 1, aim 2)",
        "Small, local and under-represented firms (now 2, aim 3)",
        "All contracts together",
    ]
    assert all(row[1:8] == unknown for row in rows[:-1])
    assert rows[-1][1:] == (
        *("Not known yet", "In 40 % of tenders", "£12 million", "£6 million", "£3.2 million"),
        *("People from priority groups in jobs: 45 people", "Not known yet", "-"),
    )


def test_the_actions_that_serve_a_priority_are_named_by_number() -> None:
    paper = a_paper(rivermouth(), request=asks(priorities=("impact",)))

    row = table(full_plan(paper), "What is on record for each priority").rows[0]

    serving = [
        paper.numbers[s.task.id]
        for s in paper.to_do
        if any(move.question.startswith("impact.") for move in s.task.moves)
    ]
    assert row[0] == "Impact"
    assert [int(n) for n in re.findall(r"\d+", row[-1])] == serving


def test_without_priorities_the_plan_asks_for_them() -> None:
    plan = full_plan(a_paper(rivermouth()))

    assert "You have named no priorities yet." in under(plan, "From need to need left")


def test_a_figure_that_comes_to_nothing_is_not_known_yet() -> None:
    entry = IndicatorEntry(None, Decimal(1), Decimal(0), "2027")
    part = IndicatorPart(shipped().indicators, {"prescribed-share": entry})

    rows = table(
        full_plan(a_paper(rivermouth(), indicators=part)), "What is on record for each priority"
    ).rows

    assert set(rows[0][1:-1]) == {"Not known yet"}
