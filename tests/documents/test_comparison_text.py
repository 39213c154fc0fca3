"""Where an organisation stands among others, in words, bars and tables."""

from collections.abc import Iterable
from typing import Any

import pytest

from maturity.documents.benchmark_words import (
    group_name,
    group_words,
    position_words,
    share,
    why_missing,
)
from maturity.documents.blocks import Bar, BarChart, Block, Document, Heading, Marks, Table
from maturity.documents.comparison_page import comparison_page
from maturity.documents.comparison_text import comparison_section, national_sentence
from maturity.domain.comparing import Attributes, compare
from maturity.domain.comparison import Comparison, NotCompared, Position
from maturity.domain.contribution import REGIONS, SIZES
from maturity.domain.organisation import TYPES
from maturity.domain.peer_group import COUNCILS, MACRO_REGIONS
from maturity.domain.release import Quartiles
from tests.documents.reading import blocks as of_kind
from tests.documents.reading import faults, headings, under, words_of
from tests.documents.sample_benchmark import (
    BEFORE,
    a_comparison,
    a_release,
    an_own,
    figures,
    levels,
)
from tests.documents.sample_documents import document
from tests.documents.sample_results import shipped

NOTHING_YET = Comparison(None, because=NotCompared.NO_RELEASE, contributions=15)


def page(comparison: Comparison) -> Document:
    return document(Heading("Compare", 1), *comparison_page(shipped(), comparison))


def section(comparison: Comparison | None) -> tuple[Block, ...]:
    return tuple(comparison_section(shipped(), comparison))


def charts(found: Document) -> list[BarChart]:
    return [block for block in of_kind(found, BarChart) if isinstance(block, BarChart)]


def tables(found: Document) -> list[Table]:
    return [block for block in of_kind(found, Table) if isinstance(block, Table)]


def said(blocks: Iterable[Block]) -> str:
    return words_of(document(*blocks))


def test_each_group_has_a_sentence_with_a_band_and_a_place() -> None:
    overall = Quartiles(100, 150, 200)
    found = page(a_comparison(groups=(figures(), figures("type:district", 25, overall=overall))))

    assert "Among 40 or more councils you are on the boundary of the lowest quarter." in words_of(
        found
    )
    assert "Among 25 or more district councils you are in the highest quarter." in words_of(found)


def test_themes_at_the_same_place_share_a_sentence() -> None:
    assert "Policy and Targeting: about the middle." in words_of(page(a_comparison()))


def test_the_table_has_own_average_and_the_marks_in_levels_of_five() -> None:
    table = tables(page(a_comparison()))[0]

    assert table.header == ("Average", "You", "Lower quartile", "Median", "Upper quartile")
    assert table.rows[0] == ("Overall", "1.5 of 5", "1.5 of 5", "2.0 of 5", "2.5 of 5")
    assert table.rows[1] == ("Policy", "3.0 of 5", "2.0 of 5", "2.8 of 5", "3.2 of 5")


def test_the_first_group_has_a_bar_for_each_theme_and_the_others_one() -> None:
    drawn = charts(page(a_comparison()))

    assert [len(chart.bars) for chart in drawn] == [5, 1, 1]
    assert drawn[0].bars[0] == Bar("Overall: you 1.5, median 2.0", 1.5, marks=Marks(1.5, 2.0, 2.5))


def test_a_chart_says_in_sentences_what_it_shows() -> None:
    alt = charts(page(a_comparison()))[1].alt

    assert alt == (
        "Your averages as bars from 0 to 5, each with the quartiles of 25 or more district "
        "councils. Overall: you 1.5, lower quartile 1.8, median 2.2, upper quartile 2.8."
    )


def test_the_page_says_of_when_and_of_what_the_figures_are() -> None:
    found = words_of(page(a_comparison()))

    assert "The figures are those of 30 November 2027, edition 2026." in found
    assert "compared on the same 20 questions" in found


def test_older_figures_say_so_and_those_of_the_day_do_not() -> None:
    found = page(a_comparison())
    still = "The figures are still those of 31 May 2027"

    assert still in under(found, "15 or more councils in the north of England")
    assert still not in under(found, "40 or more councils")
    assert a_release().cut_off > BEFORE


def test_a_group_that_is_missing_says_why_without_a_hint_at_anybody() -> None:
    missing = under(page(a_comparison()), "Groups of yours that are not shown")

    assert missing.startswith("Councils of fewer than 150,000 people: the check found that")
    assert "County" not in missing


def test_a_question_has_own_level_and_the_share_at_each_level() -> None:
    table = next(t for t in tables(page(a_comparison())) if t.header[0] == "Question")

    assert table.header[1:] == ("You", *(f"{n} or higher" for n in range(1, 5)), "5")
    assert table.rows[0][1:4] == ("3", "90 % or more", "70 %")
    assert table.rows[3][-1] == "10 % or less"
    assert len(table.rows) == 20


def test_what_stands_out_is_named_most_striking_first() -> None:
    found = under(page(a_comparison()), "Question by question").split("\n")

    few = found.index("Few are as far as you here. Others may want to see how you do it:")
    most = found.index("Most are further here. You could ask how they do it:")
    assert found[few + 1] == "Tied to your purpose: you are at 3. At 3 or higher: 20 %."
    assert found[most + 1] == "Who benefits: you are at 0. At 1 or higher: 90 % or more."


@pytest.mark.parametrize("level", [0, 5])
def test_nobody_is_told_of_a_level_that_there_is_not(level: int) -> None:
    own = an_own(levels(level, level, level, level))

    found = page(compare(shipped(), own, a_release()))

    assert faults(found) == []
    assert ("Most are further here" in words_of(found)) == (level == 0)
    assert ("Few are as far as you" in words_of(found)) == (level == 5)


def test_own_figure_stands_beside_the_published_ones() -> None:
    table = next(t for t in tables(page(a_comparison())) if t.header[0] == "Figure")

    assert table.rows == (
        ("Typical social value weighting, goods", "7.5 %", "5 %", "10 %", "20 %", "20 or more"),
    )


def test_the_promise_stands_with_its_limit() -> None:
    found = words_of(page(a_comparison()))

    assert "Nobody can work out one organisation's answers from what we publish" in found
    assert "Several organisations that pool their own answers could learn" in found
    assert "we do not publish groups below ten" in found


@pytest.mark.parametrize("forbidden", ["rank ", "percentile", "catch up", "secret", "behind"])
def test_nothing_ranks_or_shames_or_promises_too_much(forbidden: str) -> None:
    assert forbidden not in words_of(page(a_comparison()))


def test_invented_figures_say_so_in_headings_captions_and_charts() -> None:
    found = page(a_comparison(invented=True))

    figures_of = ("Groups of yours that are not shown", "What these figures do not say")
    assert all("(invented data)" in h for h in headings(found) if h not in figures_of)
    assert all(table.caption.endswith("(invented data)") for table in tables(found))
    assert all(chart.alt.startswith("Invented data. ") for chart in charts(found))
    assert "40+ invented councils" in words_of(found)


def test_before_a_first_release_there_is_a_band_and_figures_of_other_sources() -> None:
    found = page(NOTHING_YET)

    assert "There is no benchmark yet. 15 or more organisations have contributed" in words_of(found)
    assert "They are not peers." in under(found, "Published figures from other sources")


@pytest.mark.parametrize("band", [0, 5])
def test_few_contributions_are_not_counted_out(band: int) -> None:
    found = page(Comparison(None, because=NotCompared.NO_RELEASE, contributions=band))

    assert "Fewer than ten organisations have contributed so far." in words_of(found)


@pytest.mark.parametrize("because", [NotCompared.INCOMPLETE, NotCompared.OTHER_FAMILY])
def test_a_round_that_is_not_compared_is_told_why_and_sees_no_figures(because: NotCompared) -> None:
    found = page(Comparison(a_release(), because=because))

    assert len(words_of(found)) < 400
    assert tables(found) == []


def test_what_changed_in_another_edition_is_named() -> None:
    changed = tuple(q.id for q in list(shipped().light_set().questions)[:2])
    comparison = Comparison(a_release(), a_comparison().groups, changed=changed)

    assert "2 questions have changed since and are not compared" in words_of(page(comparison))


def test_an_organisation_that_is_in_no_group_is_told_so() -> None:
    found = compare(shipped(), an_own(attributes=Attributes("other")), a_release())

    assert "Organisations of your type are not compared with one another." in words_of(page(found))


def test_a_longer_document_has_a_section_only_where_there_is_something_to_compare() -> None:
    assert section(None) == section(NOTHING_YET) == ()
    assert section(Comparison(a_release(), because=NotCompared.INCOMPLETE)) == ()
    assert "you are on the boundary" in said(section(a_comparison()))


def test_one_line_says_it_for_members() -> None:
    assert national_sentence(a_comparison()) == (
        "Compared with 40+ councils, November 2027: on the boundary of the lowest quarter."
    )
    assert national_sentence(None) == national_sentence(NOTHING_YET) == ""


@pytest.mark.parametrize(
    "fields",
    [{}, {"groups": ()}, {"missing": ()}, {"questions": (), "indicators": (), "movement": None}],
)
def test_no_page_has_a_fault(fields: dict[str, Any]) -> None:
    assert faults(page(a_comparison(**fields))) == []


def test_every_group_that_there_may_be_has_a_name_of_its_own() -> None:
    regions = {*REGIONS, *MACRO_REGIONS.values()}
    ids = [f"region:{region}" for region in sorted(regions)]
    ids += [*(f"size:{size}" for size in SIZES), *(f"type:{kind}" for kind in COUNCILS)]
    ids += [*(f"national:{kind}" for kind in TYPES if kind not in COUNCILS), "national"]

    assert all(group_name(i)[0].isupper() and group_words(i) for i in ids)
    same = {"london", "scotland", "wales", "ni"}
    names = [group_name(i) for i in ids if i.removeprefix("region:") not in same]
    assert sorted(n for n in names if names.count(n) > 1) == ["Councils in Northern Ireland"] * 2


def test_every_place_and_reason_has_words_and_shares_are_coded_at_both_ends() -> None:
    assert len({position_words(position) for position in Position}) == 7
    assert len({why_missing(b) for b in ("few", "complement", "change", "audit")}) == 4
    assert [share(s) for s in (0, 10, 20, 80, 90, 100)] == [
        *("10 % or less", "10 % or less", "20 %", "80 %", "90 % or more", "90 % or more")
    ]
    assert why_missing("few", 12) == "fewer than twelve have contributed."
