"""The record of a workshop: what it tells of votes, and what it never tells."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.documents.blocks import Document, Table
from maturity.documents.docx import docx
from maturity.documents.html import html
from maturity.documents.pdf import pdf
from maturity.documents.pdf_check import check_pdf
from maturity.documents.workshop_record import RecordPaper, workshop_record
from maturity.domain.consensus import FEWEST
from maturity.domain.second_vote import Showing, Shown
from maturity.domain.vote import Counts
from maturity.domain.workshop import ItemState
from tests.documents.docx_reading import cells, read_docx
from tests.documents.reading import blocks, faults, headings, table, under, words_of
from tests.documents.sample_workshops import (
    ASKED,
    FIRST,
    NARROW,
    SECOND,
    WIDE,
    a_record,
    asked,
    every_outcome,
)
from tests.workshops import a_level


def record(**fields: object) -> Document:
    return workshop_record(a_record(**fields))


def of_one(shown: Shown | None) -> Document:
    return workshop_record(a_record([asked(0, agreed=a_level(2), shown=shown)]))


def vote_tables(found: Document) -> list[Table]:
    tables = [block for block in blocks(found, Table) if isinstance(block, Table)]
    return [each for each in tables if each.caption.startswith("Votes: ")]


def test_before_and_after_stand_beside_one_another() -> None:
    found = table(record(), f"Votes: {FIRST.title}")

    assert found.header == ("Level", "Before", "After")
    assert [row[1] for row in found.rows] == ["1", "3", "3", "4", "1", "0", "1"]
    assert [row[2] for row in found.rows] == ["0", "0", "4", "8", "0", "0", "0"]
    said = under(record(), FIRST.title)
    assert "Before: Median 2, Developing. 10 of 12 within one level." in said
    assert "After: Median 3, Mature. 12 of 12 within one level. The room: agreed." in said


def test_a_level_stands_with_reason_evidence_the_other_view_and_who_set_it() -> None:
    said = under(record(), FIRST.title).split("\n")

    facts = dict(pairwise(said))
    assert facts["Agreed"] == "3, Mature"
    assert facts["Reason"] == "Most contracts have it."
    assert facts["Evidence"] == "The register of contracts."
    assert facts["Another view"] == "Care sees level 1."
    assert facts["Set by"] == "Ann Price"


def test_a_name_that_nobody_said_is_left_out() -> None:
    assert "Set by" not in words_of(record(names={"ann": ""}))


def test_what_the_room_did_not_agree_on_is_named_as_an_action() -> None:
    found = record()

    assert SECOND.title in under(found, "Find the evidence").split("\n")
    assert (SECOND.title, "1, Minimum", "set, not agreed") in table(
        found, "The level of each question"
    ).rows
    assert "nearly nobody changed" in under(found, SECOND.title)
    assert "Many do not know." in under(found, SECOND.title)


def test_every_question_without_a_level_says_why() -> None:
    found = record()

    for heading, question in zip(("Parked", "Skipped", "Not decided"), ASKED[4:7], strict=True):
        assert under(found, heading) == question.title


def test_roles_are_numbers_of_people_and_nothing_else() -> None:
    found = record()

    rows = table(found, "Roles that joined").rows
    assert rows == (("Procurement", "3"), ("Finance", "2"), ("Did not say", "7"))
    assert "12 people joined by phone." in under(found, "Who was there")


def test_where_only_cards_were_held_up_nobody_is_counted() -> None:
    assert "Nobody joined by phone." in under(record(roles={}), "Who was there")


def test_a_record_of_a_running_workshop_says_so() -> None:
    sentence = "The workshop is not closed yet: this record may still change."

    assert sentence in words_of(record(closed=False))
    assert sentence not in words_of(record())


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (None, "There was no vote to show: the room talked."),
        (Shown(Showing.TOO_FEW), "Fewer than 5 chose a level, so no votes are shown."),
        (Shown(Showing.TOO_FEW, WIDE), "The vote after that is not shown"),
        (Shown(Showing.AFTER_ONLY, after=NARROW), "Only the last vote is shown"),
        (Shown(Showing.NEARLY_NOBODY, WIDE), "In the vote after that, nearly nobody changed."),
    ],
)
def test_what_is_not_shown_is_said_in_words(shown: Shown | None, sentence: str) -> None:
    assert sentence in under(of_one(shown), FIRST.title)


@given(
    levels=st.lists(st.integers(0, FEWEST), min_size=6, max_size=6),
    dont_know=st.integers(0, 9),
    how=st.sampled_from(Showing),
    after=st.booleans(),
)
def test_counts_of_fewer_than_five_are_nowhere(
    levels: list[int], dont_know: int, how: Showing, after: bool
) -> None:
    """Even if they came this far by mistake."""
    counts = Counts(tuple(levels), dont_know)
    shown = Shown(how, after=counts) if after else Shown(how, before=counts)

    found = vote_tables(of_one(shown))

    assert bool(found) == (counts.votes >= FEWEST)


def test_a_question_that_was_voted_on_and_parked_keeps_its_spread() -> None:
    parked = asked(0, ItemState.PARKED, shown=Shown(Showing.ONE, after=NARROW))

    found = workshop_record(a_record([parked]))

    assert len(vote_tables(found)) == 1
    assert "No level was set." in under(found, FIRST.title)


@pytest.mark.parametrize(
    "paper",
    [
        a_record(),
        a_record(roles={}, names={}, closed=False),
        a_record([]),
        a_record([asked(0, ItemState.PARKED)]),
        a_record([replace(each, shown=None) for each in every_outcome()]),
    ],
    ids=["all", "cards", "nothing", "parked", "talked"],
)
def test_no_page_has_a_fault(paper: RecordPaper) -> None:
    assert faults(workshop_record(paper)) == []


def test_everybody_can_read_it_in_every_form() -> None:
    found = record()

    assert check_pdf(pdf(found), least_tables=4) == ()
    assert html(found).count("<caption>") == 4
    assert len(cells(read_docx(docx(found)))) == 4
    assert headings(found)[0] == "Who was there"
