"""Days as people type them: what is read, what is not, and that a box reads what it shows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.locale import speaking, translations
from maturity.web.typed_day import read_day, written_day
from tests.locale.pseudo import write_catalogue

LAST_OF_JUNE = date(2027, 6, 30)


@given(st.dates(date(1000, 1, 1)))
def test_a_box_reads_what_it_shows(day: date) -> None:
    assert read_day(written_day(day)) == day


@given(
    st.dates(date(1000, 1, 1)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d %b %Y"])
)
def test_a_day_is_read_in_the_usual_forms(day: date, form: str) -> None:
    assert read_day(day.strftime(form)) == day


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_box(text: str) -> None:
    assert read_day(text) is None or any(sign.isdecimal() for sign in text)


@pytest.mark.parametrize(
    "text",
    ["30 June 2027", " 30  june 2027 ", "30 JUN. 27", "30-6-27", "30/06/2027", "2027-6-30"],
)
def test_the_last_of_june_is_read(text: str) -> None:
    assert read_day(text) == LAST_OF_JUNE


@pytest.mark.parametrize(
    "text",
    ["", "June", "31 June 2027", "6/30/2027", "30 Ju 2027", "3062027", "30 June", "0/0/0", "1127"],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_day(text) is None


def test_a_month_is_read_in_the_language_of_the_page(tmp_path: pytest.TempPathFactory) -> None:
    folder = write_catalogue(tmp_path)  # type: ignore[arg-type]

    with speaking(translations("cy", folder)):
        assert written_day(LAST_OF_JUNE) == "⟦⟪30⟫ ⟪⟦June⟧⟫ ⟪2027⟫⟧"
