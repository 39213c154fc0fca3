"""The pack of a workshop: what is printed before the day, in every form."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from pikepdf import Pdf

from maturity.documents.blocks import QrCode, VotingCards
from maturity.documents.docx import docx
from maturity.documents.html import html
from maturity.documents.pdf import pdf
from maturity.documents.pdf_check import check_pdf
from maturity.documents.qr import qr_svg
from maturity.documents.workshop_pack import workshop_pack
from tests.documents.docx_reading import alternatives, read_docx
from tests.documents.pdf_reading import tagged
from tests.documents.reading import blocks, faults, headings, table, under, words_of
from tests.documents.sample_results import shipped
from tests.documents.sample_workshops import ASKED, a_pack

PARTS = "The parts of the workshop"


def test_the_agenda_has_the_hours_of_every_part_without_a_gap() -> None:
    paper = a_pack()

    rows = table(workshop_pack(paper), PARTS).rows

    assert rows[0][0] == "09:00"
    assert [row[1] for row in rows if row[1] in {q.title for q in ASKED}] == [
        question.title for question in ASKED
    ]
    starts = [timedelta(hours=int(r[0][:2]), minutes=int(r[0][3:])) for r in rows]
    lengths = [timedelta(minutes=int(row[2])) for row in rows]
    assert [start + length for start, length in zip(starts, lengths, strict=True)][:-1] == starts[
        1:
    ]


def test_without_a_day_the_agenda_says_how_long_each_part_takes() -> None:
    found = workshop_pack(a_pack(rows=()))

    assert all(len(row) == 2 and row[1].isdigit() for row in table(found, PARTS).rows)
    assert "No day is set yet" in under(found, "Agenda")
    assert faults(found) == []


def test_the_joining_card_has_code_and_address_in_words_and_for_a_camera() -> None:
    found = workshop_pack(a_pack())

    (code,) = blocks(found, QrCode)
    assert isinstance(code, QrCode)
    assert code.address == "https://index.example.gov.uk/j/ABC-234"
    assert code.address in code.alt
    card = under(found, "Join the workshop")
    assert "https://index.example.gov.uk/j" in card.split("\n")
    assert "ABC-234" in card.split("\n")
    assert "freedom of information" in card


def test_where_no_phone_can_reach_the_server_there_is_no_code_that_leads_nowhere() -> None:
    found = workshop_pack(a_pack(join_at=""))

    assert blocks(found, QrCode) == []
    assert "No phone can reach the server yet." in under(found, "Join the workshop")


def test_each_question_says_all_its_levels_and_what_to_ask() -> None:
    said = words_of(workshop_pack(a_pack()))

    for question in ASKED:
        assert question.text in said
        assert all(text in said for text in (*question.levels, *question.probes))


def test_there_is_a_card_for_each_level_and_one_for_whoever_does_not_know() -> None:
    found = workshop_pack(a_pack())

    pages = [page for page in blocks(found, VotingCards) if isinstance(page, VotingCards)]
    assert [card.mark for page in pages for card in page.cards] == [*"012345", "?"]
    assert "Print these 2 pages" in under(found, "Voting cards")
    assert "3 Mature" in pages[0].alt


def test_the_rules_say_that_a_unanimous_vote_is_no_secret() -> None:
    rules = under(workshop_pack(a_pack()), "The rules")

    assert "If everybody votes the same, everybody knows how everybody voted." in rules


def test_a_digit_of_a_card_is_at_least_four_centimetres_high() -> None:
    (first, _second) = re.findall(r"<svg.*?</svg>", html(workshop_pack(a_pack())), re.DOTALL)[-2:]

    height, view = (
        int(n) for n in re.findall(r'height="(\d+)mm" viewBox="0 0 160 (\d+)"', first)[0]
    )
    assert height == view, "a unit of the drawing is a millimetre"
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', first)]
    assert min(sizes[::2]) * 0.65 > 40


def test_a_level_with_a_long_name_stays_within_its_card() -> None:
    levels = tuple(replace(level, name="Exceedingly " * 8) for level in shipped().levels)

    made = html(workshop_pack(a_pack(questionnaire=replace(shipped(), levels=levels))))

    names = re.findall(r'font-size="([\d.]+)" font-weight="600"[^>]*>([^<]*)<', made)
    assert len(names) == 7
    assert all(float(size) * len(text) * 0.58 <= 79 for size, text in names)


def test_the_code_is_dark_on_white_with_room_around_it() -> None:
    drawn = qr_svg("https://index.example.gov.uk/j/ABC-234", "A & B")

    size = int(re.findall(r'viewBox="0 0 (\d+)', drawn)[0])
    places = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn)]
    assert f'<rect width="{size}" height="{size}" fill="#ffffff"/>' in drawn
    assert {min(place) for place in zip(*places, strict=True)} == {4}
    assert {max(place) for place in zip(*places, strict=True)} == {size - 5}
    assert "<title>A &amp; B</title>" in drawn


@pytest.mark.parametrize("fields", [{}, {"rows": (), "join_at": ""}])
def test_no_page_has_a_fault(fields: dict[str, object]) -> None:
    found = workshop_pack(a_pack(**fields))

    assert faults(found) == []
    assert headings(found)[:4] == ["Agenda", "Join the workshop", "The rules", "Warm-up"]


def test_everybody_can_read_it_in_every_form() -> None:
    found = workshop_pack(a_pack())

    made = pdf(found)
    assert check_pdf(made, least_tables=1, least_figures=3) == ()
    said = alternatives(read_docx(docx(found)))
    assert said[0] == "QR code that opens https://index.example.gov.uk/j/ABC-234"
    assert all(f"<title>{alt}</title>" in html(found) for alt in said)
    with Pdf.open(BytesIO(made)) as file:
        drawn = [str(figure.Alt) for figure in tagged(file, "Figure") if "/Alt" in figure]
    assert sorted(drawn) == sorted(said)


def test_the_rules_are_one_page() -> None:
    with Pdf.open(BytesIO(pdf(workshop_pack(a_pack())))) as file:
        pages = len(file.pages)

    # Cover, contents, agenda, joining, rules, warm-up, levels, one for each question, cards.
    assert pages == 7 + len(ASKED) + 2
