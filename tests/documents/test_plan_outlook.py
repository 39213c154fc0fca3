"""What a plan leaves out, what follows with and without it, and how to keep what is there."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from maturity.documents.plan_page import full_plan, members_page
from maturity.documents.plan_paper import PlanPaper
from maturity.domain.assessment import Answer, answer_to
from maturity.domain.plan import ActionRecord, Left, LeftOut, Status
from maturity.domain.scoring import score
from tests.builders import DONT_KNOW
from tests.documents.plans import (
    LASTING,
    WHO,
    a_paper,
    a_task,
    asks,
    figures,
    full_paper,
    paper_with,
    papers,
    planned,
    rivermouth,
)
from tests.documents.reading import headings, table, under, words_of
from tests.documents.sample_results import all_at, shipped


def test_each_task_left_out_has_a_row_with_its_reason_and_what_it_would_lift() -> None:
    left = (
        LeftOut(a_task("b", WHO, LASTING), Left.NO_ROOM),
        LeftOut(a_task("c"), Left.NEEDS, ("b",)),
    )

    plan = full_plan(paper_with(planned(a_task("a", WHO)), left=left))

    assert table(plan, "What is left out of the plan").rows == (
        (
            "Do b",
            "It waits: your quarters have no days left for it.",
            "Who benefits from 0 to 1; How long it lasts from 0 to 1",
        ),
        ("Do c", "It needs this first, which is not in the plan: Do b.", "-"),
    )


def test_a_plan_that_leaves_nothing_out_does_not_speak_of_it() -> None:
    assert "What is left out, and why" not in headings(full_plan(a_paper(rivermouth())))


def test_what_is_finished_is_named_and_not_planned_again() -> None:
    done = a_paper(rivermouth()).to_do[0].task
    assert done.action is not None
    records = {done.id: ActionRecord(done.id, Status.DONE)}

    plan = full_plan(a_paper(rivermouth(), request=asks(records=records)))

    assert f"You finished this already: {done.action.title}." in words_of(plan)


def test_a_target_below_today_s_level_is_kept_and_told() -> None:
    request = asks(targets={"policy.scope": 1, "impact.voice": 1})

    left_out = under(full_plan(a_paper(rivermouth(), request=request)), "What is left out, and why")

    assert left_out == (
        "1 target lies below where you are (Where social value applies). You keep what you have."
    )


def test_the_forecast_is_the_result_as_if_all_were_done() -> None:
    paper = a_paper(rivermouth(), request=asks(preset="solid", days_a_quarter=500, most_actions=99))
    risen = dict(rivermouth())
    for one in paper.plan.scheduled:
        for move in one.task.moves:
            level = max(move.to_level, answer_to(move.question, risen).level or 0)
            risen[move.question] = replace(risen[move.question], response=level)

    rows = table(
        full_plan(paper), "Stage and average of each theme, today and if all of it is done"
    ).rows

    scorecard = score(shipped(), risen)
    assert rows[-1] == (
        "Overall",
        "Minimum (1.5 of 5)",
        f"{shipped().levels[scorecard.stage or 0].name} ({_levels(scorecard.score.point)} of 5)",
    )
    assert "It is a forecast" not in words_of(full_plan(paper))
    assert "This is a forecast, not a promise." in under(full_plan(paper), "If all of it is done")


def _levels(point: Fraction | None) -> str:
    assert point is not None
    return f"{float(point * 5):.1f}"


def test_a_forecast_that_opens_no_stage_names_what_still_keeps_it_closed() -> None:
    forecast = under(full_plan(a_paper(rivermouth())), "If all of it is done")

    assert forecast.startswith("Overall you stay Minimum, and the average goes from 1.5 to 1.")
    assert "What then still keeps you from Developing: " in forecast


def test_a_plan_that_lifts_nothing_promises_nothing() -> None:
    answers = rivermouth() | {"impact.voice": Answer(DONT_KNOW)}
    keep = asks(targets={q.id: 0 for q in shipped().questions})

    forecast = under(full_plan(a_paper(answers, request=keep)), "If all of it is done")

    assert forecast.startswith("Stage and average stay as they are: no action here lifts")


@pytest.mark.parametrize("kind", ["don't know", "nothing", "top", "no days"])
def test_where_nothing_can_be_forecast_nothing_is(kind: str) -> None:
    assert "If all of it is done" not in headings(full_plan(papers()[kind]()))


def test_if_nothing_is_done_only_what_follows_from_answers_and_figures_is_said() -> None:
    paper = a_paper(rivermouth(), indicators=figures())

    assert under(full_plan(paper), "If nothing is done").split("\n")[1:] == [
        (
            "The overall stage stays Minimum until four foundation questions rise. They are: "
            "Asking for what is needed; Delivered, not only promised; Who benefits; and 1 more."
        ),
        "Promises in 34 live contracts go on falling due.",
        "Nobody checks 80 % of what is reported as delivered.",
        (
            "By estimate, £2.8 million that was due has not come. Estimated value, not cash and "
            "not savings: promised £12 million, due £6 million, delivered £3.2 million."
        ),
    ]


def test_without_figures_nothing_is_counted() -> None:
    said = under(full_plan(a_paper(rivermouth())), "If nothing is done")

    assert "£" not in said
    assert "%" not in said
    assert "no figure is on record" in said


def test_what_nobody_knows_stays_unknown() -> None:
    said = under(full_plan(full_paper()), "If nothing is done")

    assert "For 2 questions nobody knows how things stand." in said


def test_a_council_at_the_top_that_checks_everything_is_threatened_with_nothing() -> None:
    paper = a_paper(all_at(shipped(), 5, "checked"))

    assert "If nothing is done" not in headings(full_plan(paper))
    assert "If we do nothing" not in words_of(members_page(paper))


def test_at_the_top_the_plan_proposes_how_to_keep_it() -> None:
    plan = full_plan(papers()["top by word"]())

    assert under(plan, "The plan").startswith("Every answer is at the highest level.")
    assert under(plan, "How to keep it").split("\n") == [
        "Answer the same questions again in May 2028, and look at what fell.",
        "Name somebody for each foundation question who says at once when it slips.",
        "Ask the people concerned whether it still works for them.",
        (
            "Of your 36 answers at Mature or higher, 0 have the evidence they ask for. "
            "Complete the others."
        ),
        "Tell other organisations what worked, and what did not.",
    ]
    assert "The plan by quarter" not in headings(plan)


def test_who_aims_no_higher_is_asked_whether_that_is_still_enough() -> None:
    kept = under(full_plan(papers()["low targets"]()), "How to keep it")

    assert kept.endswith("Ask whether your targets are still good enough, while need is left.")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("no days", "Give it more days or more time, or ask for less, and plan again."),
        ("no action", "Nothing is planned: the catalogue has no action for what is aimed at."),
        ("not applicable", "because every question was set aside as not applicable."),
    ],
)
def test_an_empty_plan_says_why_and_what_helps(kind: str, words: str) -> None:
    plan = full_plan(papers()[kind]())

    assert words in under(plan, "The plan")
    assert "What to do in the first two quarters" not in headings(plan)


def test_who_finished_all_that_helps_is_told_to_answer_again() -> None:
    paper = a_paper(rivermouth())
    finished = replace(paper.plan, scheduled=(), left_out=(), finished=(paper.to_do[0].task,))

    plan = full_plan(replace(paper, plan=finished))

    assert "what would help is finished. Answer its questions again." in under(plan, "The plan")


def test_a_leap_day_is_no_stumbling_block() -> None:
    paper: PlanPaper = replace(papers()["top"](), on=date(2028, 2, 29))

    assert "again in February 2029" in under(full_plan(paper), "How to keep it")
