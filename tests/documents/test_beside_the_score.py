"""What stands beside the average: evidence, legal check, indicators, and how it was handed in."""

from datetime import date
from decimal import Decimal

import pytest

from maturity.documents.blocks import Bullets, Heading, Item, Table
from maturity.documents.evidence_text import evidence_section
from maturity.documents.handed_in_text import HandedIn, handed_in
from maturity.documents.indicator_text import IndicatorPart, indicator_section
from maturity.documents.legal_text import LegalPart, legal_section
from maturity.documents.result_json import result_json
from maturity.domain.assessment import Answer
from maturity.domain.indicator import Indicator, ReferenceLine
from maturity.domain.indicator_entry import IndicatorEntry
from maturity.domain.law import LegalCheck
from maturity.domain.legal_answer import LegalAnswer, LegalResponse
from tests.builders import a_question, a_questionnaire, a_theme
from tests.documents.sample_results import a_result, all_at, shipped, tea, themes_at, words

EXAMPLE = "https://example.org/tea"


def a_check(check_id: str) -> LegalCheck:
    return LegalCheck(
        id=check_id,
        nation="england",
        text=f"Do you pour {check_id}?",
        applies="All tea.",
        source="Tea Act, section 1",
        url=EXAMPLE,
        checked_on=date(2027, 1, 5),
        review_by=date(2028, 1, 5),
    )


def an_indicator(**fields: object) -> Indicator:
    basics = {
        "id": "cups",
        "code": "N1",
        "title": "Cups poured",
        "definition": "Count them.",
        "kind": "number",
        "unit": "cups",
        "period": "the last year",
        "minimum": 0,
        "maximum": 10**9,
        "shown": "default",
        "publish_step": 1,
    }
    return Indicator(**basics | fields)  # type: ignore[arg-type]


def legal(**responses: LegalResponse | None) -> str:
    checks = tuple(a_check(check_id) for check_id in responses)
    return words(
        legal_section(LegalPart(checks, {i: LegalAnswer(r) for i, r in responses.items()}))
    )


def shown(indicator: Indicator, entry: IndicatorEntry | None) -> str:
    entries = {} if entry is None else {indicator.id: entry}
    return words(indicator_section(IndicatorPart((indicator,), entries)))


def test_the_evidence_table_counts_the_answers_by_what_stands_behind_them() -> None:
    answers = {
        "tea.0": Answer(3),
        "tea.1": Answer(3, evidence="word"),
        "tea.2": Answer(4, evidence="records"),
    }

    blocks = list(evidence_section(a_result(tea(4), answers)))

    table = next(block for block in blocks if isinstance(block, Table))
    assert table.rows == (
        ("Checked by others", "0"),
        ("Records", "1"),
        ("A document", "0"),
        ("Our word", "2"),
    )


def test_answers_above_their_evidence_are_named_with_what_it_supports() -> None:
    answers = {
        "tea.0": Answer(4, evidence="document"),
        "tea.1": Answer(3, evidence="document"),
        "tea.2": Answer(2),
    }

    text = words(evidence_section(a_result(tea(3), answers)))

    assert "Of your 2 answers at Level 3 or higher, 1 has the evidence it asks for." in text
    assert "- Tea.0: level 4; a document supports up to 3." in text
    assert "Tea.1:" not in text
    assert "Tea.2:" not in text


def test_where_no_answer_is_high_none_is_asked_for_evidence() -> None:
    text = words(evidence_section(a_result(shipped(), all_at(shipped(), 2))))

    assert "No answer is at Mature or higher, so none asks for evidence." in text


def test_a_questionnaire_that_caps_nothing_has_no_section_on_evidence() -> None:
    bare = a_questionnaire(a_theme("tea", [a_question("tea.0")]))

    assert not list(evidence_section(a_result(bare, {"tea.0": Answer(5)})))


def test_the_legal_check_counts_each_answer_and_names_the_open_ones_as_such() -> None:
    text = legal(green=LegalResponse.YES, black=LegalResponse.YES, mint=LegalResponse.NO, milk=None)

    assert (
        "- Yes (Items: 2) - No (Items: 1) - Not sure (Items: 0) - Not answered yet (Items: 1)"
        in (text)
    )
    assert "It changes no level and no stage, and is not advice." in text


def test_no_and_not_sure_are_listed_with_source_and_day() -> None:
    text = legal(green=LegalResponse.YES, mint=LegalResponse.NO, milk=LegalResponse.NOT_SURE)

    source = "Tea Act, section 1. Checked on 5 January 2027, may have changed."
    assert f"You answered no - Do you pour mint? {source}" in text
    assert f"You are not sure - Do you pour milk? {source}" in text
    assert "Do you pour green?" not in text


def test_a_legal_item_leads_to_its_source_and_shows_the_note() -> None:
    check = a_check("mint")
    part = LegalPart((check,), {"mint": LegalAnswer(LegalResponse.NO, "We asked our lawyer.")})

    lists = [block for block in legal_section(part) if isinstance(block, Bullets)]

    (item,) = lists[0].items
    assert item.url == EXAMPLE
    assert item.text == "Do you pour mint? Your note: We asked our lawyer."


def test_a_nation_without_items_has_no_legal_section() -> None:
    assert not list(legal_section(LegalPart((), {})))


def test_an_indicator_shows_its_figure_with_unit_and_period() -> None:
    entry = IndicatorEntry(value=Decimal("1234.5"), period="2026/27", note="Mugs count too.")

    text = shown(an_indicator(), entry)

    assert "Cups poured 1,234.5 cups (2026/27). Your note: Mugs count too." in text


def test_a_ratio_shows_what_it_was_worked_out_from() -> None:
    ratio = an_indicator(
        kind="ratio", unit="%", numerator="Cups washed", denominator="Cups poured", maximum=100
    )

    text = shown(ratio, IndicatorEntry(numerator=Decimal(1), denominator=Decimal(3), period="May"))

    assert "33.3 % (May). Cups washed: 1. Cups poured: 3." in text


def test_published_figures_stand_beside_it_with_source_and_year() -> None:
    line = ReferenceLine(25.5, "All the tea there is.", "Tea Board", EXAMPLE, 2025)
    indicator = an_indicator(reference_lines=(line,), caution="More tea is not better.")
    part = IndicatorPart((indicator,), {"cups": IndicatorEntry(value=Decimal(3), period="May")})

    blocks = list(indicator_section(part))

    lists = [block for block in blocks if isinstance(block, Bullets)]
    assert lists == [
        Bullets((Item("25.5 cups: All the tea there is.", "Tea Board, 2025", EXAMPLE),))
    ]
    assert "More tea is not better." in words(blocks)


@pytest.mark.parametrize("entry", [None, IndicatorEntry(), IndicatorEntry(note="Later.")])
def test_an_indicator_without_a_figure_is_counted_and_not_shown(
    entry: IndicatorEntry | None,
) -> None:
    text = shown(an_indicator(), entry)

    assert "1 indicator has no figure yet." in text
    assert "Cups poured" not in text


def test_a_questionnaire_without_indicators_has_no_section_on_them() -> None:
    assert not [b for b in indicator_section(IndicatorPart((), {})) if isinstance(b, Heading)]


def test_a_frozen_round_says_when_and_by_whom_it_was_handed_in() -> None:
    result = a_result(shipped(), all_at(shipped(), 3))
    day = date(2027, 5, 14)

    named = words(handed_in(result, HandedIn(day, "Ann Lead", result_json(result), same=True)))
    nameless = words(handed_in(result, HandedIn(day, "", result_json(result), same=True)))

    assert named == "Handed in on 14 May 2027 by Ann Lead."
    assert nameless == "Handed in on 14 May 2027."


def test_a_result_that_would_differ_today_tells_what_was_handed_in() -> None:
    stored = result_json(a_result(shipped(), themes_at(shipped(), (3, 2, 2, 0))))
    today = a_result(shipped(), all_at(shipped(), 3))

    text = words(handed_in(today, HandedIn(date(2027, 5, 14), "Ann", stored, same=False)))

    assert "the way a result is worked out has changed: this page shows today's." in text
    assert "What you handed in stays on record: overall Minimum, average 1.8 of 5." in text
