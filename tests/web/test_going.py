"""How long a process that is going waits. A real one: tests/e2e/test_going.py."""

import asyncio

import pytest

from maturity.web import going as module
from maturity.web.going import Going


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RUNS_BOUND", 0.0)
    monkeypatch.setattr(module, "BOUND", 0.0)


def test_it_waits_for_nothing_where_nothing_is_under_way() -> None:
    going = Going()

    assert not going.begun
    assert asyncio.run(going.runs_over())
    assert asyncio.run(going.acts_over())


def test_it_does_not_wait_for_ever_for_a_run_or_a_write_that_hangs() -> None:
    going = Going()
    going.begin()
    going.run(1)

    with going.act():
        assert not asyncio.run(going.runs_over())
        assert not asyncio.run(going.acts_over())
    assert asyncio.run(going.acts_over())


def test_a_write_that_fails_is_over_too() -> None:
    going = Going()

    with pytest.raises(ZeroDivisionError), going.act():
        raise ZeroDivisionError

    assert asyncio.run(going.acts_over())
