"""The day of a workshop as people type it."""

from datetime import UTC, datetime

import pytest

from maturity.errors import MaturityError
from maturity.web.workshop_day import read_start


@pytest.mark.parametrize("text", ["9:30", "09.30", "9:30 am", " 9:30AM "])
def test_a_time_is_read_as_people_write_it_in_the_united_kingdom(text: str) -> None:
    assert read_start("14 May 2027", text) == datetime(2027, 5, 14, 8, 30, tzinfo=UTC)


def test_noon_and_midnight_are_told_apart() -> None:
    assert read_start("14/1/2027", "12 pm") == datetime(2027, 1, 14, 12, tzinfo=UTC)
    assert read_start("14/1/2027", "12 am") == datetime(2027, 1, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("14 May 2027", "25:00", "'25:00' is not a time of day."),
        ("14 May 2027", "13 pm", "'13 pm' is not a time of day."),
        ("14 May 2027", "", "'' is not a time of day."),
        ("31 June 2027", "9:30", "'31 June 2027' is not a day."),
        ("", "9:30", "Write a day"),
    ],
)
def test_what_is_none_is_refused_with_what_to_write(day: str, time: str, said: str) -> None:
    with pytest.raises(MaturityError, match=said.replace("?", "")):
        read_start(day, time)
