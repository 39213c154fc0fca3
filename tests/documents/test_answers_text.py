"""Every answer: the cells and their marks, and a table that says the same in words."""

from maturity.documents.answers_text import every_answer
from maturity.documents.blocks import Cell, HeatMap, Table
from maturity.domain.assessment import Answer, Answers, NoLevel
from tests.builders import DONT_KNOW, NA
from tests.documents.sample_results import a_result, all_at, shipped, tea, words

FOUR: Answers = {
    "tea.0": Answer(3, evidence="records", target=4),
    "tea.1": Answer(DONT_KNOW),
    "tea.2": Answer(NA, reason="We drink coffee."),
    "tea.3": Answer(NoLevel.UNANSWERED, target=2),
}


def heat_map(answers: Answers, questions: int) -> HeatMap:
    blocks = every_answer(a_result(tea(questions), answers))
    return next(block for block in blocks if isinstance(block, HeatMap))


def test_each_of_the_four_states_has_a_mark_of_its_own() -> None:
    chart = heat_map(FOUR, 4)

    assert chart.rows[0].cells == (
        Cell("3", 3),
        Cell("?", None),
        Cell("n/a", None),
        Cell("-", None),
    )
    assert chart.alt.endswith("Tea: 3, ?, n/a, -.")


def test_only_the_marks_that_stand_in_the_chart_are_explained() -> None:
    all_marks = words(every_answer(a_result(tea(4), FOUR)))
    none = words(every_answer(a_result(tea(1), {"tea.0": Answer(3)})))

    assert "? means 'don't know'. n/a means not applicable. - means not answered yet." in all_marks
    assert " means " not in none


def test_the_table_names_level_evidence_and_target_in_words() -> None:
    blocks = list(every_answer(a_result(tea(4), FOUR)))
    table = next(block for block in blocks if isinstance(block, Table))

    assert table.header == ("Question", "Level", "Evidence")
    assert table.rows == (
        ("1. Tea.0 (foundation)", "3, Level 3 (target: 4, Level 4)", "Records"),
        ("2. Tea.1", "Don't know", "-"),
        ("3. Tea.2", "Not applicable: We drink coffee.", "-"),
        ("4. Tea.3", "Not answered yet (target: 2, Level 2)", "-"),
    )


def test_an_answer_without_evidence_rests_on_our_word() -> None:
    assert "Our word" in words(every_answer(a_result(tea(), {"tea.0": Answer(1)})))


def test_the_answers_at_each_level_are_counted_in_a_sentence() -> None:
    answers = all_at(tea(5), 2) | {"tea.0": Answer(0), "tea.1": Answer(3)}

    text = words(every_answer(a_result(tea(5), answers)))

    assert "1 answer is at level 0, 3 at level 2 and 1 at level 3." in text


def test_without_any_level_the_sentence_says_so() -> None:
    unknown = all_at(tea(2), DONT_KNOW)

    assert "No question has a level yet." in words(every_answer(a_result(tea(2), unknown)))


def test_before_the_first_answer_there_is_nothing_to_show() -> None:
    assert not list(every_answer(a_result(tea(2), {})))


def test_every_question_stands_in_the_chart_and_in_a_table() -> None:
    blocks = list(every_answer(a_result(shipped(), all_at(shipped(), 3))))
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    cells = [len(row.cells) for block in blocks if isinstance(block, HeatMap) for row in block.rows]

    assert len(rows) == sum(cells) == 36
    assert all(q.title in row[0] for q, row in zip(shipped().questions, rows, strict=True))
