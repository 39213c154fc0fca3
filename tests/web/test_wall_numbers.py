"""The number that phones ask for: looked up once, however many wait for a database that is away."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from maturity.errors import StoreError
from maturity.web.routes.wall_numbers import FRESH, WallNumbers


def test_while_one_waits_for_the_database_the_others_get_what_was_known() -> None:
    asked, answers = Event(), Event()

    def find(_workshop_id: str) -> int:
        if asked.is_set():
            answers.wait(5)
            raise StoreError("away")
        asked.set()
        return 7

    numbers = WallNumbers(find)
    numbers.look("room", now=0.0)
    late = 2 * FRESH
    assert numbers.known("room", late) is None

    with ThreadPoolExecutor(1) as pool:
        waits = pool.submit(numbers.look, "room", late)
        while not numbers._looking:  # noqa: SLF001
            pass
        seen = (numbers.known("room", late), numbers.known("other room", late))
        answers.set()

    assert seen == (7, None)
    with pytest.raises(StoreError):
        waits.result()
    assert numbers.known("room", late) is None
