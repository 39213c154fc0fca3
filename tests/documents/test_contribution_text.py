"""What a contribution holds, as it is shown before anybody agrees: all of it, and nothing else."""

import json
from dataclasses import asdict

from maturity.documents.blocks import Document, Heading, Table
from maturity.documents.contribution_text import contribution_text
from tests.documents.reading import blocks as of_kind
from tests.documents.reading import faults, headings, table, under, words_of
from tests.documents.sample_benchmark import a_record
from tests.documents.sample_documents import document
from tests.documents.sample_results import shipped


def shown(**fields: object) -> Document:
    return document(Heading("Contribute", 1), *contribution_text(shipped(), a_record(**fields)))


def test_every_level_is_shown_as_it_would_be_sent() -> None:
    rows = table(shown(), "Levels of the light set").rows

    record = a_record()
    assert [int(level[0]) for _question, level in rows] == [
        record.levels[question.id] for question in shipped().light_set().questions
    ]


def test_a_question_that_does_not_apply_says_so() -> None:
    first = next(shipped().light_set().questions).id
    found = shown(levels={**a_record().levels, first: None})

    assert table(found, "Levels of the light set").rows[0][1] == "does not apply"


def test_averages_stand_as_readers_know_them_and_as_they_are_sent() -> None:
    rows = table(shown(), "Averages over the light set").rows

    assert rows[:2] == (("Overall", "1.5 of 5", "300"), ("Policy", "3.0 of 5", "600"))


def test_a_figure_stands_with_numerator_and_denominator() -> None:
    rows = table(shown(), "Figures").rows

    assert rows[0] == ("Typical social value weighting, goods", "7.5 %")
    assert rows[1][1].endswith("awarded: 4,800.")
    assert ": 1,200." in rows[1][1]


def test_nothing_of_the_record_is_left_out() -> None:
    """Each value of the file stands on the page, in some form."""
    record = asdict(a_record())
    said = words_of(shown())

    assert json.dumps(sorted(record)) == json.dumps(
        [
            *("content_hash", "figures", "id", "invented", "levels", "nation", "overall"),
            *("questionnaire_id", "region", "size", "themes", "type"),
        ]
    )
    for word in (record["id"], "England", "District council", "North West", "fewer than 150,000"):
        assert word in said
    assert record["content_hash"] in said.replace(" ", "")
    assert "Social Value Maturity Index, edition 2026" in said


def test_without_figures_or_size_there_is_no_empty_table() -> None:
    found = shown(figures=(), size=None)

    captions = [block.caption for block in of_kind(found, Table) if isinstance(block, Table)]
    assert captions == ["Averages over the light set", "Levels of the light set"]
    assert "not given" in words_of(found)
    assert faults(found) == []


def test_it_says_what_is_done_what_the_law_may_ask_and_how_to_go_back() -> None:
    terms = under(shown(), "What is done with it")

    assert "You are not promised that it stays secret." in terms
    assert "freedom of information law" in terms
    assert "Several organisations that pool their own answers could learn" in terms
    assert "That counts from the next release on" in terms


def test_an_invented_record_says_so() -> None:
    found = shown(invented=True)

    assert headings(found)[0] == "Exactly what would be sent (invented data)"
    assert words_of(found).count("(invented data)") == 4


def test_no_page_has_a_fault() -> None:
    assert faults(shown()) == []
